"""Reads a whole phrase: a date, a bound ("before May"), a range ("15 to 31 March") or a set ("or").

Single dates are read in `typed_relative` and `typed_reading`; what dates in a row share, in
`typed_shared`, and EDTF is written in `typed_bounds`. What a phrase says in EDTF:

- "before X", "after X", "by X" (or "no later than"), "not before X": a moment on that side,
  `[..X]` or `[X..]`; before and after leave X itself out, unless it is only about X
  or X is a part of a unit: "before the end of May" may be on 30 May.
- "A to B", "from A until B": from A to B, `A/B`. An end that is only a part of a unit ("late August")
  is that unit, since EDTF can't say less of an end. "Between A and B": a moment, `[A..B]`.
- "since A", "A onwards", "A to the present": `A/..`. "From A": `A/`, "until B": `/B`, their other
  end unknown.
- "A or B": `[A,B]`; "A and B": `{A,B}`. "Early to mid August" is a moment.
- "about" is `~`, "probably" is `?`, both are `%`; in front of a phrase they are said of each date.
"""

from timeline_app.model.typed_anchor import Reading
from timeline_app.model.typed_bounds import (
    check_order,
    end_of,
    moment_beyond,
    set_member,
    with_mark,
)
from timeline_app.model.typed_named import NamedDate, marked
from timeline_app.model.typed_relative import read_moment, resolved
from timeline_app.model.typed_shared import share
from timeline_app.model.typed_window import Window

Moment = NamedDate | Window

# Kinds of tokens in front of a date or behind it, and the bound they make of it.
_PREFIXES = {
    **{kind: kind for kind in ("before", "after", "by", "not before", "since", "until")},
    "or earlier": "by",
    "or later": "not before",
}
_SUFFIXES = {
    "onwards": "since",
    "or earlier": "by",
    "or later": "not before",
    "by": "by",
    "not before": "not before",
}


def read_phrase(reading: Reading) -> str:
    """The EDTF text of all of it; DateError where it can't be understood."""
    cursor = reading.cursor
    mark = 0
    while found := cursor.take("mark"):
        mark |= found.number
    kind = cursor.kind()
    if kind in _PREFIXES:
        cursor.step()
        edtf = _bound(reading, _PREFIXES[kind], _one(reading, read_moment(reading), mark))
    elif kind == "from":
        cursor.step()
        edtf = _read_from(reading, mark)
    elif kind == "between":
        cursor.step()
        edtf = _read_between(reading, [], mark)
    elif kind == "start open" or kind == "start unknown":
        edtf = _read_ends(reading)
    else:
        edtf = _read_list(reading, mark)
    if cursor.peek() is not None:
        raise cursor.not_understood()
    return edtf


def _bound(reading: Reading, kind: str, window: Window) -> str:
    """`since 2001`, `until 2001, start open`, `before 2001`."""
    cursor = reading.cursor
    if kind == "since":
        cursor.take("onwards")
        return f"{end_of(reading.cursor, window)}/.."
    if kind == "until":
        if cursor.take(","):
            return f"{'..' if _take_end(reading) == 'start open' else ''}/{end_of(reading.cursor, window)}"
        return f"/{end_of(reading.cursor, window)}"
    return moment_beyond(cursor, kind, window)


def _take_end(reading: Reading) -> str:
    token = reading.cursor.take("start open", "start unknown", "onwards", "end unknown")
    if token is None:
        raise reading.cursor.not_understood()
    return token.kind


def _read_ends(reading: Reading) -> str:
    """`start open, end unknown`."""
    start = "" if _take_end(reading) == "start unknown" else ".."
    reading.cursor.take(",")
    end = "" if _take_end(reading) == "end unknown" else ".."
    return f"{start}/{end}"


def _read_from(reading: Reading, mark: int) -> str:
    """`from A to B`, `from A`, `from A onwards`, `from A, end open`."""
    cursor = reading.cursor
    first = read_moment(reading)
    if _take_range_word(reading):
        return _range(reading, [first, read_moment(reading)], mark)
    cursor.take(",")
    if cursor.take("onwards"):
        return _bound(reading, "since", _one(reading, first, mark))
    cursor.take("end unknown")
    if cursor.take("not before"):
        return _bound(reading, "not before", _one(reading, first, mark))
    return f"{end_of(reading.cursor, _one(reading, first, mark))}/"


def _take_range_word(reading: Reading) -> bool:
    cursor = reading.cursor
    if cursor.kinds("-", "present") or cursor.kinds("to", "present"):
        return False
    return cursor.take("to", "until", "-") is not None


