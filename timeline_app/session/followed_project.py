"""The open project after an edit, from the one before it: only passages that may differ are found again.

It equals what ``opening_records.project_in`` makes of the whole project file, which stays the
reference; the columns follow in ``query.following``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import TypeVar, overload

from timeline_app.model.event import Actor, Event
from timeline_app.model.problem import Problem
from timeline_app.model.project import Project
from timeline_app.model.source import Document, Located, Passage, PassageState, locate
from timeline_app.query.following import EditedRecords
from timeline_app.reading.event_model import OpenProject, locate_passages
from timeline_app.reading.records import Records, passages_of, records_of
from timeline_app.session.opening_records import ReadableTexts
from timeline_app.store.changes import Change
from timeline_app.store.edits import Key, Kind, ProjectRecord
from timeline_app.store.project_store import ProjectStore
from timeline_app.store.record_needs import passages_in

_LOST = Located(state=PassageState.LOST)

_Memo = dict[Passage, Located]
_Named = TypeVar("_Named", Document, Actor, Event)


def follow_project(
    before: OpenProject, change: Change, store: ProjectStore
) -> tuple[OpenProject, EditedRecords]:
    """The project as ``change`` left it in ``store``, and what that touched of its records.

    ``before`` is the project as it was until then.
    """
    actors, documents = change.touched_of(Kind.ACTOR), change.touched_of(Kind.DOCUMENT)
    # Their texts may be others: what rests on them is looked at as if it had been edited.
    resting = (store.referring_to((Kind.DOCUMENT, document)) for document in documents)
    touched = change.touched.union(*resting)
    project, known = store.project, before.texts
    texts = known if isinstance(known, ReadableTexts) else ReadableTexts(store)
    if documents:
        texts = texts.without_problems_of(documents)
    located = FollowedPassages.following(before.located, documents, texts, project)
    opened = replace(before, project=project, texts=texts, located=located)
    keys = _misplaced_after(before, touched, opened, store)
    unreadable = tuple(chain.from_iterable(texts.problems.values()))
    problems = MisplacedPassages(keys, opened, store.link_keys, unreadable)
    events = {id_: store.found((kind, id_)) for kind, id_ in touched if kind is Kind.EVENT}
    edited = EditedRecords(
        {id_: event if isinstance(event, Event) else None for id_, event in events.items()},
        actors,
        documents,
    )
    opened = replace(opened, document_problems=texts.problems, problems=problems)
    return opened, edited


class FollowedPassages(Mapping[Passage, Located]):
    """Where each passage of ``project`` is in ``texts`` now.

    ``loaded`` tells that of the passages that were there when the file was opened. Passages that came
    later, and those of documents that were ``changed`` since, are found when they are asked for.
    """

    def __init__(
        self,
        loaded: Mapping[Passage, Located],
        more: _Memo,
        changed: Mapping[str, _Memo],
        texts: Mapping[str, str],
        project: Project,
    ) -> None:
        self._loaded, self._more, self._changed = loaded, more, changed
        self._texts, self._project = texts, project

    @classmethod
    def following(
        cls,
        before: Mapping[Passage, Located],
        documents: Iterable[str],
        texts: Mapping[str, str],
        project: Project,
    ) -> "FollowedPassages":
        """As ``before``, but for the ``documents`` whose texts may be others."""
        if not isinstance(before, cls):
            before = cls(before, {}, {}, texts, project)
        changed = {**before._changed, **{document: {} for document in documents}}
        return cls(before._loaded, before._more, changed, texts, project)

    def __getitem__(self, passage: Passage) -> Located:
        memo = self._changed.get(passage.document)
        if memo is None:
            loaded = self._loaded.get(passage)
            if loaded is not None:
                return loaded
            memo = self._more
        found = memo.get(passage)
        if found is None:
            text = self._texts.get(passage.document)
            found = memo[passage] = _LOST if text is None else locate(passage, text)
        return found

    def __iter__(self) -> Iterator[Passage]:
        return iter(dict.fromkeys(passage for _, passage in passages_of(records_of(self._project))))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class MisplacedPassages(Sequence[Problem]):
    """A problem for each passage that is not at its offsets; made when they are looked at.

    ``keys`` are those of the records that have such passages; ``unreadable`` tells of texts, and
    comes first.
    """

    def __init__(
        self,
        keys: frozenset[Key],
        opened: OpenProject,
        link_keys: tuple[str, ...],
        unreadable: tuple[Problem, ...],
    ) -> None:
        self.keys, self._unreadable = keys, unreadable
        self._opened, self._link_keys = opened, link_keys

    def __bool__(self) -> bool:
        return bool(self.keys or self._unreadable)

    def __len__(self) -> int:
        return len(self._problems)

    @overload
    def __getitem__(self, place: int) -> Problem: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Problem]: ...
    def __getitem__(self, place: int | slice) -> Problem | Sequence[Problem]:
        return self._problems[place]

    @property
    def passages(self) -> Iterator[Passage]:
        """Those of the records that have such passages, others of these among them."""
        return (passage for _, passage in passages_of(self._records))

    @cached_property
    def _problems(self) -> tuple[Problem, ...]:
        if not self.keys:
            return self._unreadable
        _, misplaced = locate_passages(self._records, self._opened.texts, str(self._opened.file))
        return (*self._unreadable, *misplaced)

    @property
    def _records(self) -> Records:
        project = self._opened.project
        return Records(
            documents=_only(project.documents, self._ids(Kind.DOCUMENT)),
            actors=_only(project.actors, self._ids(Kind.ACTOR)),
            events=_only(project.events, self._ids(Kind.EVENT)),
            links={
                number: project.links[number]
                for number, key in enumerate(self._link_keys)
                if (Kind.LINK, key) in self.keys
            },
            document_ids=None,
            actor_ids=None,
            event_ids=None,
            whole=project,
        )

    def _ids(self, kind: Kind) -> set[str]:
        return {id_ for of, id_ in self.keys if of is kind}


def _only(records: Sequence[_Named], ids: set[str]) -> dict[int, _Named]:
    """Those with these ids, by their numbers."""
    if not ids:
        return {}
    return {number: record for number, record in enumerate(records) if record.id in ids}


def _misplaced_after(
    before: OpenProject, touched: frozenset[Key], opened: OpenProject, store: ProjectStore
) -> frozenset[Key]:
    """The keys of all records of ``opened`` with a passage that is not at its offsets."""
    known: frozenset[Key] = frozenset()
    looked_at: Iterable[Key] = touched
    if isinstance(before.problems, MisplacedPassages):
        known = before.problems.keys - touched
    elif before.problems:  # which of them is not known yet
        looked_at = store.keys()
    found = ((key, store.found(key)) for key in looked_at)
    return known | {key for key, each in found if each is not None and _is_misplaced(each, opened)}


def _is_misplaced(record: ProjectRecord, opened: OpenProject) -> bool:
    return any(
        opened.located[passage].state is not PassageState.EXACT
        for passage in passages_in(record)
        if passage.document in opened.texts
    )
