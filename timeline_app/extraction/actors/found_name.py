"""One place of a text where a name stands, and the form by which names are compared."""

from collections.abc import Collection
from dataclasses import dataclass

from timeline_app.extraction.actors.countries import COUNTRY_OF_NAME
from timeline_app.extraction.sentences.sentence import Sentence
from timeline_app.extraction.texts.span import Span

_OF_PEOPLE = ("ians", "ian", "ers", "er", "ans", "an", "ese", "ish", "is", "i", "ns", "n", "ic")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName:
    """The tokens ``first`` to ``last`` of a sentence; title and article are left out of them.

    ``label`` is the kind that the model gave it (PERSON, ORG, GPE…), or "" where none.
    ``form`` is what two places with one name have in common.
    """

    sentence: int
    first: int
    last: int
    head: int
    words: tuple[str, ...]
    form: str
    label: str
    rule: str
    titles: tuple[str, ...] = ()
    generation: str = ""
    suffix: str = ""  # the generation as it is written: "Jr."
    country: str = ""  # of which this is the adjective or the people: "American"
    is_account: bool = False
    span: Span

    @property
    def shown(self) -> str:
        return f"{shown_words(self.words)} {self.suffix}".rstrip()


def form_of_words(words: tuple[str, ...]) -> str:
    joined = " ".join(words).casefold()
    if joined.startswith("the "):
        joined = joined[4:]
    known = COUNTRY_OF_NAME.get(joined)
    if known is not None and (known.casefold() != "united states" or words[0] != "us"):
        return known.casefold()
    return joined.replace(".", "") if len(words) > 1 else joined


def place_of_people(word: str, places: Collection[str]) -> str:
    """That of ``places`` of which a word in lower case is the adjective or people; "" where none."""
    for ending in _OF_PEOPLE:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 4:
            continue
        for end in ("", *"aeoys"):
            if f"{stem}{end}" in places:
                return f"{stem}{end}"
    return ""


def shown_words(words: tuple[str, ...]) -> str:
    """The words as they are written: a hyphen, slash or full stop joins its neighbours."""
    text = ""
    for word in words:
        glued = not text or word[0] in "-/.',’" or text[-1] in "-/"
        text += word if glued else f" {word}"
    return text


def head_place(sentence: Sentence, first: int, last: int) -> int:
    """The token of a stretch whose own head lies outside of it; the last such one."""
    for place in range(last, first - 1, -1):
        token = sentence.tokens[place]
        if not first <= token.head <= last or token.head == place:
            return place
    return last
