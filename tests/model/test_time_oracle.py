# ruff: noqa: SIM905  (texts without spaces are easier to read, and to add to, as words)
"""Which texts are EDTF: our parser against PyPI's `edtf`, each difference with its reason.

Clauses are those of the Library of Congress specification of 4 February 2019.
"""

import contextlib
import io
import itertools
import re
import warnings

import pytest

from timeline_app.model.time import DateError, parse_edtf

with warnings.catch_warnings():
    # Its import and pyparsing's deprecations are not ours to mend.
    warnings.simplefilter("ignore")
    import edtf

YEARS = "1985 0000 -0044 201X 1XXX XXXX 19X5 -01XX -0000 -XXXX 985".split()
MONTHS = "02 12 00 13 20 21 25 41 42 XX 1X 2X X1 4".split()
DAYS = "28 29 30 31 00 32 XX 1X 3X 4 366".split()
CLOCKS = (
    "T23:20:30 T23:20:30Z T23:20:30-04 T23:20:30+04:30 T23:20:30+14:00 T23:20:30+14:01 "
    "T23:20:30+00:00 T23:20:30-00:00 T23:20:30+00 T23:20:30+13:59 T23:20:30+24:00 T24:00:00 "
    "T24:00:01 T00:00:00 T23:59:60 T23:59:60Z T10:00:60 T23:60:00 T10:30 T10 T1030 T10:30Z "
    "T23:20:30.5 T T23:20:30~"
).split()
ENDS = [
    *"1985 1985-04-12 1985-21 1985-33 1985~ 1985-XX 1985-~04-12 Y170000002 1985-04-12T23:20:30Z .. "
    "[1985] 1985-13".split(),
    "",
]
MEMBERS = [
    *"1667 1667-05-07 1667? 166X 1667-05~-07 1667-21 Y17000 1667..1670 1667-05..1667-07 "
    "1667..1668-03 1670..1667 166X..1670 1667?..1670 1667-21..1667-22 1667/1668 1667-13 "
    "1667-05-07T10:00:00".split(),
    "",
]
LONG = (
    "Y170000002 Y-170000002 Y17000 Y1985 Y-1985 Y0 Y0170000 Y-17E7 Y17E7 Y1E1 Y17E0 Y0E5 Y17E "
    "YE7 Y17E7S2 Y17101E4S3 Y3388E2S3 Y171010000S3 Y17000S0 Y17000S6 Y17000S 1950S2 1950S1 "
    "1950S4 1950S5 1950S0 1950S 1950S02 -1950S2 201XS2 1950S2? Y17000? Y-17E7~ Y17000-01 ?Y17000 "
    "1950S2-04 1950S2-04-12 1950-04S2 y17000 Y17e7 1950s2 17E7 Y1.7E7 Y+17000 +1985 Y17000X"
).split()
PECULIAR = [
    *"20210825 202108 2021-W05 2021-W05-1 2021-123 unknown/2006 2004/open 2004?~ 2004~? 199u 199x "
    "(2004)? 2004-(06)? 1950p2 y170000002 2021-8-5 2021.08.25 25/08/2021 2021/2022/2023 2021/ 2021Z "
    "/2021 / // .. ../.. ../ /.. [] {} [..] {..} [2021 2021] {2021] [2021} [[2021]] 2021..2022 "
    "2001-21^southernHemisphere 2021/P1Y P1Y 2021/2020 2021-02/2021-01-31 1984-X2-30 1985-XX-12".split(),
    "",
    " ",
    "2021 ",
    " 2021",
    "[1667, 1668]",
    "2021 / 2022",
    "2021 - 08",
    "٢٠٢١",
]


def candidates() -> list[str]:
    """Texts good and bad: every pair of components, ends and members, and every qualification."""
    found = [*YEARS, *LONG, *PECULIAR]
    found += ["-".join(pair) for pair in itertools.product(YEARS, MONTHS)]
    for year, month in itertools.product(("1985", "19X1"), ("02", "04", "13", "21", "XX", "X9")):
        found += [f"{year}-{month}-{day}" for day in DAYS]
    found += [f"1985-04-12{clock}" for clock in CLOCKS] + ["1985-04T10:00:00"]
    found += ["/".join(pair) for pair in itertools.product(ENDS, ENDS)]
    found += [f"{{1700,{member}}}" for member in MEMBERS] + [f"{{{m},1700..}}" for m in MEMBERS]
    found += [f"[{side}]" for m in MEMBERS for side in (m, f"..{m}", f"{m}..", f"..{m},1700")]
    found += [
        f"[{side}]" for m in MEMBERS for side in (f"1600,{m}..", f"1600..,{m}", f"1600,..{m}")
    ]
    for marks in itertools.product(("", "~"), repeat=6):
        if sum(map(bool, marks)) <= 2:
            found.append("{}2004{}-{}06{}-{}11{}".format(*marks))
            found.append("{}2004{}-{}06{}-{}1X{}".format(*marks))
    for marks in itertools.product(("", "?", "%"), repeat=4):
        if sum(map(bool, marks)) <= 2:
            found.append("{}2004{}-{}06{}".format(*marks))
            found.append("{}2004{}-{}21{}".format(*marks))
    return sorted(set(found))


