"""A row of a table as the passage of its event: every cell as it is, plain, and the rows beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from timeline_app.desktop.passage_panel import PassagePanel
from timeline_app.desktop.theme import DARK, LIGHT, LabelMeasure
from timeline_app.model.source import PassageState
from timeline_app.session.importing import import_tables
from timeline_app.session.opening import Opened, open_file
from timeline_app.session.session import Session

HOSTILE = "<img src=file:///etc/passwd> & \u202eevil"
TABLE = (
    "ref,title,date,actors,quote\r\n"
    f'x1,Vow,2021-08-16,Massoud,"{HOSTILE}"\r\n'
    "x2,Bad,2021-02-30,Nobody,\r\n"
    'x3,Siege,2021-08,Taliban; Massoud,"two\nlines"\r\n'
)


@pytest.fixture
def make_opened(tmp_path: Path) -> Callable[..., Opened]:
    def make(*tables: str) -> Opened:
        files = []
        for number, text in enumerate(tables or (TABLE,), 1):
            files.append(tmp_path / f"events{number}.csv")
            files[-1].write_text(text, "utf-8", newline="")
        report = import_tables(files, tmp_path / "e.timeline")
        return open_file(report.project_file)

    return make


@pytest.fixture
def opened(make_opened: Callable[..., Opened]) -> Opened:
    return make_opened()


@pytest.fixture
def session(opened: Opened) -> Session:
    return Session(opened.open_project, LabelMeasure(), columns=opened.columns)


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> PassagePanel:
    made = PassagePanel(session, LIGHT)
    qtbot.addWidget(made)
    made.resize(360, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made


def shown(panel: PassagePanel) -> list[str]:
    return panel.row_text().split("\n")


def test_without_a_selection_a_hint_is_shown(panel: PassagePanel) -> None:
    assert panel.row_view.isVisible()
    assert not panel.document_view.isVisible()
    assert not panel.row_view.cells.isVisible()
    assert panel.row_text() == ""


def test_every_cell_is_shown_with_its_column(panel: PassagePanel, session: Session) -> None:
    session.select("t1.2")
    cells = [part for part in shown(panel) if part]
    hostile = HOSTILE.replace("\u202e", "⟦RLO⟧")
    told = [
        "ref",
        "x1",
        "title",
        "Vow",
        "date",
        "2021-08-16",
        "actors",
        "Massoud",
        "quote",
        hostile,
    ]
    assert cells == told
    assert panel.row_view.cells.accessibleName() == "Row 2 of events1.csv"
    event = session.selected_event
    assert event is not None
    assert session.open_project.state_of(event.claims[0].passage) is PassageState.EXACT
    session.select("t1.4")
    assert "two\nlines" in panel.row_text()
    panel.set_theme(DARK)
    assert "two\nlines" in panel.row_text()


def test_cells_that_were_read_are_tinted(panel: PassagePanel, session: Session) -> None:
    session.select("t1.2")
    document = panel.row_view.cells.document()
    (table,) = document.rootFrame().childFrames()
    tinted = [
        bool(table.cellAt(row, 1).format().background().style() != Qt.BrushStyle.NoBrush)  # type: ignore[attr-defined]
        for row in range(table.rows())  # type: ignore[attr-defined]
    ]
    assert tinted == [False, True, True, True, False]


def test_buttons_go_to_the_rows_beside(panel: PassagePanel, session: Session, qtbot: QtBot) -> None:
    session.select("t1.2")
    assert not panel.row_view.before.isEnabled()
    qtbot.mouseClick(panel.row_view.after, Qt.MouseButton.LeftButton)
    assert session.selected == "t1.4"  # row 3 was rejected
    assert not panel.row_view.after.isEnabled()
    qtbot.mouseClick(panel.row_view.before, Qt.MouseButton.LeftButton)
    assert session.selected == "t1.2"


def test_each_table_has_its_own_columns(make_opened: Callable[..., Opened], qtbot: QtBot) -> None:
    opened = make_opened(TABLE, "TITLE,note\r\nLast,here\r\n")
    session = Session(opened.open_project, LabelMeasure(), columns=opened.columns)
    panel = PassagePanel(session, LIGHT)
    qtbot.addWidget(panel)
    panel.show()
    session.select("t2.2")
    assert [part for part in shown(panel) if part] == ["TITLE", "Last", "note", "here"]
    assert not panel.row_view.before.isEnabled()
    assert not panel.row_view.after.isEnabled()


def test_a_row_is_copied_as_it_is(panel: PassagePanel, session: Session) -> None:
    session.select("t1.2")
    menu = panel.row_view.make_menu(QPoint(5, 5))
    by_name = {action.text(): action for action in menu.actions()}
    by_name["Copy passage"].trigger()
    assert HOSTILE in QGuiApplication.clipboard().text()
    by_name["Copy citation"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied.endswith("Vow. events1.csv, row 2")
    assert "\n" not in copied
    menu.close()


def test_the_selection_is_copied_as_plain_text(panel: PassagePanel, session: Session) -> None:
    session.select("t1.2")
    panel.row_view.cells.selectAll()
    data = panel.row_view.cells.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]
    assert "Massoud" in data.text()


def test_a_huge_cell_is_cut_and_says_so(make_opened: Callable[..., Opened], qtbot: QtBot) -> None:
    opened = make_opened(f"title,note\r\nVow,{'x' * 50_000}\r\n")
    session = Session(opened.open_project, LabelMeasure(), columns=opened.columns)
    panel = PassagePanel(session, LIGHT)
    qtbot.addWidget(panel)
    panel.show()
    session.select("t1.2")
    assert "(30,000 more characters)" in panel.row_text()
