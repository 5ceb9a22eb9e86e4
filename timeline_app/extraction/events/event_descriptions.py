"""What lessens a row that only describes somebody or something, or that tells what was done again and again.

What holds in general is told in ``event_generality``. The adjectives are those of changing condition, by which
news and files tell what became of somebody (the stage-level predicates of Carlson 1977); all others describe.
"""

from collections.abc import Iterator

from timeline_app.extraction.events.event_generality import is_going_on
from timeline_app.extraction.events.event_tense import is_perfect
from timeline_app.extraction.events.found_event import Tense, TriggerKind
from timeline_app.extraction.events.surroundings import Surroundings
from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.sentences.role_nouns import KINDS_OF
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_forms import is_passive, is_verbal
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
    occasionally routinely constantly
    """
)
# An attitude has no hour: "loved her patients"; "liked the offer" may lead to something.
_ATTITUDES = words("love hate adore admire enjoy dislike envy despise cherish")
_EQUIPPED = words("have employ seat carry comprise contain accommodate measure weigh")
_NOW = ("now", "currently", "today", "still", "already", "again")
_TOWARDS = ("about", "of", "to", "against", "with", "over")
_VAGUE = (EventType.OTHER, EventType.STATE, EventType.STATEMENT)


def points_of_descriptions(
    around: Surroundings, sentence: Sentence, trigger: Trigger, type_: EventType, tense: Tense
) -> Iterator[tuple[float, str]]:
    verb = trigger.head
    is_vague_verb = type_ in _VAGUE and is_verbal(verb)
    if is_vague_verb and _tells_how_many(sentence, verb, tense):
        yield -0.40, "tells how many there are"
    if _is_dated(around, sentence, trigger.clause):
        return
    if is_vague_verb:
        if verb.lemma in _ATTITUDES and not is_passive(sentence, verb):
            yield -0.50, "tells what somebody is fond of"
        elif tense is Tense.PRESENT and _is_lasting(around, sentence, trigger):
            yield {EventType.OTHER: -0.45, EventType.STATE: -0.30}.get(type_, 0.0), "lasts"
    if tense is Tense.FUTURE:
        return
    if trigger.kind is TriggerKind.STATE and not is_verbal(trigger.head):
        if _only_describes(sentence, trigger.head):
            yield -0.45, "only tells what somebody or something is like"
    elif is_vague_verb and _is_habit(sentence, verb):
        yield -0.65, "tells what was done again and again"


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


def _is_dated(around: Surroundings, sentence: Sentence, clause: Token) -> bool:
    """A relative clause is so by a date of its own only."""
    if clause.dep != "relcl":
        return around.is_dated(sentence)
    return any(token.entity == "DATE" for token in sentence.subtree(clause))


def _tells_how_many(sentence: Sentence, verb: Token, tense: Tense) -> bool:
    """ "The plant will employ 120 people", "the island had no hospital", "the firm has 900 workers" """
    if verb.lemma not in _EQUIPPED or is_perfect(sentence, verb):
        return False
    counts = {
        "no" if child.lemma == "no" else child.tag
        for noun in sentence.children_of(verb, "dobj")
        for child in sentence.children_of(noun, "nummod", "det")
    }
    if tense is Tense.PAST:
        return verb.lemma == "have" and "no" in counts
    return "no" in counts or "CD" in counts


def _is_lasting(around: Surroundings, sentence: Sentence, trigger: Trigger) -> bool:
    """The simple present of a text that tells what happened in the past: "it supplies three chains".

    What goes on, is managed or is said to be so has its verb above; in somebody's own words it is of now.
    """
    clause = trigger.clause
    return not (
        around.is_told_in_present
        or around.is_of_the_moment(sentence)
        or around.is_quoted(trigger.head.span)
        or is_going_on(sentence, clause)
        or clause.dep in ("xcomp", "ccomp")
        or any(child.lemma in _NOW for child in sentence.children_of(clause, "advmod"))
    )


def _is_habit(sentence: Sentence, verb: Token) -> bool:
    """ "Used to say", "always claims", "seldom told them"; what never happened may matter."""
    above = sentence.head_of(verb)
    if is_perfect(sentence, verb):
        return False
    if verb.dep == "xcomp" and above.lemma == "use" and above.tag == "VBD":
        return True
    return any(child.lemma in _OFTEN for child in sentence.children_of(verb, "advmod"))
