"""What lessens an event that happened at no time: what holds in general, and what a writer says to the reader.

What else tells how much an event matters is in ``event_salience``.
"""

from collections.abc import Iterator

from timeline_app.extraction.events.found_event import Tense, TriggerKind
from timeline_app.extraction.events.surroundings import Surroundings
from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.sentences.clauses import subjects
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_forms import is_verbal
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import EventType

_VAGUE = (EventType.OTHER, EventType.STATE)
_ADVISED = ("should", "ought")
_ANY = words("a an any every each many most few some no such")


def points_of_generality(
    around: Surroundings, sentence: Sentence, trigger: Trigger, type_: EventType, tense: Tense
) -> Iterator[tuple[float, str]]:
    """What holds in general, and what a writer says to the reader, happened at no time."""
    clause = trigger.clause
    if trigger.kind is TriggerKind.NOUN and trigger.light is None:
        return
    if not is_verbal(clause) or tense not in (Tense.PRESENT, Tense.NONE):
        return
    if tense is Tense.PRESENT and is_going_on(sentence, clause):
        return
    if around.is_quoted(trigger.head.span):
        yield -0.15, "quoted, and not of the past"
    subject = next((taken.token for taken in subjects(sentence, clause)), None)
    if around.is_heading(sentence):
        return
    if subject is None:
        if clause.tag in ("VB", "VBP") and clause.dep == "ROOT":
            yield -0.35, "said to the reader"
    elif clause.lemma in _ADVISED or any(
        child.lemma in _ADVISED for child in sentence.children_of(clause, "aux")
    ):
        yield -0.25, "only advised"
    elif subject.tag == "PRP":
        is_said = subject.text.lower() in ("i", "we", "you")
        if is_said and not around.is_quoted(trigger.head.span):
            yield -0.40 if type_ is EventType.OTHER else -0.15, "said to the reader"
    elif _is_any(sentence, subject):
        yield -0.35 if type_ in _VAGUE else -0.20, "said in general"


def _is_any(sentence: Sentence, noun: Token) -> bool:
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
