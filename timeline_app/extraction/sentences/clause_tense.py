"""Tells for date words whether the clause that they date looks back or ahead.

It reads parsed sentences; where there are none, a few words in front of the date must do. What follows
for a date without its year is told in ``timex_years``.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum

from timeline_app.extraction.sentences.occasions import (
    CALLING,
    is_wanted_occasion,
    occasion_before,
)
from timeline_app.extraction.sentences.said_on import saying_before
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.span import Span


class Tense(StrEnum):
    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


# Verbs, nouns and adjectives of what lies ahead: what hangs on them by "to", "for", "on" is still to come.
PLANNING = frozenset(
    [
        *("agree", "ahead", "aim", "anticipate", "appoint", "await", "book", "commit", "deadline"),
        *("decide", "due", "expect", "eye", "forecast", "hope", "intend", "invite", "likely"),
        *("need", "offer", "plan", "pledge", "poise", "predict", "prepare", "project", "promise"),
        *("propose", "prospect", "ready", "reschedule", "resolve", "schedule", "seek", "set", "slate"),
        *("swear", "target", "threaten", "unlikely", "urge", "vow", "wait", "want", "wish"),
    ]
)  # fmt: skip
# Words of a time, which stand between its day and the verb: "at noon on Sunday".
_TIMES = frozenset(
    [*("a.m.", "p.m.", "am", "pm", "noon", "midnight", "morning", "afternoon", "evening", "night"),
     *("hour", "week", "weekend", "day", "month", "year", "end", "start", "beginning", "o'clock")]
)  # fmt: skip
_PUT_OFF = frozenset(
    ["postpone", "delay", "defer", "adjourn", "remand", "summon", "extend", "suspend"]
)
# Of these, the object's date lies ahead: "set a May 3 trial date".
_SETTING = frozenset(
    ["set", "schedule", "plan", "propose", "expect", "await", "target", "announce", "book", "slate"]
)
_WILL = frozenset(["will", "shall", "'ll", "wo", "sha", "ll"])
_MODALS = frozenset(["would", "could", "should", "might", "may", "can", "must", "ca", "'d"])
_AHEAD = frozenset(["by", "until", "till", "for", "before"])
_CLIMB = 12  # heads, at most

_FUTURE_WORDS = re.compile(
    r"(?:\b(?:will|shall|won't|is|are|be|was|were|been) (?:be )?(?:due|set|scheduled|expected|slated|planned|to)"
    r"|\b(?:will|shall|won't|upcoming|scheduled for|due)|'ll)\b[^.;!?]{0,90}$",
    re.IGNORECASE,
)


class Clauses:
    """The clauses of a document's sentences, to be asked by place."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._starts = [sentence.tokens[0].start for sentence in sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or offset >= self._sentences[place].tokens[-1].end:
            return None
        return self._sentences[place]

    def tokens_in(self, span: Span) -> tuple[Sentence | None, tuple[Token, ...]]:
        sentence = self.sentence_at(span.start)
        return sentence, sentence.tokens_in(span) if sentence else ()

    def tense(self, span: Span) -> Tense:
        """The tense of the clause that the words at ``span`` belong to."""
        sentence, tokens = self.tokens_in(span)
        if sentence is None or not tokens:
            return Tense.UNKNOWN
        inside = {token.place for token in tokens}
        top = next((token for token in tokens if token.head not in inside), tokens[0])
        return _tense_above(sentence, top)


def guessed_tense(before: str) -> Tense:
    """The tense by the words in front of the date, where no sentence is parsed."""
    return Tense.FUTURE if _FUTURE_WORDS.search(before) else Tense.UNKNOWN


def _tense_above(sentence: Sentence, top: Token) -> Tense:
    is_ahead, is_direct = False, top.dep != "poss"
    is_object = top.dep == "dobj"
    for count, token in enumerate(sentence.heads_above(top)):
        if count > _CLIMB:
            return Tense.UNKNOWN
        if is_wanted_occasion(sentence, token):
            return Tense.FUTURE
        if token.pos in ("VERB", "AUX"):
            if occasion_before(sentence, top, token) is not None:
                return Tense.FUTURE
            token = saying_before(sentence, top, token) or token
            return _seen_from(
                token, _tense_of_verb(sentence, token), is_ahead, is_direct, is_object
            )
        is_object = is_object or (token.dep == "dobj" and top.dep in ("compound", "nmod", "nummod"))
        if token.lemma == "since":
            return Tense.PAST
        if token.pos == "ADP":
            is_ahead = is_ahead or token.lemma in _AHEAD
        elif token.lemma in PLANNING and is_ahead:
            return Tense.FUTURE
        elif token.lemma not in _TIMES:
            is_direct = False
    return Tense.UNKNOWN


