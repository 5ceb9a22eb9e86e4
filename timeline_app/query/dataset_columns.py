"""EventColumns over a dataset: arrays mapped from its files, texts and records read as asked for.

The dataset's files are ``store``'s; how a row of a table becomes a record is told in
``reading.tables``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import overload

import numpy as np
import numpy.typing as npt

from timeline_app.model.date_shape import DateShape
from timeline_app.model.event import Actor, ActorKind, Event
from timeline_app.model.time import parse_edtf
from timeline_app.query.columns import NO_ACTOR, EventColumns
from timeline_app.query.event_index import open_index
from timeline_app.query.table_words import TableWords
from timeline_app.reading.tables import event_of_row
from timeline_app.store.dataset import Dataset, TextColumn

_ID = re.compile(r"t([1-9][0-9]{0,4})\.([1-9][0-9]{0,15})")

Windows = tuple[tuple[int, int], ...]


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
        titles=RowTexts(rows.texts("title"), rows.source),
        start_earliest=dataset.array("start_earliest"),
        start_latest=dataset.array("start_latest"),
        end_earliest=dataset.array("end_earliest"),
        end_latest=dataset.array("end_latest"),
        shape=dataset.array("shape"),
        status=dataset.array("status"),
        type=dataset.array("type"),
        sourced=np.broadcast_to(np.True_, dataset.row_count),
        members=RowMembers(rows, dataset.array("shape")),
        actors=named,
        actor_offsets=offsets,
        actor_events=memberships,
        documents=rows.documents,
        document_events=DocumentRows(rows),
        events=RowEvents(rows, ids, actors),
        words=TableWords(dataset.text("search"), rows.row_of_source, actors, offsets, memberships),
        kept_index=open_index(dataset.array),
    )


def tables_of(columns: EventColumns) -> "TableRows | None":
    """The rows of tables that ``columns`` are made of; None where they are made of records."""
    return columns.events.rows if isinstance(columns.events, RowEvents) else None


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


class TableRows:
    """Where each row of the columns stands in its table, and its cells."""

    def __init__(self, dataset: Dataset) -> None:
        self.columns: tuple[str, ...] = tuple(dataset.about["columns"])
        self.documents = tuple(f"t{n}" for n in range(1, len(dataset.about["tables"]) + 1))
        self.source: npt.NDArray[np.int32] = dataset.array("source")
        self.row_of_source: npt.NDArray[np.int32] = dataset.array("row_of_source")
        self.number: npt.NDArray[np.int64] = dataset.array("number")
        self.document: npt.NDArray[np.uint16] = dataset.array("document")
        self._dataset = dataset
        self._place_of = {name.strip().casefold(): n for n, name in enumerate(self.columns)}
        self._texts = [dataset.text(f"cell.{n}") for n in range(len(self.columns))]

    def texts(self, column: str) -> TextColumn:
        """The cells of ``column``, whatever its case, in the order of the tables."""
        return self._texts[self._place_of[column]]

    def cell(self, row: int, column: str) -> str:
        return self.texts(column)[int(self.source[row])]

    def cells(self, row: int) -> dict[str, str]:
        """The cells of one row by the names of their columns, empty ones left out."""
        at = int(self.source[row])
        texts = (each[at] for each in self._texts)
        return {name: text for name, text in zip(self.columns, texts, strict=True) if text}

    def named_cells(self, row: int) -> tuple[tuple[str, str], ...]:
        """Name and text of each cell of one row, as its own table has them, empty ones too."""
        at = int(self.source[row])
        header = self._dataset.about["tables"][int(self.document[at])]["columns"]
        return tuple((name, self.texts(name.strip().casefold())[at]) for name in header)

    def row_beside(self, row: int, step: int) -> int | None:
        """The row of the columns for the accepted row ``step`` further on in the same table."""
        at = int(self.source[row])
        beside = at + step
        is_there = 0 <= beside < len(self.document)
        if not is_there or self.document[beside] != self.document[at]:
            return None
        return int(self.row_of_source[beside])

    def place(self, row: int) -> tuple[int, int]:
        """Document, from 0, and row number in it (RFC 7111)."""
        at = int(self.source[row])
        return int(self.document[at]), int(self.number[at])

    def span_of(self, document: int) -> tuple[int, int]:
        """Where the rows of a table begin and end, in the order of the tables."""
        if not 0 <= document < len(self.documents):
            return 0, 0
        # Of the array's own type: for another, numpy would convert all of it first.
        edges = np.array([document, document + 1], self.document.dtype)
        first, after = np.searchsorted(self.document, edges).tolist()
        return first, after

    def find(self, document: int, number: int) -> int | None:
        """The row of the columns for a row of a table; documents follow each other."""
        first, after = self.span_of(document)
        at = first + int(np.searchsorted(self.number[first:after], number))
        if at < after and int(self.number[at]) == number:
            return int(self.row_of_source[at])
        return None


class RowTexts(Sequence[str]):
    """A text per row, read from the table when asked for."""

    def __init__(self, texts: TextColumn, source: npt.NDArray[np.int32]) -> None:
        self._texts, self._source = texts, source

    def __len__(self) -> int:
        return len(self._source)

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[str, ...]: ...
    def __getitem__(self, row: int | slice) -> str | tuple[str, ...]:
        if isinstance(row, slice):
            return tuple(self[each] for each in range(*row.indices(len(self))))
        return self._texts[int(self._source[row])]


class RowIds(Sequence[str]):
    """The id of each row: ``t1.17`` for row 17 of the first table."""

    def __init__(self, rows: TableRows) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows.source)

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[str, ...]: ...
    def __getitem__(self, row: int | slice) -> str | tuple[str, ...]:
        if isinstance(row, slice):
            return tuple(self[each] for each in range(*row.indices(len(self))))
        document, number = self._rows.place(row)
        return f"{self._rows.documents[document]}.{number}"


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

    def __len__(self) -> int:
        return len(self._with_several)

    def __iter__(self) -> Iterator[int]:
        return iter(self._with_several.tolist())

    def __getitem__(self, row: int) -> Windows:
        at = int(np.searchsorted(self._with_several, row))
        if at == len(self._with_several) or self._with_several[at] != row:
            raise KeyError(row)
        return parse_edtf(self._rows.cell(row, "date").strip()).one_of


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


class RowEvents(Sequence[Event]):
    """The record of each row, made when asked for."""

    def __init__(self, rows: TableRows, ids: RowIds, actors: Sequence[Actor]) -> None:
        self.rows, self._ids = rows, ids
        self._actor_ids = {actor.name: actor.id for actor in actors}

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, row: int) -> Event: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, row: int | slice) -> Event | tuple[Event, ...]:
        if isinstance(row, slice):
            return tuple(self[each] for each in range(*row.indices(len(self))))
        document, number = self.rows.place(row)
        return event_of_row(
            self.rows.cells(row),
            id=self._ids[row],
            document=self.rows.documents[document],
            row=number,
            actor_ids=self._actor_ids,
        )
