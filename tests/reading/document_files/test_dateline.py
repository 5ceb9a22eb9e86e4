"""When a text says it was published: by a dateline, a byline, a label; never by what it tells about."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.source import Basis
from timeline_app.model.time import parse_edtf
from timeline_app.reading.document_files.dateline import date_near_top
from timeline_app.reading.document_files.stated_dates import day_of_stamp, written_dates

FOUND = {
    "Title\n\nKABUL, 16 August 2021 — Fighters entered.": ("2021-08-16", "16 August 2021", "dateline"),
    "GENEVA, August 16, 2021 (AP) - The council met.": ("2021-08-16", "August 16, 2021", "dateline"),
    "St. John's (Reuters), 1st of March 1999. Snow fell.": ("1999-03-01", "1st of March 1999", "dateline"),
    "By Jane Roe | Monday, 3 May 2010 10:00": ("2010-05-03", "Monday, 3 May 2010", "byline"),
    "A headline\n2001-02-03\nText.": ("2001-02-03", "2001-02-03", "line that is a date"),
    "Headline\nPublished: Sept. 5, 2021 at 7 pm": ("2021-09-05", "Sept. 5, 2021", "tells the date"),
    "Date 2020-12-31 What follows is a long paragraph": ("2020-12-31", "2020-12-31", "tells the date"),
    "Updated 5 June 2021\nPublished 4 June 2021": ("2021-06-04", "4 June 2021", "tells the date"),
}  # fmt: skip


@pytest.mark.parametrize("text", FOUND)
def test_a_stated_date_is_found_with_its_words(text: str) -> None:
    edtf, phrase, evidence = FOUND[text]
    published = date_near_top(text)
    assert published is not None
    assert (published.edtf, published.phrase) == (edtf, phrase)
    assert published.start == text.index(phrase)
    assert published.basis is Basis.STATED
    assert evidence in published.evidence
    assert phrase in published.evidence


NOT_FOUND = [
    "On 3 May 1999 the treaty was signed.",
    "The treaty of 3 May 1999 was signed by all the parties.",
    "Updated 5 June 2021",
    "Accessed on 5 June 2021.",
    "They met between August 16, 2021 and the following Monday.",
    "Kabul, 30 February 2021 — Fighters entered.",
    "Kabul, 16/08/2021 — Fighters entered.",
    "version 2021-08-16-2",
    "x" * 3000 + "\nKABUL, 16 August 2021 — Fighters entered.",
    "In a long sentence Ahmad, who was born there, left again 16 August 2021 with all that he had, and "
    "went to the valley, where he stayed for the rest of his life.",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_a_date_that_a_sentence_tells_about_is_left_alone(text: str) -> None:
    assert date_near_top(text) is None


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
def test_whatever_is_found_is_a_date_and_stands_there(text: str) -> None:
    for written in written_dates(text):
        assert text[written.start :].startswith(written.phrase)
        assert parse_edtf(written.edtf).edtf == written.edtf
    stamp = day_of_stamp(text)
    assert stamp is None or parse_edtf(stamp)
    published = date_near_top(text)
    if published is not None and published.phrase is not None and published.start is not None:
        assert text[published.start :].startswith(published.phrase)


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31)))
def test_a_day_is_read_in_each_way_it_is_written(day: datetime.date) -> None:
    for form in ("%-d %B %Y", "%B %-d, %Y", "%Y-%m-%d", "%A, %d %b %Y", "%b. %-d %Y"):
        (written,) = written_dates(f"{day:{form}}")
        assert written.edtf == day.isoformat()
        assert written.phrase == f"{day:{form}}"
