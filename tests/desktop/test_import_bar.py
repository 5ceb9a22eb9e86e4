"""What is told of an import: words for how far it is, and the list of rejected rows."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from timeline_app.desktop.import_bar import ImportBar, progress_words
from timeline_app.desktop.import_rejected import RejectedDialog
from timeline_app.model.problem import Problem
from timeline_app.reading.tables import Rejected
from timeline_app.session.import_messages import (
    ImportFailed,
    ImportProgress,
    ImportStoppedAsAsked,
    from_line,
    to_line,
)
from timeline_app.session.importing import ImportReport
from timeline_app.session.rejected_rows import RejectedRow

HOSTILE = "<img src=file:///etc/passwd>\u202e"


def report(count: int = 2, listed: int | None = None) -> ImportReport:
    rows = tuple(
        RejectedRow("e.csv", Rejected(n + 2, n + 3, "date", f"no date {HOSTILE}", f"{n},{HOSTILE}"))
        for n in range(min(count, 1000))
    )
    file = Path("/x/e.timeline-data/1/rejected.csv")
    listed = count if listed is None else listed
    columns = ("title", "date")
    return ImportReport(Path("/x/e.timeline"), 10, count, listed, rows, file, 1.5, columns)


@pytest.mark.parametrize(
    "message",
    [
        ImportProgress("reading “ü”.csv", 0.25, 10, 2),
        ImportFailed(Problem("e.csv", "line 3", "bad", "mend it")),
        ImportStoppedAsAsked(),
        report(),
        report(0),
    ],
)
def test_messages_arrive_as_they_were_sent(message: object) -> None:
    line = to_line(message)  # type: ignore[arg-type]
    assert line.isascii()
    assert line.count("\n") == 1
    assert from_line(line.encode()) == message


@pytest.mark.parametrize("line", [b"", b"{}", b"[1]", b'{"kind": "x"}', b"\xff", b"hello"])
def test_other_lines_are_no_messages(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_line(line)


@pytest.mark.parametrize(
    ("progress", "seconds", "words"),
    [
        (ImportProgress("reading e.csv", 0, 0, 0), 0.1, "Importing e.csv · reading"),
        (
            ImportProgress("reading e.csv", 0.4, 1_234_567, 3),
            3.0,
            "Importing e.csv · reading · 1,234,567 rows · 3 rejected · 410,000 rows/s · about 4 s left",
        ),
        (
            ImportProgress("sorting", 0.8, 5, 0),
            600.0,
            "Importing e.csv · sorting · 5 rows · about 2 min left",
        ),
    ],
)
def test_progress_in_words(progress: ImportProgress, seconds: float, words: str) -> None:
    assert progress_words("e.csv", progress, seconds) == words


def test_the_bar_tells_what_came_of_it(qtbot: QtBot) -> None:
    bar = ImportBar()
    qtbot.addWidget(bar)
    shown: list[bool] = []
    bar.shown.connect(shown.append)
    bar.show()
    bar.begin("e.csv")
    assert bar.cancel.isVisible()
    assert not bar.close_button.isVisible()
    with qtbot.waitSignal(bar.cancelled):
        qtbot.mouseClick(bar.cancel, Qt.MouseButton.LeftButton)
    bar.show_progress(ImportProgress("reading e.csv", 0.5, 5, 0))
    assert bar.label.full_text == "Stopping the import of e.csv…"
    bar.tell("e.csv was not imported", is_wrong=True, details="Details")
    assert bar.details.isVisible()
    assert not bar.cancel.isVisible()
    assert not bar.progress.isVisible()
    assert not bar.open_button.isVisible()
    bar.tell("e.csv: 3 events imported", can_open=True)
    with qtbot.waitSignal(bar.open_wanted):
        qtbot.mouseClick(bar.open_button, Qt.MouseButton.LeftButton)
    assert not bar.open_button.isVisible()
    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert shown == [True, True, True, False]


def test_rejected_rows_are_listed_as_plain_text_and_copied(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = RejectedDialog(report(), parent)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.heading.text() == "2 rows were rejected; 10 events imported"
    assert "rejected.csv" in dialog.place.text().replace("\u200b", "")
    model = dialog.table.model()
    shown = [model.data(model.index(0, column)) for column in range(4)]
    hostile = "<img src=file:///etc/passwd>⟦RLO⟧"
    assert shown == ["3", "date", f"no date {hostile}", f"0,{hostile}"]
    assert "&lt;img" in model.data(model.index(0, 2), Qt.ItemDataRole.ToolTipRole)
    assert hostile in dialog.detail.toPlainText()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    assert "line 4" in dialog.detail.toPlainText()
    qtbot.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert len(copied) == 2
    assert copied[1].startswith("4\tdate\t")
    dialog.table.copy_all()
    assert len(QGuiApplication.clipboard().text().split("\n")) == 3


def test_where_the_rest_is_listed_is_told(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    many = RejectedDialog(report(250_000, 100_000), parent)
    place = many.place.text().replace("\u200b", "")
    assert place.startswith("These are the first 1,000. The first 100,000 are listed in ")
