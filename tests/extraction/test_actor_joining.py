"""Actors of several documents: one where their names leave no doubt, apart everywhere else."""

import pytest

from tests.extraction.drafts import Drafted
from timeline_app.extraction.joining.across import propose_records
from timeline_app.extraction.joining.proposed import NOTHING_KNOWN, Known, Proposed
from timeline_app.model.event import Actor, ActorKind, Role

PERSON, BODY, PLACE = ActorKind.PERSON, ActorKind.ORGANIZATION, ActorKind.PLACE


def told(*documents: list[tuple[str, ActorKind]], known: Known = NOTHING_KNOWN) -> Proposed:
    """Documents in each of which the actors do something together."""
    sources = []
    for number, actors in enumerate(documents):
        text = f"{' and '.join(name for name, _ in actors)} met in town {number}."
        drafted = Drafted(f"d{number}", text)
        numbers = [drafted.actor(name, kind=kind) for name, kind in actors]
        drafted.event("met", *((each, Role.AGENT) for each in numbers))
        sources.append(drafted.source)
    return propose_records(sources, known)


def names(proposed: Proposed) -> list[str]:
    return sorted(actor.name for actor in proposed.actors)


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (("Ann Lee", PERSON), ("Ann Lee", PERSON), "Ann Lee"),
        (("Ann Lee", PERSON), ("Dr Ann Lee", PERSON), "Dr Ann Lee"),
        (("José Núñez", PERSON), ("Jose Nunez", PERSON), "José Núñez"),
        (("the Harbour Board", BODY), ("Harbour Board", BODY), "the Harbour Board"),
        (("Harbour Board", BODY), ("Harbour Board", ActorKind.GROUP), "Harbour Board"),
        (("Harbour Board", BODY), ("Harbour Board", ActorKind.OTHER), "Harbour Board"),
        (("Union of Dock Workers", BODY), ("UDW", BODY), "Union of Dock Workers"),
        (("Ann Lee", PERSON), ("Dr Ann M. Lee", PERSON), "Ann Lee"),
        (("Mill Holding", BODY), ("Mill Holding plc", BODY), "Mill Holding plc"),
    ],
)
def test_the_same_name_is_one_actor(
    one: tuple[str, ActorKind], other: tuple[str, ActorKind], joined: str
) -> None:
    assert names(told([one], [other])) == [joined]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ann Lee", PERSON), ("Ann Lee", PLACE)),
        (("Ann Lee", PERSON), ("Ann Lee", BODY)),
        (("Ann Lee Jr.", PERSON), ("Ann Lee Sr.", PERSON)),
        (("Omar bin Said", PERSON), ("Said", PERSON)),
        (("Ann Lee", PERSON), ("Lee", PERSON)),  # nothing else tells that it is she
        (("Ann Lee", PERSON), ("A. Lee", PERSON)),
        (("Union of Workers", BODY), ("UW", BODY)),  # two letters stand for much
        (("7th Brigade", BODY), ("8th Brigade", BODY)),
        (("Ann Lee", PERSON), ("Ann Leigh", PERSON)),
        (("Ann M. Lee", PERSON), ("Ann B. Lee", PERSON)),
        (("Ann M. Lee Jr.", PERSON), ("Ann Lee Sr.", PERSON)),
        (("Harbour Board of Hull", BODY), ("Harbour Board", BODY)),  # Hull isn't told of there
    ],
)
def test_what_is_uncertain_stays_apart(
    one: tuple[str, ActorKind], other: tuple[str, ActorKind]
) -> None:
    assert len(told([one], [other]).actors) == 2


def test_a_family_name_is_hers_in_documents_on_the_same_thing() -> None:
    board = ("Harbour Board", BODY)
    proposed = told([("Ann Lee", PERSON), board], [("Lee", PERSON), board])
    assert names(proposed) == ["Ann Lee", "Harbour Board"]
    (lee,) = (actor for actor in proposed.actors if actor.name == "Ann Lee")
    assert [alias.text for alias in lee.aliases] == ["Lee"]
    assert lee.aliases[0].passages[0].document == "d1"
    initials = told([("Ann Lee", PERSON), board], [("A. Lee", PERSON), board])
    assert names(initials) == ["Ann Lee", "Harbour Board"]


