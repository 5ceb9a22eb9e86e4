"""Documents and the passages located in them.

A passage is checked against its document by :func:`locate`; reading files is ``reading``'s work.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from timeline_app.model.record import AnyText, Id, Record, Text
from timeline_app.model.time import UncertainDate, parse_edtf

# Strict, as "5" and true are no numbers in the published schema; 2**53 is what JSON holds exactly.
Offset = Annotated[int, Field(strict=True, ge=0, le=2**53)]
RowNumber = Annotated[int, Field(strict=True, ge=1, le=2**53)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


# How much of a context must agree, without white space, and within how much text it is sought.
_NEAREST, _BESIDE = 8, 200

# Dates repeat within a project, and bounds are asked for again with every change of the filter.
_parsed = lru_cache(maxsize=8192)(parse_edtf)


class PassageState(StrEnum):
    """How well a passage still fits its document (DESIGN §3)."""

    EXACT = "exact"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"

    @property
    def is_sourced(self) -> bool:
        """Only passages that were found in exactly one place may be drawn as sourced."""
        return self in (PassageState.EXACT, PassageState.MOVED)


class Passage(Record):
    """A located piece of a document: W3C TextQuoteSelector and TextPositionSelector in one.

    ``start`` and ``end`` count Unicode code points of the document's decoded text, 0-based, end
    exclusive; ``prefix`` and ``suffix`` are the text just before and after, used to find the quote
    again when the document has changed. A passage of a table is one of its rows: ``row`` is the row's
    number as in RFC 7111, where the header is row 1.
    """

    document: Id
    start: Offset
    end: Offset
    quote: str = Field(min_length=1)
    prefix: AnyText = ""
    suffix: AnyText = ""
    row: RowNumber | None = None


class Basis(StrEnum):
    """How a date follows from the text."""

    STATED = "stated"
    RELATIVE = "relative"
    INFERRED = "inferred"


class Date(Record):
    """An EDTF date with the words that gave it and the reasoning behind it."""

    edtf: Text
    phrase: AnyText | None = None
    basis: Basis
    anchor: AnyText | None = None
    passage: Passage | None = None

    @property
    def bounds(self) -> UncertainDate:
        """The four bounds that ``edtf`` implies."""
        return _parsed(self.edtf)


class Document(Record):
    """A source text. An event model file names its file by ``path``, relative to the documents folder."""

    id: Id
    title: Text
    publisher: AnyText | None = None
    url: AnyText | None = None
    path: AnyText | None = None
    media_type: Text
    language: Text
    sha256: Sha256
    published: Date | None = None
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Where a passage is now: its state, and the range when there is just one."""

    state: PassageState
    start: int | None = None
    end: int | None = None


def locate(passage: Passage, text: str) -> Located:
    """Find ``passage`` in ``text``: at its offsets, else once elsewhere by prefix, quote and suffix.

    A quote that stands in several places is settled by its full context only; a context that fits
    nowhere, or fits several places, leaves it ambiguous. A quote that stands in one place has moved
    there if its prefix or its suffix agrees, or if it has neither: a text edited close by may change
    one of them, but where both differ these are other words that happen to read the same, and the
    passage is lost, as it is where the quote is absent.
    """
    quote = passage.quote
    if text[passage.start : passage.end] == quote:
        return Located(state=PassageState.EXACT, start=passage.start, end=passage.end)
    starts = _occurrences(text, quote)
    if len(starts) > 1:
        starts = [
            start
            for start in starts
            if text.endswith(passage.prefix, 0, start)
            and text.startswith(passage.suffix, start + len(quote))
        ]
        if len(starts) != 1:
            return Located(state=PassageState.AMBIGUOUS)
    elif not starts or not _some_context_agrees(passage, text, starts[0]):
        return Located(state=PassageState.LOST)
    return Located(state=PassageState.MOVED, start=starts[0], end=starts[0] + len(quote))


def _some_context_agrees(passage: Passage, text: str, start: int) -> bool:
    """Whether the nearest characters of prefix or suffix stand beside the quote at ``start``.

    White space doesn't count, since texts are wrapped anew.
    """
    prefix = _without_space(passage.prefix)[-_NEAREST:]
    suffix = _without_space(passage.suffix)[:_NEAREST]
    if not prefix and not suffix:
        return True
    end = start + len(passage.quote)
    before = _without_space(text[max(start - _BESIDE, 0) : start])
    after = _without_space(text[end : end + _BESIDE])
    return bool(prefix and before.endswith(prefix)) or bool(suffix and after.startswith(suffix))


def _without_space(text: str) -> str:
    return "".join(text.split())


def _occurrences(text: str, quote: str) -> list[int]:
    """Starts of every occurrence of ``quote``, overlapping ones included."""
    starts = []
    start = text.find(quote)
    while start >= 0:
        starts.append(start)
        start = text.find(quote, start + 1)
    return starts
