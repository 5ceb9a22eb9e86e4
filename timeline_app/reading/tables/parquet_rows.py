"""Parquet files into rows, by pyarrow (the extra `tables`).

Row numbers are those of the file, from 1. Cells are texts: numbers as pyarrow prints them, dates and
times as ISO 8601 to the second (universal time with a Z where a zone is stated), null as an empty
cell; lists of texts stand for lists of values (`guard`). Columns of other nested values are refused.
Rejected: rows with bytes that are not UTF-8, or a NUL.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from timeline_app.extras import how_to_install
from timeline_app.reading.tables.chunk import RawRows, Rejected, TextCells
from timeline_app.reading.tables.columns import LISTS, check_columns, plain_name
from timeline_app.reading.tables.problems import byte_fault, refusal, shown

_ROWS = 50_000


@dataclass(frozen=True, slots=True)
class ParquetTable:
    """A Parquet file whose columns are known; iterating it reads the rows."""

    file: Path
    columns: tuple[str, ...]

    @property
    def is_packed(self) -> bool:
        return True

    def __iter__(self) -> Iterator[RawRows]:
        import pyarrow.lib
        import pyarrow.parquet

        row = 1
        try:
            with pyarrow.parquet.ParquetFile(self.file) as parquet:
                total = max(parquet.metadata.num_rows, 1)
                for batch in parquet.iter_batches(_ROWS, use_threads=False):
                    done = row - 1 + batch.num_rows
                    yield _rows(batch, row, done / total)
                    row += batch.num_rows
        except (pyarrow.lib.ArrowException, OSError) as error:
            reason = f"it is damaged after row {row - 1:,} ({_first_line(error)})"
            raise refusal(self.file, "", reason, "restore it from a copy") from None


def open_parquet(file: Path) -> ParquetTable:
    """The columns of `file`; ReadError where it is no Parquet file, or none is a title."""
    try:
        import pyarrow.lib
        import pyarrow.parquet
    except ImportError:
        mend = how_to_install("tables")
        raise refusal(file, "", "reading Parquet needs pyarrow", mend) from None
    try:
        schema = pyarrow.parquet.read_schema(file)
    except (pyarrow.lib.ArrowException, OSError) as error:
        reason = f"it is not a Parquet file ({_first_line(error)})"
        raise refusal(file, "", reason, "name a Parquet file") from None
    check_columns(file, tuple(schema.names))
    for column in schema:
        if not _fits(column.name, column.type):
            reason = f"its values are {str(column.type)[:80]}, not one text, number or date each"
            raise refusal(
                file, f"column '{column.name[:80]}'", reason, "leave it out or flatten it"
            )
    return ParquetTable(file, tuple(schema.names))


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:120]


def _fits(name: str, type_: Any) -> bool:
    from pyarrow import types

    if types.is_dictionary(type_):
        type_ = type_.value_type
    if types.is_list(type_) or types.is_large_list(type_):
        return plain_name(name) in LISTS and types.is_string(type_.value_type)
    return not (types.is_nested(type_) or types.is_duration(type_) or types.is_interval(type_))


def _rows(batch: Any, first: int, fraction: float) -> RawRows:
    numbers = np.arange(first, first + batch.num_rows)
    names = batch.schema.names
    cells = {name: _cells(column) for name, column in zip(names, batch.columns, strict=True)}
    faults: dict[int, tuple[str, str]] = {}
    for name, column in cells.items():
        if byte_fault(column.data.tobytes()):
            for row in range(len(column)):
                reason = byte_fault(column.bytes_at(row))
                if reason:
                    faults.setdefault(row, (name, reason))
    if not faults:
        return RawRows(numbers, numbers, cells, (), fraction)
    rejected = [
        Rejected(
            first + row,
            first + row,
            name,
            reason,
            shown(b",".join(column.bytes_at(row) for column in cells.values())),
        )
        for row, (name, reason) in sorted(faults.items())
    ]
    kept = np.ones(len(numbers), np.bool_)
    kept[list(faults)] = False
    cells = {name: column.pick(kept) for name, column in cells.items()}
    return RawRows(numbers[kept], numbers[kept], cells, rejected, fraction)


def _cells(column: Any) -> TextCells:
    """The texts of an Arrow array; those of a string array without a copy."""
    import pyarrow
    from pyarrow import compute, types

    if types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if types.is_list(column.type) or types.is_large_list(column.type):
        escaped = [
            None if values is None else "; ".join(_escaped(value) for value in values if value)
            for values in column.to_pylist()
        ]
        column = pyarrow.array(escaped, pyarrow.string())
    elif types.is_timestamp(column.type):
        mark = "" if column.type.tz is None else "Z"
        seconds = column.cast(pyarrow.timestamp("s", column.type.tz), safe=False)
        seconds = seconds.cast(pyarrow.timestamp("s"))
        column = compute.strftime(seconds, format=f"%Y-%m-%dT%H:%M:%S{mark}")
    elif types.is_fixed_size_binary(column.type) or types.is_binary(column.type):
        column = column.cast(pyarrow.large_binary())
    if not types.is_large_binary(column.type):
        column = column.cast(pyarrow.large_string())
    if column.null_count:
        empty = pyarrow.scalar("" if types.is_large_string(column.type) else b"", column.type)
        column = column.fill_null(empty)
    _, offsets, data = column.buffers()
    ends = np.frombuffer(offsets, np.int64)[column.offset : column.offset + len(column) + 1]
    first, last = int(ends[0]), int(ends[-1])
    bytes_ = np.frombuffer(data, np.uint8)[first:last] if data else np.zeros(0, np.uint8)
    return TextCells(bytes_, ends[1:] - first)


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace(";", "\\;")
