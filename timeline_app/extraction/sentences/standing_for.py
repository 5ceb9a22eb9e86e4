"""Whom a noun or pronoun of a sentence stands for: those joined to it, what it counts, what "which" points back to.

Pronouns over sentences are resolved in ``actors``; this reads one tree.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline_app.extraction.sentences.phrases import is_listed_name
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_forms import is_verbal
from timeline_app.extraction.texts.word_list import words

RELATIVES = words("who whom which that whose")
_MOST_JOINED = 60  # Nor more names joined by "and".


# Nouns that count or part others, and stand for them: "thousands of people", "one of the men".
_COUNTING = words(
    """
    number majority hundred thousand dozen million score handful lot couple series most some many all
    both several none one two three four five six any each few half part rest
    """
)


# Nouns that only say what sort of place a name is: "the districts of A and B".
_NAMED_BY_OF = words(
    "district province city town village state county region valley republic kingdom island port"
)


class Taken(NamedTuple):
    """A word that a verb or noun goes with, and by which rule of grammar."""

    token: Token
    rule: str


def all_meant(sentence: Sentence, tokens: Iterable[Token], rule: str) -> Iterator[Taken]:
    """Each of the words joined by "and" or "or", with relative pronouns and counts looked through."""
    for token in tokens:
        for each in conjuncts(sentence, token):
            meant = antecedent(sentence, each)
            if meant is not each:
                for other in conjuncts(sentence, meant):
                    yield Taken(other, f"{rule}, through a relative pronoun")
                continue
            yield Taken(each, rule)
            for counted in _counted(sentence, each):
                yield Taken(counted, f"{rule}, named after its kind or number")


def conjuncts(sentence: Sentence, token: Token) -> Iterator[Token]:
    waiting = [token]
    for _ in range(_MOST_JOINED):
        if not waiting:
            return
        each = waiting.pop()
        yield each
        waiting.extend(
            child
            for child in sentence.children_of(each, "conj")
            if not is_verbal(child) and child.pos not in ("ADP", "ADV", "SCONJ")
        )
        waiting.extend(
            child
            for child in sentence.children_of(each, "appos")
            if is_listed_name(sentence, child)
        )
        waiting.extend(  # "Odo and Bishop Ivo", where the parser makes the first one the second's
            child
            for child in sentence.children_of(each, "nmod")
            if child.pos == "PROPN" and any(sentence.children_of(child, "cc"))
        )


def _counted(sentence: Sentence, noun: Token) -> Iterator[Token]:
    looked_through = noun.lemma in _COUNTING or noun.lemma in _NAMED_BY_OF
    if not looked_through:
        return
    for child in sentence.children_of(noun, "prep"):
        if child.lemma == "of":
            for below in sentence.children_of(child, "pobj"):
                for each in conjuncts(sentence, below):
                    if noun.lemma in _COUNTING or each.pos == "PROPN":
                        yield each


def antecedent(sentence: Sentence, pronoun: Token) -> Token:
    """The noun that a relative pronoun stands for; any other word stands for itself."""
    if pronoun.text.lower() not in RELATIVES or pronoun.tag not in ("WDT", "WP", "WP$", "IN"):
        return pronoun
    for above in sentence.heads_above(pronoun):
        if above.dep == "relcl":
            noun = sentence.head_of(above)
            if noun.entity in ("DATE", "TIME") and pronoun.tag == "WP":
                return _before_date(sentence, noun) or pronoun
            named = noun.pos in ("NOUN", "PROPN", "PRON", "NUM") and noun.entity not in (
                "DATE",
                "TIME",
            )
            return noun if named else pronoun
    return pronoun


def _before_date(sentence: Sentence, date: Token) -> Token | None:
    """ "Sent a plumber on 24 March, who": the noun before a date that the parser takes for the one meant."""
    return next(
        (
            token
            for token in reversed(sentence.tokens[: date.place])
            if token.pos in ("NOUN", "PROPN")
            and token.entity not in ("DATE", "TIME")
            and token.dep != "compound"
        ),
        None,
    )
