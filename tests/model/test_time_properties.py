"""What holds for every date: round trip, order of bounds, overlap, sorting."""

import copy
import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.model.time import (
    MAX_SECOND,
    MIN_SECOND,
    DateError,
    UncertainDate,
    parse_edtf,
)


def readable(text: str) -> bool:
    try:
        parse_edtf(text)
    except DateError:
        return False
    return True


marks = st.sampled_from(["", "", "", "?", "~", "%"])
years = st.one_of(
    st.integers(-9999, 9999).map(lambda y: f"{'-' if y < 0 else ''}{abs(y):04}"),
    st.from_regex(r"-?[0-9X]{4}", fullmatch=True),
)
months = st.one_of(
    st.integers(1, 12).map("{:02}".format), st.sampled_from(["XX", "0X", "1X", "X2"])
)
groupings = st.integers(21, 41).map(str)
days = st.one_of(st.integers(1, 31).map("{:02}".format), st.sampled_from(["XX", "1X", "X9"]))
clocks = st.builds("T{:02}:{:02}:{:02}{}".format, st.integers(0, 23), st.integers(0, 59),
                   st.integers(0, 59), st.sampled_from(["", "Z", "+04:30", "-04"]))  # fmt: skip
long_years = st.builds(
    "Y{}{}{}{}".format,
    st.one_of(st.integers(10_000, 10**13), st.integers(-(10**13), -10_000)),
    st.sampled_from(["", "", "E3", "E7"]),
    st.sampled_from(["", "", "S1", "S3"]),
    marks,
)
marked = st.builds("{}{}".format, marks, years)
singles = st.one_of(
    st.builds("{}{}".format, marked, marks),
    st.builds("{}{}-{}{}{}".format, marked, marks, marks, st.one_of(months, groupings), marks),
    st.builds("{}{}-{}{}{}-{}{}{}".format, *(marked, marks, marks, months, marks, marks, days, marks)),
    st.builds("{:04}-{:02}-{:02}{}{}".format, st.integers(0, 9999), st.integers(1, 12),
              st.integers(1, 28), clocks, marks),
    long_years,
).filter(readable)  # fmt: skip
intervals = st.builds(
    "{}/{}".format,
    st.one_of(singles, st.sampled_from(["", ".."])),
    st.one_of(singles, st.sampled_from(["", ".."])),
)
members = st.one_of(singles, singles, st.builds("{}..{}".format, singles, singles))
sets = st.builds(
    lambda brackets, before, each, after: (
        brackets[0] + before + ",".join(each) + after + brackets[1]
    ),
    st.sampled_from(["[]", "{}"]),
    st.sampled_from(["", "", ".."]),
    st.lists(members, min_size=1, max_size=4),
    st.sampled_from(["", "", ".."]),
)
texts = st.one_of(singles, intervals, sets).filter(readable)
dates = texts.map(parse_edtf)
# Dates near each other, so that overlap is common.
near_days = st.builds("2021-{:02}-{:02}".format, st.integers(1, 4), st.integers(1, 28))
near_texts = st.one_of(near_days, st.sampled_from(["2021", "2021-02", "2021-0X", "2021-02~"]))
near = st.one_of(
    near_texts,
    st.builds("{}/{}".format, near_texts, near_texts),
    st.builds("[{},{}]".format, near_texts, near_texts),
    st.builds("{{{},{}}}".format, near_texts, near_texts),
    st.sampled_from(["../2021-02-11", "2021-02-11/..", "2021/", "[..2021-02-03]", "{2021-03..}"]),
).filter(readable).map(parse_edtf)  # fmt: skip


@given(texts)
def test_printing_and_parsing_again_gives_the_same_date(text: str) -> None:
    date = parse_edtf(text)
    assert parse_edtf(str(date)) == date
    assert parse_edtf(str(date)).edtf == date.edtf
    if not any(mark in text for mark in "?~%"):
        assert date.edtf == text


@given(dates)
@example(parse_edtf("{0000..0000~}"))
@example(parse_edtf("{2000~..2000}"))
def test_bounds_are_in_order(date: UncertainDate) -> None:
    assert MIN_SECOND <= date.start_earliest <= date.start_latest <= MAX_SECOND
    assert MIN_SECOND <= date.end_earliest <= date.end_latest <= MAX_SECOND
    assert date.start_earliest <= date.end_earliest
    assert date.start_latest <= date.end_latest
    for first, last in date.one_of:
        assert date.start_earliest <= first <= last <= date.end_latest


@given(dates)
def test_only_unbounded_ends_reach_the_edges(date: UncertainDate) -> None:
    assert (date.start_earliest == MIN_SECOND) == (date.open_start or date.unknown_start)
    assert (date.end_latest == MAX_SECOND) == (date.open_end or date.unknown_end)


