"""Dates as the metadata of files have them, to EDTF days; as stated, moved to no other time zone."""

import re

from timeline_app.model.source import Basis
from timeline_app.model.time import DateError, parse_edtf
from timeline_app.reading.document_files.content import as_name
from timeline_app.reading.document_files.document_file import Published

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("january jan", "february feb", "march mar", "april apr", "may", "june jun"),
            *("july jul", "august aug", "september sept sep", "october oct", "november nov"),
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_YEAR = "[12][0-9]{3}"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})?"
_WRITTEN = re.compile(
    rf"(?<![\w/.-]){_WEEKDAY}(?:"
    rf"(?P<iso>{_YEAR}-[01][0-9]-[0-3][0-9])(?![0-9-])"
    rf"|(?P<day>{_DAY})(?:st|nd|rd|th)?(?:\s{{1,3}}of)?\s{{1,3}}(?P<month>{_MONTH})\.?,?\s{{1,3}}(?P<year>{_YEAR})\b"
    rf"|(?P<us_month>{_MONTH})\.?\s{{1,3}}(?P<us_day>{_DAY})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<us_year>{_YEAR})\b"
    r")",
    re.IGNORECASE,
)
# Without hyphens, a time of four or six digits may follow: ten are seconds of a clock, not a date.
_STAMP = re.compile(
    r"\s*(?:D:)?(?:([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"|([0-9]{4})([0-9]{2})([0-9]{2})(?:[0-9]{4}|[0-9]{6})?)(?![0-9])"
)
_SHORT = re.compile(r"\s*(?:D:)?([0-9]{4})(?:-([0-9]{2}))?\s*")


def day_of_stamp(stamp: str) -> str | None:
    """The EDTF of what a metadata field states: an ISO 8601 or PDF time stamp, or a written day.

    The time of day and its zone are left out: the day is that of the zone it was stated in. A year,
    or a year and month, stay what they are.
    """
    stamp = stamp[:100]
    match = _STAMP.match(stamp)
    if match:
        return as_edtf("-".join(filter(None, match.groups())))
    match = _SHORT.fullmatch(stamp)
    if match:
        return as_edtf("-".join(filter(None, match.groups())))
    return next(filter(None, map(_written_day, _WRITTEN.finditer(stamp))), None)


def creation_in(stamp: str, what: str) -> Published | None:
    """The date of publication that the time of creation in a ``what``'s metadata lets one infer."""
    day = day_of_stamp(stamp)
    if not day:
        return None
    return Published(
        edtf=day,
        basis=Basis.INFERRED,
        evidence=f"inferred: the {what} says that it was created “{as_name(stamp[:40])}”",
    )


def _written_day(match: re.Match[str]) -> str | None:
    """The day that is written in full: ISO, "16 August 2021", "August 16, 2021", months in English."""
    parts = match.groupdict()
    if parts["iso"]:
        return as_edtf(parts["iso"])
    month = _MONTHS[(parts["month"] or parts["us_month"]).lower()]
    day = int(parts["day"] or parts["us_day"])
    return as_edtf(f"{parts['year'] or parts['us_year']}-{month:02}-{day:02}")


def as_edtf(text: str) -> str | None:
    """`text` if it is a date that the calendar has."""
    try:
        parse_edtf(text)
    except DateError:
        return None
    return text if text[:4] != "0000" else None