def test_a_family_name_of_two_is_nobodys() -> None:
    board = ("Harbour Board", BODY)
    proposed = told(
        [("Ann Lee", PERSON), board], [("Bo Lee", PERSON), board], [("Lee", PERSON), board]
    )
    assert names(proposed) == ["Ann Lee", "Bo Lee", "Harbour Board", "Lee"]


def test_two_of_one_name_in_a_document_keep_all_of_that_name_apart() -> None:
    twice = Drafted("d0", "Ann Lee of Hull met Ann Lee of York.")
    one, other = twice.actor("Ann Lee"), twice.actor("Ann Lee")
    twice.event("met", (one, Role.AGENT), (other, Role.TARGET))
    once = Drafted("d1", "Ann Lee slept.")
    once.event("slept", (once.actor("Ann Lee"), Role.AGENT))
    assert len(propose_records([twice.source, once.source]).actors) == 3


def test_an_alias_joins_only_where_one_has_it() -> None:
    def named(id_: str, name: str, alias: str) -> Drafted:
        drafted = Drafted(id_, f"{name} or {alias} struck.")
        actor = drafted.actor(name, name, alias, kind=BODY)
        drafted.event("struck", (actor, Role.AGENT))
        return drafted

    short = named("d2", "Front", "Front")
    one, other = named("d0", "Popular Front", "Front"), named("d1", "Northern Front", "Front")
    assert names(propose_records([one.source, short.source])) == ["Popular Front"]
    three = propose_records([one.source, other.source, short.source])
    assert names(three) == ["Front", "Northern Front", "Popular Front"]


def test_those_without_a_name_are_of_their_document_alone() -> None:
    sources = []
    for id_ in ("d0", "d1"):
        drafted = Drafted(id_, "The 6,000 residents fled.")
        drafted.event("fled", (drafted.described("The 6,000 residents"), Role.AGENT))
        sources.append(drafted.source)
    one, other = propose_records(sources).actors
    assert one.name == other.name == "The 6,000 residents"
    assert (one.id, other.id) == ("the-6-000-residents", "the-6-000-residents-2")
    assert one.proposal is not None
    assert other.proposal is not None
    assert one.proposal.key != other.proposal.key


def test_actors_that_a_person_made_are_joined_to_and_never_changed() -> None:
    lee = Actor(id="lee", name="Ann Lee", kind=PERSON)
    proposed = told([("Ann Lee", PERSON)], [("Bo Ray", PERSON)], known=Known(actors=(lee,)))
    assert names(proposed) == ["Bo Ray"]
    assert [event.actors for event in proposed.events] == [("lee",), ("bo-ray",)]


def test_what_a_person_told_apart_or_rejected_stays_so() -> None:
    lee = Actor(id="lee", name="Ann Lee", kind=PERSON)
    apart = Known(actors=(lee,), apart=frozenset({frozenset({"lee", "ann-lee"})}))
    assert names(told([("Ann Lee", PERSON)], known=apart)) == ["Ann Lee"]
    first = told([("Ann Lee", PERSON), ("Bo Ray", PERSON)])
    (key,) = (a.proposal.key for a in first.actors if a.name == "Ann Lee" and a.proposal)
    again = told([("Ann Lee", PERSON), ("Bo Ray", PERSON)], known=Known(rejected=frozenset({key})))
    assert names(again) == ["Bo Ray"]
    assert again.events[0].actors == ("bo-ray",)


