"""Works out what a date becomes when one of its ends is moved: the EDTF that says just that.

What is moved, and where to:

- the end of an interval `A/B` becomes the unit that ends (or begins) at the place it was moved to;
  an open or unknown end stays as it is until it is moved itself;
- a single date `A` becomes the interval from it to that unit, as if it had been `A/A`;
- as a *window*, a single date is a moment somewhere between two bounds, of which one is moved:
  `[A..B]`, or the one unit that has both bounds. A single date beside `..` is such a window too;
- as a window, the end of an interval keeps its inner bound and only its outer one is moved. There
  has to be a single date that says both, such as a month or, for `~`, a day and its neighbours.

What is not moved keeps its text, with its qualifiers. What is moved loses them: they qualified what
was there. A stated time zone stays where clock times do. Nothing gets finer than the snap unit.
"""

from enum import StrEnum

from timeline_app.model.calendar import MAX_SECOND, MIN_SECOND
from timeline_app.model.date_error import DateError
from timeline_app.model.edtf import DateSet, Expression, Interval, Member, read_edtf
from timeline_app.model.simple_date import UNMARKED, SimpleDate
from timeline_app.model.snap_unit import SnapUnit
from timeline_app.model.time import parse_edtf
from timeline_app.model.uncertain_date import UncertainDate
from timeline_app.model.window import Precision

SEVERAL = "This date is one of several, which have no ends to move: edit the date itself"
EVERY = "This date is a set of dates, which has no ends to move: edit the date itself"
TOO_FAR = "EDTF has no date that ends there: zoom in, or edit the date itself"

_PLAIN_UNITS = tuple(
    SnapUnit(precision)
    for precision in (
        Precision.YEAR,
        Precision.MONTH,
        Precision.DAY,
        Precision.HOUR,
        Precision.MINUTE,
        Precision.SECOND,
    )
)
_ALL_UNITS = tuple(SnapUnit(Precision.YEAR, 10**power) for power in (3, 2, 1)) + _PLAIN_UNITS


class Side(StrEnum):
    START = "start"
    END = "end"


class DragError(ValueError):
    """An end that can't be moved there; `str()` is one sentence: why, what to do."""


def dragged(edtf: str, side: Side, second: int, unit: SnapUnit, *, window: bool = False) -> str:
    """What ``edtf`` becomes when its ``side`` is moved to the edge of ``unit`` nearest ``second``.

    That edge is the first second of the start, or the first one after the end; of a ``window`` the
    outermost one that is possible. It goes no farther than the other end. DragError where the date
    has no such end, or no EDTF text says what it would be.
    """
    expression = read_edtf(edtf)
    edge = unit.nearest_edge(min(max(second, MIN_SECOND + 1), MAX_SECOND - 1))
    move = _Move(side, edge, unit)
    if isinstance(expression, DateSet):
        text = move.of_set(expression)
    elif isinstance(expression, Interval):
        text = move.of_interval(expression, window=window)
    elif window:
        text = move.of_window(expression, expression)
    else:
        text = move.of_interval(Interval(expression, expression), window=False)
    try:
        found = parse_edtf(text)
    except DateError as error:
        raise DragError(TOO_FAR) from error
    if move.landed(found) != move.edge:
        raise DragError(TOO_FAR)
    return text


def edge_of(date: UncertainDate, side: Side) -> int:
    """The first second of the start, or the first one after the end."""
    return date.start_earliest if side is Side.START else min(date.end_latest + 1, MAX_SECOND)


