"""Makes a name of a stretch of words: its titles, who of a family, the country that it is of."""

import re

from timeline_app.extraction.actors.countries import COUNTRY_OF_PEOPLE
from timeline_app.extraction.actors.found_name import FoundName, form_of_words, head_place
from timeline_app.extraction.actors.name_runs import Run
from timeline_app.extraction.actors.name_tokens import bare, is_capital
from timeline_app.extraction.sentences.name_words import GENERATIONS, PORTFOLIOS, SURE_FORMS, TITLES
from timeline_app.extraction.sentences.sentence import Sentence
from timeline_app.extraction.texts.span import Span

HASHTAG = "hashtag"
_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def named(sentence: Sentence, run: Run) -> FoundName:
    tokens = sentence.tokens
    first, last = run.first, run.last
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
        label="ORG" if _is_company(words) else "" if is_tag else run.label,
        rule=HASHTAG if is_tag else run.rule,
        titles=_titles(sentence, first),
        generation=generation,
        suffix=tokens[last].text if generation else "",
        country=COUNTRY_OF_PEOPLE.get(people, ""),
        span=Span(tokens[first].start, tokens[last].end),
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
