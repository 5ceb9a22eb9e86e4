"""Dates as people type them: the EDTF that each phrase says, with a reference and without."""

import pytest

from timeline_app.model.source import Basis
from timeline_app.model.time import UncertainDate, parse_edtf
from timeline_app.model.typed_date import TypedDate, read_typed_date


def bounds_of(date: UncertainDate) -> tuple[int, int, int, int]:
    return date.start_earliest, date.start_latest, date.end_earliest, date.end_latest


DAYS = {
    "14 March 1985": "1985-03-14",
    "March 14, 1985": "1985-03-14",
    "March 14 1985": "1985-03-14",
    "14 Mar 1985": "1985-03-14",
    "14 mar. 1985": "1985-03-14",
    "MARCH 14TH, 1985": "1985-03-14",
    "14th March 1985": "1985-03-14",
    "the 14th of March, 1985": "1985-03-14",
    "on the fourteenth of March 1985": "1985-03-14",
    "March the 14th 1985": "1985-03-14",
    "1985 March 14": "1985-03-14",
    "14-Mar-1985": "1985-03-14",
    "14. March 1985": "1985-03-14",
    "14March1985": "1985-03-14",
    "Thursday 14 March 1985": "1985-03-14",
    "Thursday, 14 March 1985": "1985-03-14",
    "Thu, March 14, 1985": "1985-03-14",
    "the 1st of Sept. 1939": "1939-09-01",
    "the first of September 1939": "1939-09-01",
    "twenty-second November 1963": "1963-11-22",
    "29 February 2000": "2000-02-29",
    "15 March 44 BC": "-0043-03-15",
    "24 August 79 AD": "0079-08-24",
    "3 January 5 CE": "0005-01-03",
    "14/12/1985": "1985-12-14",
    "12/14/1985": "1985-12-14",
    "14.12.1985": "1985-12-14",
    "14-12-1985": "1985-12-14",
    "12/12/1985": "1985-12-12",
    "1985/03/14": "1985-03-14",
    "1985.03.14": "1985-03-14",
    "the first Monday of April 1990": "1990-04-02",
    "third Thursday in May 1990": "1990-05-17",
    "the last Friday of August 1990": "1990-08-31",
    "the first Monday of 1990": "1990-01-01",
    "the last Friday of 1990": "1990-12-28",
    "14 March 1985 (Thursday)": "1985-03-14",
    "the first day of February 1990": "1990-02-01",
    "the last day of February 1988": "1988-02-29",
    "the last day of 1990": "1990-12-31",
}

UNITS = {
    "March 1985": "1985-03",
    "Mar. 1985": "1985-03",
    "March, 1985": "1985-03",
    "in March of 1985": "1985-03",
    "1985 March": "1985-03",
    "in 1985": "1985",
    "the year 1985": "1985",
    "during 1985": "1985",
    "44 BC": "-0043",
    "44 B.C.": "-0043",
    "44 BCE": "-0043",
    "1 BC": "0000",
    "AD 79": "0079",
    "A.D. 79": "0079",
    "79 AD": "0079",
    "79 CE": "0079",
    "1066 CE": "1066",
    "12,021 CE": "Y12021",
    "March 44 BC": "-0043-03",
    "the 1960s": "196X",
    "1960s": "196X",
    "1960's": "196X",
    "the 1800s": "18XX",
    "the 440s BC": "[-0448..-0439]",
    "19th century": "18XX",
    "the 19th century": "18XX",
    "the nineteenth century AD": "18XX",
    "twenty-first century": "20XX",
    "5th century BC": "-04XX",
    "the first century": "[0001..0100]",
    "1st century BC": "[-0099..0000]",
    "summer 1985": "1985-22",
    "in the Spring of 1985": "1985-21",
    "fall 1985": "1985-23",
    "autumn, 1985": "1985-23",
    "winter 1985-86": "1985-24",
    "winter 1985/86": "1985-24",
    "winter of 1985–1986": "1985-24",
    "winter 2009-10": "2009-24",
    "winter 1999-2000": "1999-24",
    "Q3 1985": "1985-35",
    "1985 Q3": "1985-35",
    "1985-Q3": "1985-35",
    "the third quarter of 1985": "1985-35",
    "last quarter of 1985": "1985-36",
    "first half of 1985": "1985-40",
    "the second half of 1985": "1985-41",
    "H2 1985": "1985-41",
}

