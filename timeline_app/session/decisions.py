"""Records as a person has decided on them, and what is remembered of proposals that are not wanted.

Which edits a decision consists of is told by ``deciding``.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from timeline_app.model.event import Actor, Event, Link, Refusal, Suggestion
from timeline_app.model.project import Project
from timeline_app.model.proposal import Decision
from timeline_app.session.free_ids import next_id
from timeline_app.store.edits import Edit, Put

_Proposed = TypeVar("_Proposed", Actor, Event, Link)


def is_open(record: Actor | Event | Link) -> bool:
    """Whether it is proposed, and nobody has decided on it yet."""
    return record.proposal is not None and record.proposal.is_open


def accepted(record: _Proposed) -> _Proposed:
    """``record`` as it was proposed and is taken over."""
    return _decided(record, Decision.ACCEPTED)


def mended(record: _Proposed) -> _Proposed:
    """``record`` as a person has changed it: a later run leaves it alone."""
    return _decided(record, Decision.MENDED)


def accepted_actors(events: Iterable[Event], actors: Iterable[Actor]) -> list[Edit]:
    """Those of ``actors`` who are proposed and named by ``events``, and their wholes, taken over."""
    named = {id_ for event in events for id_ in named_in(event)}
    if not named:
        return []
    proposed = {actor.id: actor for actor in actors if is_open(actor)}
    taken: dict[str, Actor] = {}
    for id_ in sorted(named & proposed.keys()):
        actor: Actor | None = proposed[id_]
        while actor is not None and actor.id not in taken:
            taken[actor.id] = actor
            actor = proposed.get(actor.part_of or "")
    return [Put(accepted(actor)) for actor in taken.values()]


def named_in(event: Event) -> Iterator[str]:
    """Who takes part, and who claims something: ids, or plain names."""
    yield from (each.actor for each in event.participants)
    yield from (name for claim in event.claims for name in claim.claimed_by)


def remembered(events: Iterable[Event], refusals: Collection[Refusal]) -> list[Edit]:
    """That those of ``events`` which were proposed are not to be proposed again."""
    return remembered_keys(
        {
            event.proposal.key: event.claims[0].passage.document
            for event in events
            if event.proposal is not None
        },
        refusals,
    )


def remembered_keys(documents: Mapping[str, str], refusals: Collection[Refusal]) -> list[Edit]:
    """That no proposals with these keys are to be made again, each from one of ``documents``."""
    known = {each.other for each in refusals if each.suggestion is Suggestion.PROPOSAL}
    wanted = {key: document for key, document in documents.items() if key not in known}
    if not wanted:
        return []
    taken = {each.id for each in refusals}
    edits: list[Edit] = []
    for key, document in wanted.items():
        id_ = next_id("refusal", taken.__contains__)
        taken.add(id_)
        edits.append(Put(Refusal(id=id_, suggestion=Suggestion.PROPOSAL, one=document, other=key)))
    return edits


def refused_keys(project: Project) -> frozenset[str]:
    """The keys of the proposals that are not to be made again."""
    return frozenset(
        each.other for each in project.refusals if each.suggestion is Suggestion.PROPOSAL
    )


def _decided(record: _Proposed, decision: Decision) -> _Proposed:
    if record.proposal is None or record.proposal.decision is decision:
        return record
    proposal = record.proposal.model_copy(update={"decision": decision})
    return record.model_copy(update={"proposal": proposal})
