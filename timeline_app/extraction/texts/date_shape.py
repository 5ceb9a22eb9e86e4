"""What a calendar date and a time of day look like, for lines that carry little else.

Only the shape is known here, to tell whose line it is; what a date means is told by ``timexes``.
"""

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_YEAR = r"(?:1[0-9]|20)\d\d"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_NUMERIC = (
    rf"{_YEAR}-[01]\d-[0-3]\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{{1,6}})?)?(?:Z|\s?[+-]\d\d:?\d\d)?)?"
    rf"|{_YEAR}/[01]?\d/[0-3]?\d|[0-3]?\d[./-][0-3]?\d[./-](?:{_YEAR}|\d\d)"
)
DATE = (
    rf"(?:(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?:{_NUMERIC}"
    rf"|{_DAY}[\s-]+(?:of\s+)?{_MONTH}(?:\s*,?[\s-]*{_YEAR})?"
    rf"|{_MONTH}\s+{_DAY}(?:\s*,?\s+{_YEAR})?"
    rf"|{_MONTH}\s+{_YEAR}))\b"
)
_ZONE = r"(?:\s*\(?(?:(?-i:[A-Z]{1,4}T|GMT|UTC|Z)\b|local time)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?\)?|\s?[+-]\d{4})"
TIME = (
    rf"(?:[0-2]?\d(?:[:.][0-5]\d(?::[0-5]\d)?\s*(?:[ap]\.?m\b\.?|h(?:rs|ours)?\b)?{_ZONE}?"
    rf"|\s*[ap]\.?m\b\.?{_ZONE}?)|[0-2]\d[0-5]\d\s*(?:h(?:rs|ours)?\b|{_ZONE}))"
)
_BETWEEN = r"(?:\s*(?:,|at|@|-|–|—|\||·|•|/|\()\s*|\s+)"
MOMENT = rf"(?:{DATE}(?:{_BETWEEN}{TIME}\)?)?|{TIME}{_BETWEEN}{DATE})"

date_at = re.compile(DATE, re.IGNORECASE).match
date_in = re.compile(rf"\b{DATE}", re.IGNORECASE).search
is_moment = re.compile(rf"\(?{MOMENT}(?:{_BETWEEN}{TIME})?\)?\.?", re.IGNORECASE).fullmatch
is_time = re.compile(TIME, re.IGNORECASE).fullmatch
