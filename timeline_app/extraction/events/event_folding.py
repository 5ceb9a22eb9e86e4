"""Which event of a sentence only belongs to another one: the trying to what is tried, what is asked to the asking.

What names an event at all is told in ``event_triggers``.
"""

from dataclasses import replace

from timeline_app.extraction.events.event_nouns import is_event_noun
from timeline_app.extraction.events.found_event import TriggerKind
from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.sentences.noun_types import NOUN_TYPES
from timeline_app.extraction.sentences.occasions import is_arranged_occasion
from timeline_app.extraction.sentences.phrase_types import BY_OBJECT
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_classes import (
    CAUSING,
    ENDING,
    HELD_TO_BE,
    INTENT,
    LIGHT_PHASE,
    MIND,
    OCCURRING,
    PHASE,
    RAISING_PASSIVE,
    SEEMING,
    SENSES,
    TRIAL,
)
from timeline_app.extraction.sentences.verb_forms import (
    first_joined,
    is_infinitive,
    is_passive,
    is_purpose,
    is_verbal,
    lemma_of,
)
from timeline_app.extraction.sentences.verb_types import ASKING, VERB_TYPES
from timeline_app.model.event import EventType

# Embedders that are doings of their own: what they promise, refuse or ask for is only their content.
_DOINGS = frozenset(
    (EventType.AGREE, EventType.REJECT, EventType.THREATEN, EventType.REQUEST, EventType.ACCUSE)
)
# "Needed four hours to convict him": the convicting is the event.
_TAKING_TIME = ("need", "take", "require")
_CONTROLLING = PHASE | TRIAL | SEEMING | INTENT | CAUSING | MIND | SENSES | RAISING_PASSIVE
_TELLING = ("poss", "prep", "compound", "nmod", "acl", "npadvmod", "nummod")


def embedded_verb(sentence: Sentence, verb: Token) -> Token | None:
    """The verb whose phase, trial or cause ``verb`` tells of, if that one is the event."""
    lemma = verb.lemma
    if _is_doing(sentence, verb):
        return None
    if lemma in _TAKING_TIME and any(
        child.entity in ("TIME", "DATE") for child in sentence.children_of(verb, "dobj")
    ):
        purposes = (child for child in sentence.children[verb.place] if is_purpose(sentence, child))
        return next(purposes, None)
    for child in sentence.children_of(verb, "xcomp", "ccomp", "pcomp"):
        if not is_verbal(child):
            continue
        open_ = child.dep == "xcomp" or not any(sentence.children_of(child, "mark"))
        is_held = lemma in HELD_TO_BE and is_passive(sentence, verb)
        if lemma in PHASE or lemma in TRIAL or lemma in SEEMING or is_held:
            if child.dep == "xcomp":
                return child
        elif child.tag in ("VB", "VBG", "VBN") and (
            lemma in SENSES or (open_ and (lemma in INTENT or lemma in CAUSING))
        ):
            return child
    return None


def doing_above(sentence: Sentence, verb: Token) -> Token | None:
    """ "refused to leave", "his refusal to leave": that is the event, the leaving its content."""
    verb = first_joined(sentence, verb)
    if verb.tag != "VB" or not is_infinitive(sentence, verb):
        return None
    above = sentence.head_of(verb)
    if is_purpose(sentence, verb):
        return None if embedded_verb(sentence, above) is verb else above
    if verb.dep == "acl":
        return above if above.pos == "NOUN" and is_event_noun(sentence, above) else None
    if verb.dep not in ("xcomp", "ccomp") or not is_verbal(above):
        return None
    is_content = verb.dep == "xcomp" and above.lemma not in _CONTROLLING
    return above if is_content or _is_doing(sentence, above) else None


def happening_noun(sentence: Sentence, verb: Token) -> Token | None:
    """The event noun that ``verb`` says begins, goes on or takes place; who ends one does more than that."""
    lemma = lemma_of(sentence, verb)
    place = sentence.child_of(verb, "dobj")
    if lemma == "take" and place is not None and place.lemma == "place":
        lemma, place = "take place", None
    if lemma in OCCURRING or lemma == "take place":
        subject = sentence.child_of(verb, "nsubj")
        if (
            subject is not None
            and is_event_noun(sentence, subject)
            and (place is None or not is_event_noun(sentence, place))
        ):
            return subject
    if lemma in ENDING or changes_type(sentence, verb):
        return None
    if lemma in LIGHT_PHASE and lemma in PHASE | {"conclude", "open", "mark", "host", "attend"}:
        for child in sentence.children_of(verb, "dobj", "nsubjpass"):
            if is_event_noun(sentence, child):
                return child
    return None


def changes_type(sentence: Sentence, verb: Token) -> bool:
    """ "Lifted the ban", "ended its partnership": more than that an event is over."""
    told = BY_OBJECT.get(verb.lemma)
    return told is not None and any(
        child.lemma in told and told[child.lemma] is not NOUN_TYPES.get(child.lemma)
        for child in sentence.children_of(verb, "dobj", "nsubjpass")
    )


def with_its_verb(sentence: Sentence, trigger: Trigger, verbs: set[int]) -> Trigger:
    """ "The attack was repelled": a bare noun, or one that is ended, tells nothing that its verb does not."""
    noun = trigger.head
    if (
        trigger.kind is not TriggerKind.NOUN
        or trigger.light is not None
        or trigger.within is not None
        or is_arranged_occasion(sentence, noun)  # "set a vote for Tuesday" is done before it
    ):
        return trigger
    above = sentence.head_of(noun)
    if noun.dep not in ("nsubj", "nsubjpass", "dobj"):
        return trigger
    outer = doing_above(sentence, above) if noun.dep == "dobj" else None
    if outer is not None:
        return replace(trigger, within=outer, reason=f"belongs to “{outer.text}”")
    if above.place not in verbs:
        return trigger
    if changes_type(sentence, above) or lemma_of(sentence, above) in ENDING:
        return replace(trigger, within=above, reason=f"belongs to “{above.text}”")
    if any(
        child.dep in _TELLING and not (noun.dep == "dobj" and child.tag == "PRP$")
        for child in sentence.children[noun.place]
    ):
        return trigger
    return replace(trigger, within=above, reason=f"belongs to “{above.text}”")


def _is_doing(sentence: Sentence, verb: Token) -> bool:
    return verb.lemma in ASKING or VERB_TYPES.get(lemma_of(sentence, verb)) in _DOINGS
