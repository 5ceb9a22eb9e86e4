r"""CSV files into rows: the header, the separator, and every row with its number and line.

The dialect is RFC 4180 as Python's `csv` reads it strictly, with these decisions:

* UTF-8, with or without a byte order mark. Rows end in LF or CR LF; quotes are `"`, doubled inside.
  A quote inside a cell that doesn't begin with one is text.
* The separator is the first of comma, semicolon and tab with which the header has a column `title`
  (in a `.tsv` file always the tab).
* Every record counts as a row, the header being row 1. A blank line counts too, but holds nothing,
  and is neither taken nor rejected.
* Rejected: a row with more or fewer cells than the header, with broken quoting, bytes that are not
  UTF-8, a NUL, a lone CR outside quotes, or of more than 16 MB. Where quoting breaks, the row ends
  with its first line, so that one stray quote doesn't take the rows after it along.

Stretches without broken quotes are split at once by `csv_split`, the rest by `csv_record`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from timeline_app.reading.tables.chunk import LONGEST_SHOWN, RawRows, Rejected, cells_of
from timeline_app.reading.tables.columns import check_columns, has_title
from timeline_app.reading.tables.csv_record import NEVER_CLOSED, Record, read_record
from timeline_app.reading.tables.csv_split import split_stretch
from timeline_app.reading.tables.problems import byte_fault, refusal, shown, wrong_count

LONGEST_ROW = 16 << 20
_LONGEST_HEADER = 1 << 20
_READ = 1 << 20
_BLOCK = 1 << 20  # split at once: what is in work stays near the size of a cache
_SHORT_BLOCK = 64 << 10  # after a fault, so that the next one costs little
_LONGEST_RUN = 1024  # rows that are split one by one before a stretch is tried again
_FEW_ROWS = 100  # take as long one by one as a short stretch
_BOM = b"\xef\xbb\xbf"
_TOO_LONG = f"it is longer than {LONGEST_ROW >> 20} MB; shorten it"


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A CSV file whose header has been read; iterating it reads the rows."""

    file: Path
    columns: tuple[str, ...]
    delimiter: int
    first_row: int  # where it begins in the file
    first_line: int

    @property
    def is_packed(self) -> bool:
        return False

    def __iter__(self) -> Iterator[RawRows]:
        size = self.file.stat().st_size
        with self.file.open("rb") as stream:
            stream.seek(self.first_row)
            yield from _Splitter(self, stream, size).pieces()


