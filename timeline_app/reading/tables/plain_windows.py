"""Reads many single dates at once (numpy): YYYY, YYYY-MM, YYYY-MM-DD, with Thh, Thh:mm or Thh:mm:ss.

A clock time may end in Z, and any of them in `?`, `~` or `%`. The windows are those of `parse_edtf`,
to which every other text is left, wrong ones included. Intervals and sets are `plain_dates`'.

A date is taken as three numbers of eight bytes: `YYYY-MM-`, `DDThh:mm`, `:ss`. All its digits are
checked, and put together in pairs, by a few operations on each number.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from timeline_app.model.calendar import DAY, days_from_civil
from timeline_app.model.window import YEAR_STEP
from timeline_app.reading.tables.chunk import Bytes, Integers, Truths

Words = npt.NDArray[np.uint64]

# Forms by what they name, from coarse to fine: index into all that follows.
_YEAR, _MONTH, _DAY, _HOUR, _MINUTE, _SECOND, _NONE = range(7)
_SIZES = (4, 7, 10, 13, 16, 19)
_FORM_OF_SIZE = np.full(24, _NONE, np.uint8)
_FORM_OF_SIZE[list(_SIZES)] = range(_NONE)
_SPANS = np.array([0, 0, DAY, 3600, 60, 1, 0])  # seconds; of years and months the calendar tells
# How far `~` reaches, as in `model.window`.
_STEP_MONTHS = np.array([YEAR_STEP, 1])
_STEP_SECONDS = np.array([0, 0, DAY, 3600, 15 * 60, 60, 0])

_TEMPLATE = b"0000-00-00T00:00:00\0\0\0\0\0"
_IS_DIGIT = [mark == ord("0") for mark in _TEMPLATE]
_MARK_CLASS = np.zeros(256, np.uint8)
_MARK_CLASS[[ord(mark) for mark in "?~%"]] = 1, 2, 2  # marked; and approximate

# `_FIRST_DAYS[12 * (year + _BEFORE) + month - 1]`: days since 1970 of the first of a month.
_BEFORE = 6  # years before 0000 and after 9999 that `~` reaches
_FIRST_DAYS = np.array(
    [
        days_from_civil(year, month, 1)
        for year in range(-_BEFORE, 10_001 + _BEFORE)
        for month in range(1, 13)
    ]
)


@dataclass(frozen=True, eq=False)
class Windows:
    """First and last second of K dates as named and as widened; only those that are `plain` count."""

    first: Integers
    last: Integers
    widened_first: Integers
    widened_last: Integers
    plain: Truths
    approximate: Truths


def padded(data: Bytes) -> Bytes:
    """The bytes as `plain_windows` needs them, which reads beyond the end of a date."""
    return np.concatenate([data, np.zeros(len(_TEMPLATE), np.uint8)])


def plain_windows(data: Bytes, starts: Integers, ends: Integers) -> Windows:
    """The windows of the dates `data[start:end]`; `data` is `padded`."""
    lengths = ends - starts
    mark = _MARK_CLASS[data[ends - 1]]
    lengths -= mark > 0
    is_zoned = data[starts + lengths - 1] == ord("Z")
    lengths -= is_zoned
    form = _FORM_OF_SIZE[np.clip(lengths, 0, len(_FORM_OF_SIZE) - 1)]
    is_plain = (form < _NONE) & (~is_zoned | (form >= _HOUR))
    month, is_wrong = _months(data, starts, form)
    first, is_misnamed = _first_seconds(data, starts, form, month)
    is_plain &= ~(is_wrong | is_misnamed)
    last = first + (_SPANS[form] - 1)
    is_calendar = np.flatnonzero(form <= _MONTH)
    if len(is_calendar):
        months = np.where(form[is_calendar] == _YEAR, 12, 1)
        last[is_calendar] = _FIRST_DAYS[month[is_calendar] + months] * DAY - 1
    is_approximate = mark == 2
    if not is_approximate.any():
        return Windows(first, last, first, last, is_plain, is_approximate)
    step = _STEP_SECONDS[form] * is_approximate
    widened_first, widened_last = first - step, last + step
    is_calendar = np.flatnonzero(is_approximate & (form <= _MONTH))
    if len(is_calendar):
        forms, month = form[is_calendar], month[is_calendar]
        step = _STEP_MONTHS[forms]
        widened_first[is_calendar] = _FIRST_DAYS[month - step] * DAY
        month += np.where(forms == _YEAR, 12, 1)
        widened_last[is_calendar] = _FIRST_DAYS[month + step] * DAY - 1
    return Windows(first, last, widened_first, widened_last, is_plain, is_approximate)


def _months(data: Bytes, starts: Integers, form: Bytes) -> tuple[Integers, Truths]:
    """The month of each date, as an index of _FIRST_DAYS, and which of them have none."""
    pairs, is_wrong = _pairs(data, starts, 0, form)
    month0 = pairs[:, 5] - (form >= _MONTH)  # below January wraps round
    is_wrong |= month0 > 11
    months = pairs[:, 0].astype(np.int64) * 100
    months += pairs[:, 2]
    months += _BEFORE
    months *= 12
    months += month0
    months[is_wrong] = 12 * _BEFORE
    return months, is_wrong


def _first_seconds(
    data: Bytes, starts: Integers, form: Bytes, month: Integers
) -> tuple[Integers, Truths]:
    """The first second that each date names, and which of them have no such day or time."""
    days = _FIRST_DAYS[month]
    if not (form >= _DAY).any():
        days *= DAY
        return days, np.zeros(len(days), np.bool_)
    pairs, is_wrong = _pairs(data, starts, 1, form)
    day0 = pairs[:, 0] - (form >= _DAY)
    is_wrong |= day0 >= _FIRST_DAYS[month + 1] - days
    days += day0
    days *= DAY
    hour, minute = pairs[:, 3], pairs[:, 6]
    is_wrong |= (hour > 23) | (minute > 59)  # 24:00:00 and leap seconds are not plain
    days += hour.astype(np.int64) * 3600
    days += minute.astype(np.int64) * 60
    exact = np.flatnonzero(form == _SECOND)
    if len(exact):
        pairs, is_wrong_second = _pairs(data, starts[exact], 2, form[exact])
        is_wrong_second |= pairs[:, 1] > 59
        is_wrong[exact] |= is_wrong_second
        days[exact] += pairs[:, 1]
    return days, is_wrong


def _pairs(data: Bytes, starts: Integers, word: int, form: Bytes) -> tuple[Bytes, Truths]:
    """[K, 8] the number that each two digits in the given eight bytes are, and where not all fit.

    With the template's bytes taken off, digits are 0 to 9 and marks 0. Added to a byte that is more
    than it may be, 0x76 or 0x7F gives a highest bit.
    """
    # Items of raw bytes need no alignment, so that they are taken where they are.
    eights = np.ndarray((len(data) - 7,), "V8", data, strides=(1,))
    digits = eights[starts + 8 * word].view("<u8")
    digits &= _MASKS[word][form]
    digits ^= _TEMPLATES[word][form]
    too_much = digits + _ROOM[word]
    too_much |= digits
    is_wrong = (too_much & _HIGHEST) != 0
    pairs = digits * np.uint64(10)
    pairs += digits >> np.uint64(8)
    return pairs.view(np.uint8).reshape(-1, 8), is_wrong


def _word(byte_of: list[int], word: int) -> int:
    return int.from_bytes(bytes(byte_of[8 * word : 8 * word + 8]), "little")


def _words(byte_lists: list[list[int]]) -> list[Words]:
    return [np.array([_word(each, word) for each in byte_lists], np.uint64) for word in range(3)]


_PLACES = range(len(_TEMPLATE))
_MASKS = _words([[255 * (place < size) for place in _PLACES] for size in (*_SIZES, 0)])
_TEMPLATES = _words(
    [[_TEMPLATE[place] * (place < size) for place in _PLACES] for size in (*_SIZES, 0)]
)
_ROOM = [words[0] for words in _words([[0x76 if digit else 0x7F for digit in _IS_DIGIT]])]
_HIGHEST = np.uint64(0x8080808080808080)
