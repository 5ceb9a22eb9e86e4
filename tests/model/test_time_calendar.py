"""The calendar against Python's own, and far beyond it."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.time import (
    MAX_SECOND,
    MIN_SECOND,
    DateError,
    civil_from_seconds,
    iso_from_seconds,
    seconds_from_civil,
    seconds_from_iso,
)

EPOCH = datetime(1970, 1, 1)


@given(st.datetimes())
def test_agrees_with_datetime(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    civil = tuple(moment.timetuple()[:6])
    seconds = (moment - EPOCH) // timedelta(seconds=1)
    assert seconds_from_civil(*civil) == seconds
    assert civil_from_seconds(seconds) == civil
    assert iso_from_seconds(seconds) == moment.isoformat()


def test_agrees_with_datetime_on_each_day_of_four_centuries() -> None:
    day = datetime(1900, 1, 1)
    while day.year < 2301:
        seconds = (day - EPOCH).days * 86_400
        assert civil_from_seconds(seconds)[:3] == (day.year, day.month, day.day)
        assert seconds_from_civil(day.year, day.month, day.day) == seconds
        day += timedelta(days=1)


@given(st.integers(-(10**40), 10**40))
def test_civil_is_the_inverse_of_seconds(seconds: int) -> None:
    assert seconds_from_civil(*civil_from_seconds(seconds)) == seconds


@given(st.integers(-(10**9), 10**9), st.integers(-(10**6), 10**6))
def test_the_calendar_repeats_every_400_years(days: int, eras: int) -> None:
    year, *rest = civil_from_seconds(days * 86_400)
    assert civil_from_seconds((days + eras * 146_097) * 86_400) == (year + 400 * eras, *rest)


@given(st.integers(MIN_SECOND, MAX_SECOND))
def test_iso_round_trip(seconds: int) -> None:
    assert seconds_from_iso(iso_from_seconds(seconds)) == seconds


def test_iso_forms() -> None:
    assert iso_from_seconds(seconds_from_civil(2021, 8, 25)) == "2021-08-25T00:00:00"
    assert iso_from_seconds(seconds_from_civil(-43, 3, 15, 12)) == "-0043-03-15T12:00:00"
    assert iso_from_seconds(seconds_from_civil(0)) == "0000-01-01T00:00:00"
    assert iso_from_seconds(seconds_from_civil(12021)) == "+12021-01-01T00:00:00"


def test_bounds_and_their_width_fit_int64() -> None:
    assert MAX_SECOND - MIN_SECOND < 2**63


@pytest.mark.parametrize(
    "text",
    [
        *("", "2021-08-25", "2021-08-25 00:00:00", "2021-08-25T00:00:00Z", "2021-08-25T24:00:00"),
        *("2021-02-29T00:00:00", "2021-13-01T00:00:00", "2021-01-01T00:60:00", "+2021-01-01T00:00:00"),
        *("-0000-01-01T00:00:00", "12021-01-01T00:00:00", "+012021-01-01T00:00:00"),
        *("+999999999999-01-01T00:00:00", "2021-08-25T00:00:00\n", "٢٠٢١-08-25T00:00:00"),
    ],
)  # fmt: skip
def test_no_other_text_is_an_instant(text: str) -> None:
    with pytest.raises(DateError):
        seconds_from_iso(text)


@given(st.text(alphabet="0123456789-T:+ ٢", max_size=25))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        seconds = seconds_from_iso(text)
    except DateError:
        return
    assert iso_from_seconds(seconds) == text
