"""What lessens an event that only belongs to the form of a text: formulas of minutes, letters and death notices.

What else a writer says to the reader is told in ``event_generality``.
"""

from collections.abc import Iterator

from timeline_app.extraction.events.found_event import Tense
from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_forms import (
    SUBJECTS,
    first_joined,
    is_passive,
    is_verbal,
)
from timeline_app.extraction.texts.word_list import words

_RECORDING = words("receive record note accept tender give send")
_HANDLING = words("take circulate distribute sign read confirm receive accept hold")
_RESOLVING = words("agree resolve carry approve adopt decide")
_ENCLOSING = words("attach enclose")
_WRITING = words("write contact") | _ENCLOSING


def points_of_formulas(
    sentence: Sentence, trigger: Trigger, tense: Tense
) -> Iterator[tuple[float, str]]:
    if _is_of_minutes(sentence, trigger):
        yield -0.80, "formula of minutes"
    if is_verbal(trigger.head) and _is_of_letters(sentence, trigger.head, tense):
        yield -0.65, "formula of letters"
    if trigger.head.lemma == "survive" and is_passive(sentence, trigger.head):
        yield -0.80, "names those whom a dead person leaves"


def _is_of_minutes(sentence: Sentence, trigger: Trigger) -> bool:
    """Who is absent, interests declared, the last minutes read: business of every meeting (Robert's Rules)."""
    head = trigger.head
    if head.pos in ("NOUN", "PROPN"):
        return _is_apology(sentence, trigger) or _is_of_last_meeting(sentence, head)
    if not is_verbal(head):
        return False
    if head.lemma == "declare":
        return any(
            _is_interest(sentence, noun) for noun in sentence.children_of(head, "dobj", "nsubjpass")
        )
    if head.lemma == "second":
        return any(sentence.children_of(head, "agent")) and not any(
            child.lemma == "to" for child in sentence.children_of(head, "prep")
        )
    if head.lemma == "propose":
        subject = sentence.child_of(head, "nsubjpass")
        return (
            subject is not None
            and subject.lemma == "it"
            and any(below.lemma in _RESOLVING for below in sentence.subtree(head))
        )
    if head.text == "read" and sentence.head_of(head).lemma == "as":
        return True
    if head.lemma == "hold" and _is_minutes(sentence.root):
        return True  # "Minutes of the board held on Monday"
    subject = _subject(sentence, head)
    if subject is None:
        return False
    if head.lemma in _RECORDING and _is_for_absence(sentence, subject):
        return True
    return head.lemma in _HANDLING and _is_minutes(subject)


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    """Also of what hangs on another verb or on the noun itself: "having been circulated"."""
    for clause in (verb, *sentence.heads_above(verb)):
        if not is_verbal(clause):
            return clause
        subject = sentence.child_of(clause, *SUBJECTS)
        if subject is not None:
            return subject
    return None


def _is_minutes(noun: Token) -> bool:
    return noun.text.lower() == "minutes"


def _is_apology(sentence: Sentence, trigger: Trigger) -> bool:
    noun, light = trigger.head, trigger.light
    if noun.lemma != "apology" or noun.tag not in ("NNS", "NNPS"):
        return False
    if light is None:
        return noun.dep == "ROOT" or _is_for_absence(sentence, noun)
    return noun.dep == "nsubjpass" and light.lemma in _RECORDING


def _is_for_absence(sentence: Sentence, noun: Token) -> bool:
    return noun.lemma == "apology" and _has_below(sentence, noun, "absence")


def _has_below(sentence: Sentence, noun: Token, lemma: str) -> bool:
    return any(
        below.lemma == lemma
        for child in sentence.children_of(noun, "prep")
        for below in sentence.children_of(child, "pobj")
    )


def _is_interest(sentence: Sentence, noun: Token) -> bool:
    """ "Declared an interest in item 6"; but who declares an interest in buying something wants it."""
    return (
        noun.lemma == "interest"
        and not any(sentence.children_of(noun, "poss"))
        and not any(
            any(sentence.children_of(child, "pcomp"))
            for child in sentence.children_of(noun, "prep")
        )
    )


def _is_of_last_meeting(sentence: Sentence, noun: Token) -> bool:
    """ "Declarations of interest", "the minutes of the meeting of 18 October" """
    if noun.lemma == "declaration":
        return _has_below(sentence, noun, "interest")
    above = sentence.head_of(noun)
    return noun.dep == "pobj" and above.lemma == "of" and _is_minutes(sentence.head_of(above))


def _is_of_letters(sentence: Sentence, verb: Token, tense: Tense) -> bool:
    """ "I am writing to you", "attached you will find", "please find enclosed" """
    subject = sentence.child_of(first_joined(sentence, verb), *SUBJECTS)
    if subject is None:
        return verb.lemma in _ENCLOSING and verb.tag == "VBN" and verb.place < 3
    return (
        subject.text.lower() in ("i", "we")
        and verb.lemma in _WRITING
        and tense is Tense.PRESENT
        and verb.tag != "VBN"
    )
