"""Joins two date words into the stretch of time that they bound: ``from May to July 2020``, ``between 15 and 31 Aug``.

Each end stays a timex of its own (``timexes``); by what words they are joined tells the four bounds, as for
dates that a person types (``model.typed_phrase``): "between" is a moment, "from … to" has both its ends.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline_app.extraction.dates.timex import Timex, TimexKind
from timeline_app.extraction.texts.span import Span
from timeline_app.model.source import Basis
from timeline_app.model.time import DateError, parse_edtf

_LONGEST_JOIN = 24
_TO = re.compile(r"\s*(?:[-–—−]|to|through|thru|until|till|up to|to the|until the|through to)\s*")
_AND = re.compile(r"\s*,?\s*and(?: the)?\s*")
_FROM = re.compile(r"\b(?:from|between)(?: the)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """From one date word to another. ``span`` holds both, with "from" or "between" left out."""

    span: Span
    first: Timex
    last: Timex
    edtf: str
    basis: Basis
    anchor: str | None = None


def date_ranges(text: str, timexes: Sequence[Timex]) -> tuple[DateRange, ...]:
    """The ranges that neighbours among ``timexes`` make, in the text's order."""
    found = []
    for first, last in pairwise(timexes):
        joined = _joined(text, first, last)
        if joined is not None:
            found.append(joined)
    return tuple(found)


def _joined(text: str, first: Timex, last: Timex) -> DateRange | None:
    if (
        not (_is_point(first) and _is_point(last))
        or last.span.start - first.span.end > _LONGEST_JOIN
    ):
        return None
    between = text[first.span.end : last.span.start]
    before = _FROM.search(text[max(0, first.span.start - 14) : first.span.start])
    is_between = before is not None and before[0].lower().startswith("between")
    if not (_AND.fullmatch(between) if is_between else _TO.fullmatch(between)):
        return None
    edtf = _edtf(first, last, is_moment=is_between)
    if edtf is None:
        return None
    return DateRange(
        span=Span(first.span.start, last.span.end), first=first, last=last, edtf=edtf,
        basis=_weaker(first.basis, last.basis), anchor=last.anchor or first.anchor,
    )  # fmt: skip


def _weaker(one: Basis, other: Basis) -> Basis:
    """A stretch is told no better than the worse told of its ends."""
    return max(one, other, key=tuple(Basis).index)


def _is_point(timex: Timex) -> bool:
    return timex.kind in (TimexKind.DATE, TimexKind.TIME) and timex.edtf is not None


def _edtf(first: Timex, last: Timex, *, is_moment: bool) -> str | None:
    start, end = _end_of(first, 0), _end_of(last, -1)
    if not start or not end:
        return None
    edtf = f"[{start}..{end}]" if is_moment else f"{start}/{end}"
    try:
        return parse_edtf(edtf).edtf
    except DateError:
        return None


def _end_of(timex: Timex, place: int) -> str:
    """One date for an end: of "late May" its first day as a start, its last day as an end."""
    assert timex.edtf is not None
    if "/" in timex.edtf:
        return ""
    return re.split(r"\.\.|,", timex.edtf.strip("[]"))[place]