# Why the two differ: pattern of the whole text, whether we read it, reason.
DATE = r"[?~%]?-?[\dX]{4}[?~%]?(-[?~%]?[\dX]{2}[?~%]?){0,2}"
CLOCK = r"\d{4}-\d\d-\d\dT[\d:]+Z?"
ANY = rf"(?:{DATE}|{CLOCK}|Y\d+|\.\.|)"
DIFFERENCES = [
    # What the standard allows and the oracle can't read
    (r"-?[\dX]{4}-X?[\dX]X?", True, "L2 Unspecified: X in a month; the oracle crashes on the month alone"),
    (r"-?\d{4}-X\d", True, "L2 Unspecified: X may be any digit; the oracle crashes"),
    (r"-[\dX]{4}(-[\dX]{2})?", True, "L2 Unspecified holds for negative years, with months too"),
    (r"[\dX]{4}-(2[1-9]|3\d|4[01])", True, "L2: a year with X may have a season as it may have a month"),
    (rf"{ANY}/{ANY}", True, "L2 Interval: either end may be any date; the oracle misses combinations"),
    (r"/\.\.|\.\./", True, "L1 Extended interval: both ends by the same rule; the oracle crashes"),
    (r".*T23:20:30[+]00(:00)?", True, "L0 Date and time: the zone of Greenwich may be +00:00"),
    (r".*T10(:30)?Z?", True, "ISO 8601-1 5.3.1.3: clock times of hours or minutes only; our extension"),
    (r".*T23:20:30~", True, "a qualified clock time; our extension"),
    (r".*T23:59:60Z?", True, "ISO 8601-1 4.3.8: second 60 is a leap second"),
    (r"[?~%]?2004.*-.*06.*", True, "L2 Qualification: every component and group may be qualified"),
    (r"[?~%]?2004.*-.*21.*", True, "L1 Seasons are dates, and dates are qualified (L1, L2)"),
    (r"Y-?\d+(E\d+)?[?~]", True, "L1 Qualification: a date may be qualified, whatever its year"),
    (r"(1950S2|Y17000)\?", True, "L1 Qualification: as above"),
    (r"Y.*E.*", True, "L2 Exponential year"),
    (r"\[[\d-]+\]", True, "L2 Sets: a set of one is a set"),
    (r"[\[{].*(Y17000|21|T10:00:00|/|X|[?~]|1668-03|\.\.).*[\]}]", True,
     "L2 Sets: a member is any date, `..` stands between any two, also of unlike precision"),
    # What the standard forbids and the oracle reads
    (r"[\dX]{4}-[\dX]{2}-[\dX]{2}", False, "L0 Date: no such day in that month (and year)"),
    (r"1985-04T10:00:00", False, "L0 Date and time: the date is complete"),
    (r"2021-02/2021-01-31|2021/2020|.*/-1985", False, "L0 Time interval: the end is not before the start"),
    (r"(1950|Y17000)S(0|02|5|6)", False, "L2 Significant digits: a number from 1 to the year's digits"),
    (r"1950S2-04(-12)?", False, "L2 Significant digits are those of a year alone"),
    (r"[\[{].*1670\.\.1667.*[\]}]", False, "L2 Sets: `..` runs forwards"),
    (r".*\s.*", False, "there is no white space in EDTF"),
]  # fmt: skip


def we_read(text: str) -> bool:
    try:
        parse_edtf(text)
    except DateError:
        return False
    return True


def oracle_reads(text: str) -> bool:
    """It prints when it fails, and on some valid texts raises what it doesn't mean to."""
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            edtf.parse_edtf(text)
        except (edtf.EDTFParseException, AttributeError, TypeError, ValueError, KeyError):
            return False
    return True


@pytest.fixture(scope="module")
def differences() -> dict[str, bool]:
    """The texts that only one of the two reads, and whether it is we."""
    return {text: ours for text in candidates() if (ours := we_read(text)) != oracle_reads(text)}


def test_each_difference_has_its_reason(differences: dict[str, bool]) -> None:
    unexplained = [
        text
        for text, ours in differences.items()
        if not any(ours == we and re.fullmatch(pattern, text) for pattern, we, _ in DIFFERENCES)
    ]
    assert unexplained == []


def test_no_listed_difference_has_vanished(differences: dict[str, bool]) -> None:
    vanished = [
        pattern
        for pattern, we, _ in DIFFERENCES
        if not any(ours == we and re.fullmatch(pattern, text) for text, ours in differences.items())
    ]
    assert vanished == []
