"""The kinds of segment a text falls into, as values. How they are found is told in ``segments``."""

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.extraction.texts.span import Span


class SegmentKind(StrEnum):
    METADATA = "metadata"  # "date 2021-08-31", "From: …"
    DATELINE = "dateline"  # "OLDPORT, Aug. 15 (Agency) —"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"  # who took a picture or wrote the text
    POST = "post"  # of a network, embedded
    LIST = "list"  # one item
    SIGNATURE = "signature"
    BOILERPLATE = "boilerplate"  # what a page says around its text: "Share this", page numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a document with one voice. Segments don't overlap and stand in the text's order.

    ``author`` and ``dated`` are the words that name whose voice a post, letter or turn of a talk is and
    when it was sent; they may stand outside of the segment's own text, before or after it.
    ``is_quoted``: it is repeated from another text, as a mail repeats the one that it answers.
    """

    kind: SegmentKind
    span: Span
    author: Span | None = None
    dated: Span | None = None
    is_quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What stands between quotation marks, the marks left out; it may go over several sentences."""

    span: Span
    is_scare: bool = False  # a word or two that nobody is quoted with: 'care taker'
