"""Actors that are likely one, in many scripts; and those that never are, such as a father and a son."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.event import Actor, ActorKind, Alias, Claim, Event, Participant
from timeline_app.model.name_forms import form_of
from timeline_app.model.project import Project
from timeline_app.model.source import Basis, Date, Passage
from timeline_app.query.likely import Likely
from timeline_app.query.same_actor import likely_same_actors
from timeline_app.query.same_name import names_alike

PERSON, GROUP, PLACE = ActorKind.PERSON, ActorKind.ORGANIZATION, ActorKind.PLACE


def actor(id_: str, name: str, kind: ActorKind = PERSON, **fields: Any) -> Actor:
    return Actor(id=id_, name=name, kind=kind, **fields)


def event(id_: str, *actors: str, quote: str = "it happened") -> Event:
    passage = Passage(document="d", start=0, end=len(quote), quote=quote)
    claim = Claim.model_validate(
        {"id": f"{id_}.c", "passage": passage, "stance": "asserts", "factuality": "CT+"}
    )
    participants = tuple(Participant.model_validate({"actor": a, "role": "agent"}) for a in actors)
    return Event.model_validate(
        {
            "id": id_,
            "title": id_,
            "type": "OTHER",
            "claims": (claim,),
            "participants": participants,
            "origin": "person",
        }
    )


def likely(*actors: Actor, events: tuple[Event, ...] = ()) -> list[Likely]:
    project = Project(title="t", actors=actors, events=events)
    return [each for each in likely_same_actors(project) if each is not None]


def suggested(one: str, other: str, kind: ActorKind = PERSON) -> list[Likely]:
    return likely(actor("a", one, kind), actor("b", other, kind))


@pytest.mark.parametrize(
    ("one", "other", "kind", "words"),
    [
        ("Jane Doe", "jane  doe", PERSON, "both are called"),
        ("Zoë Brontë", "Zoe Bronte", PERSON, "but for accents"),
        ("Łukasz Wałęsa", "Lukasz Walesa", PERSON, "but for signs"),
        ("Jean-Luc Picard", "Jean Luc Picard", PERSON, "but for signs"),
        ("Doe, Jane", "Jane Doe", PERSON, "but for signs"),
        ("Сергей Иванов", "Sergey Ivanov", PERSON, "written in Latin letters"),
        ("Сергей Иванов", "Sergei Ivanov", PERSON, "spelt alike"),
        ("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos", PERSON, "spelt alike"),
        ("毛泽东", "Mao Zedong", PERSON, "written in Latin letters"),
        ("ნინო ბურჯანაძე", "Nino Burjanadze", PERSON, "Latin letters"),
        ("خالد المصري", "Khalid Masri", PERSON, "same consonants"),
        ("محمد كريم", "Mohammed Karim", PERSON, "same consonants"),
        ("Mohammed Karimi", "Muhammad Karimi", PERSON, "spelt alike"),
        ("Ahmed Rahmani", "Ahmad Rahmani", PERSON, "spelt alike"),
        ("J. Smith", "John Smith", PERSON, "“J.” in “J. Smith” may stand for"),
        ("J. R. Smith", "John Robert Smith", PERSON, "may stand for"),
        ("Smith", "John Smith", PERSON, "share the family name"),
        ("President Smith", "John Smith", PERSON, "share the family name"),
        ("John Smith", "John Robert Smith", PERSON, "middle names"),
        ("Nagy Imre", "Imre Nagy", PERSON, "another order"),
        ("WHO", "World Health Organization", GROUP, "initials of"),
        ("U.N.H.C.R.", "United Nations High Commissioner for Refugees", GROUP, "initials of"),
        ("FPN", "Front for the Protection of Nature", GROUP, "initials of"),
        ("the Senate", "Senate", GROUP, "but for signs"),
        ("Kandahar", "Qandahar", PLACE, "spelt alike"),
    ],
)
def test_pairs_that_may_be_one(one: str, other: str, kind: ActorKind, words: str) -> None:
    (found,) = suggested(one, other, kind)
    assert found.ids == {"a", "b"}
    assert words in found.reasons[0]
    (turned,) = suggested(other, one, kind)
    assert (turned.score, turned.ids) == (found.score, found.ids)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("John Smith Jr.", "John Smith", PERSON),
        ("John Smith, Jr.", "John Smith Sr.", PERSON),
        ("John Smith junior", "J. Smith senior", PERSON),
        ("Charles I", "Charles II", PERSON),
        ("Charles II", "Charles III", PERSON),
        ("Henry IV of France", "Henry V of France", PERSON),
        ("Pliny the Elder", "Pliny the Younger", PERSON),
        ("Alexandre Dumas père", "Alexandre Dumas fils", PERSON),
        ("Иван Петров младший", "Иван Петров старший", PERSON),
        ("Ali ibn Hassan", "Hassan ibn Ali", PERSON),
        ("Ali", "Abu Ali", PERSON),
        ("Ivan Petrovich Sidorov", "Pyotr Ivanovich Sidorov", PERSON),
        ("Mario Rossi", "Maria Rossi", PERSON),
        ("Paul Martin", "Paula Martin", PERSON),
        ("Ivanov", "Ivanova", PERSON),
        ("Iran", "Iraq", ActorKind.GOVERNMENT),
        ("North Korea", "South Korea", ActorKind.GOVERNMENT),
        ("1st Brigade", "2nd Brigade", ActorKind.MILITARY),
        ("Unit 61398", "Unit 61399", ActorKind.MILITARY),
        ("Jane Doe", "John Smith", PERSON),
        ("…", "!", GROUP),
    ],
)
def test_pairs_that_are_two(one: str, other: str, kind: ActorKind) -> None:
    assert suggested(one, other, kind) == []


def test_kinds() -> None:
    assert likely(actor("a", "Georgia"), actor("b", "Georgia", PLACE)) == []
    assert likely(actor("a", "Paris", PLACE), actor("b", "Paris", GROUP)) == []
    (same,) = likely(actor("a", "Guard", GROUP), actor("b", "Guard", GROUP))
    (other,) = likely(actor("a", "Guard", GROUP), actor("b", "Guard", ActorKind.MILITARY))
    assert other.score < same.score
    assert "different kinds: organization, military" in other.reasons[1]


def test_aliases_are_names_too() -> None:
    passage = Passage(document="d", start=0, end=3, quote="Che")
    known = actor("a", "Ernesto Guevara", aliases=(Alias(text="Che", passages=(passage,)),))
    (found,) = likely(known, actor("b", "Ché"))
    assert "accents" in found.reasons[0]


def test_who_acts_with_a_namesake_is_another() -> None:
    one, other = actor("a", "Smith"), actor("b", "John Smith")
    assert len(likely(one, other, events=(event("x", "a"), event("y", "b")))) == 1
    assert likely(one, other, events=(event("x", "a", "b"),)) == []


def test_texts_that_speak_of_kin_keep_namesakes_apart() -> None:
    one, other = actor("a", "John Smith"), actor("b", "John Robert Smith")
    assert likely(one, other, events=(event("x", "a", quote="Smith, whose father led it"),)) == []
    assert likely(one.model_copy(update={"note": "son of Robert"}), other) == []
    assert len(likely(one.model_copy(update={"note": "son of Mary"}), other)) == 1


def test_parts_and_times_keep_apart() -> None:
    assert likely(actor("a", "Guard", GROUP), actor("b", "the Guard", GROUP, part_of="a")) == []
    dead = Date(edtf="1901/1950", basis=Basis.STATED)
    later = Date(edtf="1960/..", basis=Basis.STATED)
    one, other = actor("a", "Jane Doe", active=dead), actor("b", "Jane Doe", active=later)
    assert likely(one, other) == []


def test_a_refused_pair_does_not_return() -> None:
    project = Project(title="t", actors=(actor("a", "Jane Doe"), actor("b", "Jane Doe")))
    assert any(likely_same_actors(project))
    assert not any(likely_same_actors(project, {frozenset({"b", "a"})}))


NAMES = st.lists(
    st.sampled_from(
        ["John", "J.", "Smith", "Smyth", "Jr.", "Sr.", "II", "ibn", "Ahmad", "أحمد", "Иван", "NRF"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(NAMES, NAMES)
def test_names_are_alike_both_ways(one: str, other: str) -> None:
    a, b = form_of(one), form_of(other)
    assert a is not None
    assert b is not None
    for of_people in (True, False):
        forth = names_alike(a, b, of_people=of_people)
        back = names_alike(b, a, of_people=of_people)
        assert (forth is None) == (back is None)
        assert forth is None or back is None or forth.score == back.score


@given(
    st.lists(NAMES, min_size=2, max_size=2), st.sampled_from(["Jr.", "jr", "Junior", "II", "fils"])
)
def test_who_of_a_family_is_never_suggested(names: list[str], generation: str) -> None:
    one = [name for name in names[0].split() if name not in ("Jr.", "Sr.", "II", "III")] or ["Doe"]
    younger, elder = f"{' '.join(one)} {generation}", " ".join(one)
    assert suggested(younger, elder) == []
    assert suggested(younger, f"{elder} Sr.") == []


@given(st.text(max_size=30))
def test_any_text_has_a_form_or_none(text: str) -> None:
    form = form_of(text)
    assert form is None or form.words


def test_thousands_of_actors_are_compared_by_what_they_share() -> None:
    actors = [
        actor(f"a{n}", f"Name{chr(97 + n % 26)}{n // 26} Family{n % 700}") for n in range(3000)
    ]
    actors += [actor("x", "Jane Q. Doe"), actor("y", "Jane Doe")]
    steps = list(likely_same_actors(Project(title="t", actors=tuple(actors))))
    assert len(steps) < 100_000
    assert frozenset({"x", "y"}) in {each.ids for each in steps if each is not None}
