"""How much an event is worth a row of a timeline: a sum that can be told point by point.

From about 0.5 on are what nobody would leave out, down to 0.15 what an attentive reader may want too.
The weights were set by judgement and tried on texts of several kinds; none of them is learned.
"""

from collections.abc import Iterator, Sequence

from timeline_app.extraction.events.event_aside import points_of_asides
from timeline_app.extraction.events.event_descriptions import points_of_descriptions
from timeline_app.extraction.events.event_folding import happening_noun
from timeline_app.extraction.events.event_formulas import points_of_formulas
from timeline_app.extraction.events.event_generality import is_going_on, points_of_generality
from timeline_app.extraction.events.event_sayings import points_of_sayings
from timeline_app.extraction.events.event_tense import is_perfect
from timeline_app.extraction.events.found_event import Argument, Tense, TriggerKind
from timeline_app.extraction.events.surroundings import Surroundings
from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.sentences.clause import holder_of_none
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_classes import DENIAL
from timeline_app.extraction.sentences.verb_forms import (
    SUBJECTS,
    is_verbal,
    set_aside_by,
)
from timeline_app.extraction.sentences.verb_types import BARE_SAYING, PLAIN_SPEECH
from timeline_app.model.event import EventType

_BASE = 0.30
_OF_TYPE = {
    EventType.STATEMENT: 0.05,
    EventType.REPORT: 0.0,
    EventType.STATE: -0.10,
    EventType.OTHER: 0.08,
}
_OF_OTHER_TYPES = 0.18
_LESSENING = ("advcl", "pcomp", "acl")
_CONDITIONS = {"if": -0.35, "unless": -0.35, "when": -0.10}
_ASKING = ("WP", "WDT", "WRB", "WP$")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SECTION_WORDS = 1
_LASTING = ("day", "week", "month", "year", "hour", "minute", "decade")
Point = tuple[float, str]


def salience(
    around: Surroundings,
    sentence: Sentence,
    trigger: Trigger,
    type_: EventType,
    tense: Tense,
    arguments: Sequence[Argument],
) -> tuple[float, str]:
    """From 0 to 1, and why."""
    tense = _told(around, sentence, tense)
    points = [
        (_BASE, "every event"),
        (_OF_TYPE.get(type_, _OF_OTHER_TYPES), f"type {type_.value}"),
        *_of_actors(around, arguments),
        *_of_grammar(sentence, trigger, tense, is_acted=_is_acted(arguments)),
        *_of_words(sentence, trigger),
        *_of_text(around, sentence, trigger, arguments),
        *points_of_asides(around, sentence, trigger, type_, tense),
        *points_of_generality(around, sentence, trigger, type_, tense),
        *points_of_descriptions(around, sentence, trigger, type_, tense),
        *points_of_formulas(sentence, trigger, tense),
        *points_of_sayings(sentence, trigger),
    ]
    told = "; ".join(f"{why} {value:+.2f}" for value, why in points if value)
    return round(min(max(sum(value for value, _ in points), 0.0), 1.0), 3), told


def _told(around: Surroundings, sentence: Sentence, tense: Tense) -> Tense:
    """In a heading, the present tells what has just happened."""
    return Tense.PAST if around.is_heading(sentence) and tense is Tense.PRESENT else tense


def _of_actors(around: Surroundings, arguments: Sequence[Argument]) -> Iterator[Point]:
    known = {actor for argument in arguments if argument.is_core for actor in argument.actors}
    if not known:
        others = {actor for argument in arguments for actor in argument.actors}
        if others:
            yield 0.05, "an actor takes part"
        elif any(argument.is_core for argument in arguments):
            yield -0.12, "nobody known takes part"
        else:
            yield -0.20, "nobody takes part"
        return
    yield 0.12, "an actor takes part"
    if len(known) > 1:
        yield 0.08, "several take part"
    if any(map(around.is_named, known)):
        yield 0.05, "one of them is named"


def _of_grammar(
    sentence: Sentence, trigger: Trigger, tense: Tense, *, is_acted: bool
) -> Iterator[Point]:
    """``is_acted`` tells whether a known actor takes part."""
    clause = trigger.clause
    happens = trigger.kind is TriggerKind.NOUN and happening_noun(sentence, clause) is trigger.head
    if trigger.kind is TriggerKind.NOUN and trigger.light is None and not happens:
        if trigger.head.dep == "pobj":
            yield -0.03, "told by the way"
    elif not is_verbal(clause):
        return
    elif clause.dep == "ROOT":
        yield 0.10, "main clause"
    elif clause.dep in ("ccomp", "conj", "relcl", "parataxis"):
        yield 0.05, "clause of its own"
    elif clause.dep in _LESSENING:
        yield -0.04, "side clause"
        if trigger.kind is TriggerKind.STATE and (clause.tag == "VBG" or clause.dep == "acl"):
            yield -0.30, "only goes with something"
        elif (
            clause.dep == "acl"
            and clause.tag in ("VBN", "VBG")
            and not is_acted
            and is_verbal(sentence.root)
        ):
            yield -0.26, "only tells which thing is meant"
    if trigger.kind is not TriggerKind.NOUN or trigger.light is not None or happens:
        if tense is Tense.PAST or (tense is Tense.PRESENT and is_perfect(sentence, clause)):
            yield 0.10, "past"
        elif tense is Tense.PRESENT and trigger.kind is not TriggerKind.STATE:
            if not is_going_on(sentence, clause):
                yield -0.15, "may be habitual"
        elif tense is Tense.INFINITIVE and clause.dep in ("advcl", "acl", "relcl"):
            yield -0.40, "purpose"
        elif tense is Tense.NONE:
            yield -0.22, "only possible"
    mark = sentence.child_of(clause, "mark", "advmod")
    if clause.dep == "advcl" and mark is not None and mark.lemma in _CONDITIONS:
        yield _CONDITIONS[mark.lemma], "condition"
    if clause.dep == "ccomp" and mark is not None and mark.lemma in ("if", "whether"):
        yield -0.15, "question"
    if set_aside_by(sentence, clause):
        yield -0.40, "said not to be done"
    elif any(sentence.children_of(clause, "neg")) or _is_nobody(sentence, clause):
        yield -0.15 if clause.lemma in PLAIN_SPEECH else -0.05, "negated"


