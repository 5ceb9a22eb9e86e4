"""Texts of any length: each view shows a beginning and how much more there is, without a wait."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from timeline_app.desktop.canvas_words import event_tooltip, view_description
from timeline_app.desktop.event_table import Column, EventTable
from timeline_app.desktop.passage_panel import PassagePanel
from timeline_app.desktop.text import LONGEST_LINE, LONGEST_TEXT, shortened, tooltip_text
from timeline_app.desktop.theme import LIGHT, LabelMeasure
from timeline_app.desktop.undated_tray import UndatedTray
from timeline_app.session.importing import import_tables
from timeline_app.session.opening import open_file
from timeline_app.session.session import Session

LONG = 200_000
MOST = 2 * LONGEST_TEXT  # of what a widget says, with what stands around the text
ITEM_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Events t1.2, dated, and t1.3, undated, of which every text is long."""
    long = "word " * (LONG // 5)
    table = tmp_path / "e.csv"
    header = "title,date,actors,place,note,claimed_by"
    rows = [f"{long},{date},A{long},P{long},N{long},S{long}" for date in ("2001", "")]
    table.write_text("\n".join((header, *rows, "")), "utf-8")
    opened = open_file(import_tables([table], tmp_path / "e.timeline").project_file)
    session = Session(opened.open_project, LabelMeasure(), columns=opened.columns)
    session.resize(1000.0, 500.0)
    return session


def test_what_is_cut_is_counted() -> None:
    assert shortened("x" * LONGEST_LINE) == "x" * LONGEST_LINE
    assert shortened("x" * 1_700, 500) == "x" * 500 + "… (1,200 more characters)"
    assert "more characters" in tooltip_text("x" * LONG)


def said_by_widgets(whole: QWidget) -> list[str]:
    said = [each.toolTip() for each in whole.findChildren(QWidget)]
    said += [each.accessibleName() for each in whole.findChildren(QWidget)]
    said += [each.text() for each in whole.findChildren(QLabel)]
    return said + [each.text() for each in whole.findChildren(QPushButton)]


def test_the_facts_of_an_event_are_cut(session: Session, show: Callable[..., QWidget]) -> None:
    panel = PassagePanel(session, LIGHT)
    show(panel)
    session.select("t1.2")
    panel.catch_up()
    said = said_by_widgets(panel)
    assert max(map(len, said)) <= MOST
    assert sum("more characters" in text for text in said) >= 4


@pytest.mark.parametrize("event", ["t1.2", "t1.3"])
def test_tooltips_and_descriptions_are_cut(session: Session, event: str) -> None:
    session.select(event)
    tooltip = event_tooltip(session, event)
    assert len(tooltip) <= MOST
    assert "attributed" in tooltip  # what stands behind a long title is told too
    assert len(view_description(session)) <= MOST


def test_lists_are_cut(session: Session, show: Callable[..., QWidget]) -> None:
    table = EventTable(session)
    table.refresh()
    cells = [table.index(0, column) for column in Column]
    tray = UndatedTray(session, LIGHT)
    show(tray)
    cells.append(tray.list.model().index(0, 0))
    for cell in cells:
        for role in ITEM_ROLES:
            assert len(cell.data(role) or "") <= MOST
    assert "more characters" in table.index(0, Column.TITLE).data()


def test_labels_are_measured_without_the_rest(session: Session) -> None:
    (label,) = session.scene.labels
    assert len(label.text) <= 500
    assert label.text.endswith("…")
