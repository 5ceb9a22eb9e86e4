"""Dates of metadata as days: ISO 8601, PDF stamps, and days written in full."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.time import parse_edtf
from timeline_app.reading.document_files.stated_dates import day_of_stamp

STAMPS = {
    "2021-08-16T23:30:00-05:00": "2021-08-16",
    "2021-08-16T23:30:00Z": "2021-08-16",
    "2021-08-16 10:00": "2021-08-16",
    "20210816": "2021-08-16",
    "D:20210816233000-05'00'": "2021-08-16",
    "D:2021": "2021",
    "2021-08": "2021-08",
    "Mon, 16 Aug 2021 23:30:00 GMT": "2021-08-16",
    "August 16, 2021": "2021-08-16",
    "2021-13-01": None,
    "0000-01-01": None,
    "yesterday": None,
    "1629120000": None,
    "1612121000": None,
    "1612121000000": None,
    "": None,
}


@pytest.mark.parametrize("stamp", STAMPS)
def test_stamps_keep_their_day(stamp: str) -> None:
    assert day_of_stamp(stamp) == STAMPS[stamp]


@given(
    st.text(st.sampled_from("0123456789-/ .,:TZ+D'AugustMay16 2021\n()of"), max_size=60) | st.text()
)
def test_whatever_is_found_is_a_date(text: str) -> None:
    stamp = day_of_stamp(text)
    assert stamp is None or parse_edtf(stamp)


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31)))
def test_a_day_is_read_in_each_way_it_is_written(day: datetime.date) -> None:
    for form in ("%-d %B %Y", "%B %-d, %Y", "%Y-%m-%d", "%A, %d %b %Y", "%b. %-d %Y"):
        assert day_of_stamp(f"on {day:{form}}") == day.isoformat()
