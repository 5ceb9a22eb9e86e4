"""Text again out of a corpus's tokens, as a person would have typed it, with the place of each token.

Corpora that keep tokens only don't say where paragraphs ended: a heading or date line (what has no
closing sign) stands alone, all other sentences run on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.extraction.texts.span import Span

_OPENING = frozenset("([{“‘«$£€#@")
_CLOSING = frozenset(")]},.;:!?%”’»…") | {"''", "..."}
_CLITICS = frozenset(
    [
        "'s",
        "'s",
        "'S",
        "n't",
        "'ll",
        "'re",
        "'ve",
        "'d",
        "'m",
        "’s",
        "n’t",
        "’ll",
        "’re",
        "’ve",
        "’d",
        "’m",
    ]
)
_ENDS = frozenset('.!?…"”’)')
_UNPAIRED = frozenset("\"'")


@dataclass(frozen=True, slots=True)
class RebuiltText:
    text: str
    tokens: tuple[tuple[Span, ...], ...]  # of each sentence

    def sentence(self, place: int) -> Span:
        return Span(self.tokens[place][0].start, self.tokens[place][-1].end)


def rebuild(sentences: Sequence[Sequence[str]]) -> RebuiltText:
    """The text of ``sentences``, each of which has a token at least."""
    parts: list[str] = []
    length = 0
    spans: list[tuple[Span, ...]] = []
    for tokens in sentences:
        if spans:
            gap = " " if parts[-1][-1] in _ENDS else "\n\n"
            parts.append(gap)
            length += len(gap)
        placed: list[Span] = []
        for token, is_glued in zip(tokens, _glued(tokens), strict=True):
            if placed and not is_glued:
                parts.append(" ")
                length += 1
            parts.append(token)
            placed.append(Span(length, length + len(token)))
            length += len(token)
        spans.append(tuple(placed))
    return RebuiltText("".join(parts), tuple(spans))


def _glued(tokens: Sequence[str]) -> list[bool]:
    """Of each token, whether it stands right after the one before it."""
    glued: list[bool] = []
    is_open = dict.fromkeys(_UNPAIRED, False)
    glues_next = False
    for place, token in enumerate(tokens):
        follows = tokens[place + 1] if place + 1 < len(tokens) else ""
        is_glued = glues_next or token in _CLOSING or token in _CLITICS
        glues_next = token in _OPENING
        if token == "'" and follows.lower() in ("s", "t", "re", "ve", "ll", "d", "m"):
            is_glued = glues_next = True  # a clitic that was cut in two
        elif token == "'" and _is_possessive(tokens, place) and not is_open[token]:
            is_glued = True
        elif token in _UNPAIRED:
            is_glued = is_glued or is_open[token]
            is_open[token] = not is_open[token]
            glues_next = is_open[token]
        glued.append(is_glued)
    return glued


def _is_possessive(tokens: Sequence[str], place: int) -> bool:
    """Whether an apostrophe belongs to the plural before it: all others of the sentence make pairs."""
    return place > 0 and tokens[place - 1].endswith("s") and tokens[place:].count("'") % 2 == 1
