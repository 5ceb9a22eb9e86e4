"""Finds actors that were named side by side, with commas or "and" between: they may be one "they"."""

from collections.abc import Iterator

from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.stage import Stage
from timeline_app.extraction.sentences.phrases import is_listed_name
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.model.event import ActorKind

_MANY = 12  # of a list that one word may mean


def pairs(
    stage: Stage, sentence: Sentence, token: Token, reach: int, *, are_subjects: bool = False
) -> Iterator[tuple[Figure, ...]]:
    """Who was named with "and" between, the last first."""
    for spoken in stage.back(reach, sentence):
        there = stage.parsed.sentences[spoken.sentence]
        head = there.tokens[spoken.token]
        if (spoken.sentence, spoken.token) >= (sentence.place, token.place):
            continue
        found = listed(stage, there, head)
        if (
            are_subjects
            and not spoken.is_subject
            and any(figure.kind is not ActorKind.PERSON for figure in found)
        ):
            continue
        if len(found) > 1 and head.dep != "conj":
            yield found


def listed(stage: Stage, sentence: Sentence, token: Token) -> tuple[Figure, ...]:
    """All that stand in a list from ``token`` on."""
    together = list(stage.at.get((sentence.place, token.place), ()))
    for child in sentence.children_of(token, "conj", "appos"):
        if child.dep == "appos" and not is_listed_name(sentence, child):
            continue
        together.extend(stage.at.get((sentence.place, child.place), ()))
        further: Token | None = child
        while further is not None and len(together) < _MANY:
            together.extend(stage.at.get((sentence.place, further.place), ()))
            further = sentence.child_of(further, "conj")
    return tuple(dict.fromkeys(together))