TIMES = {
    "14 March 1985 at 14:30": "1985-03-14T14:30",
    "14 March 1985, 14:30": "1985-03-14T14:30",
    "14:30 on 14 March 1985": "1985-03-14T14:30",
    "14 March 1985 14:30:05": "1985-03-14T14:30:05",
    "14 March 1985 at 2:30 pm": "1985-03-14T14:30",
    "2.30 p.m. on 14 March 1985": "1985-03-14T14:30",
    "12:15 am, March 14, 1985": "1985-03-14T00:15",
    "14 March 1985 at noon": "1985-03-14T12:00",
    "14 March 1985 at 2 pm": "1985-03-14T14",
    "12 pm on 14 March 1985": "1985-03-14T12",
    "at 12 am on 14 March 1985": "1985-03-14T00",
    "14 March 1985 at 9": "1985-03-14T09",
    "14 March 1985, 14h30": "1985-03-14T14:30",
    "14 March 1985 at 1430": "1985-03-14T14:30",
    "between 2 and 4 pm on 14 March 1985": "[1985-03-14T14..1985-03-14T16]",
    "early evening of 14 March 1985": "[1985-03-14T17..1985-03-14T23]",
    "about 2 pm on 14 March 1985": "1985-03-14T14~",
    "14 March 1985 at about 14:30": "1985-03-14T14:30~",
    "14 March 1985 at 14:30 UTC": "1985-03-14T14:30Z",
    "14 March 1985 14:30Z": "1985-03-14T14:30Z",
    "14 March 1985 at 14:30 +04:30": "1985-03-14T14:30+04:30",
    "14:30 UTC+4:30 on 14 March 1985": "1985-03-14T14:30+04:30",
    "14 March 1985 at 14:30 GMT-5": "1985-03-14T14:30-05:00",
    "14 March 1985, 10:00-11:30": "1985-03-14T10:00/1985-03-14T11:30",
    "14 March 1985 from 10:00 to 11:30 UTC": "1985-03-14T10:00Z/1985-03-14T11:30Z",
    "between 10:00 and 11:30 on 14 March 1985": "[1985-03-14T10:00..1985-03-14T11:30]",
    "14 March 1985 between 10:00 and 11:30": "[1985-03-14T10:00..1985-03-14T11:30]",
    "2 to 4 pm on 14 March 1985": "1985-03-14T14/1985-03-14T16",
    "before 14:30 on 14 March 1985": "[..1985-03-14T14:29]",
    "after 14:30 UTC on 14 March 1985": "[1985-03-14T14:31Z..]",
    "the morning of 14 March 1985": "[1985-03-14T00..1985-03-14T11]",
    "14 March 1985 in the afternoon": "[1985-03-14T12..1985-03-14T17]",
    "evening of 14 March 1985": "[1985-03-14T17..1985-03-14T23]",
    "the night of 14 March 1985": "[1985-03-14T00..1985-03-15T06]",
}

