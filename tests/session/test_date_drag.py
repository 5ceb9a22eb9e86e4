"""Ends of dates moved in the view: by which rule, to which unit, and how that is recorded."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline_app.layout.redated import redated_marks
from timeline_app.layout.scale import ScaleKind
from timeline_app.model.dragged_date import EVERY, SEVERAL, Side
from timeline_app.model.source import Basis, Date
from timeline_app.model.time import parse_edtf, seconds_from_civil
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.date_drag import NOT_PAST, DateDrag
from timeline_app.session.editing import Editor
from timeline_app.session.opening import open_file
from timeline_app.session.redating import MOVED, redated, redating
from timeline_app.session.session import Session
from timeline_app.store.project_store import ProjectStore

START, END = Side.START, Side.END
DAYS = (2021, 8, 10), (2021, 9, 5)
HOURS = (2021, 8, 25), (2021, 8, 26)
YEARS = (2010,), (2031,)
Civil = tuple[int, ...]


@pytest.fixture
def make(make_project: Callable[..., OpenProject], raw: dict[str, Any]) -> Callable[..., Session]:
    """A session on the project, with ``fighting`` at another date."""

    def session(edtf: str, kind: ScaleKind = ScaleKind.LINEAR) -> Session:
        raw["events"][1]["date"]["edtf"] = edtf
        made = Session(make_project(raw), lambda text: 6.5 * len(text))
        made.set_scale_kind(kind)
        made.resize(1000, 400)
        return made

    return session


def look(session: Session, start: Civil, end: Civil) -> None:
    times = seconds_from_civil(*start), seconds_from_civil(*end)
    session.look_at(session.scale.view_of(session.viewport, *times))


def x_of(session: Session, *civil: int) -> float:
    seconds = np.array([seconds_from_civil(*civil)])
    return float(session.scale.xs(seconds, session.viewport)[0])


@pytest.mark.parametrize("kind", list(ScaleKind))
@pytest.mark.parametrize(
    ("edtf", "view", "side", "to", "window", "becomes"),
    [
        ("2021-08-25", DAYS, END, (2021, 8, 28), False, "2021-08-25/2021-08-27"),
        ("2021-08-25", DAYS, END, (2021, 8, 28), True, "[2021-08-25..2021-08-27]"),
        ("2021-08-25", HOURS, END, (2021, 8, 25, 18), False, "[2021-08-25T00..2021-08-25T17]"),
        ("2021-08-25", DAYS, START, (2021, 8, 22, 9), False, "2021-08-22/2021-08-25"),
        ("2021-08", DAYS, START, (2021, 8, 15), False, "[2021-08-15..2021-08-31]"),
        ("2021-08-25~", DAYS, END, (2021, 8, 30), False, "[2021-08-25~..2021-08-29]"),
        ("2021-08-25/..", DAYS, END, (2021, 8, 30), False, "2021-08-25/2021-08-29"),
        ("2021-08-25/2021-08-28", DAYS, START, (2021, 8, 20), False, "2021-08-20/2021-08-28"),
    ],
)
def test_dates_at_the_unit_in_view(
    make: Callable[..., Session],
    kind: ScaleKind,
    edtf: str,
    view: tuple[Civil, Civil],
    side: Side,
    to: Civil,
    window: bool,
    becomes: str,
) -> None:
    session = make(edtf, kind)
    look(session, *view)
    moved = DateDrag(session, "fighting", side).at(x_of(session, *to) + 0.4, window=window)
    assert (moved.edtf, moved.reason) == (becomes, "")


def test_how_a_date_was_drawn_at_first_decides_what_is_moved(make: Callable[..., Session]) -> None:
    session = make("2021-08-25")
    look(session, *DAYS)
    drag = DateDrag(session, "fighting", END)  # a diamond
    look(session, *HOURS)  # it would be a band
    moved = drag.at(x_of(session, 2021, 8, 26) + 90)
    assert moved.edtf.startswith("2021-08-25/2021-08-26T")


def test_ends_stay_in_order(make: Callable[..., Session]) -> None:
    session = make("2021-08-25/2021-08-27")
    look(session, *DAYS)
    for side, far, becomes in ((START, 900.0, "2021-08-27"), (END, 10.0, "2021-08-25")):
        assert DateDrag(session, "fighting", side).at(far).edtf == becomes
    session = make("2021-08-25")
    look(session, *DAYS)
    for side, far in ((START, 900.0), (END, 10.0)):
        moved = DateDrag(session, "fighting", side).at(far)
        assert (moved.edtf, moved.reason) == ("2021-08-25", NOT_PAST[side])


@pytest.mark.parametrize(
    ("edtf", "why"), [("[2021-08-20,2021-08-25]", SEVERAL), ("{2021-08-20,2021-08-25}", EVERY)]
)
def test_sets_say_why_they_stay(make: Callable[..., Session], edtf: str, why: str) -> None:
    session = make(edtf)
    drag = DateDrag(session, "fighting", END)
    assert drag.problem == why
    assert drag.at(900.0).reason == why
    assert drag.by_one(later=True).reason == why


def test_a_place_in_a_fold_is_a_year_there(
    make_project: Callable[..., OpenProject], raw: dict[str, Any]
) -> None:
    raw["events"][0]["date"] = {"edtf": "1921-03-04", "basis": "stated"}
    session = Session(make_project(raw), lambda text: 6.5 * len(text))
    session.resize(1000, 400)
    fold = session.scale.folds[0]
    x = session.viewport.x_of((fold.unit_left + fold.unit_right) / 2)
    assert session.scale_kind is ScaleKind.ELASTIC
    moved = DateDrag(session, "fighting", START).at(x)
    start, end = moved.edtf.split("/")
    assert end == "2021-08-25"
    assert len(start) == 4
    assert fold.start < moved.date.start_earliest < fold.end


@pytest.mark.parametrize(
    ("edtf", "side", "later", "becomes"),
    [
        ("2021-08-25", END, True, "2021-08-25/2021-08-26"),
        ("2021-08-25", START, False, "2021-08-24/2021-08-25"),
        ("2021-08-25/2021-08-26", END, False, "2021-08-25"),
        ("2021-08-25T10:30", END, False, "2021-08-25T10:30"),
        ("2021-08-25/", END, False, "2021-08-25/2021-09-03"),  # from the last edge in view
    ],
)
def test_by_one_unit(
    make: Callable[..., Session], edtf: str, side: Side, later: bool, becomes: str
) -> None:
    session = make(edtf)
    look(session, *DAYS)
    moved = DateDrag(session, "fighting", side).by_one(later=later)
    assert moved.edtf == becomes
    assert bool(moved.reason) is (becomes == edtf)


@given(st.floats(-200, 1200), st.sampled_from(Side), st.booleans(), st.sampled_from([DAYS, YEARS]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
def test_the_mark_is_seen_where_the_date_is(
    make: Callable[..., Session],
    raw: dict[str, Any],
    x: float,
    side: Side,
    window: bool,
    view: tuple[Civil, Civil],
) -> None:
    raw["events"][4]["date"] = {"edtf": "[1900..2100]", "basis": "stated"}  # so the scale stays
    session = make("2021-08-20/2021-08-25")
    look(session, *view)
    moved = DateDrag(session, "fighting", side).at(x, window=window)
    scene = session.scene
    at = scene.marks_of(session.columns.row_of["fighting"])
    as_it_would_be = redated_marks(
        scene.marks, at, moved.date, session.scale, scene.viewport, session.stretches
    )
    after = make(moved.edtf)
    look(after, *view)
    there = after.scene.marks
    found = after.scene.marks_of(after.columns.row_of["fighting"])
    assert len(as_it_would_be) == len(at)
    if len(found) == len(at):  # it may have gone out of view
        for name in ("kind", "outer_left", "solid_left", "solid_right", "outer_right", "ends"):
            wanted = getattr(there, name)[found]
            assert np.allclose(getattr(as_it_would_be, name), wanted, atol=1e-6), name


def test_a_date_moved_by_hand_is_inferred_beside_the_words_of_the_text(raw: dict[str, Any]) -> None:
    date = Date.model_validate(raw["events"][0]["date"])
    moved = redated(date, "2021-08-17")
    assert (moved.edtf, moved.basis, moved.anchor) == ("2021-08-17", Basis.INFERRED, MOVED)
    assert (moved.phrase, moved.passage) == ("on Monday", date.passage)


@pytest.fixture
def editor(make_project: Callable[..., OpenProject], tmp_path: Path) -> Iterator[Editor]:
    made = make_project()
    file = tmp_path / "valley.timeline"
    ProjectStore.create(file, made.project, made.texts).close()
    opened = open_file(file)
    assert opened.store is not None
    session = Session(opened.open_project, lambda text: 6.5 * len(text), columns=opened.columns)
    yield Editor(session, opened.store)
    opened.close()


def test_a_change_of_a_date_is_one_edit_that_is_undone(editor: Editor) -> None:
    before = editor.store.project
    event = next(event for event in before.events if event.id == "vow")
    words, edits = redating(event, "2021-08-16/2021-08-18")
    assert words == "2021-08-16 → 2021-08-16/2021-08-18"
    change = editor.record(words, edits, "vow")
    after = next(event for event in editor.store.project.events if event.id == "vow")
    assert after.date is not None
    assert after.date.bounds == parse_edtf("2021-08-16/2021-08-18")
    assert after.model_copy(update={"date": event.date}) == event
    assert len(change.touched) == 1
    editor.undo()
    assert editor.store.project == before
