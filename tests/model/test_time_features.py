"""Each feature of EDTF levels 0, 1 and 2: the specification's examples with their bounds."""

import pytest

from timeline_app.model.time import (
    MAX_SECOND,
    MIN_SECOND,
    DateError,
    Precision,
    UncertainDate,
    parse_edtf,
    seconds_from_civil,
    seconds_from_iso,
)


def first_of(day: str) -> int:
    return seconds_from_iso(f"{day}T00:00:00")


def last_of(day: str) -> int:
    return seconds_from_iso(f"{day}T23:59:59")


def assert_window(date: UncertainDate, first: int, last: int) -> None:
    assert (date.start_earliest, date.end_earliest) == (first, first)
    assert (date.start_latest, date.end_latest) == (last, last)


SINGLE = {
    # Level 0: date
    "1985-04-12": ("1985-04-12", "1985-04-12", Precision.DAY),
    "1985-04": ("1985-04-01", "1985-04-30", Precision.MONTH),
    "1985": ("1985-01-01", "1985-12-31", Precision.YEAR),
    "0000": ("0000-01-01", "0000-12-31", Precision.YEAR),
    # Level 1: letter-prefixed year, negative year
    "Y170000002": ("+170000002-01-01", "+170000002-12-31", Precision.YEAR),
    "Y-170000002": ("-170000002-01-01", "-170000002-12-31", Precision.YEAR),
    "-1985": ("-1985-01-01", "-1985-12-31", Precision.YEAR),
    "-0044-03-15": ("-0044-03-15", "-0044-03-15", Precision.DAY),
    # Level 1: seasons
    "2001-21": ("2001-03-01", "2001-05-31", Precision.SEASON),
    "2001-22": ("2001-06-01", "2001-08-31", Precision.SEASON),
    "2001-23": ("2001-09-01", "2001-11-30", Precision.SEASON),
    "2003-24": ("2003-12-01", "2004-02-29", Precision.SEASON),
    # Level 1: unspecified digits from the right
    "201X": ("2010-01-01", "2019-12-31", Precision.DECADE),
    "20XX": ("2000-01-01", "2099-12-31", Precision.CENTURY),
    "2004-XX": ("2004-01-01", "2004-12-31", Precision.YEAR),
    "1985-04-XX": ("1985-04-01", "1985-04-30", Precision.MONTH),
    "1985-XX-XX": ("1985-01-01", "1985-12-31", Precision.YEAR),
    # Level 2: exponential year, significant digits
    "Y-17E7": ("-170000000-01-01", "-170000000-12-31", Precision.YEAR),
    "1950S2": ("1900-01-01", "1999-12-31", Precision.CENTURY),
    "-1950S2": ("-1999-01-01", "-1900-12-31", Precision.CENTURY),
    "Y171010000S3": ("+171000000-01-01", "+171999999-12-31", Precision.AGE),
    "Y3388E2S3": ("+338000-01-01", "+338999-12-31", Precision.MILLENNIUM),
    "Y17101E4S3": ("+171000000-01-01", "+171999999-12-31", Precision.AGE),
    "1950S4": ("1950-01-01", "1950-12-31", Precision.YEAR),
    # Level 2: sub-year groupings
    "2001-25": ("2001-03-01", "2001-05-31", Precision.SEASON),
    "2001-26": ("2001-06-01", "2001-08-31", Precision.SEASON),
    "2001-27": ("2001-09-01", "2001-11-30", Precision.SEASON),
    "2001-28": ("2001-12-01", "2002-02-28", Precision.SEASON),
    "2001-29": ("2001-09-01", "2001-11-30", Precision.SEASON),
    "2001-30": ("2001-12-01", "2002-02-28", Precision.SEASON),
    "2001-31": ("2001-03-01", "2001-05-31", Precision.SEASON),
    "2001-32": ("2001-06-01", "2001-08-31", Precision.SEASON),
    "2001-33": ("2001-01-01", "2001-03-31", Precision.QUARTER),
    "2001-34": ("2001-04-01", "2001-06-30", Precision.QUARTER),
    "2001-35": ("2001-07-01", "2001-09-30", Precision.QUARTER),
    "2001-36": ("2001-10-01", "2001-12-31", Precision.QUARTER),
    "2001-37": ("2001-01-01", "2001-04-30", Precision.QUADRIMESTER),
    "2001-38": ("2001-05-01", "2001-08-31", Precision.QUADRIMESTER),
    "2001-39": ("2001-09-01", "2001-12-31", Precision.QUADRIMESTER),
    "2001-40": ("2001-01-01", "2001-06-30", Precision.SEMESTER),
    "2001-41": ("2001-07-01", "2001-12-31", Precision.SEMESTER),
    # Level 2: unspecified digits anywhere
    "156X-12-25": ("1560-12-25", "1569-12-25", Precision.DECADE),
    "15XX-12-25": ("1500-12-25", "1599-12-25", Precision.CENTURY),
    "15XX-12-XX": ("1500-12-01", "1599-12-31", Precision.CENTURY),
    "XXXX-12-XX": ("0000-12-01", "9999-12-31", Precision.AGE),
    "1XXX-XX": ("1000-01-01", "1999-12-31", Precision.MILLENNIUM),
    "1XXX-12": ("1000-12-01", "1999-12-31", Precision.MILLENNIUM),
    "1984-1X": ("1984-10-01", "1984-12-31", Precision.YEAR),
    "1984-X1": ("1984-01-01", "1984-11-30", Precision.YEAR),
    "19X5": ("1905-01-01", "1995-12-31", Precision.CENTURY),
    "-01XX": ("-0199-01-01", "-0100-12-31", Precision.CENTURY),
    "-XXXX": ("-9999-01-01", "-0001-12-31", Precision.AGE),
    "201X-21": ("2010-03-01", "2019-05-31", Precision.DECADE),
    # … where only some of the digits make a day that exists
    "2021-X2-30": ("2021-12-30", "2021-12-30", Precision.YEAR),
    "2021-02-2X": ("2021-02-20", "2021-02-28", Precision.MONTH),
    "2024-02-2X": ("2024-02-20", "2024-02-29", Precision.MONTH),
    "2021-XX-31": ("2021-01-31", "2021-12-31", Precision.YEAR),
    "190X-02-29": ("1904-02-29", "1908-02-29", Precision.DECADE),
    "XXXX-02-29": ("0000-02-29", "9996-02-29", Precision.AGE),
}


