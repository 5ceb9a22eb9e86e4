"""Dates of tables: the same bounds as `parse_edtf`, however they are read."""

from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.model.date_shape import shape_of
from timeline_app.model.time import DateError, UncertainDate, parse_edtf
from timeline_app.reading.tables.chunk import cells_of
from timeline_app.reading.tables.dates import DateReader, date_text
from timeline_app.reading.tables.plain_dates import plain_bounds
from timeline_app.reading.tables.stated_bounds import date_with_bounds
from timeline_app.writing.csv import iso_bounds  # the bounds that our own CSV states

NUMBERS = st.integers(0, 99).map("{:02}".format)
YEARS = st.one_of(
    st.integers(0, 9999).map("{:04}".format),
    st.sampled_from(["0000", "9999", "2000", "1900", "2024", "-0001", "-0000", "12021", "20X1"]),
)
MONTHS = st.one_of(st.integers(0, 13).map("{:02}".format), st.just("02"), NUMBERS)
DAYS = st.one_of(st.integers(0, 32).map("{:02}".format), st.sampled_from(["28", "29", "30"]))
SIXTIES = st.integers(0, 61).map("{:02}".format)
CLOCKS = st.one_of(
    HOURS := st.integers(0, 25).map("{:02}".format),
    st.tuples(HOURS, SIXTIES).map(":".join),
    st.tuples(HOURS, SIXTIES, SIXTIES).map(":".join),
)
MARKS = st.sampled_from(["", "", "", "?", "~", "%", "Z", "x"])
ZONES = st.sampled_from(["", "Z", "+04:30", "-00:00"])
PLAIN = st.one_of(
    YEARS,
    st.tuples(YEARS, MONTHS).map("-".join),
    st.tuples(YEARS, MONTHS, DAYS).map("-".join),
    st.builds("{}-{}-{}T{}{}".format, YEARS, MONTHS, DAYS, CLOCKS, ZONES),
    st.sampled_from(["", "..", "2021~", "x", "2021-08-25Z", "202é", "~2021", "2021-08~-25", "."]),
)
MARKED = st.builds("{}{}".format, PLAIN, MARKS)
PAIRS = st.builds("{}{}{}".format, MARKED, st.sampled_from(["/", ",", "..", "..."]), MARKED)
TEXTS = st.one_of(
    MARKED,
    PAIRS,
    PAIRS.map("[{}]".format),
    st.builds(
        "{}{}{}".format, st.sampled_from("[{"), PAIRS, st.sampled_from(["]", "}", "", ",2021]"])
    ),
    st.sampled_from(["2021/2022/2023", "[]", "[", "]", "[..]", "/", "../..", "[2021]", "2021-24"]),
)
EITHER_SIDE = (
    *(("", "/"), ("", "/.."), ("/", ""), ("../", ""), ("2021-01~/", ""), ("", "/2021-09-01T08:00")),
    *(
        ("[2021-08-26,", "]"),
        ("[", ",2021-08-26?]"),
        ("[2021-01~..", "]"),
        ("[..", "]"),
        ("[", "..]"),
    ),
)


def expected(text: str) -> tuple[int, ...] | None:
    try:
        return five(parse_edtf(text))
    except DateError:
        return None


def five(date: UncertainDate) -> tuple[int, ...]:
    return (
        *(date.start_earliest, date.start_latest, date.end_earliest, date.end_latest),
        shape_of(date),
    )


def five_at(bounds: Any, index: int) -> tuple[int, ...]:
    return (
        int(bounds.start_earliest[index]),
        int(bounds.start_latest[index]),
        int(bounds.end_earliest[index]),
        int(bounds.end_latest[index]),
        int(bounds.shape[index]),
    )


@given(st.lists(TEXTS, max_size=40))
@example(["2021-02-30", "2020-02-29", "1900-02-29", "2000-02-29", "0000-02-29", "2021-08/2021"])
def test_bounds_are_those_of_parse_edtf(texts: list[str]) -> None:
    cells = cells_of([text.encode() for text in texts])
    bounds, faults = DateReader({"date": "When"}).read({"When": cells}, len(texts))
    plain = plain_bounds(cells)
    for index, text in enumerate(texts):
        if not text:
            assert five_at(bounds, index) == (0,) * 5
        elif index in faults:
            with pytest.raises(DateError) as caught:
                parse_edtf(text)
            assert faults[index] == ("When", str(caught.value))
        else:
            assert five_at(bounds, index) == expected(text), text
        if plain.shape[index]:
            assert five_at(plain, index) == expected(text), text


