"""Resolves descriptions without a name: "the group", "both leaders", "the resistance forces".

What fits nobody named may be an actor of its own, known by its words.
"""

from collections.abc import Iterable

from timeline_app.extraction.figure import Figure
from timeline_app.extraction.found_name import shown_words
from timeline_app.extraction.name_words import SPEAKING
from timeline_app.extraction.phrases import Phrase
from timeline_app.extraction.pronouns import pairs
from timeline_app.extraction.role_nouns import (
    BELONGING,
    CROWDS,
    DEEDS,
    FIGHTERS,
    GROUPS,
    HOLLOW,
    KINDS_OF,
    MEN,
    ORGANIZATIONS,
    OTHERS,
    PAIRS,
    PARTS,
    PEOPLE,
    PLACES,
    STAND_INS,
    WOMEN,
)
from timeline_app.extraction.sentence import Sentence, Token
from timeline_app.extraction.stage import Spoken, Stage
from timeline_app.model.event import ActorKind

_REACH = 8  # sentences back
_FAR = 40  # for a description that the text has given before


def noun_of(token: Token) -> str:
    """The word by which a head noun is looked up: as it stands where only the plural is known."""
    word = token.text.lower()
    return word if word in KINDS_OF or word in CROWDS or word in PARTS else token.lemma


def is_role(token: Token) -> bool:
    if token.pos not in ("NOUN", "PROPN") or token.tag not in ("NN", "NNS", "NNP", "NNPS"):
        return False
    noun = noun_of(token)
    return noun in KINDS_OF or noun in CROWDS


def is_nobody(sentence: Sentence, phrase: Phrase) -> bool:
    """A noun that means a deed or stuff: "a stronghold of resistance", "resistance from the left"."""
    noun = noun_of(phrase.head)
    if noun in DEEDS and any(
        child.lemma in ("from", "to", "against")
        for child in sentence.children_of(phrase.head, "prep")
    ):
        return True
    if phrase.article or phrase.number or phrase.is_plural or phrase.of:
        return False
    return noun not in CROWDS and len(phrase.plain) == 1


def meant_by(stage: Stage, sentence: Sentence, phrase: Phrase) -> tuple[tuple[Figure, ...], str]:
    """Whom a description means of those spoken of before, and by what rule; nobody, perhaps."""
    noun = noun_of(phrase.head)
    if phrase.article == "both" or (phrase.article == "the" and phrase.number in ("two", "three")):
        return _several(stage, sentence, phrase, noun), "both"
    if noun in PAIRS and phrase.article in ("the", "this"):
        return _couple(stage, sentence, phrase), "both"
    place = _place_called(stage, sentence, phrase)
    if place is not None:
        return (place,), "place's own kind"
    if phrase.article == "own" and noun in STAND_INS:
        theirs = _their_own(stage, sentence, phrase, STAND_INS[noun])
        if theirs is not None:
            return (theirs,), "whose part they are"
    whose = tuple(
        each
        for each in _named_with(stage, sentence, phrase)
        if each.kind is not ActorKind.PLACE or phrase.head.lemma in PEOPLE
    )
    if phrase.article in ("a", "other") or (phrase.number and phrase.article != "the"):
        return (), ""
    same = _described(stage, sentence, phrase, noun, whose)
    if same is not None and (same.names or noun not in STAND_INS or same.is_introduced):
        return (same,), "described before"
    if whose or phrase.article not in ("the", "this"):
        return (), ""
    stand_in = _stand_in(stage, sentence, phrase, noun)
    if stand_in is not None:
        return (stand_in,), "stands in"
    return ((same,), "described before") if same is not None else ((), "")


def _their_own(
    stage: Stage, sentence: Sentence, phrase: Phrase, kinds: frozenset[ActorKind]
) -> Figure | None:
    """ "His company" is the one that he has been said to be of."""
    for token in phrase.of:
        for owner in stage.at.get((sentence.place, token.place), ()):
            whole = owner.part_of
            if token.dep == "poss" and whole is not None and whole.kind in kinds and whole.names:
                return whole
    return None


def _place_called(stage: Stage, sentence: Sentence, phrase: Phrase) -> Figure | None:
    """ "The northern province of X" is X itself."""
    if phrase.head.lemma not in PLACES or phrase.is_plural:
        return None
    of = next(sentence.children_of(phrase.head, "prep"), None)
    name = sentence.child_of(of, "pobj") if of is not None and of.lemma == "of" else None
    figures = () if name is None else stage.at.get((sentence.place, name.place), ())
    if len(figures) == 1 and figures[0].kind is ActorKind.PLACE and figures[0].names:
        return figures[0]
    return None


