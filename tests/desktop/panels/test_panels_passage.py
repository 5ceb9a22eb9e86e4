"""The passage panel: what it says of an event, what its parts do, and what it refuses to claim."""

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from timeline_app.desktop.claim_card import ClaimCard
from timeline_app.desktop.elided_label import ElidedLabel
from timeline_app.desktop.labels import ElidedButton, PlainLabel
from timeline_app.desktop.passage_panel import PassagePanel
from timeline_app.desktop.theme import DARK, LIGHT
from timeline_app.desktop.words import basis_words
from timeline_app.model.source import Basis, Date
from timeline_app.query.filter import EventFilter
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.session import Session

Show = Callable[..., Any]
MakeSession = Callable[..., Session]


@pytest.fixture
def panel(session: Session, show: Show) -> PassagePanel:
    return show(PassagePanel(session, LIGHT))


def texts(panel: PassagePanel) -> list[str]:
    """What the panel's visible labels say."""
    panel.catch_up()
    labels = panel.findChildren(QLabel)
    return [label.text().replace("\u200b", "") for label in labels if label.isVisible()]


def cards(panel: PassagePanel) -> list[ClaimCard]:
    panel.catch_up()
    return [card for card in panel.findChildren(ClaimCard) if card.isVisible()]


def button(panel: PassagePanel, text: str) -> ElidedButton:
    panel.catch_up()
    found = [
        b
        for b in panel.findChildren(ElidedButton)
        if b.isVisible() and b.accessibleName().startswith(text)
    ]
    assert len(found) == 1, text
    return found[0]


