"""What lessens an event that happened at no time: what holds in general, and what a writer says to the reader.

What else tells how much an event matters is in ``event_salience``.
"""

from collections.abc import Iterator

from timeline_app.extraction.events.found_event import Tense, TriggerKind
from timeline_app.extraction.events.surroundings import Surroundings
from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.sentences.clauses import subjects
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_forms import SUBJECTS, first_joined, is_verbal
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import EventType

_VAGUE = (EventType.OTHER, EventType.STATE)
_ADVISED = ("should", "ought")
_HAVING = words("have contain employ comprise consist include")
_ANY = words("a an any every each many most few some no such")


def points_of_generality(
    around: Surroundings, sentence: Sentence, trigger: Trigger, type_: EventType, tense: Tense
) -> Iterator[tuple[float, str]]:
    """What holds in general, and what a writer says to the reader, happened at no time."""
    clause = trigger.clause
    if trigger.kind is TriggerKind.NOUN and trigger.light is None:
        return
    if not is_verbal(clause):
        return
    if not around.is_heading(sentence) and _is_asked_of_the_reader(sentence, clause, tense):
        yield -0.55, "said to the reader"
    if around.is_heading(sentence) and _tells_who_is_meant(sentence, clause):
        yield -0.70, "heading that tells who is meant"
    if clause.dep in ("acl", "relcl") and _is_in_definition(sentence, clause):
        yield -0.35, "tells what a word means"
    if tense not in (Tense.PRESENT, Tense.NONE):
        return
    if tense is Tense.PRESENT and is_going_on(sentence, clause):
        return
    if around.is_quoted(trigger.head.span):
        yield -0.15, "quoted, and not of the past"
    if tense is Tense.PRESENT and _tells_what_it_is(sentence, trigger):
        yield -0.25, "lasts, and tells what somebody or something is"
    subject = next((taken.token for taken in subjects(sentence, clause)), None)
    if around.is_heading(sentence):
        return
    if subject is None:
        return
    if _is_advised(sentence, clause):
        if subject.tag == "PRP" or not around.is_dated(sentence):
            yield -0.25, "only advised"
    elif subject.tag == "PRP":
        is_said = subject.text.lower() in ("i", "we", "you")
        if is_said and not around.is_quoted(trigger.head.span):
            yield -0.40 if type_ in _VAGUE else -0.15, "said to the reader"
    elif is_any(sentence, subject):
        yield -0.35 if type_ in _VAGUE else -0.20, "said in general"


def _is_advised(sentence: Sentence, clause: Token) -> bool:
    return clause.lemma in _ADVISED or any(
        child.lemma in _ADVISED for child in sentence.children_of(clause, "aux")
    )


def _tells_what_it_is(sentence: Sentence, trigger: Trigger) -> bool:
    """ "The firm has 900 workers", "it is a maker of pumps"; but who holds an office is news."""
    clause = trigger.clause
    if clause.lemma in _HAVING:
        return True
    subject = sentence.child_of(clause, "nsubj")
    return (
        clause.lemma == "be"
        and any(sentence.children_of(clause, "attr"))
        and (subject is None or subject.entity != "PERSON")
    )


def _is_in_definition(sentence: Sentence, clause: Token) -> bool:
    """Below the predicate of "an abbey is a house of monks led by an abbot"."""
    verb = next((each for each in sentence.heads_above(clause) if is_verbal(each)), None)
    if verb is None or verb.lemma != "be" or verb.tag not in ("VBZ", "VBP"):
        return False
    subject = sentence.child_of(verb, "nsubj")
    return subject is not None and is_any(sentence, subject)


def _tells_who_is_meant(sentence: Sentence, clause: Token) -> bool:
    """ "Mia Odo, the nurse who founded a school": a title that the text below tells in full."""
    return clause.dep == "relcl" and not any(
        token.tag in ("VBD", "VBZ", "VBP", "MD") and token.dep == "ROOT"
        for token in sentence.tokens
    )


def _is_asked_of_the_reader(sentence: Sentence, clause: Token, tense: Tense) -> bool:
    """ "Call me", "feel free to call me" """
    asked = [clause]
    if tense is Tense.INFINITIVE:
        asked += sentence.heads_above(clause)
    return any(_is_told_to_do(sentence, each) for each in asked)


def _is_told_to_do(sentence: Sentence, clause: Token) -> bool:
    """ "Bring the keys", "so wear good shoes", "don't call": a bare verb with nobody before it."""
    if clause.tag not in ("VB", "VBP") or clause.dep not in ("ROOT", "conj"):
        return False
    if any(
        child.dep != "aux" or child.text.lower() != "do"
        for child in sentence.children_of(clause, "aux", *SUBJECTS)
    ):
        return False
    first = first_joined(sentence, clause)
    if first is clause:
        return True
    if any(sentence.children_of(first, "aux")):
        return False
    return clause.tag == "VB" and (first.tag != "VB" or _is_told_to_do(sentence, first))


def is_any(sentence: Sentence, noun: Token) -> bool:
    """ "Slopes", "heavy rain", "many coaches", "a release": no certain ones."""
    if noun.pos != "NOUN" or noun.entity:
        return False
    first = [
        child
        for child in sentence.children_of(noun, "det", "poss", "nummod", "compound", "prep")
        if child.dep != "compound" or child.pos == "PROPN"
    ]
    return not first or all(child.lemma in _ANY for child in first)


def is_going_on(sentence: Sentence, clause: Token) -> bool:
    """Perfect or progressive: "has left", "are taking"."""
    return clause.tag in ("VBN", "VBG") or any(sentence.children_of(clause, "auxpass"))
