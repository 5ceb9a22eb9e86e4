"""Events as a table for a terminal: nothing from a document can steer it, wide letters stay aligned.

How a text is made harmless is `plain`'s; formats for files are `csv`'s and `event_model`'s.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline_app.model.event import Event
from timeline_app.model.project import Project
from timeline_app.model.source import Located, Passage
from timeline_app.query.columns import rests_on_passages
from timeline_app.writing.csv import iso_bounds
from timeline_app.writing.plain import columns_of, escaped_in_json, neutralised

_GAP = "  "
_HEADER = ("DATE", "EDTF", "STATUS", "ACTORS", "TITLE")
# Least and preferred widths of the columns in a terminal; the title takes what is left.
_LEAST = (10, 0, 10, 8, 12)
_MOST = (30, 24, 22, 36, 10_000)
_WIDE_ENOUGH_FOR_EDTF = 120


def event_table(
    project: Project,
    events: Sequence[Event],
    located: Mapping[Passage, Located],
    width: int | None,
) -> Iterable[str]:
    """The lines of the table, header first. No line is wider than `width` columns, if given;
    otherwise nothing is cut. A status is `unsourced` where the passages that still hold don't give it,
    and `proposed` where nobody has decided on the event."""
    names = {actor.id: actor.name for actor in project.actors}
    rows = [_HEADER, *(_row(event, names, located) for event in events)]
    cells = [[neutralised(cell) for cell in row] for row in rows]
    natural = [max(map(columns_of, column)) for column in zip(*cells, strict=True)]
    widths = natural if width is None else _fitted(natural, width)
    for row in cells:
        shown = [
            _padded(_elided(cell, room), room)
            for cell, room in zip(row, widths, strict=True)
            if room > 0
        ]
        yield _GAP.join(shown).rstrip()


def event_json(events: Sequence[Event], located: Mapping[Passage, Located]) -> str:
    """One JSON array: each event as in the event model file, with its status, whether passages
    that still hold give it (`sourced`), its date in words and its bounds, null where there is none."""
    objects = [_with_derived(event, located) for event in events]
    text = json.dumps(objects, ensure_ascii=False, indent=2)
    return escaped_in_json(text)


def _row(
    event: Event, names: Mapping[str, str], located: Mapping[Passage, Located]
) -> tuple[str, ...]:
    status = event.status.value
    status += ", proposed" if event.is_proposed else ""
    status += "" if rests_on_passages(event, located) else ", unsourced"
    return (
        event.date.bounds.words() if event.date else "undated",
        event.date.edtf if event.date else "",
        status,
        ", ".join(names.get(id_, id_) for id_ in event.actors),
        event.title,
    )


def _with_derived(event: Event, located: Mapping[Passage, Located]) -> dict[str, Any]:
    return {
        **event.model_dump(mode="json", by_alias=True, exclude_none=True),
        "status": event.status.value,
        "sourced": rests_on_passages(event, located),
        "date_words": event.date.bounds.words() if event.date else None,
        **iso_bounds(event),
    }


def _fitted(natural: Sequence[int], width: int) -> list[int]:
    preferred = [min(n, most) for n, most in zip(natural, _MOST, strict=True)]
    if width < _WIDE_ENOUGH_FOR_EDTF:
        preferred[1] = 0
    title = len(preferred) - 1

    def room() -> int:
        shown = sum(1 for column in preferred if column)
        return width - sum(preferred) - len(_GAP) * (shown - 1)

    for column in (title, 3, 0, 2):
        least = min(_LEAST[column], preferred[column])
        preferred[column] = max(preferred[column] + min(room(), 0), least)
    for column in (3, 0, 2):  # narrower than the table can be: give up columns, keep the title
        if room() < 0:
            preferred[column] = 0
    preferred[title] = max(preferred[title] + min(room(), 0), 1)
    return preferred


def _elided(text: str, room: int) -> str:
    if columns_of(text) <= room:
        return text
    taken, cut = 0, ""
    for character in text:
        taken += columns_of(character)
        if taken > room - 1:
            break
        cut += character
    return cut + "…"


def _padded(text: str, room: int) -> str:
    return text + " " * (room - columns_of(text))
