"""Reviewing proposals in the window with real keys: each decision is on screen, on disk, and can be undone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import raw_project
from timeline_app.desktop.claim_card import ClaimCard
from timeline_app.desktop.event_form import EventForm
from timeline_app.desktop.event_picker import HIDDEN, EventPicker
from timeline_app.desktop.proposal_card import ProposalCard, ProposalReasons
from timeline_app.desktop.review_desk import OF_PROPOSAL
from timeline_app.desktop.review_panel import NO_MATCH, NONE_CHOSEN, NOT_SHOWN, NOT_WAITING, NOTHING
from timeline_app.desktop.review_table import Column, ReviewTable
from timeline_app.desktop.workspace import Workspace
from timeline_app.model.proposal import Decision, Review
from timeline_app.query.filter import EventFilter
from timeline_app.session.decisions import refused_keys
from timeline_app.store.project_store import ProjectStore

pytestmark = pytest.mark.usefixtures("application_as_found")

SCORES = {"vow": (0.9, 0.8), "fighting": (0.6, 0.4), "harm": (0.3, 0.2), "plea": (0.8, 0.9)}
CELL_MARGIN = 8  # pixels on each side of a cell
IN_ORDER = ["vow", "fighting", "harm", "plea"]  # of the documents


def proposed_project() -> dict[str, Any]:
    raw = raw_project()
    raw["links"] = []
    for each in raw["events"]:
        if each["id"] in SCORES:
            confidence, salience = SCORES[each["id"]]
            each["proposal"] = {
                "key": f"k:{each['id']}",
                "rule": "verb",
                "reason": "a verb with an agent",
                "confidence": confidence,
                "salience": salience,
            }
    [reporters] = [each for each in raw["actors"] if each["id"] == "reporters"]
    reporters["proposal"] = {"key": "k:reporters", "rule": "name", "confidence": 0.5}
    return raw


@pytest.fixture
def workspace(
    make_own: Callable[..., Path], open_in_window: Callable[[Path], Workspace], qtbot: QtBot
) -> Workspace:
    shown = open_in_window(make_own(proposed_project()))
    review(shown, qtbot)
    return shown


def review(shown: Workspace, qtbot: QtBot) -> None:
    qtbot.keyClick(shown.window, Qt.Key.Key_F8)
    assert shown.views.review.view.hasFocus()
    qtbot.waitUntil(lambda: shown.views.review.is_idle)


def press(shown: Workspace, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(shown.views.review.view, key)


def selected(shown: Workspace) -> str | None:
    assert shown.views.review.current == shown.open_session().selected
    return shown.open_session().selected


def decision(shown: Workspace, event: str) -> Decision | None:
    columns = shown.open_session().columns
    proposal = columns.events[columns.row_of[event]].proposal
    assert proposal is not None
    return proposal.decision


def picker_for(shown: Workspace, event: str) -> EventPicker:
    session = shown.open_session()
    row = session.columns.row_of[event]
    return EventPicker(session.columns, session.kept, row, "?", "Merge", shown.window)


def rows_of(picker: EventPicker) -> list[str]:
    return [picker.list.item(place).text() for place in range(picker.list.count())]


def store(shown: Workspace) -> ProjectStore:
    assert shown.edits.editor is not None
    return shown.edits.editor.store


def card_of(shown: Workspace) -> ProposalCard:
    """What the passage panel says of the selected proposal."""
    shown.views.passage.catch_up()
    [card] = [each for each in shown.views.passage.findChildren(ProposalCard) if each.isVisible()]
    return card


def answer(title: str) -> None:
    """Click the button ``title`` of the next question."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == title).click()

    QTimer.singleShot(0, click)


def test_the_list_has_what_waits_in_the_order_of_the_documents(workspace: Workspace) -> None:
    panel = workspace.views.review
    assert panel.table.ids == IN_ORDER
    assert panel.count.text() == "PROPOSALS 4"
    assert selected(workspace) == "vow"
    assert workspace.views.passage.highlighted_text() == "Ahmad Massoud said on Monday"


