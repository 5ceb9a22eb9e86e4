"""The first view of the bundled project, untouched, at a small and at a large size."""

from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from timeline_app.desktop.theme import LabelMeasure
from timeline_app.desktop.workspace import Workspace

SIZES = [(1280, 800), (2560, 1440)]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_labels_stay_in_view_and_apart(
    qtbot: QtBot, workspace: Workspace, size: tuple[int, int]
) -> None:
    session = workspace.open_session()
    workspace.window.resize(*size)
    qtbot.waitUntil(lambda: workspace.views.canvas.is_idle)
    session.resize(session.viewport.width, 10_000)  # every lane at once
    scene, measure = session.scene, LabelMeasure()
    assert len(scene.marks) > 100
    assert len({label.mark for label in scene.labels}) > 0.9 * len(scene.marks)
    rows: dict[float, list[tuple[float, float]]] = {}
    for label in scene.labels:
        assert label.x >= 0
        assert label.x + label.width <= scene.viewport.width
        assert measure(label.text) <= label.width + 1
        rows.setdefault(label.y, []).append((label.x, label.x + label.width))
    for spans in rows.values():
        for (_, right), (left, _) in pairwise(sorted(spans)):
            assert right <= left


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_axis_texts_stay_apart_and_every_zone_has_one(
    qtbot: QtBot, workspace: Workspace, size: tuple[int, int]
) -> None:
    session = workspace.open_session()
    workspace.window.resize(*size)
    qtbot.waitUntil(lambda: workspace.views.canvas.is_idle)
    ticks = session.scene.ticks
    for is_upper in (True, False):
        shown = sorted(
            (tick.label_left, tick.label_right)
            for tick in ticks
            if tick.is_upper is is_upper and tick.text
        )
        assert shown
        for (_, right), (left, _) in pairwise(shown):
            assert right <= left
    assert next(tick.text for tick in ticks if tick.is_upper).endswith("2001")


def test_every_kept_event_with_a_date_has_a_mark(workspace: Workspace) -> None:
    session = workspace.open_session()
    session.resize(session.viewport.width, 10_000)
    drawn = set(session.scene.marks.row.tolist())
    assert drawn == set(session.kept_rows.tolist()) - set(session.undated_rows.tolist())