def names_in(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def trigger(menu: QMenu, name: str) -> None:
    next(action for action in menu.actions() if action.text() == name).trigger()


def test_nothing_selected_shows_the_first_document_and_a_hint(
    panel: PassagePanel, session: Session
) -> None:
    assert "No event is selected" in texts(panel)
    assert panel.document_view.toPlainText().startswith("Kabul, 16 August 2021.")
    assert panel.highlighted_text() == ""
    assert panel.document_view.extraSelections()


def test_an_event_is_told_with_its_date_status_and_claim(
    panel: PassagePanel, session: Session
) -> None:
    session.select("vow")
    said = texts(panel)
    assert "Massoud vows to hold the valley" in said
    assert "16 August 2021" in said
    assert "2021-08-16 · “on Monday” · relative: dateline" in said
    assert "reported · STATEMENT · Panjshir" in said
    assert "first sign" in said
    assert "Tags: war, a;b" in said
    assert "asserts · the document’s own voice" in said
    assert "certain (CT+) · said 16 August 2021 · exact\u00a0✓" in said
    assert panel.highlighted_text() == "Ahmad Massoud said on Monday"
    assert button(panel, "Ahmad Massoud · speaker").isVisible()


def test_claims_tell_their_document_where_there_are_several(
    raw: dict[str, Any], make_session: MakeSession, show: Show
) -> None:
    raw["documents"][0]["title"] = "A title that nobody has room for " * 4
    session = make_session(raw)
    panel = show(PassagePanel(session, LIGHT))
    session.select("fighting")
    for card in cards(panel):
        assert raw["documents"][0]["title"].strip() in card.toolTip()
        assert "according to An elder in “A title" in cards(panel)[0].accessibleName()
        [line] = card.findChildren(ElidedLabel)
        assert line.text().startswith("A title that")
        assert line.text().endswith("…")
    del raw["documents"][1], raw["events"][4], raw["actors"][2]["aliases"][0]
    session = make_session(raw)
    panel = show(PassagePanel(session, LIGHT))
    session.select("fighting")
    assert not [line for card in cards(panel) for line in card.findChildren(ElidedLabel)]


def test_an_undated_event_says_so(panel: PassagePanel, session: Session) -> None:
    session.select("plea")
    assert "Undated: no date is given or can be inferred" in texts(panel)
    assert panel.document_view.toPlainText().startswith("An open letter")
    assert panel.highlighted_text() == "I beg"


def test_a_click_on_a_claim_shows_its_passage(
    panel: PassagePanel, session: Session, qtbot: QtBot
) -> None:
    session.select("fighting")
    first, second = cards(panel)
    assert "asserts · Reporters, according to An elder" in texts(panel)
    assert (first.isChecked(), second.isChecked()) == (True, False)
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert session.selected_claim == 1
    assert panel.highlighted_text() == "denied any fighting"
    assert cards(panel) == [first, second]
    assert (first.isChecked(), second.isChecked()) == (False, True)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert session.selected_claim == 0
    assert panel.highlighted_text() == "saw an attack at dawn"
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert session.selected_claim == 1


def test_a_click_on_an_actor_goes_to_the_lane(
    panel: PassagePanel, session: Session, qtbot: QtBot
) -> None:
    session.select("fighting", claim=1, lane="taliban")
    assert button(panel, "Taliban").isChecked()
    qtbot.mouseClick(button(panel, "Ahmad Massoud"), Qt.MouseButton.LeftButton)
    assert (session.current_lane, session.selected_claim) == ("massoud", 1)
    assert button(panel, "Ahmad Massoud").isChecked()
    qtbot.mouseClick(button(panel, "Ahmad Massoud"), Qt.MouseButton.LeftButton)
    assert button(panel, "Ahmad Massoud").isChecked()


def test_links_lead_both_ways(panel: PassagePanel, session: Session, qtbot: QtBot) -> None:
    session.select("fighting")
    assert button(panel, "contradicted by: Harm").isVisible()
    qtbot.mouseClick(button(panel, "after: Massoud vows"), Qt.MouseButton.LeftButton)
    assert session.selected == "vow"
    assert button(panel, "before: Attack").isVisible()


def test_a_click_in_the_document_selects_and_moves_on_among_overlapping(
    panel: PassagePanel, session: Session
) -> None:
    panel.document_view.passage_chosen.emit("fighting", 1)
    assert (session.selected, session.selected_claim) == ("fighting", 1)


def test_the_filter_decides_what_is_tinted(panel: PassagePanel, session: Session) -> None:
    before = len(panel.document_view.extraSelections())
    session.set_filter(EventFilter(actors=frozenset({"massoud"})))
    assert 0 < len(panel.document_view.extraSelections()) < before


def test_the_document_can_be_chosen(panel: PassagePanel, session: Session, qtbot: QtBot) -> None:
    session.select("vow")
    panel.catch_up()
    chooser = panel._document.chooser
    chooser.setFocus()
    qtbot.keyClick(chooser, Qt.Key.Key_Down)
    assert panel.document_view.toPlainText().startswith("An open letter")
    assert panel.highlighted_text() == ""
    qtbot.keyClick(chooser, Qt.Key.Key_Up)
    assert panel.highlighted_text() == "Ahmad Massoud said on Monday"


def test_a_missing_document_is_said_and_its_quote_never_highlighted(
    raw: dict[str, Any], make_session: MakeSession, show: Show
) -> None:
    raw["documents"][1]["path"] = "letters/burnt.txt"
    session = make_session(raw)
    panel = show(PassagePanel(session, LIGHT))
    session.select("plea")
    said = texts(panel)
    assert "The document is not there" in said
    assert any(
        "There is no file 'letters/burnt.txt'" in text and "--documents" in text for text in said
    )
    assert "“I beg”" in said
    assert "⚠ the document is not there" in said
    assert not panel.document_view.isVisible()
    assert panel.highlighted_text() == ""
    session.select("vow")
    assert panel.document_view.isVisible()
    assert panel.highlighted_text() == "Ahmad Massoud said on Monday"


def test_a_passage_that_is_not_in_the_document_is_quoted_not_highlighted(
    raw: dict[str, Any], make_session: MakeSession, show: Show
) -> None:
    lost = raw["events"][0]["claims"][0]["passage"]
    lost["quote"] = "x" * len(lost["quote"])
    ambiguous = raw["events"][2]["claims"][0]["passage"]
    ambiguous.update(start=1, end=3, quote="th", prefix="", suffix="")
    session = make_session(raw)
    panel = show(PassagePanel(session, LIGHT))
    session.select("vow")
    assert "⚠ lost: not in the document, or in another context" in texts(panel)
    assert "“" + "x" * len(lost["quote"]) + "”" in texts(panel)
    assert panel.highlighted_text() == ""
    session.select("talks")
    assert "⚠ ambiguous: stands in several places" in texts(panel)
    assert panel.highlighted_text() == ""
    session.select("fighting")
    assert not [text for text in texts(panel) if "⚠" in text]


def test_a_changed_document_and_a_moved_passage_are_said(
    raw: dict[str, Any], make_session: MakeSession, show: Show
) -> None:
    raw["documents"][0]["sha256"] = hashlib.sha256(b"another").hexdigest()
    moved = raw["events"][0]["claims"][0]["passage"]
    moved["start"], moved["end"] = moved["start"] + 3, moved["end"] + 3
    session = make_session(raw)
    panel = show(PassagePanel(session, LIGHT))
    session.select("vow")
    assert any(text.startswith("⚠ SHA-256 changed") for text in texts(panel))
    assert any("moved\u00a0✓" in text for text in texts(panel))
    assert panel.highlighted_text() == "Ahmad Massoud said on Monday"
    session.select("plea")
    assert any("SHA-256\u00a0✓\u00a0unchanged" in text for text in texts(panel))


def test_texts_of_documents_are_data(hostile: Session, show: Show) -> None:
    panel = show(PassagePanel(hostile, LIGHT))
    for event in hostile.columns.ids:
        hostile.select(event)
        panel.catch_up()
        said = "\n".join(texts(panel))
        assert "<img src=file:///etc/passwd> & ⟦RLO⟧evil" in said
        assert "\u202e" not in said
        for label in panel.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText
        for widget in panel.findChildren(QPushButton):
            assert "\u202e" not in widget.text()
            assert "<img" not in widget.toolTip()


def test_a_long_word_does_not_widen_the_panel(
    raw: dict[str, Any], make_session: MakeSession, show: Show
) -> None:
    raw["events"][0]["title"] = "w" * 400
    session = make_session(raw)
    panel = show(PassagePanel(session, LIGHT), 300, 800)
    session.select("vow")
    panel.catch_up()
    title = next(w for w in panel.findChildren(PlainLabel) if w.text().startswith("www"))
    assert title.width() <= 300
    assert panel._area.horizontalScrollBar().maximum() == 0


def test_copying_a_passage_and_its_citation(
    panel: PassagePanel, session: Session, qtbot: QtBot
) -> None:
    session.select("vow")
    menu = cards(panel)[0].make_menu()
    trigger(menu, "Copy passage")
    assert QGuiApplication.clipboard().text() == "Ahmad Massoud said on Monday"
    trigger(menu, "Copy citation")
    citation = QGuiApplication.clipboard().text()
    passage = session.columns.events[session.columns.row_of["vow"]].claims[0].passage
    assert citation == (
        "“Ahmad Massoud said on Monday” — Massoud vows to hold the valley. Daily, Story from Kabul "
        f"(story.txt), 16 August 2021, characters {passage.start}–{passage.end}"
    )


def test_the_documents_menu_copies_too(panel: PassagePanel, session: Session) -> None:
    nowhere = panel.document_view.viewport().rect().bottomRight()
    assert "Copy passage" not in names_in(panel._document.make_menu(nowhere))
    session.select("vow")
    menu = panel._document.make_menu(nowhere)
    assert {"Copy passage", "Copy citation"} <= set(names_in(menu))
    trigger(menu, "Copy passage")
    assert QGuiApplication.clipboard().text() == "Ahmad Massoud said on Monday"


def test_enter_from_elsewhere_lands_on_the_claim(panel: PassagePanel, session: Session) -> None:
    panel.focus_passage()
    assert panel.document_view.hasFocus()
    session.select("fighting", claim=1)
    panel.focus_passage()
    assert cards(panel)[1].hasFocus()


def test_another_project_and_another_theme(
    panel: PassagePanel, session: Session, make_session: MakeSession, raw: dict[str, Any]
) -> None:
    session.select("fighting")
    raw["documents"][0]["title"] = "Another title"
    session.open(make_session(raw).open_project)
    assert "No event is selected" in texts(panel)
    assert panel._document.chooser.currentText() == "Another title"
    session.select("fighting")
    panel.set_theme(DARK)
    assert len(cards(panel)) == 2


def test_a_destroyed_panel_hears_no_more(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = PassagePanel(session, LIGHT)
    panel.deleteLater()
    qtbot.waitUntil(lambda: not isValid(panel))
    session.select("vow")
    session.set_filter(EventFilter(text="valley"))


def test_everything_has_a_name(panel: PassagePanel, session: Session) -> None:
    session.select("fighting")
    for widget in [*panel.findChildren(QPushButton), *cards(panel)]:
        assert widget.accessibleName()
    assert cards(panel)[1].accessibleName().startswith("Claim 2: denies, Taliban in “Story")


def test_ids_in_an_anchor_are_shown_as_titles() -> None:
    date = Date(edtf="2021-08-24", basis=Basis.RELATIVE, anchor="the day of talks (2021), in story")
    titles = {"talks": "Talks are held", "story": "Story from Kabul"}
    expected = "relative: the day of “Talks are held” (2021), in “Story from Kabul”"
    assert basis_words(date, titles) == expected


def test_a_project_without_documents_leaves_nothing_of_the_one_before(
    panel: PassagePanel, session: Session, make_project: Callable[..., OpenProject]
) -> None:
    session.select("vow")
    assert panel.highlighted_text()
    session.open(make_project({"format": "timeline-app/1", "title": "Nothing yet"}))
    assert panel.highlighted_text() == ""
    assert panel.document_view.toPlainText() == ""
    assert panel.document_view.isHidden()
    assert "No documents yet" in texts(panel)
    [told] = [each for each in panel.findChildren(QLabel) if each.text() == "No documents yet"]
    assert (told.property("warning"), told.property("faint")) == ("false", "true")
    assert not any("SHA-256" in text for text in texts(panel))


def test_an_event_that_the_filter_leaves_out_says_so(panel: PassagePanel, session: Session) -> None:
    hint = "The filter leaves this event out"
    session.select("fighting")
    assert hint not in texts(panel)
    session.set_filter(EventFilter(text="no such words"))
    assert hint in texts(panel)
    session.select(next(id_ for id_ in session.columns.ids if id_ != "fighting"))
    assert hint in texts(panel)
    session.set_filter(EventFilter())
    assert hint not in texts(panel)
    session.select(None)
    session.set_filter(EventFilter(text="no such words"))
    assert hint not in texts(panel)


def test_the_panel_follows_once_nothing_else_waits(
    panel: PassagePanel, session: Session, qtbot: QtBot
) -> None:
    shown = []
    panel.document_view.cursorPositionChanged.connect(lambda: shown.append(session.selected))
    for event in ("vow", "fighting", "plea"):
        session.select(event)
    assert not panel.is_idle
    said = [label.text() for label in panel.findChildren(PlainLabel) if label.isVisible()]
    assert "No event is selected" in said
    qtbot.waitUntil(lambda: panel.is_idle)
    assert "Undated: no date is given or can be inferred" in texts(panel)
    assert set(shown) <= {"plea"}
