"""What can't be read as a date is refused with one sentence: what, where, what to write instead."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.time import DateError, parse_edtf
from timeline_app.model.typed_date import MAX_LENGTH, read_typed_date

# text: position (1-based), words of the reason, words of the mend
REFUSED = {
    "": (1, "there is no date here", "leave the field empty"),
    "   ": (1, "there is no date here", "leave the field empty"),
    "03/04/1985": (1, "either way round", "write 1985-04-03 (day first) or 1985-03-04 (month first)"),
    "before 03.04.1985": (8, "either way round", "1985-04-03 (day first) or 1985-03-04 (month first)"),
    "03-04-1985": (1, "either way round", "1985-04-03 (day first) or 1985-03-04 (month first)"),
    "03/04/85": (1, "the century of '03/04/85' is open", "write all four digits"),
    "30 February 1985": (1, "February 1985 has days 1 to 28", "write '28 February 1985' or 'February 1985'"),
    "29 February 1900": (1, "February 1900 has days 1 to 28", "'28 February 1900'"),
    "the 31st of June 1985": (5, "June 1985 has days 1 to 30", "write '30 June 1985'"),
    "June 31, 1985": (6, "June 1985 has days 1 to 30", "write '30 June 1985'"),
    "from 5 to 32 May 1985": (11, "May 1985 has days 1 to 31", "write '31 May 1985'"),
    "31/06/1985": (1, "June 1985 has days 1 to 30", "write '30 June 1985'"),
    "0 May 1985": (1, "there is no day 0", "write 1 to 31"),
    "Monday 14 March 1985": (1, "14 March 1985 is a Thursday, not a Monday", "write 'Thursday 14 March 1985'"),
    "by Fri, 14 March 1985": (4, "is a Thursday, not a Friday", "leave the weekday out"),
    "the fifth Monday of June 1990": (5, "June 1990 has no 5th Monday", "the last Monday of June 1990"),
    "2 June to 15 May 1990": (11, "15 May 1990 is before 2 June 1990", "write the earlier date first"),
    "between 1990 and 1985": (18, "1985 is before 1990", "write the earlier date first"),
    "14 Brumaire 1985": (4, "'Brumaire' is not understood", "write a date such as"),
    "14 March 1985 xyz": (15, "'xyz' is not understood", "write a date such as"),
    "14 März 1985": (4, "'März' is not understood", "write a date such as"),
    "14 March 1985 & later": (15, "'&' is not understood", "write a date such as"),
    "14 March 1985 1986": (15, "'1986' can't stand here", "write a date such as"),
    "14 March 1985 May": (15, "'May' can't stand here", "write a date such as"),
    "14 March 85": (10, "the century of 85 is open", "write all four digits"),
    "'85": (1, "is open", "write all four digits"),
    "the '80s": (5, "is open", "write all four digits"),
    "the 80s": (5, "is open", "write all four digits"),
    "the eighties": (5, "'eighties' is not understood", "the 1980s"),
    "March 198": (7, "198 is no year or day", "write four digits, or 'AD' or 'BC'"),
    "0 BC": (1, "there is no year 0", "write 1 BCE or 1 CE"),
    "Monday or 1985": (1, "which Monday is meant is open", "write the day"),
    "Monday, May 1985": (1, "which Monday is meant is open", "write the day"),
    "May 1985 at 14:30": (1, "a time of day needs a day", "write its day, month and year"),
    "morning of May 1985": (1, "a time of day needs a day", "write its day, month and year"),
    "14 March 1985 (Friday)": (16, "is a Thursday, not a Friday", "leave the weekday out"),
    "198X May": (6, "'May' can't stand here", "write a date such as"),
    "the 440s": (5, "the era of the 440s is open", "write 'AD' or 'BC' behind them"),
    "May/June 1985": (4, "'/' may mean 'to' or 'or' here", "write one of the two"),
    "the first Monday of summer 1985": (5, "such a part is not understood", "name its month"),
    "before 1985-02-30T10:00": (8, "'1985-02-30T10:00' is no date", "write a date that exists"),
    "Q1 1985 first Monday": (9, "'first' can't stand here", "write a date such as"),
    "1985, 1986": (1, "a list has 'or' or 'and'", "write 'or' where one of them is meant"),
    "14 March 1985 at 25:00": (18, "there is no hour 25", "write 00 to 23"),
    "14 March 1985 at 14:75": (18, "there is no minute 75", "write 00 to 59"),
    "13 pm on 14 March 1985": (1, "13 is no hour of am or pm", "write 1 to 12"),
    "14 March 1985 at midnight": (18, "either end of a day", "write 'at 00:00' for its beginning"),
    "14 March 1985 at 14:30 EST": (24, "a time zone is kept as its offset", "such as UTC+04:30"),
    "14 March 1985 at 14:30 UTC+19": (24, "there is no time zone +19", "an offset up to 14:00"),
    "summer 1985-86": (13, "only a winter", "name one year"),
    "winter 1985-88": (13, "only a winter", "name one year"),
    "1985-13 to 1986": (6, "", "write"),
    "before": (6, "the date stops too soon", "write a date such as"),
    "14 March or": (11, "the date stops too soon", "write a date such as"),
    "between 1985": (13, "'between' needs two dates", "write 'between … and …'"),
    "5": (1, "'5' alone is no date", "add its month and year"),
    "the 0th century": (5, "there is no such century", "'1st' to '99th century'"),
    "the fifth quarter of 1985": (5, "there is no such quarter", "write 1 to 4"),
    "1985-02-30": (9, "February 1985 has days 01 to 28", "write 1985-02-28 or 1985-02"),
    "1985-13": (6, "there is no month or season 13", "write a month 01 to 12"),
    "12345": (1, "12345 is no year or day", "write four digits"),
}  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_error_names_reason_place_and_mend(text: str) -> None:
    position, reason, mend = REFUSED[text]
    with pytest.raises(DateError) as caught:
        read_typed_date(text)
    message = str(caught.value)
    assert message.startswith(f"{text!r}: ")
    before, after = message.removeprefix(f"{text!r}: ").split(f" (character {position}); ")
    assert reason in before
    assert mend in after


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("yesterday", 1), ("two weeks later", 1), ("the same day", 5), ("25 June", 1), ("in May", 4),
        ("Monday", 1), ("at 14:30", 1), ("the day before", 5), ("before last month", 8), ("overnight", 1),
        ("from 5 May to yesterday", 15), ("within a week", 1), ("the last few days", 5),
    ],
)  # fmt: skip
def test_without_a_reference_the_error_says_that_it_is_needed(text: str, position: int) -> None:
    with pytest.raises(
        DateError, match=rf"needs a reference date.*\(character {position}\); write"
    ):
        read_typed_date(text)


@pytest.mark.parametrize(
    ("text", "reference", "reason"),
    [
        ("Monday", "1990-05", "May 1990 is not one day"),
        ("at noon", "1990", "1990 is not one day"),
        ("25 May", "1985/1990", "reaches over more than one such date"),
        ("the day after", "1990/..", "has no known day to lean on"),
        ("yesterday", "/1990", "has no known day to lean on"),
        ("a year ago", "Y170000002", "has no known day to lean on"),
        ("31 June", "1990-05-16", "June has days 1 to 30"),
        ("5", "1990-05-16", "'5' alone is no date"),
        ("last May 1985", "1990-05-16", "the year tells already"),
        ("next morning", "9999-12-31", "years beyond 9999 have no months"),
    ],
)
def test_a_reference_that_does_not_tell(text: str, reference: str, reason: str) -> None:
    with pytest.raises(DateError, match=re.escape(reason)):
        read_typed_date(text, parse_edtf(reference))


@pytest.mark.parametrize("value", [None, 1985, b"1985"])
def test_only_text_is_a_date(value: object) -> None:
    with pytest.raises(DateError, match="a date is text"):
        read_typed_date(value)  # type: ignore[arg-type]


HOSTILE = [
    "a" * 1_000_000,
    "1985 to " * 125_000,
    "(" * 1_000_000,
    "9" * 1_000_000,
    "  " * 500_000,
    "EDTF " * 200_000,
    ", EDTF " * 100_000,
    "the day before " * 100_000,
    "-" * MAX_LENGTH,
    "a couple of few " * 12,
    "99999999999999999999999999999999 BC",
    "14 March 1985\u202e",
    "\ud800",
    "\0",
    "１４ March 1985",
    "²",
    "twenty-" * 28,
    "1985~~~~~~~~??????",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_refused_soon_and_briefly(text: str) -> None:
    begun = time.monotonic()
    message = refusal(text)
    assert time.monotonic() - begun < 2  # a runaway, not a measurement
    assert message.isprintable()
    assert 0 < len(message) < 600 or text.startswith("1985~")


def test_words_are_read_up_to_a_length() -> None:
    longest = "14 March 1985".rjust(MAX_LENGTH)
    assert read_typed_date(longest).edtf == "1985-03-14"
    with pytest.raises(DateError, match=f"keep it under {MAX_LENGTH} characters"):
        read_typed_date(f" {longest}")


def refusal(text: str) -> str:
    """The message of the DateError, empty if the text is a date."""
    try:
        read_typed_date(text, parse_edtf("1990-05-16"))
    except DateError as error:
        return str(error)
    return ""


words = st.sampled_from(
    ["the", "of", "in", "on", "at", "about", "c.", "before", "after", "since", "until", "by", "from", "to", "-", "–", "/", ",", "(", ")", "?", "~", "or", "and", "between", "either", "both", "one", "two", "5", "14", "31", "31st", "85", "1985", "2", "pm", "14:30", "UTC", "+04:30", "Z", "noon", "May", "Monday", "summer", "BC", "AD", "early", "mid", "late", "first", "last", "second", "next", "this", "same", "week", "day", "days", "month", "year", "years", "century", "half", "quarter", "decade", "Q3", "1980s", "1985-03-14", "1985-03", "198X", "03/04/1985", "ago", "earlier", "later", "within", "a", "few", "couple", "several", "yesterday", "overnight", "morning", "night", "present", "onwards", "exactly", "unknown", "open", "today", "'85", "19th", "twenty-", "no", "than", "later,", "uncertain", "now"]
)  # fmt: skip
phrases = st.lists(words, max_size=9).map(" ".join)


@given(
    st.one_of(st.text(max_size=40), phrases),
    st.sampled_from([None, "1990-05-16", "1990/", "1990?"]),
)
def test_any_text_is_read_or_refused(text: str, reference: str | None) -> None:
    leaning_on = parse_edtf(reference) if reference else None
    message = ""
    try:
        date = read_typed_date(text, leaning_on)
    except DateError as error:
        message = str(error)
    if message:
        assert re.search(r"\(character \d+\); ", message)
        assert message.isprintable()
    else:
        assert parse_edtf(date.edtf) == date.bounds
        assert date.reading