PARTS = {
    "early April 1990": "[1990-04-01..1990-04-10]",
    "mid April 1990": "[1990-04-11..1990-04-20]",
    "mid-April 1990": "[1990-04-11..1990-04-20]",
    "late April 1990": "[1990-04-21..1990-04-30]",
    "late February 1988": "[1988-02-21..1988-02-29]",
    "at the beginning of April 1990": "[1990-04-01..1990-04-10]",
    "the middle of April 1990": "[1990-04-11..1990-04-20]",
    "the end of April 1990": "[1990-04-21..1990-04-30]",
    "early 1990": "[1990-01..1990-04]",
    "the start of 1990": "[1990-01..1990-04]",
    "mid-1990": "[1990-05..1990-08]",
    "late 1990": "[1990-09..1990-12]",
    "end of 1990": "[1990-09..1990-12]",
    "early summer 1990": "1990-06",
    "late winter 1990": "1991-02",
    "early 1960s": "[1960..1963]",
    "the mid-1960s": "[1964..1966]",
    "late 1960s": "[1967..1969]",
    "early 19th century": "[1800..1833]",
    "mid-19th century": "[1834..1866]",
    "the late 19th century": "[1867..1899]",
    "first half of the 19th century": "[1800..1849]",
    "the first half of the 1960s": "[1960..1964]",
    "last quarter of the 19th century": "[1875..1899]",
    "first half of April 1990": "[1990-04-01..1990-04-15]",
    "second half of May 1990": "[1990-05-16..1990-05-31]",
    "the first week of April 1990": "[1990-04-01..1990-04-07]",
    "the third week of April 1990": "[1990-04-15..1990-04-21]",
    "the last week of April 1990": "[1990-04-24..1990-04-30]",
    "the first days of April 1990": "[1990-04-01..1990-04-07]",
    "the last days of April 1990": "[1990-04-24..1990-04-30]",
    "the first three days of April 1990": "[1990-04-01..1990-04-03]",
    "the last two weeks of April 1990": "[1990-04-17..1990-04-30]",
    "the first six months of 1990": "[1990-01..1990-06]",
    "early to mid April 1990": "[1990-04-01..1990-04-20]",
    "early or late April 1990": "[1990-04-01..1990-04-10,1990-04-21..1990-04-30]",
}

MARKS = {
    "about 1850": "1850~",
    "around 1850": "1850~",
    "circa 1850": "1850~",
    "c. 1850": "1850~",
    "c.1850": "1850~",
    "c1850": "1850~",
    "ca. 1850": "1850~",
    "ca 1850": "1850~",
    "approximately 1850": "1850~",
    "approx. 1850": "1850~",
    "roughly 1850": "1850~",
    "1850 ~": "1850~",
    "~ March 1850": "1850-03~",
    "about March 1850": "1850-03~",
    "around 14 March 1850": "1850-03-14~",
    "around the 1850s": "185X~",
    "probably 1850": "1850?",
    "possibly March 1850": "1850-03?",
    "perhaps in 1850": "1850?",
    "March 1850?": "1850-03?",
    "March 1850 (?)": "1850-03?",
    "1850 (uncertain)": "1850?",
    "1850 or so": "1850~",
    "probably about 1850": "1850%",
    "about 1850, uncertain": "1850%",
    "circa 1850?": "1850%",
    "about 1850 to 1860": "1850~/1860~",
    "1850 to about 1860": "1850/1860~",
    "probably before 1850": "[..1849?]",
}

BOUNDS = {
    "before 9 March 1961": "[..1961-03-08]",
    "before 1 January 1961": "[..1960-12-31]",
    "before March 1961": "[..1961-02]",
    "before 1961": "[..1960]",
    "before the 1960s": "[..1959]",
    "before 1 BC": "[..-0001]",
    "shortly before 9 March 1961": "[..1961-03-08]",
    "prior to 1961": "[..1960]",
    "before summer 1961": "[..1961-05]",
    "before about 1961": "[..1961~]",
    "before the end of 1961": "[..1961-12]",
    "after the beginning of March 1961": "[1961-03-01..]",
    "by the end of March 1961": "[..1961-03-31]",
    "until the end of 1961": "/1961",
    "before the 19th century": "[..1799]",
    "1961 to date": "1961/..",
    "after 9 March 1961": "[1961-03-10..]",
    "after 31 December 1961": "[1962-01-01..]",
    "after December 1961": "[1962-01..]",
    "after 1961": "[1962..]",
    "after about 1961": "[1961~..]",
    "by 1961": "[..1961]",
    "no later than 9 March 1961": "[..1961-03-09]",
    "not later than March 1961": "[..1961-03]",
    "on or before 9 March 1961": "[..1961-03-09]",
    "in or before 1961": "[..1961]",
    "9 March 1961 at the latest": "[..1961-03-09]",
    "9 March 1961 or earlier": "[..1961-03-09]",
    "not before 1961": "[1961..]",
    "no earlier than 9 March 1961": "[1961-03-09..]",
    "on or after 9 March 1961": "[1961-03-09..]",
    "in or after 1961": "[1961..]",
    "9 March 1961 or later": "[1961-03-09..]",
    "9 March 1961 at the earliest": "[1961-03-09..]",
    "since 9 March 1961": "1961-03-09/..",
    "since 1961": "1961/..",
    "since early March 1961": "1961-03/..",
    "1961 onwards": "1961/..",
    "from 1961 onwards": "1961/..",
    "from 9 March 1961 on": "1961-03-09/..",
    "1961 to the present": "1961/..",
    "1961–present": "1961/..",
    "from 1961 to the present day": "1961/..",
    "from 1961 until now": "1961/..",
    "from 1961": "1961/",
    "from 1961, end open": "1961/..",
    "from 1961, end unknown": "1961/",
    "until 1961": "/1961",
    "till 9 March 1961": "/1961-03-09",
    "up to March 1961": "/1961-03",
    "until 1961, start open": "../1961",
    "until 1961, start unknown": "/1961",
    "start open, end unknown": "../",
}

