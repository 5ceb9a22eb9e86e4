"""Checks of well-formed records that need more than one record: ids, circles, bounds, dates, paths.

Whether a passage stands where it says is found by ``event_model``.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from timeline_app.model.problem import Problem
from timeline_app.model.time import DateError
from timeline_app.reading.documents import leaves_folder
from timeline_app.reading.records import Ids, Records, dates_of, passages_of

# Place, reason, mend.
_Finding = tuple[str, str, str]


def check_references(records: Records, name: str, folder: Path) -> list[Problem]:
    """What keeps the file ``name`` from being opened although its records are well formed."""
    findings = (
        *_duplicate_ids(records),
        *_duplicate_claims(records),
        *_paths_out_of(folder, records),
        *_unknown_wholes(records),
        *_circles(records),
        *_unknown_participants(records),
        *_unknown_ends(records),
        *_wrong_passages(records),
        *_wrong_dates(records),
    )
    return [Problem(name, records.place(place), reason, mend) for place, reason, mend in findings]


def _duplicate_ids(records: Records) -> Iterator[_Finding]:
    groups: Mapping[str, Ids | None] = {
        "documents": records.document_ids,
        "actors": records.actor_ids,
        "events": records.event_ids,
    }
    for group, ids in groups.items():
        seen: dict[str, int] = {}
        for i, id_ in (ids or {}).items():
            if id_ in seen:
                reason = f"the id '{id_}' is already that of {group}[{seen[id_]}]"
                yield f"{group}[{i}].id", reason, "give one of them another id"
            seen.setdefault(id_, i)


def _duplicate_claims(records: Records) -> Iterator[_Finding]:
    seen: dict[str, str] = {}
    for i, event in records.events.items():
        for j, claim in enumerate(event.claims):
            place = f"events[{i}].claims[{j}]"
            if claim.id in seen:
                reason = f"the id '{claim.id}' is already that of {seen[claim.id]}"
                yield f"{place}.id", reason, "give one of them another id"
            seen.setdefault(claim.id, place)


def _paths_out_of(folder: Path, records: Records) -> Iterator[_Finding]:
    for i, document in records.documents.items():
        if document.path is not None and leaves_folder(document.path, folder):
            reason = f"'{document.path}' leads out of the documents folder"
            mend = "use a path relative to that folder, without '..' or links out of it"
            yield f"documents[{i}].path", reason, mend


def _unknown_wholes(records: Records) -> Iterator[_Finding]:
    known = _known(records.actor_ids)
    if known is None:
        return
    for i, actor in records.actors.items():
        if actor.part_of is not None and actor.part_of not in known:
            yield _unknown(f"actors[{i}].part_of", "actor", actor.part_of)


def _circles(records: Records) -> Iterator[_Finding]:
    parents = {actor.id: actor.part_of for actor in records.actors.values()}
    for i, actor in records.actors.items():
        seen = {actor.id}
        parent = actor.part_of
        while parent is not None and parent not in seen:
            seen.add(parent)
            parent = parents.get(parent)
        if parent == actor.id:
            reason = f"'{actor.id}' is, through others, part of itself"
            yield f"actors[{i}].part_of", reason, "take one 'part_of' of the circle away"


def _unknown_participants(records: Records) -> Iterator[_Finding]:
    known = _known(records.actor_ids)
    if known is None:
        return
    for i, event in records.events.items():
        for j, participant in enumerate(event.participants):
            if participant.actor not in known:
                place = f"events[{i}].participants[{j}].actor"
                yield _unknown(place, "actor", participant.actor)


def _unknown_ends(records: Records) -> Iterator[_Finding]:
    known = _known(records.event_ids)
    if known is None:
        return
    for i, link in records.links.items():
        for end, target in (("from", link.from_), ("to", link.to)):
            if target not in known:
                yield _unknown(f"links[{i}].{end}", "event", target)


def _wrong_passages(records: Records) -> Iterator[_Finding]:
    known = _known(records.document_ids)
    for place, passage in passages_of(records):
        if known is not None and passage.document not in known:
            yield _unknown(f"{place}.document", "document", passage.document)
        length = passage.end - passage.start
        if length <= 0:
            bounds = f"start {passage.start}, end {passage.end}"
            reason = f"its bounds are reversed or empty ({bounds})"
            yield place, reason, "start must be smaller than end"
        elif length != len(passage.quote):
            reason = f"its quote has {len(passage.quote)} characters, its bounds {length}"
            yield place, reason, "quote the text from start to end, exactly"


def _wrong_dates(records: Records) -> Iterator[_Finding]:
    for place, date in dates_of(records):
        try:
            _ = date.bounds
        except DateError as error:
            yield f"{place}.edtf", str(error), "write an EDTF date, as in ISO 8601-2"


def _known(ids: Ids | None) -> set[str] | None:
    return None if ids is None else set(ids.values())


def _unknown(place: str, kind: str, id_: str) -> _Finding:
    return place, f"there is no {kind} '{id_}'", f"add the {kind} or correct the id"
