"""A window on a small screen, or a large one at one and a half: every panel gives way, and no word is cut."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.test_review import proposed_project
from timeline_app.desktop.elided_label import ElidedLabel
from timeline_app.desktop.event_table import Column as EventColumn
from timeline_app.desktop.labels import ElidedButton
from timeline_app.desktop.review_table import Column
from timeline_app.desktop.workspace import Workspace

pytestmark = pytest.mark.usefixtures("application_as_found")

ELIDED = (ElidedButton, ElidedLabel)  # they tell the rest in a tooltip
LEAST_CANVAS = 400  # pixels
LEAST_TITLE = 150


@pytest.fixture(params=[(900, 600), (960, 600), (1280, 800)], ids=str)
def small(
    request: pytest.FixtureRequest,
    make_own: Callable[..., Path],
    open_in_window: Callable[[Path], Workspace],
    qtbot: QtBot,
) -> Workspace:
    shown = open_in_window(make_own(proposed_project()))
    for panel in ("review", "list"):
        shown.views.panels[panel].setVisible(True)
    shown.window.resize(*request.param)
    shown.open_session().go_to("vow")
    shown.views.passage.catch_up()
    qtbot.wait(50)
    assert (shown.window.width(), shown.window.height()) == request.param
    return shown


def words_of(window: QWidget) -> Iterator[QAbstractButton | QLabel]:
    """Whatever shows words on one line that are the program's own."""
    for each in (*window.findChildren(QAbstractButton), *window.findChildren(QLabel)):
        is_wrapped = isinstance(each, QLabel) and each.wordWrap()
        if (
            each.isVisible()
            and len(each.text()) > 1
            and not is_wrapped
            and not isinstance(each, ELIDED)
        ):
            yield each


def test_no_word_is_cut(small: Workspace) -> None:
    for each in words_of(small.window):
        assert each.width() >= each.sizeHint().width(), each.text()
        area = area_around(each)
        if area is not None:
            place = QRect(each.mapTo(area, QPoint()), each.size())
            assert place.right() <= area.viewport().width(), each.text()


def test_canvas_and_titles_keep_their_room(small: Workspace) -> None:
    assert small.views.canvas.width() >= LEAST_CANVAS
    assert small.views.canvas.height() > 0
    assert small.views.review.view.columnWidth(Column.TITLE) >= LEAST_TITLE
    assert small.views.review.view.viewport().height() > 0
    events = small.views.events.view
    title = QRect(events.columnViewportPosition(EventColumn.TITLE), 0, LEAST_TITLE, 1)
    assert events.viewport().rect().contains(title)


def area_around(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            return above
        above = above.parentWidget()
    return None
