"""Words of the time axis: clock times, days, months, years and how long a break is.

Which of them stand in a view is decided in ``steps`` and ``ticks``.
"""

from timeline_app.model.calendar import MONTHS, year_name
from timeline_app.model.time import civil_from_seconds

YEAR_SECONDS = 31_556_952  # mean Gregorian
LONG_YEARS = 100_000  # from here on years are told in millions and billions before now


def duration_text(seconds: int) -> str:
    """About how long, in a word or two: ``14 yr``, ``7 mo``, ``9 days``, ``5 h``, ``9.3 Gyr``."""
    years = seconds / YEAR_SECONDS
    for size, name in ((1e9, "Gyr"), (1e6, "Myr")):
        if years >= size * 0.9995:
            return f"{_three_figures(years / size)} {name}"
    if years >= 0.9995:
        return f"{_three_figures(years) if years < 9.995 else format(round(years), ',')} yr"
    for size, name in ((YEAR_SECONDS / 12, "mo"), (86_400, "days"), (3600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{round(seconds / size)} {name}"
    return f"{seconds} s"


def day_texts(time: int) -> tuple[str, ...]:
    year, month, day = civil_from_seconds(time)[:3]
    short = MONTHS[month][:3]
    return (
        f"{day} {MONTHS[month]} {year_name(year)}",
        f"{day} {short} {year_name(year)}",
        f"{day} {short}",
    )


def month_texts(time: int) -> tuple[str, ...]:
    year, month = civil_from_seconds(time)[:2]
    return (
        f"{MONTHS[month]} {year_name(year)}",
        f"{MONTHS[month][:3]} {year_name(year)}",
    )


def clock_text(time: int, with_seconds: bool) -> str:
    hour, minute, second = time // 3600 % 24, time // 60 % 60, time % 60
    return f"{hour:02}:{minute:02}:{second:02}" if with_seconds else f"{hour:02}:{minute:02}"


def year_text(year: int, count: int) -> str:
    """``1996``, ``44 BCE``; with long steps ``66 Mya``, ``13.8 Gya`` (1 CE taken as now)."""
    if count < LONG_YEARS or year == 1:
        return year_name(year)
    millions = abs(year) / 1e6
    size, letter = (1000, "G") if millions >= 1000 else (1, "M")
    number = f"{millions / size:.4f}".rstrip("0").rstrip(".")
    return f"{number} {letter}ya" if year < 0 else f"in {number} {letter}yr"


def ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{ending or 'th'}"


def _three_figures(number: float) -> str:
    return f"{number:.0f}" if number >= 99.95 else f"{number:.1f}".removesuffix(".0")
