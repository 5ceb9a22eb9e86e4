"""Makes a name of a stretch of words: its titles, who of a family, the country that it is of."""

import re

from timeline_app.extraction.actors.countries import COUNTRY_OF_PEOPLE
from timeline_app.extraction.actors.found_name import FoundName, form_of_words, head_place
from timeline_app.extraction.actors.name_runs import Run
from timeline_app.extraction.actors.name_tokens import bare, is_capital
from timeline_app.extraction.sentences.name_words import (
    GENERATIONS,
    PORTFOLIOS,
    SHIPS,
    SURE_FORMS,
    TITLES,
)
from timeline_app.extraction.sentences.sentence import Sentence
from timeline_app.extraction.texts.span import Span

HASHTAG, SHIP = "hashtag", "ship"
_HALLOWED = ("saint", "st", "queen", "king", "prince", "princess", "lady")  # as ships are named
_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def named(sentence: Sentence, run: Run) -> FoundName:
    tokens = sentence.tokens
    first, last = run.first, run.last
    titles = _titles(sentence, first)
    is_ship = _is_ship(sentence, first - len(titles[0].split()) if titles else first, last)
    if is_ship and titles:  # "the ferry Saint Brenda" is no Brenda
        first -= len(titles[0].split())
        titles = ()
    generation = GENERATIONS.get(bare(tokens[last]), "") if last > first else ""
    end = last - 1 if generation else last
    if generation and tokens[end].text == ",":
        end -= 1
    words = tuple(token.text for token in tokens[first : end + 1])
    is_tag = len(words) == 1 and first > 0 and tokens[first - 1].text == "#"
    if is_tag:
        words = tuple(_HUMP.findall(words[0])) or words
    people = " ".join(words).casefold()
    return FoundName(
        sentence=sentence.place,
        first=first,
        last=last,
        head=head_place(sentence, first, end),
        words=words,
        form=form_of_words(words),
        label=_label(words, run, is_tag=is_tag, is_ship=is_ship),
        rule=HASHTAG if is_tag else SHIP if is_ship else run.rule,
        titles=titles,
        generation=generation,
        suffix=tokens[last].text if generation else "",
        country=COUNTRY_OF_PEOPLE.get(people, ""),
        span=Span(tokens[first].start, tokens[last].end),
    )


def _label(words: tuple[str, ...], run: Run, *, is_tag: bool, is_ship: bool) -> str:
    if is_ship:
        return "PRODUCT"
    return "ORG" if _is_company(words) else "" if is_tag else run.label


def _is_ship(sentence: Sentence, first: int, last: int) -> bool:
    """ "The ferry Anna Berg", and "the Saint Anna": a person's title has no article before it."""
    before = sentence.tokens[first - 1] if first else None
    if before is None or sentence.tokens[last].dep in ("compound", "nmod", "poss"):
        return False
    if before.lemma in SHIPS and before.text.islower():
        return True
    return (
        before.text.lower() == "the" and first < last and bare(sentence.tokens[first]) in _HALLOWED
    )


def _is_company(words: tuple[str, ...]) -> bool:
    return len(words) > 1 and words[-1].casefold().replace(".", "") in SURE_FORMS


def _titles(sentence: Sentence, first: int) -> tuple[str, ...]:
    """The titles right before a name: "Vice President"."""
    place = first
    tokens = sentence.tokens
    while place > 0 and is_capital(tokens[place - 1]):
        word = bare(tokens[place - 1])
        is_portfolio = word in PORTFOLIOS and bare(tokens[place]) in ("minister", "secretary")
        is_air = word == "air" and bare(tokens[place]) not in TITLES
        if is_air or (word not in TITLES and not is_portfolio):
            break
        place -= 1
    if place == first:
        return ()
    return (" ".join(token.text for token in tokens[place:first]),)
