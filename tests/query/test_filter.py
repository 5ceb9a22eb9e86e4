"""The filter against a reference that looks at each event by itself; columns; names."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.model.event import (
    Actor,
    ActorKind,
    Alias,
    Claim,
    Event,
    EventType,
    Factuality,
    Participant,
    Role,
    Stance,
    Status,
)
from timeline_app.model.project import Project
from timeline_app.model.proposal import Decision, Proposal, Review
from timeline_app.model.source import (
    Basis,
    Date,
    Document,
    Located,
    Passage,
    PassageState,
)
from timeline_app.model.time import UncertainDate, parse_edtf
from timeline_app.query.columns import EventColumns, fold, load_columns
from timeline_app.query.filter import EventFilter, matching
from timeline_app.query.names import UnknownName, find_actor, find_document
from timeline_app.reading.event_model import OpenProject

MakeProject = Callable[..., OpenProject]

ACTOR_IDS = ("a", "b", "c")
EDTF = (
    *("2020", "2021", "2021-08", "2021-08-15", "2021-08-15/2021-08-20", "2021-08/2021-09"),
    *("2021/..", "../2021", "/2020", "2021/", "[2019,2021]", "{2019,2021}", "[2020..]"),
    *("2021-08~", "2021-08-15T10:00:00", "202X", "-0044", "../.."),
)
PASSAGES = tuple(
    Passage(document=document, start=0, end=5, quote=quote)
    for document in ("x", "y")
    for quote in ("Émile spoke", "the attack")
)
CLAIMS = st.builds(
    Claim,
    id=st.just("c"),
    passage=st.sampled_from(PASSAGES),
    stance=st.sampled_from(Stance),
    factuality=st.sampled_from(Factuality),
    claimed_by=st.sampled_from([(), ("b",), ("An elder",)]),
)
DATES = st.builds(
    Date,
    edtf=st.sampled_from(EDTF),
    basis=st.just(Basis.STATED),
)
EVENTS = st.builds(
    Event,
    id=st.just("e"),
    title=st.sampled_from(["Attack", "Speech", "Straße"]),
    type=st.sampled_from(EventType),
    date=st.none() | DATES,
    participants=st.lists(
        st.builds(Participant, actor=st.sampled_from(ACTOR_IDS), role=st.sampled_from(Role)),
        max_size=3,
    ).map(tuple),
    place=st.sampled_from([None, "Panjshir"]),
    claims=st.lists(CLAIMS, min_size=1, max_size=2).map(tuple),
    tags=st.sampled_from([(), ("war",)]),
    note=st.sampled_from([None, "first sign"]),
    origin=st.just("person"),
    proposal=st.none()
    | st.builds(
        Proposal,
        key=st.just("k"),
        rule=st.just("verb"),
        confidence=st.just(0.5),
        salience=st.none() | st.sampled_from([0.2, 0.5, 1.0]),
        decision=st.none() | st.sampled_from(Decision),
    ),
)
ACTORS = tuple(
    Actor(
        id=id_,
        name=name,
        kind=ActorKind.GROUP,
        aliases=(Alias(text=alias, passages=PASSAGES[:1]),),
    )
    for id_, name, alias in zip(
        ACTOR_IDS, ("Ahmad", "Taliban", "Lévy"), ("x1", "x2", "x3"), strict=True
    )
)
DOCUMENTS = tuple(
    Document(id=id_, title=id_, media_type="text/plain", language="en", sha256="0" * 64)
    for id_ in ("x", "y")
)
LOCATED = {passage: Located(state=PassageState.EXACT) for passage in PASSAGES}


def some(values: Any) -> Any:
    return st.none() | st.frozensets(st.sampled_from(values), max_size=3)


FILTERS = st.builds(
    EventFilter,
    actors=some([*ACTOR_IDS, "nobody"]),
    all_actors=st.booleans(),
    statuses=some(tuple(Status)),
    types=some(tuple(EventType)),
    documents=some(["x", "y", "z"]),
    text=st.sampled_from(["", "attack", "EMILE", "war first", "strasse", "lévy  ahmad", "elder"]),
    date_from=st.none() | st.sampled_from(EDTF[:10]).map(parse_edtf),
    date_to=st.none() | st.sampled_from(EDTF[:10]).map(parse_edtf),
    certainly=st.booleans(),
    review=st.none() | st.sampled_from(Review),
    least_salience=st.sampled_from([0, 50, 51]),
)


def columns_of(events: list[Event]) -> EventColumns:
    numbered = tuple(e.model_copy(update={"id": f"e{i}"}) for i, e in enumerate(events))
    project = Project(title="t", documents=DOCUMENTS, actors=ACTORS, events=numbered)
    return load_columns(project, LOCATED)


def plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def is_kept(event: Event, wanted: EventFilter) -> bool:
    """The filter's documented meaning, one event at a time."""
    if wanted.actors is not None:
        quantifier = all if wanted.all_actors and wanted.actors else any
        if not quantifier(actor in event.actors for actor in wanted.actors):
            return False
    if wanted.statuses is not None and event.status not in wanted.statuses:
        return False
    if wanted.types is not None and event.type not in wanted.types:
        return False
    if wanted.review is not None:
        is_open = event.proposal is not None and event.proposal.decision is None
        if is_open != (wanted.review is Review.PROPOSED):
            return False
    proposal = event.proposal
    if event.is_proposed and proposal is not None and proposal.salience is not None:
        is_minor = proposal.salience < wanted.least_salience / 100
        if is_minor:
            return False
    cited = {claim.passage.document for claim in event.claims}
    if wanted.documents is not None and not cited & wanted.documents:
        return False
    names = {actor.id: [actor.name, *(a.text for a in actor.aliases)] for actor in ACTORS}
    parts = [event.title, event.place or "", event.note or "", *event.tags]
    parts += [name for actor in event.actors for name in names[actor]]
    parts += [claim.passage.quote for claim in event.claims]
    parts += [
        name
        for claim in event.claims
        for by in claim.claimed_by
        for name in [by, *names.get(by, [])]
    ]
    if not all(word in plain("\n".join(parts)) for word in plain(wanted.text).split()):
        return False
    return in_range(event.date.bounds if event.date else None, wanted)