@given(singles)
def test_approximate_holds_the_exact_window(text: str) -> None:
    bare = text.translate({ord(mark): None for mark in "?~%"})
    exact, date = parse_edtf(bare), parse_edtf(text)
    assert date.start_earliest <= exact.start_earliest
    assert exact.end_latest <= date.end_latest
    if not date.approximate and not exact.clamped:
        assert (date.start_earliest, date.end_latest) == (exact.start_earliest, exact.end_latest)


@given(texts)
def test_each_date_has_words(text: str) -> None:
    words = parse_edtf(text).words()
    assert words == words.strip()
    assert "  " not in words
    assert words


@given(dates)
def test_dates_are_values(date: UncertainDate) -> None:
    assert type(date) is UncertainDate
    assert copy.deepcopy(date) == date
    assert pickle.loads(pickle.dumps(date)) == date
    assert hash(date) == hash(parse_edtf(date.edtf))
    with pytest.raises(AttributeError):
        date.edtf = "2021"  # type: ignore[misc]


@given(near, near)
def test_certain_overlap_is_possible_overlap(one: UncertainDate, other: UncertainDate) -> None:
    assert one.may_overlap(other) or not one.must_overlap(other)


@given(near, near)
def test_overlap_is_symmetric(one: UncertainDate, other: UncertainDate) -> None:
    assert one.may_overlap(other) == other.may_overlap(one)
    assert one.must_overlap(other) == other.must_overlap(one)


def extremes(date: UncertainDate) -> list[tuple[int, int]]:
    """The admissible (start, end) at the corners of the bounds."""
    if date.one_of:
        return [(edge, edge) for window in date.one_of for edge in window]
    if not date.is_interval:
        return [(edge, edge) for edge in (date.start_earliest, date.end_latest)]
    return [
        (start, end)
        for start in (date.start_earliest, date.start_latest)
        for end in (date.end_earliest, date.end_latest)
        if start <= end
    ]


@given(near.filter(lambda d: not d.all_of), near.filter(lambda d: not d.all_of))
@example(parse_edtf("2021"), parse_edtf("2021"))
def test_certain_overlap_holds_for_every_choice(one: UncertainDate, other: UncertainDate) -> None:
    choices = [
        start <= other_end and other_start <= end
        for start, end in extremes(one)
        for other_start, other_end in extremes(other)
    ]
    if one.must_overlap(other):
        assert all(choices)
    if any(choices):
        assert one.may_overlap(other)


@given(near)
def test_every_date_may_overlap_itself(date: UncertainDate) -> None:
    assert date.may_overlap(date)


@pytest.mark.parametrize(
    ("one", "other", "may", "must"),
    [
        ("2021-08-15", "2021-08-01/2021-08-31", True, True),
        ("2021-08-15", "2021-08", True, False),
        ("2021-08-15T10:00:00", "2021-08-15T10:00:00", True, True),
        ("2021-08-15", "2021-08-16", False, False),
        ("2021-08-31", "2021-08-01T00:00:00/2021-08-31T23:59:59", True, True),
        ("2021-08-31", "2021-08-01/2021-08-31", True, False),
        ("2021-06/2021-09", "2021-07/2021-08", True, True),
        ("2021-06/2021-08", "2021-08/2021-09", True, False),
        ("2021-08-24/..", "2030-01-01", True, True),
        ("2021-08-24/", "2030-01-01", True, False),
        ("../2001-09-09", "1900", True, True),
        ("[1667,1669]", "1668", False, False),
        ("[1667,1669]", "1600/1700", True, True),
        ("[1667,1769]", "1600/1700", True, False),
        ("{1667,1769}", "1600/1700", True, True),
        ("{1667,1769}", "1700/1750", False, False),
        ("{1667,1769}", "[1600/1700".replace("/", "..") + "]", True, False),
        ("../..", "Y-17E7", True, True),
    ],
)
def test_overlap(one: str, other: str, may: bool, must: bool) -> None:
    first, second = parse_edtf(one), parse_edtf(other)
    assert first.may_overlap(second) is may
    assert first.must_overlap(second) is must


def test_sort_is_by_earliest_then_latest_then_precision() -> None:
    ordered = [
        "../1900",
        "Y-17E7",
        "-0043",
        "2021-08-01",
        "2021-08",
        "2021-08-01/2022",
        "2021-08-02",
    ]
    shuffled = sorted(ordered)
    assert sorted(shuffled, key=lambda text: parse_edtf(text).sort_key()) == ordered
    # The same window: the coarser statement first.
    assert parse_edtf("1984-XX").sort_key() < parse_edtf("1984-01/1984-12").sort_key()
