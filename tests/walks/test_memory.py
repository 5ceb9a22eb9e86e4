"""What a project or a filter took in memory is free once another one is looked at."""

import gc
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from timeline_app.desktop.workspace import Workspace
from timeline_app.model.event import EventType, Status
from timeline_app.query.filter import EventFilter
from timeline_app.session.importing import import_tables
from timeline_app.session.session import Session


@pytest.fixture
def project_file(tmp_path: Path) -> Path:
    """6,000 events in two lanes, so that these have density and grids, and two tables."""
    for name in ("one.csv", "two.csv"):
        rows = (
            f"Attack {n},20{10 + n % 12}-0{1 + n % 9}-1{n % 10},{('Taliban', 'Lions')[n % 2]},"
            f"{('reported', 'denied', 'disputed')[n % 3]}"
            for n in range(3_000)
        )
        lines = ["title,date,actors,status", *rows, "Undated,,,"]
        (tmp_path / name).write_text("\n".join(lines), "utf-8")
    tables = [tmp_path / "one.csv", tmp_path / "two.csv"]
    return import_tables(tables, tmp_path / "events.timeline").project_file


@pytest.fixture
def looked_at(qtbot: QtBot, workspace: Workspace, project_file: Path) -> Workspace:
    """The window with every panel and a project of 6,000 events."""
    workspace.open_file(project_file)
    for name, panel in workspace.views.panels.items():
        if panel.isHidden():
            workspace.toggle_panel(name)
    _settle(qtbot, workspace)
    return workspace


@pytest.fixture
def without_collections() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_nothing_of_a_project_is_held_once_another_is_open(
    qtbot: QtBot, looked_at: Workspace
) -> None:
    session = looked_at.open_session()
    assert looked_at.opened is not None
    held = [weakref.ref(looked_at.opened.dataset), weakref.ref(session.columns)]
    for filter_ in _filters(session):
        session.set_filter(filter_)
        _settle(qtbot, looked_at)
        held += _made_for_filter(session)
    held += [weakref.ref(mask) for mask in session.columns.actor_masks.values()]
    session.select(session.columns.ids[7])
    looked_at.views.events.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    looked_at.open_bundled()
    _settle(qtbot, looked_at)
    gc.collect()
    left = [each for ref in held if (each := ref()) is not None]
    assert not left, [[type(who) for who in gc.get_referrers(each)] for each in left]


@pytest.mark.usefixtures("without_collections")
def test_nothing_of_a_filter_waits_for_the_collector(qtbot: QtBot, looked_at: Workspace) -> None:
    """Masks and rows of many events are large, and the collector doesn't know."""
    session = looked_at.open_session()
    for filter_ in _filters(session):
        session.set_filter(filter_)
        _settle(qtbot, looked_at)
        made = _made_for_filter(session)
        session.set_filter(replace(filter_, text="no such word"))
        _settle(qtbot, looked_at)
        assert all(ref() is None for ref in made), [type(ref()) for ref in made]


def _filters(session: Session) -> list[EventFilter]:
    lane = session.lanes[0].actor.id
    return [
        EventFilter(statuses=frozenset({Status.DENIED})),
        EventFilter(text="attack 1"),
        EventFilter(actors=frozenset({lane}), statuses=frozenset({Status.REPORTED})),
        EventFilter(types=frozenset({EventType.OTHER}), text="attack"),
    ]


def _made_for_filter(session: Session) -> list[weakref.ref[Any]]:
    lane = session.lanes[0]
    made = [session.kept, lane, lane.events, lane.rows, session.scene]
    return [weakref.ref(each) for each in made]


def _settle(qtbot: QtBot, workspace: Workspace) -> None:
    qtbot.waitUntil(lambda: workspace.views.canvas.is_idle)
    workspace.window.grab()
