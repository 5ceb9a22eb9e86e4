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


def shape_of(date: UncertainDate | None) -> int:
    """The DateShape bits of ``date``."""
    if date is None:
        return 0
    return (
        DateShape.DATED
        | DateShape.INTERVAL * date.is_interval
        | DateShape.OPEN_START * date.open_start
        | DateShape.OPEN_END * date.open_end
        | DateShape.UNKNOWN_START * date.unknown_start
        | DateShape.UNKNOWN_END * date.unknown_end
        | DateShape.ONE_OF * bool(date.one_of)
        | DateShape.APPROXIMATE * date.approximate
    )