@pytest.mark.parametrize("text", SINGLE)
def test_single_date_is_somewhere_in_its_window(text: str) -> None:
    first, last, precision = SINGLE[text]
    date = parse_edtf(text)
    assert_window(date, first_of(first), last_of(last))
    assert date.precision is precision
    assert date.edtf == str(date) == text
    assert not any((date.approximate, date.uncertain, date.clamped, date.is_interval))


CLOCK = {
    "1985-04-12T23:20:30": ("23:20:30", "23:20:30", None),
    "1985-04-12T23:20:30Z": ("23:20:30", "23:20:30", "Z"),
    "1985-04-12T23:20:30-04": ("23:20:30", "23:20:30", "-04"),
    "1985-04-12T23:20:30+04:30": ("23:20:30", "23:20:30", "+04:30"),
    "1985-04-12T23:20": ("23:20:00", "23:20:59", None),
    "1985-04-12T23": ("23:00:00", "23:59:59", None),
    "1985-04-12T23:59:60Z": ("23:59:59", "23:59:59", "Z"),
}


@pytest.mark.parametrize("text", CLOCK)
def test_a_stated_zone_is_kept_and_shifts_nothing(text: str) -> None:
    first, last, zone = CLOCK[text]
    date = parse_edtf(text)
    assert_window(
        date, seconds_from_iso(f"1985-04-12T{first}"), seconds_from_iso(f"1985-04-12T{last}")
    )
    assert date.zone == zone
    assert date.edtf == text


def test_24_hours_is_the_next_day() -> None:
    date = parse_edtf("1985-04-12T24:00:00")
    assert_window(date, first_of("1985-04-13"), first_of("1985-04-13"))


