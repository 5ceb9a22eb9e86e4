"""What lessens an event that is only thought, perceived or wished, or that only stands in for another one.

What holds in general is told in ``event_generality``, what else tells how much an event matters in
``event_salience``. The verbs are those of perception, cognition and desire of Levin (1993) and VerbNet.
"""

from collections.abc import Iterator

from timeline_app.extraction.events.event_nouns import is_event_noun
from timeline_app.extraction.events.found_event import Tense, TriggerKind
from timeline_app.extraction.events.surroundings import Surroundings
from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_classes import DENIAL, MIND, OCCURRING, SENSES
from timeline_app.extraction.sentences.verb_forms import (
    SUBJECTS,
    first_joined,
    is_infinitive,
    is_passive,
    is_verbal,
)
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import EventType

Point = tuple[float, str]

_VAGUE = (EventType.OTHER, EventType.STATE)
# Of the verbs of perception those that no finding, showing or watching over is told with.
_PERCEIVING = words("see hear feel notice smell glimpse overhear look listen")
_THINKING = words(
    "think believe know feel understand suppose guess wonder imagine doubt realize realise"
)
_WISHING = words("want wish hope like love hate prefer need desire dream")
_ABLE = words("able due ready likely set certain sure bound unable unlikely first last poised free")
# What an infinitive after them would be done by, to, or for: "the right to hold a fair".
_POSSIBLE = words("right chance way time reason power ability authority tendency need opportunity")
_GOING_ON = words("continue keep remain go")
_STAYING = words("stay remain keep")
_CAUSING = words("lead cause result prompt trigger spark mean bring")
_POINTING = ("this", "that", "which", "it")
_HOPING = words("hope wish")
_FEELING = words("thrilled delighted pleased proud happy glad excited honoured honored grateful")
_ACTIVITIES = words("work wait sit sleep play live dance lie stand walk talk stay laugh weep cry")
_CALLING = words("describe characterise characterize regard portray depict")


def points_of_asides(
    around: Surroundings, sentence: Sentence, trigger: Trigger, type_: EventType, tense: Tense
) -> Iterator[Point]:
    """What is in somebody's mind, and what tells of another event."""
    head, clause = trigger.head, trigger.clause
    if trigger.kind is TriggerKind.NOUN:
        if _is_caused(sentence, head):
            yield 0.15, "told to have come of it"
        if trigger.light is None:
            return
    if is_verbal(head):
        yield from _of_minds(sentence, head, tense)
        yield from _of_stand_ins(sentence, trigger, type_)
        if type_ in _VAGUE and not around.is_dated(sentence) and _has_no_end(sentence, head):
            yield -0.25, "goes on, or changes, at no certain time"
    is_below = tense is Tense.INFINITIVE and clause.dep == "acl"
    if is_below and sentence.head_of(clause).lemma in _POSSIBLE:
        yield -0.20, "only possible"


def _of_minds(sentence: Sentence, verb: Token, tense: Tense) -> Iterator[Point]:
    """But what somebody denies to have known or seen is what he is said to have done."""
    clause = first_joined(sentence, verb)
    if clause.dep in ("ccomp", "xcomp") and sentence.head_of(clause).lemma in DENIAL:
        return
    if verb.lemma in _PERCEIVING and not is_passive(sentence, verb):
        yield -0.75, "perceived"
    elif verb.lemma in SENSES:
        yield -0.25, "perceived"
    elif verb.lemma in _THINKING:
        yield -0.50 if _is_of_speaker(sentence, verb) else -0.40, "in somebody's mind"
    elif verb.lemma in MIND:
        yield -0.20, "in somebody's mind"
    elif verb.lemma in _CALLING and any(
        child.lemma == "as" for child in sentence.children_of(verb, "prep")
    ):
        yield -0.55, "only what somebody thinks of it"
    above = sentence.head_of(verb)
    if verb.dep == "ccomp" and above.lemma in _THINKING and tense is Tense.NONE:
        yield -0.30, "only thought"
    elif verb.dep == "ccomp" and above.lemma in _HOPING and _is_of_nobody_else(sentence, above):
        yield -0.35, "only hoped"
    if any(
        child.lemma == "be"
        and any(told.text.lower() in _FEELING for told in sentence.children_of(child, "acomp"))
        for child in sentence.children_of(verb, "ccomp")
    ):
        yield -0.50, "only what somebody feels"
    if verb.dep != "xcomp" or not is_infinitive(sentence, verb):
        return
    if above.lemma in _WISHING:
        yield -0.25, "only wished"
    elif above.lemma in MIND:
        yield -0.10, "only wished"
    elif above.pos == "ADJ" and above.lemma not in _ABLE:
        yield -0.25, "only felt about"