def test_each_key_decides_and_goes_on(workspace: Workspace, qtbot: QtBot) -> None:
    press(workspace, qtbot, Qt.Key.Key_A)
    assert decision(workspace, "vow") is Decision.ACCEPTED
    assert selected(workspace) == "fighting"
    press(workspace, qtbot, Qt.Key.Key_N)
    assert selected(workspace) == "harm"
    press(workspace, qtbot, Qt.Key.Key_R)
    assert "harm" not in workspace.open_session().columns.row_of
    assert selected(workspace) == "plea"
    press(workspace, qtbot, Qt.Key.Key_P)
    assert selected(workspace) == "fighting"
    press(workspace, qtbot, Qt.Key.Key_Delete)
    assert [actor.id for actor in store(workspace).project.actors] == [
        "massoud",
        "taliban",
        "resistance",
    ]
    assert selected(workspace) == "plea"
    press(workspace, qtbot, Qt.Key.Key_A)
    panel = workspace.views.review
    assert panel.table.ids == []
    assert panel.empty.isVisible()
    assert panel.empty.text() == NOTHING
    assert refused_keys(store(workspace).project) == {"k:harm", "k:fighting"}
    assert [entry.label for entry in store(workspace).history()][1:] == [
        "Accept “Massoud vows to hold the valley”",
        "Reject “Harm”",
        "Reject “Attack on the valley”",
        "Accept “Lévy asks for help”",
    ]


def test_a_click_on_a_row_selects_what_the_keys_then_decide_on(
    workspace: Workspace, qtbot: QtBot
) -> None:
    view = workspace.views.review.view
    row = view.visualRect(workspace.views.review.table.index(2, Column.TITLE))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert selected(workspace) == "harm"
    press(workspace, qtbot, Qt.Key.Key_A)
    assert decision(workspace, "harm") is Decision.ACCEPTED
    assert decision(workspace, "vow") is None


def test_undo_brings_a_proposal_back_to_its_place(workspace: Workspace, qtbot: QtBot) -> None:
    before = store(workspace).project
    press(workspace, qtbot, Qt.Key.Key_N, Qt.Key.Key_R)
    qtbot.keyClick(workspace.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert store(workspace).project == before
    assert workspace.views.review.table.ids == IN_ORDER
    assert selected(workspace) == "fighting"


def test_the_form_mends_and_the_next_comes_up(workspace: Workspace, qtbot: QtBot) -> None:
    is_elastic = workspace.actions["elastic-time"].isChecked()
    press(workspace, qtbot, Qt.Key.Key_E)
    assert workspace.actions["elastic-time"].isChecked() is is_elastic
    [form] = workspace.edits.forms
    assert isinstance(form, EventForm)
    form.title.setText("Massoud will hold the valley")
    form.accept()
    assert decision(workspace, "vow") is Decision.MENDED
    assert selected(workspace) == "fighting"


def test_a_proposal_is_merged_into_the_event_that_is_picked(
    workspace: Workspace, qtbot: QtBot
) -> None:
    def pick() -> None:
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, EventPicker)
        qtbot.keyClicks(picker.field, "talks")
        picker.accept()

    press(workspace, qtbot, Qt.Key.Key_N)
    QTimer.singleShot(0, pick)
    press(workspace, qtbot, Qt.Key.Key_M)
    [talks] = store(workspace).events(["talks"])
    assert [claim.id for claim in talks.claims] == ["talks-1", "fighting-1", "fighting-2"]
    assert refused_keys(store(workspace).project) == {"k:fighting"}
    assert selected(workspace) == "harm"