RANGES = {
    "15 to 31 May 1990": "1990-05-15/1990-05-31",
    "15–31 May 1990": "1990-05-15/1990-05-31",
    "15-31 May 1990": "1990-05-15/1990-05-31",
    "15 - 31 May, 1990": "1990-05-15/1990-05-31",
    "May 15-25, 1990": "1990-05-15/1990-05-25",
    "May 15 to 25, 1990": "1990-05-15/1990-05-25",
    "from 15 to 31 May 1990": "1990-05-15/1990-05-31",
    "from 15 May to 2 June 1990": "1990-05-15/1990-06-02",
    "15 May through 2 June 1990": "1990-05-15/1990-06-02",
    "15 May 1990 to 2 June 1990": "1990-05-15/1990-06-02",
    "Dec. 30, 1989 – Jan. 2, 1990": "1989-12-30/1990-01-02",
    "from 15 May 1990 until 2 June 1990": "1990-05-15/1990-06-02",
    "1990-05-15 to 1990-06-02": "1990-05-15/1990-06-02",
    "May–June 1990": "1990-05/1990-06",
    "May to June 1990": "1990-05/1990-06",
    "May 1990 to 2 June 1990": "1990-05/1990-06-02",
    "1914-18": "1914/1918",
    "1914–18": "1914/1918",
    "1914 to 18": "1914/1918",
    "1914 to 1918": "1914/1918",
    "1914–1918": "1914/1918",
    "44 to 31 BC": "-0043/-0030",
    "15 to 10 BC": "-0014/-0009",
    "1200 to 1100 BC": "-1199/-1099",
    "27 BC to 14 AD": "-0026/0014",
    "500-400 BC": "-0499/-0399",
    "the 1950s to the 1960s": "195X/196X",
    "late 19th to early 20th century": "18XX/19XX",
    "early May to late June 1990": "1990-05/1990-06",
    "spring to autumn 1990": "1990-21/1990-23",
    "between 15 and 31 May 1990": "[1990-05-15..1990-05-31]",
    "between 15 May and 2 June 1990": "[1990-05-15..1990-06-02]",
    "sometime between May and June 1990": "[1990-05..1990-06]",
    "between 1914 and 1918": "[1914..1918]",
    "between early May and late June 1990": "[1990-05-01..1990-06-30]",
    "15 or 16 May 1990": "[1990-05-15,1990-05-16]",
    "15, 16 or 17 May 1990": "[1990-05-15,1990-05-16,1990-05-17]",
    "May or June 1990": "[1990-05,1990-06]",
    "either in 1988 or 1990": "[1988,1990]",
    "1988 or 1990": "[1988,1990]",
    "one of 1988, 1989 and 1991": "[1988,1989,1991]",
    "18th or 19th century": "[17XX,18XX]",
    "1988, 1990 to 1992, or 1995": "[1988,1990..1992,1995]",
    "15 and 16 May 1990": "{1990-05-15,1990-05-16}",
    "both 1988 and 1990": "{1988,1990}",
    "all of 1988, 1989 and 1991": "{1988,1989,1991}",
    "the day before 1 March 1988": "1988-02-29",
    "a day before 1 January 1 AD": "0000-12-31",
    "two days after 28 February 1990": "1990-03-02",
    "a year after 1990": "1991",
    "two months before March 1990": "1990-01",
    "two weeks after 3 May 1990": "[1990-05-14..1990-05-20]",
    "exactly two weeks after 3 May 1990": "1990-05-17",
    "within a week of 10 May 1990": "[1990-05-03..1990-05-17]",
    "within three days after 10 May 1990": "[1990-05-10..1990-05-13]",
    "the day before the day before 3 May 1990": "1990-05-01",
}

