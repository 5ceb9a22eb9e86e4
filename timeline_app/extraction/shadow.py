"""A piece of text as parsers like it, with the way back: signs folded, each character's offset kept.

The document's own text is never rewritten; only spans found in a shadow are carried over to it.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from timeline_app.extraction.span import Span

_FOLDED = {
    **dict.fromkeys(map(ord, "‘’‚‛′ʼ`´"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒"), "-"),
    ord("…"): ".",
}


@dataclass(frozen=True, slots=True)
class Shadow:
    """``text`` holds one character for each that was not left out; ``offsets`` has where each stands.

    ``offsets`` is None where nothing was left out: then all stand ``start`` further on.
    """

    text: str
    start: int
    offsets: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """Where the shadow's characters from ``start`` to ``end`` stand in the document."""
        if start >= end:
            raise ValueError(f"an empty piece of a shadow: {start} to {end}")
        if self.offsets is None:
            return Span(self.start + start, self.start + end)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def shadow_of(text: str, span: Span) -> Shadow:
    """The shadow of a piece of ``text``.

    Typographic quotes and hyphens become those of ASCII, every space and control a blank; what has no
    width (format characters such as bidi controls and soft hyphens) and marks that can't be encoded
    are left out. Letters stay as they are.
    """
    piece = span.of(text)
    if piece.isascii() and piece.isprintable():
        return Shadow(piece, span.start)
    folded = [_folded(character) for character in piece]
    if all(folded):
        return Shadow("".join(folded), span.start)
    offsets = tuple(span.start + place for place, character in enumerate(folded) if character)
    return Shadow("".join(folded), span.start, offsets)


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    known = _FOLDED.get(ord(character))
    if known is not None:
        return known
    category = unicodedata.category(character)
    if category in ("Cf", "Cs"):
        return ""
    return " " if category[0] == "Z" or category == "Cc" else character