class _Move:
    """One side moved to ``edge``, which comes back to the last place where the other end allows it."""

    def __init__(self, side: Side, edge: int, unit: SnapUnit) -> None:
        self.side, self.edge, self.unit = side, edge, unit

    def landed(self, date: UncertainDate) -> int:
        return edge_of(date, self.side)

    def of_set(self, dates: DateSet) -> str:
        if dates.all_of:
            raise DragError(EVERY)
        if len(dates.members) > 1:
            raise DragError(SEVERAL)
        (member,) = dates.members
        return self.of_window(member.first, member.last)

    def of_window(self, first: SimpleDate | None, last: SimpleDate | None) -> str:
        """A moment from ``first`` to ``last``, each None where that side is open."""
        kept = last if self.side is Side.START else first
        touched = first if self.side is Side.START else last
        self._stop_at(kept)
        new = self._new(touched, kept)
        if kept is None:
            return str(DateSet(False, [self._member(new, None)]))
        if kept.marks == UNMARKED and not kept.zone:
            whole = self._whole(kept)
            if whole:
                return whole
            kept = self._at_unit(kept)
        member = self._member(new, kept)
        if str(member.first) == str(member.last):
            return str(new)
        return str(DateSet(False, [member]))

    def of_interval(self, interval: Interval, *, window: bool) -> str:
        is_start = self.side is Side.START
        kept = interval.end if is_start else interval.start
        touched = interval.start if is_start else interval.end
        kept_date = kept if isinstance(kept, SimpleDate) else None
        if window and isinstance(touched, SimpleDate):
            new = self._widened(touched)
        else:
            self._stop_at(kept_date)
            new = self._new(touched if isinstance(touched, SimpleDate) else None, kept_date)
        if str(new) == str(kept):
            return str(new)
        return str(Interval(new, kept) if is_start else Interval(kept, new))

    def _stop_at(self, kept: SimpleDate | None) -> None:
        """Let the moved side hold at least one unit on its side of the end that is ``kept``."""
        if kept is None:
            return
        if self.side is Side.START:
            self.edge = min(self.edge, self.unit.start_of(kept.last))
        else:
            self.edge = max(self.edge, self.unit.end_of(kept.first))

    def _new(self, touched: SimpleDate | None, kept: SimpleDate | None) -> SimpleDate:
        """The unit at the edge, by the clock of the zone that was stated."""
        text = self.unit.text_of(self._second)
        if self.unit.precision >= Precision.HOUR and "T" in text:
            text += next((date.zone for date in (touched, kept) if date and date.zone), "")
        return _date(text)

    @property
    def _second(self) -> int:
        """One that the unit at the edge holds."""
        return self.edge if self.side is Side.START else self.edge - 1

    def _whole(self, kept: SimpleDate) -> str:
        """The one unit that lies between the edge and the other bound, if there is one."""
        if self.side is Side.START:
            return _unit_from(self.edge, kept.last, _PLAIN_UNITS)
        return _unit_from(kept.first, self.edge - 1, _PLAIN_UNITS)

    def _at_unit(self, kept: SimpleDate) -> SimpleDate:
        """The end that is kept, as the unit at its outer bound where its own is coarser.

        Only the bounds of a window count: `[2021-08..2021-09-15]` is `[2021-08-01..2021-09-15]`.
        """
        if kept.precision >= self.unit.precision:
            return kept
        bound = kept.last if self.side is Side.START else kept.first
        finer = _date(self.unit.text_of(bound))
        same = finer.last == bound if self.side is Side.START else finer.first == bound
        return finer if same else kept

    def _widened(self, touched: SimpleDate) -> SimpleDate:
        """The end of an interval with its outer bound at the edge, its inner one where it was."""
        first, last = touched.window
        if self.side is Side.START:
            self.edge = first = min(self.edge, self.unit.start_of(last))
        else:
            self.edge = max(self.edge, self.unit.end_of(first))
            last = self.edge - 1
        found = _unit_from(first, last, _ALL_UNITS) or _approximate_from(first, last)
        if not found:
            raise DragError(_no_such_end(self.side, first, last))
        return _date(found)

    def _member(self, new: SimpleDate, kept: SimpleDate | None) -> Member:
        return Member(new, kept) if self.side is Side.START else Member(kept, new)


def _date(text: str) -> SimpleDate:
    if not text:
        raise DragError(TOO_FAR)
    expression: Expression = read_edtf(text)
    assert isinstance(expression, SimpleDate), text
    return expression


def _unit_from(first: int, last: int, units: tuple[SnapUnit, ...]) -> str:
    """The one of ``units`` that lasts from ``first`` to ``last``; "" if there is none."""
    for unit in units:
        if unit.start_of(first) == first and unit.end_of(first) == last + 1:
            return unit.text_of(first)
    return ""


def _approximate_from(first: int, last: int) -> str:
    """The approximate date that reaches from ``first`` to ``last``; "" if there is none."""
    middle = first + (last - first) // 2
    for unit in _ALL_UNITS:
        text = unit.text_of(middle)
        if text and _date(f"{text}~").window == (first, last):
            return f"{text}~"
    return ""


def _no_such_end(side: Side, first: int, last: int) -> str:
    units = [unit for unit in _PLAIN_UNITS if unit.start_of(first) == first]
    unit = next((u for u in units if u.end_of(last) == last + 1), _PLAIN_UNITS[-1])
    between = parse_edtf(f"[{unit.text_of(first)}..{unit.text_of(last)}]").words()
    return f"EDTF has no date for {_ARTICLE[side]} {between}: move it elsewhere, or edit the date"


_ARTICLE = {Side.START: "a start", Side.END: "an end"}
