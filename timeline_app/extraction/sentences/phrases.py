"""What a noun phrase is made of: its words, article, number, and whose it is.

Who is meant by it is told in ``coreference``.
"""

from dataclasses import dataclass
from typing import Literal

from timeline_app.extraction.sentences.name_words import PAST
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.span import Span

Article = Literal["the", "a", "this", "both", "own", "other", ""]
_ARTICLES: dict[str, Article] = {
    "the": "the",
    "a": "a",
    "an": "a",
    "another": "a",
    "some": "a",
    "this": "this",
    "that": "this",
    "these": "this",
    "those": "this",
    "both": "both",
    "no": "other",
    "any": "other",
    "every": "other",
    "each": "other",
    "either": "other",
    "neither": "other",
}
BEFORE = (
    "det",
    "predet",
    "amod",
    "compound",
    "nmod",
    "nummod",
    "poss",
    "quantmod",
    "advmod",
    "npadvmod",
)
_LONGEST_LIST = 50  # names in a row that are seen as one list
_LISTED = ("PERSON", "ORG", "GPE", "NORP", "LOC")
_OWN = frozenset(("his", "her", "its", "their", "our", "my", "your", "whose"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """The noun phrase of a head noun, without what follows the noun but "of …".

    ``plain`` are the words that tell it from others of its noun: no article, no number.
    """

    head: Token
    span: Span
    article: Article
    is_plural: bool
    number: str  # lower case: "two", "40"
    plain: tuple[Token, ...]
    of: tuple[Token, ...]  # heads of what stands with it as "X's", "of X", "for X" or "X …"
    until: int  # the last token of all that

    @property
    def is_past(self) -> bool:
        return any(token.lemma in PAST for token in self.plain)


def first_of_list(sentence: Sentence, token: Token) -> Token:
    """The first of those that ``token`` is listed with: "Ayton" for "Beeton" of "Ayton and Beeton"."""
    for _ in range(_LONGEST_LIST):
        is_next = token.dep == "conj" or is_listed_name(sentence, token)
        if not is_next or token.head == token.place:
            break
        token = sentence.head_of(token)
    return token


def is_listed_name(sentence: Sentence, token: Token) -> bool:
    """Whether a name that the parser sets beside another stands in a list with it: "A, B and C"."""
    first = sentence.head_of(token)
    if token.dep != "appos" or token.pos != "PROPN" or first.pos != "PROPN":
        return False
    are_names = token.entity in _LISTED and first.entity == token.entity
    return are_names and any(
        child.pos == "PROPN" and child.entity in _LISTED
        for child in sentence.children_of(token, "conj")
    )


def phrase_of(sentence: Sentence, head: Token) -> Phrase:
    first = head.place
    article: Article = ""
    number = ""
    plain = [head]
    whose = []
    for child in reversed(sentence.children[head.place]):
        if child.place > head.place or child.dep not in BEFORE:
            continue
        below = sentence.subtree(child)
        if below[-1].place >= first:
            continue
        first = min(first, below[0].place)
        word = child.text.lower()
        if child.dep in ("det", "predet"):
            article = "both" if "both" in (word, article) else _ARTICLES.get(word, article)
        elif child.dep == "poss":
            article = "own" if word in _OWN else "the"
            whose.append(child)
        elif child.dep == "nummod":
            number = word
        else:
            plain.extend(token for token in below if token.text != "-")
            if child.tag in ("NNP", "NNPS", "NNS", "NN") or child.entity:
                whose.append(child)
    last = head.place
    for child in sentence.children_of(head, "prep"):
        if child.place > head.place and child.lemma in ("of", "for", "in", "at", "from", "within"):
            inner = [
                token for token in sentence.children_of(child, "pobj") if token.place > child.place
            ]
            whose.extend(inner)
            if child.lemma == "of" and inner and child.place <= head.place + 2:
                last = max(last, _end_of(sentence, inner[0]))
    tokens = sentence.tokens
    return Phrase(
        head=head,
        span=Span(tokens[first].start, tokens[last].end),
        article=article,
        is_plural=head.tag in ("NNS", "NNPS") or number not in ("", "one", "1"),
        number=number,
        plain=tuple(sorted(plain, key=lambda token: token.place)),
        of=tuple(whose),
        until=max([head.place, *(_end_of(sentence, token) for token in whose)]),
    )


def _end_of(sentence: Sentence, noun: Token) -> int:
    """The last token of a noun phrase that stands inside of another one."""
    last = noun.place
    for child in sentence.children_of(noun, "prep"):
        if child.lemma == "of" and child.place == noun.place + 1:
            inner = sentence.child_of(child, "pobj")
            if inner is not None and inner.place > child.place:
                last = max(last, inner.place)
    return last
