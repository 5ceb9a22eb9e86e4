"""Resolves words for two or three actors at once: "both leaders", "the two companies", "the couple".

Who stands side by side with "and" between is found in ``side_by_side``.
"""

from collections.abc import Iterable

from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.side_by_side import pairs
from timeline_app.extraction.actors.stage import Stage, is_own
from timeline_app.extraction.sentences.phrases import Phrase
from timeline_app.extraction.sentences.role_nouns import BELONGING, KINDS_OF, STAND_INS, gender_of
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.model.event import ActorKind

_REACH = 8  # sentences back
_NEAR = 2
_FAR = 40
_OFFICES = BELONGING - {"leader", "official", "member", "fighter", "head", "chief", "player"}
_LONG_AGO = 400  # times that somebody was spoken of


def several(stage: Stage, sentence: Sentence, phrase: Phrase, noun: str) -> tuple[Figure, ...]:
    """Two or three of the noun's kind: those named side by side, or the last ones named."""
    wanted = 3 if phrase.number == "three" else 2
    lemma = phrase.head.lemma
    kinds = KINDS_OF.get(lemma) or KINDS_OF.get(noun) or frozenset()
    if lemma == "side":
        kinds = frozenset(ActorKind) - {ActorKind.PERSON, ActorKind.PLACE, ActorKind.OTHER}
    if not kinds:
        return ()
    called = [
        figure
        for figure in stage.roles[lemma][-_LONG_AGO:]
        if figure.names and not figure.is_plural
    ]
    gender = gender_of(lemma)
    owners = _owners(stage, sentence, phrase, lemma)
    if owners:
        theirs = _theirs(stage, called, owners, wanted)
        if theirs:
            return theirs
    if len(called) == wanted and lemma not in STAND_INS:
        return tuple(called)
    for together in pairs(stage, sentence, phrase.head, _REACH):
        if (
            len(together) == wanted
            and _all_of(together, kinds)
            and all(_may_be(figure, gender) for figure in together)
            and not (owners and any(_is_of_others(figure, owners) for figure in together))
        ):
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
            if (owners and _is_of_others(figure, owners)) or not _may_be(figure, gender):
                continue
            is_other = bool(figure.roles or figure.titles) and not figure.roles[lemma]
            if lemma in _OFFICES and is_other:
                continue  # a coach is none of "both captains"
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


def _owners(stage: Stage, sentence: Sentence, phrase: Phrase, noun: str) -> tuple[Figure, ...]:
    """Whose "both leaders" are."""
    if noun not in BELONGING:
        return ()
    found = (each for of in phrase.of for each in stage.at.get((sentence.place, of.place), ()))
    return tuple(
        each
        for each in found
        if each.kind not in (ActorKind.PERSON, ActorKind.PLACE, ActorKind.OTHER)
    )


def _theirs(
    stage: Stage, called: list[Figure], owners: tuple[Figure, ...], wanted: int
) -> tuple[Figure, ...]:
    """Those who are called so and are of the owners; where they are too few, also others of them."""
    of_them = [figure for figure in called if figure.part_of in owners]
    if len(of_them) < wanted:
        spoken_of = dict.fromkeys(
            each for spoken in stage.spoken[-_LONG_AGO:] for each in spoken.figures
        )
        others = [
            figure
            for figure in spoken_of
            if figure.part_of in owners
            and figure.names
            and figure.kind is ActorKind.PERSON
            and figure not in of_them
        ]
        others.sort(key=lambda figure: -stage.counts[figure])
        of_them += others[: wanted - len(of_them)]
    return tuple(of_them) if len(of_them) == wanted else ()


def _may_be(figure: Figure, gender: str) -> bool:
    return not gender or (figure.gender or figure.guess) in ("", gender)


def _is_of_others(figure: Figure, owners: tuple[Figure, ...]) -> bool:
    return figure.part_of is not None and figure.part_of not in owners


def both(stage: Stage, sentence: Sentence, token: Token) -> tuple[Figure, ...]:
    """ "Both" alone: the two that were named side by side last, if they are of a kind."""
    for together in pairs(stage, sentence, token, _NEAR):
        if len(together) == 2:
            kinds = {figure.kind for figure in together}
            return together if len(kinds) == 1 else ()
    return ()


def those_named(stage: Stage, sentence: Sentence, phrase: Phrase) -> tuple[Figure, ...]:
    """ "The companies": the only two of their kind that this sentence and the one before name."""
    kinds = KINDS_OF.get(phrase.head.lemma, frozenset())
    found: list[Figure] = []
    for spoken in stage.back(1, sentence):
        for figure in spoken.figures:
            if figure.kind in kinds and figure.names and figure not in found:
                if figure.is_plural:
                    return ()
                found.append(figure)
    return tuple(reversed(found)) if len(found) == 2 else ()


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
