"""What can be done to actors, as the edits that record it: other names and kinds, two made one.

Who is meant by a name that is typed is found in ``event_draft``.
"""

from collections.abc import Iterable

from timeline_app.model.event import Actor, ActorKind, Alias, Claim, Event, Participant
from timeline_app.model.project import Project
from timeline_app.model.source import Passage
from timeline_app.session.passages import CONTEXT
from timeline_app.store.edits import Edit, Kind, Put, Remove


def renamed(actor: Actor, name: str, kind: ActorKind, part_of: str | None, note: str) -> list[Edit]:
    """``actor`` with what a form says of it."""
    changes = {"name": name.strip(), "kind": kind, "part_of": part_of, "note": note.strip() or None}
    return [Put(Actor.model_validate({**dict(actor), **changes}))]


def merged(project: Project, kept: Actor, other: Actor) -> list[Edit]:
    """``other`` taken into ``kept``: its events, claims, parts and names; its own record goes.

    Its name becomes an alias where a passage of the project has it: an alias needs a mention.
    """
    edits: list[Edit] = []
    for event in project.events:
        after = _with_actor(event, other.id, kept.id)
        if after != event:
            edits.append(Put(after))
    parts = (each for each in project.actors if each.part_of == other.id and each.id != kept.id)
    edits += [Put(each.model_copy(update={"part_of": kept.id})) for each in parts]
    known = {alias.text for alias in kept.aliases} | {kept.name}
    aliases = [*kept.aliases, *(each for each in other.aliases if each.text not in known)]
    mentions = tuple(_mentions(project, other)) if other.name not in known else ()
    if mentions and all(alias.text != other.name for alias in aliases):
        aliases.append(Alias(text=other.name, passages=mentions))
    # What is part of the one that goes takes its place.
    part_of = other.part_of if _is_part_of(kept, other, project) else kept.part_of
    notes = "\n".join(filter(None, (kept.note, other.note)))
    changes = {"aliases": tuple(aliases), "part_of": part_of, "note": notes or None}
    edits.append(Put(kept.model_copy(update=changes)))
    return [*edits, Remove(Kind.ACTOR, other.id)]


def _is_part_of(part: Actor, whole: Actor, project: Project) -> bool:
    """Whether it is, be it through others."""
    above = {actor.id: actor.part_of for actor in project.actors}
    seen: set[str] = set()
    at = part.part_of
    while at is not None and at not in seen:
        if at == whole.id:
            return True
        seen.add(at)
        at = above.get(at)
    return False


def _with_actor(event: Event, before: str, after: str) -> Event:
    participants = dict.fromkeys(
        Participant(actor=after if each.actor == before else each.actor, role=each.role)
        for each in event.participants
    )
    claims = tuple(_with_claimer(claim, before, after) for claim in event.claims)
    return event.model_copy(update={"participants": tuple(participants), "claims": claims})


def _with_claimer(claim: Claim, before: str, after: str) -> Claim:
    if before not in claim.claimed_by:
        return claim
    chain = dict.fromkeys(after if each == before else each for each in claim.claimed_by)
    return claim.model_copy(update={"claimed_by": tuple(chain)})


def _mentions(project: Project, actor: Actor) -> Iterable[Passage]:
    """The name of ``actor`` where it stands in the passages of its events."""
    for event in project.events:
        if actor.id not in event.actors:
            continue
        for claim in event.claims:
            at = claim.passage.quote.find(actor.name)
            if at >= 0 and claim.passage.row is None:
                yield _within(claim.passage, at, len(actor.name))


def _within(passage: Passage, at: int, length: int) -> Passage:
    """A part of a passage's quote as a passage of its own."""
    whole = passage.prefix + passage.quote + passage.suffix
    begin = len(passage.prefix) + at
    return Passage(
        document=passage.document,
        start=passage.start + at,
        end=passage.start + at + length,
        quote=passage.quote[at : at + length],
        prefix=whole[max(begin - CONTEXT, 0) : begin],
        suffix=whole[begin + length : begin + length + CONTEXT],
    )