INTERVALS = {
    # Level 0
    "1964/2008": ("1964-01-01", "1964-12-31", "2008-01-01", "2008-12-31"),
    "2004-06/2006-08": ("2004-06-01", "2004-06-30", "2006-08-01", "2006-08-31"),
    "2004-02-01/2005-02-08": ("2004-02-01", "2004-02-01", "2005-02-08", "2005-02-08"),
    "2004-02-01/2005-02": ("2004-02-01", "2004-02-01", "2005-02-01", "2005-02-28"),
    "2004-02-01/2005": ("2004-02-01", "2004-02-01", "2005-01-01", "2005-12-31"),
    "2005/2006-02": ("2005-01-01", "2005-12-31", "2006-02-01", "2006-02-28"),
    "-1985/2005": ("-1985-01-01", "-1985-12-31", "2005-01-01", "2005-12-31"),
    # Level 1: open and unknown ends
    "1985-04-12/..": ("1985-04-12", "1985-04-12", MAX_SECOND, MAX_SECOND),
    "1985-04/..": ("1985-04-01", "1985-04-30", MAX_SECOND, MAX_SECOND),
    "1985/..": ("1985-01-01", "1985-12-31", MAX_SECOND, MAX_SECOND),
    "../1985-04-12": (MIN_SECOND, MIN_SECOND, "1985-04-12", "1985-04-12"),
    "../1985": (MIN_SECOND, MIN_SECOND, "1985-01-01", "1985-12-31"),
    "../..": (MIN_SECOND, MIN_SECOND, MAX_SECOND, MAX_SECOND),
    "/1985-04": (MIN_SECOND, "1985-04-30", "1985-04-01", "1985-04-30"),
    "/..": (MIN_SECOND, MAX_SECOND, MAX_SECOND, MAX_SECOND),
    "../": (MIN_SECOND, MIN_SECOND, MIN_SECOND, MAX_SECOND),
    # Level 2
    "2004-06-XX/2004-07-03": ("2004-06-01", "2004-06-30", "2004-07-03", "2004-07-03"),
    "2004-06-~01/2004-06-~20": ("2004-05-31", "2004-06-02", "2004-06-19", "2004-06-21"),
    "2001-21/2003": ("2001-03-01", "2001-05-31", "2003-01-01", "2003-12-31"),
    "Y-17E7/Y-16E7": (
        *("-170000000-01-01", "-170000000-12-31"),
        *("-160000000-01-01", "-160000000-12-31"),
    ),
    # Overlapping windows are tightened: no end before its start.
    "2021-08/2021-08-15": ("2021-08-01", "2021-08-15", "2021-08-15", "2021-08-15"),
    "2021-08-15/2021-08": ("2021-08-15", "2021-08-15", "2021-08-15", "2021-08-31"),
    "2021/2021": ("2021-01-01", "2021-12-31", "2021-01-01", "2021-12-31"),
}


@pytest.mark.parametrize("text", INTERVALS)
def test_interval_bounds(text: str) -> None:
    expected = [
        bound if isinstance(bound, int) else (first_of(bound), last_of(bound))[place % 2]
        for place, bound in enumerate(INTERVALS[text])
    ]
    date = parse_edtf(text)
    assert [
        *(date.start_earliest, date.start_latest),
        *(date.end_earliest, date.end_latest),
    ] == expected
    assert date.is_interval
    assert date.edtf == text
    start, end = text.split("/")
    assert (date.open_start, date.unknown_start) == (start == "..", start == "")
    assert (date.open_end, date.unknown_end) == (end == "..", end == "")


def test_unknown_end_is_not_before_the_start() -> None:
    date = parse_edtf("1985-04-12/")
    assert date.end_earliest == date.start_earliest == first_of("1985-04-12")
    assert date.end_latest == MAX_SECOND
    assert date.unknown_end
    assert not date.open_end


def test_a_zone_that_both_ends_share_is_the_intervals() -> None:
    assert parse_edtf("2021-08-25T10:00Z/2021-08-25T12:00Z").zone == "Z"
    assert parse_edtf("2021-08-25T10:00Z/2021-08-25T17:00+04:30").zone is None


