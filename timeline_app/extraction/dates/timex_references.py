"""Rules for words that name the present, the past or the future without a date: ``now``, ``recently``.

TIMEX3's ``PRESENT_REF``, ``PAST_REF`` and ``FUTURE_REF``. Only the present has bounds: the document's date.
"""

import re

from timeline_app.extraction.dates.timex import TimexKind
from timeline_app.extraction.dates.timex_rule import Answer, Reading, Rule, Situation
from timeline_app.extraction.dates.timex_words import compiled
from timeline_app.model.source import Basis


def read_present(match: re.Match[str], situation: Situation) -> Answer:
    after = situation.after(match.end(), 12)
    if after.startswith(("that ", "-")) and match[0].lower() == "now":
        return None
    reference = situation.reference
    return Reading(
        start=match.start(), end=match.end(), kind=TimexKind.DATE, value="PRESENT_REF",
        edtf=reference.edtf if reference else None, basis=Basis.RELATIVE,
        anchor=reference.words if reference else None,
    )  # fmt: skip


def read_prepositional_present(match: re.Match[str], situation: Situation) -> Answer:
    """`at the moment`, `at this time`: only behind their preposition."""
    if not re.search(r"\bat$", situation.before(match.start(), 8)):
        return None
    return read_present(match, situation)


def read_current(match: re.Match[str], situation: Situation) -> Answer:
    """`current` in front of what it is said of; not an electric or a sea's one."""
    span = situation.piece.span(*match.span())
    _, tokens = situation.clauses.tokens_in(span)
    if tokens and tokens[0].pos != "ADJ":
        return None
    if re.match(r"(?:events|affairs|account)\b", situation.after(match.end(), 12)):
        return None
    return read_present(match, situation)


def read_past(match: re.Match[str], situation: Situation) -> Answer:
    return Reading(start=match.start(), end=match.end(), value="PAST_REF", basis=Basis.RELATIVE)


def read_future(match: re.Match[str], situation: Situation) -> Answer:
    return Reading(start=match.start(), end=match.end(), value="FUTURE_REF", basis=Basis.RELATIVE)


REFERENCES = (
    Rule("present", frozenset(["now", "right", "currently", "presently", "nowadays", "these", "present"]),
         compiled(r"(?:right now|now|currently|presently|nowadays|these days|present(?: |-)day)"),
         read_present, makes_dates=False),
    Rule("at present", frozenset(["the", "this", "present"]),
         compiled(r"(?:the (?:(?:present |current )(?:moment|time)|moment)|this (?:time|point|moment|stage)|present|the present)"
                  r"(?! of\b)"),
         read_prepositional_present, makes_dates=False),
    Rule("current", frozenset(["current"]), compiled(r"current(?= [a-z])"), read_current, makes_dates=False),
    Rule("past", frozenset(["recently", "more", "most", "recent", "the", "very", "just", "only", "long", "not"]),
         compiled(r"(?:(?:more |most |very |only |just )?recently|(?:the )?(?:more )?recent (?:past|days|weeks|months|years|decades|times)"
                  r"|the (?:distant|not-too-distant|not-so-distant|immediate) past|(?:not (?:so |too )?)?long ago)"),
         read_past, makes_dates=False),
    Rule("future", frozenset(["the", "near", "future"]),
         compiled(r"the (?:(?:near|foreseeable|distant|not-too-distant|not-so-distant|immediate|very near|near-term) )?future"
                  r"(?! (?:of|tense|generations?|president|king|queen))"),
         read_future, makes_dates=False),
)  # fmt: skip
