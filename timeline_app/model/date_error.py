"""Says what is wrong with a date, where, and how to mend it.

What is right is decided by `edtf` (EDTF) and `calendar` (ISO 8601 instants).
"""

import re
import unicodedata


class DateError(ValueError):
    """A date that can't be read; `str()` is one sentence: what, where, what to do."""


def date_error(whole: str, position: int, reason: str, mend: str) -> DateError:
    """The error for the character at `position` (0-based) of the text `whole`."""
    shown = repr(_clipped(whole, 60))
    reason, mend = _clipped(reason, 200), _clipped(mend, 200)
    return DateError(f"{shown}: {reason} (character {position + 1}); {mend}")


def _clipped(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def syntax_error(whole: str, start: int, end: int, understood: int) -> DateError:
    """The error for `whole[start:end]`, a date that can be read only up to `understood`."""
    part = whole[start:end]
    if not part:
        mend = "write a date such as 2021-08-25, or leave the field empty"
        return date_error(whole, start, "there is no date here", mend)
    for pattern, reason, mend in _WORDS:
        match = pattern.search(part)
        if match:
            return date_error(whole, start + match.start(), reason, match.expand(mend))
    for index, character in enumerate(part):
        found = _alien(character)
        if found:
            return date_error(whole, start + index, *found)
    for pattern, reason, mend in _HABITS:
        match = pattern.search(part)
        if match:
            place = match.start(match.lastindex or 0)  # a pattern's last group is what's wrong
            return date_error(whole, start + place, reason, match.expand(mend))
    if understood >= end:
        return date_error(whole, end - 1, "the date stops too soon", _FORMS)
    reason = f"{whole[understood]!r} can't stand here"
    return date_error(whole, understood, reason, _FORMS)


def _alien(character: str) -> tuple[str, str] | None:
    """Reason and mend for a character that EDTF never uses, else None."""
    if character.isspace():
        return "a date holds no white space", "remove it"
    if character.isascii():
        return None
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return f"{character!r} is not an ASCII digit", f"write {digit}"
    if unicodedata.category(character) == "Pd" or character == "\N{MINUS SIGN}":
        return f"{character!r} is not the plain hyphen", "write '-'"
    if character == "…":
        return "'…' is one character", "write two dots '..'"
    return f"{character!r} is not used in dates", "write plain ASCII, such as 2021-08-25"


_FORMS = "write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss"

# Words instead of EDTF: looked for first, since to take out what can't stand there makes no date.
_WORDS = tuple(
    (re.compile(pattern), reason, mend)
    for pattern, reason, mend in (
        (r"^(-?\d{4}-\d\d-\d\d) +(\d\d:\d\d(?::\d\d)?)", "a T stands between day and time", r"write \1T\2"),
        (r"^(?:c|ca|circa|about)\.? *(\d{4})$", "about a year is marked by '~'", r"write \1~"),
        (r"^(?=.*[^\W\d_]{3})(?=.*\s).*", "these are words, not EDTF", "write a day as 2021-08-25, a month as 2021-08, about a year as 2021~"),
    )
)  # fmt: skip

# What people write instead of EDTF, most telling first: pattern, reason, mend.
_HABITS = tuple(
    (re.compile(pattern), reason, mend)
    for pattern, reason, mend in (
        (r"unknown", "'unknown' was dropped from EDTF in 2019", "leave that end empty"),
        (r"open", "'open' was dropped from EDTF in 2019", "write '..' for an open end"),
        (r"[\[\]{}]", "a set stands alone and holds no other set", "write [2020,2021] or {2020,2021}"),
        (r"\?~|~\?", "two qualifiers stand side by side", "write '%' for uncertain and approximate"),
        (r"[()]", "parentheses were dropped from EDTF in 2019", "write 2004-06~-11 or 2004-~06-11"),
        (r"[ux]", "an unspecified digit is a capital X", "write 'X'"),
        (r"(?<=\d)[pP]\d", "significant digits follow an S", "write 1950S2"),
        (r"(?<=\d)[tzse]|^y(?=-?\d)", "letters in dates are capitals", "write 'T', 'Z', 'Y', 'S' or 'E'"),
        (r"(?<![.])[.](?![.])", "a dot doesn't separate dates", "write 2021-08-25"),
        (r"-?\d{4}-W", "week dates are not EDTF", "write the days, such as 2021-08-23/2021-08-29"),
        (r"^(-?\d{4})-(\d{3})$", "ordinal dates are not EDTF", r"write the month and day: \1-MM-DD"),
        (r"^(\d{4})(\d\d)(\d\d)(?=T|$)", "the hyphens are missing", r"write \1-\2-\3"),
        (r"^(\d{4})(\d\d)$", "the hyphen is missing or the year is too long", r"write \1-\2 or Y\1\2"),
        (r"^(-?\d{5,})(?!\d)", "a year here has four digits", r"write Y\1 for a longer year"),
        (r"^(-?)(\d\d)$", "a year has four digits", r"write \g<1>\2XX for a century, or \g<1>00\2"),
        (r"^(-?)(\d{3})$", "a year has four digits", r"write \g<1>\2X for a decade, or \g<1>0\2"),
        (r"^(-?)(\d)$", "a year has four digits", r"write \g<1>000\2"),
        (r"^(\d{4})-(\d{4})$", "a range is written with '/'", r"write \1/\2"),
        (r"^(-?\d{4})-(\d)-(\d\d)$", "a month has two digits", r"write \1-0\2-\3"),
        (r"^(-?\d{4})-(\d)-(\d)$", "month and day have two digits", r"write \1-0\2-0\3"),
        (r"^(-?\d{4})-(\d)(?=-|$)", "a month has two digits", r"write \1-0\2"),
        (r"^(-?\d{4}-\d\d)-(\d)$", "a day has two digits", r"write \1-0\2"),
        (r"^(\d\d?)-(\d\d?)-(\d{4})$", "the year comes first", r"write \3-MM-DD"),
        (r"T(\d\d)(\d\d)", "the colons are missing", r"write T\1:\2"),
        (r"^Y[^/]*-\d\d$", "a Y year stands alone, without month or day", "leave them out"),
        (r"^Y(-?)0", "a Y year has no leading zeros", "leave the zeros out"),
        (r"^Y(-?\d{1,4})(?=S|$)", "Y is for years of more than four digits", r"write the year as YYYY: \1"),
        (r"^-?\d{4}(S)\d+-", "significant digits (S) qualify a year that stands alone", "leave out S, or month and day"),
        (r"^-?\d{4}-\d\d(?:-\d\d)?(S)", "significant digits (S) qualify a year that stands alone", "leave out S"),
        (r"^[?~%]Y|^[?~%][^-]*S", "this year's qualifier stands at its end", "move it to the end"),
        (r"(?<=\d)[?~%](?=T)", "a date with a clock time is qualified at its end", "move the qualifier there"),
        (r"\.\.", "'..' stands for an open end or inside a set", "write 2021/.. or [2020..2021]"),
    )
)  # fmt: skip
