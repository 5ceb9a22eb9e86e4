"""What a single record needs of others, and what is wrong with it whatever the others are.

Whether what it needs is there is ``references``' business.
"""

from collections.abc import Iterator

from timeline_app.model.event import Actor, Event, Link
from timeline_app.model.source import Date, Document, Passage
from timeline_app.model.time import DateError
from timeline_app.store.edits import Key, Kind, ProjectRecord

# Place in the record, reason, mend.
Finding = tuple[str, str, str]


def own_findings(record: ProjectRecord) -> Iterator[Finding]:
    """What is wrong with a record whatever the others are: bounds of passages, dates."""
    if _is_right(record):
        return
    for place, passage in _passages(record):
        length = passage.end - passage.start
        if length <= 0:
            reason = f"its bounds are reversed or empty (start {passage.start}, end {passage.end})"
            yield place, reason, "start must be smaller than end"
        elif length != len(passage.quote):
            reason = f"its quote has {len(passage.quote)} characters, its bounds {length}"
            yield place, reason, "quote the text from start to end, exactly"
    for place, date in _dates(record):
        try:
            _ = date.bounds
        except DateError as error:
            yield f"{place}.edtf", str(error), "write an EDTF date, as in ISO 8601-2"


def _is_right(record: ProjectRecord) -> bool:
    """Whether nothing is wrong with a record; asked of all, so it makes no words of where."""
    for passage in passages_in(record):
        if not passage.end - passage.start == len(passage.quote) > 0:
            return False
    try:
        for date in _plain_dates(record):
            _ = date.bounds
    except DateError:
        return False
    return True


def needed_by(record: ProjectRecord) -> list[Key]:
    """What ``needs_of`` tells, without where the record says so."""
    if isinstance(record, Document) and record.published is None:
        return []
    found: list[Key] = []
    if isinstance(record, Event):
        found = [(Kind.ACTOR, participant.actor) for participant in record.participants]
    elif isinstance(record, Actor) and record.part_of is not None:
        found = [(Kind.ACTOR, record.part_of)]
    elif isinstance(record, Link):
        found = [(Kind.EVENT, record.from_), (Kind.EVENT, record.to)]
    found += [(Kind.DOCUMENT, passage.document) for passage in passages_in(record)]
    return found


def needs_of(record: ProjectRecord) -> Iterator[tuple[str, Key]]:
    """What must exist for a record, and where the record says so."""
    if isinstance(record, Actor) and record.part_of is not None:
        yield "part_of", (Kind.ACTOR, record.part_of)
    elif isinstance(record, Event):
        for number, participant in enumerate(record.participants):
            yield f"participants[{number}].actor", (Kind.ACTOR, participant.actor)
    elif isinstance(record, Link):
        yield "from", (Kind.EVENT, record.from_)
        yield "to", (Kind.EVENT, record.to)
    for place, passage in _passages(record):
        yield f"{place}.document", (Kind.DOCUMENT, passage.document)


def claimants_of(event: Event) -> set[str]:
    return {name for claim in event.claims for name in claim.claimed_by}


def passages_in(record: ProjectRecord) -> list[Passage]:
    """Every passage of a record."""
    found = [date.passage for date in _plain_dates(record) if date.passage is not None]
    if isinstance(record, Event):
        found += [claim.passage for claim in record.claims]
    elif isinstance(record, Actor):
        found += [passage for alias in record.aliases for passage in alias.passages]
    elif isinstance(record, Link):
        found += record.passages
    return found


def _passages(record: ProjectRecord) -> Iterator[tuple[str, Passage]]:
    for place, date in _dates(record):
        if date.passage is not None:
            yield f"{place}.passage", date.passage
    if isinstance(record, Actor):
        for i, alias in enumerate(record.aliases):
            for j, passage in enumerate(alias.passages):
                yield f"aliases[{i}].passages[{j}]", passage
    elif isinstance(record, Event):
        for i, claim in enumerate(record.claims):
            yield f"claims[{i}].passage", claim.passage
    elif isinstance(record, Link):
        for i, passage in enumerate(record.passages):
            yield f"passages[{i}]", passage


def _dates(record: ProjectRecord) -> Iterator[tuple[str, Date]]:
    if isinstance(record, Document) and record.published is not None:
        yield "published", record.published
    elif isinstance(record, Actor) and record.active is not None:
        yield "active", record.active
    elif isinstance(record, Event):
        if record.date is not None:
            yield "date", record.date
        for number, claim in enumerate(record.claims):
            if claim.said is not None:
                yield f"claims[{number}].said", claim.said


def _plain_dates(record: ProjectRecord) -> list[Date]:
    if isinstance(record, Event):
        said = [claim.said for claim in record.claims if claim.said is not None]
        return said if record.date is None else [record.date, *said]
    if isinstance(record, Document) and record.published is not None:
        return [record.published]
    if isinstance(record, Actor) and record.active is not None:
        return [record.active]
    return []
