"""Finds the date words of a document: the room's front door for them.

What the rules know stands in the ``timex_*`` modules, one for each kind of date words; ``timex_rule`` tells
what a rule is. Ranges of two dates are joined in ``date_ranges``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline_app.extraction.dates.date_bounds import is_plain
from timeline_app.extraction.dates.date_reference import Reference, reference_to
from timeline_app.extraction.dates.timex import DocumentDate, Timex, TimexKind
from timeline_app.extraction.dates.timex_clock import CLOCK
from timeline_app.extraction.dates.timex_deictic import DEICTIC
from timeline_app.extraction.dates.timex_distance import DISTANCES
from timeline_app.extraction.dates.timex_durations import DURATIONS
from timeline_app.extraction.dates.timex_events import EVENTS
from timeline_app.extraction.dates.timex_months import MONTHS
from timeline_app.extraction.dates.timex_named_days import NAMED_DAYS
from timeline_app.extraction.dates.timex_numeric import NUMERIC
from timeline_app.extraction.dates.timex_parts import PARTS
from timeline_app.extraction.dates.timex_periods import PERIODS
from timeline_app.extraction.dates.timex_references import REFERENCES
from timeline_app.extraction.dates.timex_rule import Discourse, Reading, Rule, Situation
from timeline_app.extraction.dates.timex_seasons import SEASON_RULES
from timeline_app.extraction.dates.timex_sets import SETS
from timeline_app.extraction.dates.timex_stretches import STRETCHES
from timeline_app.extraction.dates.timex_units import UNITS_TOLD
from timeline_app.extraction.dates.timex_weekdays import WEEKDAYS
from timeline_app.extraction.sentences.clause_tense import Clauses
from timeline_app.extraction.sentences.said_on import is_of_saying
from timeline_app.extraction.sentences.sentence import Sentence
from timeline_app.extraction.texts.date_shape import is_time
from timeline_app.extraction.texts.headings import ends_record, is_record_heading
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.shadow import Shadow, shadow_of
from timeline_app.extraction.texts.span import Span

# Of two that read as many words, the first one is taken.
_ALL = (
    *NAMED_DAYS,
    *CLOCK,
    *NUMERIC,
    *MONTHS,
    *PARTS,
    *PERIODS,
    *SEASON_RULES,
    *DEICTIC,
    *UNITS_TOLD,
    *WEEKDAYS,
    *REFERENCES,
    *SETS,
    *DISTANCES,
    *EVENTS,
    *DURATIONS,
    *STRETCHES,
)


def _by_opening(rules: Sequence[Rule]) -> dict[str, tuple[Rule, ...]]:
    openings = {opening for rule in rules for opening in rule.openings}
    return {
        opening: tuple(rule for rule in rules if opening in rule.openings) for opening in openings
    }


_RULES = _by_opening(_ALL)
_WORD = re.compile(r"[^\W\d_]+|[0-9]+|['’]")
_ADDRESS = re.compile(r"://|www\.|@[\w-]|\.(?:com|org|net|gov|html?)\b", re.IGNORECASE)
_HEAD = 4_000  # characters by which a document is known to tell news
_NEWS = re.compile(
    r"\b(?:(?:on|last|next|early|late|this) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow|tonight"
    r"|(?:last|this|next) (?:week|month|weekend)|this (?:morning|afternoon|evening|year)|earlier this)\b"
)
# What stands among the paragraphs and is no part of what they tell.
_APART = frozenset([SegmentKind.CAPTION, SegmentKind.CREDIT, SegmentKind.METADATA])
# A bare "about" may be what is talked of: "spoke about May".
_ABOUT = re.compile(
    r"(?:\b(?:(?:on|in|at|from|since|until|by|to|of|dated) (?:or )?(?:about|around)|around(?: or about)?|circa|ca?\.|approximately)"
    r"|(?:^|[.!?] )about)(?: the)?$"
)
_SINCE = re.compile(r"\bsince(?: the| early| late| about| around)?$")
_ASIDES = frozenset(["appos", "acl", "relcl"])
_CHUNK = 200  # characters of an address that are looked at on either side


def find_timexes(
    text: str,
    segments: Sequence[Segment],
    sentences: Sequence[Sentence],
    written: DocumentDate,
) -> tuple[Timex, ...]:
    """All date words of ``text`` in its order; none overlap.

    Without ``sentences`` the tense of clauses is guessed from a few words in front of a date. Words in
    a post that tells its own date lean on that one instead of ``written``.
    """
    clauses = Clauses(sentences)
    reference = reference_to(written.edtf, "the document's date", is_told=False)
    hint = None if reference else _bound_of(written.edtf)
    is_news = _NEWS.search(text, 0, _HEAD) is not None
    discourse = Discourse(is_news=is_news)
    voices: dict[tuple[Span | None, Span], Discourse] = {}  # of each post, mail or entry
    found: list[Timex] = []
    record: Reference | None = None  # the day that minutes are of
    section: Reference | None = None  # the day that a running report's entries are of
    whole = Segment(kind=SegmentKind.PARAGRAPH, span=Span(0, len(text)))
    for segment in segments or (whole,):
        if not segment.span.end > segment.span.start:
            continue
        is_entry = is_time((segment.dated or segment.span).of(text)) is not None
        leans_on, told = (section or reference) if is_entry else (record or reference), discourse
        if segment.kind in _APART:
            told = Discourse(is_news=is_news)
        if segment.dated is not None:
            name = "the day of the entry" if is_entry else "the date of the post"
            leans_on = _own_date(text, segment.dated, leans_on, name) or leans_on
            told = Discourse(is_news=True)
            if segment.kind not in _APART:  # a mail's story goes on from one paragraph to the next
                told = voices.setdefault((segment.author, segment.dated), told)
        piece = shadow_of(text, segment.span)
        told.go_on()
        own = tuple(_timexes_in(piece, Situation(piece, leans_on, told, clauses, _RULES, hint)))
        found.extend(own)
        section = _section_of(segment, own) or section
        if segment.kind is SegmentKind.HEADING:
            record = _record_under(segment.span.of(text), own, record)
    return tuple(found)


def _record_under(heading: str, own: Sequence[Timex], before: Reference | None) -> Reference | None:
    """The day that the record tells of under a heading: its own, or that of the record it is within."""
    days = [each for each in own if each.kind is TimexKind.DATE]
    if not days or not is_record_heading(heading):
        return None if ends_record(heading, has_day=bool(days)) else before
    found = reference_to(days[0].edtf, "the day of the record", is_told=False) if days else None
    return None if found is None or found.day is None else replace(found, is_of_record=True)


def _section_of(segment: Segment, own: Sequence[Timex]) -> Reference | None:
    """The day that a heading tells with nothing else: it is that of the entries under it."""
    if segment.kind not in (SegmentKind.HEADING, SegmentKind.METADATA) or len(own) != 1:
        return None
    is_whole = own[0].kind is TimexKind.DATE and own[0].span == segment.span
    found = reference_to(own[0].edtf, "the day above it") if is_whole else None
    return found if found is not None and found.day is not None else None


def _bound_of(edtf: str | None) -> Reference | None:
    """The one day that a document's date is known by: not before it, or not after it."""
    if edtf is None or not edtf.startswith("[") or "," in edtf:
        return None
    side = 1 if edtf.endswith("..]") else -1
    words = "not before the document's date" if side < 0 else "not after the document's date"
    found = reference_to(edtf.strip("[].?~%"), words, is_told=False)
    return None if found is None else replace(found, side=side)


