"""What lessens a saying by which nobody learns that anything happened or is meant to: values, feelings, truisms.

"The safety of our customers comes first", "prices always rise", "this is a milestone". Sayings that tell of
an event of its own are ``assembly.sayings``'.
"""

from collections.abc import Iterator

from timeline_app.extraction.events.event_generality import is_any, is_going_on
from timeline_app.extraction.events.event_nouns import is_event_noun
from timeline_app.extraction.events.event_tense import tense_of
from timeline_app.extraction.events.found_event import Tense
from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_classes import STATIVE
from timeline_app.extraction.sentences.verb_forms import SUBJECTS, is_passive, is_verbal
from timeline_app.extraction.sentences.verb_types import BARE_SAYING
from timeline_app.extraction.texts.word_list import words

# They commit their speaker to nothing but having said so; who warns, admits, announces or rules does more.
_SAYING = BARE_SAYING | words(
    "stress emphasise emphasize underline highlight reiterate claim maintain insist joke quip argue believe"
)
_HOLDING = words("think believe feel know hope wish guess suppose")
_SPEAKERS = ("i", "we", "you", "one", "everybody", "everyone", "nobody", "people")
_VALUES = words(
    """
    safety security health quality wellbeing well-being welfare interest need future spirit importance
    value heart success happiness trust respect freedom justice truth honesty education nature love
    care culture music art life youth experience service satisfaction comfort priority
    """
)
_BEING = words("be come matter remain lie")
_WHY = ("why", "how", "when", "where")
_DEFINITE = ("the", "this", "that", "these", "those")


def points_of_sayings(sentence: Sentence, trigger: Trigger) -> Iterator[tuple[float, str]]:
    verb = trigger.head
    if trigger.clause.lemma in _BEING and _is_of_value(sentence, trigger.clause):
        yield -0.40, "tells what matters to somebody"
    if not is_verbal(verb) or verb.lemma not in _SAYING or is_passive(sentence, verb):
        return
    content = sentence.child_of(verb, "ccomp")
    if content is not None and _tells_no_event(sentence, content):
        yield -0.60, "what is said tells of no event"
    elif content is not None and _takes_for_granted(sentence, verb, content):
        yield -0.60, "what is asked about is an event of its own"


def _tells_no_event(sentence: Sentence, clause: Token) -> bool:
    if not is_verbal(clause) or clause.tag not in ("VBZ", "VBP", "VBD"):
        return False
    subject = sentence.child_of(clause, *SUBJECTS)
    if subject is None:
        return False
    is_speakers = subject.text.lower() in _SPEAKERS
    if clause.lemma in _HOLDING and is_speakers:
        return True
    if clause.lemma in _BEING and _is_of_value(sentence, clause):
        return True
    if tense_of(sentence, clause) is not Tense.PRESENT or is_going_on(sentence, clause):
        return False
    if is_speakers or is_any(sentence, subject) or _is_ours(sentence, subject):
        return not any(_is_certain(sentence, each) for each in sentence.subtree(clause))
    return clause.lemma == "be" and _is_praise(sentence, clause, subject)


def _takes_for_granted(sentence: Sentence, verb: Token, clause: Token) -> bool:
    """ "Asked why the pool had been closed": that it was is presupposed (Karttunen 1974), whether it was is not."""
    return (
        verb.lemma == "ask"
        and clause.lemma not in STATIVE
        and tense_of(sentence, clause) is Tense.PAST
        and any(child.lemma in _WHY for child in sentence.children_of(clause, "advmod"))
    )


def _is_of_value(sentence: Sentence, clause: Token) -> bool:
    subject = sentence.child_of(clause, *SUBJECTS)
    return subject is not None and subject.pos == "NOUN" and subject.lemma in _VALUES


def _is_ours(sentence: Sentence, noun: Token) -> bool:
    return any(child.text.lower() == "our" for child in sentence.children_of(noun, "poss"))


def _is_certain(sentence: Sentence, token: Token) -> bool:
    """ "Rebels hold the town": of a certain thing or somebody named, so no truism."""
    return bool(token.entity) or (
        token.pos == "NOUN"
        and any(child.lemma in _DEFINITE for child in sentence.children_of(token, "det"))
    )


def _is_praise(sentence: Sentence, clause: Token, subject: Token) -> bool:
    """ "This is a milestone"; but "this is war", "this is the gun" tell something."""
    told = sentence.child_of(clause, "attr")
    return (
        told is not None
        and subject.text.lower() in ("this", "that", "it")
        and not is_event_noun(sentence, told)
        and not _is_certain(sentence, told)
    )
