"""The check in the window: found by kind, gone to, mended and undone by keys; suggestions merged or refused."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.desktop import suggestions_page
from timeline_app.desktop.check_desk import MENDED_ALREADY
from timeline_app.desktop.check_window import CheckWindow
from timeline_app.desktop.findings_page import NO_MATCH, NOTHING
from timeline_app.desktop.idle_work import IdleWork
from timeline_app.desktop.merge_form import MergeForm
from timeline_app.desktop.suggestions_page import SuggestionsPage
from timeline_app.desktop.workspace import Workspace
from timeline_app.model.event import LinkKind, Suggestion
from timeline_app.model.project import Project
from timeline_app.reading.event_model import OpenProject
from timeline_app.reading.finding import FindingKind
from timeline_app.store.edits import Put
from timeline_app.store.project_store import ProjectStore

Raw = dict[str, Any]
Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
HOSTILE = "<img src=file:///etc/passwd> \u202eevil"

pytestmark = pytest.mark.usefixtures("application_as_found")


@pytest.fixture
def troubled(raw: Raw) -> Raw:
    """Something of most kinds, and two pairs that may be one."""
    raw["actors"] += [
        {"id": "idle", "name": HOSTILE, "kind": "other"},
        {"id": "lost", "name": "Nobody Known", "kind": "other"},
        {"id": "short", "name": "A. Massoud", "kind": "person"},
    ]
    raw["events"][4]["participants"].append({"actor": "short", "role": "agent"})
    raw["events"][0]["claims"][0]["claimed_by"] = ["ahmad massoud"]
    raw["links"].append({"kind": "refines", "from": "harm", "to": "talks"})
    again = {**raw["events"][1], "id": "again", "title": "An attack on the valley"}
    again["claims"] = [{**raw["events"][4]["claims"][0], "id": "again.c"}]
    raw["events"].append(again)
    return raw


@pytest.fixture
def show(
    open_in_window: Callable[[Path], Workspace],
    make_project: Callable[..., OpenProject],
    tmp_path: Path,
) -> Callable[..., Workspace]:
    """A window on a project file, or, for reading, on an event model file."""

    def make(raw: Raw, changed: tuple[str, str] = ("", ""), *, to_read: bool = False) -> Workspace:
        opened = make_project(raw)
        file = opened.file
        if not to_read:
            file = tmp_path / "valley.timeline"
            texts = {id_: text.replace(*changed) for id_, text in opened.texts.items()}
            ProjectStore.create(file, opened.project, texts).close()
        return open_in_window(file)

    return make


def check(workspace: Workspace, qtbot: QtBot) -> CheckWindow:
    """Open the check by its key, and wait until all is looked at."""
    qtbot.keyClick(workspace.window, Key.Key_F7)
    window = workspace.edits.check.window
    assert window is not None
    qtbot.waitUntil(lambda: window.is_idle)
    return window


def choose(window: CheckWindow, kind: FindingKind, place: int = 0) -> None:
    model = window.findings._model
    group = [each.kind for each in model.groups].index(kind)
    window.findings.tree.setCurrentIndex(model.index_of(group, place))


def titles(window: CheckWindow) -> list[str]:
    return [group.title for group in window.findings._model.groups]


def project_of(workspace: Workspace) -> Project:
    return workspace.open_session().open_project.project


def test_nothing_to_mend(raw: Raw, show: Callable[..., Workspace], qtbot: QtBot) -> None:
    window = check(show(raw), qtbot)
    assert not window.findings.tree.isVisible()
    assert window.findings.nothing.text() == NOTHING
    assert not window.findings.go_button.isEnabled()
    assert not window.findings.mend_button.isVisible()
    assert [window.tabs.tabText(place) for place in (0, 1)] == ["Findings", "Suggestions"]


def test_that_nothing_looks_the_same_is_said_once_it_is_known(
    raw: Raw, show: Callable[..., Workspace], qtbot: QtBot
) -> None:
    session = show(raw).open_session()
    parent = QWidget()
    qtbot.addWidget(parent)
    page = SuggestionsPage(print, print, print, print, parent)
    assert page.nothing.text() == ""
    page.show_suggestions([], session.open_project.project, session.columns)
    assert page.nothing.text() == suggestions_page.NOTHING
    page.wait()
    assert page.nothing.text() == ""


def test_findings_by_kind_filtered_as_one_types(
    troubled: Raw, show: Callable[..., Workspace], qtbot: QtBot
) -> None:
    window = check(show(troubled), qtbot)
    QAbstractItemModelTester(
        window.findings._model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    assert titles(window) == [
        "Dates that contradict a link (1)",
        "Names that are actors (1)",
        "Actors without events (2)",
    ]
    assert window.tabs.tabText(0) == "Findings (4)"
    model = window.findings._model
    shown = model.data(model.index_of(2, 0))
    assert "<img" in str(shown)  # as it is
    assert "\u202e" not in str(shown)
    qtbot.keyClicks(window.findings.filter, "evil")
    qtbot.waitUntil(lambda: titles(window) == ["Actors without events (1)"])
    window.findings.filter.setText("zebra")
    qtbot.waitUntil(lambda: window.findings.nothing.isVisible())
    assert window.findings.nothing.text() == NO_MATCH
    window.findings.filter.clear()
    qtbot.waitUntil(lambda: len(titles(window)) == 3)


def test_enter_goes_there(troubled: Raw, show: Callable[..., Workspace], qtbot: QtBot) -> None:
    workspace = show(troubled)
    session = workspace.open_session()
    window = check(workspace, qtbot)
    qtbot.waitUntil(window.findings.tree.hasFocus)
    choose(window, FindingKind.PLAIN_NAME)
    qtbot.keyClick(window.findings.tree, Key.Key_Return)
    assert (session.selected, session.selected_claim) == ("vow", 0)
    assert "Name the actor" in workspace.window.statusBar().currentMessage()
    assert window.isVisible()
    choose(window, FindingKind.IDLE_ACTOR)
    qtbot.keyClick(window.findings.tree, Key.Key_Return)
    assert session.current_lane == "idle"
    # On a kind, it folds and unfolds.
    tree, top = window.findings.tree, window.findings._model.index(0, 0)
    tree.setCurrentIndex(top)
    qtbot.keyClick(tree, Key.Key_Return)
    assert not tree.isExpanded(top)


def test_a_lost_passage_leads_to_its_document(
    raw: Raw, show: Callable[..., Workspace], qtbot: QtBot
) -> None:
    workspace = show(raw, ("help the Lions of", "help the Tigers of"))
    window = check(workspace, qtbot)
    assert titles(window)[:2] == ["Lost passages (1)", "Aliases without a mention (1)"]
    choose(window, FindingKind.LOST)
    qtbot.mouseClick(window.findings.go_button, Qt.MouseButton.LeftButton)
    assert "the Tigers" in workspace.views.passage.document_view.toPlainText()
    assert "mark the right words" in workspace.window.statusBar().currentMessage()
    qtbot.mouseClick(window.findings.mend_button, Qt.MouseButton.LeftButton)
    placing = workspace.edits.documents.placing_window
    assert placing is not None
    assert placing.isVisible()
    placing.close()


def test_one_is_mended_then_the_next_and_undone(
    troubled: Raw, show: Callable[..., Workspace], qtbot: QtBot
) -> None:
    workspace = show(troubled)
    before = project_of(workspace)
    window = check(workspace, qtbot)
    choose(window, FindingKind.IDLE_ACTOR)
    assert window.findings.mend_button.text() == "Delete the actor"
    qtbot.mouseClick(window.findings.mend_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.is_idle)
    assert "idle" not in {actor.id for actor in project_of(workspace).actors}
    chosen = window.findings.finding
    assert chosen is not None
    assert chosen.actor == "lost"  # the next of its kind
    qtbot.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.is_idle)
    assert project_of(workspace) == before
    qtbot.keyClick(
        window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert project_of(workspace) != before
    qtbot.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.is_idle)
    assert "Actors without events (2)" in titles(window)


def test_all_of_a_kind_are_one_change(
    raw: Raw, show: Callable[..., Workspace], qtbot: QtBot
) -> None:
    workspace = show(raw, ("Kabul, 16", "In Kabul, 16"))
    window = check(workspace, qtbot)
    assert titles(window) == ["Moved passages (11)"]
    editor = workspace.edits.editor
    assert editor is not None
    head = editor.head
    all_button = window.findings.mend_all_button
    assert all_button.text() == "Mend all 11 of this kind"
    qtbot.mouseClick(all_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.is_idle)
    assert editor.head == head + 1
    assert editor.history()[-1].label == "Take over the new place of a passage (11)"
    assert titles(window) == []


def test_the_menu_of_a_finding_does_what_the_buttons_do(
    troubled: Raw, show: Callable[..., Workspace], qtbot: QtBot
) -> None:
    workspace = show(troubled)
    window = check(workspace, qtbot)
    choose(window, FindingKind.DATES)
    menu = window.findings.make_menu()
    actions: list[QAction] = menu.actions()
    assert [action.text() for action in actions] == ["Go there", "Remove the link"]
    actions[1].trigger()
    qtbot.waitUntil(lambda: window.is_idle)
    assert len(project_of(workspace).links) == 2
    menu.close()


def test_what_is_only_read_is_saved_first(
    troubled: Raw,
    show: Callable[..., Workspace],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace = show(troubled, to_read=True)
    window = check(workspace, qtbot)
    choose(window, FindingKind.IDLE_ACTOR)
    asked: list[str] = []

    def cancel() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        box.reject()

    QTimer.singleShot(0, cancel)
    qtbot.mouseClick(window.findings.mend_button, Qt.MouseButton.LeftButton)
    assert len(asked) == 1
    assert workspace.edits.editor is None

    def agree() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        box.defaultButton().click()

    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(tmp_path / "own.timeline")])
    QTimer.singleShot(0, agree)
    qtbot.mouseClick(window.findings.mend_button, Qt.MouseButton.LeftButton)
    # The window went with the project that could only be read.
    qtbot.waitUntil(lambda: workspace.edits.can_edit)
    assert "idle" not in {actor.id for actor in project_of(workspace).actors}


def test_suggestions_side_by_side_are_refused_for_good(
    troubled: Raw, show: Callable[..., Workspace], qtbot: QtBot
) -> None:
    workspace = show(troubled)
    window = check(workspace, qtbot)
    page = window.suggestions
    window.tabs.setCurrentIndex(1)
    QAbstractItemModelTester(page._model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert window.tabs.tabText(1) == "Suggestions (2)"
    event, actor = (page._model.suggestion_at(page._model.index(row)) for row in (0, 1))
    assert event is not None
    assert actor is not None
    assert (event.suggestion, actor.suggestion) == (Suggestion.SAME_EVENT, Suggestion.SAME_ACTOR)
    assert "same day; same 3 actors" in page.reasons.text()
    assert [card.name.text() for card in page.cards] == [
        "Attack on the valley",
        "An attack on the valley",
    ]
    assert page.link_button.isVisible()
    assert page.merge_buttons[0].text() == "Merge into this one…"
    page.list.setFocus()
    qtbot.waitUntil(page.list.hasFocus)
    qtbot.keyClick(page.list, Key.Key_Down)
    assert "“A.” in “A. Massoud” may stand for" in page.reasons.text()
    qtbot.mouseClick(page.refuse_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.is_idle)
    assert window.tabs.tabText(1) == "Suggestions (1)"
    assert [each.one for each in project_of(workspace).refusals] == ["massoud"]
    qtbot.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.is_idle and window.tabs.tabText(1) == "Suggestions (2)")


@pytest.mark.parametrize(("place", "kept"), [(0, "massoud"), (1, "short")])
def test_actors_are_merged_into_either(
    place: int, kept: str, troubled: Raw, show: Callable[..., Workspace], qtbot: QtBot
) -> None:
    workspace = show(troubled)
    window = check(workspace, qtbot)
    window.tabs.setCurrentIndex(1)
    qtbot.keyClicks(window.suggestions.filter, "a. mass")
    qtbot.waitUntil(lambda: window.suggestions._model.rowCount() == 1)
    qtbot.mouseClick(window.suggestions.merge_buttons[place], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.is_idle)
    ids = {actor.id for actor in project_of(workspace).actors}
    assert ids & {"massoud", "short"} == {kept}
    editor = workspace.edits.editor
    assert editor is not None
    assert editor.history()[-1].label.startswith("Merge “")


@pytest.mark.parametrize(("place", "kept"), [(0, "fighting"), (1, "again")])
def test_events_are_merged_once_one_has_seen_what_becomes_of_them(
    place: int, kept: str, troubled: Raw, show: Callable[..., Workspace], qtbot: QtBot
) -> None:
    workspace = show(troubled)
    window = check(workspace, qtbot)
    window.tabs.setCurrentIndex(1)

    def agree() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, MergeForm)
        form.accept()

    QTimer.singleShot(0, agree)
    qtbot.mouseClick(window.suggestions.merge_buttons[place], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.is_idle)
    ids = {event.id for event in project_of(workspace).events}
    assert ids & {"fighting", "again"} == {kept}
    assert window.tabs.tabText(1) == "Suggestions (1)"


def test_events_are_linked_and_gone_to(
    troubled: Raw, show: Callable[..., Workspace], qtbot: QtBot
) -> None:
    workspace = show(troubled)
    window = check(workspace, qtbot)
    window.tabs.setCurrentIndex(1)
    qtbot.mouseClick(window.suggestions.go_buttons[1], Qt.MouseButton.LeftButton)
    assert workspace.open_session().selected == "again"
    qtbot.mouseClick(window.suggestions.link_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.is_idle)
    assert project_of(workspace).links[-1].kind is LinkKind.SAME_AS
    assert window.tabs.tabText(1) == "Suggestions (1)"


def test_it_follows_each_edit_and_says_what_is_mended_already(
    troubled: Raw, show: Callable[..., Workspace], qtbot: QtBot
) -> None:
    workspace = show(troubled)
    window = check(workspace, qtbot)
    choose(window, FindingKind.PLAIN_NAME)
    finding = window.findings.finding
    assert finding is not None
    editor = workspace.edits.editor
    assert editor is not None
    vow = editor.store.project.events[0]
    claim = vow.claims[0].model_copy(update={"claimed_by": ()})
    editor.record("Edit", [Put(vow.model_copy(update={"claims": (claim,)}))])
    qtbot.waitUntil(lambda: window.is_idle)
    assert "Names that are actors (1)" not in titles(window)
    told: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        box.accept()

    QTimer.singleShot(0, read)
    workspace.edits.check.mend([finding])
    assert told == [MENDED_ALREADY]


def test_a_project_that_is_still_read_is_checked_once_it_is_whole(
    troubled: Raw, show: Callable[..., Workspace], qtbot: QtBot
) -> None:
    workspace = show(troubled)
    session = workspace.open_session()
    whole, columns = session.open_project, session.columns
    session.complete(replace(whole, is_whole=False), columns)
    qtbot.keyClick(workspace.window, Key.Key_F7)
    window = workspace.edits.check.window
    assert window is not None
    assert not window.is_idle
    assert titles(window) == []
    session.complete(whole, columns)
    qtbot.waitUntil(lambda: window.is_idle)
    assert len(titles(window)) == 3


def test_another_project_closes_it(
    troubled: Raw, show: Callable[..., Workspace], qtbot: QtBot
) -> None:
    workspace = show(troubled)
    check(workspace, qtbot)
    workspace.open_bundled()
    qtbot.waitUntil(lambda: workspace.edits.check.window is None)


def test_long_work_comes_back_to_the_window_in_between(qtbot: QtBot) -> None:
    owner = QObject()
    work = IdleWork(owner)
    taken: list[int] = []
    beats: list[int] = []
    beat = QTimer(owner)
    beat.timeout.connect(lambda: beats.append(len(taken)))
    beat.start(0)
    done: list[bool] = []
    work.start(iter(range(1, 2_000_000)), taken.append, lambda: done.append(True))
    assert work.is_working
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert len(taken) == 1_999_999
    assert len(set(beats)) > 2  # the window had its turn
    work.start(iter(range(2_000_000)), taken.append, lambda: done.append(False))
    work.start(iter(()), taken.append, lambda: done.append(True))
    assert done == [True, True]  # what is newer takes its place
    assert not work.is_working


def test_contradictions_are_listed_side_by_side(
    show: Callable[..., Workspace], raw: Raw, qtbot: QtBot
) -> None:
    raw["links"] = [
        {"kind": "before", "from": "vow", "to": "fighting"},
        {"kind": "contradicts", "from": "harm", "to": "talks"},
        {"kind": "contradicts", "from": "fighting", "to": "vow", "note": "two counts"},
        {"kind": "contradicts", "from": "vow", "to": "fighting"},
    ]
    workspace = show(raw)
    session = workspace.open_session()
    session.go_to("vow")
    qtbot.keyClick(workspace.window, Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    window = workspace.edits.check.window
    assert window is not None
    page = window.contradictions
    assert window.tabs.currentWidget() is page
    assert window.tabs.tabText(2) == "Contradictions (2)"
    assert [page.list.item(place).text() for place in range(page.list.count())] == [
        "Harm  ≠  Talks",
        "Attack on the valley  ≠  Massoud vows to hold the valley",
    ]
    assert page.list.currentRow() == 1  # that of the selected event
    assert page.note.text() == "two counts"
    shown = [card.name.text() for card in page.cards]
    assert shown == ["Attack on the valley", "Massoud vows to hold the valley"]
    assert "According to: Reporters, according to An elder; Taliban" in page.cards[0].facts.text()
    page.go_buttons[0].click()
    assert session.selected == "fighting"
    page.list.setCurrentRow(0)
    page.go_buttons[1].click()
    assert session.selected == "talks"
    qtbot.waitUntil(lambda: window.is_idle)
    links = session.open_project.project.links
    workspace.edits.links.remove(links[1])
    qtbot.waitUntil(lambda: window.is_idle)
    assert page.list.count() == 1
    assert page.isVisible()


def test_where_nothing_contradicts_that_is_said(
    show: Callable[..., Workspace], raw: Raw, qtbot: QtBot
) -> None:
    raw["links"] = []
    workspace = show(raw)
    workspace.actions["contradictions"].trigger()
    window = workspace.edits.check.window
    assert window is not None
    assert window.contradictions.nothing.isVisible()
    assert window.contradictions.chosen is None
