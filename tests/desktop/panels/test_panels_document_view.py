"""The document's text: highlight, tints, clicks, copying, and nothing that a document can make it do."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QFontMetrics, QImage, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from timeline_app.desktop.document_view import DocumentView
from timeline_app.desktop.positions import Positions
from timeline_app.desktop.sourced import SourcedPassages, sourced_passages
from timeline_app.desktop.theme import DARK, LIGHT
from timeline_app.session.session import Session

Show = Callable[..., Any]


@pytest.fixture
def story(session: Session) -> str:
    return session.open_project.texts["story"]


@pytest.fixture
def passages(session: Session) -> SourcedPassages:
    return sourced_passages(session.open_project, session.columns, "story")


@pytest.fixture
def view(show: Show, story: str, passages: SourcedPassages) -> DocumentView:
    made = show(DocumentView(LIGHT), 360, 400)
    made.show_text(story)
    made.set_passages(passages)
    return made


def middle_of(view: DocumentView, text: str, quote: str) -> QPoint:
    """A point of the viewport on the second character of ``quote``."""
    positions = Positions(text)
    cursor = QTextCursor(view.document())
    cursor.setPosition(positions.unit(text.index(quote) + 1))
    rect = view.cursorRect(cursor)
    return rect.center() + QPoint(3, 0)


def backgrounds(view: DocumentView, story: str) -> dict[str, list[str]]:
    positions = Positions(story)
    found: dict[str, list[str]] = {}
    for selection in view.extraSelections():
        start = positions.offset(selection.cursor.selectionStart())
        end = positions.end_offset(selection.cursor.selectionEnd())
        name = selection.format.background().color().name()
        found.setdefault(name, []).append(story[start:end])
    return found


def test_the_highlight_is_exactly_the_passage(view: DocumentView, story: str) -> None:
    start = story.index("saw an attack at dawn")
    view.highlight((start, start + 21))
    assert view.highlighted_text() == "saw an attack at dawn"
    assert backgrounds(view, story)[LIGHT.highlight.name()] == ["saw an attack at dawn"]
    assert "denied any fighting" in backgrounds(view, story)[LIGHT.tint.name()]


def test_a_theme_recolours_it(view: DocumentView, story: str) -> None:
    view.highlight((0, 5))
    view.set_theme(DARK)
    assert backgrounds(view, story)[DARK.highlight.name()] == ["Kabul"]


def test_a_click_on_a_tint_chooses_its_event(view: DocumentView, story: str, qtbot: QtBot) -> None:
    point = middle_of(view, story, "saw an attack")
    with qtbot.waitSignal(view.passage_chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert chosen.args == ["fighting", 0]


def test_a_click_beside_a_tint_chooses_nothing(
    view: DocumentView, story: str, qtbot: QtBot
) -> None:
    point = middle_of(view, story, "Kabul")
    with qtbot.assertNotEmitted(view.passage_chosen):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 390))


def test_selecting_text_with_the_mouse_chooses_nothing(
    view: DocumentView, story: str, qtbot: QtBot
) -> None:
    start, end = middle_of(view, story, "saw an"), middle_of(view, story, "saw an") + QPoint(40, 0)
    with qtbot.assertNotEmitted(view.passage_chosen):
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(view.viewport(), end)
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)


def test_the_pointer_is_a_hand_over_a_tint(view: DocumentView, story: str, qtbot: QtBot) -> None:
    qtbot.mouseMove(view.viewport(), middle_of(view, story, "Kabul"))
    assert view.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor
    qtbot.mouseMove(view.viewport(), middle_of(view, story, "saw an attack"))
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_enter_chooses_the_passage_at_the_cursor(
    view: DocumentView, story: str, qtbot: QtBot
) -> None:
    cursor = view.textCursor()
    cursor.setPosition(Positions(story).unit(story.index("denied any") + 2))
    view.setTextCursor(cursor)
    with qtbot.waitSignal(view.passage_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == ["fighting", 1]


def test_copied_text_is_the_documents_own(show: Show, session: Session) -> None:
    view = show(DocumentView(LIGHT))
    text = "first\r\nsecond \u202eturned\u202c 🦁 \0 end"
    view.show_text(text)
    view.selectAll()
    assert view.createMimeDataFromSelection().text() == text
    assert not view.createMimeDataFromSelection().hasHtml()


def test_nothing_is_ever_fetched(show: Show, tmp_path: Any) -> None:
    view = show(DocumentView(LIGHT))
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.save(str(tmp_path / "spy.png"))
    url = QUrl.fromLocalFile(str(tmp_path / "spy.png"))
    hostile = f"<img src={url.toString()}> <b>bold</b>"
    view.show_text(hostile)
    assert view.toPlainText() == hostile
    assert view.loadResource(int(QTextDocument.ResourceType.ImageResource.value), url).isNull()
    found = view.document().resource(QTextDocument.ResourceType.ImageResource.value, url)
    assert QImage(found).isNull()


def test_the_passage_is_scrolled_into_view(show: Show, qtbot: QtBot) -> None:
    view = show(DocumentView(LIGHT), 300, 300)
    text = "\n".join(f"Line {n} of a long document." for n in range(5000))
    view.show_text(text)
    for line in (4000, 3, 4999):
        start = text.index(f"Line {line} ")
        view.highlight((start, start + 12))
        cursor = QTextCursor(view.document())
        cursor.setPosition(start)
        rect = view.cursorRect(cursor)
        assert rect.top() >= 0
        assert rect.bottom() <= view.viewport().height()
        assert len(view.extraSelections()) == 1


def test_a_passage_chosen_before_it_is_shown_is_in_view_once_it_is(
    qtbot: QtBot, show: Show
) -> None:
    view = DocumentView(LIGHT)
    text = "\n".join(f"Line {n} of a long document." for n in range(2000))
    view.show_text(text)
    start = text.index("Line 1500 ")
    view.highlight((start, start + 9))
    show(view, 300, 300)
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    assert 0 <= view.cursorRect(cursor).top() < view.viewport().height()


def test_only_tints_in_view_cost_anything(
    show: Show, raw: dict[str, Any], make_session: Callable[..., Session]
) -> None:
    text = "\n".join(f"Line {n} is sourced." for n in range(3000))
    view = show(DocumentView(LIGHT), 300, 300)
    view.show_text(text)
    starts = [text.index(f"Line {n} ") for n in range(3000)]
    view.set_passages(_passages_of(make_session(raw), starts, 6))
    assert 3 < len(view.extraSelections()) < 60


def _passages_of(session: Session, starts: list[int], length: int) -> SourcedPassages:
    import numpy as np

    at = np.array(starts, np.int64)
    zeros = np.zeros(len(at), np.int64)
    return SourcedPassages(session.columns, at, at + length, zeros, zeros, at + length)


def test_overlapping_passages_are_cycled_from_the_shortest(
    show: Show, session: Session, story: str, qtbot: QtBot
) -> None:
    import numpy as np

    view = show(DocumentView(LIGHT), 360, 400)
    view.show_text(story)
    start = story.index("saw an attack")
    starts = np.array([start - 10, start, start], np.int64)
    ends = np.array([start + 30, start + 5, start + 21], np.int64)
    rows, claims = np.array([2, 1, 0], np.int64), np.zeros(3, np.int64)
    reach = np.maximum.accumulate(ends)
    view.set_passages(SourcedPassages(session.columns, starts, ends, rows, claims, reach))
    chosen: list[str] = []

    def choose(event: str, claim: int) -> None:
        chosen.append(event)
        view.highlight((0, 5), None, (event, claim))

    view.passage_chosen.connect(choose)
    point = middle_of(view, story, "saw an")
    for _ in range(4):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        qtbot.wait(1)
    ids = session.columns.ids
    assert chosen == [ids[1], ids[0], ids[2], ids[1]]


def test_the_pages_of_a_text_are_told_apart(show: Show) -> None:
    view = show(DocumentView(LIGHT), 360, 400)
    view.show_text("First 🦁 page\n\n\fSecond page\fThird, closely after")
    assert view.page_count == 3
    tops = dict(view.boundaries_in_view())
    assert list(tops) == [2, 3]
    for number, words in ((2, "Second"), (3, "Third")):
        cursor = view.document().find(words)
        cursor.setPosition(cursor.selectionStart())
        assert tops[number] == view.cursorRect(cursor).top()
    image = view.viewport().grab().toImage()
    height = max(QFontMetrics(view.font()).height() // 2, 1)
    column = {image.pixelColor(20, tops[2] - y).name() for y in range(1, height + 4)}
    assert LIGHT.line.name() in column
    view.show_text("No pages here")
    assert view.page_count == 0
    assert view.boundaries_in_view() == []


def test_only_pages_in_view_are_marked(show: Show) -> None:
    view = show(DocumentView(LIGHT), 360, 200)
    view.show_text("\f".join(f"page {number} begins\n" + "line\n" * 20 for number in range(1, 51)))
    assert view.page_count == 50
    assert view.boundaries_in_view() == []
    view.setTextCursor(view.document().find("page 30 begins"))
    view.ensureCursorVisible()
    assert [number for number, _ in view.boundaries_in_view()] == [30]
