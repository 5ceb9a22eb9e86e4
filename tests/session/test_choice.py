"""Several events chosen together: the selected one among them, none of them hidden or gone."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.query.filter import EventFilter
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.bell import Changed
from timeline_app.session.editing import Editor
from timeline_app.session.event_draft import removal_of
from timeline_app.session.opening import open_file
from timeline_app.session.session import Session
from timeline_app.store.project_store import ProjectStore

EVENTS = ("harm", "vow", "fighting", "talks", "plea")  # in order of time


@pytest.fixture
def session(make_project: Callable[..., OpenProject]) -> Session:
    clock = itertools.count(step=60.0)  # so that each view is one to go back to
    made = Session(make_project(), lambda text: 6.0 * len(text), lambda: next(clock))
    made.resize(900, 500)
    return made


@pytest.fixture
def rung(session: Session) -> list[Changed]:
    changes: list[Changed] = []
    session.subscribe(changes.append)
    return changes


def test_selecting_one_chooses_it_alone(session: Session) -> None:
    session.choose(EVENTS)
    session.select("vow")
    assert (session.selected, session.chosen) == ("vow", {"vow"})
    session.select(None)
    assert (session.selected, session.chosen) == (None, set())
    assert (session.chosen_events, len(session.chosen_rows)) == ((), 0)


def test_the_selected_one_is_the_wanted_or_the_one_that_was_or_the_first(session: Session) -> None:
    session.choose(["talks", "vow"])
    assert session.selected == "vow"
    session.choose(["talks", "vow"], "talks")
    assert session.selected == "talks"
    session.choose(["harm", "talks"])
    assert session.selected == "talks"
    assert [event.id for event in session.chosen_events] == ["harm", "talks"]


def test_the_claim_that_is_shown_stays_with_its_event(session: Session) -> None:
    session.select("fighting", claim=1)
    session.choose(["fighting", "vow"])
    assert (session.selected, session.selected_claim) == ("fighting", 1)
    session.select("fighting", claim=0, keeps_choice=True)
    assert session.chosen == {"fighting", "vow"}
    session.select("vow", keeps_choice=True)
    assert (session.selected, session.selected_claim) == ("vow", 0)
    assert session.chosen == {"fighting", "vow"}
    session.select("talks", keeps_choice=True)
    assert session.chosen == {"talks"}


def test_one_is_chosen_too_and_left_out_again(session: Session) -> None:
    session.choose_too("vow")
    session.choose_too("fighting", "taliban")
    assert (session.selected, session.current_lane) == ("fighting", "taliban")
    assert session.chosen == {"vow", "fighting"}
    session.choose_too("fighting")
    assert (session.selected, session.chosen) == ("vow", {"vow"})
    session.choose_too("vow")
    assert (session.selected, session.chosen) == (None, set())


def test_the_bell_rings_once_if_the_choice_is_another(
    session: Session, rung: list[Changed]
) -> None:
    session.choose(["vow", "talks"])
    session.choose(["talks", "vow"], "vow")
    session.select("vow", keeps_choice=True)
    assert rung == [Changed.SELECTION]
    session.select("vow")
    assert rung == [Changed.SELECTION] * 2


def test_all_that_the_filter_keeps_are_chosen(session: Session) -> None:
    session.set_filter(EventFilter(actors=frozenset({"massoud"})))
    session.choose_all()
    assert session.chosen == {"vow", "fighting"}


def test_what_the_filter_hides_drops_out_and_the_bell_says_so(
    session: Session, rung: list[Changed]
) -> None:
    session.choose(EVENTS, "plea")
    session.set_filter(EventFilter(actors=frozenset({"massoud"})))
    assert (session.selected, session.chosen) == ("vow", {"vow", "fighting"})
    assert rung[-1] == Changed.FILTER | Changed.VIEWPORT | Changed.SELECTION
    session.set_filter(EventFilter())
    assert session.chosen == {"vow", "fighting"}
    assert rung[-1] == Changed.FILTER | Changed.VIEWPORT
    session.back()
    assert session.chosen == {"vow", "fighting"}


def test_one_that_is_alone_stays_selected_though_hidden(session: Session) -> None:
    session.choose(["plea", "talks"], "talks")
    session.set_filter(EventFilter(text="nothing has this"))
    assert (session.selected, session.chosen) == ("talks", {"talks"})


def test_a_hidden_one_is_not_chosen_beside_others(session: Session) -> None:
    session.select("plea")
    session.set_filter(EventFilter(actors=frozenset({"massoud"})))
    session.choose_too("vow")
    assert (session.selected, session.chosen) == ("vow", {"vow"})


def test_views_gone_back_to_hide_them_as_well(session: Session) -> None:
    session.set_filter(EventFilter(actors=frozenset({"massoud"})))
    session.set_filter(EventFilter())
    session.choose(EVENTS, "plea")
    session.back()
    assert session.filter.actors == {"massoud"}
    assert (session.selected, session.chosen) == ("vow", {"vow", "fighting"})


def test_what_is_gone_drops_out(make_project: Callable[..., OpenProject], tmp_path: Path) -> None:
    made = make_project()
    file = tmp_path / "own.timeline"
    ProjectStore.create(file, made.project, made.texts).close()
    opened = open_file(file)
    assert opened.store is not None
    session = Session(opened.open_project, lambda text: 6.0 * len(text), columns=opened.columns)
    editor = Editor(session, opened.store)
    session.choose(["vow", "talks", "plea"], "talks")
    editor.record("Delete", removal_of(["plea"], []))
    assert (session.selected, session.chosen) == ("talks", {"vow", "talks"})
    editor.record("Delete", removal_of(["talks"], []))
    assert (session.selected, session.chosen) == (None, set())
    session.choose(["harm", "fighting"])
    session.open(made)
    assert (session.selected, session.chosen) == (None, set())
    opened.close()


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("select"), st.sampled_from(EVENTS)),
        st.tuples(st.just("choose_too"), st.sampled_from(EVENTS)),
        st.tuples(st.just("choose"), st.sets(st.sampled_from(EVENTS))),
        st.tuples(
            st.just("set_filter"),
            st.sampled_from(["", "valley", "war", "none"]).map(lambda text: EventFilter(text=text)),
        ),
        st.tuples(st.just("back"), st.none()),
    )
)


@given(STEPS)
def test_the_selected_one_is_always_among_the_chosen(
    make_project: Callable[..., OpenProject], steps: list[tuple[str, object]]
) -> None:
    session = Session(make_project(), lambda text: 6.0 * len(text))
    session.resize(900, 500)
    for name, argument in steps:
        act = getattr(session, name)
        act() if argument is None else act(argument)
        selected = set() if session.selected is None else {session.selected}
        assert selected <= session.chosen
        assert bool(selected) == bool(session.chosen)
        if len(session.chosen) > 1:
            assert session.kept[session.chosen_rows].all()
