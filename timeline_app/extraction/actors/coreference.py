"""Goes through a document once, from its first word to its last, and tells who is meant at each.

Names are put together before; ``nominals`` and ``pronouns`` tell whom a word of theirs means, and this
module remembers it for the next.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from timeline_app.extraction.actors.countrymen import countryman, note_origin
from timeline_app.extraction.actors.descriptions import (
    Description,
    find_descriptions,
    led_by,
    married,
)
from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.found_name import FoundName
from timeline_app.extraction.actors.name_clusters import is_kin_only
from timeline_app.extraction.actors.nominals import (
    meant_by as meant_by_noun,
)
from timeline_app.extraction.actors.nominals import new_figure
from timeline_app.extraction.actors.pronouns import is_both, is_first_person, is_pronoun
from timeline_app.extraction.actors.pronouns import meant_by as meant_by_pronoun
from timeline_app.extraction.actors.relations import note_relation
from timeline_app.extraction.actors.role_phrases import (
    is_nobody,
    is_role,
    key_words,
    noun_of,
    roles_in,
)
from timeline_app.extraction.actors.stage import Stage
from timeline_app.extraction.drafts.draft import MentionForm
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.phrases import Phrase, phrase_of
from timeline_app.extraction.sentences.role_nouns import (
    BELONGING,
    KINDS_OF,
    TITLES_IN_FULL,
    gender_of,
    roles_of,
)
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import ActorKind

# Whose parts have names of their own.
_BODIES = (ActorKind.MILITARY, ActorKind.ORGANIZATION, ActorKind.GOVERNMENT, ActorKind.GROUP)

_KIN_OF = {  # what he or she is to whom somebody is that
    **dict.fromkeys(("son", "daughter"), ("father", "mother")),
    **dict.fromkeys(("father", "mother"), ("son", "daughter")),
    **dict.fromkeys(("brother", "sister"), ("brother", "sister")),
    **dict.fromkeys(("husband", "wife"), ("husband", "wife")),
}

Named = dict[int, tuple[Figure, FoundName]]


def describe(parsed: ParsedText, figures: Sequence[Figure]) -> list[Description]:
    """All descriptions beside names; each figure's roles are counted."""
    named = named_by_sentence(figures)
    found = [
        description
        for place in sorted(named)
        for description in find_descriptions(parsed.sentences[place], named[place])
    ]
    for each in found:
        noun = noun_of(each.phrase.head)
        for role in roles_in(each.phrase):
            each.figure.roles[role] += 1
        for word in key_words(each.phrase):
            each.figure.roles[word] += 1
        each.figure.gender = each.figure.gender or gender_of(noun)
    for figure in figures:
        for title in figure.titles:
            words = [word.rstrip(".") for word in title.lower().split()]
            for role in roles_of([TITLES_IN_FULL.get(word, word) for word in words]):
                if role.rpartition(" ")[2] in KINDS_OF:
                    figure.roles[role] += 1
    return found


def named_by_sentence(figures: Sequence[Figure]) -> dict[int, Named]:
    named: dict[int, Named] = defaultdict(dict)
    for figure in figures:
        for name in figure.names:
            named[name.sentence][name.head] = (figure, name)
    return named


def resolve(
    parsed: ParsedText,
    figures: Sequence[Figure],
    descriptions: Sequence[Description],
    authors: Mapping[Span, Figure],
) -> list[Figure]:
    """Gives each figure its mentions; the figures that the text only describes are returned."""
    stage = Stage(parsed, authors=authors)
    for figure in figures:
        for noun in figure.roles:
            stage.roles[noun].append(figure)
    named = named_by_sentence(figures)
    described: dict[int, dict[int, Description]] = defaultdict(dict)
    for each in descriptions:
        described[each.sentence.place][each.phrase.head.place] = each
    new: list[Figure] = []
    for place, here in named.items():
        for head, (figure, _) in here.items():
            stage.ahead[place, head] = figure
    for each in descriptions:
        stage.ahead[each.sentence.place, each.phrase.head.place] = each.figure
    for sentence in parsed.sentences:
        here = named.get(sentence.place, {})
        inside = {place for _, name in here.values() for place in range(name.first, name.last + 1)}
        _go_through(stage, sentence, here, inside, described[sentence.place], new)
        _note_parts(stage, sentence, described[sentence.place])
        _note_belonging(stage, sentence, here)
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if is_pronoun(token) and is_first_person(token):
                _take_pronoun(stage, sentence, token)
    return new


def _go_through(
    stage: Stage,
    sentence: Sentence,
    named: Named,
    inside: set[int],
    described: dict[int, Description],
    new: list[Figure],
) -> None:
    waiting: list[Phrase] = []
    for token in sentence.tokens:
        if token.place in named:
            figure, name = named[token.place]
            one = countryman(stage, sentence, token, figure) if name.country else None
            if one is not None:
                span = phrase_of(sentence, token).span
                stage.speak(sentence, token, span, (one,), MentionForm.NOMINAL, "of a country")
                continue
            rule = "people of it" if name.country else name.rule
            form = MentionForm.ACCOUNT if name.is_account else MentionForm.NAME
            kin = is_kin_only(stage.parsed, name)
            stage.speak(sentence, token, name.span, (figure,), form, rule, is_kin_only=kin)
        elif token.place in inside:
            continue
        elif token.place in described:
            each = described[token.place]
            stage.speak(
                sentence, token, each.phrase.span, (each.figure,), MentionForm.NOMINAL, each.rule
            )
            note_relation(stage, sentence, each.figure, each.phrase)
        elif is_both(sentence, token):
            _take_pronoun(stage, sentence, token)
        elif is_pronoun(token):
            if not is_first_person(token):
                _take_pronoun(stage, sentence, token)
        elif is_role(token) and token.dep not in ("compound", "nmod", "amod", "npadvmod"):
            waiting.append(phrase_of(sentence, token))
        while waiting and waiting[-1].until <= token.place:
            _take_noun(stage, sentence, waiting.pop(), new)
    for phrase in reversed(waiting):
        _take_noun(stage, sentence, phrase, new)


