"""A table of events into the window, with real mouse and key events: imported, cancelled, given back."""

import gc
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.desktop import import_desk
from timeline_app.desktop.app import make_application, open_window
from timeline_app.desktop.import_rejected import RejectedDialog
from timeline_app.desktop.messages import ProblemPage
from timeline_app.desktop.workspace import Workspace
from timeline_app.session.importing import import_tables

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
LONGEST = 60_000
BAD_ROWS = range(5, 3000, 600)  # five of them


def write_table(file: Path, count: int = 3000) -> Path:
    lines = ["title,date,actors,reference\n"]
    for number in range(count):
        date = "2021-02-30" if number in BAD_ROWS else f"2021-0{number % 9 + 1}-1{number % 10}"
        lines.append(f"Event {number},{date},Actor {number % 7},x{number}\n")
    file.write_text("".join(lines), "utf-8")
    return file


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write_table(tmp_path / "events.csv")


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, Path], None]:
    """Answer the two file dialogs; what they offer is told by the system's own."""

    def answer(file: Path, target: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
        monkeypatch.setattr(import_desk, "ask_new_project", lambda *_: target)

    return answer


def shown_dialogs() -> list[RejectedDialog]:
    widgets = QApplication.topLevelWidgets()
    return [each for each in widgets if isinstance(each, RejectedDialog) and each.isVisible()]


def drop(target: QWidget, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    at = QPointF(target.rect().center())
    QApplication.sendEvent(target, QDragEnterEvent(at.toPoint(), copy, data, LEFT, none))
    QApplication.sendEvent(target, QDropEvent(at, copy, data, LEFT, none))


def test_from_a_table_to_a_row(
    qtbot: QtBot,
    workspace: Workspace,
    table: Path,
    tmp_path: Path,
    choose: Callable[[Path, Path], None],
) -> None:
    choose(table, tmp_path / "events.timeline")
    bar = workspace.imports.bar
    assert not bar.isVisible()

    # open: the window stays usable while the bar tells how far it is
    qtbot.keyClick(workspace.window, Qt.Key.Key_O, CTRL)
    assert workspace.imports.is_running
    qtbot.waitUntil(bar.isVisible)
    assert bar.progress.isVisible()
    assert bar.cancel.isVisible()
    qtbot.keyClick(workspace.views.canvas, Qt.Key.Key_Period)
    assert workspace.open_session().selected is not None

    # a second one waits for the first
    qtbot.keyClick(workspace.window, Qt.Key.Key_I, CTRL)
    assert "under way" in workspace.window.statusBar().currentMessage()

    # done: as an event was selected meanwhile, nothing takes its place before it is asked for
    session = workspace.open_session()
    before, selected = session.open_project, session.selected
    with qtbot.waitSignal(workspace.imports.ended, timeout=LONGEST):
        pass
    assert (session.open_project, session.selected) == (before, selected)
    assert not shown_dialogs()
    qtbot.mouseClick(bar.open_button, LEFT)
    assert not bar.open_button.isVisible()
    assert session.open_project.file == tmp_path / "events.timeline"
    assert (len(session.columns), len(session.lanes)) == (2995, 7)
    assert bar.label.full_text == "events.csv: 5 rows were rejected; 2,995 events imported"
    assert not shown_dialogs()
    qtbot.mouseClick(bar.details, LEFT)
    (dialog,) = shown_dialogs()
    model = dialog.table.model()
    lines = [model.data(model.index(row, 0)) for row in range(model.rowCount())]
    assert lines == [f"{number + 2:,}" for number in BAD_ROWS]
    assert "2021-02-30" in model.data(model.index(0, 2))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not shown_dialogs()
    qtbot.mouseClick(bar.close_button, LEFT)
    assert not bar.isVisible()

    # select an event: its row is shown, as the passage it rests on
    qtbot.keyClick(workspace.views.canvas, Qt.Key.Key_Period)
    event = session.selected_event
    assert event is not None
    row = event.claims[0].passage.row
    assert row is not None
    panel = workspace.views.passage
    assert f"\nEvent {row - 2}\n" in panel.row_text()
    assert panel.row_text().rstrip().endswith(f"x{row - 2}")
    qtbot.mouseClick(panel.row_view.after, LEFT)
    assert session.selected == f"t1.{row + 1}"

    # it is among the recent files, and opens again from there
    recent = workspace.settings.recent_files[0].file
    assert recent == str(tmp_path / "events.timeline")
    workspace.open_bundled()
    workspace.recent.actions()[1].trigger()
    assert len(workspace.open_session().columns) == 2995


def test_what_nobody_works_in_makes_way_for_what_was_imported(
    qtbot: QtBot, workspace: Workspace, table: Path, tmp_path: Path
) -> None:
    project_file = tmp_path / "events.timeline"
    workspace.imports.start(table, project_file)
    workspace.window.resize(1100, 700)  # not a look at something else
    with qtbot.waitSignal(workspace.imports.ended, timeout=LONGEST):
        pass
    session = workspace.open_session()
    assert session.open_project.file == project_file
    assert not workspace.imports.bar.open_button.isVisible()
    (dialog,) = shown_dialogs()
    dialog.close()

    # imported again into the same file: the rows of the project that is open are others now
    before = session.open_project
    workspace.imports.start(table, project_file)
    session.show_only(session.lanes[0].actor.id)
    with qtbot.waitSignal(workspace.imports.ended, timeout=LONGEST):
        pass
    assert session.open_project is not before
    assert not workspace.imports.bar.open_button.isVisible()
    assert not shown_dialogs()


def test_a_cancelled_import_leaves_nothing(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, choose: Callable[[Path, Path], None]
) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    table = write_table(folder / "many.csv", 600_000)
    choose(table, folder / "many.timeline")
    before = workspace.open_session().open_project
    qtbot.keyClick(workspace.window, Qt.Key.Key_I, CTRL)
    bar = workspace.imports.bar
    qtbot.waitUntil(lambda: " rows" in bar.label.full_text, timeout=LONGEST)
    with qtbot.waitSignal(workspace.imports.ended, timeout=LONGEST):
        qtbot.mouseClick(bar.cancel, LEFT)
    assert workspace.window.statusBar().currentMessage() == "The import of many.csv was cancelled"
    assert not bar.isVisible()
    assert [path.name for path in folder.iterdir()] == ["many.csv"]
    assert workspace.open_session().open_project is before


def test_what_cant_be_imported_is_told_in_the_bar(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, choose: Callable[[Path, Path], None]
) -> None:
    table = tmp_path / "names.csv"
    table.write_text("name\nVow\n", "utf-8")
    choose(table, tmp_path / "names.timeline")
    drop(workspace.window, table)
    with qtbot.waitSignal(workspace.imports.ended, timeout=LONGEST):
        pass
    told = workspace.imports.bar.label.full_text
    assert told.startswith("names.csv was not imported: no column is named 'title'")
    assert workspace.imports.bar.isVisible()
    assert not (tmp_path / "names.timeline").exists()


def test_a_dropped_project_is_opened(workspace: Workspace, make_file: Callable[..., Path]) -> None:
    file = make_file()
    drop(workspace.window, file)
    assert workspace.open_session().open_project.file == file


def test_closing_the_window_stops_the_import(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, choose: Callable[[Path, Path], None]
) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    choose(write_table(folder / "many.csv", 600_000), folder / "many.timeline")
    qtbot.keyClick(workspace.window, Qt.Key.Key_I, CTRL)
    bar = workspace.imports.bar
    qtbot.waitUntil(lambda: "reading" in bar.label.full_text, timeout=LONGEST)
    workspace.window.close()
    assert not workspace.imports.is_running
    assert [path.name for path in folder.iterdir()] == ["many.csv"]


def test_a_project_that_was_left_is_forgotten(
    qtbot: QtBot, workspace: Workspace, table: Path, tmp_path: Path
) -> None:
    """Whatever was looked at, nothing keeps the columns of a project that is open no more."""
    workspace.imports.start(table, tmp_path / "events.timeline")
    with qtbot.waitSignal(workspace.imports.ended, timeout=LONGEST):
        pass
    for dialog in shown_dialogs():
        dialog.close()
    session = workspace.open_session()
    workspace.toggle_panel("list")
    session.select(session.columns.ids[7])
    session.zoom(0.1)
    session.show_only(session.lanes[0].actor.id)
    qtbot.waitUntil(lambda: workspace.views.canvas.is_idle)
    workspace.window.grab()
    kept = [weakref.ref(session.columns), weakref.ref(session.columns.events)]
    workspace.open_bundled()
    qtbot.waitUntil(lambda: workspace.views.canvas.is_idle)
    gc.collect()
    assert [ref() for ref in kept] == [None, None], [gc.get_referrers(ref()) for ref in kept]


def test_a_table_named_on_the_command_line_is_imported(
    qtbot: QtBot, config: Path, table: Path, choose: Callable[[Path, Path], None], tmp_path: Path
) -> None:
    choose(table, tmp_path / "events.timeline")
    make_application()
    workspace = open_window(table, None)
    qtbot.addWidget(workspace.window)
    with qtbot.waitSignal(workspace.imports.ended, timeout=LONGEST):
        pass
    assert len(workspace.open_session().columns) == 2995
    assert not workspace.actions["documents"].isEnabled()
    for dialog in shown_dialogs():
        dialog.close()
    workspace.window.close()


def test_a_project_without_its_rows_says_which_folder_is_missing(
    qtbot: QtBot, config: Path, tmp_path: Path
) -> None:
    table = write_table(tmp_path / "events.csv", 4)
    project_file = import_tables([table], tmp_path / "events.timeline").project_file
    folder = tmp_path / "events.timeline-data"
    folder.rename(tmp_path / "elsewhere")
    make_application()
    workspace = open_window(project_file, None)
    qtbot.addWidget(workspace.window)
    page = workspace.window.centralWidget()
    assert isinstance(page, ProblemPage)
    assert workspace.has_failed
    assert page.text.toPlainText().startswith(str(folder))
    workspace.window.close()
