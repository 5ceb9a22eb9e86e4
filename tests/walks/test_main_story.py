"""The main story, with real mouse and key events in the real window on the bundled project."""

import csv
import json
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.cli import run
from timeline_app.desktop.command_palette import CommandPalette
from timeline_app.desktop.export_dialog import ExportDialog
from timeline_app.desktop.workspace import Workspace
from timeline_app.layout.scale import ScaleKind

TWO = {"Ahmad Massoud", "Amrullah Saleh"}


def names_of_lanes(workspace: Workspace) -> set[str]:
    return {lane.actor.name for lane in workspace.open_session().lanes}


def id_of(workspace: Workspace, name: str) -> str:
    actors = workspace.open_session().columns.actors
    return next(actor.id for actor in actors if actor.name == name)


def turn_wheel(target: QWidget, at: QPoint, clicks: int) -> None:
    """Turn the mouse wheel over ``at``, a click being 120 eighths of a degree."""
    event = QWheelEvent(
        QPointF(at),
        QPointF(target.mapToGlobal(at)),
        QPoint(0, 0),
        QPoint(0, 120 * clicks),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)


def when_shown(kind: type[QWidget], act: object) -> None:
    """Call ``act`` with the modal dialog of that kind as soon as it is shown and has the keys.

    Whatever comes of it, the dialog is closed: a dialog left open would hang the test.
    """

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or not dialog.isActiveWindow():
            QTimer.singleShot(10, look)
            return
        try:
            act(dialog)  # type: ignore[operator]
        finally:
            dialog.close()

    QTimer.singleShot(0, look)


def tick_only(qtbot: QtBot, workspace: Workspace, names: set[str]) -> None:
    """Untick everybody in the lane filter, then find and tick each of ``names`` by keyboard."""
    actors = workspace.views.lane_filter.actors
    qtbot.mouseClick(actors.none_button, Qt.MouseButton.LeftButton)
    for name in sorted(names):
        qtbot.keyClick(workspace.window, Qt.Key.Key_F, CTRL_SHIFT)
        assert actors.search.hasFocus()
        qtbot.keyClicks(actors.search, name)
        qtbot.keyClick(actors.search, Qt.Key.Key_Down)
        qtbot.keyClick(actors.list, Qt.Key.Key_Space)
        qtbot.keyClick(workspace.window, Qt.Key.Key_F, CTRL_SHIFT)
        qtbot.keyClick(actors.search, Qt.Key.Key_Escape)


CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL_SHIFT = CTRL | SHIFT


