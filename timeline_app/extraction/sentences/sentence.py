"""Parsed sentences, as plain values: what rules read, whatever model has parsed them.

Parsing itself is ``language_model``'s.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter

from timeline_app.extraction.texts.span import Span

_PLACE = attrgetter("place")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign. ``head`` is the position of its head in the sentence; the root is its own head.

    ``pos`` is Universal Dependencies' part of speech, ``tag`` Penn Treebank's, ``dep`` ClearNLP's
    relation (nsubj, dobj, prep, pobj…), ``entity`` OntoNotes' kind of name (PERSON, ORG, GPE…) or "".
    """

    place: int  # in its sentence
    start: int
    end: int
    text: str
    lemma: str  # lower case
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""
    begins_entity: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Sentence:
    """One sentence of one segment, with its tokens and the tree over them."""

    place: int  # in the document
    segment: int  # place of its segment in the document
    tokens: tuple[Token, ...] = field(repr=False)

    @property
    def span(self) -> Span:
        return Span(self.tokens[0].start, self.tokens[-1].end)

    @cached_property
    def children(self) -> tuple[tuple[Token, ...], ...]:
        """Of each token, those that hang on it, from left to right."""
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.place:
                below[token.head].append(token)
        return tuple(map(tuple, below))

    @property
    def root(self) -> Token:
        return next(token for token in self.tokens if token.head == token.place)

    def head_of(self, token: Token) -> Token:
        return self.tokens[token.head]

    def children_of(self, token: Token, *relations: str) -> Iterator[Token]:
        """Those that hang on ``token``, by one of ``relations`` where any is named."""
        for child in self.children[token.place]:
            if not relations or child.dep in relations:
                yield child

    def child_of(self, token: Token, *relations: str) -> Token | None:
        for child in self.children[token.place]:
            if not relations or child.dep in relations:
                return child
        return None

    def heads_above(self, token: Token) -> Iterator[Token]:
        """Its head, the head's head and so on, up to the root."""
        while token.head != token.place:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """``token`` and all that hangs below it, in the order of the text."""
        found, waiting = [], [token]
        while waiting:
            each = waiting.pop()
            found.append(each)
            waiting.extend(self.children[each.place])
        return tuple(sorted(found, key=_PLACE))

    def token_at(self, offset: int) -> Token | None:
        """The token that has the document's character ``offset``."""
        return next((token for token in self.tokens if token.start <= offset < token.end), None)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        first = bisect_right(self._ends, span.start)
        return self.tokens[first : bisect_left(self._starts, span.end)]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(token.start for token in self.tokens)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(token.end for token in self.tokens)
