"""EventColumns over a dataset: arrays mapped from its files, texts and records read as asked for.

The dataset's files are ``store``'s; how a row of a table becomes a record is told in
``reading.tables``.
"""

import re
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar, overload

import numpy as np
import numpy.typing as npt

from timeline_app.model.date_shape import DateShape
from timeline_app.model.event import Actor, ActorKind, Event
from timeline_app.model.time import parse_edtf
from timeline_app.query.columns import MOST_SALIENT, NO_ACTOR, EventColumns
from timeline_app.query.event_index import open_index
from timeline_app.query.table_rows import TableRows
from timeline_app.query.table_words import TableWords
from timeline_app.reading.tables import date_text, event_of_row
from timeline_app.store.dataset import Dataset

_ID = re.compile(r"t([1-9][0-9]{0,4})\.([1-9][0-9]{0,15})")

_MOST_KNOWN = 4_096  # dates that are kept: those in view are asked for in every frame

Windows = tuple[tuple[int, int], ...]
_Value = TypeVar("_Value")


def dataset_columns(dataset: Dataset) -> EventColumns:
    """The columns of all rows of ``dataset``; they mean nothing once it is closed."""
    rows = TableRows(dataset)
    actors = tuple(dataset_actors(dataset))
    offsets, memberships = dataset.array("actor_offsets"), dataset.array("actor_events")
    named = actors if len(offsets) - 1 == len(actors) else (*actors, NO_ACTOR)
    ids = RowIds(rows)
    return EventColumns(
        ids=ids,
        row_of=RowsOfIds(rows, ids),
        titles=RowTitles(rows),
        start_earliest=dataset.array("start_earliest"),
        start_latest=dataset.array("start_latest"),
        end_earliest=dataset.array("end_earliest"),
        end_latest=dataset.array("end_latest"),
        shape=dataset.array("shape"),
        status=dataset.array("status"),
        type=dataset.array("type"),
        sourced=np.broadcast_to(np.True_, dataset.row_count),
        proposed=np.broadcast_to(np.False_, dataset.row_count),
        salience=np.broadcast_to(np.uint8(MOST_SALIENT), dataset.row_count),
        members=RowMembers(rows, dataset.array("shape")),
        actors=named,
        actor_offsets=offsets,
        actor_events=memberships,
        documents=rows.documents,
        document_events=DocumentRows(rows),
        events=RowEvents(rows, ids, actors),
        words=TableWords(dataset.text("search"), rows.row_of_source, actors, offsets, memberships),
        kept_index=open_index(dataset.array),
        tables=rows,
    )


def dataset_actors(dataset: Dataset) -> Iterator[Actor]:
    """The actors that the tables name, as records."""
    for each in dataset.about["actors"]:
        yield Actor.model_construct(
            id=each["id"],
            name=each["name"],
            kind=ActorKind.OTHER,
            aliases=(),
            part_of=None,
            note=None,
        )


class ByRow(Sequence[_Value]):
    """A value per row, read or made when asked for."""

    def __init__(self, rows: TableRows) -> None:
        self.rows = rows

    @abstractmethod
    def value(self, row: int) -> _Value:
        """That of one row."""

    def __len__(self) -> int:
        return len(self.rows.source)

    @overload
    def __getitem__(self, row: int) -> _Value: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[_Value, ...]: ...
    def __getitem__(self, row: int | slice) -> _Value | tuple[_Value, ...]:
        if isinstance(row, slice):
            return tuple(self.value(each) for each in range(*row.indices(len(self))))
        if not -len(self) <= row < len(self):
            raise IndexError(row)
        return self.value(row if row >= 0 else row + len(self))


class RowTitles(ByRow[str]):
    """The title of each row."""

    def value(self, row: int) -> str:
        return self.rows.cell(row, "title")


class RowIds(ByRow[str]):
    """The id of each row: ``t1.17`` for row 17 of the first table."""

    def value(self, row: int) -> str:
        document, number = self.rows.place(row)
        return f"{self.rows.documents[document]}.{number}"


class RowsOfIds(Mapping[str, int]):
    """The row of each id."""

    def __init__(self, rows: TableRows, ids: RowIds) -> None:
        self._rows, self._ids = rows, ids

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __getitem__(self, id_: str) -> int:
        found = _ID.fullmatch(id_)
        row = self._rows.find(int(found[1]) - 1, int(found[2])) if found else None
        if row is None:
            raise KeyError(id_)
        return row


class RowMembers(Mapping[int, Windows]):
    """The moments of dates that list several, by row; dates are read when asked for."""

    def __init__(self, rows: TableRows, shape: npt.NDArray[np.uint8]) -> None:
        self._rows = rows
        self._with_several = np.flatnonzero(shape & DateShape.ONE_OF)
        self._known: dict[int, Windows] = {}

    def __len__(self) -> int:
        return len(self._with_several)

    def __iter__(self) -> Iterator[int]:
        return iter(self._with_several.tolist())

    def __getitem__(self, row: int) -> Windows:
        found = self._known.get(row)
        if found is None:
            at = int(np.searchsorted(self._with_several, row))
            if at == len(self._with_several) or self._with_several[at] != row:
                raise KeyError(row)
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            found = parse_edtf(date_text(partial(self._rows.cell, row))).one_of
            self._known[row] = found
        return found


class DocumentRows(Mapping[str, npt.NDArray[np.int32]]):
    """The rows of each table, in its own order."""

    def __init__(self, rows: TableRows) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows.documents)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows.documents)

    def __getitem__(self, document: str) -> npt.NDArray[np.int32]:
        at = self._rows.documents.index(document) if document in self else -1
        if at < 0:
            raise KeyError(document)
        first, after = self._rows.span_of(at)
        return self._rows.row_of_source[first:after]

    def __contains__(self, document: object) -> bool:
        return document in self._rows.documents


class RowEvents(ByRow[Event]):
    """The record of each row."""

    def __init__(self, rows: TableRows, ids: RowIds, actors: Sequence[Actor]) -> None:
        super().__init__(rows)
        self._ids = ids
        self._actor_ids = {actor.name: actor.id for actor in actors}
        self._latest: tuple[int, Event] | None = None

    def value(self, row: int) -> Event:
        """The latest is kept: when an event is selected, many ask for it."""
        if self._latest is None or self._latest[0] != row:
            self._latest = row, self._made(row)
        return self._latest[1]

    def _made(self, row: int) -> Event:
        document, number = self.rows.place(row)
        return event_of_row(
            self.rows.cells(row),
            id=self._ids[row],
            document=self.rows.documents[document],
            row=number,
            actor_ids=self._actor_ids,
        )
