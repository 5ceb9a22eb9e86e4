"""What can be done to actors, as the edits that record it: two made one, one made two, one removed.

Names, aliases and what else a form says of one are ``actor_draft``'s; what becomes of those of an
actor that is merged into another is told by ``actor_merging``.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from timeline_app.model.event import Actor, Claim, Event, Participant, Role, Suggestion
from timeline_app.model.project import Project
from timeline_app.session.actor_merging import both_in_one
from timeline_app.session.decisions import mended
from timeline_app.session.free_ids import readable_id
from timeline_app.session.refusal_edits import followed_refusals
from timeline_app.store.edits import Edit, Kind, Put, Remove


def merged(
    project: Project,
    kept: Actor,
    other: Actor,
    events: Iterable[Event],
    texts: Mapping[str, str],
) -> list[Edit]:
    """``other`` taken into ``kept``: its events, claims, parts and names; its own record goes.

    ``events`` are those of ``project`` that name ``other``, in its order, any others among them. Where both take part in one event, ``kept`` stays there in its own role; if that is only
    ``participant``, in that of ``other``. ``texts`` are those of the documents, where mentions of
    the name of ``other`` are looked for.
    """
    edits: list[Edit] = []
    concerned = [event for event in events if _names(event, other.id)]
    edits += [Put(_with_actor(event, other.id, kept.id)) for event in concerned]
    parts = (each for each in project.actors if each.part_of == other.id and each.id != kept.id)
    edits += [Put(each.model_copy(update={"part_of": kept.id})) for each in parts]
    edits.append(Put(mended(both_in_one(project, kept, other, concerned, texts))))
    return [*edits, *_refusals_after(project, other.id, kept.id), Remove(Kind.ACTOR, other.id)]


def split(
    project: Project,
    actor: Actor,
    name: str,
    events: Collection[str],
    claims: Collection[str],
    aliases: Collection[str],
) -> tuple[str, list[Edit]]:
    """A new actor called ``name``, which takes over some of what ``actor`` has: its id, the edits.

    ``events`` are ids of events in which the new one takes part instead, in the same roles;
    ``claims`` are ids of claims that it makes instead; ``aliases`` are texts. Kind, whole and note
    are those of ``actor``, to which everything else stays.
    """
    id_ = readable_id(name, {each.id for each in project.actors}, "actor")
    new = actor.model_copy(
        update={
            "id": id_,
            "name": name.strip(),
            "colour": None,
            "active": None,
            "proposal": None,
            "aliases": tuple(alias for alias in actor.aliases if alias.text in aliases),
        }
    )
    edits: list[Edit] = [Put(new)]
    left = tuple(alias for alias in actor.aliases if alias.text not in aliases)
    edits.append(Put(mended(actor.model_copy(update={"aliases": left}))))
    for event in project.events:
        if not _names(event, actor.id):
            continue
        after = _with_participant(event, actor.id, id_) if event.id in events else event
        changed = (
            _with_claimer(claim, actor.id, id_) if claim.id in claims else claim
            for claim in event.claims
        )
        after = after.model_copy(update={"claims": tuple(changed)})
        if after != event:
            edits.append(Put(after))
    return id_, edits


def removed(project: Project, actor: Actor) -> list[Edit]:
    """The record of ``actor``, and suggestions about it that were refused, gone."""
    return [*_refusals_after(project, actor.id, None), Remove(Kind.ACTOR, actor.id)]


def what_keeps(project: Project, actor: Actor) -> str:
    """Why ``actor`` can't be removed, in one sentence; empty where nothing hangs on it."""
    events = sum(actor.id in event.actors for event in project.events)
    claims = sum(actor.id in claim.claimed_by for event in project.events for claim in event.claims)
    parts = sum(each.part_of == actor.id for each in project.actors)
    found = ((events, "event"), (claims, "claim"), (parts, "part"))
    reasons = [f"{count:,} {word}{'s' * (count != 1)}" for count, word in found if count]
    if not reasons:
        return ""
    *first, last = reasons
    listed = f"{', '.join(first)} and {last}" if first else last
    return (
        f"“{actor.name}” has {listed}: merge it into another actor, or give these to others first."
    )


def _refusals_after(project: Project, gone: str, instead: str | None) -> Iterator[Edit]:
    return followed_refusals(project.refusals, Suggestion.SAME_ACTOR, {gone: instead})


def _names(event: Event, actor: str) -> bool:
    """Whether ``actor`` takes part or claims something: told without a copy of each event."""
    return any(each.actor == actor for each in event.participants) or any(
        actor in claim.claimed_by for claim in event.claims
    )


def _with_actor(event: Event, before: str, after: str) -> Event:
    claims = tuple(_with_claimer(claim, before, after) for claim in event.claims)
    return _with_participant(event, before, after).model_copy(update={"claims": claims})


def _with_participant(event: Event, before: str, after: str) -> Event:
    """``event`` with one actor in the place of another. Where both are in it, one stays, as ``merged`` has it."""
    if before not in event.actors:
        return event
    roles = {each.role for each in event.participants if each.actor == after}
    gone = after if roles <= {Role.PARTICIPANT} else before
    participants = dict.fromkeys(
        Participant(actor=after if each.actor == before else each.actor, role=each.role)
        for each in event.participants
        if each.actor != gone
    )
    return event.model_copy(update={"participants": tuple(participants)})


def _with_claimer(claim: Claim, before: str, after: str) -> Claim:
    if before not in claim.claimed_by:
        return claim
    chain = dict.fromkeys(after if each == before else each for each in claim.claimed_by)
    return claim.model_copy(update={"claimed_by": tuple(chain)})
