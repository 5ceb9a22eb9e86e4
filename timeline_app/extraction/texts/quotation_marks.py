"""Quotation marks in a stretch of text, each told to open or to close, and apostrophes left out.

What the marks enclose is ``quotations``'.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from timeline_app.extraction.texts.span import Span


class Side(Enum):
    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


class Mark(NamedTuple):
    start: int
    end: int
    family: str  # '"', "'" or "«": marks of one family close one another
    side: Side
    may_be_apostrophe: bool = False  # "the soldiers' camp": closes only where nothing else does


_MARK = re.compile(r"``|''|[\"“”„‟«»‹›‘’‚‛'`＂「」『』]")
_INCHES = re.compile(r"(?<![\w$£€.,])\d{1,2}(?:\.\d{1,2})?\s?$")  # 15" wide: never opens
SINGLE = ("'", "‘")  # families whose marks are apostrophes, too
_FAMILY = {
    **dict.fromkeys(("``", "''", '"', "“", "”", "„", "‟", "＂"), '"'),
    **dict.fromkeys("'`", "'"),
    **dict.fromkeys("‘’‚‛", "‘"),
    **dict.fromkeys("«»", "«"),
    **dict.fromkeys("‹›", "‹"),
    **dict.fromkeys("「」", "「"),
    **dict.fromkeys("『』", "『"),
}
_OPENING = frozenset(("``", "“", "„", "‟", "«", "‹", "‘", "‚", "‛", "「", "『"))
_CLOSING = frozenset(("''", "”", "»", "›", "’", "」", "』"))
_BEFORE_OPENING = frozenset("([{<—–-/=:\"“„«‘'`…>|*_")
# Words that begin with an apostrophe: years and decades, and what speech swallows.
_CLIPPED = re.compile(
    r"\d\ds?\b|(?:em|til|till|tis|twas|twere|twill|cause|cos|cuz|bout|round|n|neath|gainst|nuff|fraid)\b(?!\w)",
    re.IGNORECASE,
)
# Endings that tokenised texts part from their words.
_ENDING = re.compile(r"(?:s|ll|re|ve|d|m|t)\b", re.IGNORECASE)


def marks_in(text: str, span: Span) -> Iterator[Mark]:
    for found in _MARK.finditer(text, span.start, span.end):
        sign = found[0]
        start, end = found.span()
        before = text[start - 1] if start > span.start else " "
        if before == "\\" and start - 1 > span.start:
            before = text[start - 2]
        after = text[end] if end < span.end else " "
        family = _FAMILY[sign]
        side = (
            _side_of_single(text, sign, before, after, end)
            if family in SINGLE
            else _side(sign, before, after)
        )
        if side is not None:
            if sign == '"' and _INCHES.search(text, max(span.start, start - 6), start):
                side = Side.CLOSES
            weak = side is Side.CLOSES and family in SINGLE and before in "snSN" and after.isspace()
            yield Mark(start, end, family, side, weak)


def _side(sign: str, before: str, after: str) -> Side | None:
    may_open = _may_open(before)
    if sign in _OPENING:
        if not may_open and before.isalnum() and not after.isalnum():
            return Side.CLOSES  # German, or typed by a program that took it for an end
        return Side.OPENS
    if sign in _CLOSING:
        if sign in "”»" and may_open and before.isspace() and after.isalnum():
            return Side.EITHER  # Swedish ”so”, German »so«
        return Side.CLOSES
    if may_open and not after.isspace():
        return Side.OPENS
    if not may_open and not after.isalnum():
        return Side.CLOSES
    return Side.EITHER


def _side_of_single(text: str, sign: str, before: str, after: str, end: int) -> Side | None:
    """None for an apostrophe, as far as the signs beside it tell."""
    if before.isalnum() and after.isalnum():
        return None
    may_open = _may_open(before)
    if sign in "‘‚‛`":
        if not may_open or after.isspace() or _CLIPPED.match(text, end, end + 12):
            return None
        return Side.OPENS
    if may_open:
        if after.isspace():
            return Side.CLOSES
        if sign == "’" or _CLIPPED.match(text, end, end + 12):
            return None
        if before.isspace() and _ENDING.match(text, end, end + 4):
            return None
        return Side.OPENS
    return None if after.isalnum() else Side.CLOSES


def _may_open(before: str) -> bool:
    return before.isspace() or before in _BEFORE_OPENING
