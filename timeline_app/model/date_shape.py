"""DateShape: what the four bounds of a date don't say of it, as bits for columns of many dates.

The bounds themselves are ``time``'s.
"""

from enum import IntFlag

from timeline_app.model.time import UncertainDate


class DateShape(IntFlag):
    """What the four bounds don't say of a date; 0 where there is none."""

    DATED = 1
    INTERVAL = 2
    OPEN_START = 4
    OPEN_END = 8
    UNKNOWN_START = 16
    UNKNOWN_END = 32
    ONE_OF = 64
    APPROXIMATE = 128


# Plain numbers: to combine eight flags takes as long as to parse a date.
_DATED, _INTERVAL, _OPEN_START, _OPEN_END, _UNKNOWN_START, _UNKNOWN_END, _ONE_OF, _APPROXIMATE = (
    map(int, DateShape)
)


def shape_of(date: UncertainDate | None) -> int:
    """The DateShape bits of ``date``."""
    if date is None:
        return 0
    return (
        _DATED
        | _INTERVAL * date.is_interval
        | _OPEN_START * date.open_start
        | _OPEN_END * date.open_end
        | _UNKNOWN_START * date.unknown_start
        | _UNKNOWN_END * date.unknown_end
        | _ONE_OF * bool(date.one_of)
        | _APPROXIMATE * date.approximate
    )
