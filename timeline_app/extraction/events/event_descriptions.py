"""What lessens a row that only describes somebody or something, or that tells what was done again and again.

What holds in general is told in ``event_generality``. The adjectives are those of changing condition, by which
news and files tell what became of somebody (the stage-level predicates of Carlson 1977); all others describe.
"""

from collections.abc import Iterator

from timeline_app.extraction.events.found_event import Tense, TriggerKind
from timeline_app.extraction.events.surroundings import Surroundings
from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.sentences.role_nouns import KINDS_OF
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_forms import is_verbal
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import EventType

_CONDITIONS = words(
    """
    dead alive missing injured wounded hurt ill sick unconscious conscious pregnant drunk absent present
    guilty innocent liable responsible accountable aware unaware bankrupt insolvent broke unsafe safe
    dangerous armed unarmed empty full vacant closed open shut free trapped stranded homeless jobless
    unemployed illegal unlawful legal valid void invalid eligible ineligible available unavailable ready
    complete incomplete final over effective positive negative contaminated faulty broken intact
    operational live critical stable able unable unwilling willing due late overdue short subject
    unclear uncertain unknown known pending ongoing underway imminent
    """
)
_PLAIN_PERSONS = words(
    "man woman boy girl person child teenager baby infant youngster toddler friend hero heroine legend star pioneer"
)
_OFTEN = words(
    """
    always often usually seldom rarely sometimes frequently regularly normally typically generally
    occasionally routinely constantly repeatedly
    """
)
_TOWARDS = ("about", "of", "to", "against", "with", "over")
_VAGUE = (EventType.OTHER, EventType.STATE, EventType.STATEMENT)


def points_of_descriptions(
    around: Surroundings, sentence: Sentence, trigger: Trigger, type_: EventType, tense: Tense
) -> Iterator[tuple[float, str]]:
    if around.is_dated(sentence) or tense is Tense.FUTURE:
        return
    if trigger.kind is TriggerKind.STATE and not is_verbal(trigger.head):
        if _only_describes(sentence, trigger.head):
            yield -0.45, "only tells what somebody or something is like"
    elif type_ in _VAGUE and is_verbal(trigger.head) and _is_habit(sentence, trigger.head):
        yield -0.60, "tells what was done again and again"


def _only_describes(sentence: Sentence, word: Token) -> bool:
    if word.pos == "ADJ" or word.dep == "acomp":
        is_stance = any(
            child.lemma in _TOWARDS for child in sentence.children_of(word, "prep")
        )  # "critical of the plan"
        return not (is_stance or word.lemma in _CONDITIONS or word.tag in ("VBN", "VBD"))
    if any(token.entity == "ORG" for token in sentence.subtree(word)):
        return False
    if word.lemma == "one":
        return True
    return word.lemma in _PLAIN_PERSONS or (word.pos == "NOUN" and word.lemma not in KINDS_OF)


def _is_habit(sentence: Sentence, verb: Token) -> bool:
    """ "Used to say", "always claims", "seldom told them"; what never happened may matter."""
    above = sentence.head_of(verb)
    if verb.dep == "xcomp" and above.lemma == "use" and above.tag == "VBD":
        return True
    return any(child.lemma in _OFTEN for child in sentence.children_of(verb, "advmod"))