def _is_title(phrase: Phrase) -> bool:
    """Of capital words only, as in "Brask Takes Town": what belongs together isn't told."""
    return (
        phrase.head.text[0].isupper()
        and sum(token.tag in ("NNP", "NNPS") for token in phrase.plain) > 2
    )


def _take_pronoun(stage: Stage, sentence: Sentence, token: Token) -> None:
    figures = meant_by_pronoun(stage, sentence, token)
    if figures:
        stage.speak(sentence, token, token.span, figures, MentionForm.PRONOUN, "pronoun")


def _take_noun(stage: Stage, sentence: Sentence, phrase: Phrase, new: list[Figure]) -> None:
    if is_nobody(sentence, phrase) or _is_title(phrase):
        return
    figures, rule = meant_by_noun(stage, sentence, phrase)
    if not figures:
        if phrase.article == "other":
            return
        figures, rule = (new_figure(stage, sentence, phrase),), "described"
        new.extend(figures)
        note_relation(stage, sentence, figures[0], phrase)
        for figure in figures:
            for noun in figure.roles:
                stage.roles[noun].append(figure)
    if rule == "place's own kind":
        stage.describe(figures[0], phrase.head.lemma)
    if rule == "both" and phrase.head.lemma in BELONGING:
        for owner in (
            each for of in phrase.of for each in stage.at.get((sentence.place, of.place), ())
        ):
            for figure in figures:
                _make_part(figure, owner)
    stage.speak(sentence, phrase.head, phrase.span, figures, MentionForm.NOMINAL, rule)


def _note_parts(stage: Stage, sentence: Sentence, described: dict[int, Description]) -> None:
    """Whose part those are that this sentence describes: "a spokesman for the group"."""
    for description in described.values():
        phrase = description.phrase
        if phrase.head.lemma in ("wife", "husband"):
            for token in phrase.of:
                for spouse in stage.at.get((sentence.place, token.place), ()):
                    description.figure.spouse = spouse
        _note_kin(stage, sentence, phrase)
        note_relation(stage, sentence, description.figure, phrase)
        if phrase.is_past or phrase.head.lemma not in BELONGING:
            continue
        for token in phrase.of:
            for owner in stage.at.get((sentence.place, token.place), ()):
                _make_part(description.figure, owner)
    for one, other in married(sentence):
        spouses = stage.at.get((sentence.place, one.place), ())
        for husband in stage.at.get((sentence.place, other.place), ()):
            if len(spouses) == 1 and {husband.kind, spouses[0].kind} == {ActorKind.PERSON}:
                husband.spouse, spouses[0].spouse = spouses[0], husband
                if not husband.gender and spouses[0].gender:
                    husband.guess = "m" if spouses[0].gender == "f" else "f"
    for led, leader in led_by(sentence):
        for owner in stage.at.get((sentence.place, led.place), ()):
            for figure in stage.at.get((sentence.place, leader.place), ()):
                stage.describe(figure, "leader")
                _make_part(figure, owner)


def _note_kin(stage: Stage, sentence: Sentence, phrase: Phrase) -> None:
    """Of "his son, X" that he is the father."""
    for token in phrase.of if phrase.head.lemma in _KIN_OF else ():
        owners = stage.at.get((sentence.place, token.place), ())
        gender = (owners[0].gender or owners[0].guess) if len(owners) == 1 else ""
        if token.dep == "poss" and gender:
            his, hers = _KIN_OF[phrase.head.lemma]
            stage.describe(owners[0], his if gender == "m" else hers)


def _note_belonging(stage: Stage, sentence: Sentence, named: Named) -> None:
    """ "Ann Lee of Acme"."""
    for figure, name in named.values():
        note_origin(stage, sentence, figure, name)
        for prep in sentence.children_of(sentence.tokens[name.head], "prep"):
            whole = sentence.child_of(prep, "pobj") if prep.lemma in ("of", "from") else None
            if whole is not None and prep.place == name.last + 1 and whole.place in named:
                _make_part(figure, named[whole.place][0])
        owner = sentence.child_of(sentence.tokens[name.head], "poss")
        if owner is not None and figure.kind in _BODIES and figure.part_of is None:
            wholes = stage.at.get((sentence.place, owner.place), ())
            figure.part_of = next((each for each in wholes if each.kind in _BODIES), None)


def _make_part(figure: Figure, owner: Figure) -> None:
    fits = owner.kind not in (ActorKind.PERSON, ActorKind.PLACE, ActorKind.OTHER)
    is_open = figure.part_of is None or (not figure.part_of.names and bool(owner.names))
    if is_open and fits and figure.kind is ActorKind.PERSON and owner is not figure:
        figure.part_of = owner