ALMOST_EDTF = {
    "1985-3-4": "1985-03-04",
    "1985-3-14": "1985-03-14",
    "1985-3": "1985-03",
    "1985–03–14": "1985-03-14",
    "19850314": "1985-03-14",
    "1985-03-14 14:30": "1985-03-14T14:30",
    "1985-03-14t14:30z": "1985-03-14T14:30Z",
    "1985-03-14 / 1985-03-20": "1985-03-14/1985-03-20",
    "[1985, 1987]": "[1985,1987]",
    "198x": "198X",
    "198u": "198X",
    "19xx": "19XX",
    "1985-xx": "1985-XX",
    "1985?~": "1985%",
    "unknown/1985": "/1985",
    "1985/unknown": "1985/",
    "1985/open": "1985/..",
    "1985/…": "1985/..",
    "y12021": "Y12021",
}

STATED = DAYS | UNITS | TIMES | PARTS | MARKS | BOUNDS | RANGES | ALMOST_EDTF


@pytest.mark.parametrize("phrase", STATED)
def test_what_a_phrase_says(phrase: str) -> None:
    date = read_typed_date(phrase)
    assert date.edtf == STATED[phrase]
    assert date.bounds == parse_edtf(STATED[phrase])
    assert date.basis is Basis.STATED
    assert date.phrase == phrase


@pytest.mark.parametrize("phrase", STATED)
def test_the_reading_read_again_gives_the_same_bounds(phrase: str) -> None:
    reading = read_typed_date(phrase).reading
    assert "\n" not in reading
    assert bounds_of(read_typed_date(reading).bounds) == bounds_of(parse_edtf(STATED[phrase]))


@pytest.mark.parametrize("phrase", STATED)
def test_a_reference_changes_nothing_that_stands_without_it(phrase: str) -> None:
    assert read_typed_date(phrase, parse_edtf("1704-02-29")) == read_typed_date(phrase)


