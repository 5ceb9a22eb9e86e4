"""What isn't EDTF is refused with one sentence: what, where, how to mend it."""

import re
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.model.time import DateError, parse_edtf

# text: position (1-based), words of the message
BROKEN = {
    "": (1, 'write a date such as 2021-08-25, or leave the field empty'),
    " ": (1, 'remove it'),
    "2021 ": (5, 'remove it'),
    "٢٠٢١": (1, 'write 2'),
    "2021–08": (5, "write '-'"),
    "−0043": (1, "write '-'"),
    "2021-8-5": (8, 'write 2021-08-05'),
    "2021-8-15": (8, 'write 2021-08-15'),
    "2021-8": (6, 'write 2021-08'),
    "1996-2001": (6, 'write 1996/2001'),
    "last Tuesday": (1, 'write a day as 2021-08-25, a month as 2021-08, about a year as 2021~'),
    "25 August 2021": (1, 'write a day as 2021-08-25, a month as 2021-08, about a year as 2021~'),
    "c. 2021": (1, 'write 2021~'),
    "2021-08-15 14:00": (1, 'write 2021-08-15T14:00'),
    "20210825": (7, 'write 2021-08-25'),
    "202108": (5, 'write 2021-08 or Y202108'),
    "25.08.2021": (3, 'write 2021-08-25'),
    "25-08-2021": (7, 'write 2021-MM-DD'),
    "25/08/2021": (3, 'write the year first, with hyphens, such as 2021-08-25'),
    "2021/08/25": (8, 'write start/end, and each date as 2021-08-25'),
    "2021-W05": (1, 'write the days, such as 2021-08-23/2021-08-29'),
    "2021-123": (6, 'write the month and day: 2021-MM-DD'),
    "199u": (4, "write 'X'"),
    "199x": (4, "write 'X'"),
    "y12345": (1, "write 'T', 'Z', 'Y', 'S' or 'E'"),
    "Y1985": (2, 'write the year as YYYY: 1985'),
    "Y012345": (2, 'leave the zeros out'),
    "12345": (1, 'write Y12345 for a longer year'),
    "201": (1, 'write 201X for a decade, or 0201'),
    "5": (1, 'write 0005'),
    "-44": (2, 'write -44XX for a century, or -0044'),
    "unknown/2006": (1, 'leave that end empty'),
    "2004/open": (6, "write '..' for an open end"),
    "2004?~": (5, "write '%' for uncertain and approximate"),
    "(2004)": (1, 'write 2004-06~-11 or 2004-~06-11'),
    "1950p2": (5, 'write 1950S2'),
    "2021-02-30": (9, 'write 2021-02-28 or 2021-02'),
    "2021-13": (6, 'write a month 01 to 12 or a season 21 to 41'),
    "2021-00": (6, 'write a month 01 to 12 or a season 21 to 41'),
    "2021-42": (6, 'write a month 01 to 12 or a season 21 to 41'),
    "2021-21-01": (6, 'leave the day out, or write a month 01 to 12'),
    "2021-08-25T25:00": (12, 'write 00 to 23, or 24:00:00 for the end of the day'),
    "2021-08-25T10:60": (15, 'write 00 to 59'),
    "2021-08-25T10:30:61": (18, 'write 00 to 59 (a leap second 60 only ends a quarter of an hour, as 23:59:60)'),
    "2021-08-25T1030": (14, 'write T10:30'),
    "2021-08-25T24:00:01": (12, 'write 00 to 23, or 24:00:00 for the end of the day'),
    "2021-08-25T10:30+15:00": (17, 'write an offset up to 14:00, such as +04:30'),
    "2021-08-25T10:30-00:00": (17, 'write Z or +00:00'),
    "2021-08-25t10:30": (11, "write 'T', 'Z', 'Y', 'S' or 'E'"),
    "2021-08-25T": (11, 'write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss'),
    "2021-08-25Z": (11, 'write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss'),
    "2021-08-25~T10:30": (11, 'move the qualifier there'),
    "-0000": (1, 'write 0000 for 1 BCE, -0001 for 2 BCE'),
    "-0000-01": (1, 'write 0000 for 1 BCE, -0001 for 2 BCE'),
    "2021/2020": (6, 'write 2020/2021'),
    "2021/2020/2019": (10, 'write start/end, and each date as 2021-08-25'),
    "/": (1, 'write at least one end, or leave the date out'),
    "..": (1, 'write 2021/.. or [2020..2021]'),
    "[..]": (2, 'write a date before or after it, such as 2021..'),
    "[]": (2, 'write a date such as 2021-08-25, or leave the field empty'),
    "{}": (2, 'write a date such as 2021-08-25, or leave the field empty'),
    "[2021": (5, "end with ']'"),
    "[2021..,2022]": (2, 'begin the set with ..date or end it with date..'),
    "[2021,..2022]": (7, 'begin the set with ..date or end it with date..'),
    "[2022..2021]": (8, 'write 2021..2022'),
    "[[2021]]": (2, 'write [2020,2021] or {2020,2021}'),
    "[2021/2022]": (6, 'write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss'),
    "[2021, 2022]": (7, 'remove it'),
    "2021..2022": (5, 'write 2021/.. or [2020..2021]'),
    "2021…2022": (5, "write two dots '..'"),
    "2021-02-3X": (9, 'write a day that exists, or XX'),
    "XX01-02-29": (9, 'write a day that exists, or XX'),
    "2021-3X": (6, 'write 01 to 12, 0X, 1X or XX'),
    "1950S0": (6, 'write S1 to S4, or leave S out'),
    "1950S5": (6, 'write S1 to S4, or leave S out'),
    "1950S2-01": (5, 'leave out S, or month and day'),
    "?Y12345": (1, 'move it to the end'),
    "Y12345-01": (1, 'leave them out'),
    "hello": (1, 'write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss'),
    "2021-": (5, 'write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss'),
    "2021--08": (5, 'write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss'),
    "2021-08-": (8, 'write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss'),
    "2021-2X": (6, 'write 01 to 12, 0X, 1X or XX'),
    "X": (1, 'write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss'),
    "2021-08-25\n": (11, 'remove it'),
    "[2021,]": (7, 'write a date such as 2021-08-25, or leave the field empty'),
    "2021-XX-3": (8, 'write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss'),
    "2021/[2022]": (6, 'write [2020,2021] or {2020,2021}'),
    "2021S": (5, 'write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss'),
    "YE5": (1, 'write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss'),
    "Y1E": (1, 'write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss'),
    "Y1E0": (1, 'write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss'),
    "2021-08-25T10:XX": (14, 'write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss'),
}  # fmt: skip