def open_csv(file: Path) -> CsvTable:
    """The header of `file`; ReadError where there is none that names a title."""
    with file.open("rb") as stream:
        text = stream.read(_LONGEST_HEADER)
    if not text.endswith(b"\n") and len(text) < _LONGEST_HEADER:
        text += b"\n"
    start = len(_BOM) if text.startswith(_BOM) else 0
    if not text[start:].strip():
        raise refusal(file, "", "it is empty", "name a table with a header")
    if text[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise refusal(file, "", "it is UTF-16, not UTF-8", "save it as UTF-8")
    found: list[tuple[int, Record, tuple[str, ...]]] = []
    for delimiter in b"\t" if file.suffix.lower() == ".tsv" else b",;\t":
        record = read_record(text, start, delimiter)
        if record is None:
            mend = "write the columns' names in one line"
            raise refusal(file, "line 1", "the header doesn't end within 1 MB", mend)
        fault = byte_fault(text[start : record.end]) or record.reason
        if fault:
            reason, _, mend = fault.partition("; ")
            raise refusal(file, "line 1", f"the header can't be read: {reason}", mend)
        columns = tuple(cell.decode() for cell in record.cells or ())
        found.append((delimiter, record, columns))
        if has_title(columns):
            break
    else:
        found.sort(key=lambda each: -len(each[2]))
        found = found[:1]
    delimiter, record, columns = found[-1]
    check_columns(file, columns)
    first_line = text.count(b"\n", 0, record.end) + 1
    return CsvTable(file, columns, delimiter, record.end, first_line)


class _Splitter:
    """Goes through the bytes of a table once."""

    def __init__(self, table: CsvTable, stream: BinaryIO, size: int) -> None:
        self._columns, self._delimiter = table.columns, table.delimiter
        self._stream, self._size = stream, max(size, 1)
        self._text, self._start, self._is_final = b"", 0, False
        self._row, self._line = 2, table.first_line

    def pieces(self) -> Iterator[RawRows]:
        reach, run = _BLOCK, 1
        while self._fill(reach):
            rows, size, is_broken = self._stretch(reach)
            if rows is not None:
                yield rows
            if is_broken:
                run = (
                    1 if rows is not None and len(rows) >= _FEW_ROWS else min(2 * run, _LONGEST_RUN)
                )
                reach = _SHORT_BLOCK
                yield self._one_by_one(run)
            elif size:
                reach = min(4 * reach, _BLOCK)
            elif reach < LONGEST_ROW and not self._is_at_end(reach):
                reach = min(2 * reach, LONGEST_ROW)
            else:  # one row, and no end of it
                yield self._one_by_one(1)
                reach = _SHORT_BLOCK

    def _is_at_end(self, reach: int) -> bool:
        return self._is_final and len(self._text) - self._start <= reach

    def _fill(self, reach: int) -> bool:
        """Has `reach` bytes in hand, or all that is left; false at the end."""
        missing = reach - (len(self._text) - self._start)
        if missing > 0 and not self._is_final:
            more = self._stream.read(max(missing, _READ))
            self._text = self._text[self._start :] + more
            self._start = 0
            if len(more) < max(missing, _READ):
                self._is_final = True
                if self._text and not self._text.endswith(b"\n"):
                    self._text += b"\n"
        return self._start < len(self._text)

    def _advance(self, size: int, lines: int, records: int = 1) -> None:
        self._line += lines
        self._row += records
        self._start += size

    @property
    def _fraction(self) -> float:
        return min((self._stream.tell() - len(self._text) + self._start) / self._size, 1.0)

    def _stretch(self, reach: int) -> tuple[RawRows | None, int, bool]:
        """The rows that can be split at once, their bytes, and whether quoting breaks after them."""
        text = self._text[self._start : self._start + reach]
        found = split_stretch(text, self._delimiter, len(self._columns))
        if not len(found.ends):
            return None, 0, found.is_broken
        lines = found.lines + self._line
        rejected = [
            Rejected(
                self._row + record,
                int(lines[record]),
                "",
                reason,
                shown(text[found.starts[record] : found.ends[record]]),
            )
            for record, reason in found.faults
        ]
        numbers = found.good + self._row
        size = int(found.ends[-1])
        self._advance(size, found.line_count, len(found.ends))
        cells = dict(zip(self._columns, found.columns, strict=True))
        rows = RawRows(numbers, lines[found.good], cells, rejected, self._fraction)
        return rows, size, found.is_broken

    def _one_by_one(self, count: int) -> RawRows:
        """The next `count` rows, or fewer where the text in hand ends."""
        numbers: list[int] = []
        lines: list[int] = []
        rejected: list[Rejected] = []
        taken: list[tuple[bytes, ...]] = []
        for _ in range(count):
            if self._start >= len(self._text):
                break
            number, line = self._row, self._line
            record = self._next_record()
            if record is None or not record.end:
                begin = self._text[self._start : self._start + 4 * LONGEST_SHOWN]
                cells, raw = None, begin.partition(b"\n")[0]
                reason = (record.reason if record else "") or self._endless_reason()
                self._skip_line()
            else:
                raw = self._text[self._start : record.end]
                cells, reason = record.cells, byte_fault(raw) or record.reason
                if len(raw) > LONGEST_ROW:
                    reason = _TOO_LONG
                self._advance(len(raw), raw.count(b"\n"))
            if not reason and cells is not None and len(cells) != len(self._columns):
                if raw in (b"\n", b"\r\n"):
                    continue
                reason = wrong_count(len(cells), len(self._columns))
            if reason or cells is None:
                rejected.append(Rejected(number, line, "", reason, shown(raw)))
            else:
                numbers.append(number)
                lines.append(line)
                taken.append(cells)
        by_column = zip(*taken, strict=True) if taken else ((),) * len(self._columns)
        columns = dict(zip(self._columns, map(cells_of, by_column), strict=True))
        return RawRows(
            np.array(numbers, np.int64),
            np.array(lines, np.int64),
            columns,
            rejected,
            self._fraction,
        )

    def _next_record(self) -> Record | None:
        """The record in hand, with more text where that isn't all of it; None where it has no end."""
        while True:
            record = read_record(self._text, self._start, self._delimiter)
            left = len(self._text) - self._start
            if (record and record.end) or self._is_final or left >= LONGEST_ROW:
                return record
            self._fill(left + 1)

    def _endless_reason(self) -> str:
        return NEVER_CLOSED if b"\n" in self._text[self._start :] else _TOO_LONG

    def _skip_line(self) -> None:
        """Leaves out the line in hand, of a row that has no end."""
        end = self._text.find(b"\n", self._start) + 1
        while not end and not self._is_final:
            self._start = len(self._text)
            self._fill(_READ)
            end = self._text.find(b"\n", self._start) + 1
        self._advance((end or len(self._text)) - self._start, 1)
