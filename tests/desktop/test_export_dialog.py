"""The export dialog: what may be typed as a name, and that no file is lost by it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.desktop import export_dialog
from timeline_app.desktop.export import GREATEST_SIDE, LEAST_SIDE, Written
from timeline_app.desktop.export_dialog import ExportDialog
from timeline_app.desktop.theme import LIGHT
from timeline_app.session.session import Session
from timeline_app.session.settings import Settings

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "exports"
    made.mkdir()
    return made


@pytest.fixture
def dialog(
    make_session: Callable[..., Session], folder: Path, qtbot: QtBot
) -> Iterator[ExportDialog]:
    """One that exports a table, with the export folder kept from last time; no click is double."""
    interval = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(0)
    parent = QWidget()
    qtbot.addWidget(parent)
    shown = ExportDialog(make_session(), Settings(export_folder=str(folder)), LIGHT, parent)
    shown.formats[".png"].setChecked(False)
    shown.formats[".csv"].setChecked(True)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown  # the parent, which deletes it, is still there
    shown.close()
    QApplication.setDoubleClickInterval(interval)


def press(dialog: ExportDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.export_button, LEFT)


@pytest.mark.parametrize("name", ["", "  ", "/", ".", "..", "folder/", ".csv", "folder/.csv", "~"])
def test_what_is_no_name_is_refused_in_the_dialog(
    name: str, dialog: ExportDialog, folder: Path, qtbot: QtBot
) -> None:
    (folder / "folder").mkdir()
    dialog.path.setText(name)
    press(dialog, qtbot)
    assert dialog.message.isVisible()
    assert dialog.message.text() == "Choose a name for the files, after their folder."
    assert dialog.isVisible()
    assert [path.name for path in folder.rglob("*")] == ["folder"]


def test_a_folder_is_not_written_beside(dialog: ExportDialog, folder: Path, qtbot: QtBot) -> None:
    (folder / "there").mkdir()
    dialog.path.setText("there")
    press(dialog, qtbot)
    assert (
        dialog.message.text().replace("\u200b", "")
        == f"{folder / 'there'} is a folder; add a name."
    )
    assert [path.name for path in folder.iterdir()] == ["there"]
    dialog.path.setText("there.csv")
    press(dialog, qtbot)
    assert (folder / "there.csv").is_file()


def test_an_error_is_gone_at_the_next_press(
    dialog: ExportDialog, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "out.csv").mkdir()
    dialog.path.setText("out")
    press(dialog, qtbot)
    assert dialog.message.isVisible()
    (folder / "out.csv").rmdir()
    seen = []

    def export(*_: object, **__: object) -> tuple[Written, ...]:
        seen.append(dialog.message.isVisible())
        return ()

    monkeypatch.setattr("timeline_app.desktop.export_dialog.export_files", export)
    press(dialog, qtbot)
    assert seen == [False]


def test_nobodys_home_is_refused_in_the_dialog(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.path.setText("~nosuchuser/x")
    press(dialog, qtbot)
    assert dialog.message.text() == (
        "~nosuchuser is nobody's home folder; write the folder in full."
    )
    assert dialog.isVisible()


def test_no_format_is_refused_in_the_dialog(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.formats[".csv"].setChecked(False)
    press(dialog, qtbot)
    assert dialog.message.text() == "Choose at least one format."


@pytest.mark.parametrize("name", ["out", "out.csv", "out.CSV", "out.png", " out.json "])
def test_a_name_is_of_the_export_folder_and_its_ending_is_not_doubled(
    name: str, dialog: ExportDialog, folder: Path, qtbot: QtBot
) -> None:
    dialog.path.setText(name)
    press(dialog, qtbot)
    assert [path.name for path in folder.iterdir()] == ["out.csv"]
    assert not dialog.isVisible()


def test_other_dots_belong_to_the_name(dialog: ExportDialog, folder: Path, qtbot: QtBot) -> None:
    dialog.path.setText(str(folder / "valley.v1.2"))
    press(dialog, qtbot)
    assert [path.name for path in folder.iterdir()] == ["valley.v1.2.csv"]


def test_files_are_replaced_at_the_second_press_only(
    dialog: ExportDialog, folder: Path, qtbot: QtBot
) -> None:
    old = folder / "out.csv"
    old.write_text("mine")
    dialog.path.setText("out")
    press(dialog, qtbot)
    assert old.read_text() == "mine"
    assert dialog.message.text() == "out.csv exists already; press Replace to write over it."
    assert dialog.export_button.text() == "Replace"
    press(dialog, qtbot)
    assert old.read_text("utf-8-sig").startswith("id,")
    assert not dialog.isVisible()


def test_a_double_click_replaces_nothing(dialog: ExportDialog, folder: Path, qtbot: QtBot) -> None:
    QApplication.setDoubleClickInterval(10_000)
    (folder / "out.csv").write_text("mine")
    dialog.path.setText("out")
    press(dialog, qtbot)
    qtbot.mouseDClick(dialog.export_button, LEFT)  # its second press alone
    qtbot.mouseRelease(dialog.export_button, LEFT)
    assert dialog.isVisible()
    assert (folder / "out.csv").read_text() == "mine"
    assert dialog.export_button.text() == "Replace"


def test_an_edit_takes_the_consent_back(dialog: ExportDialog, folder: Path, qtbot: QtBot) -> None:
    for name in ("out.csv", "out.json", "other.csv"):
        (folder / name).write_text("mine")
    dialog.path.setText("out")
    press(dialog, qtbot)
    dialog.path.setText("other")
    assert dialog.export_button.text() == "Export"
    assert dialog.message.isHidden()
    press(dialog, qtbot)
    assert dialog.message.text().startswith("other.csv exists already")
    dialog.path.setText("out")
    press(dialog, qtbot)
    dialog.formats[".json"].setChecked(True)
    assert dialog.export_button.text() == "Export"
    press(dialog, qtbot)
    assert dialog.message.text() == (
        "out.csv, out.json exist already; press Replace to write over them."
    )
    assert {path.read_text() for path in folder.iterdir()} == {"mine"}


def test_a_file_that_came_meanwhile_is_asked_for_too(
    dialog: ExportDialog, folder: Path, qtbot: QtBot
) -> None:
    (folder / "out.csv").write_text("mine")
    dialog.path.setText("out")
    dialog.formats[".json"].setChecked(True)
    press(dialog, qtbot)
    (folder / "out.json").write_text("mine")
    press(dialog, qtbot)
    assert (folder / "out.json").read_text() == "mine"
    assert "out.json" in dialog.message.text()


def test_what_may_not_be_written_is_refused_and_not_asked_for(
    dialog: ExportDialog, folder: Path, qtbot: QtBot
) -> None:
    (folder / "out.csv").mkdir()
    dialog.path.setText("out")
    press(dialog, qtbot)
    assert "it is a folder" in dialog.message.text()
    assert dialog.export_button.text() == "Export"
    dialog.path.setText("x" * 400)
    press(dialog, qtbot)
    assert "the name is too long" in dialog.message.text()


def test_sizes_are_those_that_pictures_have(dialog: ExportDialog) -> None:
    assert (dialog.width_field.minimum(), dialog.width_field.maximum()) == (
        LEAST_SIDE,
        GREATEST_SIDE,
    )
    assert dialog._options().height is None
    dialog.height_field.stepUp()
    assert dialog._options().height == LEAST_SIDE
    assert dialog.height_field.maximum() == GREATEST_SIDE


def test_the_report_counts_and_shows_names_as_they_are(dialog: ExportDialog) -> None:
    dialog.written = (Written(Path("a\u202eb\n.csv"), 1),)
    assert dialog.report == "Exported 1 event to a⟦RLO⟧b .csv"
    dialog.written = (Written(Path("out.csv"), 1200, "links"),)
    assert dialog.report == "Exported 1,200 events to out.csv (CSV leaves out links)"


def test_a_long_export_shows_how_far_it_is_and_can_be_cancelled(
    dialog: ExportDialog, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_dialog, "LONG", 1)
    monkeypatch.setattr(export_dialog, "BETWEEN_TELLINGS", -1)
    monkeypatch.setattr("timeline_app.desktop.export._AT_A_TIME", 1)
    dialog.path.setText("out")
    seen = []

    def press_cancel() -> None:
        seen.append((dialog.progress.isVisible(), dialog.path.isEnabled()))
        dialog.reject()

    QTimer.singleShot(0, press_cancel)
    press(dialog, qtbot)
    assert seen == [(True, False)]
    assert dialog.isVisible()
    assert dialog.message.text().startswith("The export was cancelled")
    assert list(folder.iterdir()) == []
    assert not dialog.progress.isVisible()
    press(dialog, qtbot)
    assert (folder / "out.csv").is_file()
    assert not dialog.isVisible()


def test_too_many_events_for_an_event_model_are_refused(
    dialog: ExportDialog, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline_app.desktop.export.MOST_IN_MODEL", 4)
    dialog.formats[".json"].setChecked(True)
    dialog.path.setText("out")
    press(dialog, qtbot)
    told = dialog.message.text().replace("\u200b", "")
    assert told.endswith(
        "out.json: 5 events are too many for an event model file; filter to 4 or fewer, or export a .csv"
    )
    assert list(folder.iterdir()) == []