def _read_between(reading: Reading, before: list[Moment], mark: int) -> str:
    """`A and B` as the ends of a moment's window; `before`: a day that both are clock times of."""
    cursor = reading.cursor
    first = read_moment(reading)
    if not cursor.take("and", "-", "to"):
        mend = "write 'between … and …' with a date on either side"
        raise cursor.error("'between' needs two dates", mend)
    return _between(reading, [*before, first, read_moment(reading)], mark)


def _between(reading: Reading, moments: list[Moment], mark: int) -> str:
    windows = [with_mark(each, mark) for each in _all_resolved(reading, moments)][-2:]
    text = set_member(reading.cursor, windows)
    return f"[{text}]" if ".." in text else text


def _range(reading: Reading, moments: list[Moment], mark: int) -> str:
    """From the last but one moment to the last; parts of one unit are the window of a moment."""
    first = moments[-2]
    if isinstance(first, NamedDate) and first.is_part_alone:
        return _between(reading, moments, mark)
    windows = [with_mark(each, mark) for each in _all_resolved(reading, moments)][-2:]
    check_order(reading.cursor, *windows)
    return "/".join(end_of(reading.cursor, window) for window in windows)


def _read_list(reading: Reading, mark: int) -> str:
    """One date, a range of two, or several of either with "or" or "and" between them."""
    cursor = reading.cursor
    begun = cursor.start
    opening = cursor.take("either", "both")
    members = [_read_member(reading)]
    words = set()
    while True:
        comma = cursor.take(",")
        word = cursor.take("or", "and")
        if word:
            words.add(word.kind)
        elif not comma:
            break
        members.append(_read_member(reading))
    if len(members) == 1 and not opening:
        return _read_tail(reading, members[0], mark)
    if len(words) != 1:
        reason = "a list has 'or' or 'and' before its last date"
        mend = "write 'or' where one of them is meant, 'and' where all are"
        raise cursor.error(reason, mend, begun)
    is_all = opening.kind == "both" if opening else "and" in words
    windows = iter(_all_resolved(reading, [each for member in members for each in member]))
    texts = [
        set_member(reading.cursor, [with_mark(next(windows), mark) for _ in member])
        for member in members
    ]
    listed = ",".join(texts)
    return f"{{{listed}}}" if is_all else f"[{listed}]"


def _read_member(reading: Reading) -> list[Moment]:
    """One moment, or the two of a range."""
    cursor = reading.cursor
    moments = [read_moment(reading)]
    if cursor.kind() == "/":
        raise cursor.error("'/' may mean 'to' or 'or' here", "write one of the two")
    if _take_range_word(reading):
        moments.append(read_moment(reading))
    return moments


def _read_tail(reading: Reading, moments: list[Moment], mark: int) -> str:
    """What may stand behind a date that is alone, and the EDTF of all."""
    cursor = reading.cursor
    if len(moments) == 2:
        return _range(reading, moments, mark)
    if cursor.take("between"):
        return _read_between(reading, moments, mark)
    if cursor.take("from"):
        moments += _read_member(reading)
        if len(moments) == 3:
            return _range(reading, moments, mark)
        return f"{end_of(reading.cursor, with_mark(_all_resolved(reading, moments)[-1], mark))}/"
    if cursor.kinds("-", "present") or cursor.kinds("to", "present"):
        cursor.place += 2
        return _bound(reading, "since", _one(reading, moments[0], mark))
    suffix = cursor.take(*_SUFFIXES)
    window = _one(reading, moments[0], mark)
    if suffix:
        return _bound(reading, _SUFFIXES[suffix.kind], window)
    if window.first == window.last:
        return marked(window.first, window.mark)
    return f"[{set_member(reading.cursor, [window])}]"


def _one(reading: Reading, moment: Moment, mark: int) -> Window:
    return with_mark(resolved(reading, moment), mark)


def _all_resolved(reading: Reading, moments: list[Moment]) -> list[Window]:
    """The windows of moments in a row, which complete each other."""
    share([each for each in moments if isinstance(each, NamedDate)], reading.cursor)
    windows = []
    previous: Moment | None = None
    for moment in moments:
        if isinstance(moment, NamedDate) and moment.year is None and moment.month:
            _follow(moment, previous)
        windows.append(resolved(reading, moment))
        previous = moment
    return windows


def _follow(date: NamedDate, previous: Moment | None) -> None:
    """A month without a year is the first one that isn't before the date in front of it."""
    if isinstance(previous, NamedDate) and previous.month and previous.year is not None:
        is_later = (date.month, date.day) >= (previous.month, previous.day)
        date.year = previous.year if is_later else previous.year + 1