def test_merging_into_a_proposal_says_that_it_decides_on_both(
    workspace: Workspace, qtbot: QtBot
) -> None:
    told: list[tuple[str, str]] = []

    def pick() -> None:
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, EventPicker)
        for typed in ("fight", "talks"):
            picker.field.setText(typed)
            item = picker.list.currentItem()
            told.append((item.text(), picker.warning.text()))
        picker.field.setText("help")
        picker.accept()

    QTimer.singleShot(0, pick)
    press(workspace, qtbot, Qt.Key.Key_M)
    assert [(line.startswith("proposed · "), warning) for line, warning in told] == [
        (True, OF_PROPOSAL),
        (False, ""),
    ]
    assert decision(workspace, "plea") is Decision.MENDED
    assert store(workspace).history()[-1].label == (
        "Merge “Massoud vows to hold the valley” into “Lévy asks for help”, which is decided by that"
    )


def test_the_picker_prefers_titles(workspace: Workspace, qtbot: QtBot) -> None:
    picker = picker_for(workspace, "fighting")
    titles = rows_of(picker)
    talks, harm = (
        next(n for n, title in enumerate(titles) if begin in title) for begin in ("Talks", "Harm")
    )
    assert talks < harm  # in time
    qtbot.keyClicks(picker.field, "ar")  # “Talks are planned”
    found = rows_of(picker)
    assert found[0].startswith("proposed · Harm")
    assert any(title.startswith("Talks") for title in found)


def test_the_picker_has_decided_events_first_and_folded_ones_last(
    workspace: Workspace, qtbot: QtBot
) -> None:
    press(workspace, qtbot, Qt.Key.Key_A)  # the vow
    workspace.views.review.salience.setValue(30)  # the harm is folded
    picker = picker_for(workspace, "fighting")
    shown = rows_of(picker)
    marks = [row.split(" · ")[0] for row in shown]
    assert marks[-2:] == ["proposed", HIDDEN]
    assert not {"proposed", HIDDEN} & set(marks[:-2])
    assert "Harm" in shown[-1]
    qtbot.keyClicks(picker.field, "a")
    assert "Harm" in rows_of(picker)[-1]


def test_redo_leaves_the_keys_with_the_row_that_is_highlighted(
    workspace: Workspace, qtbot: QtBot
) -> None:
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    press(workspace, qtbot, Qt.Key.Key_A, Qt.Key.Key_R)
    for keys in (ctrl, ctrl, ctrl | shift, ctrl | shift):
        qtbot.keyClick(workspace.window, Qt.Key.Key_Z, keys)
        assert selected(workspace) in workspace.views.review.table.ids
    assert selected(workspace) == "harm"
    press(workspace, qtbot, Qt.Key.Key_A)
    assert decision(workspace, "harm") is Decision.ACCEPTED