def new_figure(stage: Stage, sentence: Sentence, phrase: Phrase) -> Figure:
    """An actor that the text only describes."""
    noun = noun_of(phrase.head)
    words = sentence.tokens_in(phrase.span)
    while (
        len(words) > 1 and words[0].dep in ("det", "predet") and words[0].head == phrase.head.place
    ):
        words = words[1:]
    shown = shown_words(tuple(token.text for token in words))
    owners = _named_with(stage, sentence, phrase)
    whose = stage.at.get((sentence.place, words[0].place), ())
    if phrase.article == "own" and whose and words[0].dep == "poss":
        shown = f"{whose[0].name}'s {shown.partition(' ')[2]}"
    figure = Figure(
        words=shown,
        kind=_kind(noun, phrase),
        is_plural=phrase.is_plural,
        gender=gender_of(noun),
        is_introduced=phrase.article == "a",
        confidence=0.4,
        rule="described",
    )
    figure.roles[noun] += 1
    for word in key_words(phrase):
        figure.roles[word] += 1
    if noun not in PARTS:
        owners = tuple(each for each in owners if each.kind is not ActorKind.PERSON)
    if owners and (noun in PARTS or noun in BELONGING or phrase.head.lemma in BELONGING):
        owner = next((each for each in owners if each.kind is not ActorKind.PLACE), None)
        figure.part_of = owner.part_of if owner and not owner.names and owner.part_of else owner
        figure.confidence = 0.6
    return figure


def gender_of(noun: str) -> str:
    return "m" if noun in MEN else "f" if noun in WOMEN else ""


def _kind(noun: str, phrase: Phrase) -> ActorKind:
    kinds = KINDS_OF.get(noun, frozenset())
    if noun in PEOPLE or (not kinds and phrase.head.lemma in PEOPLE):
        return ActorKind.GROUP if phrase.is_plural else ActorKind.PERSON
    for kind in (
        ActorKind.MILITARY,
        ActorKind.GROUP,
        ActorKind.GOVERNMENT,
        ActorKind.ORGANIZATION,
        ActorKind.MEDIA,
        ActorKind.PLACE,
        ActorKind.OTHER,
    ):
        if kind in kinds:
            return kind
    return ActorKind.GROUP


def key_words(phrase: Phrase) -> tuple[str, ...]:
    """The noun itself; where it is hollow, also what it is a force, group… of."""
    noun = noun_of(phrase.head)
    if noun not in HOLLOW:
        return ()
    inner = [
        token.lemma
        for token in phrase.plain
        if token.place < phrase.head.place and token.pos == "NOUN" and token.lemma in KINDS_OF
    ]
    return tuple(inner[-1:])


def _named_with(stage: Stage, sentence: Sentence, phrase: Phrase) -> tuple[Figure, ...]:
    found: list[Figure] = []
    for token in phrase.of:
        found.extend(stage.at.get((sentence.place, token.place), ()))
    return tuple(dict.fromkeys(found))


def _described(
    stage: Stage, sentence: Sentence, phrase: Phrase, noun: str, whose: tuple[Figure, ...]
) -> Figure | None:
    """Who was described by this noun before, last first; named ones go before others."""
    inner = key_words(phrase)
    wanted = inner[0] if inner else noun
    if not inner and not phrase.article and not phrase.is_plural:
        return None
    fallback: Figure | None = None
    for spoken in stage.back(_FAR, sentence):
        if len(spoken.figures) != 1 or _is_own(sentence, phrase, spoken):
            continue
        figure = spoken.figures[0]
        if not (figure.roles[wanted] or _is_named_so(figure, wanted)) or figure in whose:
            continue
        if not _agrees(figure, phrase, whose):
            continue
        if figure.names:
            return figure
        fallback = fallback or figure
    return fallback


def _is_named_so(figure: Figure, noun: str) -> bool:
    return any(noun in _heads_of(form.split()) for form in figure.forms)


def _heads_of(words: list[str]) -> tuple[str, ...]:
    """The word that says what a name is of: "ministry" of "ministry of health"."""
    if len(words) < 2:
        return ()
    return (words[0], words[-1]) if words[1] == "of" else (words[-1],)


def _agrees(figure: Figure, phrase: Phrase, whose: tuple[Figure, ...]) -> bool:
    is_person = figure.kind is ActorKind.PERSON
    if is_person and phrase.is_plural:
        return False
    is_one = bool(figure.names) and not figure.is_plural
    if phrase.is_plural and is_one and noun_of(phrase.head) not in FIGHTERS | HOLLOW:
        return False
    if whose:
        owners = {figure.part_of, *figure.may_be}
        return bool(owners.intersection(whose)) or (figure.part_of is None and bool(figure.names))
    is_hollow = bool(key_words(phrase)) or any(figure.roles[word] for word in ("force", "forces"))
    return figure.is_plural == phrase.is_plural or bool(figure.names) or is_hollow