def _has_no_end(sentence: Sentence, verb: Token) -> bool:
    """An activity of Vendler's (1957), or "became famous"."""
    if verb.lemma == "become":
        return any(sentence.children_of(verb, "acomp"))
    return verb.lemma in _ACTIVITIES and not any(sentence.children_of(verb, "dobj", "prt"))


def _is_of_speaker(sentence: Sentence, verb: Token) -> bool:
    """ "I think": a turn of speech rather than a thought."""
    return any(
        child.text.lower() in ("i", "we", "you") for child in sentence.children_of(verb, *SUBJECTS)
    )


def _is_of_nobody_else(sentence: Sentence, verb: Token) -> bool:
    """Also "hope he gets better", as posts have it."""
    is_bare = verb.tag in ("VB", "VBP") and not any(sentence.children_of(verb, *SUBJECTS))
    return is_bare or _is_of_speaker(sentence, verb)


def _of_stand_ins(sentence: Sentence, trigger: Trigger, type_: EventType) -> Iterator[Point]:
    """ "It did", "this happened on Monday", "it stayed closed", "they went on working": of another event."""
    verb = trigger.head
    above = sentence.head_of(verb)
    subject = sentence.child_of(verb, *SUBJECTS)
    if verb.lemma == "do" and not any(sentence.children_of(verb, "dobj", "attr", "dative", "prt")):
        yield -0.60, "stands for another verb"
    elif subject is not None and subject.lemma.lower() in _POINTING:
        if verb.lemma in OCCURRING:
            yield -0.45, "tells when another event was"
        elif verb.lemma in _CAUSING and any(
            _is_caused(sentence, noun) for noun in _effects(sentence, verb)
        ):
            yield -0.35, "what came of it is told apart"
    went_on = any(child.tag == "VBD" for child in sentence.children_of(verb, "aux"))
    if went_on and verb.tag == "VBG" and verb.dep in ("relcl", "advcl") and type_ in _VAGUE:
        yield -0.25, "what went on meanwhile"
    if verb.tag == "VBN" and verb.dep in ("acomp", "xcomp") and above.lemma in _STAYING:
        yield -0.60, "only a state that lasts"
    elif verb.dep == "xcomp" and above.lemma in _GOING_ON and type_ in _VAGUE:
        yield -0.55, "only goes on"


def _effects(sentence: Sentence, verb: Token) -> Iterator[Token]:
    yield from sentence.children_of(verb, "dobj")
    for preposition in sentence.children_of(verb, "prep"):
        if preposition.lemma in ("to", "in", "about"):
            yield from sentence.children_of(preposition, "pobj")


def _is_caused(sentence: Sentence, noun: Token) -> bool:
    """Whether an event noun is what "this" or "which" is said to have led to."""
    above = sentence.head_of(noun)
    verb = sentence.head_of(above) if noun.dep == "pobj" else above
    if verb.lemma not in _CAUSING or not is_verbal(verb) or not is_event_noun(sentence, noun):
        return False
    subject = sentence.child_of(verb, *SUBJECTS)
    return subject is not None and subject.lemma.lower() in _POINTING
