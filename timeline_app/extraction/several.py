"""Resolves words for two or three actors at once: "both leaders", "the two companies", "the couple".

Who stands side by side with "and" between is found in ``side_by_side``.
"""

from collections.abc import Iterable

from timeline_app.extraction.figure import Figure
from timeline_app.extraction.phrases import Phrase
from timeline_app.extraction.role_nouns import KINDS_OF, STAND_INS
from timeline_app.extraction.sentence import Sentence
from timeline_app.extraction.side_by_side import pairs
from timeline_app.extraction.stage import Stage, is_own
from timeline_app.model.event import ActorKind

_REACH = 8  # sentences back
_FAR = 40


def several(stage: Stage, sentence: Sentence, phrase: Phrase, noun: str) -> tuple[Figure, ...]:
    """Two or three of the noun's kind: those named side by side, or the last ones named."""
    wanted = 3 if phrase.number == "three" else 2
    lemma = phrase.head.lemma
    kinds = KINDS_OF.get(lemma) or KINDS_OF.get(noun) or frozenset()
    if lemma == "side":
        kinds = frozenset(ActorKind) - {ActorKind.PERSON, ActorKind.PLACE, ActorKind.OTHER}
    if not kinds:
        return ()
    called = [figure for figure in stage.roles[lemma] if figure.names and not figure.is_plural]
    if len(called) == wanted and lemma not in STAND_INS:
        return tuple(called)
    for together in pairs(stage, sentence, phrase.head, _REACH):
        if len(together) == wanted and _all_of(together, kinds):
            return together
    if lemma == "side":
        return ()
    found: list[Figure] = []
    nearest = sentence.place
    for spoken in stage.back(_REACH, sentence):
        if len(found) == wanted and spoken.sentence < nearest:
            break  # no more in the nearest sentences
        if len(spoken.figures) == 1 and not is_own(
            sentence, phrase.span, phrase.head.place, spoken
        ):
            figure = spoken.figures[0]
            if _all_of(spoken.figures, kinds) and figure.names and figure not in found:
                found.append(figure)
                nearest = spoken.sentence
    leading = [figure for figure in found if figure.roles[lemma]]
    if len(leading) == wanted:
        return tuple(reversed(leading))
    often = sorted(found, key=lambda figure: -stage.counts[figure])
    if len(often) > wanted and stage.counts[often[wanted]] * 2 > stage.counts[often[wanted - 1]]:
        return ()
    chosen = often[:wanted] if len(often) >= wanted else []
    return tuple(figure for figure in reversed(found) if figure in chosen)


def couple(stage: Stage, sentence: Sentence, phrase: Phrase) -> tuple[Figure, ...]:
    """Two people named side by side, or a person and who was named as wife or husband."""
    kinds = frozenset((ActorKind.PERSON,))
    for spoken in stage.back(_FAR, sentence):
        figure = spoken.figures[0]
        if figure.spouse is not None and figure.spouse is not figure:
            return (figure.spouse, figure)
    for together in pairs(stage, sentence, phrase.head, _REACH):
        if len(together) == 2 and _all_of(together, kinds):
            return together
    return ()


def _all_of(figures: Iterable[Figure], kinds: frozenset[ActorKind]) -> bool:
    return all(figure.kind in kinds and not figure.is_plural for figure in figures)