def _stand_in(stage: Stage, sentence: Sentence, phrase: Phrase, noun: str) -> Figure | None:
    kinds = STAND_INS.get(noun)
    if kinds is None or not _may_stand_in(phrase, noun):
        return None
    gender = gender_of(noun)
    speaking_for = _spoken_for(stage, sentence, phrase.head)
    best: tuple[float, Figure] | None = None
    for spoken in stage.back(_REACH, sentence):
        if len(spoken.figures) != 1 or _is_own(sentence, phrase, spoken):
            continue
        figure = spoken.figures[0]
        if (
            not (figure.kind in kinds or (noun in FIGHTERS and GROUPS.intersection(figure.roles)))
            or (noun in FIGHTERS and (ORGANIZATIONS - GROUPS).intersection(figure.roles))
            or not figure.names
            or (gender and figure.gender not in ("", gender))
        ):
            continue
        value = -1.0 * (sentence.place - spoken.sentence)
        value += 1.2 if spoken.is_subject else 0.0
        value += 2.0 if figure in speaking_for else 0.0
        value += 0.8 if figure.kind is ActorKind.GROUP else 0.0
        value += min(stage.counts[figure], 8) * 0.25
        if best is None or value > best[0]:
            best = (value, figure)
    return None if best is None else best[1]


def _spoken_for(stage: Stage, sentence: Sentence, token: Token) -> frozenset[Figure]:
    """Whose people say the clause: "X, the head of Y, said the firm …" means Y."""
    found: set[Figure] = set()
    for verb in sentence.heads_above(token):
        subject = sentence.child_of(verb, "nsubj") if verb.lemma in SPEAKING else None
        if subject is not None and subject.place < token.place:
            for figure in stage.at.get((sentence.place, subject.place), ()):
                if figure.part_of is not None:
                    found.add(figure.part_of)
    return frozenset(found)


def _may_stand_in(phrase: Phrase, noun: str) -> bool:
    """Whether nothing in the phrase tells of another one: "the other firm", "the music business"."""
    if phrase.is_plural and noun not in FIGHTERS:
        return False
    if noun in PLACES and phrase.of:
        return False
    inner = [token for token in phrase.plain if token.place != phrase.head.place]
    return not any(token.pos == "NOUN" or token.lemma in OTHERS for token in inner)


def _is_own(sentence: Sentence, phrase: Phrase, spoken: Spoken) -> bool:
    """Whether somebody was spoken of inside of the phrase itself."""
    if spoken.sentence != sentence.place:
        return False
    return (
        phrase.span.holds(sentence.tokens[spoken.token].span) or spoken.token >= phrase.head.place
    )


def _several(stage: Stage, sentence: Sentence, phrase: Phrase, noun: str) -> tuple[Figure, ...]:
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
    found: list[Figure] = []
    for spoken in stage.back(_REACH, sentence):
        if len(spoken.figures) == 1 and not _is_own(sentence, phrase, spoken):
            figure = spoken.figures[0]
            if _all_of(spoken.figures, kinds) and figure.names and figure not in found:
                found.append(figure)
    leading = [figure for figure in found if figure.roles[lemma]]
    if len(leading) == wanted:
        return tuple(reversed(leading))
    often = sorted(found, key=lambda figure: -stage.counts[figure])
    if len(often) > wanted and stage.counts[often[wanted]] * 2 > stage.counts[often[wanted - 1]]:
        return ()
    chosen = often[:wanted] if len(often) >= wanted else []
    return tuple(figure for figure in reversed(found) if figure in chosen)


def _couple(stage: Stage, sentence: Sentence, phrase: Phrase) -> tuple[Figure, ...]:
    """Two people named side by side, or a person and who was named as wife or husband."""
    kinds = frozenset((ActorKind.PERSON,))
    for spoken in stage.back(_FAR, sentence):
        figure = spoken.figures[0]
        if figure.spouse is not None:
            return (figure.spouse, figure)
    for together in pairs(stage, sentence, phrase.head, _REACH):
        if len(together) == 2 and _all_of(together, kinds):
            return together
    return ()


def _all_of(figures: Iterable[Figure], kinds: frozenset[ActorKind]) -> bool:
    return all(figure.kind in kinds and not figure.is_plural for figure in figures)
