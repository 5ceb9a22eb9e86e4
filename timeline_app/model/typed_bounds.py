"""Writes windows as what EDTF can say of them: an open bound, an end of an interval, a member of a set.

The words for it are read in `typed_phrase`, which also lists what each of them says.
"""

from dataclasses import replace

from timeline_app.model.calendar import civil_from_seconds
from timeline_app.model.date_error import DateError
from timeline_app.model.simple_date import UNCERTAIN
from timeline_app.model.time import parse_edtf
from timeline_app.model.typed_named import marked
from timeline_app.model.typed_tokens import Cursor
from timeline_app.model.typed_window import Window, year_text
from timeline_app.model.window import Precision


def moment_beyond(cursor: Cursor, kind: str, window: Window) -> str:
    """A moment "before", "after", "by" or "not before" a date, in EDTF."""
    if kind == "by":
        return f"[..{marked(window.last, window.mark)}]"
    if kind == "not before":
        return f"[{marked(window.first, window.mark)}..]"
    date = parse_edtf(marked(window.first if kind == "before" else window.last, window.mark))
    if date.clamped:
        raise cursor.error("the year is too far away", "leave the bound out", window.start)
    if date.approximate or not window.is_unit:
        edge = marked(window.last if kind == "before" else window.first, window.mark)
    elif kind == "before":
        edge = _unit_at(date.start_earliest - 1, date.precision) + (date.zone or "")
    else:
        edge = _unit_at(date.end_latest + 1, date.precision) + (date.zone or "")
    edge = marked(edge, UNCERTAIN if date.uncertain else 0)
    return f"[..{edge}]" if kind == "before" else f"[{edge}..]"


def _unit_at(second: int, precision: Precision) -> str:
    """The unit of that precision (at the coarsest a year) which a second lies in."""
    year, month, day, hour, minute, seconds = civil_from_seconds(second)
    text = year_text(year)
    if precision >= Precision.SEMESTER and abs(year) <= 9999:
        text += f"-{month:02}"
    if precision >= Precision.DAY:
        text += f"-{day:02}"
    if precision >= Precision.HOUR:
        text += f"T{hour:02}:{minute:02}"
    if precision is Precision.SECOND:
        text += f":{seconds:02}"
    return text


def with_mark(window: Window, mark: int) -> Window:
    """The window with that qualifier beside any that it has (see QUALIFIERS)."""
    return replace(window, mark=window.mark | mark) if mark else window


def set_member(cursor: Cursor, windows: list[Window]) -> str:
    """One or two windows as a member of a set: `A` or `A..B`."""
    if len(windows) == 2:
        check_order(cursor, *windows)
    first = marked(windows[0].first, windows[0].mark)
    last = marked(windows[-1].last, windows[-1].mark)
    return first if first == last else f"{first}..{last}"


def end_of(cursor: Cursor, window: Window) -> str:
    """A window as the end of an interval, which has to be one date."""
    if window.first == window.last:
        return marked(window.first, window.mark)
    if not window.whole:
        reason = "no single EDTF date says this, as the end of a range must"
        raise cursor.error(reason, "write its first or last day", window.start)
    return marked(window.whole, window.mark)


def check_order(cursor: Cursor, first: Window, second: Window) -> None:
    """DateError if the second can only be before the first."""
    try:
        parse_edtf(f"{first.first}/{second.last}")
    except DateError as error:
        texts = [parse_edtf(each).words() for each in (second.last, first.first)]
        reason = f"{texts[0]} is before {texts[1]}"
        mend = "write the earlier date first, with its year"
        raise cursor.error(reason, mend, second.start) from error