def in_range(date: UncertainDate | None, wanted: EventFilter) -> bool:
    if wanted.date_from is None and wanted.date_to is None:
        return True
    if date is None:
        return False
    first = wanted.date_from.start_earliest if wanted.date_from else -(2**63)
    last = wanted.date_to.end_latest if wanted.date_to else 2**63
    if date.one_of:
        windows = date.one_of
        if not wanted.certainly:
            return any(a <= last and b >= first for a, b in windows)
        return (any if date.all_of else all)(first <= a and b <= last for a, b in windows)
    if wanted.certainly:
        return date.start_latest <= last and date.end_earliest >= first
    return date.start_earliest <= last and date.end_latest >= first


@settings(max_examples=300)
@given(st.lists(EVENTS, max_size=6), FILTERS)
def test_filter_agrees_with_the_reference(events: list[Event], wanted: EventFilter) -> None:
    columns = columns_of(events)
    expected = [is_kept(event, wanted) for event in columns.events]
    assert matching(columns, wanted).tolist() == expected
    if wanted.keeps_all:
        assert all(expected)


@given(st.lists(EVENTS, max_size=6))
def test_columns_are_sorted_and_complete(events: list[Event]) -> None:
    columns = columns_of(events)
    assert len(columns) == len(events)
    dated = [event.date is not None for event in columns.events]
    assert columns.dated.tolist() == dated
    assert dated == sorted(dated, reverse=True)
    keys = [(*e.date.bounds.sort_key(), e.id) for e in columns.events if e.date]
    assert keys == sorted(keys)
    for row, event in enumerate(columns.events):
        assert columns.row_of[event.id] == row
        in_lanes = [a for a in ACTOR_IDS if row in columns.rows_of_actor(a)]
        assert in_lanes == sorted(set(event.actors))
    assert all(np.all(np.diff(columns.rows_of_actor(actor)) > 0) for actor in ACTOR_IDS)


def test_a_filter_that_asks_nothing_keeps_all() -> None:
    assert EventFilter().keeps_all
    assert EventFilter(all_actors=True, certainly=True).keeps_all
    assert EventFilter(text="  ").keeps_all
    assert not EventFilter(actors=frozenset()).keeps_all


def test_sourced_follows_the_passages(make_project: MakeProject) -> None:
    opened = make_project()
    located = dict(opened.located)
    lost = {claim.passage for event in opened.project.events[:2] for claim in event.claims[:1]}
    located.update(dict.fromkeys(lost, Located(state=PassageState.LOST)))
    columns = load_columns(opened.project, located)
    sourced = dict(zip(columns.ids, columns.sourced.tolist(), strict=True))
    assert sourced == {"vow": False, "fighting": False, "talks": True, "harm": True, "plea": True}


def test_fold_drops_case_and_diacritics() -> None:
    assert fold("LÉVY") == fold("lévy") == fold("Le\u0301vy") == "levy"
    assert fold("Straße") == "strasse"
    assert fold("İstanbul") == fold("istanbul")


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("massoud", "massoud"),
        ("AHMAD  massoud", "massoud"),
        ("resistance", "resistance"),
        ("Résistance", "resistance"),
        ("lions of panjshir", "resistance"),
        ("the lions", "resistance"),
    ],
)
def test_actors_are_found_by_id_name_and_alias(
    name: str, id_: str, make_project: MakeProject
) -> None:
    assert find_actor(make_project().project.actors, name).id == id_