def test_undo_goes_back_to_what_was_merged(workspace: Workspace, qtbot: QtBot) -> None:
    def pick() -> None:
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, EventPicker)
        picker.field.setText("vow")
        picker.accept()

    press(workspace, qtbot, Qt.Key.Key_N)
    QTimer.singleShot(0, pick)
    press(workspace, qtbot, Qt.Key.Key_M)
    assert selected(workspace) == "harm"
    workspace.window.activateWindow()
    qtbot.waitUntil(workspace.window.isActiveWindow)
    qtbot.keyClick(workspace.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert selected(workspace) == "fighting"


def test_undo_goes_back_to_the_first_of_several(workspace: Workspace, qtbot: QtBot) -> None:
    panel = workspace.views.review
    press(workspace, qtbot, Qt.Key.Key_N)
    panel.accept_sure.click()
    assert selected(workspace) == "fighting"
    qtbot.keyClick(workspace.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert selected(workspace) == "vow"


def test_enter_presses_a_button_that_gives_the_keyboard_back_to_the_list(
    workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline_app.desktop.review_desk.MOST_UNASKED", 1)
    panel = workspace.views.review
    panel.accept_sure.setFocus()
    answer("Accept them")
    qtbot.keyClick(panel.accept_sure, Qt.Key.Key_Return)
    assert decision(workspace, "vow") is decision(workspace, "plea") is Decision.ACCEPTED
    panel.confidence.setValue(100)
    assert workspace.window.focusWidget() is panel.view
    press(workspace, qtbot, Qt.Key.Key_A)
    assert panel.table.ids == ["harm"]
    panel.reject_listed.setFocus()
    answer("Reject them")
    qtbot.keyClick(panel.reject_listed, Qt.Key.Key_Enter)
    assert panel.table.ids == []
    assert workspace.window.focusWidget() is panel.filter


def test_a_key_that_can_decide_nothing_says_why(workspace: Workspace, qtbot: QtBot) -> None:
    said: list[str] = []
    workspace.say = lambda message, details=None: said.append(message)  # type: ignore[method-assign,assignment]
    session = workspace.open_session()
    session.go_to("talks")
    assert workspace.views.review.current is None  # no other row looks as if the keys acted on it
    press(workspace, qtbot, Qt.Key.Key_A)
    title = session.columns.titles[session.columns.row_of["talks"]]
    assert said == [NOT_WAITING.format(title=title)]
    workspace.views.review.buttons["reject-proposals"].click()
    assert said == [NOT_WAITING.format(title=title)] * 2
    said.clear()
    session.select(None)
    press(workspace, qtbot, Qt.Key.Key_E)
    assert said == [NONE_CHOSEN]
    press(workspace, qtbot, Qt.Key.Key_N)
    assert selected(workspace) == "vow"


def test_many_are_accepted_at_once_only_if_that_is_agreed_to(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline_app.desktop.review_desk.MOST_UNASKED", 1)
    panel = workspace.views.review
    answer("Cancel")
    panel.accept_sure.click()
    assert store(workspace).head == 0
    answer("Accept them")
    panel.accept_sure.click()
    assert decision(workspace, "vow") is decision(workspace, "plea") is Decision.ACCEPTED


def test_all_that_are_sure_enough_are_accepted_at_once(workspace: Workspace) -> None:
    panel = workspace.views.review
    panel.confidence.setValue(60)
    assert panel.accept_sure.text() == "Accept 3"
    panel.accept_sure.click()
    assert panel.table.ids == ["harm"]
    assert selected(workspace) == "harm"
    assert store(workspace).history()[-1].label == "Accept 3 proposals"


def test_what_is_listed_is_rejected_once_that_is_confirmed(
    workspace: Workspace, qtbot: QtBot
) -> None:
    panel = workspace.views.review
    panel.filter.setText("valley")
    qtbot.waitUntil(lambda: panel.is_idle)
    listed = ["vow", "fighting"]
    assert panel.table.ids == listed
    answer("Cancel")
    panel.reject_listed.click()
    assert panel.table.ids == listed
    answer("Reject them")
    panel.reject_listed.click()
    assert panel.table.ids == []
    assert panel.empty.text() == NO_MATCH


def test_minor_ones_are_folded_away_on_the_canvas_too(workspace: Workspace) -> None:
    panel, session = workspace.views.review, workspace.open_session()
    panel.salience.setValue(40)
    assert panel.table.ids == ["vow", "fighting", "plea"]
    assert panel.folded.text() == "1 minor folded"
    assert session.kept_count == 4
    panel.salience.setValue(100)
    assert panel.table.ids == []
    assert "4 proposals" in panel.empty.text()
    panel.clear_filter.click()
    assert panel.table.ids == IN_ORDER


def test_clearing_the_filter_shows_minor_ones_only_where_they_alone_are_left_out(
    workspace: Workspace, qtbot: QtBot
) -> None:
    panel, session = workspace.views.review, workspace.open_session()
    panel.salience.setValue(40)
    session.set_filter(replace(session.filter, text="no such words"))
    assert panel.table.ids == []
    qtbot.keyClick(
        workspace.views.canvas, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier
    )
    assert panel.table.ids == ["vow", "fighting", "plea"]
    qtbot.keyClick(
        workspace.views.canvas, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier
    )
    assert panel.table.ids == IN_ORDER


def test_another_project_has_its_own_proposals(workspace: Workspace) -> None:
    workspace.open_bundled()
    panel = workspace.views.review
    assert panel.table.ids == []
    assert panel.count.text() == "PROPOSALS 0"
    assert not panel.reject_listed.isEnabled()


def test_a_document_that_is_added_changes_no_row(
    workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("A letter, of 3 May 2022.\n")
    workspace.edits.add_documents([letter])
    session = workspace.open_session()
    qtbot.waitUntil(lambda: len(session.open_project.project.documents) == 3, timeout=30_000)
    assert workspace.views.review.table.ids == IN_ORDER


def test_what_is_folded_is_so_at_the_next_start_too(
    workspace: Workspace, open_in_window: Callable[[Path], Workspace]
) -> None:
    workspace.views.review.salience.setValue(40)
    workspace.open_session().set_filter(EventFilter())  # shows all for now: no choice for good
    file = workspace.open_session().open_project.file
    workspace.window.close()
    again = open_in_window(file)
    assert again.open_session().filter.least_salience == 40


def test_minor_ones_are_folded_from_the_start(
    make_own: Callable[..., Path], open_in_window: Callable[[Path], Workspace], qtbot: QtBot
) -> None:
    raw = proposed_project()
    [harm] = [each for each in raw["events"] if each["id"] == "harm"]
    harm["proposal"]["salience"] = 0.14
    shown = open_in_window(make_own(raw))
    review(shown, qtbot)
    panel = shown.views.review
    assert panel.salience.value() == 15
    assert panel.table.ids == ["vow", "fighting", "plea"]
    assert panel.folded.text() == "1 minor folded"
    assert not shown.open_session().can_go_back
    shown.open_bundled()  # where nothing waits, nothing is left out
    assert shown.open_session().filter.keeps_all


def test_it_is_sorted_by_what_a_heading_says(workspace: Workspace) -> None:
    panel = workspace.views.review
    panel.view.sortByColumn(Column.CONFIDENCE, Qt.SortOrder.DescendingOrder)
    assert panel.table.ids == ["vow", "plea", "fighting", "harm"]
    panel.view.sortByColumn(Column.SALIENCE, Qt.SortOrder.AscendingOrder)
    assert panel.table.ids == ["harm", "fighting", "vow", "plea"]
    assert selected(workspace) == "vow"


def test_the_legend_hides_proposals(workspace: Workspace) -> None:
    legend, session = workspace.views.legend, workspace.open_session()
    assert legend.proposed.isVisible()
    legend.proposed.click()
    assert session.filter.review is Review.DECIDED
    assert session.kept_count == 1
    assert workspace.views.review.table.ids == []
    legend.proposed.click()
    assert session.filter.review is None


def test_only_proposals_are_shown_by_a_command(workspace: Workspace) -> None:
    action, session = workspace.actions["only-proposals"], workspace.open_session()
    action.trigger()
    assert action.isChecked()
    assert session.kept_count == 4
    action.trigger()
    assert session.filter.review is None


def test_the_passage_panel_says_why_and_decides(workspace: Workspace) -> None:
    card = card_of(workspace)
    every = workspace.views.passage.findChildren(ProposalReasons)
    [reasons] = [each for each in every if each.isVisible()]
    words = " ".join(
        label.text() for label in reasons.findChildren(type(workspace.views.review.count))
    )
    assert "Confidence 0.90: very sure of having read it right" in words
    assert "Worth a row 0.80: a verb with an agent" in words
    assert "Rule: verb" in words
    card.accept.click()
    assert decision(workspace, "vow") is Decision.ACCEPTED
    assert selected(workspace) == "fighting"


def test_who_says_so_is_on_screen_before_the_reasons(
    make_own: Callable[..., Path], open_in_window: Callable[[Path], Workspace], qtbot: QtBot
) -> None:
    raw = proposed_project()
    for each in raw["events"]:
        if "proposal" in each:
            each["proposal"]["reason"] = "; ".join(
                f"a reason of some length +0.{n}" for n in "1234567"
            )
    shown = open_in_window(make_own(raw))
    shown.window.resize(1280, 800)
    review(shown, qtbot)
    for _ in IN_ORDER:
        shown.views.passage.catch_up()
        cards = shown.views.passage.findChildren(ClaimCard)
        first = next(each for each in cards if not each.parentWidget().isHidden())
        assert first.visibleRegion().boundingRect() == first.rect()
        press(shown, qtbot, Qt.Key.Key_N)


def test_a_row_tells_its_date_and_who_says_so(workspace: Workspace) -> None:
    workspace.window.resize(1280, 800)
    view, table = workspace.views.review.view, workspace.views.review.table
    shown = {
        id_: [
            table.index(place, column).data(Qt.ItemDataRole.DisplayRole)
            for column in (Column.DATE, Column.SPEAKERS)
        ]
        for place, id_ in enumerate(table.ids)
    }
    assert shown == {
        "vow": ["16 Aug 2021", "the document"],
        "fighting": ["25 Aug 2021", "disputed · Reporters, according to An elder; Taliban"],
        "harm": ["about Mar 2021", "negated · elders"],
        "plea": ["Undated", "the document"],
    }
    assert view.isColumnHidden(Column.ACTORS)
    assert view.columnWidth(Column.TITLE) == max(view.columnWidth(each) for each in Column)
    longest = view.fontMetrics().horizontalAdvance("before 25 Mar 2024") + 2 * CELL_MARGIN
    assert longest <= view.columnWidth(Column.DATE)
    workspace.window.resize(1700, 800)
    assert not view.isColumnHidden(Column.ACTORS)


def test_a_file_that_only_can_be_read_says_why_and_decides_nothing(
    make_project: Callable[..., Any], open_in_window: Callable[[Path], Workspace], qtbot: QtBot
) -> None:
    shown = open_in_window(make_project(proposed_project()).file)
    review(shown, qtbot)
    panel = shown.views.review
    assert panel.read_only.isVisible()
    assert shown.why_read_only in panel.read_only.text()
    assert not panel.buttons["accept-proposals"].isEnabled()
    assert panel.buttons["next-proposal"].isEnabled()
    press(shown, qtbot, Qt.Key.Key_A, Qt.Key.Key_N)
    assert panel.table.ids == IN_ORDER
    assert selected(shown) == "fighting"
    card = card_of(shown)
    assert not any(button.isEnabled() for button in card.findChildren(QPushButton))


def test_an_edit_elsewhere_leaves_the_list_where_it_is(workspace: Workspace) -> None:
    session, panel = workspace.open_session(), workspace.views.review
    session.go_to("talks")
    workspace.actions["delete-events"].trigger()
    assert session.selected is None
    assert panel.current is None
    workspace.actions["next-proposal"].trigger()
    assert selected(workspace) == "vow"


def test_the_letters_decide_after_a_click_on_a_mark(workspace: Workspace, qtbot: QtBot) -> None:
    session, canvas = workspace.open_session(), workspace.views.canvas
    at = canvas.event_point("fighting", None)
    assert at is not None
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert selected(workspace) == "fighting"
    assert canvas.hasFocus()
    is_elastic = workspace.actions["elastic-time"].isChecked()
    qtbot.keyClick(canvas, Qt.Key.Key_A)
    assert decision(workspace, "fighting") is Decision.ACCEPTED
    assert selected(workspace) == "harm"
    qtbot.keyClick(canvas, Qt.Key.Key_R)
    assert "harm" not in session.columns.row_of
    qtbot.keyClick(canvas, Qt.Key.Key_P)
    assert selected(workspace) == "vow"
    qtbot.keyClick(canvas, Qt.Key.Key_E)
    assert [type(form) for form in workspace.edits.forms] == [EventForm]
    assert workspace.actions["elastic-time"].isChecked() is is_elastic


def test_the_letters_decide_in_passage_and_event_list_too(
    workspace: Workspace, qtbot: QtBot
) -> None:
    views = workspace.views
    views.events.setVisible(True)
    for focus, event in ((views.passage.focus_passage, "vow"), (views.events.focus_table, "harm")):
        workspace.open_session().go_to(event)
        focus()
        qtbot.keyClick(workspace.window.focusWidget(), Qt.Key.Key_A)
        assert decision(workspace, event) is Decision.ACCEPTED


def test_a_letter_that_decides_nothing_says_what_is_to_be_done(
    workspace: Workspace, qtbot: QtBot
) -> None:
    canvas, bar = workspace.views.canvas, workspace.window.statusBar()
    canvas.setFocus()
    workspace.views.review.hide()
    qtbot.keyClick(canvas, Qt.Key.Key_A)
    assert bar.currentMessage() == NOT_SHOWN
    workspace.views.review.show()
    workspace.open_session().select(None)
    qtbot.keyClick(canvas, Qt.Key.Key_A)
    assert bar.currentMessage() == NONE_CHOSEN
    assert store(workspace).head == 0


def test_lanes_and_time_keep_their_letters_with_shift(workspace: Workspace, qtbot: QtBot) -> None:
    session, canvas = workspace.open_session(), workspace.views.canvas
    session.show_only("taliban")
    is_elastic = workspace.actions["elastic-time"].isChecked()
    for focus in (canvas, workspace.views.review.view):
        focus.setFocus()
        qtbot.keyClick(focus, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
        assert session.filter.actors is None
    qtbot.keyClick(canvas, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    assert workspace.actions["elastic-time"].isChecked() is not is_elastic
    assert store(workspace).head == 0


def test_no_button_moves_while_one_decides(workspace: Workspace, qtbot: QtBot) -> None:
    window, panel = workspace.window, workspace.views.review

    def places() -> list[QRect]:
        every = (*panel.buttons.values(), panel.confidence, panel.accept_sure, panel.reject_listed)
        return [QRect(each.mapTo(window, QPoint()), each.size()) for each in every]

    for width in (900, 1100, 1500):
        window.resize(width, 800)
        workspace.window.statusBar().clearMessage()
        qtbot.wait(1)
        before = places()
        workspace.say("Something was done")
        qtbot.wait(1)
        assert places() == before
        panel.filter.setText("harm")  # fewer are listed, of more
        qtbot.waitUntil(lambda: panel.is_idle)
        qtbot.wait(1)
        assert panel.reject_listed.text() == "Reject all 1 listed…"
        assert places() == before
        panel.filter.clear()
        qtbot.waitUntil(lambda: panel.is_idle)


def test_letters_are_typed_in_the_filter(workspace: Workspace, qtbot: QtBot) -> None:
    panel = workspace.views.review
    panel.filter.setFocus()
    qtbot.keyClicks(panel.filter, "harm")
    qtbot.waitUntil(lambda: panel.is_idle)
    assert panel.table.ids == ["harm"]
    assert store(workspace).history()[-1].number == 0


@pytest.mark.parametrize("order", list(Qt.SortOrder))
@pytest.mark.parametrize("column", list(Column))
def test_what_follows_decisions_is_what_a_new_list_has(
    workspace: Workspace, qtbot: QtBot, column: Column, order: Qt.SortOrder
) -> None:
    panel = workspace.views.review
    panel.view.sortByColumn(column, order)

    def is_as_new() -> bool:
        new = ReviewTable(workspace.open_session())
        new.sort(column, order)
        new.refresh()
        return new.ids == panel.table.ids

    assert is_as_new()
    for key in (Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_A):
        press(workspace, qtbot, key)
        assert is_as_new()
    for _ in range(3):
        workspace.edits.undo()
        assert is_as_new()
    assert sorted(panel.table.ids) == sorted(IN_ORDER)