# The reference is Wednesday 16 May 1990, unless another is named.
RELATIVE = {
    "25 May": "1990-05-25",
    "May 25th": "1990-05-25",
    "10 May": "1990-05-10",
    "25 December": "1989-12-25",
    "1 November": "1990-11-01",
    "29 February": "1992-02-29",
    "in May": "1990-05",
    "August": "1990-08",
    "December": "1989-12",
    "the summer": "1990-22",
    "the 25th": "1990-05-25",
    "the 1st": "1990-05-01",
    "early June": "[1990-06-01..1990-06-10]",
    "15 to 31 May": "1990-05-15/1990-05-31",
    "between 15 and 31 May": "[1990-05-15..1990-05-31]",
    "30 December to 2 January": "1989-12-30/1990-01-02",
    "Monday": "1990-05-14",
    "on Wednesday": "1990-05-16",
    "Thursday": "1990-05-10",
    "last Wednesday": "1990-05-09",
    "last Monday": "1990-05-14",
    "next Monday": "1990-05-21",
    "the following Wednesday": "1990-05-23",
    "this Friday": "1990-05-18",
    "last August": "1989-08",
    "next August": "1990-08",
    "last May": "1989-05",
    "August last year": "1989-08",
    "in March of the same year": "1990-03",
    "the same day": "1990-05-16",
    "that day": "1990-05-16",
    "today": "1990-05-16",
    "yesterday": "1990-05-15",
    "tomorrow": "1990-05-17",
    "the day before yesterday": "1990-05-14",
    "the day after tomorrow": "1990-05-18",
    "the next day": "1990-05-17",
    "the following day": "1990-05-17",
    "the day after": "1990-05-17",
    "the previous day": "1990-05-15",
    "the day before": "1990-05-15",
    "a day before": "1990-05-15",
    "one day earlier": "1990-05-15",
    "two days earlier": "1990-05-14",
    "2 days ago": "1990-05-14",
    "twenty-one days later": "1990-06-06",
    "three weeks later": "[1990-06-03..1990-06-09]",
    "exactly three weeks later": "1990-06-06",
    "a fortnight ago": "[1990-04-29..1990-05-05]",
    "a month earlier": "[1990-04-01..1990-05-01]",
    "a year ago": "[1988-11-16..1989-11-16]",
    "exactly a year ago": "1989-05-16",
    "a couple of days later": "[1990-05-18..1990-05-19]",
    "a few days ago": "[1990-05-10..1990-05-14]",
    "several days before": "[1990-05-07..1990-05-13]",
    "last week": "[1990-05-07..1990-05-13]",
    "this week": "[1990-05-14..1990-05-20]",
    "next week": "[1990-05-21..1990-05-27]",
    "last month": "1990-04",
    "the same month": "1990-05",
    "the following month": "1990-06",
    "last year": "1989",
    "the same year": "1990",
    "next year": "1991",
    "the previous decade": "[1980..1989]",
    "in the last few days": "[1990-05-10..1990-05-16]",
    "in the past two weeks": "[1990-05-02..1990-05-16]",
    "in the next three days": "[1990-05-16..1990-05-19]",
    "within a week": "[1990-05-16..1990-05-23]",
    "within two days": "[1990-05-16..1990-05-18]",
    "overnight": "[1990-05-15T18..1990-05-17T06]",
    "last night": "[1990-05-15T18..1990-05-16T06]",
    "tonight": "[1990-05-16T18..1990-05-17T06]",
    "this morning": "[1990-05-16T00..1990-05-16T11]",
    "the next morning": "[1990-05-17T00..1990-05-17T11]",
    "yesterday evening": "[1990-05-15T17..1990-05-15T23]",
    "at 14:30": "1990-05-16T14:30",
    "14:30 yesterday": "1990-05-15T14:30",
    "the next day at noon": "1990-05-17T12:00",
    "before yesterday": "[..1990-05-14]",
    "since last month": "1990-04/..",
    "yesterday or today": "[1990-05-15,1990-05-16]",
    "two days before 10 May": "1990-05-08",
    "two hours later": "[1990-05-16..1990-05-17]",
    "about two days later": "1990-05-18~",
    "three or four days later": "[1990-05-19..1990-05-20]",
    "two to three weeks ago": "[1990-04-22..1990-05-05]",
    "yesterday?": "1990-05-15?",
    "the end of last month": "[1990-04-21..1990-04-30]",
    "early last year": "[1989-01..1989-04]",
    "before last week": "[..1990-05-13]",
}


@pytest.mark.parametrize("phrase", RELATIVE)
def test_what_leans_on_a_reference(phrase: str) -> None:
    date = read_typed_date(phrase, parse_edtf("1990-05-16"))
    assert date.edtf == RELATIVE[phrase]
    assert date.bounds == parse_edtf(RELATIVE[phrase])
    assert date.basis is Basis.RELATIVE
    assert date.phrase == phrase
    assert "16 May 1990" in date.reading


