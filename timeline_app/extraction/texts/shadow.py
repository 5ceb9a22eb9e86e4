"""A piece of text as parsers like it, with the way back: signs folded, each character's offset kept.

The document's own text is never rewritten; only spans found in a shadow are carried over to it.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from timeline_app.extraction.texts.span import Span
from timeline_app.extraction.texts.word_list import words

_FOLDED = {
    **dict.fromkeys(map(ord, "‘’‚‛′ʼ`´"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒"), "-"),
    ord("…"): ".",
}

# "> " at the beginning of a line that isn't the first; a hyphen at the end of one amid a word, but where
# the word would have it anyway, and the line break after either.
_WRAPPING = re.compile(
    r"[\r\n][ \t]*(?P<quote>(?:>[ \t]?)+)"
    r"|(?<=[a-z])(?P<hyphen>-\r?\n[ \t]*)(?=[a-z])"
)
_HYPHENED = words("""
    self non anti pro ex semi co well ill long short high low half all cross two three four five six
""")


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
    are left out, as is what only the wrapping of lines has put there: the quote marks of mails, and the
    hyphen of a word that was parted. Letters stay as they are.
    """
    piece = span.of(text)
    if piece.isascii() and piece.isprintable():
        return Shadow(piece, span.start)
    folded = [_folded(character) for character in piece]
    if "\n" in piece or "\r" in piece:
        for found in _WRAPPING.finditer(piece):
            start, end = found.span(found.lastgroup or 0)
            if found.lastgroup == "hyphen" and _word_before(piece, start) in _HYPHENED:
                start += 1
            folded[start:end] = [""] * (end - start)
    if all(folded):
        return Shadow("".join(folded), span.start)
    offsets = tuple(span.start + place for place, character in enumerate(folded) if character)
    return Shadow("".join(folded), span.start, offsets)


def _word_before(piece: str, end: int) -> str:
    start = end
    while start > max(0, end - 8) and piece[start - 1].isalpha():
        start -= 1
    return piece[start:end].lower()


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    known = _FOLDED.get(ord(character))
    if known is not None:
        return known
    category = unicodedata.category(character)
    if category in ("Cf", "Cs"):
        return ""
    return " " if category[0] == "Z" or category == "Cc" else character