@pytest.mark.parametrize("text", BROKEN)
def test_error_names_place_and_mend(text: str) -> None:
    position, mend = BROKEN[text]
    with pytest.raises(DateError) as caught:
        parse_edtf(text)
    message = str(caught.value)
    assert message.startswith(f"{text!r}: ")
    assert f"(character {position}); " in message
    assert message.endswith(f"; {mend}")


def test_the_error_of_a_day_that_does_not_exist() -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf("2021-02-30")
    assert str(caught.value) == (
        "'2021-02-30': February 2021 has days 01 to 28 (character 9); write 2021-02-28 or 2021-02"
    )


OFFERED = re.compile(r"write (Y?-?\d{4}[\dX/.-]*)(?: or| for|$)")


@pytest.mark.parametrize("mend", [m for _, m in BROKEN.values() if OFFERED.match(m)])
def test_the_mend_offered_can_be_read(mend: str) -> None:
    match = OFFERED.match(mend)
    assert match
    text = match[1]
    parse_edtf(f"[{text}]" if ".." in text and "/" not in text else text)


@pytest.mark.parametrize("value", [None, 2021, 2021.5, b"2021", ["2021"]])
def test_only_text_is_a_date(value: object) -> None:
    with pytest.raises(DateError, match="text"):
        parse_edtf(value)  # type: ignore[arg-type]


HOSTILE = [
    "2" * 10_000_000,
    "[" * 10_000_000,
    "Y" + "9" * 19_000 + "E" + "9" * 900,
    "Y9E" + "9" * 19_000 + "S" + "9" * 900,
    "1950S" + "9" * 19_000,
    "[" + "2021," * 3_900 + "2021-02-30]",
    "{" + "XX01-02-29," * 1_500 + "2021}",
    "[" * 9_000 + "]" * 9_000,
    "/" * 19_000,
    "." * 19_000,
    "?" * 19_000,
    "-" * 19_000,
    "[" + "." * 18_000 + "]",
    "\0",
    "\ud800",
    "2021-08-25\u202e",
    "２０２１",  # full-width digits
    "²⁰²¹",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_refused_soon_and_briefly(text: str) -> None:
    begun = time.monotonic()
    refused = refusal(text)
    words = "" if refused else parse_edtf(text).words()
    assert time.monotonic() - begun < 5  # a runaway, not a measurement
    assert len(refused) < 600
    assert refused.isprintable()
    assert len(words) < 100_000


def refusal(text: str) -> str:
    """The message of the DateError, empty if the text is a date."""
    try:
        parse_edtf(text)
    except DateError as error:
        return str(error)
    return ""


edtf_like = st.text(alphabet="0123456789XYEST:?~%-/.,[]{}Z+ ", max_size=30)


@given(st.one_of(st.text(), edtf_like))
@example("-000X-XX-XX~")
@example("[..,..]")
@example("0000-01-01~/")
def test_any_text_is_read_or_refused(text: str) -> None:
    refused = refusal(text)
    if refused:
        assert re.search(r"\(character \d+\); ", refused)
        assert refused.isprintable()
    else:
        date = parse_edtf(text)
        assert date.words()
        assert parse_edtf(date.edtf) == date


@given(st.characters(categories=["Nd"]).filter(lambda c: not c.isascii()))
def test_digits_of_other_scripts_are_refused_with_their_value(digit: str) -> None:
    with pytest.raises(DateError, match=f"write {unicodedata.decimal(digit)}$"):
        parse_edtf(f"202{digit}")
