"""Reads what stands between the words of one date: commas, hyphens, brackets, "at" and hedges.

The words themselves are read in `typed_reading`.
"""

from timeline_app.model.typed_clock import take_hour
from timeline_app.model.typed_named import NamedDate
from timeline_app.model.typed_tokens import Cursor, Token


def take_mark(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    cursor.step()
    date.mark |= token.number
    return True


def take_bracketed_mark(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """`(uncertain)`, `, uncertain`, `(uncertain and approximate)`, `(?)`, `(Monday)`."""
    place = cursor.place
    if cursor.kinds("(", "weekday", ")") and date.weekday is None:
        weekday = cursor.tokens[cursor.place + 1]
        date.weekday, date.weekday_start = weekday.number, weekday.start
        cursor.place += 3
        return True
    cursor.step()
    mark = 0
    while found := cursor.take("manner", "mark", "and"):
        mark |= found.number
    if not mark or (token.kind == "(" and not cursor.take(")")):
        cursor.place = place
        return False
    date.mark |= mark
    return True


def take_comma(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """A comma inside a date: `March 14, 1985`, `Monday, 14 March`, `14:30, 14 March`."""
    if cursor.kind(1) == "manner":
        return take_bracketed_mark(cursor, date, token)
    following = cursor.peek(1)
    if following is None or following.kind == "or":
        return False
    has_no_year = following.digits == 4 and date.year is None
    if has_no_year and date.number and not date.month:  # the 25 of "March 15-25, 1985"
        cursor.step()
        date.year = cursor.step().number
        return True
    is_of_era = date.year is None and "era" in (following.kind, cursor.kind(2))
    year_follows = (has_no_year or is_of_era) and bool(date.month or date.grouping)
    is_weekday_alone = date.weekday is not None and not date.number and not date.month
    is_clock_alone = bool(date.clock) and not date.number and not date.month and date.year is None
    is_clock = following.kind in ("clock", "at", "weekday") or cursor.kind(2) in (
        "hours",
        "meridiem",
    )
    clock_follows = not date.clock and date.has_day and is_clock
    if year_follows or is_weekday_alone or is_clock_alone or clock_follows:
        cursor.step()
        return True
    return False


def take_hyphen(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """A hyphen inside a date: `14-Mar-1985`."""
    following = cursor.peek(1)
    if following is None:
        return False
    if following.kind == "quarter" and date.year is not None:
        cursor.step()
        return True
    month_follows = following.kind == "month" and bool(date.number) and not date.month
    is_joined = cursor.kind(2) == "era" and cursor.kind(-2) == "-"  # the day and month are, too
    is_year = following.digits == 4 or is_joined
    year_follows = is_year and bool(date.month or date.grouping) and date.year is None
    if month_follows or year_follows:
        cursor.step()
        return True
    return False


def take_at(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """`at 14:30`, `at 14`, `at about 2 pm`."""
    if date.clock:
        return False
    ahead = 1
    while cursor.kind(ahead) == "mark":
        ahead += 1
    following = cursor.peek(ahead)
    if following and following.kind in ("clock", "noon", "midnight", "daypart", "part"):
        cursor.step()
        return True
    digits = following.digits if following and following.kind == "number" else 0
    if following and (digits in (1, 2) or (digits == 4 and date.has_day and date.year is not None)):
        cursor.step()
        while mark := cursor.take("mark"):
            date.mark |= mark.number
        return take_hour(cursor, date, following)
    return False