def _own_date(text: str, dated: Span, reference: Reference | None, name: str) -> Reference | None:
    """The day, with its time where that stands beside it: what a mail tells was before it was sent."""
    piece = shadow_of(text, dated)
    situation = Situation(piece, reference, Discourse(), Clauses(()), _RULES)
    readings = [each for each in _readings_in(situation) if each.unit and each.edtf]
    readings.sort(key=lambda each: each.kind is not TimexKind.DATE)
    if not readings or readings[0].unit is None:
        return None
    day = readings[0]
    if not is_plain(day.edtf or ""):  # 03/05 may be of March or of May
        return reference_to(day.edtf, name, is_told=False)
    moments = (each.edtf for each in readings if each.unit == day.unit and "T" in (each.edtf or ""))
    return reference_to(next(moments, day.edtf), name, is_told=False)


def _timexes_in(piece: Shadow, situation: Situation) -> Iterator[Timex]:
    for reading in _readings_in(situation):
        yield Timex(
            span=piece.span(reading.start, reading.end),
            kind=reading.kind,
            value=reading.value,
            rule=reading.rule,
            modifier=reading.modifier,
            edtf=reading.edtf,
            basis=reading.basis,
            anchor=reading.anchor,
            event=piece.span(*reading.event) if reading.event else None,
            offset=reading.offset,
        )


