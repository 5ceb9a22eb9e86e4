"""The canvas's context menu: what it offers for an event, a lane and empty time, and what that does."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from timeline_app.desktop import context_menus
from timeline_app.desktop.app import make_application, open_window
from timeline_app.desktop.canvas_menu import EDITS_OF_EVENT, EDITS_OF_LANE
from timeline_app.desktop.paint_axes import AXIS_HEIGHT, HEADER_WIDTH
from timeline_app.desktop.workspace import Workspace
from timeline_app.model.event import Role
from timeline_app.model.source import Basis
from timeline_app.model.time import seconds_from_civil
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.event_draft import ParticipantDraft
from timeline_app.session.importing import import_tables
from timeline_app.session.redating import PLACED
from timeline_app.store.project_store import ProjectStore

Chosen = Callable[..., list[str]]

pytestmark = pytest.mark.usefixtures("application_as_found")


@pytest.fixture
def show(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Path], Workspace]]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    make_application()
    shown: list[Workspace] = []

    def open_(file: Path) -> Workspace:
        opened = open_window(file, None)
        shown.append(opened)
        qtbot.addWidget(opened.window, before_close_func=lambda _: opened.edits.forget())
        opened.window.resize(1280, 800)
        qtbot.waitUntil(lambda: opened.views.canvas.is_idle)
        return opened

    yield open_
    for each in shown:
        each.window.close()


@pytest.fixture
def own(
    show: Callable[[Path], Workspace], make_project: Callable[..., OpenProject], tmp_path: Path
) -> Workspace:
    """A window on a project that can be edited, with days in view."""
    opened = make_project()
    file = tmp_path / "valley.timeline"
    ProjectStore.create(file, opened.project, opened.texts).close()
    window = show(file)
    session = window.open_session()
    days = seconds_from_civil(2021, 8, 10), seconds_from_civil(2021, 8, 30)
    session.look_at(session.scale.view_of(session.viewport, *days))
    return window


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Chosen:
    """The names in the menu that a right click brings; ``choose`` is triggered if given."""

    def names_in(window: Workspace, at: QPoint, choose: str = "") -> list[str]:
        names: list[str] = []

        class Menu(QMenu):
            """Without a screen a menu can't grab the keyboard, of which Qt warns."""

            def exec(self, _at: QPoint) -> None:  # type: ignore[override]
                for action in self.actions():
                    names.append(action.text())
                    if choose and action.text().startswith(choose):
                        action.trigger()

        monkeypatch.setattr(context_menus, "QMenu", Menu)
        target = window.views.canvas.viewport()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, target.mapToGlobal(at))
        QApplication.sendEvent(target, event)
        return names

    return names_in


def titles(window: Workspace, ids: tuple[str, ...]) -> set[str]:
    return {window.actions[id_].text() for id_ in ids}


def empty_point(window: Workspace, lane: str, *civil: int) -> QPoint:
    """Above the marks of a lane, at a time."""
    session = window.open_session()
    band = session.scene.bands[session.place_of_lane(lane) or 0]
    canvas = window.views.canvas
    x = next(
        x
        for x in range(round(session.viewport.width))
        if session.scale.in_view(session.viewport).nearest_second(float(x))
        >= seconds_from_civil(*civil)
    )
    return (canvas._origin() + QPointF(x, band.top + 1)).toPoint()


def test_an_event_offers_its_edits(own: Workspace, chosen: Chosen) -> None:
    at = own.views.canvas.event_point("vow", "massoud")
    assert at is not None
    names = chosen(own, at, own.actions["edit-event"].text())
    assert titles(own, (*EDITS_OF_EVENT, *EDITS_OF_LANE)) <= set(names)
    assert own.open_session().selected == "vow"
    [form] = own.edits.forms
    assert form.draft.kept.id == "vow"


def test_an_event_is_deleted_from_the_menu(own: Workspace, chosen: Chosen) -> None:
    at = own.views.canvas.event_point("vow", "massoud")
    assert at is not None
    chosen(own, at, own.actions["delete-events"].text())
    assert "vow" not in own.open_session().columns.row_of


def test_a_lane_offers_its_actor(own: Workspace, chosen: Chosen) -> None:
    session = own.open_session()
    band = session.scene.bands[session.place_of_lane("taliban") or 0]
    names = set(chosen(own, QPoint(int(HEADER_WIDTH) - 30, int(AXIS_HEIGHT + band.top + 12))))
    assert titles(own, EDITS_OF_LANE) <= names
    assert not titles(own, EDITS_OF_EVENT) & names
    assert not any(name.startswith("New event here") for name in names)  # a header has no time


def test_empty_time_offers_an_event_there(own: Workspace, chosen: Chosen) -> None:
    at = empty_point(own, "taliban", 2021, 8, 19, 12)
    names = chosen(own, at, "New event here")
    assert "New event here, 19 August 2021…" in names
    [form] = own.edits.forms
    draft = form.draft
    assert draft.date is not None
    assert (draft.date.edtf, draft.date.basis, draft.date.anchor) == (
        "2021-08-19",
        Basis.INFERRED,
        PLACED,
    )
    assert draft.participants == (ParticipantDraft("Taliban", Role.AGENT),)
    assert draft.claims == ()
    form.title.setText("A parade")
    form.accept()
    assert form.isVisible()
    assert "rests on no passage" in form.message.text()
    form.give_up()


def test_the_rows_of_a_table_offer_no_edits(
    show: Callable[[Path], Workspace], tmp_path: Path, qtbot: QtBot, chosen: Chosen
) -> None:
    table = tmp_path / "events.csv"
    table.write_text("title,date,actors\nVow,2021-08-16,Massoud\nTalks,2021-08-17,Massoud\n")
    file = tmp_path / "rows.timeline"
    import_tables([table], file)
    window = show(file)
    session = window.open_session()
    canvas = window.views.canvas
    event = session.columns.ids[0]
    session.select(event)
    at = canvas.event_point(event)
    assert at is not None
    names = set(chosen(window, at))
    assert not titles(window, (*EDITS_OF_EVENT, *EDITS_OF_LANE)) & names
    assert canvas._ends._grips.of_selected() == ()
    qtbot.mouseMove(canvas.viewport(), at + QPoint(12, 0))
    assert canvas.viewport().cursor().shape() is not Qt.CursorShape.SizeHorCursor
    empty = chosen(window, at + QPoint(0, 300))
    assert not any(name.startswith("New event here") for name in empty)