def test_a_pinned_actor_is_obeyed_whatever_the_name() -> None:
    drafted = Drafted("d0", "The old fox slept.")
    fox = drafted.actor("The old fox", pinned="lee")
    drafted.event("slept", (fox, Role.AGENT))
    lee = Actor(id="lee", name="Ann Lee", kind=PERSON)
    proposed = propose_records([drafted.source], Known(actors=(lee,)))
    assert proposed.actors == ()
    assert proposed.events[0].actors == ("lee",)


def test_ids_are_free_and_wholes_come_along() -> None:
    drafted = Drafted("d0", "The North Wing of the Harbour Board struck, said Ann Lee.")
    board = drafted.actor("Harbour Board", kind=BODY)
    wing = drafted.actor("North Wing", kind=BODY, part_of=board)
    drafted.actor("Ann Lee")
    drafted.event("struck", (wing, Role.AGENT))
    proposed = propose_records([drafted.source], Known(taken=frozenset({"north-wing"})))
    assert {actor.id: actor.part_of for actor in proposed.actors} == {
        "harbour-board": None,
        "north-wing-2": "harbour-board",
    }


def test_one_document_that_tells_two_apart_outweighs_few_but_not_many() -> None:
    def equating(number: int, main: str = "Mill Company") -> Drafted:
        drafted = Drafted(f"d{number}", "Mill Company or Mill Company Inc. struck.")
        names = ("Mill Company Inc.", "Mill Company")
        drafted.event("struck", (drafted.actor(main, *names, kind=BODY), Role.AGENT))
        return drafted

    apart = Drafted("apart", "Mill Company sued Mill Company Inc.")
    one = apart.actor("Mill Company", kind=BODY)
    other = apart.actor("Mill Company Inc.", kind=BODY)
    apart.event("sued", (one, Role.AGENT), (other, Role.TARGET))
    few = [equating(0), equating(1, "Mill Company Inc."), apart]
    many = [*(equating(number) for number in range(5)), equating(5, "Mill Company Inc."), apart]
    for documents, kept in ((few, 2), (many, 2)):
        proposed = propose_records([each.source for each in documents])
        assert len(proposed.actors) == kept
        owners = [event.actors[0] for event in proposed.events]
        assert (len(set(owners[:-1])) == 1) is (documents is many)


def test_a_middle_initial_is_nobodys_where_two_have_others() -> None:
    proposed = told([("Ann M. Lee", PERSON)], [("Ann B. Lee", PERSON)], [("Ann Lee", PERSON)])
    assert names(proposed) == ["Ann B. Lee", "Ann Lee", "Ann M. Lee"]


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Harbour Board of Hull", "Harbour Board"),
        ("Hull Harbour Board", "Harbour Board"),
        ("the Hull City Police", "the police"),
    ],
)
def test_a_body_may_be_told_without_its_place_where_that_is_told_of(long: str, short: str) -> None:
    hull, york = ("Hull", PLACE), ("York", PLACE)
    lee = ("Ann Lee", PERSON)
    assert names(told([(long, BODY), hull, lee], [(short, BODY), hull, lee])) == sorted(
        [long, "Ann Lee", "Hull"]
    )
    for other in ([(short, BODY), york, lee], [(short, BODY), hull]):
        assert short in names(told([(long, BODY), hull, lee], other))
    rival = (long.replace("Hull", "York"), BODY)
    both = told([(long, BODY), hull, lee], [rival, york, lee], [(short, BODY), hull, york, lee])
    assert {long, short, rival[0]} < set(names(both))


def test_what_has_no_name_is_the_body_that_its_place_names() -> None:
    sources = []
    for id_, words in (("d0", "The police"), ("d1", "The Hull police"), ("d2", "The guests")):
        drafted = Drafted(id_, f"{words} met Ann Lee in Hull.")
        who = drafted.described(words, kind=BODY if "police" in words else ActorKind.GROUP)
        hull, lee = drafted.actor("Hull", kind=PLACE), drafted.actor("Ann Lee")
        drafted.event("met", *((each, Role.AGENT) for each in (who, hull, lee)))
        sources.append(drafted.source)
    assert len(propose_records(sources).actors) == 4
