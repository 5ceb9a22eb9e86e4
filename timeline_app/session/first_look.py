"""A large project shown before all of it is read: its outline and the columns that its file keeps.

What is asked for of the rest is read then, or all of it first; ``opening_rest`` does that.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

import numpy as np
import numpy.typing as npt
from pydantic import PrivateAttr

from timeline_app.model.event import Claim, Event, EventType, Factuality, Stance
from timeline_app.model.project import Project
from timeline_app.model.source import Located, Passage, PassageState, locate
from timeline_app.query.column_cache import columns_from_bytes
from timeline_app.query.columns import EventColumns
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.opening_records import ReadableTexts, open_project_of, with_kept_colors
from timeline_app.store.errors import StoreError
from timeline_app.store.project_store import ProjectStore

if TYPE_CHECKING:
    from timeline_app.session.opening_rest import OpeningRest

COLUMNS = "columns"
_MOST_READ = 2_000  # events by themselves, before it is better to read all of them
_UNREADABLE = "(its record is damaged)"


def first_look(store: ProjectStore, rest: "OpeningRest") -> tuple[OpenProject, EventColumns] | None:
    """The project as far as it is read, and the columns that are kept of it; None if none are."""
    data, outline = store.cached(COLUMNS), store.outline
    if data is None:
        return None
    columns = columns_from_bytes(
        data,
        outline.actors,
        [document.id for document in outline.documents],
        lambda ids: LateEvents(ids, store, rest),
        LateWords(rest),
    )
    if columns is None:
        return None
    texts = ReadableTexts(store)
    project = LateProject.of(outline, lambda: store.project)
    located = LateLocated(texts, rest)
    open_project = open_project_of(store, project, texts, located, is_whole=False)
    return open_project, with_kept_colors(columns, store)


class LateProject(Project):
    """A project whose events, links and refusals are read when one of them is asked for."""

    _read: Callable[[], Project] = PrivateAttr()

    @classmethod
    def of(cls, outline: Project, read: Callable[[], Project]) -> "LateProject":
        """One with the title, documents and actors of ``outline``."""
        project = cls.model_construct(
            title=outline.title, documents=outline.documents, actors=outline.actors
        )
        for name in ("events", "links", "refusals"):
            del project.__dict__[name]
        project._read = read
        return project

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Called for what is not there."""
            if name not in ("events", "links", "refusals"):
                return super().__getattr__(name)
            self.__dict__.update(self._read().__dict__)
            return self.__dict__[name]

    def to_json(self) -> str:
        return self._read().to_json()


class LateEvents(Sequence[Event]):
    """The record of each row: read one by one, until all are read."""

    def __init__(self, ids: Sequence[str], store: ProjectStore, rest: "OpeningRest") -> None:
        self._ids, self._store, self._rest = ids, store, rest
        self._known: dict[str, Event] = {}

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, row: int) -> Event: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, row: int | slice) -> Event | tuple[Event, ...]:
        if isinstance(row, slice):
            return tuple(self._event(id_) for id_ in self._ids[row])
        return self._event(self._ids[row])

    def __iter__(self) -> Iterator[Event]:
        self._rest.finish()
        return map(self._event, self._ids)

    def _event(self, id_: str) -> Event:
        if id_ in self._known:
            return self._known[id_]
        if len(self._known) >= _MOST_READ:
            self._rest.finish()
        try:
            event = self._store.event(id_)
        except (StoreError, KeyError):
            self._rest.finish()  # which finds out more
            event = _unreadable(id_, self._store.outline)
        if not self._store.is_whole:
            self._known[id_] = event
        return event


class LateWords:
    """The words of the events, of which all are read first."""

    def __init__(self, rest: "OpeningRest") -> None:
        self._rest = rest

    def rows_with(self, word: str) -> npt.NDArray[np.bool_]:
        self._rest.finish()
        return self._rest.rows_with(word)


class LateLocated(Mapping[Passage, Located]):
    """Where each passage is now, found when it is asked for."""

    def __init__(self, texts: Mapping[str, str], rest: "OpeningRest") -> None:
        self._texts, self._rest = texts, rest
        self._known: dict[Passage, Located] = {}

    def __getitem__(self, passage: Passage) -> Located:
        if passage not in self._known:
            text = self._texts.get(passage.document)
            lost = Located(state=PassageState.LOST)
            self._known[passage] = lost if text is None else locate(passage, text)
        return self._known[passage]

    def __iter__(self) -> Iterator[Passage]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @property
    def _all(self) -> Mapping[Passage, Located]:
        self._rest.finish()
        return self._known if self._rest.open_project is None else self._rest.open_project.located


def _unreadable(id_: str, outline: Project) -> Event:
    """What stands for an event that can't be read, until the file is opened as a damaged one."""
    passage = Passage(document=outline.documents[0].id, start=0, end=1, quote=_UNREADABLE)
    claim = Claim(id=id_, passage=passage, stance=Stance.ASSERTS, factuality=Factuality.UNCOMMITTED)
    return Event(id=id_, title=_UNREADABLE, type=EventType.OTHER, claims=(claim,), origin="-")
