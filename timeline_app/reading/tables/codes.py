"""Status and type of rows as codes, or why a cell is neither.

An empty status is what the row says itself: attributed where it names who claims it, else reported.
An empty type is OTHER. Case and white space around a word don't count.
"""

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from timeline_app.model.event import EventType, Status
from timeline_app.reading.tables.chunk import TextCells
from timeline_app.reading.tables.distinct import first_equals
from timeline_app.reading.tables.guard import unguarded, values_of

_STATUSES = {status.value: code for code, status in enumerate(Status)}
_TYPES = {type_.value.casefold(): code for code, type_ in enumerate(EventType)}
_BLANK = 255
_WRONG = 254

Codes = npt.NDArray[np.uint8]


def status_of_cells(status: str, claimed_by: str) -> Status | None:
    """The status of one row; None where its cell is no status."""
    word = unguarded(status).strip().casefold()
    if not word:
        return Status.ATTRIBUTED if values_of(claimed_by) else Status.REPORTED
    return tuple(Status)[_STATUSES[word]] if word in _STATUSES else None


def type_of_cell(cell: str) -> EventType | None:
    """The type of one row; None where its cell is no type."""
    code = _type_code(cell)
    return tuple(EventType)[code] if code != _WRONG else None


def status_codes(
    cells: Mapping[str, TextCells], columns: Mapping[str, str], count: int
) -> tuple[Codes, dict[int, tuple[str, str]]]:
    """The code of each row's status; column and reason of those whose cell is none."""
    codes = np.full(count, _BLANK, np.uint8)
    if "status" in columns:
        codes = _looked_up(cells[columns["status"]], _status_code)
    faults = _faults(codes, cells, columns.get("status"), "status", tuple(Status))
    is_blank = codes == _BLANK
    codes[is_blank] = _STATUSES[Status.REPORTED]
    if "claimed_by" in columns and is_blank.any():
        claimed = _looked_up(cells[columns["claimed_by"]], lambda cell: bool(values_of(cell)))
        codes[is_blank & (claimed == 1)] = _STATUSES[Status.ATTRIBUTED]
    return codes, faults


def type_codes(
    cells: Mapping[str, TextCells], columns: Mapping[str, str], count: int
) -> tuple[Codes, dict[int, tuple[str, str]]]:
    """The code of each row's type; column and reason of those whose cell is none."""
    if "type" not in columns:
        return np.full(count, _TYPES["other"], np.uint8), {}
    codes = _looked_up(cells[columns["type"]], _type_code)
    return codes, _faults(codes, cells, columns["type"], "type", tuple(EventType))


def _status_code(cell: str) -> int:
    word = unguarded(cell).strip().casefold()
    return _STATUSES.get(word, _WRONG) if word else _BLANK


def _type_code(cell: str) -> int:
    word = unguarded(cell).strip().casefold()
    return _TYPES.get(word or "other", _WRONG)


def _looked_up(cells: TextCells, code: Callable[[str], int]) -> Codes:
    equals = first_equals(cells)
    distinct = np.flatnonzero(equals == np.arange(len(equals)))
    codes = np.zeros(len(equals), np.uint8)
    codes[distinct] = [code(cells[row]) for row in distinct.tolist()]
    return codes[equals]


def _faults(
    codes: Codes,
    cells: Mapping[str, TextCells],
    column: str | None,
    name: str,
    words: tuple[str, ...],
) -> dict[int, tuple[str, str]]:
    wrong = np.flatnonzero(codes == _WRONG).tolist()
    if column is None or not wrong:
        return {}
    mend = f"use {', '.join(words)}, or leave it empty"
    return {row: (column, f"'{cells[column][row][:60]}' is no {name}; {mend}") for row in wrong}
