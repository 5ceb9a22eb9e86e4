"""Dates of many made-up events at once: their EDTF text, their four bounds and their shape.

What each single date means is asked of ``model``, once per entry of a vocabulary of all days,
months and years in range; which events there are is ``event_batches``'s.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline_app.model.calendar import civil_from_seconds, seconds_from_civil
from timeline_app.model.date_shape import DateShape
from timeline_app.model.time import MAX_SECOND, MIN_SECOND, parse_edtf

Ints = npt.NDArray[np.int64]
Texts = npt.NDArray[Any]  # of bytes objects

DAY = 86_400
FIRST_YEAR, LAST_YEAR = 1999, 2026  # of the vocabulary; events begin in the years between
BEGIN, END = seconds_from_civil(2000), seconds_from_civil(2025)

# Of a date's form: its share of all events, what the start is, what the end is.
FORMS = (
    (0.385, "day", None),
    (0.200, "minute", None),
    (0.060, "second", None),
    (0.050, "month", None),
    (0.015, "year", None),
    (0.030, "day~", None),
    (0.015, "month~", None),
    (0.005, "year~", None),
    (0.010, "day?", None),
    (0.080, "day", "day"),
    (0.020, "day", "month~"),
    (0.020, "month", "month"),
    (0.004, "year", "year"),
    (0.040, "minute", "minute"),
    (0.010, "day", ".."),
    (0.004, "..", "day"),
    (0.014, "day", ""),
    (0.004, "", "day"),
    (0.024, "[day", "day]"),
    (0.010, "", ""),  # undated
)
SHARES = np.array([form[0] for form in FORMS]) / sum(form[0] for form in FORMS)


@dataclass(frozen=True, eq=False)
class Dates:
    """K dates: EDTF text (empty where undated), inclusive bounds in seconds, DateShape bits."""

    text: Texts
    start_earliest: Ints
    start_latest: Ints
    end_earliest: Ints
    end_latest: Ints
    shape: npt.NDArray[np.uint8]


class DateVocabulary:
    """All days, months and years in range, plain and qualified, with their windows."""

    def __init__(self) -> None:
        first, last = seconds_from_civil(FIRST_YEAR), seconds_from_civil(LAST_YEAR + 1)
        self._first_day = first // DAY
        civil = [civil_from_seconds(second)[:3] for second in range(first, last, DAY)]
        days = [f"{year}-{month:02}-{day:02}" for year, month, day in civil]
        months = list(dict.fromkeys(day[:7] for day in days))
        years = list(dict.fromkeys(day[:4] for day in days))
        place_of = {text: place for texts in (months, years) for place, text in enumerate(texts)}
        unit_of_day = {
            "day": np.arange(len(days)),
            "month": np.array([place_of[day[:7]] for day in days]),
            "year": np.array([place_of[day[:4]] for day in days]),
        }
        texts: list[str] = []
        self._entry_of_day: dict[str, Ints] = {}
        for unit, written in (("day", days), ("month", months), ("year", years)):
            for mark in ("", "~"):
                self._entry_of_day[unit + mark] = unit_of_day[unit] + len(texts)
                texts += [text + mark for text in written]
        dates = [parse_edtf(text) for text in texts]
        self.text = _objects(text.encode() for text in texts)
        self.first = np.array([date.start_earliest for date in dates])
        self.last = np.array([date.end_latest for date in dates])
        minutes = [f"T{m // 60:02}:{m % 60:02}" for m in range(24 * 60)]
        self._minutes = _objects(minute.encode() for minute in minutes)
        seconds = [f"{minute}:{s:02}" for minute in minutes for s in range(60)]
        self._seconds = _objects(second.encode() for second in seconds)

    def written(self, times: Ints, unit: str) -> tuple[Texts, Ints, Ints]:
        """Text, first and last second of each of ``times``, told to the ``unit``."""
        day, clock = np.divmod(times, DAY)
        if unit in ("minute", "second"):
            text = self.text[self._entry_of_day["day"][day - self._first_day]]
            if unit == "minute":
                first = times - times % 60
                return text + self._minutes[clock // 60], first, first + 59
            return text + self._seconds[clock], times, times
        is_doubted = unit.endswith("?")  # which moves no bound
        entry = self._entry_of_day[unit.rstrip("?")][day - self._first_day]
        text = self.text[entry] + b"?" if is_doubted else self.text[entry]
        return text, self.first[entry], self.last[entry]


def dates_of(vocabulary: DateVocabulary, form: Ints, start: Ints, length: Ints) -> Dates:
    """Write moments ``start`` and, ``length`` seconds later, ends in the given FORMS."""
    count = len(form)
    text = np.full(count, b"", object)
    bounds = np.zeros((4, count), np.int64)
    shape = np.zeros(count, np.uint8)
    order = np.argsort(form, kind="stable")
    edges = np.searchsorted(form[order], np.arange(len(FORMS) + 1))
    for number, (_, start_unit, end_unit) in enumerate(FORMS):
        at = order[edges[number] : edges[number + 1]]
        if not len(at) or (start_unit, end_unit) == ("", ""):
            continue
        if end_unit is None:
            text[at], first, last = vocabulary.written(start[at], start_unit)
            bounds[:, at] = first, last, first, last
            shape[at] = DateShape.DATED | DateShape.APPROXIMATE * start_unit.endswith("~")
        elif end_unit == "day]":
            a_text, first, _ = vocabulary.written(start[at], "day")
            later = start[at] + np.maximum(length[at], DAY)
            b_text, _, last = vocabulary.written(later, "day")
            text[at] = b"[" + a_text + b"," + b_text + b"]"
            bounds[:, at] = first, last, first, last
            shape[at] = DateShape.DATED | DateShape.ONE_OF
        else:
            text[at], bounds[:, at] = _interval(
                vocabulary, start[at], start[at] + length[at], start_unit, end_unit
            )
            shape[at] = (
                DateShape.DATED
                | DateShape.INTERVAL
                | DateShape.OPEN_START * (start_unit == "..")
                | DateShape.OPEN_END * (end_unit == "..")
                | DateShape.UNKNOWN_START * (start_unit == "")
                | DateShape.UNKNOWN_END * (end_unit == "")
                | DateShape.APPROXIMATE * end_unit.endswith("~")
            )
    return Dates(text, *bounds, shape)


def _interval(
    vocabulary: DateVocabulary, start: Ints, end: Ints, start_unit: str, end_unit: str
) -> tuple[Texts, Ints]:
    """Text and bounds [4, K] of START/END, by the rule for intervals of ``model.time``."""
    bounds = np.empty((4, len(start)), np.int64)
    bounds[0], bounds[1] = MIN_SECOND, MIN_SECOND if start_unit == ".." else MAX_SECOND
    bounds[2], bounds[3] = MAX_SECOND if end_unit == ".." else MIN_SECOND, MAX_SECOND
    a_text: Any = start_unit.encode()
    b_text: Any = end_unit.encode()
    if start_unit.isalpha():
        a_text, bounds[0], bounds[1] = vocabulary.written(start, start_unit)
    if end_unit.rstrip("~").isalpha():
        b_text, bounds[2], bounds[3] = vocabulary.written(end, end_unit)
    bounds[1] = np.minimum(bounds[1], bounds[3])
    bounds[2] = np.maximum(bounds[2], bounds[0])
    return a_text + b"/" + b_text, bounds


def _objects(texts: Any) -> Texts:
    listed = list(texts)
    array = np.empty(len(listed), object)
    array[:] = listed
    return array