def _is_acted(arguments: Sequence[Argument]) -> bool:
    return any(argument.actors for argument in arguments)


def _is_nobody(sentence: Sentence, clause: Token) -> bool:
    subject = sentence.child_of(clause, "nsubj", "nsubjpass")
    return subject is not None and any(
        word.lemma in ("no", "nobody", "none", "neither", "nothing")
        for word in (subject, *sentence.children_of(subject, "det"))
    )


def _of_words(sentence: Sentence, trigger: Trigger) -> Iterator[Point]:
    lemma = trigger.head.lemma
    if lemma in PLAIN_SPEECH and is_verbal(trigger.head):
        content = sentence.child_of(trigger.head, "ccomp")
        if content is not None and lemma in DENIAL:
            yield -0.20, "what is denied is an event of its own"
        elif content is not None:
            yield -0.15 if lemma in BARE_SAYING else -0.07, "its content is an event of its own"
        elif not any(sentence.children_of(trigger.head, "dobj", "xcomp")):
            yield -0.15 if lemma in BARE_SAYING else -0.05, "what is said is told apart"
    if is_verbal(trigger.clause) and _holds_none(sentence, trigger.clause):
        yield -0.45, "what there is none of is told apart"
    if any(child.tag == "WP" for child in sentence.children_of(trigger.clause, *SUBJECTS)) and (
        trigger.clause.dep in ("ccomp", "pcomp", "csubj")
    ):
        yield -0.25, "only referred to"
    if trigger.kind is TriggerKind.STATE and lemma in ("have", "include", "feature", "need"):
        yield -0.25 if lemma == "have" else -0.10, "only has something"
    if trigger.kind is TriggerKind.STATE and not is_verbal(trigger.head):
        yield -0.07, "only described"


def _holds_none(sentence: Sentence, verb: Token) -> bool:
    """ "has no intention of leaving", "found no evidence that they met" """
    return any(
        holder_of_none(sentence, clause) is noun
        for noun in sentence.children_of(verb, "dobj", "attr")
        for below in sentence.children_of(noun, "acl", "prep")
        for clause in (below, *sentence.children_of(below, "pcomp", "pobj"))
    )


def _is_bare(sentence: Sentence, noun: Token) -> bool:
    """ "The rally", "war": a word for an event, and nothing that would tell which."""
    if noun.dep == "ROOT" or happening_noun(sentence, sentence.head_of(noun)) is noun:
        return False
    return all(
        child.dep in ("det", "punct", "cc", "conj", "case", "poss")
        for child in sentence.children[noun.place]
    )


def _names_a_section(sentence: Sentence) -> bool:
    """ "Repairs", "What the council knew" """
    told = [token for token in sentence.tokens if any(map(str.isalpha, token.text))]
    if told and told[0].tag in _ASKING and sentence.tokens[-1].text != "?":
        return told[0].dep != "advmod" or sentence.head_of(told[0]).dep == "ROOT"
    is_told = any(token.tag in _FINITE for token in told)
    return not is_told and sum(token.dep != "det" for token in told) <= _SECTION_WORDS


def _of_text(
    around: Surroundings, sentence: Sentence, trigger: Trigger, arguments: Sequence[Argument]
) -> Iterator[Point]:
    if around.is_dated(sentence):
        yield 0.08, "dated"
    if around.is_heading(sentence) and _names_a_section(sentence):
        yield -0.60, "heading that only names what follows"
    elif around.is_heading(sentence):
        yield -0.05, "heading"
        if trigger.clause.tag == "VBG" and not any(sentence.children_of(trigger.clause, "aux")):
            yield -0.20, "only goes with something"
    elif around.is_at_beginning(sentence):
        yield 0.05, "at the beginning"
    if around.is_quoted(trigger.head.span):
        yield -0.12, "quoted"
    if any(token.text == "?" for token in sentence.tokens[-2:]):
        yield -0.60, "asked"
    if trigger.kind is TriggerKind.NOUN and any(
        (child.entity in ("DATE", "EVENT") and not child.text.endswith(_LASTING))
        or "/" in child.text
        for child in sentence.children_of(trigger.head, "compound", "nummod", "nmod", "amod")
    ):
        yield 0.15, "named by its date"
    if trigger.kind is TriggerKind.NOUN and trigger.light is None:
        if not arguments and _is_bare(sentence, trigger.head):
            yield -0.20, "only named"
        first = sentence.child_of(trigger.head, "det")
        if first is not None and first.lemma in ("a", "an", "any", "no", "every", "each"):
            yield -0.05, "any one"
