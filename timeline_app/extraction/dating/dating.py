"""Gives each event of a document its date: from the date words tied to it, else from other events, else implied.

Date words are found by ``timexes`` and tied to events by ``timex_ties``, events to one another by
``event_ties``; what the mere tense implies is told by ``implied_dates``.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from timeline_app.extraction.claims.judgement import Judgement, Tense
from timeline_app.extraction.claims.standing import NOT_UNTIL
from timeline_app.extraction.dates.date_bounds import (
    after_time,
    away,
    before_time,
    begins_after,
    from_on,
    is_plain,
    lasting,
    up_to,
)
from timeline_app.extraction.dates.date_ranges import DateRange, date_ranges
from timeline_app.extraction.dates.timex import Timex, TimexKind
from timeline_app.extraction.dating.event_ties import EventTie, Relation, event_ties_of
from timeline_app.extraction.dating.implied_dates import implied_date, written_of
from timeline_app.extraction.dating.lengths import ahead_by, lasting_up_to
from timeline_app.extraction.dating.order_words import order_ties
from timeline_app.extraction.dating.section_dates import section_dates
from timeline_app.extraction.dating.timex_ties import Tie, ties_of
from timeline_app.extraction.dating.told_elsewhere import told_elsewhere
from timeline_app.extraction.drafts.draft import DraftDate
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.found_event import FoundEvent
from timeline_app.extraction.events.found_event import Tense as FoundTense
from timeline_app.extraction.texts.span import Span
from timeline_app.model.calendar import DAY
from timeline_app.model.event import EventType
from timeline_app.model.source import Basis
from timeline_app.model.time import parse_edtf

_DEEPEST = (
    40  # events that lean on one another in a row; a text that goes on so tells none of them a date
)
_CONNECTED = {
    **dict.fromkeys(("after", "following"), Relation.AFTER),
    **dict.fromkeys(("before", "prior", "by", "to"), Relation.BEFORE),
    **dict.fromkeys(("until", "till", "through"), Relation.UNTIL),
    **dict.fromkeys(("since", "from"), Relation.SINCE),
}
# Before a stretch of time these words are no part of it, as "from", "to" and "until" may be.
_ONE_NIGHT = 2 * DAY  # which is of two days
_BESIDE_TIMES = {Relation.AFTER: after_time, Relation.BEFORE: before_time}
_OUTSIDE = frozenset(("after", "following", "before", "prior", "by"))


def date_events(
    parsed: ParsedText, found: Sequence[FoundEvent], judgements: Sequence[Judgement]
) -> tuple[DraftDate | None, ...]:
    """The date of each event found, None where nothing is known of it."""
    return _Dates(parsed, found, judgements).all()


class _Dates:
    """Dates of one document's events, each worked out when it or an event that leans on it is asked for."""

    def __init__(
        self, parsed: ParsedText, found: Sequence[FoundEvent], judgements: Sequence[Judgement]
    ) -> None:
        self._parsed = parsed
        self._found = found
        self._judgements = judgements
        self._ties = ties_of(parsed, found)
        self._ranges = {
            timex.span: stretch
            for stretch in date_ranges(parsed.text, parsed.timexes)
            for timex in (stretch.first, stretch.last)
        }
        self._event_ties = event_ties_of(parsed, found)
        self._order_ties = order_ties(parsed, found)
        self._above = section_dates(parsed, found, self._ranges)
        self._told_elsewhere = told_elsewhere(parsed, found)
        self._begun_by = {  # "began an offensive in May": the verb's own words date what it began
            (event.folded_into, event.head): place
            for place, event in enumerate(found)
            if event.folded_into is not None
        }
        self._told: dict[int, DraftDate | None] = {}  # by date words or by other events
        self._depth = 0
        self._by_trigger = sorted(range(len(found)), key=lambda place: found[place].trigger)
        self._triggers = [found[place].trigger for place in self._by_trigger]

    def all(self) -> tuple[DraftDate | None, ...]:
        for place in range(len(self._found)):
            self._told_date(place)
        # What was asked for in a circle may follow from the others now.
        self._told = {place: date for place, date in self._told.items() if date is not None}
        return tuple(
            self._told_date(place)
            or implied_date(
                self._parsed,
                self._parsed.sentences[event.sentence],
                self._judgement(place),
                is_speech=event.is_speech,
            )
            for place, event in enumerate(self._found)
        )

    def _judgement(self, place: int) -> Judgement:
        """As judged; but a state told by a participle alone goes on if its sentence is told as present."""
        event, judgement = self._found[place], self._judgements[place]
        root = self._parsed.sentences[event.sentence].root
        is_bare_state = event.type is EventType.STATE and event.tense is FoundTense.PARTICIPLE
        if is_bare_state and judgement.tense is Tense.PAST and root.tag in ("VBZ", "VBP"):
            return replace(judgement, tense=Tense.PRESENT)
        return judgement

    def _told_date(self, place: int) -> DraftDate | None:
        if place not in self._told and self._depth < _DEEPEST:
            self._told[place] = None  # events that lean on one another in a circle tell nothing
            self._depth += 1
            self._told[place] = (
                self._by_words(place)
                or self._by_its_verb(place)
                or self._by_events(place)
                or (None if self._hangs_on_an_event(place) else self._above.get(place))
                or self._by_order(place)
                or self._by_the_same(place)
            )
            self._depth -= 1
        return self._told.get(place)

    def _hangs_on_an_event(self, place: int) -> bool:
        """ "A week after the accident", under whatever date it is told."""
        return any(tie.timex.event is not None for tie in self._ties.get(place, ()))

    def _by_its_verb(self, place: int) -> DraftDate | None:
        verb = self._begun_by.get((place, self._found[place].clause))
        return None if verb is None or verb == place else self._by_words(verb)

    def _by_words(self, place: int) -> DraftDate | None:
        ties = self._ties.get(place, ())
        for tie in ties:
            stretch = self._ranges.get(tie.timex.span)
            if stretch is not None:
                return self._by_stretch(place, tie, stretch)
        dates = (self._by_tie(place, tie) for tie in ties)
        told = next((date for date in dates if date and not self._is_not_yet(place, date)), None)
        return None if told is None else replace(told, edtf=self._up_to_writing(place, told.edtf))

    def _up_to_writing(self, place: int, edtf: str) -> str:
        """ "They met this week": on a day of it up to that of writing."""
        written = self._written(place)
        is_window = edtf.startswith("[") and ".." in edtf
        if written is None or not is_window or not self._is_told_as_past(place):
            return edtf
        if parse_edtf(edtf).end_latest <= parse_edtf(written).end_latest:
            return edtf
        return (from_on(edtf, written) if not edtf.startswith("[..") else up_to(written)) or edtf

    def _is_told_as_past(self, place: int) -> bool:
        is_past = self._judgements[place].tense is Tense.PAST
        return is_past and self._found[place].tense is FoundTense.PAST

    def _is_not_yet(self, place: int, date: DraftDate) -> bool:
        """Whether words of a day to come stand beside what a verb tells as past: they tell of something else."""
        written = self._written(place)
        if written is None or not self._is_told_as_past(place):
            return False
        return begins_after(date.edtf, written)

    def _by_stretch(self, place: int, tie: Tie, stretch: DateRange) -> DraftDate | None:
        edtf, basis, anchor = stretch.edtf, stretch.basis, stretch.anchor
        if tie.connector in _OUTSIDE:
            placed = self._placed(place, edtf, _CONNECTED[tie.connector])
            if placed is None:
                return None
            basis = Basis.RELATIVE if basis is Basis.STATED else basis
            edtf, anchor = placed, anchor or f"{tie.connector} {edtf}"
        return DraftDate(edtf=edtf, basis=basis, phrase=stretch.span, anchor=anchor)

    def _by_tie(self, place: int, tie: Tie) -> DraftDate | None:
        timex = tie.timex
        edtf, anchor, basis = timex.edtf, timex.anchor, timex.basis
        if timex.kind is TimexKind.DURATION and tie.connector == "for":
            goes_on = timex.edtf is not None or self._found[place].is_perfect
            return lasting_up_to(self._parsed.written.edtf, timex) if goes_on else None
        if timex.kind is TimexKind.DURATION and edtf is None and timex.event is None:
            is_to_come = self._judgements[place].tense is Tense.FUTURE
            words = tie.connector or self._word_before(timex)
            return ahead_by(self._written(place), timex, words) if is_to_come else None
        if edtf is None:
            leant_on = self._leant_on(timex)
            if leant_on is None or timex.offset is None:
                return None
            other, date = leant_on
            edtf = away(date.edtf, timex.offset, is_unit=timex.kind is TimexKind.DATE)
            anchor, basis = f"{self._name(other)} ({date.edtf})", _leaning_on(date)
        relation = _CONNECTED.get(tie.connector, Relation.WITH)
        if relation is Relation.UNTIL and self._judgements[place].rule == NOT_UNTIL:
            relation = Relation.WITH
        bounded = None if edtf is None else self._placed(place, edtf, relation)
        if bounded is None:
            return None
        if relation is Relation.SINCE:
            ended = self._ended_by(place)
            bounded = (ended and lasting(edtf, ended)) or bounded
        if bounded != edtf:
            basis = Basis.RELATIVE if basis is Basis.STATED else basis
            anchor = anchor or f"{tie.connector} {edtf}"
        return DraftDate(
            edtf=bounded, basis=basis, phrase=timex.span, anchor=anchor, likely=_plain(edtf)
        )

    def _word_before(self, timex: Timex) -> str:
        before = self._parsed.text[max(0, timex.span.start - 10) : timex.span.start].lower()
        return before.split()[-1] if before.split() else ""

    def _ended_by(self, place: int) -> str | None:
        """ "From 1970 until her death in 1983": the date of what something lasted until."""
        ties = (tie for tie in self._event_ties.get(place, ()) if tie.relation is Relation.UNTIL)
        ends = (self._told_date(tie.other) for tie in ties)
        return next((end.edtf for end in ends if end is not None), None)

    def _leant_on(self, timex: Timex) -> tuple[int, DraftDate] | None:
        """The event that date words lean on ("two days before the vote"), and its date."""
        if timex.event is None:
            return None
        first = bisect_left(self._triggers, Span(timex.event.start, 0))
        for number in range(first, bisect_left(self._triggers, Span(timex.event.end, 0))):
            place = self._by_trigger[number]
            date = self._told_date(place) if timex.event.holds(self._triggers[number]) else None
            if date is not None:
                return place, date
        return None

    def _by_events(self, place: int) -> DraftDate | None:
        dates = (self._by_event(place, tie) for tie in self._event_ties.get(place, ()))
        return next((date for date in dates if date is not None), None)

    def _by_event(self, place: int, tie: EventTie) -> DraftDate | None:
        date = self._told_date(tie.other)
        if date is None:
            return None
        if tie.relation is Relation.WITH and self._is_ahead_of(place, tie.other):
            tie = replace(tie, relation=Relation.AFTER)  # "agreed in March to sell the plant"
        if tie.relation is Relation.THEN:
            bounds = parse_edtf(date.edtf)
            is_near = bounds.end_latest - bounds.start_earliest <= _ONE_NIGHT
            tie = replace(tie, relation=Relation.WITH if is_near else Relation.BEFORE)
        if tie.relation is Relation.WITH:
            # A sentence without a word for it says so only by telling both in one breath.
            return replace(date, basis=Basis.INFERRED, anchor=f"with {self._name(tie.other)}")
        not_until = tie.relation is Relation.UNTIL and self._judgements[place].rule == NOT_UNTIL
        edtf = self._placed(place, date.edtf, Relation.AFTER if not_until else tie.relation)
        if edtf is None:
            return None
        anchor = f"{tie.relation} {self._name(tie.other)} ({date.edtf})"
        likely = date.likely or _plain(date.edtf)
        return DraftDate(edtf=edtf, basis=_leaning_on(date), anchor=anchor, likely=likely)

    def _is_ahead_of(self, place: int, other: int) -> bool:
        one, two = self._judgements[place].tense, self._judgements[other].tense
        return one is Tense.FUTURE and two is not Tense.FUTURE

    def _by_order(self, place: int) -> DraftDate | None:
        """By what the sentence before told, which a word of order puts it after or before."""
        tie = self._order_ties.get(place)
        date = None if tie is None else self._by_event(place, tie)
        return None if date is None else replace(date, basis=Basis.INFERRED)

    def _by_the_same(self, place: int) -> DraftDate | None:
        """ "The vote" is the one that the text tells of elsewhere."""
        other = self._told_elsewhere.get(place)
        date = None if other is None else self._told_date(other)
        if other is None or date is None:
            return None
        anchor = f"as told of {self._name(other)} ({date.edtf})"
        return replace(date, basis=Basis.INFERRED, phrase=None, anchor=anchor)

    def _placed(self, place: int, edtf: str, relation: Relation) -> str | None:
        """The date that follows from lying ``relation`` to ``edtf``."""
        judgement = self._judgements[place]
        written = self._written(place)
        is_past = judgement.tense is Tense.PAST
        if relation in _BESIDE_TIMES and (near := _BESIDE_TIMES[relation](edtf)) is not None:
            return self._up_to_writing(place, near)
        if relation is Relation.AFTER:
            return from_on(edtf, written if is_past else None) or from_on(edtf)
        if relation is Relation.BEFORE:
            return _up_to_term(edtf, judgement.tense, written)
        if relation is Relation.UNTIL:
            return lasting(None, edtf)
        if relation is Relation.SINCE:
            return lasting(edtf, written if is_past else None)
        return edtf

    def _written(self, place: int) -> str | None:
        return written_of(self._parsed, self._parsed.sentences[self._found[place].sentence])[0]

    def _name(self, place: int) -> str:
        event = self._found[place]
        return event.title or event.trigger.of(self._parsed.text)


def _up_to_term(edtf: str, tense: Tense, written: str | None) -> str | None:
    """ "Must pay by June" is after the writing; "demanded a report by June" was before it."""
    if written is None:
        return up_to(edtf)
    if tense is Tense.PAST and begins_after(edtf, written):
        return up_to(written)
    return (from_on(written, edtf) if tense is Tense.FUTURE else None) or up_to(edtf)


def _leaning_on(date: DraftDate) -> Basis:
    """What leans on a date that is only inferred is no surer than that."""
    return Basis.INFERRED if date.basis is Basis.INFERRED else Basis.RELATIVE


def _plain(edtf: str | None) -> str | None:
    return edtf if edtf is not None and is_plain(edtf) else None
