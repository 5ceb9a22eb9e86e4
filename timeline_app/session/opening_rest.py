"""The rest of an opening: what a window reads of a large project once it has painted it.

What it paints until then is ``first_look``'s.
"""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from timeline_app.query.column_check import check_columns
from timeline_app.query.columns import EventColumns, RecordWords, load_columns
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.opening_records import Locating, with_kept_colors
from timeline_app.session.session import Session
from timeline_app.store.project_store import ProjectStore

_PIECE = 0.002  # seconds of reading in one step


class OpeningRest:
    """Reads a project to its end, in pieces or at once, and tells whether it is what was shown.

    ``open_project`` and ``columns`` are there in the end, unless the file ``is_damaged``; then nothing
    can be written to it. ``busy`` is around the waits for all of the rest.
    """

    def __init__(self, store: ProjectStore) -> None:
        self._store = store
        self._session: Session | None = None
        self._shown: EventColumns | None = None
        self._steps = self._read()
        self.open_project: OpenProject | None = None
        self.columns: EventColumns | None = None
        self.is_done = self.is_damaged = False
        self.is_as_shown = True
        self.busy: Callable[[], AbstractContextManager[None]] = nullcontext

    def follow(self, session: Session) -> None:
        """``session`` shows the first look, and gets the whole project once it is read."""
        self._session, self._shown = session, session.columns

    def go_on(self, seconds: float = math.inf) -> bool:
        """Read for so long; whether all is done."""
        end = time.perf_counter() + seconds
        for _ in self._steps:
            if time.perf_counter() >= end:
                return False
        self.is_done = True
        return True

    def finish(self) -> None:
        """Have all read. Views may ask for this: what is shown stays as it is."""
        if not self.is_done:
            with self.busy():
                self.go_on()

    def settle(self) -> None:
        """Have all read, and the session show what the records say where it was shown otherwise."""
        self.finish()
        if self.is_as_shown or self._session is None:
            return
        self.is_as_shown = True
        if self.open_project is not None and self.columns is not None:
            self._session.renew(self.open_project, self.columns)

    def rows_with(self, word: str) -> npt.NDArray[np.bool_]:
        """Which of the rows shown have ``word``; none where they are not those of the records."""
        if self.columns is not None and self.is_as_shown:
            return self.columns.words.rows_with(word)
        return np.zeros(0 if self._shown is None else len(self._shown), np.bool_)

    def _read(self) -> Iterator[None]:
        while not self._store.go_on(_PIECE):
            yield
        if self._store.problems:
            self.is_damaged = True
            return
        locating = Locating(self._store)
        yield
        yield from locating
        project, shown = locating.project, self._shown
        events = None
        if shown is not None:
            events = yield from check_columns(shown, project, locating.located)
        self.open_project = locating.open_project
        if shown is None or events is None:
            self.is_as_shown = False
            columns = load_columns(project, locating.located)
            self.columns = with_kept_colors(columns, self._store)
            return
        words = RecordWords(events, shown.actors)
        self.columns = replace(shown, events=events, words=words, kept_index=shown.index)
        if self._session is not None and self._session.columns is shown:
            self._session.complete(self.open_project, self.columns)