def test_every_day_of_four_centuries_is_read_at_once() -> None:
    texts = [
        f"{y:04}-{m:02}-{d:02}" for y in range(1896, 2105) for m in range(13) for d in range(32)
    ]
    plain = plain_bounds(cells_of([text.encode() for text in texts]))
    for index, text in enumerate(texts):
        wanted = expected(text)
        assert (five_at(plain, index) if plain.shape[index] else None) == wanted, text


def test_common_forms_are_read_at_once() -> None:
    dates = ["2021", "2021-08", "2024-02-29", "2021-08-25T10", "2021-08-25T10:30"]
    dates += ["2021-08-25T10:30:05", "2021-08-25T10:30Z", "0000", "9999", "9999-12", "0000-01-01"]
    dates += [f"{date}{mark}" for date in dates for mark in "?~%"]
    texts = dates + [f"{one}{text}{other}" for text in dates for one, other in EITHER_SIDE]
    # No end before its start: these are not read, so that the reason is told.
    texts = [text for text in texts if expected(text) is not None]
    plain = plain_bounds(cells_of([text.encode() for text in texts]))
    assert [five_at(plain, index) for index in range(len(texts))] == list(map(expected, texts))


@given(st.lists(st.tuples(PLAIN, PLAIN), max_size=20), st.booleans())
def test_start_and_end_are_an_interval(pairs: list[tuple[str, str]], with_end: bool) -> None:
    columns = {"start": "start", "end": "end"} if with_end else {"start": "start"}
    cells = {
        name: cells_of([pair[at].encode() for pair in pairs]) for at, name in enumerate(columns)
    }
    bounds, faults = DateReader(columns).read(cells, len(pairs))
    for index, (start, end) in enumerate(pairs):
        row = {"start": start, "end": end if with_end else ""}
        text = date_text(lambda name, row=row: row.get(name, ""))
        wanted = expected(text) if text else (0,) * 5
        assert (None if index in faults else five_at(bounds, index)) == wanted


@given(PLAIN | st.sampled_from(["2021/..", "../2021", "[2021..2023]", "2021-08/2022-03-04"]))
def test_bounds_alone_give_a_date_that_has_them(text: str) -> None:
    """All that single dates and intervals imply can be said, but for clock times of far years."""
    try:
        date = parse_edtf(text)
    except DateError:
        return
    if not date.start_earliest > -62_000_000_000 or not date.end_latest < 250_000_000_000:
        return  # unbounded ends are tested below

    class Event:
        class date:  # noqa: N801
            bounds = date

    stated = [cell or "" for cell in iso_bounds(Event).values()]  # type: ignore[arg-type]
    again = parse_edtf(date_with_bounds(*stated))
    assert five(again)[:4] == five(date)[:4]


@pytest.mark.parametrize(
    ("bounds", "edtf"),
    [
        (("2021-01-01T00:00:00", "", "", "2021-12-31T23:59:59"), "2021"),
        (("2021-01-01T00:00:00", "", "", ""), "[2021-01-01T00:00:00..]"),
        (("", "", "", "2021-01-01T00:00:00"), "[..2021-01-01T00:00:00]"),
        (("2021-08-01T00:00:00", "2021-08-31T23:59:59", "", ""), "2021-08/.."),
    ],
)
def test_open_bounds(bounds: tuple[str, str, str, str], edtf: str) -> None:
    assert date_with_bounds(*bounds) == edtf


def test_bounds_that_no_date_has_are_told(read_table: Any) -> None:
    header = "title,start_earliest,start_latest,end_earliest,end_latest\n"
    good = "a,2021-08-01T00:00:00,2021-08-31T23:59:59,2021-09-02T00:00:00,2021-09-02T23:59:59\n"
    odd = "b,2021-08-01T00:00:00,2021-08-03T23:59:59,2021-09-02T00:00:00,2021-09-05T23:59:59\n"
    found = read_table(header + good + odd + "c,,,,\n" + "d,August,,,\n")
    assert found.numbers == [2, 4]
    assert five(parse_edtf("2021-08/2021-09-02")) == tuple(
        int(found.arrays[name][0])
        for name in ("start_earliest", "start_latest", "end_earliest", "end_latest", "shape")
    )
    assert ["no EDTF date has just these bounds" in each.reason for each in found.rejected] == [
        True,
        False,
    ]
    assert np.array_equal(found.arrays["shape"] == 0, [False, True])


def test_a_guarded_minus_is_a_year_before_the_common_era(read_table: Any) -> None:
    found = read_table("title,date\na,'-0043\n")
    assert found.arrays["start_earliest"][0] == parse_edtf("-0043").start_earliest
    assert found.cells["date"] == ["'-0043"]