def test_from_opening_to_export(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    session = workspace.open_session()
    QTest.qWaitForWindowActive(workspace.window)
    total = len(session.columns)

    # open: every lane, every dated event laid out, nothing selected
    assert len(session.lanes) > 30
    assert session.selected is None

    # filter to two actors
    tick_only(qtbot, workspace, TWO)
    assert names_of_lanes(workspace) == TWO
    assert 0 < len(session.kept_rows) < total

    # zoom at the cursor
    canvas = workspace.views.canvas.viewport()
    event = session.columns.ids[int(session.lanes[0].rows[-1])]
    lane = session.lanes[0].actor.id
    point = workspace.views.canvas.event_point(event, lane)
    assert point is not None
    before = session.viewport
    turn_wheel(canvas, point, 2)
    assert session.viewport.right - session.viewport.left < before.right - before.left

    # click a mark: the panel shows and highlights its sentence
    point = workspace.views.canvas.event_point(event, lane)
    assert point is not None
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=point)
    assert session.selected == event
    selected = session.selected_event
    assert selected is not None
    passage = selected.claims[0].passage
    assert workspace.views.passage.highlighted_text() == passage.quote
    text = session.open_project.texts[passage.document]
    assert text[passage.start : passage.end] == passage.quote

    # next event
    qtbot.keyClick(workspace.views.canvas, Qt.Key.Key_Comma)
    assert session.selected not in (None, event)
    neighbour = session.selected_event
    assert neighbour is not None
    assert workspace.views.passage.highlighted_text() == neighbour.claims[0].passage.quote

    # search narrows everything; Enter goes to the match
    qtbot.keyClick(workspace.window, Qt.Key.Key_F, CTRL)
    search = workspace.top_bar.search
    assert search.hasFocus()
    qtbot.keyClicks(search, "western powers")
    qtbot.waitUntil(lambda: search.is_idle)
    assert 0 < len(session.kept_rows) < 5
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert workspace.window.statusBar().currentMessage() == ""
    assert "Western powers" in workspace.views.passage.highlighted_text()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert workspace.views.canvas.hasFocus()

    # palette: all lanes again
    def choose(palette: CommandPalette) -> None:
        qtbot.keyClicks(palette.field, "all lanes")
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    when_shown(CommandPalette, choose)
    qtbot.keyClick(workspace.window, Qt.Key.Key_K, CTRL)
    assert session.filter.actors is None

    # export through the dialog: the same bytes as from the command line
    workspace.window.activateWindow()  # what a window manager does once a dialog has closed
    QTest.qWaitForWindowActive(workspace.window)
    tick_only(qtbot, workspace, {"Ahmad Massoud"})
    base = tmp_path / "window" / "out"
    base.parent.mkdir()

    def export(dialog: ExportDialog) -> None:
        dialog.path.setText(str(base))
        for box in dialog.formats.values():
            box.setChecked(True)
        qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)

    when_shown(ExportDialog, export)
    qtbot.keyClick(workspace.window, Qt.Key.Key_E, CTRL_SHIFT)
    from_cli = [tmp_path / f"out.{ending}" for ending in ("png", "csv", "json")]
    theme = ["--theme", workspace.theme.name]
    assert run(["export", *map(str, from_cli), "--actor", "Ahmad Massoud", *theme]) == 0
    for path in from_cli:
        assert path.read_bytes() == (base.parent / path.name).read_bytes(), path.suffix
    with (base.parent / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert all("Ahmad Massoud" in row["actors"] for row in csv.DictReader(file))
    project = json.loads((base.parent / "out.json").read_text("utf-8"))
    massoud = id_of(workspace, "Ahmad Massoud")
    assert project["events"]
    for each in project["events"]:
        assert massoud in {part["actor"] for part in each["participants"]}


def test_selecting_anywhere_selects_everywhere(qtbot: QtBot, workspace: Workspace) -> None:
    session = workspace.open_session()
    workspace.toggle_panel("list")
    if not workspace.is_panel_shown("list"):
        workspace.toggle_panel("list")
    table = workspace.views.events.view
    third = table.model().index(2, 0)
    table.scrollTo(third)
    at = table.visualRect(third).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert session.selected == session.columns.ids[int(session.kept_rows[2])]
    selected = session.selected_event
    assert selected is not None
    assert workspace.views.passage.highlighted_text() == selected.claims[0].passage.quote
    session.go_to(session.columns.ids[int(session.kept_rows[10])])
    assert table.currentIndex().row() == 10


def test_views_go_back_by_key(qtbot: QtBot, workspace: Workspace) -> None:
    session = workspace.open_session()
    home = session.viewport
    qtbot.keyClick(workspace.views.canvas, Qt.Key.Key_Plus)
    zoomed = session.viewport
    assert zoomed != home
    qtbot.keyClick(workspace.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert session.viewport == home
    qtbot.keyClick(workspace.window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert session.viewport == zoomed


def test_shift_and_period_steps_through_any_lane(qtbot: QtBot, workspace: Workspace) -> None:
    session = workspace.open_session()
    seen = []
    for _ in range(3):
        qtbot.keyClick(workspace.views.canvas, Qt.Key.Key_Period, SHIFT)
        seen.append(session.selected)
    assert seen == [session.columns.ids[int(row)] for row in session.kept_rows[:3]]


def test_window_state_is_kept(qtbot: QtBot, workspace: Workspace, config: Path) -> None:
    from timeline_app.desktop.app import open_window

    workspace.set_theme("dark")
    workspace.toggle_panel("overview")
    shown = workspace.is_panel_shown("overview")
    workspace.open_session().set_scale_kind(ScaleKind.LINEAR)
    workspace.open_session().scale_rows(1.5)
    tall = workspace.open_session().viewport.row_height
    workspace.window.close()
    again = open_window(None, None)
    qtbot.addWidget(again.window)
    assert again.theme.name == "dark"
    assert again.is_panel_shown("overview") is shown
    assert again.open_session().scale_kind is ScaleKind.LINEAR
    assert again.open_session().viewport.row_height == tall
    again.window.close()


def test_a_broken_file_is_explained_in_the_window(
    qtbot: QtBot, config: Path, tmp_path: Path
) -> None:
    from timeline_app.desktop.app import make_application, open_window
    from timeline_app.desktop.messages import ProblemPage

    make_application()
    broken = tmp_path / "broken.timeline.json"
    broken.write_text('{"format": "timeline-app/1", "title": "x", "events": [{"id": "<b>e</b>"}]}')
    workspace = open_window(broken, None)
    qtbot.addWidget(workspace.window)
    page = workspace.window.centralWidget()
    assert isinstance(page, ProblemPage)
    assert workspace.has_failed
    assert "<b>e</b>" in page.text.toPlainText()
    assert "'claims' is missing" in page.text.toPlainText()
    page.bundled_wanted.emit()
    assert len(workspace.open_session().columns) > 50
    assert not workspace.has_failed
    workspace.window.close()


def test_a_broken_file_leaves_the_keys(qtbot: QtBot, config: Path, tmp_path: Path) -> None:
    from timeline_app.desktop.app import make_application, open_window

    make_application()
    broken = tmp_path / "broken.timeline.json"
    broken.write_text("{}")
    workspace = open_window(broken, None)
    qtbot.addWidget(workspace.window)
    assert {action.text() for action in workspace.window.menuBar().actions()} == {"&File", "&Help"}
    workspace.open_bundled()
    texts = [action.text() for action in workspace.window.menuBar().actions()]
    assert texts == ["&File", "&Edit", "&View", "&Go", "&Lanes", "&Review", "&Help"]
    qtbot.keyClick(workspace.views.canvas, Qt.Key.Key_Period)
    assert workspace.open_session().selected is not None
    workspace.window.close()


def test_recent_files_remember_their_documents(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    opened = workspace.open_session().open_project
    elsewhere = tmp_path / "elsewhere.timeline.json"
    elsewhere.write_bytes(opened.file.read_bytes())
    workspace.open_file(elsewhere, opened.documents_folder)
    assert workspace.open_session().open_project.problems == ()
    workspace.open_bundled()
    recent = next(a for a in workspace.recent.actions() if a.text() == elsewhere.name)
    recent.trigger()
    again = workspace.open_session().open_project
    assert (again.file, again.problems) == (elsewhere, ())


def test_a_title_is_never_markup_nor_reordered(qtbot: QtBot, config: Path, tmp_path: Path) -> None:
    from timeline_app.desktop.app import make_application, open_window

    make_application()
    file = tmp_path / "x.timeline.json"
    file.write_text(r'{"format": "timeline-app/1", "title": "a\u202e[*]<b>"}')
    workspace = open_window(file, None)
    qtbot.addWidget(workspace.window)
    assert workspace.window.windowTitle() == "a⟦RLO⟧[*][*]<b> — x.timeline.json — timeline-app"
    workspace.window.close()
