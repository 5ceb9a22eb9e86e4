"""Resolves descriptions without a name: "the group", "both leaders", "the resistance forces".

What fits nobody named may be an actor of its own, known by its words.
"""

from timeline_app.extraction.actors.antecedents import barred_by_verb
from timeline_app.extraction.actors.apposed import apposed, called
from timeline_app.extraction.actors.countries import STATES
from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.irregulars import is_irregular
from timeline_app.extraction.actors.relations import related
from timeline_app.extraction.actors.role_phrases import (
    is_bare_plural,
    is_bare_the,
    is_body,
    key_words,
    noun_of,
    roles_in,
)
from timeline_app.extraction.actors.several import couple, several, those_named
from timeline_app.extraction.actors.stage import Stage, is_own
from timeline_app.extraction.actors.stand_ins import place_called, police_of, stand_in, their_own
from timeline_app.extraction.sentences.name_words import KIN
from timeline_app.extraction.sentences.phrases import Phrase
from timeline_app.extraction.sentences.role_nouns import (
    ALL_NAMED,
    BELONGING,
    FIGHTERS,
    HOLLOW,
    KINDS_OF,
    PAIRS,
    PARTS,
    PEOPLE,
    STAND_INS,
    gender_of,
)
from timeline_app.extraction.sentences.sentence import Sentence
from timeline_app.extraction.texts.span import Span
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import ActorKind

# "The coast guard" is a force, "the prison guard" a person.
_GUARDING = words("coast national home border presidential republican imperial royal revolutionary")
_ON_THE_AIR = frozenset(("tv", "television", "radio", "broadcast", "news", "satellite"))
_PARTIES = words(
    "applicant appellant claimant complainant defendant petitioner plaintiff respondent"
)
_FAR = 40  # for a description that the text has given before


def meant_by(stage: Stage, sentence: Sentence, phrase: Phrase) -> tuple[tuple[Figure, ...], str]:
    """Whom a description means of those spoken of before, and by what rule; nobody, perhaps."""
    noun = noun_of(phrase.head)
    named = apposed(stage, sentence, phrase) or called(stage, sentence, phrase)
    if named:
        return named, "apposition"
    is_counted = next(iter(sentence.tokens_in(phrase.span))).tag == "DT"
    if phrase.article == "both" or (
        is_counted and phrase.article == "the" and phrase.number in ("two", "three")
    ):
        return several(stage, sentence, phrase, noun), "both"
    if is_bare_the(phrase) and phrase.head.lemma in ALL_NAMED:
        together = those_named(stage, sentence, phrase)
        if together:
            return together, "both"
    if noun in PAIRS and phrase.article in ("the", "this"):
        return couple(stage, sentence, phrase), "both"
    place = place_called(stage, sentence, phrase)
    if place is not None:
        return (place,), "place's own kind"
    if phrase.article == "own" and noun in STAND_INS:
        theirs = their_own(stage, sentence, phrase, STAND_INS[noun])
        if theirs is not None:
            return (theirs,), "whose part they are"
    police = police_of(stage, sentence, phrase, noun)
    if police is not None:
        return (police,), "stands in"
    whose = tuple(
        each
        for each in _named_with(stage, sentence, phrase)
        if each.kind is not ActorKind.PLACE or phrase.head.lemma in PEOPLE
    )
    if phrase.article in ("a", "other") or (phrase.number and phrase.article != "the"):
        return (), ""
    other = None if phrase.is_plural else related(stage, sentence, phrase)
    if other is not None:
        return (other,), "related"
    same = _described(stage, sentence, phrase, whose)
    if same is not None and (same.names or noun not in STAND_INS or same.is_introduced):
        return (same,), "described before"
    if whose or phrase.article not in ("the", "this"):
        return (), ""
    # Whom a party of a case is, its name tells, and not who was spoken of last.
    is_party = phrase.head.lemma in _PARTIES and stage.is_of_a_case
    found = None if is_party else stand_in(stage, sentence, phrase, noun)
    if found is not None:
        return (found,), "stands in"
    return ((same,), "described before") if same is not None else ((), "")