def _readings_in(situation: Situation) -> Iterator[Reading]:
    """At each word the rules that may begin there are tried, and what reads most words wins."""
    text, done = situation.text, 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < done:
            continue
        written = word[0]
        opening = "0" if written[0].isdigit() else written.lower() if len(written) < 15 else ""
        if opening not in _RULES or (
            start and (text[start - 1].isalnum() or text[start - 1] == "_")
        ):
            continue
        readings = situation.read_at(start)
        if not readings or _is_in_address(text, start, readings[-1].end):
            continue
        readings = [_about(_within_reach(each), situation) for each in readings]
        for reading in readings:
            aside_end = _end_of_aside(reading, situation)
            situation.discourse.note(reading, text[reading.start : reading.end], aside_end)
            if not _is_of_saying(reading, situation):
                situation.discourse.tell(reading)
            yield reading
        done = max(reading.end for reading in readings)


def _about(reading: Reading, situation: Situation) -> Reading:
    """ "On or about 3 May", "circa 1900": with EDTF's "~"."""
    edtf = reading.edtf
    if (
        edtf is None
        or reading.kind is not TimexKind.DATE
        or not is_plain(edtf)
        or edtf[-1] in "~?%"
        or not _ABOUT.search(situation.before(reading.start, _CHUNK))
    ):
        return reading
    return replace(reading, edtf=f"{edtf}~", modifier=reading.modifier or "APPROX")


def _is_of_saying(told: Reading, situation: Situation) -> bool:
    sentence, tokens = situation.clauses.tokens_in(situation.piece.span(told.start, told.end))
    return sentence is not None and bool(tokens) and is_of_saying(sentence, tokens[0])


def _end_of_aside(reading: Reading, situation: Situation) -> int | None:
    """Where the words end that tell of an earlier time by the way; None for what the sentence tells.

    "The mayor since 2018, …", "the bridge, built in 1911, …": what follows is of another year.
    """
    if _SINCE.search(situation.before(reading.start)):
        return reading.end
    sentence, tokens = situation.clauses.tokens_in(situation.piece.span(reading.start, reading.end))
    if sentence is None or not tokens:
        return None
    for token in (tokens[0], *sentence.heads_above(tokens[0])):
        if token.dep in _ASIDES:
            return situation.offset_of(sentence.subtree(token)[-1].end)
    return None


def _within_reach(reading: Reading) -> Reading:
    """Without its date, where no year is known, or one beyond those written with four digits.

    A day of any year would be an event as long as history.
    """
    if reading.unit is not None and not reading.unit.is_known:
        return replace(reading, value="XXXX", unit=None, edtf=None)
    if reading.edtf is not None and ("Y" in reading.edtf or "XXXX" in reading.edtf):
        return replace(reading, edtf=None)
    return reading


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Whether the words are part of a web or mail address."""
    left = text.rfind(" ", max(0, start - _CHUNK), start) + 1 or max(0, start - _CHUNK)
    right = text.find(" ", end, end + _CHUNK)
    right = right if right >= 0 else min(len(text), end + _CHUNK)
    if left == start and right - end < 2:
        return False
    return _ADDRESS.search(text, left, right) is not None
