"""What annotators have marked in a document, as values: the one shape that all readers give.

The readers are ``timeml``, ``cat_xml`` and ``brat``; timelines of several documents are ``timelines``'.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline_app.extraction.texts.span import Span

Extent = tuple[Span, ...]  # the pieces of one marking, in the text's order


class CorpusError(Exception):
    """What is wrong with a folder or file of a corpus, in one sentence."""


class NothingFoundError(CorpusError):
    """A folder has no file of the kind that a reader reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTimex:
    """Date words as TIMEX3 has them."""

    extent: Extent
    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """An event mention. The last three are MEANTIME's attributes of its factuality, "" where not given."""

    id: str
    extent: Extent
    polarity: str = ""
    certainty: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldParticipant:
    """That an entity mention takes part in an event. ``head`` is the part of it that counts."""

    event: str
    extent: Extent
    head: Extent
    role: str  # PropBank's: Arg0 …


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAttribution:
    source: Extent = ()
    cue: Extent = ()
    content: Extent = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSentence:
    id: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A document with what is marked in it. Offsets are those of ``text``.

    ``published`` is the date that the corpus gives outside of the text. Only what lies in ``scored``
    was looked at by the annotators.
    """

    name: str
    text: str
    published: str | None = None
    scored: Span
    sentences: tuple[GoldSentence, ...] = ()
    timexes: tuple[GoldTimex, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    participants: tuple[GoldParticipant, ...] = ()
    attributions: tuple[GoldAttribution, ...] = ()


def whole(extent: Extent) -> Span:
    """From the first piece's start to the last one's end."""
    return Span(extent[0].start, extent[-1].end)


def words(extent: Extent, text: str) -> str:
    return " … ".join(" ".join(piece.of(text).split()) for piece in extent)


def overlap(one: Extent, other: Extent) -> int:
    """How many characters both have."""
    return sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other if a.meets(b)
    )


def joined(pieces: Iterable[Span], text: str) -> Extent:
    """The pieces in order, those made one between which nothing but blanks stands."""
    found: list[Span] = []
    for piece in sorted(set(pieces)):
        if found and (piece.start <= found[-1].end or text[found[-1].end : piece.start].isspace()):
            found[-1] = Span(found[-1].start, max(found[-1].end, piece.end))
        else:
            found.append(piece)
    return tuple(found)


def trimmed(span: Span, text: str) -> Span | None:
    """The span without blanks at its ends; None if nothing is left."""
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    end = span.end - (len(piece) - len(piece.rstrip()))
    return Span(start, end) if start < end else None
