"""What is loaded of an open project file: an outline first, where that is wanted, then everything.

What is done with the records is ``project_store``'s business.
"""

import math
from pathlib import Path

from timeline_app.model.event import Event
from timeline_app.model.project import Project
from timeline_app.store.cache_rows import read_cache
from timeline_app.store.edits import Key, Kind
from timeline_app.store.errors import ProjectFileError
from timeline_app.store.hostile import damaged, explained
from timeline_app.store.loading import place_of, whole
from timeline_app.store.opening import Opened
from timeline_app.store.rows import RowError, row_of, stored_of
from timeline_app.store.texts import Texts


class LoadedStore:
    """The contents and the history of ``file`` as far as they are loaded."""

    def __init__(self, file: Path, opened: Opened) -> None:
        self.file = file
        self.why_read_only = ""
        self._opened = opened
        self._has_failed = False
        self._take_over()

    @property
    def is_whole(self) -> bool:
        """Whether all records are loaded."""
        return self._opened.rest is None

    def go_on(self, seconds: float = math.inf) -> bool:
        """Load more of the records, for so long; whether there is nothing left to load."""
        if not self.is_whole and self._opened.go_on(seconds):
            try:
                whole(self._opened.loaded, self.file)
            except ProjectFileError as error:
                self._has_failed, self.why_read_only = True, error.problem.reason
            self._take_over()
        return self.is_whole

    @property
    def outline(self) -> Project:
        """The project with the records that are loaded: its documents and actors, or all of them."""
        return self._contents.project

    def places(self, kind: Kind) -> dict[str, int]:
        """What the records of a kind are ordered by; it stays theirs when others are gone."""
        return {id_: stored.place for id_, stored in self._contents.by_id(kind).items()}

    def event(self, id_: str) -> Event:
        """One event, read from the file where it is not loaded.

        KeyError where there is none, ProjectFileError where it is not as written.
        """
        key: Key = (Kind.EVENT, id_)
        stored = self._contents.found(key)
        if stored is None and not self.is_whole:
            with explained(self.file):
                columns = row_of(self._opened.connection, key)
                try:
                    if columns is not None and columns[0] == id_:  # an index may be damaged
                        stored = stored_of(Kind.EVENT, columns)
                except RowError as error:
                    raise damaged(self.file, f"{place_of(key)}: {error}") from None
        if stored is None or not isinstance(stored.record, Event):
            raise KeyError(id_)
        return stored.record

    def cached(self, name: str) -> bytes | None:
        """What was kept under ``name`` when the records were what they are now; None if nothing was."""
        if self._opened.is_closed:
            return None
        return read_cache(self._opened.connection, name, self._state)

    @property
    def _state(self) -> int:
        return self._contents.state if self.is_whole else self._opened.state

    def _take_over(self) -> None:
        self._contents = self._opened.loaded.contents
        self._history = self._opened.loaded.history
        self._texts = Texts(self._opened.connection, self._contents, self.file)
