"""JSON Lines into rows: one object a line, its members the cells.

The columns are all names that occur, in the order in which they first do, so the file is gone
through twice. Numbers keep the text they have in the file; null is an empty cell; true and false are
those words; a list of texts or numbers stands for a list of values (`guard`). Blank lines are passed
over. Rejected: a line that is no JSON object, that names a member twice, that holds an object or a
list of lists, bytes that are not UTF-8, NUL or half a character, or of more than 16 MB.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import numpy as np

from timeline_app.reading.tables.chunk import RawRows, Rejected, cells_of
from timeline_app.reading.tables.columns import LISTS, MOST_COLUMNS, check_columns, plain_name
from timeline_app.reading.tables.csv_rows import LONGEST_ROW
from timeline_app.reading.tables.problems import byte_fault, refusal, shown

_ROWS = 20_000
_BYTES = 8 << 20
_SCAN = 0.4  # the part of the work that looking for columns is


@dataclass(frozen=True, slots=True)
class JsonLines:
    """A JSON Lines file whose columns are known; iterating it reads the rows."""

    file: Path
    columns: tuple[str, ...]

    @property
    def is_packed(self) -> bool:
        return False

    def __iter__(self) -> Iterator[RawRows]:
        size = max(self.file.stat().st_size, 1)
        numbers: list[int] = []
        rejected: list[Rejected] = []
        columns: dict[str, list[bytes]] = {name: [] for name in self.columns}
        place = taken = 0
        for number, line, length in _lines(self.file):
            place += length
            taken += length
            row, column, reason = _row(line) if length <= LONGEST_ROW else ({}, "", _TOO_LONG)
            if reason:
                rejected.append(Rejected(number, number, column, reason, shown(line)))
            elif row:
                numbers.append(number)
                for name, cells in columns.items():
                    cells.append(row.get(name, b""))
            if taken >= _BYTES or len(numbers) + len(rejected) >= _ROWS:
                yield self._rows(numbers, columns, rejected, place / size)
                numbers, rejected, taken = [], [], 0
                columns = {name: [] for name in self.columns}
        yield self._rows(numbers, columns, rejected, 1.0)

    def _rows(
        self,
        numbers: list[int],
        columns: dict[str, list[bytes]],
        rejected: list[Rejected],
        fraction: float,
    ) -> RawRows:
        lines = np.array(numbers, np.int64)
        cells = {name: cells_of(texts) for name, texts in columns.items()}
        return RawRows(lines, lines, cells, rejected, _SCAN + (1 - _SCAN) * fraction)


def open_json_lines(
    file: Path, should_stop: Callable[[], bool], progress: Callable[[float], None]
) -> JsonLines:
    """The columns of `file`; ReadError where none of them is a title."""
    size = max(file.stat().st_size, 1)
    names: dict[str, None] = {}
    place = told = objects = 0
    for _, line, length in _lines(file):
        place += length
        if length <= LONGEST_ROW:
            found = _names(line)
            objects += bool(found)
            names.update((name, None) for name in found if name not in names and _is_text(name))
        if len(names) > MOST_COLUMNS:
            break
        if place - told > _BYTES:
            told = place
            progress(_SCAN * place / size)
            if should_stop():
                return JsonLines(file, tuple(names))
    if not objects:
        raise refusal(file, "", "no line of it is a JSON object", "write one object a line")
    check_columns(file, tuple(names))
    return JsonLines(file, tuple(names))


_NO_TEXT = "it holds a NUL or half a character (a lone surrogate); write whole characters"
_TOO_LONG = f"it is longer than {LONGEST_ROW >> 20} MB; shorten it"


def _lines(file: Path) -> Iterator[tuple[int, bytes, int]]:
    """Number, bytes and length of each line; of one that is too long only the beginning."""
    number = 0
    with file.open("rb") as stream:
        while line := stream.readline(LONGEST_ROW + 1):
            number += 1
            length = len(line)
            while length > LONGEST_ROW and not line.endswith(b"\n"):
                rest = stream.readline(LONGEST_ROW)
                length += len(rest)
                if not rest or rest.endswith(b"\n"):
                    break
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, length


def _names(line: bytes) -> list[str]:
    """The names of a line's members; none where it is no object."""
    try:
        pairs = _DECODER.decode(line.decode())
    except (RecursionError, ValueError):
        return []
    return [name for name, _ in pairs] if isinstance(pairs, tuple) else []


def _is_text(text: str) -> bool:
    return text.isprintable() or not byte_fault(text.encode("utf-8", "surrogatepass"))


def _row(line: bytes) -> tuple[dict[str, bytes], str, str]:
    """The cells of a line by column; else the column and reason of what is wrong with it."""
    if not line.strip():
        return {}, "", ""
    try:
        pairs = _DECODER.decode(line.decode())
    except UnicodeDecodeError:
        return {}, "", byte_fault(line)
    except json.JSONDecodeError as error:
        return {}, "", f"it is not JSON ({error.msg}, character {error.pos + 1}); mend it there"
    except (RecursionError, ValueError) as error:
        return {}, "", f"it is not JSON ({str(error)[:80]}); mend it"
    if not isinstance(pairs, tuple) or not pairs:
        return {}, "", 'it is no JSON object with members; write {"title": "…", …}'
    has_escapes = b"\\u" in line  # by which alone a NUL or half a character can come in
    row: dict[str, bytes] = {}
    for name, value in pairs:
        if name in row:
            return {}, "", f"the name '{name[:80]}' stands twice; keep one of the two"
        text = value if isinstance(value, str) else _text(name, value)
        if text is None:
            return {}, name, "a cell holds no nested values; write one text or number"
        if has_escapes and not (_is_text(name) and _is_text(text)):
            return {}, "", _NO_TEXT
        row[name] = text.encode()
    return row, "", ""


def _text(name: str, value: Any) -> str | None:
    """The cell for a value that is no text; None where it is nested in a way no cell can be."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    is_list = isinstance(value, list) and plain_name(name) in LISTS
    if is_list and all(isinstance(each, str) for each in value):
        return "; ".join(each.replace("\\", "\\\\").replace(";", "\\;") for each in value)
    return None


def _no_such_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


# Numbers stay as they are written, and objects become tuples of pairs, so that none gets lost.
_DECODER = json.JSONDecoder(
    object_pairs_hook=tuple, parse_int=str, parse_float=str, parse_constant=_no_such_number
)
