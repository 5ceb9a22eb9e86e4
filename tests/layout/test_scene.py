"""The scene: the grammar of marks, labels that never overlap, and the hit-test."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.layout.marks import UNKNOWN_REACH
from timeline_app.layout.parts import MARGIN
from timeline_app.layout.rows import pack_rows
from timeline_app.layout.scale import ScaleKind
from timeline_app.layout.scene import Ends, MarkKind, Scene, lane_tops, lay_out
from timeline_app.layout.viewport import DEFAULT_ROW_HEIGHT, Viewport
from timeline_app.model.time import seconds_from_civil as civil

GOLDENS = Path(__file__).parent.parent / "goldens"

DAY = st.integers(1, 28).map(lambda day: f"2021-08-{day:02}")
DATE = st.one_of(
    DAY,
    st.tuples(DAY, DAY).map(lambda pair: "/".join(sorted(pair))),
    st.tuples(DAY, DAY).map(lambda pair: f"[{min(pair)}..{max(pair)}]"),
    st.tuples(DAY, DAY).map(lambda pair: f"[{min(pair)},{max(pair)}]"),
    st.sampled_from(
        [
            *("2001-09-11", "1996/2001-11", "2015-07-30", "../2001", "/2021-08-15", "2021~"),
            *("2021-08-20/..", "2021-08-20/", "../..", "/..", "2021-08-24T10:15:00", "20XX", ""),
        ]
    ),
)
TITLE = st.integers(1, 80).map(lambda length: "x" * length)
LINES = st.lists(st.tuples(DATE, TITLE, st.sampled_from(["a", "b", "a b"])), max_size=40)


def only_mark(desk: Any, date: str, days: float = 31.0, start: int = 1) -> Scene:
    """The scene of one event, the days of August 2021 from ``start`` on, 930 pixels wide."""
    columns = desk.of_dates([date])
    scale, lanes = desk.scale(columns, ScaleKind.LINEAR), desk.lanes(columns)
    left = float(civil(2021, 8, start) - scale.origin)
    viewport = Viewport(left, left + days * 86_400, width=930.0, height=100.0)
    packing = pack_rows(columns, lanes, scale, 930.0, desk.measure)
    return lay_out(columns, lanes, scale, viewport, packing, desk.measure)


def edges(scene: Scene) -> list[float]:
    marks = scene.marks
    found = (marks.outer_left, marks.solid_left, marks.solid_right, marks.outer_right)
    return [round(float(edge[0]), 6) for edge in found]


def test_a_day_is_a_diamond_in_its_middle_where_days_are_the_unit(desk: Any) -> None:
    scene = only_mark(desk, "2021-08-24")
    assert scene.marks.kind.tolist() == [MarkKind.INSTANT]
    assert edges(scene) == [705.0] * 4  # 23.5 days of 30 pixels


def test_a_day_is_a_window_where_hours_are_the_unit(desk: Any) -> None:
    scene = only_mark(desk, "2021-08-24", days=2, start=23)
    assert scene.marks.kind.tolist() == [MarkKind.WINDOW]
    assert edges(scene) == [465.0, 697.5, 697.5, 930.0]


def test_a_known_second_stays_a_diamond(desk: Any) -> None:
    scene = only_mark(desk, "2021-08-24T12:00:00", days=0.001, start=24)
    assert not len(scene.marks)
    scene = only_mark(desk, "2021-08-24T00:00:30", days=0.001, start=24)
    assert scene.marks.kind.tolist() == [MarkKind.INSTANT]


def test_a_span_is_solid_where_it_is_certain(desk: Any) -> None:
    scene = only_mark(desk, "2021-08-10/2021-08-20")
    assert scene.marks.kind.tolist() == [MarkKind.SPAN]
    left, solid_left, solid_right, right = edges(scene)
    assert [left, right] == [270.0, 600.0]
    assert solid_left == pytest.approx(300.0, abs=0.01)  # the last second of the 10th
    assert solid_right == pytest.approx(570.0, abs=0.01)


def test_an_instant_somewhere_between_is_a_window(desk: Any) -> None:
    scene = only_mark(desk, "[2021-08-10..2021-08-20]")
    assert scene.marks.kind.tolist() == [MarkKind.WINDOW]
    assert edges(scene) == [270.0, 435.0, 435.0, 600.0]
    assert scene.marks.ends.tolist() == [0]


def test_one_of_two_days_is_two_dots_while_they_stand_apart(desk: Any) -> None:
    scene = only_mark(desk, "[2021-08-10,2021-08-20]")
    assert scene.marks.kind.tolist() == [MarkKind.MEMBERS]
    assert scene.marks.members == {0: (285.0, 585.0)}
    assert only_mark(desk, "[2021-08-10,2021-08-12]", days=300).marks.members == {}


@pytest.mark.parametrize(
    ("date", "kind", "ends"),
    [
        ("../2021-08-20", MarkKind.SPAN, Ends.OPEN_LEFT),
        ("2021-08-20/..", MarkKind.SPAN, Ends.OPEN_RIGHT),
        ("/2021-08-20", MarkKind.WINDOW, Ends.UNKNOWN_LEFT),
        ("2021-08-20/", MarkKind.WINDOW, Ends.UNKNOWN_RIGHT),
        ("../..", MarkKind.SPAN, Ends.OPEN_LEFT | Ends.OPEN_RIGHT),
        ("/..", MarkKind.WINDOW, Ends.UNKNOWN_LEFT | Ends.OPEN_RIGHT),
    ],
)
def test_unbounded_sides_run_on(desk: Any, date: str, kind: MarkKind, ends: Ends) -> None:
    scene = only_mark(desk, date)
    assert scene.marks.kind.tolist() == [kind]
    assert scene.marks.ends.tolist() == [ends]
    left, _, _, right = edges(scene)
    assert (left == -MARGIN) == bool(ends & (Ends.OPEN_LEFT | Ends.UNKNOWN_LEFT))
    assert (right == 930 + MARGIN) == bool(ends & (Ends.OPEN_RIGHT | Ends.UNKNOWN_RIGHT))


def test_a_moment_known_from_one_side_is_a_short_window_there(desk: Any) -> None:
    before = only_mark(desk, "[..2021-08-20]")
    assert before.marks.kind.tolist() == [MarkKind.WINDOW]
    assert before.marks.ends.tolist() == [Ends.UNKNOWN_LEFT]
    left, *_, right = edges(before)
    assert (left, right) == (600.0 - UNKNOWN_REACH, 600.0)
    after = only_mark(desk, "[2021-08-20..]")
    assert after.marks.ends.tolist() == [Ends.UNKNOWN_RIGHT]
    left, *_, right = edges(after)
    assert (left, right) == (570.0, 570.0 + UNKNOWN_REACH)


def test_a_span_too_short_to_see_is_widened(desk: Any) -> None:
    scene = only_mark(desk, "2021-08-24T10:00/2021-08-24T10:05")
    left, solid_left, solid_right, right = edges(scene)
    assert right - left == 4.0
    assert [solid_left, solid_right] == [left, right]


def test_a_label_keeps_to_the_visible_part_of_its_mark(desk: Any) -> None:
    (label,) = only_mark(desk, "2021-08-01/2021-08-31", days=5, start=12).labels
    assert label.is_inside
    assert label.x == 5.0
    (label,) = only_mark(desk, "2021-08-05/2021-08-31").labels
    assert label.x == 4 * 30 + 5


def test_a_label_stands_right_of_a_diamond_and_left_near_the_edge(desk: Any) -> None:
    (label,) = only_mark(desk, "2021-08-24").labels
    assert label.x > 705
    (label,) = only_mark(desk, "2021-08-31").labels
    assert label.x + label.width < 30.5 * 30
    assert not label.is_inside


def test_an_event_of_two_actors_has_two_marks(desk: Any) -> None:
    scene = desk.scene(desk.columns([("2021-08-24", "Meets", "a b"), ("2021-08-25", "Goes", "b")]))
    assert [len(scene.marks_of(row)) for row in (0, 1, 2)] == [2, 1, 0]
    assert sorted(scene.marks.lane[scene.marks_of(0)].tolist()) == [0, 1]


def test_lanes_answer_by_height(desk: Any) -> None:
    columns = desk.columns(desk.august)
    scene = desk.scene(columns)
    for band in scene.bands:
        assert scene.band_at(band.top) is band
        assert scene.band_at(band.top + band.height - 0.5) is band
    assert scene.band_at(-1.0) is None
    assert scene.band_at(scene.content_height + 1) is None


def test_lanes_have_room_for_the_two_lines_of_their_header(desk: Any) -> None:
    columns = desk.columns([("2021-08-24", "Meets", "a"), ("2021-08-25", "Goes", "b")])
    lanes = desk.lanes(columns)
    packing = pack_rows(columns, lanes, desk.scale(columns), 1000.0, desk.measure)
    assert lane_tops(packing, DEFAULT_ROW_HEIGHT).tolist() == [0.0, 44.0, 88.0]
    assert lane_tops(packing, 48.0).tolist() == [0.0, 56.0, 112.0]
    none = pack_rows(columns, (), desk.scale(columns), 1000.0, desk.measure)
    assert lane_tops(none, 22.0).tolist() == [0.0]
    assert lane_tops(packing, DEFAULT_ROW_HEIGHT / 2).tolist() == [0.0, 22.0, 44.0]


def test_only_what_is_in_view_is_laid_out(desk: Any) -> None:
    columns = desk.columns(desk.august)
    scale = desk.scale(columns)
    home = desk.home(scale)
    scene = desk.scene(columns, Viewport(home.left, home.right, 200.0, 1000.0, 50.0))
    assert len(scene.bands) < len(desk.lanes(columns))
    assert ((scene.marks.top > -DEFAULT_ROW_HEIGHT) & (scene.marks.top < 50)).all()
    beyond = Viewport(home.right + 3000, home.right + 4000, 0.0, 1000.0, 700.0)
    assert set(columns.end_latest[desk.scene(columns, beyond).marks.row]) == {2**62 - 1}


@pytest.mark.parametrize("dates", [[], [""], ["2021-08-15"], ["../.."], ["2021-08-15"] * 250])
def test_small_projects(desk: Any, dates: list[str]) -> None:
    for kind in ScaleKind:
        scene = desk.scene(desk.of_dates(dates), kind=kind)
        assert len(scene.marks) == len([date for date in dates if date])
        assert len(scene.labels) == min(len(scene.marks), 300)
        assert scene.ticks
        assert scene.event_at(500.0, 1e6) is None


@given(
    lines=LINES,
    kind=st.sampled_from(ScaleKind),
    place=st.floats(-0.5, 1.5),
    decades=st.floats(-9, 1),
    top=st.floats(0, 300),
    row_height=st.sampled_from([12.0, 22.0, 48.0]),
)
def test_scenes_keep_their_promises(
    desk: Any,
    lines: list[tuple[str, str, str]],
    kind: ScaleKind,
    place: float,
    decades: float,
    top: float,
    row_height: float,
) -> None:
    columns = desk.columns(lines)
    scale = desk.scale(columns, kind)
    home = scale.home[1] - scale.home[0]
    middle, half = scale.home[0] + place * home, home * 10**decades / 2
    viewport = Viewport(middle - half, middle + half, top, 900.0, 500.0, row_height)
    scene = desk.scene(columns, viewport, kind)
    check_marks(scene)
    check_labels(scene, desk)
    check_hits(scene)


def check_marks(scene: Scene) -> None:
    marks, width = scene.marks, scene.viewport.width
    assert (marks.outer_left <= marks.solid_left).all()
    assert (marks.solid_left <= marks.solid_right).all()
    assert (marks.solid_right <= marks.outer_right).all()
    assert (marks.left < width).all()
    assert (marks.right > 0).all()
    assert (marks.outer_left >= -MARGIN - 2).all()
    assert (marks.outer_right <= width + MARGIN + 2).all()
    order = np.lexsort((marks.left, marks.top, marks.lane))
    assert (order == np.arange(len(marks))).all()


def check_labels(scene: Scene, desk: Any) -> None:
    marks = scene.marks
    for n, label in enumerate(scene.labels):
        right = label.x + label.width
        assert label.x >= 0
        assert right <= scene.viewport.width + 1e-6
        assert desk.measure(label.text) == label.width
        same_row = np.flatnonzero(
            (marks.lane == marks.lane[label.mark]) & (marks.top == marks.top[label.mark])
        )
        others = same_row[same_row != label.mark] if label.is_inside else same_row
        assert ((marks.right[others] <= label.x) | (marks.left[others] >= right)).all()
        if label.is_inside:
            assert label.x >= marks.left[label.mark]
            assert right <= marks.right[label.mark]
        for other in scene.labels[n + 1 :]:
            if other.mark in same_row:
                assert right <= other.x or other.x + other.width <= label.x


def check_hits(scene: Scene) -> None:
    marks, width = scene.marks, scene.viewport.width
    seen_left, seen_right = np.maximum(marks.left, 0), np.minimum(marks.right, width)
    for mark in range(len(marks)):
        x, y = (seen_left[mark] + seen_right[mark]) / 2, marks.top[mark] + marks.height[mark] / 2
        hit = scene.event_at(float(x), float(y))
        assert hit is not None
        if hit != mark:  # something narrower is painted there too
            assert marks.left[hit] <= x <= marks.right[hit]
            assert marks.right[hit] - marks.left[hit] <= marks.right[mark] - marks.left[mark]
    for label in scene.labels:
        hit = scene.event_at(label.x + label.width / 2, label.y)
        assert hit == label.mark or hit is not None


@pytest.mark.parametrize("kind", list(ScaleKind))
def test_golden_scene(desk: Any, kind: ScaleKind) -> None:
    """Compare with the file; delete it and run again to accept a wanted change."""
    columns = desk.columns(desk.august)
    scene = desk.scene(columns, desk.home(desk.scale(columns, kind), 1200.0, 900.0), kind, 1200.0)
    found = json.loads(json.dumps(as_json(scene, columns.ids)))
    file = GOLDENS / f"scene_{kind}.json"
    if not file.exists():
        file.write_text(json.dumps(found, indent=0, ensure_ascii=False) + "\n", "utf-8")
        pytest.fail(f"wrote {file}; look at it, then run again")
    assert found == json.loads(file.read_text("utf-8"))


def as_json(scene: Scene, ids: tuple[str, ...]) -> dict[str, Any]:
    """What a painter reads of a scene, rounded to a tenth of a pixel."""
    marks = scene.marks
    labels = {label.mark: label for label in scene.labels}
    return {
        "bands": [f"{b.lane} {b.top} {b.height} {b.row_count}" for b in scene.bands],
        "marks": [
            " ".join(
                [
                    *(ids[marks.row[m]], f"lane {marks.lane[m]}", MarkKind(marks.kind[m]).name),
                    *(f"{edge[m]:.1f}" for edge in (marks.outer_left, marks.solid_left)),
                    *(f"{edge[m]:.1f}" for edge in (marks.solid_right, marks.outer_right)),
                    *(f"top {marks.top[m]:.1f}", f"ends {marks.ends[m]}"),
                    *(f"dot {x:.1f}" for x in marks.members.get(m, ())),
                    f"| {labels[m].x:.1f} {labels[m].text}" if m in labels else "|",
                ]
            )
            for m in range(len(marks))
        ],
        "ticks": [
            f"{'upper' if t.is_upper else 'lower'} {t.x:.1f} {t.label_left:.1f} {t.text}".strip()
            for t in scene.ticks
        ],
        "breaks": [f"{b.left:.1f} {b.right:.1f} {b.text}" for b in scene.breaks],
        "content_height": scene.content_height,
    }


@pytest.mark.parametrize(
    ("date", "kind"),
    [("2021-08", MarkKind.INSTANT), ("[2021-08-15..2021-08-31]", MarkKind.WINDOW)],
)
def test_a_range_of_days_is_no_diamond_even_where_months_are_the_unit(
    desk: Any, date: str, kind: MarkKind
) -> None:
    scene = only_mark(desk, date, days=1000)
    assert scene.marks.kind.tolist() == [kind]
