r"""Events as CSV: one row each, nothing evaluated by a spreadsheet, nothing lost on the way back.

The form, as a reader has to undo it:

* UTF-8 without a byte order mark, comma, `"` doubled inside quoted cells, lines end in CR LF
  (RFC 4180). The first row names the columns, in the order of `COLUMNS`.
* A cell that starts with `'`, or, white space and invisible characters apart, with what a
  spreadsheet would run (`= + - @ | %`, tab, CR, LF, full-width forms) has a `'` put before it. One
  leading `'` is taken off every cell; what is left is the value. An empty cell is an absent value,
  and a lone `'` one that is there and empty.
* `actors`, `agents`, `targets`, `claimed_by`, `participants` and `tags` hold several values,
  separated by `; ` (semicolon, space). Inside a value `\` is written `\\` and `;` is written `\;`.
* `date` is EDTF. The four bounds are what it implies, ISO 8601 to the second, proleptic Gregorian,
  end inclusive; empty where there is no bound, as for open and unknown ends.
* `actors` has the names of all who take part, `agents` and `targets` of those in that role,
  `claimed_by` of all whom a claim names; `document`, `passage_start`, `passage_end` and `quote` are
  the first claim's, and `passage_state` tells whether that still stands there (DESIGN §3).
  `status`, the bounds and these columns are for reading only: they follow from the others.
* `claims`, and `date_passage` and `proposal` where there is one, are JSON as in the event model file.
* `participants` lists `ID ROLE`: an actor's id, a space, the role.

Event model files are `event_model`'s; writing to disk is `files`'.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from timeline_app.model.calendar import MAX_SECOND, MIN_SECOND, iso_from_seconds
from timeline_app.model.event import Claim, Event, Role
from timeline_app.model.project import Project
from timeline_app.model.record import Record
from timeline_app.model.source import Date, Located, Passage
from timeline_app.reading.tables.guard import would_run

COLUMNS = (
    "id",
    "title",
    "type",
    "date",
    "date_phrase",
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "status",
    "actors",
    "agents",
    "targets",
    "place",
    "claimed_by",
    "document",
    "passage_start",
    "passage_end",
    "quote",
    "claims",
    "participants",
    "date_basis",
    "date_anchor",
    "date_passage",
    "tags",
    "note",
    "origin",
    "passage_state",
    "proposal",
)


def to_csv(
    project: Project, events: Iterable[Event], located: Mapping[Passage, Located] | None = None
) -> str:
    """The CSV text of `events`, in their order; `project` gives the names of actors.

    `located` tells whether passages still hold; without it `passage_state` stays empty.
    """
    return "".join(csv_lines(project, events, located))


def csv_lines(
    project: Project, events: Iterable[Event], located: Mapping[Passage, Located] | None = None
) -> Iterator[str]:
    """The text of `to_csv`, row by row."""
    names = {actor.id: actor.name for actor in project.actors}
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    yield _drained(buffer)
    for event in events:
        cells = _cells(event, names)
        if located is not None:
            cells["passage_state"] = located[event.claims[0].passage].state.value
        writer.writerow([guarded(cells[column]) for column in COLUMNS])
        yield _drained(buffer)


def guarded(value: str | None) -> str:
    """The cell for `value`: what a spreadsheet would run, or what starts with `'`, gets a `'`."""
    if value is None:
        return ""
    return f"'{value}" if not value or value[0] == "'" or would_run(value) else value


def joined(values: Iterable[str]) -> str | None:
    r"""Several values in one, `; ` between them and `\` before each `;` and `\` in them."""
    escaped = [value.replace("\\", "\\\\").replace(";", "\\;") for value in values]
    return "; ".join(escaped) if escaped else None


def _cells(event: Event, names: Mapping[str, str]) -> dict[str, str | None]:
    first = event.claims[0].passage

    def with_role(*roles: Role) -> str | None:
        ids = [each.actor for each in event.participants if each.role in roles]
        return joined(names.get(id_, id_) for id_ in dict.fromkeys(ids))

    return {
        "id": event.id,
        "title": event.title,
        "type": event.type.value,
        **_date_cells(event.date),
        **iso_bounds(event),
        "status": event.status.value,
        "actors": with_role(*Role),
        "agents": with_role(Role.AGENT),
        "targets": with_role(Role.TARGET),
        "place": event.place,
        "claimed_by": joined(_claimers(event.claims, names)),
        "document": first.document,
        "passage_start": str(first.start),
        "passage_end": str(first.end),
        "quote": first.quote,
        "claims": f"[{', '.join(_json(claim) for claim in event.claims)}]",
        "participants": joined(f"{each.actor} {each.role}" for each in event.participants),
        "tags": joined(event.tags),
        "note": event.note,
        "origin": event.origin,
        "passage_state": None,
        "proposal": _json(event.proposal) if event.proposal else None,
    }


def _date_cells(date: Date | None) -> dict[str, str | None]:
    return {
        "date": date.edtf if date else None,
        "date_phrase": date.phrase if date else None,
        "date_basis": date.basis.value if date else None,
        "date_anchor": date.anchor if date else None,
        "date_passage": _json(date.passage) if date and date.passage else None,
    }


def iso_bounds(event: Event) -> dict[str, str | None]:
    """The four bounds by name, ISO 8601; None for an undated event and where there is no bound."""
    columns = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    if event.date is None:
        return dict.fromkeys(columns)
    bounds = event.date.bounds
    seconds = {column: getattr(bounds, column) for column in columns}
    return {
        column: iso_from_seconds(second) if MIN_SECOND < second < MAX_SECOND else None
        for column, second in seconds.items()
    }


def _claimers(claims: Iterable[Claim], names: Mapping[str, str]) -> Iterable[str]:
    said_by = [names.get(name, name) for claim in claims for name in claim.claimed_by]
    return dict.fromkeys(said_by)


def _json(record: Record) -> str:
    return json.dumps(
        record.model_dump(mode="json", by_alias=True, exclude_none=True), ensure_ascii=False
    )


def _drained(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
