"""Sourced passages: which claims rest on which stretch of a document, for tints and clicks.

How they are drawn is ``document_view``'s; whether a passage still holds is ``model.source``'s.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from timeline_app.query.columns import EventColumns
from timeline_app.reading.event_model import OpenProject


@dataclass(frozen=True, eq=False)
class SourcedPassages:
    """Verified passages of one document, in order of their start.

    Passage ``i`` takes the code points from ``starts[i]`` to ``ends[i]`` and backs claim number
    ``claims[i]`` of the event in row ``rows[i]`` of ``columns``. ``reach[i]`` is the greatest end
    up to and with ``i``.
    """

    columns: EventColumns
    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int64]
    claims: npt.NDArray[np.int64]
    reach: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts)

    def kept(self, kept: npt.NDArray[np.bool_]) -> "SourcedPassages":
        """Those of the events that a filter keeps."""
        return _made(self.columns, *(part[kept[self.rows]] for part in self._parts()))

    def at(self, offset: int) -> list[tuple[str, int]]:
        """Event and claim of each passage over code point ``offset``, the shortest first."""
        found = list(self._touching(offset, offset + 1))
        found.sort(key=lambda i: (self.ends[i] - self.starts[i], self.rows[i], self.claims[i]))
        return [(self.columns.ids[self.rows[i]], int(self.claims[i])) for i in found]

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """What passages cover between ``start`` and ``end``; overlapping ones run together."""
        last: tuple[int, int] | None = None
        for i in self._touching(start, end):
            left, right = int(self.starts[i]), int(self.ends[i])
            if last is None or left > last[1]:
                if last is not None:
                    yield last
                last = left, right
            else:
                last = last[0], max(last[1], right)
        if last is not None:
            yield last

    def _touching(self, start: int, end: int) -> Iterator[int]:
        first = int(np.searchsorted(self.reach, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        return (i for i in range(first, last) if self.ends[i] > start)

    def _parts(self) -> tuple[npt.NDArray[np.int64], ...]:
        return self.starts, self.ends, self.rows, self.claims


def sourced_passages(
    open_project: OpenProject, columns: EventColumns, document: str
) -> SourcedPassages:
    """The passages of ``document`` that were found in exactly one place of its text."""
    found = []
    if document not in open_project.texts:  # nothing to find them in: a table, or it is missing
        return _made(columns, *np.empty((4, 0), np.int64))
    for row in columns.document_events[document]:
        for number, claim in enumerate(columns.events[row].claims):
            if claim.passage.document != document:
                continue
            located = open_project.located[claim.passage]
            if located.state.is_sourced and located.start is not None and located.end is not None:
                found.append((located.start, located.end, int(row), number))
    found.sort()
    table = np.array(found, np.int64).reshape(-1, 4)
    return _made(columns, *table.T)


def _made(columns: EventColumns, *parts: npt.NDArray[np.int64]) -> SourcedPassages:
    starts, ends, rows, claims = parts
    reach = np.maximum.accumulate(ends) if len(ends) else ends
    return SourcedPassages(columns, starts, ends, rows, claims, reach)