OTHER_REFERENCES = [
    ("two days later", "1990-05", "[1990-05-03..1990-06-02]"),
    ("a month later", "1990-05", "1990-06"),
    ("the following month", "1990-05", "1990-06"),
    ("the year before", "1990", "1989"),
    ("the same day", "1990-05-16T10:00Z", "1990-05-16"),
    ("the day after", "1990-05-16~", "[1990-05-16..1990-05-18]"),
    ("the day after", "1990-05-16?", "1990-05-17?"),
    ("the day before", "1990-05-10/1990-05-16", "1990-05-09"),
    ("the day after", "1990-05-10/1990-05-16", "1990-05-17"),
    ("the day after", "[1990-05-10..1990-05-16]", "[1990-05-11..1990-05-17]"),
    ("two hours later", "1990-05-16T10:00Z", "[1990-05-16T11:30Z..1990-05-16T12:30Z]"),
    ("exactly two hours later", "1990-05-16T23:00+04:30", "1990-05-17T01:00+04:30"),
    ("the day before", "0000-01-01", "-0001-12-31"),
    ("25 May", "1990", "1990-05-25"),
    ("1 January", "1990-07-02T12:00", "1990-01-01"),
    ("exactly a month later", "1990-01-31", "1990-02-28"),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "reference", "edtf"), OTHER_REFERENCES)
def test_a_reference_that_is_not_one_plain_day(phrase: str, reference: str, edtf: str) -> None:
    date = read_typed_date(phrase, parse_edtf(reference))
    assert date.edtf == edtf
    assert date.basis is Basis.RELATIVE


READINGS = {
    "16th of may, 1990": "16 May 1990",
    "late may 1990": "between 21 and 31 May 1990",
    "c. 1850": "about 1850",
    "before 9 Mar 1961": "before 9 March 1961",
    "1914-18": "1914 to 1918",
    "[1990-05-15..1990-05-31]": "between 15 and 31 May 1990",
    "19th century": "the years 1800 to 1899",
    "14 March 1985 at 2 pm": "14 March 1985 in the hour from 14:00",
    "1985-XX-12": "day 12 of a month in 1985, EDTF 1985-XX-12",
}


@pytest.mark.parametrize("text", READINGS)
def test_reading(text: str) -> None:
    assert read_typed_date(text).reading == READINGS[text]


@pytest.mark.parametrize(
    ("phrase", "name", "reading"),
    [
        ("the day before", "", "15 May 1990, the day before 16 May 1990"),
        ("the day before", "the vote", "15 May 1990, the day before the vote (16 May 1990)"),
        ("25 June", "", "25 June 1990, the one nearest to 16 May 1990"),
        ("Monday", "", "14 May 1990, the one on or before 16 May 1990"),
        ("two weeks ago", "", "between 29 April and 5 May 1990, 2 weeks before 16 May 1990"),
        ("a few days ago", "", "between 10 and 14 May 1990, 2 to 6 days before 16 May 1990"),
        ("last month", "", "April 1990, the month before the one of 16 May 1990"),
        ("this morning", "", None),
    ],
)
def test_a_relative_reading_says_what_it_leans_on(
    phrase: str, name: str, reading: str | None
) -> None:
    date = read_typed_date(phrase, parse_edtf("1990-05-16"), name)
    if reading is None:
        assert date.reading.endswith(", the morning of 16 May 1990")
    else:
        assert date.reading == reading


def test_a_long_reference_is_shortened_in_one_line() -> None:
    reference = parse_edtf("[" + ",".join(f"1990-05-{day}" for day in range(10, 31)) + "]")
    reading = read_typed_date("the day before", reference, "a\nname " * 1000).reading
    assert len(reading) < 250
    assert "\n" not in reading


@pytest.mark.parametrize("text", ["1985-03-14", "  1985-03-14\t", "~1850", "?2004-06-~11"])
def test_edtf_is_passed_through_unchanged(text: str) -> None:
    edtf = text.strip()
    reading = read_typed_date(text).reading
    assert read_typed_date(text) == TypedDate(edtf, parse_edtf(edtf), Basis.STATED, None, reading)


def test_edtf_has_priority_over_words() -> None:
    assert read_typed_date("2001-22").reading == "summer 2001"  # not 2001 to 2022
    assert read_typed_date("1905-06").reading == "June 1905"