def test_unknown_actors_get_suggestions(make_project: MakeProject) -> None:
    actors = make_project().project.actors
    with pytest.raises(UnknownName, match="no actor 'talban'; did you mean 'taliban'"):
        find_actor(actors, "talban")
    with pytest.raises(UnknownName, match="did you mean 'Ahmad Massoud'"):
        find_actor(actors, "ahmad")
    with pytest.raises(UnknownName, match="use the name or id"):
        find_actor(actors, "zzz")
    with pytest.raises(UnknownName, match="no actor ''"):
        find_actor(actors, "")


def test_an_alias_that_several_share_is_refused(raw: Any, make_project: MakeProject) -> None:
    raw["actors"][1]["aliases"].append(dict(raw["actors"][2]["aliases"][1]))
    with pytest.raises(UnknownName, match=r"names several actors: taliban \(Taliban\), resistance"):
        find_actor(make_project(raw).project.actors, "the lions")


def test_documents_are_found_by_id_title_and_path(make_project: MakeProject) -> None:
    documents = make_project().project.documents
    for name in ("letter", "OPEN LETTER", "letters/letter.txt"):
        assert find_document(documents, name).id == "letter"
    with pytest.raises(UnknownName, match="no document 'leter'; did you mean 'letter'"):
        find_document(documents, "leter")


def test_text_finds_those_who_claim_by_their_names(raw: Any, make_project: MakeProject) -> None:
    raw["events"][3]["claims"][0]["claimed_by"] = ["resistance", "elders"]
    opened = make_project(raw)
    columns = load_columns(opened.project, opened.located)

    def found(text: str) -> list[str]:
        kept = matching(columns, EventFilter(text=text))
        return [columns.ids[row] for row in np.flatnonzero(kept)]

    assert "harm" in found("lions of panjshir")
    assert found("ELDERS") == ["harm"]


@pytest.mark.parametrize(
    ("edtf", "from_", "to", "possibly", "certainly"),
    [
        ("[2019,2021]", "2020", "2020", False, False),
        ("{2019,2021}", "2020", "2020", False, False),
        ("2019/2021", "2020", "2020", True, True),
        ("[2019,2021]", "2021", "2021", True, False),
        ("{2019,2021}", "2021", "2021", True, True),
        ("[2019,2021]", "2019", "2021", True, True),
        ("2021", "2021-08", "2021-08", True, False),
        ("2021/..", "2030", "2030", True, True),
        ("2021/", "2030", "2030", True, False),
    ],
)
def test_possible_and_certain_overlap(
    edtf: str,
    from_: str,
    to: str,
    possibly: bool,
    certainly: bool,
    raw: Any,
    make_project: MakeProject,
) -> None:
    raw["events"] = raw["events"][:1]
    raw["links"] = []
    raw["events"][0]["date"] = {"edtf": edtf, "basis": "stated"}
    opened = make_project(raw)
    columns = load_columns(opened.project, opened.located)
    for certain, expected in ((False, possibly), (True, certainly)):
        wanted = EventFilter(date_from=parse_edtf(from_), date_to=parse_edtf(to), certainly=certain)
        assert matching(columns, wanted).tolist() == [expected], certain


DAYS = st.tuples(st.integers(2018, 2023), st.integers(1, 12), st.integers(1, 28)).map(
    lambda day: "{:04}-{:02}-{:02}".format(*day)
)
MORE_EDTF = (
    *("[2019..2020,2022-03]", "{2019..2020,2022-03}", "{..2019}", "[2021-08-15..]"),
    *("2019?/2021~", "2020/2020-06", "2021-21", "2021-08-20/"),
)


@settings(max_examples=500)
@given(EVENTS, st.sampled_from([*EDTF, *MORE_EDTF]), st.lists(DAYS, min_size=2, max_size=2))
def test_the_filter_and_the_dates_agree_on_what_overlaps(
    event: Event, edtf: str, days: list[str]
) -> None:
    """A range of days is filled from its first second to its last."""
    first, last = sorted(days)
    dated = event.model_copy(update={"date": Date(edtf=edtf, basis=Basis.STATED)})
    columns = columns_of([dated])
    wanted = EventFilter(date_from=parse_edtf(first), date_to=parse_edtf(last))
    date, range_ = parse_edtf(edtf), parse_edtf(f"{first}T00:00:00/{last}T23:59:59")
    assert matching(columns, wanted).tolist() == [date.may_overlap(range_)]
    certain = replace(wanted, certainly=True)
    assert matching(columns, certain).tolist() == [date.must_overlap(range_)]
