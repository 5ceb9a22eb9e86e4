"""Whole projects in the window: saved as another, and as a copy, with records or with tables."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from timeline_app.desktop.export_dialog import ExportDialog
from timeline_app.desktop.open_dialogs import start_folder
from timeline_app.desktop.workspace import Workspace
from timeline_app.locations import bundled_project
from timeline_app.session.importing import import_tables
from timeline_app.session.opening import open_file

pytestmark = pytest.mark.usefixtures("application_as_found")


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project file that is chosen in the system's own dialog."""
    file = tmp_path / "chosen.timeline"
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(file)])
    return file


@pytest.fixture
def records(make_own: Callable[..., Path]) -> Path:
    return make_own()


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    table = tmp_path / "events.csv"
    table.write_text("title,date\nVow,2021-08-16\nTalks,2021-08-17\n")
    file = tmp_path / "rows.timeline"
    import_tables([table], file)
    return file


def titles_in(file: Path) -> list[str]:
    opened = open_file(file, for_reading=True)
    titles = list(opened.columns.titles)
    opened.close()
    return titles


@pytest.mark.parametrize("kind", ["records", "tables"])
def test_a_copy_is_saved_and_the_project_stays(
    kind: str,
    open_in_window: Callable[[Path], Workspace],
    target: Path,
    qtbot: QtBot,
    request: pytest.FixtureRequest,
) -> None:
    source: Path = request.getfixturevalue(kind)
    workspace = open_in_window(source)
    workspace.actions["save-copy"].trigger()
    said = f"A copy was saved as {target.name}"
    qtbot.waitUntil(lambda: workspace.window.statusBar().currentMessage() == said)
    assert workspace.open_session().open_project.file == source
    assert titles_in(target) == list(workspace.open_session().columns.titles)


def test_tables_are_saved_as_another_project_which_is_open_then(
    open_in_window: Callable[[Path], Workspace], tables: Path, target: Path, qtbot: QtBot
) -> None:
    workspace = open_in_window(tables)
    workspace.actions["save-as"].trigger()
    qtbot.waitUntil(lambda: workspace.open_session().open_project.file == target)
    assert list(workspace.open_session().columns.titles) == ["Vow", "Talks"]
    assert workspace.window.windowTitle() == "rows — chosen.timeline — timeline-app"


@pytest.mark.parametrize("kind", ["records", "tables"])
def test_where_it_can_not_be_written_that_is_told_and_nothing_is_left(
    kind: str,
    open_in_window: Callable[[Path], Workspace],
    target: Path,
    qtbot: QtBot,
    request: pytest.FixtureRequest,
) -> None:
    source: Path = request.getfixturevalue(kind)
    workspace = open_in_window(source)
    target.mkdir()
    told: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            told.append(box.text())
            box.accept()
        else:
            QTimer.singleShot(10, read)

    QTimer.singleShot(0, read)
    workspace.actions["save-copy"].trigger()
    qtbot.waitUntil(lambda: bool(told))
    assert target.name in told[0].replace("\u200b", "")
    assert workspace.open_session().open_project.file == source
    assert sorted(each.name for each in target.parent.iterdir() if each.name[0] == "c") == [
        target.name,
        "config",
    ]


def test_dialogs_start_beside_the_open_project_and_never_among_the_programs_files(
    open_in_window: Callable[[Path], Workspace],
    records: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[Path] = []

    def start(_parent: object, _title: str, folder: str, *_: str) -> tuple[list[str], str]:
        started.append(Path(folder))
        return [], ""

    for name in ("getOpenFileName", "getOpenFileNames"):
        monkeypatch.setattr(QFileDialog, name, start)
    workspace = open_in_window(bundled_project()[0])
    elsewhere = tmp_path / "elsewhere"
    for folder in (Path.home(), records.parent, records.parent):
        workspace.actions.refresh()
        for id_ in ("open", "import"):
            workspace.actions[id_].trigger()
        dialog = ExportDialog(
            workspace.open_session(), workspace.settings, workspace.theme, workspace.window
        )
        assert started == [folder] * 2
        assert Path(dialog.path.text()).parent == folder
        started.clear()
        workspace.open_file(records if folder == Path.home() else bundled_project()[0])
    assert start_folder(workspace.settings, records, str(elsewhere)) == records.parent
    elsewhere.mkdir()
    assert start_folder(workspace.settings, records, str(elsewhere)) == elsewhere