def _seen_from(
    verb: Token, tense: Tense, is_ahead: bool, is_direct: bool, is_object: bool
) -> Tense:
    """What the tense of a verb says of a date below it: directly, or of a noun that the verb has."""
    is_planned = verb.lemma in PLANNING
    if tense is Tense.PRESENT and is_direct and verb.lemma != "say":
        return Tense.FUTURE if is_planned or verb.tag in ("VBZ", "VBP") else tense
    if tense in (Tense.PRESENT, Tense.UNKNOWN) and is_planned:
        return Tense.FUTURE
    if tense is Tense.PAST and verb.lemma in _SETTING and is_object:
        return Tense.FUTURE
    if tense is Tense.PAST and is_ahead:
        return Tense.FUTURE if is_planned or verb.lemma in _PUT_OFF else Tense.UNKNOWN
    return tense


def _tense_of_verb(sentence: Sentence, verb: Token) -> Tense:
    helpers = [
        token for token in sentence.children_of(verb, "aux", "auxpass") if token.place < verb.place
    ]
    words = {token.text.lower() for token in helpers}
    if words & _WILL:
        return Tense.FUTURE
    if words & _MODALS:
        return Tense.PAST if "have" in words else Tense.FUTURE
    if "to" in words:
        return _tense_of_infinitive(sentence, verb)
    if _is_demanded(sentence, verb, helpers):
        return Tense.FUTURE
    if verb.tag == "VBN" and verb.lemma in PLANNING and not words & {"have", "has", "had"}:
        return Tense.FUTURE
    is_present = bool(words & {"is", "are", "am", "'s", "'re", "'m"})
    if verb.tag == "VBG":
        if is_present:
            return Tense.FUTURE
        return Tense.PAST if words & {"was", "were", "been"} else _tense_of_governor(sentence, verb)
    if verb.tag == "VBN" and is_present:
        return Tense.PRESENT
    if verb.tag in ("VBD", "VBN"):
        return Tense.PAST
    if verb.tag == "VBP" and _has_single_subject(sentence, verb):
        return Tense.PAST  # a past form that the parser has not known: "the army retook"
    if verb.tag in ("VBZ", "VBP"):
        return Tense.PRESENT
    if words & {"did", "was", "were"}:
        return Tense.PAST
    return Tense.UNKNOWN


def _is_demanded(sentence: Sentence, verb: Token, helpers: Sequence[Token]) -> bool:
    """ "Demanded that talks be held", "asked that he leave": the subjunctive of what is wanted."""
    is_bare = verb.tag == "VB" or any(each.tag == "VB" for each in helpers)
    governor = sentence.head_of(verb)
    return verb.dep == "ccomp" and is_bare and governor.lemma in PLANNING | CALLING


def _has_single_subject(sentence: Sentence, verb: Token) -> bool:
    subject = sentence.child_of(verb, "nsubj")
    return (
        verb.lemma != "be"
        and subject is not None
        and subject.tag in ("NN", "NNP")
        and sentence.child_of(subject, "conj") is None
    )


def _tense_of_infinitive(sentence: Sentence, verb: Token) -> Tense:
    """ "plans to meet" looks ahead, "met to discuss" looks where "met" does."""
    governor = sentence.head_of(verb)
    if governor is verb:  # a headline: "Leaders to meet"
        return Tense.FUTURE
    if governor.lemma in PLANNING | CALLING or governor.tag in ("VBZ", "VBP", "VBG"):
        return Tense.FUTURE
    if governor.lemma == "be" or governor.pos == "ADJ":
        return Tense.FUTURE
    if governor.pos == "NOUN":  # "an attempt to leave Monday was foiled"
        above = _tense_of_governor(sentence, governor)
        return Tense.UNKNOWN if above is Tense.PAST else Tense.FUTURE
    return _tense_of_governor(sentence, verb)


def _tense_of_governor(sentence: Sentence, verb: Token) -> Tense:
    for token in sentence.heads_above(verb):
        if token.tag in ("VBD", "VBN"):
            return Tense.PAST
        if token.tag in ("VBZ", "VBP"):
            return Tense.PRESENT
    return Tense.UNKNOWN
