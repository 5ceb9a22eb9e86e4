"""What holds for every typed date: styles agree, parts follow each other, distances are exact."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.model.calendar import DAY, MONTHS, civil_from_seconds, days_in_month
from timeline_app.model.time import DateError, UncertainDate, parse_edtf, seconds_from_civil
from timeline_app.model.typed_date import MAX_LENGTH, read_typed_date

WEEKDAYS = "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"


def bounds_of(date: UncertainDate) -> tuple[int, int, int, int]:
    return date.start_earliest, date.start_latest, date.end_earliest, date.end_latest


def window_of(text: str, reference: str | None = None) -> tuple[int, int]:
    """First and last second of a phrase that names a moment."""
    date = read_typed_date(text, parse_edtf(reference) if reference else None).bounds
    assert date.start_earliest == date.end_earliest
    assert date.start_latest == date.end_latest
    return date.start_earliest, date.end_latest


def nth(day: int) -> str:
    ending = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def year_words(year: int) -> str:
    return str(year) if year >= 1000 else f"{year} AD" if year > 0 else f"{1 - year} BC"


def edtf_day(year: int, month: int, day: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"


@st.composite
def some_days(draw: st.DrawFn) -> tuple[int, int, int]:
    year, month = draw(st.integers(-8999, 8999)), draw(st.integers(1, 12))
    return year, month, draw(st.integers(1, days_in_month(year, month)))


STYLES = (
    "{day} {month} {year}",
    "{nth} {month} {year}",
    "the {nth} of {month}, {year}",
    "{month} {day}, {year}",
    "{month} {nth} {year}",
    "{weekday} {day} {month} {year}",
    "{weekday}, {month} {day}, {year}",
    "{day} {short} {year}",
    "{short}. {day}, {year}",
    "{day}-{short}-{year}",
    "on {day} {month} {year}",
)


@given(some_days(), st.sampled_from(STYLES), st.sampled_from([str, str.upper, str.lower]))
@example((0, 2, 29), STYLES[0], str)
@example((2000, 2, 29), STYLES[5], str.upper)
def test_a_day_in_every_style_is_its_edtf(
    civil: tuple[int, int, int], style: str, case: type[str]
) -> None:
    year, month, day = civil
    seconds = seconds_from_civil(year, month, day)
    phrase = style.format(
        day=day, nth=nth(day), month=MONTHS[month], short=MONTHS[month][:3], year=year_words(year),
        weekday=WEEKDAYS[(seconds // DAY + 3) % 7],
    )  # fmt: skip
    assert read_typed_date(case(phrase)).edtf == edtf_day(*civil)


@given(some_days(), st.integers(1, 6))
def test_another_weekday_is_refused(civil: tuple[int, int, int], shift: int) -> None:
    year, month, day = civil
    right = (seconds_from_civil(year, month, day) // DAY + 3) % 7
    wrong = WEEKDAYS[(right + shift) % 7]
    with pytest.raises(DateError, match=f"is a {WEEKDAYS[right]}, not a {wrong}"):
        read_typed_date(f"{wrong} {day} {MONTHS[month]} {year_words(year)}")


@given(some_days())
@example((0, 1, 1))
@example((1, 1, 1))
@example((1900, 3, 1))
@example((2000, 3, 1))
def test_a_day_before_is_one_day_earlier(civil: tuple[int, int, int]) -> None:
    year, month, day = civil
    earlier = edtf_day(*civil_from_seconds(seconds_from_civil(*civil) - DAY)[:3])
    reference = parse_edtf(edtf_day(*civil))
    assert read_typed_date("a day before", reference).edtf == earlier
    assert read_typed_date("yesterday", reference).edtf == earlier
    explicit = f"the day before {day} {MONTHS[month]} {year_words(year)}"
    assert read_typed_date(explicit).edtf == earlier
    assert read_typed_date("the next day", parse_edtf(earlier)).edtf == edtf_day(*civil)


@given(some_days(), st.integers(1, 99))
def test_days_later_and_earlier_are_exact(civil: tuple[int, int, int], count: int) -> None:
    seconds = seconds_from_civil(*civil)
    for words, sign in (("later", 1), ("earlier", -1)):
        first, last = window_of(f"{count} days {words}", edtf_day(*civil))
        assert (first, last) == (
            seconds + sign * count * DAY,
            seconds + sign * count * DAY + DAY - 1,
        )


@given(some_days(), st.integers(1, 40), st.sampled_from(["week", "month", "year"]))
def test_longer_distances_hold_the_exact_one(
    civil: tuple[int, int, int], count: int, unit: str
) -> None:
    for side in ("later", "earlier"):
        phrase = f"{count} {unit}s {side}"
        first, last = window_of(phrase, edtf_day(*civil))
        exact_first, exact_last = window_of(f"exactly {phrase}", edtf_day(*civil))
        assert first < exact_first <= exact_last < last
        assert exact_last - exact_first == DAY - 1


units = st.one_of(
    st.builds("{} {}".format, st.sampled_from(MONTHS[1:]), st.integers(1000, 8999)),
    st.integers(1000, 8999).map(str),
    st.builds("{} {}".format, st.sampled_from(["spring", "winter"]), st.integers(1000, 8999)),
    st.integers(101, 899).filter(lambda n: n % 10).map("{}0s".format),
    st.integers(2, 40).map(lambda n: f"{nth(n)} century"),
    st.integers(1, 40).map(lambda n: f"{nth(n)} century BC"),
    st.builds("{} {} BC".format, st.sampled_from(MONTHS[1:]), st.integers(1, 8999)),
)


@given(units)
@example("1st century")
@example("February 1900")
def test_thirds_lie_within_their_unit_and_follow_each_other(unit: str) -> None:
    whole = window_of(unit)
    early, mid, late = (window_of(f"{part} {unit}") for part in ("early", "mid", "late"))
    assert early[0] == whole[0]
    assert early[1] + 1 == mid[0]
    assert mid[1] + 1 == late[0]
    assert late[1] == whole[1]
    first, second = (window_of(f"{part} half of {unit}") for part in ("first", "second"))
    assert (first[0], second[1]) == whole
    assert first[1] + 1 == second[0]


@given(units)
def test_before_and_after_leave_the_unit_out_and_touch_it(unit: str) -> None:
    first, last = window_of(unit)
    assert read_typed_date(f"before {unit}").bounds.end_latest == first - 1
    assert read_typed_date(f"after {unit}").bounds.start_earliest == last + 1
    assert read_typed_date(f"by {unit}").bounds.end_latest == last
    assert read_typed_date(f"not before {unit}").bounds.start_earliest == first


@given(units, st.sampled_from(["about", "probably", "sometime in", "the", "c."]))
def test_a_hedge_never_narrows(unit: str, hedge: str) -> None:
    first, last = window_of(unit)
    hedged_first, hedged_last = window_of(f"{hedge} {unit}")
    assert hedged_first <= first
    assert last <= hedged_last


@given(some_days(), some_days(), st.sampled_from(["to", "until", "–", "through"]))
def test_ranges_hold_their_ends_or_are_refused(
    one: tuple[int, int, int], other: tuple[int, int, int], word: str
) -> None:
    names = [f"{d} {MONTHS[m]} {year_words(y)}" for y, m, d in (one, other)]
    phrase = f"from {names[0]} {word} {names[1]}"
    if other < one:
        with pytest.raises(DateError, match="is before"):
            read_typed_date(phrase)
    else:
        assert read_typed_date(phrase).edtf == f"{edtf_day(*one)}/{edtf_day(*other)}"
        between = read_typed_date(f"between {names[0]} and {names[1]}").edtf
        ends = (edtf_day(*one), edtf_day(*other))
        assert between == (ends[0] if one == other else f"[{ends[0]}..{ends[1]}]")


@given(some_days(), st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_its_year_is_within_half_a_year(
    reference: tuple[int, int, int], month: int, day: int
) -> None:
    date = read_typed_date(f"{day} {MONTHS[month]}", parse_edtf(edtf_day(*reference)))
    found = civil_from_seconds(date.bounds.start_earliest)
    assert found[1:3] == (month, day)
    assert abs(date.bounds.start_earliest - seconds_from_civil(*reference)) <= 183 * DAY


@given(some_days(), st.integers(0, 6))
def test_a_weekday_is_the_last_one_up_to_the_reference(
    reference: tuple[int, int, int], weekday: int
) -> None:
    first, _ = window_of(WEEKDAYS[weekday], edtf_day(*reference))
    assert (first // DAY + 3) % 7 == weekday
    assert 0 <= seconds_from_civil(*reference) - first < 7 * DAY


edtf_like = st.text(alphabet="0123456789XYEST:?~%-/.,[]{}Z+", min_size=1, max_size=25)
edtf_texts = st.one_of(
    edtf_like,
    st.from_regex(r"-?[0-9X]{4}(-[01X][0-9X](-[0-3X][0-9X])?)?[?~%]?", fullmatch=True),
    st.from_regex(r"[0-9]{4}-2[1-9][?~%]?(/[0-9]{4})?", fullmatch=True),
    st.from_regex(r"\[[0-9]{4}(,|\.\.)[0-9]{4}(-0[1-9])?[?~]?\]", fullmatch=True),
    st.from_regex(r"\{[0-9]{4}(,[0-9]{4}){1,40}\}", fullmatch=True),
    st.from_regex(r"Y-?[1-9][0-9]{4,7}(E[1-9])?(S[1-3])?", fullmatch=True),
    st.from_regex(r"1985-04-0[1-9]T1[0-9](:[0-5][0-9])?(Z|\+04:30)?[?~]?", fullmatch=True),
    st.from_regex(r"(\.\.|[0-9]{3}X)?/(\.\.|9[0-9]{2}[0-9X])?", fullmatch=True),
)


@given(edtf_texts)
@example("1985-XX-12")
@example("?2004-06-~11")
@example("19X5")
@example("-1950S2")
@example("XXXX-12-XX/..")
@example("{" + "1985," * 60 + "1985}")
def test_edtf_passes_through_and_its_reading_says_the_same(text: str) -> None:
    try:
        bounds = parse_edtf(text)
    except DateError:
        return
    date = read_typed_date(text, parse_edtf("1990-05-16"))
    assert (date.edtf, date.bounds, date.phrase) == (text, bounds, None)
    assert bounds_of(read_typed_date(date.reading).bounds) == bounds_of(bounds)
    assert len(date.reading) <= max(MAX_LENGTH, len("EDTF ") + len(bounds.edtf))
    assert not re.search(r"\s\s|\n", date.reading)


words = st.sampled_from(
    ["before", "after", "since", "until", "from", "to", "-", "or", "and", "between", "early", "mid", "late", "about", "probably", "the", "5", "14", "31", "May", "June", "Monday", "1985", "1990", "44", "BC", "1980s", "19th", "century", "summer", "Q3", "half", "of", "first", "last", "week", "day", "2", "pm", "14:30", "UTC", "at", "noon", ",", "1985-03-14", "by", "onwards", "either", "not", "night", "years"]
)  # fmt: skip


@given(st.lists(words, min_size=1, max_size=7).map(" ".join))
@example("late 1980s to early 1990")
def test_any_reading_without_a_reference_says_the_same(phrase: str) -> None:
    try:
        date = read_typed_date(phrase)
    except DateError:
        return
    assert bounds_of(read_typed_date(date.reading).bounds) == bounds_of(date.bounds)
    first, second, third, fourth = bounds_of(date.bounds)
    assert first <= second <= fourth
    assert first <= third <= fourth
