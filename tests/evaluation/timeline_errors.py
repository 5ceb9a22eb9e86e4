"""Why a timeline differs from the gold one, mention by mention: the classes of its errors."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from .errors import ErrorList
from .timelines import EntityTimeline, Row

Dated = Mapping[str, tuple[int, str]]  # of a mention, its place and date


def note_errors(
    gold: EntityTimeline,
    found: Sequence[Row],
    others: Iterable[EntityTimeline],
    told: frozenset[str],
    errors: ErrorList,
) -> None:
    """``others`` are the gold timelines of other entities, ``told`` all mentions that the system found."""
    wanted, given = _dated(gold.rows), _dated(found)
    elsewhere = frozenset(mention for other in others for mention in _dated(other.rows))
    for mention, (order, date) in wanted.items():
        if order == 0:
            continue
        if mention not in given:
            kind = "entity not seen to take part" if mention in told else "event not found"
            errors.add(kind, gold.entity, f"{date} {mention}")
        elif given[mention][0] == 0:
            errors.add("undated", gold.entity, f"{date} {mention}")
        elif given[mention][1] != date:
            told_date = f"{date} {mention}; found {given[mention][1]}"
            errors.add(_date_error(date, given[mention][1]), gold.entity, told_date)
    for mention, (order, date) in given.items():
        if order and wanted.get(mention, (0, ""))[0] == 0:
            kind = "spurious event"
            if mention in wanted:
                kind = "dated, though it can't be placed"
            elif mention in elsewhere:
                kind = "of another entity"
            errors.add(kind, gold.entity, f"{date} {mention}")
    _note_order(gold.entity, wanted, given, errors)


def _dated(rows: Iterable[Row]) -> dict[str, tuple[int, str]]:
    return {mention: (row.order, row.date) for row in rows for mention in row.mentions}


def _date_error(wanted: str, found: str) -> str:
    if found.startswith(wanted) or wanted.startswith(found):
        return "date of another precision"
    return "date where the gold has none" if wanted.startswith("XXX") else "wrong date"


def _note_order(entity: str, wanted: Dated, given: Dated, errors: ErrorList) -> None:
    """Among neighbours in the gold timeline that both have: those in another order than there."""
    common = [m for m, (order, _) in wanted.items() if order and given.get(m, (0, ""))[0]]
    for one, other in pairwise(common):
        wanted_order = _sign(wanted[other][0] - wanted[one][0])
        given_order = _sign(given[other][0] - given[one][0])
        if wanted_order != given_order:
            errors.add("order of neighbours", entity, f"{one}, {other}")


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
