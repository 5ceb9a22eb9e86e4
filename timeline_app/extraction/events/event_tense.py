"""The tense in which an event is told.

Whether it happened is judged in ``factuality``.
"""

from timeline_app.extraction.events.event_folding import happening_noun
from timeline_app.extraction.events.found_event import Tense, TriggerKind
from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_classes import OCCURRING, PHASE, TRIAL
from timeline_app.extraction.sentences.verb_forms import (
    first_joined,
    is_infinitive,
    is_verbal,
    shares_auxiliaries,
)
from timeline_app.extraction.texts.word_list import words

# What stands below them is told in their tense: "managed to leave", "were forced to leave".
_TOLD_BY = (
    PHASE
    | TRIAL
    | words("seem appear tend happen prove use make force compel oblige cause get lead enable let")
)
_ABLE = frozenset(("able", "unable", "likely", "unlikely"))


def told_tense(sentence: Sentence, trigger: Trigger) -> Tense:
    """The tense in which an event is told: what was managed or begun in the past is past.

    A noun has that of its light verb, or of the verb that says that it takes place, or none.
    """
    if trigger.kind is TriggerKind.NOUN and trigger.light is None:
        above = sentence.head_of(trigger.head)
        occurs = trigger.head.dep in ("nsubj", "nsubjpass") and above.lemma in OCCURRING
        if occurs or happening_noun(sentence, above) is trigger.head:
            return tense_of(sentence, above)
        return Tense.NONE
    verb = trigger.clause
    if shares_auxiliaries(sentence, verb):
        verb = first_joined(sentence, verb)
    while verb.dep == "xcomp":
        above = sentence.head_of(verb)
        if above.pos == "ADJ" and above.lemma in _ABLE:
            above = sentence.head_of(above)
        elif above.lemma not in _TOLD_BY:
            break
        if not is_verbal(above):
            break
        verb = above
    return tense_of(sentence, verb)


def tense_of(sentence: Sentence, verb: Token) -> Tense:
    """From its auxiliaries and form; that of a verb joined by "and" is the first one's."""
    auxiliaries = list(sentence.children_of(verb, "aux", "auxpass"))
    lemmas = {child.lemma for child in auxiliaries}
    if lemmas & {"will", "shall", "'ll", "wo"} or any(
        child.text.lower() in ("will", "'ll", "shall", "wo") for child in auxiliaries
    ):
        return Tense.FUTURE
    if any(child.tag == "MD" for child in auxiliaries):
        return Tense.NONE
    if is_infinitive(sentence, verb):
        return Tense.PAST if is_perfect(sentence, verb) else Tense.INFINITIVE
    tags = [child.tag for child in auxiliaries if child.tag in ("VBD", "VBZ", "VBP")] or [verb.tag]
    if "VBD" in tags:
        return Tense.PAST
    if any(tag in ("VBZ", "VBP") for tag in tags):
        return Tense.PRESENT
    first = first_joined(sentence, verb)
    if first is not verb:
        return tense_of(sentence, first)
    if verb.tag in ("VBN", "VBG"):
        return Tense.PARTICIPLE
    return Tense.INFINITIVE if verb.tag == "VB" else Tense.NONE


def is_perfect(sentence: Sentence, verb: Token) -> bool:
    """With "have"; a form of the past counts, as which parsers take "owned" in "has since 2004 owned"."""
    return verb.tag in ("VBN", "VBD", "VBG") and any(
        child.lemma in ("have", "'ve") for child in sentence.children_of(verb, "aux")
    )
