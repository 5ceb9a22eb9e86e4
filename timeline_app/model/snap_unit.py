"""SnapUnit: a unit of the calendar, the edges between such units, and the EDTF text of each.

Which unit a view shows is told by `layout`; dates that are moved to such edges are `dragged_date`'s.
"""

from dataclasses import dataclass

from timeline_app.model.calendar import civil_from_seconds, days_in_month, seconds_from_civil
from timeline_app.model.typed_window import year_text
from timeline_app.model.window import Precision

_CLOCK_SECONDS = {
    Precision.DAY: 86_400,
    Precision.HOUR: 3600,
    Precision.MINUTE: 60,
    Precision.SECOND: 1,
}
_LAST_PLAIN_YEAR = 9999  # later years, and those before its negative, have neither months nor days


@dataclass(frozen=True, slots=True)
class SnapUnit:
    """A year, month, day, hour, minute or second; with ``years`` a decade, a century and so on.

    ``years`` is a power of ten. Decades and longer are counted as EDTF writes them: `201X` and
    `-004X` are the years 2010 to 2019 and -49 to -40. A year that has no months in EDTF is a unit
    by itself, however fine the unit is elsewhere.
    """

    precision: Precision
    years: int = 1

    def start_of(self, second: int) -> int:
        """The first second of the unit that ``second`` lies in."""
        year, month, *_ = civil_from_seconds(second)
        if self._is_of_years(year):
            return seconds_from_civil(self._years_around(year)[0])
        if self.precision is Precision.MONTH:
            return seconds_from_civil(year, month)
        return second // _CLOCK_SECONDS[self.precision] * _CLOCK_SECONDS[self.precision]

    def end_of(self, second: int) -> int:
        """The first second after the unit that ``second`` lies in."""
        year, month, *_ = civil_from_seconds(second)
        if self._is_of_years(year):
            return seconds_from_civil(self._years_around(year)[1] + 1)
        if self.precision is Precision.MONTH:
            return seconds_from_civil(year, month) + days_in_month(year, month) * 86_400
        return self.start_of(second) + _CLOCK_SECONDS[self.precision]

    def nearest_edge(self, second: int) -> int:
        """The start of a unit that is nearest to ``second``; the later one of two."""
        start, end = self.start_of(second), self.end_of(second)
        return start if second - start < end - second else end

    def text_of(self, second: int) -> str:
        """The unit that ``second`` lies in, in EDTF; "" where EDTF has no text for it."""
        year, month, day, hour, minute, seconds = civil_from_seconds(second)
        if self._is_of_years(year):
            return self._years_text(year)
        text = f"{year_text(year)}-{month:02}"
        if self.precision >= Precision.DAY:
            text += f"-{day:02}"
        if self.precision >= Precision.HOUR:
            text += f"T{hour:02}"
        if self.precision >= Precision.MINUTE:
            text += f":{minute:02}"
        if self.precision is Precision.SECOND:
            text += f":{seconds:02}"
        return text

    def _is_of_years(self, year: int) -> bool:
        return self.precision <= Precision.YEAR or abs(year) > _LAST_PLAIN_YEAR

    def _years_around(self, year: int) -> tuple[int, int]:
        low = abs(year) // self.years * self.years
        high = low + self.years - 1
        return (low, high) if year >= 0 else (-high, -max(low, 1))

    def _years_text(self, year: int) -> str:
        """`2021`, `201X`, `-01XX`; of more than four digits `Y12021` and, of ten years, `Y12021S4`."""
        if self.years == 1:
            return year_text(year)
        unknown = len(str(self.years)) - 1
        low, sign = abs(year) // self.years * self.years, "-" if year < 0 else ""
        if abs(year) <= _LAST_PLAIN_YEAR:
            # Years are not counted in ten thousands or more where none of their digits would be left.
            return f"{sign}{f'{low:04}'[: 4 - unknown]}{'X' * unknown}" if unknown <= 4 else ""
        known = len(str(low)) - unknown
        return f"Y{sign}{low}S{known}" if low else ""
