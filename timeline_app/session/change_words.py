"""What a change of the history did, in words: a line per record and per field that is different.

What was changed is read by ``store.changed_records``.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from timeline_app.model.event import (
    Actor,
    Alias,
    Claim,
    Event,
    Link,
    Participant,
    Refusal,
    Suggestion,
)
from timeline_app.model.proposal import Decision, Proposal
from timeline_app.model.source import Date, Document, Passage
from timeline_app.session.factuality_words import factuality_words
from timeline_app.store.changed_records import RecordChange
from timeline_app.store.edits import Key, Kind, ProjectRecord

MOST_LINES = 200
_LONGEST = 80  # characters of a value
_NOTHING = "nothing"


def change_lines(changes: Iterable[RecordChange], names: Mapping[Key, str]) -> list[str]:
    """One line for each record that is new or gone, and for each field of the others; not too many.

    ``names`` are the titles and names of records, for those that are only referred to.
    """
    known = dict(names)
    changes = list(changes)
    for change in changes:
        for record in (change.before, change.after):
            if isinstance(record, Document | Actor | Event):
                known[change.key] = _name(record)
    lines = [line for change in changes for line in _lines(change, known)]
    if len(lines) > MOST_LINES:
        return [*lines[:MOST_LINES], f"… and {len(lines) - MOST_LINES:,} more"]
    return lines


def events_named_by(changes: Iterable[RecordChange]) -> set[str]:
    """Ids of events that the changes are about, or refer to by links and refusals."""
    changes = list(changes)
    own = {change.key[1] for change in changes if change.key[0] is Kind.EVENT}
    records = [record for change in changes for record in (change.before, change.after)]
    links = (record for record in records if isinstance(record, Link))
    refusals = (record for record in records if isinstance(record, Refusal))
    ends = {end for link in links for end in (link.from_, link.to)}
    return own | ends | {end for refusal in refusals for end in (refusal.one, refusal.other)}


def _lines(change: RecordChange, names: Mapping[Key, str]) -> Iterator[str]:
    kind = change.key[0]
    if kind is Kind.PROJECT:
        yield f"Title: {_quoted(str(change.before))} → {_quoted(str(change.after))}"
        return
    what = f"{kind.value.capitalize()} {_record_words(change, names)}"
    if change.is_new or change.is_gone:
        yield f"{what}: {'new' if change.is_new else 'removed'}"
        return
    before, after = change.before, change.after
    if before is None or after is None or isinstance(before, str) or isinstance(after, str):
        other = "text or place" if kind is Kind.DOCUMENT else "place in the order"
        yield f"{what}: another {other}"
        return
    for field in type(after).model_fields:
        one, other = getattr(before, field), getattr(after, field)
        if one != other and field == "proposal":
            yield f"{what}: {_review_words(one, other)}"
        elif one != other:
            yield f"{what}: {_field(field)} {_difference(one, other, names)}"


def _record_words(change: RecordChange, names: Mapping[Key, str]) -> str:
    record = change.after or change.before
    if isinstance(record, Link):
        ends = (names.get((Kind.EVENT, id_), id_) for id_ in (record.from_, record.to))
        return f"{_words(record.kind, names)} between {' and '.join(map(_quoted, ends))}"
    if isinstance(record, Refusal) and record.suggestion is Suggestion.PROPOSAL:
        document = names.get((Kind.DOCUMENT, record.one), record.one)
        return f"of a proposal from {_quoted(document)}"
    if isinstance(record, Refusal):
        kind = Kind.ACTOR if record.suggestion.value.endswith("actor") else Kind.EVENT
        ends = (names.get((kind, id_), id_) for id_ in (record.one, record.other))
        return f"to take {' and '.join(map(_quoted, ends))} for the same"
    return _quoted(names.get(change.key, change.key[1]))


def _name(record: ProjectRecord) -> str:
    return record.name if isinstance(record, Actor) else str(getattr(record, "title", ""))


def _field(name: str) -> str:
    return name.rstrip("_").replace("_", " ")


def _difference(before: object, after: object, names: Mapping[Key, str]) -> str:
    if isinstance(before, tuple) and isinstance(after, tuple):
        gone = [f"− {_words(each, names)}" for each in before if each not in after]
        new = [f"+ {_words(each, names)}" for each in after if each not in before]
        return ", ".join((*gone, *new)) or "in another order"
    return f"{_words(before, names)} → {_words(after, names)}"


def _review_words(before: Proposal | None, after: Proposal | None) -> str:
    """How a record stands with a person's decisions; else what a program says of it otherwise."""
    one, other = _standing(before), _standing(after)
    if one != other or before is None or after is None:
        return f"{one} → {other}"
    numbers = (
        ("confidence", before.confidence, after.confidence),
        ("worth a row", before.salience, after.salience),
    )
    changed = [
        f"{name} {_number(was)} → {_number(is_)}" for name, was, is_ in numbers if was != is_
    ]
    return f"{one} with {', '.join(changed)}" if changed else f"{one} for other reasons"


def _standing(proposal: Proposal | None) -> str:
    if proposal is None:
        return "made by a person"
    match proposal.decision:
        case None:
            return "proposed"
        case Decision.ACCEPTED:
            return "accepted"
        case Decision.MENDED:
            return "changed by a person"


def _number(share: float | None) -> str:
    return _NOTHING if share is None else f"{share:.2f}"


def _words(value: object, names: Mapping[Key, str]) -> str:
    match value:
        case None | "":
            return _NOTHING
        case Date():
            basis = "" if value.basis.value == "stated" else f" ({value.basis.value})"
            return f"{value.edtf}{basis}"
        case Participant():
            return f"{names.get((Kind.ACTOR, value.actor), value.actor)} ({value.role.value})"
        case Claim():
            by = (names.get((Kind.ACTOR, name), name) for name in value.claimed_by)
            who = f", by {', '.join(by)}" if value.claimed_by else ""
            stance = f"{value.stance.value}, {factuality_words(value.factuality)}"
            return f"{_quoted(value.passage.quote)} ({stance}{who})"
        case Alias():
            return _quoted(value.text)
        case Passage():
            return _quoted(value.quote)
        case Enum():
            return str(value.value).replace("_", " ")
        case str():
            return _quoted(names.get((Kind.ACTOR, value), value))
        case _:
            return str(value)


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[:_LONGEST]}…”" if len(line) > _LONGEST else f"“{line}”"