QUALIFIED = {
    # text: first, last, approximate, uncertain
    "1984?": ("1984-01-01", "1984-12-31", False, True),
    "1984~": ("1979-01-01", "1989-12-31", True, False),
    "2004-06~": ("2004-05-01", "2004-07-31", True, False),
    "2004-06-11%": ("2004-06-10", "2004-06-12", True, True),
    "2004-06-11~": ("2004-06-10", "2004-06-12", True, False),
    "2001-21~": ("2000-12-01", "2001-08-31", True, False),
    "2001-34~": ("2001-01-01", "2001-09-30", True, False),
    "2001-37~": ("2000-09-01", "2001-08-31", True, False),
    "2001-40~": ("2000-07-01", "2001-12-31", True, False),
    "201X~": ("2000-01-01", "2029-12-31", True, False),
    "20XX~": ("1900-01-01", "2199-12-31", True, False),
    "1XXX~": ("0000-01-01", "2999-12-31", True, False),
    "1950S2~": ("1800-01-01", "2099-12-31", True, False),
    "Y-17E7~": ("-180000000-01-01", "-160000000-12-31", True, False),
    "Y12021~": ("+12016-01-01", "+12026-12-31", True, False),
    "2004-03-31~": ("2004-03-30", "2004-04-01", True, False),
    # Level 2: a group, or single components
    "2004-06~-11": ("1999-06-11", "2009-06-11", True, False),
    "2004?-06-11": ("2004-06-11", "2004-06-11", False, True),
    "?2004-06-~11": ("2004-06-10", "2004-06-12", True, True),
    "2004-%06-11": ("2004-05-11", "2004-07-11", True, True),
    "2004-~21": ("2003-12-01", "2004-08-31", True, False),
    "2004-06-~XX": ("2004-05-31", "2004-07-01", True, False),
}


@pytest.mark.parametrize("text", QUALIFIED)
def test_approximate_widens_and_uncertain_does_not(text: str) -> None:
    first, last, approximate, uncertain = QUALIFIED[text]
    date = parse_edtf(text)
    assert_window(date, first_of(first), last_of(last))
    assert (date.approximate, date.uncertain) == (approximate, uncertain)
    assert date.edtf == text


@pytest.mark.parametrize(
    ("text", "reach"), [("T10", 3600), ("T10:30", 900), ("T10:30:00", 60), ("T10:30:00Z", 60)]
)
def test_approximate_clock_times_reach_as_documented(text: str, reach: int) -> None:
    exact, about = parse_edtf(f"2021-08-25{text}"), parse_edtf(f"2021-08-25{text}~")
    assert about.start_earliest == exact.start_earliest - reach
    assert about.end_latest == exact.end_latest + reach


@pytest.mark.parametrize(
    "text",
    ["1984~/2004-06", "1984/2004-06~", "1984~/2004~", "-1984?/2004%", "1984?/2004-06%",
     "1984/2004-06-11%", "2019-12/2020%", "1984?/2004-06~", "2004-06-11%/2004-06~"],
)  # fmt: skip
def test_qualified_intervals(text: str) -> None:
    date = parse_edtf(text)
    start, end = map(parse_edtf, text.split("/"))
    assert (date.start_earliest, date.end_latest) == (start.start_earliest, end.end_latest)
    assert date.approximate == (start.approximate or end.approximate)
    assert date.uncertain == (start.uncertain or end.uncertain)
    assert date.edtf == text


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("?2004", "2004?"),
        ("?2004-?06-?11", "2004-06-11?"),
        ("?2004-06-11", "2004?-06-11"),
        ("~2004-~06-11", "2004-06~-11"),
        ("2004?-06~-11", "%2004-~06-11"),
        ("2004?-06-11~", "%2004-~06-~11"),
        ("[?2004,2005]", "[2004?,2005]"),
        ("?2004/2005", "2004?/2005"),
    ],
)
def test_qualifiers_have_one_canonical_place(written: str, canonical: str) -> None:
    assert parse_edtf(written).edtf == canonical
    assert parse_edtf(written) == parse_edtf(canonical)


SETS = {
    # text: members' windows
    "[1667,1668,1670..1672]": [("1667", "1667"), ("1668", "1668"), ("1670", "1672")],
    "[1760-01,1760-02,1760-12..]": [("1760-01", "1760-01"), ("1760-02", "1760-02"), ("1760-12", "")],
    "[1667,1760-12]": [("1667", "1667"), ("1760-12", "1760-12")],
    "[..1760-12-03]": [("", "1760-12-03")],
    "[1760-12..]": [("1760-12", "")],
    "[..1984]": [("", "1984")],
    "[2021-08-15..2021-08-31]": [("2021-08-15", "2021-08-31")],
    "[..1984,1990]": [("", "1984"), ("1990", "1990")],
}  # fmt: skip


