"""Dates above what they date: headings that are dates, and entries of running reports."""

import pytest

from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document
from timeline_app.model.source import Basis

SECTIONS = """War in the north

2011

Rebels attacked the harbour. They had burned the mill before.

May 2012 to June 2012

The government signed a treaty with rebels.

Background

The rebels founded their movement."""

REPORT = """Protests in Oldport: live

Monday, 12 May 2014

14:35 – Police say three officers were injured.

14:20 – Protesters broke the fence yesterday.

Sunday, 11 May 2014

09.15 GMT

The mayor closed the market. Officials blamed traders.

08.10 GMT

The army left."""


def dates(model: LanguageModel, text: str) -> dict[str, str | None]:
    events = propose_document(model, text, published="2014-05-13").events
    return {each.trigger.of(text): each.date.edtf if each.date else None for each in events}


def test_a_heading_that_is_a_date_dates_what_is_told_under_it(model: LanguageModel) -> None:
    found = dates(model, SECTIONS)
    assert found["attacked"] == "2011"
    assert found["signed"] == "2012-05/2012-06"
    assert found["burned"] == "[..2014-05-13]"
    assert found["founded"] == "[..2014-05-13]"
    attacked = propose_document(model, SECTIONS, published="2014-05-13").events[1]
    assert attacked.date is not None
    assert (attacked.date.basis, attacked.date.anchor) == (Basis.INFERRED, "told under “2011”")
    assert attacked.date.phrase is not None
    assert attacked.date.phrase.of(SECTIONS) == "2011"


def test_entries_are_of_their_times_on_the_day_above_them(model: LanguageModel) -> None:
    found = dates(model, REPORT)
    assert found["injured"] == "[..2014-05-12T14:35]"
    assert found["broke"] == "2014-05-11"
    assert found["closed"] == "[..2014-05-11T09:15Z]"
    assert found["blamed"] == "[..2014-05-11T09:15Z]"
    assert found["left"] == "[..2014-05-11T08:10Z]"


def test_a_log_tells_what_was_at_its_times_and_a_blank_may_stand_behind_them(
    model: LanguageModel,
) -> None:
    lines = "12 May 2014\n\n08:10 Rebels attacked the harbour.\n\n09:15 The army left. It burned the mill."
    found = dates(model, f"Log of the watch\n\n{lines}")
    assert found["attacked"] == "2014-05-12T08:10"
    assert found["left"] == "2014-05-12T09:15"
    assert found["burned"] == "[..2014-05-12T09:15]"


@pytest.mark.parametrize("sign", [" – ", " - ", ": ", " | "])
def test_no_time_stands_in_a_title(model: LanguageModel, sign: str) -> None:
    text = f"10:05am{sign}The ferry sank near the pier."
    (event,) = propose_document(model, text, published="2014-05-13").events
    assert event.title == "The ferry sank near the pier"
    assert event.date is not None
    assert event.date.edtf == "2014-05-13T10:05"


def test_an_entry_ends_at_the_next_heading(model: LanguageModel) -> None:
    lines = "12 May 2014\n\n08:10 – Rebels attacked the harbour.\n\n09:15 – The army left."
    found = dates(
        model, f"Log of the watch\n\n{lines}\n\nNext steps\n\nThe mayor opened an inquiry today."
    )
    assert found["left"] == "2014-05-12T09:15"
    assert found["opened"] == "2014-05-13"


MINUTES = """Parish of Holt

Minutes of the meeting of 5 March 2014

The chairman opened the meeting at 19:00. Mr Lane presented the accounts.

The clerk reported that a lorry had hit the wall yesterday. The council will sit on Friday.
A week after the fire, the council shut the road.

2. Repairs

The council approved the repairs. It will meet again on 9 April.

The chairman closed the meeting at 20:10.

3. Background

The council bought the hall."""


@pytest.mark.parametrize(
    ("heading", "edtf"),
    [
        ("Diary, 5 March 2014", "2014-03-05"),
        ("Log 5 March 2014", "2014-03-05"),
        ("Proceedings of the trial, 5 March 2014", "2014-03-05"),
        ("Proceedings against the mayor, dropped on 5 March 2014", "[..2014-05-13]"),
        ("Minutes from disaster on 5 March 2014", "[..2014-05-13]"),
        ("Log in before 5 March 2014", "[..2014-05-13]"),
    ],
)
def test_only_the_heading_of_a_record_dates_what_is_under_it(
    model: LanguageModel, heading: str, edtf: str
) -> None:
    found = dates(model, f"Parish of Holt\n\n# {heading}\n\nThe council bought the hall.")
    assert found["bought"] == edtf


def test_minutes_tell_of_the_day_in_their_heading(model: LanguageModel) -> None:
    found = dates(model, MINUTES)
    assert found["opened"] == "2014-03-05T19:00"
    assert found["presented"] == "2014-03-05"
    assert found["hit"] == "2014-03-04"
    assert found["sit"] == "2014-03-07"
    assert found["shut"] == "[..2014-05-13]"
    assert found["approved"] == "2014-03-05"
    assert found["closed"] == "2014-03-05T20:10"
    assert found["bought"] == "[..2014-05-13]"
