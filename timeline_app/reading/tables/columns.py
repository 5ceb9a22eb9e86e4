"""Which columns a table of events may have, and what a header must be.

What their cells mean is told in `record`.
"""

from collections.abc import Iterable
from pathlib import Path

from timeline_app.reading.tables.problems import refusal

LISTS = ("actors", "agents", "targets", "claimed_by", "tags")
BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")
KNOWN = frozenset(
    (
        "title",
        "date",
        "date_phrase",
        *BOUNDS,
        "start",
        "end",
        "status",
        "type",
        "place",
        "note",
        *LISTS,
    )
)
DATES = frozenset(("date", "start", "end", *BOUNDS))
MOST_COLUMNS = 1000
_MOST_SHOWN = 20


def plain_name(column: str) -> str:
    """The name by which a column is known: case and white space around it don't count."""
    return column.strip().casefold()


def has_title(columns: Iterable[str]) -> bool:
    return any(plain_name(column) == "title" for column in columns)


def known_columns(columns: Iterable[str]) -> dict[str, str]:
    """The columns with a meaning, by their plain name, as they are written in the header."""
    return {name: column for column in columns if (name := plain_name(column)) in KNOWN}


def check_columns(file: Path, columns: tuple[str, ...]) -> None:
    """ReadError where a header names a column twice, no title, or too many."""
    if len(columns) > MOST_COLUMNS:
        reason = f"it has more than {MOST_COLUMNS:,} columns"
        raise refusal(file, "the header", reason, "leave out those that don't matter")
    names = [plain_name(column) for column in columns]
    repeated = next((name for at, name in enumerate(names) if name in names[:at]), None)
    if repeated is not None:
        named = f"the column '{repeated[:80]}'" if repeated else "a column without name"
        raise refusal(file, "the header", f"{named} stands twice", "rename one of the two")
    if "title" not in names:
        listed = ", ".join(f"'{column[:40]}'" for column in columns[:_MOST_SHOWN])
        more = f" and {len(columns) - _MOST_SHOWN:,} more" if len(columns) > _MOST_SHOWN else ""
        reason = f"no column is named 'title', only {listed}{more}"
        raise refusal(file, "the header", reason, "name the column that says what happened 'title'")