@pytest.mark.parametrize("text", SETS)
def test_one_of_is_a_moment_in_one_of_its_members(text: str) -> None:
    windows = tuple(
        (
            parse_edtf(first).start_earliest if first else MIN_SECOND,
            parse_edtf(last).end_latest if last else MAX_SECOND,
        )
        for first, last in SETS[text]
    )
    date = parse_edtf(text)
    assert date.one_of == windows
    assert_window(date, min(w[0] for w in windows), max(w[1] for w in windows))
    assert (date.open_start, date.open_end) == (text[1] == ".", text[-2] == ".")
    assert not date.all_of
    assert not date.is_interval
    assert date.edtf == text


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("{1667,1668,1670..1672}", "1667", "1672"),
        ("{1960,1961-12}", "1960", "1961-12"),
        ("{1961-12,1960}", "1960", "1961-12"),
        ("{1670..1672}", "1670", "1672"),
    ],
)
def test_all_of_lasts_from_its_first_member_to_its_last(text: str, start: str, end: str) -> None:
    date, first, last = parse_edtf(text), parse_edtf(start), parse_edtf(end)
    assert (date.start_earliest, date.start_latest) == (first.start_earliest, first.start_latest)
    assert (date.end_earliest, date.end_latest) == (last.end_earliest, last.end_latest)
    assert date.all_of
    assert len(date.one_of) == text.count(",") + 1


def test_all_of_with_an_open_side() -> None:
    date = parse_edtf("{..1984}")
    assert (date.start_earliest, date.start_latest) == (MIN_SECOND, MIN_SECOND)
    assert (date.end_earliest, date.end_latest) == (first_of("1984-01-01"), last_of("1984-12-31"))
    assert date.open_start


@pytest.mark.parametrize("text", ["Y17E10", "Y-17E10", "Y1E99999", f"Y-9{'0' * 5000}", "Y9E18S2"])
def test_a_year_too_far_for_int64_is_clamped_and_says_so(text: str) -> None:
    date = parse_edtf(text)
    assert date.clamped
    edge = MIN_SECOND + 1 if "-" in text else MAX_SECOND - 1
    assert_window(date, edge, edge)


def test_clamping_starts_where_int64_bounds_end() -> None:
    assert parse_edtf("Y14E10").start_earliest == seconds_from_civil(14 * 10**10)
    assert not parse_edtf("Y14E10").clamped
    half = parse_edtf("Y14E10/Y17E10")
    assert half.clamped
    assert half.end_latest == MAX_SECOND - 1
    with pytest.raises(DateError):
        parse_edtf("Y17E10/Y14E10")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "2021-08-25T10:00:00+04:30/2021-08-25T09:00:00Z",
            "25 August 2021 at 10:00:00 UTC+04:30 to 25 August 2021 at 09:00:00 UTC",
        ),
        ("2021-08-25T10:00+04/2021-08-25T09:00-01:00", None),
        ("[2021-08-25T10:00:00+04:30..2021-08-25T09:00:00Z]", None),
        ("{2021-08-25T10:00:00+04:30..2021-08-25T09:00:00Z}", None),
    ],
)
def test_what_is_reversed_is_told_by_stated_zones(text: str, words: str | None) -> None:
    """10:00 in Kabul is 05:30 UTC. Bounds, which no zone shifts, reach over both clocks."""
    date = parse_edtf(text)
    assert date.edtf == text
    assert words in (None, date.words())
    nine, ten = (seconds_from_iso(f"2021-08-25T{hour}:00:00") for hour in ("09", "10"))
    assert date.start_earliest == nine
    assert date.start_earliest <= date.start_latest
    assert date.end_earliest <= date.end_latest
    assert date.end_latest in (ten, ten + 59)
    assert date.start_latest <= date.end_latest
    assert date.start_earliest <= date.end_earliest


@pytest.mark.parametrize(
    "text",
    [
        "2021-08-25T10:00:00Z/2021-08-25T11:00:00+04:30",
        "[2021-08-25T10:00:00Z..2021-08-25T11:00:00+04:30]",
        "2021-08-25T10:00:00+04:30/2021-08-25T09:00:00",  # one zone says nothing of the other
    ],
)
def test_an_end_before_its_start_in_universal_time_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="before"):
        parse_edtf(text)
