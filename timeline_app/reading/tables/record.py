"""One row of a table as an Event, by the same rules as the columns of many.

* `title` says what happened. `type` and `status` are as in `codes`, the date as in `dates`, names of
  actors as in `participants`; lists and guarded cells as in `guard`.
* Those in `agents` are agents, those in `targets` targets, and the others of `actors` participants.
* `date_phrase`, `place`, `note` are texts, `tags` and `claimed_by` lists.
* The passage is the whole row; `quote` and columns of other names are kept as cells and shown there.

The claims are the fewest that amount to the row's status: one, or two where it takes two sides.
"""

from collections.abc import Iterator, Mapping

from timeline_app.model.event import (
    Claim,
    Event,
    Factuality,
    Participant,
    Role,
    Stance,
    Status,
)
from timeline_app.model.source import Basis, Date, Passage
from timeline_app.reading.tables.codes import status_of_cells, type_of_cell
from timeline_app.reading.tables.columns import known_columns
from timeline_app.reading.tables.dates import date_text
from timeline_app.reading.tables.guard import unguarded, values_of


def event_of_row(
    cells: Mapping[str, str], *, id: str, document: str, row: int, actor_ids: Mapping[str, str]
) -> Event:
    """The event that an accepted row tells; `actor_ids` has the id of each name of an actor.

    `row` is the row's number as in TableChunk.numbers. ValueError for a row that `open_table`
    rejects, KeyError for a name without an id.
    """
    columns = known_columns(cells)

    def cell(name: str) -> str:
        return cells[columns[name]] if name in columns else ""

    status = status_of_cells(cell("status"), cell("claimed_by"))
    type_ = type_of_cell(cell("type"))
    if status is None or type_ is None:
        raise ValueError(f"row {row} has no known status or type")
    quote = "\n".join(f"{column}: {text}" for column, text in cells.items() if text)
    passage = Passage(document=document, start=0, end=len(quote), quote=quote, row=row)
    return Event(
        id=id,
        title=unguarded(cell("title")),
        type=type_,
        date=_date(date_text(cell), unguarded(cell("date_phrase"))),
        participants=tuple(
            Participant(actor=actor_ids[name], role=role)
            for role, name in _parts(cell("actors"), cell("agents"), cell("targets"))
        ),
        place=unguarded(cell("place")) or None,
        claims=tuple(_claims(id, passage, status, values_of(cell("claimed_by")))),
        tags=values_of(cell("tags")),
        note=unguarded(cell("note")) or None,
        origin="table",
    )


def _date(edtf: str, phrase: str) -> Date | None:
    return Date(edtf=edtf, phrase=phrase or None, basis=Basis.STATED) if edtf else None


def _parts(actors: str, agents: str, targets: str) -> Iterator[tuple[Role, str]]:
    """Roles and names, in the order in which names stand in the columns."""
    acting, aimed_at = values_of(agents), values_of(targets)
    for name in dict.fromkeys((*values_of(actors), *acting, *aimed_at)):
        if name in acting:
            yield Role.AGENT, name
        if name in aimed_at:
            yield Role.TARGET, name
        if name not in acting and name not in aimed_at:
            yield Role.PARTICIPANT, name


def _claims(
    event: str, passage: Passage, status: Status, claimed_by: tuple[str, ...]
) -> Iterator[Claim]:
    for number, (stance, factuality, by) in enumerate(_sides(status, claimed_by), start=1):
        yield Claim(
            id=f"{event}.{number}",
            passage=passage,
            stance=stance,
            factuality=factuality,
            claimed_by=by,
        )


def _sides(
    status: Status, by: tuple[str, ...]
) -> tuple[tuple[Stance, Factuality, tuple[str, ...]], ...]:
    """Stance, factuality and claimers of each claim, so that `status_of` gives the status again."""
    asserted = (Stance.ASSERTS, Factuality.CERTAIN, by)
    match status:
        case Status.REPORTED:
            own = (Stance.ASSERTS, Factuality.CERTAIN, ())
            return (own, asserted) if by else (own,)
        case Status.ATTRIBUTED:
            return (asserted if by else (Stance.ASSERTS, Factuality.UNCOMMITTED, ()),)
        case Status.DISPUTED:
            return asserted, (Stance.DENIES, Factuality.CERTAIN, by)
        case Status.DENIED:
            return ((Stance.DENIES, Factuality.CERTAIN, by),)
        case Status.NEGATED:
            return ((Stance.ASSERTS, Factuality.CERTAINLY_NOT, by),)
        case Status.EXPECTED:
            return ((Stance.PREDICTS, Factuality.UNCOMMITTED, by),)
