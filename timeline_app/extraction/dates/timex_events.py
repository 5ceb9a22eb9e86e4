"""Rules for distances from what happened: ``two days before the 9/11 attack``, ``a week after the election``.

The words of what happened are kept in ``event``. Where they tell a date themselves, the distance is from
that one; else its date follows once the event is dated.
"""

import re
from dataclasses import replace

from timeline_app.extraction.dates.date_reference import UNKNOWN_VALUES, reference_to
from timeline_app.extraction.dates.timex import TimexKind
from timeline_app.extraction.dates.timex_distance import COUNTED, LEVELS_OF_UNITS, counted, distant
from timeline_app.extraction.dates.timex_rule import Answer, Reading, Rule, Situation
from timeline_app.extraction.dates.timex_words import AMOUNT_OPENINGS, UNITS, compiled, duration
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.model.source import Basis

_WORDS_WITHIN = 12

_POINTING = re.compile(r"th(?:at|is)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|that) {1,3}(?=[0-9A-Z])")

_EVENT_WORDS = re.compile(
    r"(?:(?:the|a|an|his|her|its|their|our|my|this|that|these|those) )?"
    r"\w[\w'’-]{0,30}(?: (?!and\b|but\b|who\b|which\b|that\b|when\b|where\b|in\b|on\b|at\b|was\b|were\b)\w[\w'’-]{0,30}){0,3}"
)


def read_from_event(match: re.Match[str], situation: Situation) -> Answer:
    """`two days before the 9/11 attack`, `a week after the election`, `the day after he resigned`."""
    number, unit = counted(match)
    if unit not in UNITS:
        return None
    if _POINTING.match(situation.text, match.end()) and not situation.is_determiner(match.end()):
        return None
    side = " ".join(match["side"].lower().split())
    sign = -1 if side in ("before", "prior to", "ahead of") else 1
    is_the = (match["amount"] or "").lower() == "the" and number is not None
    start, end = match.span("timex")
    value = (
        UNKNOWN_VALUES[LEVELS_OF_UNITS[unit]]
        if is_the and unit in LEVELS_OF_UNITS
        else duration(number, unit)
    )
    kind = TimexKind.DATE if is_the else TimexKind.DURATION
    if is_the and unit not in ("day", "week", "month", "year", "night"):
        return None
    offset = duration(number, unit) if number is not None else None
    if match["exact"] and number is not None and unit == "week":
        offset = duration(number * 7, "day")
    event = _event_at(match.end(), situation)
    article = _ARTICLE.match(situation.text, match.end())
    date = situation.date_at(article.end() if article else match.end())
    if side == "from" and (date is None or situation.before(match.start()).endswith(("for", "of"))):
        return None
    if date is not None and date.edtf is not None:
        words = situation.text[date.start : date.end]
        found = distant((start, end), reference_to(date.edtf, words), number, unit, sign)
        if is_the:
            value = found.value
        return replace(
            found, kind=kind, value=value, offset=_signed(offset, sign), event=event or (date.start, date.end),
            unit=found.unit if is_the else None,
        )  # fmt: skip
    if event is None:
        return None
    date = _date_within(event, situation)
    if date is not None:
        words = situation.text[event[0] : event[1]]
        near = distant((start, end), reference_to(date.edtf, words), number, unit, sign)
        return replace(
            near, kind=kind, value=near.value if is_the else value, offset=_signed(offset, sign),
            event=event, unit=near.unit if is_the else None,
        )  # fmt: skip
    return Reading(
        start=start, end=end, kind=kind, value=value, basis=Basis.RELATIVE, event=event,
        offset=_signed(offset, sign),
    )  # fmt: skip


def _date_within(event: tuple[int, int], situation: Situation) -> Reading | None:
    """The date that the words of what happened tell themselves: "the election on 30 March"."""
    for count, word in enumerate(re.finditer(r"[^\W_]+", situation.text[event[0] : event[1]])):
        if count > _WORDS_WITHIN:
            break
        date = situation.date_at(event[0] + word.start())
        if date is not None and date.edtf is not None and date.end <= event[1]:
            return date
    return None


def _signed(offset: str | None, sign: int) -> str | None:
    return f"-{offset}" if offset and sign < 0 else offset


def _event_at(start: int, situation: Situation) -> tuple[int, int] | None:
    """The words of what happened: the object of "after" by the parsed tree, else the next few words."""
    while start < len(situation.text) and situation.text[start] == " ":
        start += 1
    match = _EVENT_WORDS.match(situation.text, start)
    if match is None:
        return None
    end = match.end()
    place = situation.piece.span(start, start + 1).start
    sentence = situation.clauses.sentence_at(place)
    token = sentence.token_at(place) if sentence else None
    if sentence is None or token is None:
        return start, end
    top = _top_of(sentence, token)
    last = max(
        (each for each in sentence.subtree(top) if each.dep != "punct"),
        default=top,
        key=lambda each: each.end,
    )
    reach = situation.offset_of(last.end)
    return (start, reach) if reach is not None and reach > start else (start, end)


def _top_of(sentence: Sentence, token: Token) -> Token:
    """The head of the words behind a preposition: as far up as all of it stands behind it."""
    top = token
    for above in sentence.heads_above(token):
        if above.place < token.place:
            break
        top = above
    return top


EVENTS = (
    Rule("from event", AMOUNT_OPENINGS, compiled(
        rf"(?P<timex>{COUNTED})(?P<exact> to the day)? (?P<side>before|after|prior to|ahead of|following|from)(?! (?:it|,)\b) (?=\w)",
        goes_on=True,
    ), read_from_event),
)  # fmt: skip