def new_figure(stage: Stage, sentence: Sentence, phrase: Phrase) -> Figure:
    """An actor that the text only describes."""
    noun = noun_of(phrase.head)
    tokens = sentence.tokens_in(phrase.span)
    while (
        len(tokens) > 1
        and tokens[0].dep in ("det", "predet")
        and tokens[0].head == phrase.head.place
    ):
        tokens = tokens[1:]
    shown = " ".join(Span(tokens[0].start, phrase.span.end).of(stage.parsed.text).split())
    owners = _named_with(stage, sentence, phrase)
    whose = stage.at.get((sentence.place, tokens[0].place), ())
    if phrase.article == "own" and whose and tokens[0].dep == "poss":
        shown = f"{whose[0].name}'s {shown.partition(' ')[2]}"
    elif phrase.article == "own" and tokens[0].tag in ("PRP$", "WP$") and len(tokens) > 1:
        shown = shown.partition(" ")[2]
    figure = Figure(
        words=shown,
        kind=_kind(noun, phrase),
        is_plural=phrase.is_plural,
        gender=gender_of(noun),
        is_introduced=phrase.article == "a",
        is_owned=phrase.article == "own",
        is_generic=is_bare_plural(phrase) or (phrase.is_past and is_body(phrase.head.lemma)),
        confidence=0.4,
        rule="described",
    )
    for role in roles_in(phrase):
        figure.roles[role] += 1
    for word in key_words(phrase):
        figure.roles[word] += 1
    if noun not in PARTS:
        owners = tuple(each for each in owners if each.kind is not ActorKind.PERSON)
    if owners and (noun in PARTS or noun in BELONGING or phrase.head.lemma in BELONGING):
        owner = next((each for each in owners if _may_have_parts(each)), None)
        figure.part_of = owner.part_of if owner and not owner.names and owner.part_of else owner
        figure.confidence = 0.6
    elif noun in PARTS and phrase.is_plural:
        figure.part_of = _whole_told_inside(stage, sentence, phrase)
    return figure


def _whole_told_inside(stage: Stage, sentence: Sentence, phrase: Phrase) -> Figure | None:
    """The group called so before, of "resistance fighters" or "army soldiers"."""
    before = [token for token in phrase.plain if token.place == phrase.head.place - 1]
    wanted = before[0].lemma if before and before[0].tag == "NN" else ""
    if wanted not in KINDS_OF or not is_body(wanted):
        return None
    for spoken in stage.back(_FAR, sentence):
        figure = spoken.figures[0]
        is_called_so = bool(figure.roles[wanted]) or wanted in stage.called(figure)
        if len(spoken.figures) == 1 and is_called_so and figure.kind is not ActorKind.PERSON:
            return figure
    return None


def _may_have_parts(figure: Figure) -> bool:
    """Whatever acts, and states even where they are spoken of as places: "American forces"."""
    is_state = any(name.country or name.form in STATES for name in figure.names)
    return figure.kind is not ActorKind.PLACE or is_state


def _kind(noun: str, phrase: Phrase) -> ActorKind:
    kinds = KINDS_OF.get(noun, frozenset())
    if noun == "guard" and any(token.lemma.lower() in _GUARDING for token in phrase.plain):
        return ActorKind.MILITARY
    if noun in ("station", "stations", "channel") and phrase.of and ActorKind.PLACE in kinds:
        before = {token.lemma for token in phrase.plain}
        return ActorKind.MEDIA if before & _ON_THE_AIR else ActorKind.PLACE
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


def _named_with(stage: Stage, sentence: Sentence, phrase: Phrase) -> tuple[Figure, ...]:
    found: list[Figure] = []
    for token in phrase.of:
        found.extend(stage.at.get((sentence.place, token.place), ()))
    return tuple(dict.fromkeys(found))


def _described(
    stage: Stage, sentence: Sentence, phrase: Phrase, whose: tuple[Figure, ...]
) -> Figure | None:
    """Who was described by this noun before, last first; named ones go before others."""
    inner = key_words(phrase)
    wanted = inner[0] if inner else roles_in(phrase)[0]
    if not inner and not phrase.article and not phrase.is_plural:
        return None
    barred = barred_by_verb(stage, sentence, phrase.head)
    fallback: Figure | None = None
    for spoken in stage.back(_FAR, sentence):
        if len(spoken.figures) != 1 or is_own(sentence, phrase.span, phrase.head.place, spoken):
            continue
        figure = spoken.figures[0]
        if not _is_called(stage, figure, wanted) or figure in whose or figure in barred:
            continue
        if not _agrees(figure, phrase, whose):
            continue
        if figure.names:
            return figure
        fallback = fallback or figure
    return fallback


def _is_called(stage: Stage, figure: Figure, noun: str) -> bool:
    if figure.roles[noun]:
        return True
    return noun in stage.called(figure) and not (noun == "army" and is_irregular(figure))


def _agrees(figure: Figure, phrase: Phrase, whose: tuple[Figure, ...]) -> bool:
    is_person = figure.kind is ActorKind.PERSON
    if is_person and phrase.is_plural:
        return False
    is_one = bool(figure.names) and not figure.is_plural
    if phrase.is_plural and is_one and noun_of(phrase.head) not in FIGHTERS | HOLLOW:
        return False
    if whose and phrase.head.lemma in KIN:
        return bool(figure.names)
    if whose:
        owners = {figure.part_of, *figure.may_be}
        return bool(owners.intersection(whose)) or (figure.part_of is None and bool(figure.names))
    is_hollow = bool(key_words(phrase)) or any(figure.roles[word] for word in ("force", "forces"))
    return figure.is_plural == phrase.is_plural or bool(figure.names) or is_hollow
