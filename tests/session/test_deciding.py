"""Decisions on proposals: each is one change, can be undone, and outlives every later run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from timeline_app.model.event import (
    Actor,
    ActorKind,
    Claim,
    Event,
    EventType,
    Factuality,
    Link,
    LinkKind,
    Participant,
    Refusal,
    Role,
    Stance,
    Suggestion,
)
from timeline_app.model.project import Project
from timeline_app.model.proposal import Decision, Proposal
from timeline_app.model.source import Basis, Date, Document, Passage
from timeline_app.session.bulk_edit import BulkEdit, bulk_edits
from timeline_app.session.change_words import change_lines
from timeline_app.session.deciding import accepting, merging, rejecting
from timeline_app.session.decisions import is_open, refused_keys
from timeline_app.session.document_edits import removed
from timeline_app.session.event_draft import draft_of, edits_of
from timeline_app.session.event_linking import unlinking
from timeline_app.session.proposing_again import merged_proposals
from timeline_app.session.redating import redating
from timeline_app.store.edits import Edit, Kind, Put
from timeline_app.store.project_store import ProjectStore

TEXT = "The mayor met the guild. Later the mayor left. The guild had refused."
DOCUMENTS = ("d1", "d2")


@dataclass(frozen=True)
class Proposed:
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()


def proposal(key: str, confidence: float = 0.8) -> Proposal:
    return Proposal(key=key, rule="verb", confidence=confidence, salience=0.5, reason="a verb")


def actor(id_: str, part_of: str | None = None) -> Actor:
    return Actor(
        id=id_, name=id_.title(), kind=ActorKind.PERSON, part_of=part_of, proposal=proposal(id_)
    )


def event(
    id_: str,
    *actors: str,
    document: str = "d1",
    key: str = "",
    start: int = 4,
    confidence: float = 0.8,
    claimed_by: tuple[str, ...] = (),
    anchor: str | None = None,
) -> Event:
    passage = Passage(document=document, start=start, end=start + 5, quote=TEXT[start : start + 5])
    claim = Claim(
        id=f"{id_}.c1",
        passage=passage,
        stance=Stance.ASSERTS,
        factuality=Factuality.CERTAIN,
        claimed_by=claimed_by,
    )
    return Event(
        id=id_,
        title=f"Event {id_}",
        type=EventType.OTHER,
        date=Date(edtf="2021", basis=Basis.INFERRED, anchor=anchor) if anchor else None,
        participants=tuple(Participant(actor=each, role=Role.AGENT) for each in actors),
        claims=(claim,),
        origin="extractor 1",
        proposal=proposal(key or id_, confidence),
    )


def link(from_: str, to: str) -> Link:
    made = {"kind": LinkKind.CORROBORATES, "from": from_, "to": to}
    return Link.model_validate({**made, "proposal": proposal(f"{from_}>{to}")})


FOUND = Proposed(
    (actor("town"), actor("mayor", "town"), actor("guild"), actor("clerk")),
    (
        event("met", "mayor", "guild"),
        event("left", "mayor", start=31, confidence=0.6, claimed_by=("clerk",)),
        event("refused", "guild", document="d2", confidence=0.3),
    ),
    (link("met", "left"), link("left", "refused")),
)


def documents() -> tuple[Document, ...]:
    return tuple(
        Document(
            id=id_,
            title=f"Document {id_}",
            media_type="text/plain",
            language="en",
            sha256=sha256(TEXT.encode()).hexdigest(),
        )
        for id_ in DOCUMENTS
    )


def new_store(folder: Path) -> ProjectStore:
    project = Project(title="Town", documents=documents())
    return ProjectStore.create(folder / "t.timeline", project, dict.fromkeys(DOCUMENTS, TEXT))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ProjectStore]:
    with new_store(tmp_path) as made:
        propose(made, FOUND)
        yield made


def propose(
    store: ProjectStore, proposed: Proposed, documents: Sequence[str] = DOCUMENTS
) -> list[Edit]:
    edits = merged_proposals(store.project, store.link_keys, proposed, documents)
    store.record("Propose", edits)
    return edits


def do(store: ProjectStore, edits: Sequence[Edit]) -> None:
    """Record ``edits`` as one change; undo and redo were seen to be exact."""
    before, head = store.project, store.head
    store.record("Decide", edits)
    after = store.project
    assert store.head == head + 1
    store.undo()
    assert store.project == before
    store.redo()
    assert store.project == after


def accept(store: ProjectStore, *ids: str) -> None:
    do(store, accepting(store.events(ids), store.project, store.link_keys))


def reject(store: ProjectStore, *ids: str) -> None:
    do(store, rejecting(store.events(ids), store.project, store.link_keys))


def decisions(store: ProjectStore) -> dict[str, Decision | None]:
    records = (*store.project.actors, *store.project.events)
    return {each.id: each.proposal.decision for each in records if each.proposal is not None}


def test_a_key_fits_the_ids_of_refusals() -> None:
    for key in ("two words", "a;b", "", "x" * 201):
        with pytest.raises(ValidationError):
            Proposal(key=key, rule="r", confidence=1)


def test_what_is_proposed_is_of_the_project_once(store: ProjectStore) -> None:
    assert decisions(store) == dict.fromkeys(
        ("mayor", "guild", "clerk", "town", "met", "left", "refused")
    )
    assert len(store.project.links) == 2
    assert propose(store, FOUND) == []


def test_accepting_takes_its_actors_and_their_wholes_along(store: ProjectStore) -> None:
    accept(store, "met")
    taken = {id_ for id_, decision in decisions(store).items() if decision is Decision.ACCEPTED}
    assert taken == {"met", "mayor", "guild", "town"}
    assert all(map(is_open, store.project.links))


def test_links_are_taken_over_once_both_ends_are_decided(store: ProjectStore) -> None:
    accept(store, "met")
    accept(store, "left")
    assert [is_open(each) for each in store.project.links] == [False, True]


def test_rejecting_takes_actors_away_whom_nothing_else_names(store: ProjectStore) -> None:
    reject(store, "left")
    assert {each.id for each in store.project.actors} == {"town", "mayor", "guild"}
    assert not store.project.links
    reject(store, "met")
    assert {each.id for each in store.project.actors} == {"guild"}
    assert refused_keys(store.project) == {"met", "left"}


def test_decided_actors_stay_when_their_event_is_rejected(store: ProjectStore) -> None:
    accept(store, "met")
    reject(store, "left", "refused")
    assert {each.id for each in store.project.actors} == {"town", "mayor", "guild"}


def test_merging_gives_the_claims_to_the_other_and_is_remembered(store: ProjectStore) -> None:
    met, left = store.events(["met", "left"])
    do(store, merging(left, met, store.project, store.link_keys))
    [kept] = store.events(["met"])
    assert [claim.id for claim in kept.claims] == ["met.c1", "left.c1"]
    assert decisions(store)["met"] is Decision.MENDED
    assert decisions(store)["clerk"] is Decision.ACCEPTED
    propose(store, FOUND)
    assert {each.id for each in store.project.events} == {"met", "refused"}


def test_editing_by_a_form_in_bulk_or_on_the_timeline_is_a_decision(store: ProjectStore) -> None:
    [met] = store.events(["met"])
    _, edits = edits_of(draft_of(met, store.project), store.project.actors, store)
    do(store, edits)
    assert decisions(store)["met"] is Decision.MENDED
    assert decisions(store)["mayor"] is Decision.ACCEPTED
    others = store.events(["left"])
    do(store, bulk_edits(BulkEdit(add_tags=("x",)), others, store.project))
    assert decisions(store)["left"] is Decision.MENDED
    dated = event("dated", anchor="the report")
    propose(store, Proposed(events=(dated,)), ("d2",))
    do(store, redating(dated, "2022")[1])
    assert decisions(store)["dated"] is Decision.MENDED


def test_a_run_over_one_document_leaves_the_proposals_of_others(store: ProjectStore) -> None:
    propose(store, Proposed(), ("d1",))
    assert {each.id for each in store.project.events} == {"refused"}
    assert {each.id for each in store.project.actors} == {"guild"}


def test_ids_that_are_taken_make_room(store: ProjectStore) -> None:
    accept(store, "met")
    other = event("met", "mayor", key="other", document="d2", anchor="met, a day later")
    edits = merged_proposals(
        store.project, store.link_keys, Proposed(FOUND.actors, (other,)), ("d2",)
    )
    do(store, edits)
    [new] = [each for each in store.project.events if each.id.startswith("met-")]
    assert new.actors == ("mayor",)
    assert new.claims[0].id != "met.c1"
    assert new.date is not None
    assert new.date.anchor == f"{new.id}, a day later"


def test_what_a_person_linked_or_leans_on_stays(store: ProjectStore) -> None:
    by_hand = link("met", "refused").model_copy(update={"proposal": None})
    leaning = event("leaning", anchor="left + a day").model_copy(update={"proposal": None})
    do(store, [Put(by_hand), Put(leaning)])
    propose(store, Proposed())
    assert {each.id for each in store.project.events} == {"met", "refused", "left", "leaning"}


def test_a_proposed_link_leads_to_what_was_accepted(store: ProjectStore) -> None:
    accept(store, "met", "left")
    found = Proposed(FOUND.actors, (event("m9", key="met"), event("n1")), (link("m9", "n1"),))
    propose(store, found)
    assert [(each.from_, each.to) for each in store.project.links] == [
        ("met", "left"),
        ("met", "n1"),
    ]


def test_a_link_that_was_removed_is_not_proposed_again(store: ProjectStore) -> None:
    accept(store, "met", "left")
    for link_ in store.project.links:  # one was taken over, one waits
        do(store, unlinking(link_, store.project, store.link_keys))
    assert not store.project.links
    propose(store, FOUND)
    assert not store.project.links
    assert len(store.project.refusals) == 2
    by_hand = link("met", "left").model_copy(update={"proposal": None})
    do(store, [Put(by_hand)])
    do(store, unlinking(by_hand, store.project, store.link_keys))
    assert len(store.project.refusals) == 2


def test_a_document_that_is_removed_takes_its_refusals_along(store: ProjectStore) -> None:
    reject(store, "refused")
    do(store, removed(store.project, store.link_keys, "d2"))
    assert not store.project.refusals


def test_the_key_of_a_refused_proposal_is_no_id() -> None:
    refusal = Refusal(id="r", suggestion=Suggestion.PROPOSAL, one="d1", other="d2")
    project = Project(title="x", documents=documents(), refusals=(refusal,))
    assert [each.id for each in removed(project, (), "d2")] == ["d2"]


def test_the_history_says_what_was_refused(store: ProjectStore) -> None:
    reject(store, "refused")
    names = {(Kind.DOCUMENT, each.id): each.title for each in store.project.documents}
    lines = change_lines(store.changed_by(store.head), names)
    assert "Refusal of a proposal from “Document d2”: new" in lines


ACTORS = ("a", "b", "c")
_actor_sets = st.lists(st.sampled_from(ACTORS), max_size=2, unique=True)


@st.composite
def runs(draw: st.DrawFn) -> Proposed:
    numbers = draw(st.lists(st.integers(0, 5), max_size=5, unique=True))
    offset = draw(st.integers(0, 2))  # another run may give its records other ids
    events = tuple(
        event(f"x{n + offset}", *draw(_actor_sets), key=f"k{n}", document=DOCUMENTS[n % 2])
        for n in numbers
    )
    named = sorted({id_ for each in events for id_ in each.actors})
    wholes = {"a": draw(st.sampled_from([None, "w"]))}
    actors = [actor(id_, wholes.get(id_)) for id_ in named]
    if "w" in [each.part_of for each in actors]:
        actors.append(actor("w"))
    links = tuple(link(one.id, other.id) for one, other in pairwise(events) if draw(st.booleans()))
    return Proposed(tuple(actors), events, links)


STEPS = st.lists(
    st.one_of(
        runs(),
        st.tuples(st.sampled_from(["accept", "reject", "mend", "merge"]), st.integers(0, 9)),
    ),
    max_size=8,
)


@given(steps=STEPS, last=runs(), chosen=st.sampled_from([("d1",), ("d2",), DOCUMENTS]))
@settings(max_examples=60, deadline=None)
def test_no_run_touches_what_a_person_decided(
    steps: list[Proposed | tuple[str, int]], last: Proposed, chosen: tuple[str, ...]
) -> None:
    with TemporaryDirectory() as folder, new_store(Path(folder)) as store:
        states = [store.project]
        for step in steps:
            _take(store, step)
            if store.project != states[-1]:
                states.append(store.project)
        before = store.project
        propose(store, last, chosen)
        after = store.project
        for name in ("actors", "events", "links"):
            kept = [each for each in getattr(before, name) if not is_open(each)]
            assert [each for each in getattr(after, name) if each in kept] == kept
        assert {each for each in before.refusals if each.suggestion is Suggestion.PROPOSAL} <= set(
            after.refusals
        )
        keys = [each.proposal.key for each in after.events if each.proposal is not None]
        assert len(keys) == len(set(keys))
        assert not refused_keys(after) & {k for e in after.events if is_open(e) for k in [_key(e)]}
        assert propose(store, last, chosen) == []
        if after != before:
            states.append(after)
        for state in reversed(states):
            assert store.project == state
            store.undo()


def _key(event: Event) -> str:
    return "" if event.proposal is None else event.proposal.key


def _take(store: ProjectStore, step: Proposed | tuple[str, int]) -> None:
    """Have a run, or a decision on one of the proposals, where there is one."""
    if isinstance(step, Proposed):
        propose(store, step)
        return
    what, number = step
    proposed = [each for each in store.project.events if each.is_proposed]
    if not proposed:
        return
    one, project, keys = proposed[number % len(proposed)], store.project, store.link_keys
    others = [each for each in project.events if each.id != one.id]
    match what:
        case "accept":
            store.record("Accept", accepting([one], project, keys))
        case "reject":
            store.record("Reject", rejecting([one], project, keys))
        case "mend":
            draft = draft_of(one, project)
            store.record("Mend", edits_of(draft, project.actors, store)[1])
        case "merge" if others:
            store.record("Merge", merging(one, others[number % len(others)], project, keys))
