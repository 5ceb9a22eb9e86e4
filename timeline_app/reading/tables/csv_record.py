"""Splits one CSV record by itself, or says why it is none: for where quoting breaks, and for the header.

Many well-formed records at once are `csv_split`'s.
"""

import re
from dataclasses import dataclass
from functools import cache

from timeline_app.reading.tables.csv_split import LONE_RETURN

NEVER_CLOSED = "a quote that opens a cell is never closed; close it, or double quotes inside cells"
TEXT_AFTER = "text follows a closing quote; double quotes inside cells, or quote the whole cell"


@dataclass(frozen=True, slots=True)
class Record:
    """`end` is after its line break, or 0 where that isn't in the text. Without cells there is a reason."""

    cells: tuple[bytes, ...] | None
    end: int
    reason: str = ""


def read_record(text: bytes, start: int, delimiter: int) -> Record | None:
    """The record that begins at `start`; None where `text` ends before it does.

    A record whose quoting breaks ends with its first line: what follows may be rows that are well.
    """
    cell = _cell(delimiter)
    cells = []
    reason = ""
    place = start
    while match := cell.match(text, place):
        quoted, plain, separator = match.groups()
        cells.append(plain if quoted is None else quoted.replace(b'""', b'"'))
        if plain and b"\r" in plain:
            reason = LONE_RETURN
        place = match.end()
        if separator[-1] == 10:
            return Record(None if reason else tuple(cells), place, reason)
    if _is_broken(text, place):
        return Record(None, text.find(b"\n", start) + 1, TEXT_AFTER)
    return None


@cache
def _cell(delimiter: int) -> re.Pattern[bytes]:
    """A cell and what ends it. A lone CR is let pass, so that the record's end is found."""
    mark = re.escape(bytes([delimiter]))
    plain = rb"[^\r\n" + mark + rb"]"
    return re.compile(
        rb'(?:"((?:[^"]++|"")*+)"|((?:(?!")(?:'
        + plain
        + rb"|\r(?!\n))(?:"
        + plain
        + rb"++|\r(?!\n))*+)?+))("
        + mark
        + rb"|\r?\n)"
    )


def _is_broken(text: bytes, place: int) -> bool:
    """Whether the cell that begins at `place` is quoted, and text follows its closing quote."""
    closed = _QUOTED.match(text, place)
    return closed is not None and text[closed.end() : closed.end() + 2] not in (b"", b"\r")


_QUOTED = re.compile(rb'"(?:[^"]++|"")*+"')
