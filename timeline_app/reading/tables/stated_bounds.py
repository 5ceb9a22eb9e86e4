"""The EDTF date that has given bounds, for tables that state bounds and no date.

Four bounds say more than some EDTF text can: what can't be said is a DateError, never a guess.
"""

from timeline_app.model.calendar import civil_from_seconds, seconds_from_civil, seconds_from_iso
from timeline_app.model.time import DateError, iso_from_seconds

_MEND = "write its date in a column 'date'"


def date_with_bounds(
    start_earliest: str, start_latest: str, end_earliest: str, end_latest: str
) -> str:
    """EDTF with these bounds, ISO 8601 to the second; empty ones are unbounded.

    A moment within one window (start and end have the same bounds, or no inner bounds are given) is
    that year, month or day, or the set `[first..last]`. Else it is an interval, whose start and end
    must each be known to the second or be a year, month or day.
    """
    first, last = _seconds(start_earliest), _seconds(end_latest)
    start_last, end_first = _seconds(start_latest), _seconds(end_earliest)
    is_moment = (start_last, end_first) in ((None, None), (last, first))
    if is_moment:
        if first is None and last is None:
            raise DateError(f"bounds without a first or a last moment say nothing; {_MEND}")
        if first is None or last is None:
            return f"[{_second(first)}..{_second(last)}]"
        if last < first:
            raise DateError(f"{end_latest} is before {start_earliest}; exchange them")
        return _unit(first, last) or f"[{_second(first)}..{_second(last)}]"
    start = _end_text(first, start_last)
    end = _end_text(end_first, last)
    if start is None or end is None:
        raise DateError(f"no EDTF date has just these bounds; {_MEND}")
    return f"{start}/{end}"


def _seconds(text: str) -> int | None:
    return seconds_from_iso(text) if text else None


def _end_text(first: int | None, last: int | None) -> str | None:
    if first is None and last is None:
        return ".."
    if first is None or last is None:
        return None
    return _unit(first, last)


def _second(second: int | None) -> str:
    return "" if second is None else _plain(iso_from_seconds(second))


def _plain(iso: str) -> str:
    """EDTF has clock times in years of four digits only."""
    if iso[0] == "+" or (iso[0] == "-" and iso[5] != "-"):
        raise DateError(f"EDTF has no clock time in a year as far as {iso}; {_MEND}")
    return iso


def _unit(first: int, last: int) -> str | None:
    """The year, month, day or second from `first` to `last`; None if it is neither."""
    if first == last:
        return _second(first)
    year, month, day, *clock = civil_from_seconds(first)
    iso = _plain(iso_from_seconds(first))
    if any(clock):
        return None
    if (month, day) == (1, 1) and last == seconds_from_civil(year + 1) - 1:
        return iso[:-15]
    after_month = seconds_from_civil(year + month // 12, month % 12 + 1)
    if day == 1 and last == after_month - 1:
        return iso[:-12]
    return iso[:-9] if last == first + 86_399 else None
