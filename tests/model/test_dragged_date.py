"""Dates of which an end is moved: what they become, what stays, and what can't be said."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from timeline_app.model.calendar import seconds_from_civil
from timeline_app.model.dragged_date import (
    EVERY,
    SEVERAL,
    TOO_FAR,
    DragError,
    Side,
    dragged,
    edge_of,
)
from timeline_app.model.snap_unit import SnapUnit
from timeline_app.model.time import Precision, UncertainDate, parse_edtf

START, END = Side.START, Side.END
YEAR, MONTH, DAY = SnapUnit(Precision.YEAR), SnapUnit(Precision.MONTH), SnapUnit(Precision.DAY)
HOUR, MINUTE = SnapUnit(Precision.HOUR), SnapUnit(Precision.MINUTE)
UNITS = (
    MINUTE,
    HOUR,
    DAY,
    MONTH,
    YEAR,
    SnapUnit(Precision.YEAR, 10),
    SnapUnit(Precision.YEAR, 1000),
)


def at(*civil: int) -> int:
    return seconds_from_civil(*civil)


@pytest.mark.parametrize(
    ("edtf", "side", "to", "unit", "becomes"),
    [
        # a moment becomes an interval
        ("2021-08-15", END, at(2021, 8, 18), DAY, "2021-08-15/2021-08-17"),
        ("2021-08-15", START, at(2021, 8, 12), DAY, "2021-08-12/2021-08-15"),
        ("2021-08-15", END, at(2021, 8, 17, 13), DAY, "2021-08-15/2021-08-17"),
        ("2021-08-15", END, at(2021, 8, 17, 11), DAY, "2021-08-15/2021-08-16"),
        ("2021-08-15~", END, at(2021, 8, 18), DAY, "2021-08-15~/2021-08-17"),
        ("2021-08-15", END, at(2022, 12, 1), YEAR, "2021-08-15/2022"),
        ("2021-08-15T10:30+04:30", END, at(2021, 8, 15, 12), HOUR,
         "2021-08-15T10:30+04:30/2021-08-15T11+04:30"),
        # an interval's ends, no further than the other one
        ("2021-08-15/2021-08-17", END, at(2021, 8, 20), DAY, "2021-08-15/2021-08-19"),
        ("2021-08-15/2021-08-17", START, at(2021, 8, 16), DAY, "2021-08-16/2021-08-17"),
        ("2021-08-15/2021-08-17", END, at(2021, 8, 16), DAY, "2021-08-15"),
        ("2021-08-15/2021-08-17", END, at(2020), DAY, "2021-08-15"),
        ("2021-08-15/2021-08-17", START, at(2025), DAY, "2021-08-17"),
        ("2021-08?/2021-09~", END, at(2021, 12, 1), MONTH, "2021-08?/2021-11"),
        ("2021-08/2021-09%", START, at(2021, 6, 1), DAY, "2021-06-01/2021-09%"),
        ("2021-08-15/..", START, at(2021, 8, 1), DAY, "2021-08-01/.."),
        ("2021-08-15/..", END, at(2021, 9, 1), DAY, "2021-08-15/2021-08-31"),
        ("/2021-08-15", END, at(2021, 9, 1), DAY, "/2021-08-31"),
        ("/2021-08-15", START, at(2021, 8, 1), DAY, "2021-08-01/2021-08-15"),
        # decades and more
        ("1850", END, at(1960), SnapUnit(Precision.YEAR, 10), "1850/195X"),
        ("1850", START, at(-198), SnapUnit(Precision.YEAR, 100), "-01XX/1850"),
        ("1850", END, at(12_000), DAY, "1850/Y11999"),
        ("1850", END, at(200_000), SnapUnit(Precision.YEAR, 10_000), "1850/Y190000S2"),
    ],
)  # fmt: skip
def test_ends(edtf: str, side: Side, to: int, unit: SnapUnit, becomes: str) -> None:
    assert dragged(edtf, side, to, unit) == becomes


@pytest.mark.parametrize(
    ("edtf", "side", "to", "unit", "becomes"),
    [
        ("2021-08-15", END, at(2021, 8, 18), DAY, "[2021-08-15..2021-08-17]"),
        ("2021-08-15", END, at(2021, 8, 15, 18), HOUR, "[2021-08-15T00..2021-08-15T17]"),
        ("[2021-08-15..2021-08-17]", END, at(2021, 8, 16), DAY, "2021-08-15"),
        ("2021-08", END, at(2021, 8, 21), DAY, "[2021-08-01..2021-08-20]"),
        ("[2021-08-01..2021-08-20]", END, at(2021, 9, 1), DAY, "2021-08"),
        ("2021-08", START, at(2021, 7, 1), MONTH, "[2021-07..2021-08]"),
        ("2021-08~", END, at(2021, 9, 16), DAY, "[2021-08~..2021-09-15]"),
        ("2021-08~", START, at(2021, 7, 10), DAY, "[2021-07-10..2021-08~]"),
        ("2021-08?", END, at(2021, 9, 16), DAY, "[2021-08?..2021-09-15]"),
        ("[2021-08-15T10:30..2021-08-17]", END, at(2021, 8, 20), DAY,
         "[2021-08-15T10:30..2021-08-19]"),
        ("[..2021-08-15]", END, at(2021, 8, 20), DAY, "[..2021-08-19]"),
        ("[..2021-08-15]", START, at(2021, 8, 2), DAY, "[2021-08-02..2021-08-15]"),
        ("[2021-08-15..]", START, at(2021, 8, 2), DAY, "[2021-08-02..]"),
        ("[2021-08-15..]", END, at(2021, 9, 1), DAY, "[2021-08-15..2021-08-31]"),
        # the outer bound of an interval's end, the inner one stays
        ("2021-08/2021-09-30", START, at(2021, 7, 1), MONTH, None),
        ("2021-08-15/2021-09-30", START, at(2021, 8, 13), DAY, "2021-08-14~/2021-09-30"),
        ("2021-08-15/2021-09-30", START, at(2021, 8, 1), DAY, None),
        ("2021-08-15/2021-08-31", END, at(2021, 9, 3), DAY, "2021-08-15/2021-09-01~"),
        ("2021-08-15/2021-08-31", END, at(2021, 9, 4), DAY, None),
        ("2021-08-15/2021-08-30~", END, at(2021, 8, 30), DAY, "2021-08-15/2021-08-29"),
        ("2021-07/2021-08-31", START, at(2021), MONTH, None),
        ("2021-03/2022", START, at(2021), MONTH, "2021-02~/2022"),
        ("2021-12/2022-05", START, at(2021), MONTH, "2021/2022-05"),
        ("2020/2021-08-01", END, at(2021, 9, 1), DAY, "2020/2021-08"),
        ("2021-08-15/..", END, at(2021, 9, 1), DAY, "2021-08-15/2021-08-31"),
    ],
)  # fmt: skip
def test_windows(edtf: str, side: Side, to: int, unit: SnapUnit, becomes: str | None) -> None:
    if becomes is None:
        with pytest.raises(DragError, match=r"EDTF has no date for an? (start|end) between"):
            dragged(edtf, side, to, unit, window=True)
    else:
        assert dragged(edtf, side, to, unit, window=True) == becomes


@pytest.mark.parametrize(
    ("edtf", "side", "to", "unit", "why"),
    [
        ("[1667,1668,1670..1672]", END, at(1680), YEAR, SEVERAL),
        ("[..1667,1670]", START, at(1600), YEAR, SEVERAL),
        ("{1667..1670}", END, at(1680), YEAR, EVERY),
        ("2021", START, at(-50_000), SnapUnit(Precision.YEAR, 100_000), TOO_FAR),
        ("2021-08-15T10-08/2021-08-15T23+02", END, at(2021, 8, 15, 13), HOUR, TOO_FAR),
    ],
)
def test_what_cannot_be_said(edtf: str, side: Side, to: int, unit: SnapUnit, why: str) -> None:
    with pytest.raises(DragError) as caught:
        dragged(edtf, side, to, unit)
    assert str(caught.value) == why


def test_a_reason_says_which_bounds_it_would_have_had() -> None:
    with pytest.raises(DragError) as caught:
        dragged("2021-08-15/2021-09-30", START, at(2021, 8, 1), DAY, window=True)
    assert str(caught.value) == (
        "EDTF has no date for a start between 1 and 15 August 2021: "
        "move it elsewhere, or edit the date"
    )


# What holds wherever an end is moved to

marks = st.sampled_from(["", "", "?", "~", "%"])
days = st.dates().map(str)
singles = st.one_of(
    st.builds("{}{}".format, days, marks),
    st.builds("{}{}".format, days.map(lambda day: day[:7]), marks),
    st.builds("{}{}".format, days.map(lambda day: day[:4]), marks),
    st.builds("{}T{:02}:{:02}{}".format, days, st.integers(0, 23), st.integers(0, 59), marks),
    st.sampled_from(["201X", "20XX", "-0043", "2021-24", "Y12021", "2021-XX-15"]),
)
pairs = st.tuples(days, days).map(sorted)
intervals = st.one_of(
    st.builds("{0[0]}{1}/{0[1]}{2}".format, pairs, marks, marks),
    st.builds("{}/{}".format, singles, st.sampled_from(["..", ""])),
    st.builds("{}/{}".format, st.sampled_from(["..", ""]), singles),
)
texts = st.one_of(
    singles, intervals, st.builds("[{0[0]}{1}..{0[1]}{2}]".format, pairs, marks, marks),
    singles.map("[..{}]".format), singles.map("[{}..]".format),
)  # fmt: skip
places = st.integers(at(-12_000), at(30_000)) | st.integers(at(1900), at(2100))


def parsed(edtf: str) -> UncertainDate:
    try:
        return parse_edtf(edtf)
    except ValueError:
        assume(False)
        raise


def moved(edtf: str, side: Side, to: int, unit: SnapUnit, window: bool) -> str:
    try:
        return dragged(edtf, side, to, unit, window=window)
    except DragError:
        assume(False)
        raise


def other_bounds(date: UncertainDate, side: Side) -> tuple[int, int]:
    if side is START:
        return date.end_earliest, date.end_latest
    return date.start_earliest, date.start_latest


moves = st.tuples(texts, st.sampled_from(Side), places, st.sampled_from(UNITS), st.booleans())
Move = tuple[str, Side, int, SnapUnit, bool]


@given(moves)
@example(("2021-08-15", END, at(2021, 8, 18), DAY, False))
@example(("2021-08~", START, at(2021, 8, 18), DAY, True))
@example(("2021-08-15/2021-09-30", START, at(2021, 8, 13), DAY, True))
@example(("../201X", END, at(1970), SnapUnit(Precision.MINUTE), True))
def test_the_bound_lands_on_an_edge_and_the_other_end_stays(move: Move) -> None:
    edtf, side, to, unit, is_window = move
    before, after = parsed(edtf), parse_edtf(moved(*move))
    edge, other = edge_of(after, side), Side.END if side is START else Side.START
    assert unit.start_of(edge) == edge
    assert edge_of(after, other) == edge_of(before, other)
    # It goes where it was moved to, unless the other end is in the way, or the inner bound of its own.
    wanted = unit.nearest_edge(to)
    least = edge_of(before, START) if side is END else edge_of(before, END)
    most = 366 * 86_400 * unit.years
    inner = before.start_latest + 1 if side is START else before.end_earliest
    is_stopped = is_window and abs(edge - inner) <= most
    if (edge != wanted) and not before.approximate and not is_stopped:
        assert abs(edge - least) <= abs(wanted - least) + most


@given(st.tuples(intervals, st.sampled_from(Side), places, st.sampled_from(UNITS), st.just(False)))
def test_the_kept_end_of_an_interval_keeps_its_text_and_its_bounds(move: Move) -> None:
    edtf, side, *_ = move
    before = parsed(edtf)
    text = moved(*move)
    kept = before.edtf.split("/")[side is START]
    assert text.split("/")[-1 if side is START else 0] == kept
    after = parse_edtf(text)
    if after.start_latest <= after.end_earliest and before.start_latest <= before.end_earliest:
        assert other_bounds(after, side) == other_bounds(before, side)  # else one limits the other


@given(moves, places)
def test_the_last_place_counts_not_the_way_there(move: Move, elsewhere: int) -> None:
    edtf, side, _, unit, window = move
    parsed(edtf)
    first = moved(*move)
    away = moved(first, side, elsewhere, unit, window)
    assume(("/" in away) == ("/" in first))  # a moment and an interval are moved differently
    edge = edge_of(parse_edtf(first), side)
    back = parse_edtf(moved(away, side, edge, unit, window))
    assert edge_of(back, side) == edge
    assert edge_of(back, END if side is START else START) == edge_of(
        parse_edtf(first), END if side is START else START
    )


@given(moves)
def test_what_is_moved_is_never_finer_than_the_snap_unit(move: Move) -> None:
    edtf, _, _, unit, _ = move
    before, after = parsed(edtf), parse_edtf(moved(*move))
    if unit.precision is Precision.YEAR and before.precision <= Precision.YEAR:
        assert after.precision <= Precision.YEAR
    if before.precision <= unit.precision:
        assert after.precision <= unit.precision


@given(places, st.sampled_from(UNITS))
def test_units_meet_at_their_edges(second: int, unit: SnapUnit) -> None:
    start, end = unit.start_of(second), unit.end_of(second)
    assert start <= second < end
    assert unit.start_of(end) == end
    assert unit.end_of(start - 1) == start
    assert unit.nearest_edge(second) in (start, end)
    if text := unit.text_of(second):
        date = parse_edtf(text)
        assert (date.start_earliest, date.end_latest) == (start, end - 1)
