"""Editing in the window: projects that can only be read, forms, deleting, documents, the history."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from timeline_app.desktop.actor_form import ActorForm
from timeline_app.desktop.edit_desk import GONE, SAVE_FIRST
from timeline_app.desktop.event_form import EventForm
from timeline_app.desktop.messages import ProblemPage
from timeline_app.desktop.workspace import Workspace
from timeline_app.model.source import PassageState
from timeline_app.session.session import Session
from timeline_app.store.edits import Put
from timeline_app.store.project_store import ProjectStore

OF_MODEL = f"An event model file can only be read. {SAVE_FIRST}"

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
Act = Callable[[Any], None]

pytestmark = pytest.mark.usefixtures("application_as_found")


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project file that is chosen in the system's own dialog."""
    file = tmp_path / "own.timeline"
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(file)])
    return file


@pytest.fixture
def project(make_own: Callable[..., Path]) -> Path:
    """The story of the valley as a project file."""
    return make_own()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_text("Harbour report\n\nDockers stopped work at the quay.\n")
    return file


@pytest.fixture
def own(open_in_window: Callable[[Path], Workspace], project: Path) -> Workspace:
    """A window on a project file that can be edited."""
    return open_in_window(project)


@pytest.fixture
def foreign(
    open_in_window: Callable[[Path], Workspace], make_file: Callable[..., Path]
) -> Workspace:
    """A window on an event model file, which can only be read."""
    return open_in_window(make_file())


class Dialogs:
    """Does in each dialog that opens what is next, and notes what was asked."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def next(self, *acts: Act) -> None:
        """Do ``acts``, each in the modal dialog that opens next."""
        if not acts:
            return
        first, *rest = acts

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QMessageBox):
                self.told.append(dialog.text())
            elif not isinstance(dialog, QDialog) or not dialog.findChild(ProblemPage):
                QTimer.singleShot(10, look)
                return
            self.next(*rest)
            first(dialog)

        QTimer.singleShot(0, look)


def agree(dialog: QDialog) -> None:
    assert isinstance(dialog, QMessageBox)
    dialog.defaultButton().click()


def give_up(dialog: QDialog) -> None:
    assert isinstance(dialog, QMessageBox)
    [button] = [each for each in dialog.buttons() if each.text() == "Give up"]
    button.click()


def cancel(dialog: QDialog) -> None:
    dialog.reject()


@pytest.fixture
def dialogs() -> Dialogs:
    return Dialogs()


def press(qtbot: QtBot, workspace: Workspace, key: Qt.Key, modifiers: Any = NONE) -> None:
    workspace.window.activateWindow()
    qtbot.waitUntil(workspace.window.isActiveWindow)
    qtbot.keyClick(workspace.window, key, modifiers)


def mark(qtbot: QtBot, workspace: Workspace, words: str) -> None:
    """Mark words in the document that is shown."""
    panel = workspace.views.passage
    qtbot.waitUntil(lambda: panel.is_idle)
    view = panel.document_view
    cursor = view.textCursor()
    before, _, _ = view.toPlainText().partition(words)
    cursor.setPosition(len(before.encode("utf-16-le")) // 2)  # Qt counts UTF-16 units
    view.setTextCursor(cursor)
    view.setFocus()
    for _ in words:
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.textCursor().selectedText() == words


def form_of(qtbot: QtBot, workspace: Workspace) -> EventForm:
    [form] = workspace.edits.forms
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def ids(session: Session) -> set[str]:
    return set(session.columns.row_of)


def label_shown(workspace: Workspace) -> str:
    return workspace.window.statusBar().currentMessage()


# a project that can only be read


def test_what_can_only_be_read_is_not_edited_where_that_is_not_wanted(
    foreign: Workspace, dialogs: Dialogs, qtbot: QtBot, target: Path
) -> None:
    session = foreign.open_session()
    session.go_to("vow")
    session.go_to_lane("massoud")
    before = session.open_project
    for key, modifiers in (
        (Qt.Key.Key_E, CTRL),
        (Qt.Key.Key_F2, NONE),
        (Qt.Key.Key_F3, NONE),
        (Qt.Key.Key_D, CTRL),
        (Qt.Key.Key_A, CTRL_SHIFT),
        (Qt.Key.Key_Delete, NONE),
    ):
        dialogs.next(cancel)
        foreign.views.canvas.setFocus()
        press(qtbot, foreign, key, modifiers)
    assert dialogs.told == [OF_MODEL] * 6
    assert foreign.edits.forms == []
    assert session.open_project is before
    assert not target.exists()


def test_it_becomes_a_project_of_ones_own_and_the_edit_goes_on(
    foreign: Workspace, dialogs: Dialogs, qtbot: QtBot, target: Path
) -> None:
    session = foreign.open_session()
    before = session.open_project.project
    session.go_to("vow")
    mark(qtbot, foreign, "Talks are planned")
    dialogs.next(agree)
    press(qtbot, foreign, Qt.Key.Key_E, CTRL)
    assert dialogs.told == [OF_MODEL]
    assert session.open_project.file == target
    assert session.open_project.project == before
    form = form_of(qtbot, foreign)
    assert [claim.passage.quote for claim in form.draft.claims] == ["Talks are planned"]
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    assert session.selected == "e1"
    with ProjectStore.open_read_only(target) as store:
        assert [entry.label for entry in store.history()] == [
            "New project",
            "New event “Talks are planned”",
        ]
        assert set(store.texts) == {"story", "letter"}


def test_the_marked_passage_is_still_added_after_it(
    foreign: Workspace, dialogs: Dialogs, qtbot: QtBot, target: Path
) -> None:
    foreign.open_session().go_to("vow")
    mark(qtbot, foreign, "Talks are planned")
    dialogs.next(agree)
    press(qtbot, foreign, Qt.Key.Key_A, CTRL_SHIFT)
    draft = form_of(qtbot, foreign).draft
    assert draft.title == "Massoud vows to hold the valley"
    assert [claim.passage.quote for claim in draft.claims] == [
        "Ahmad Massoud said on Monday",
        "Talks are planned",
    ]


def test_where_it_can_not_be_written_that_is_said(
    foreign: Workspace, dialogs: Dialogs, qtbot: QtBot, target: Path
) -> None:
    target.mkdir()
    session = foreign.open_session()
    before = session.open_project
    session.go_to("vow")
    dialogs.next(agree, cancel)
    press(qtbot, foreign, Qt.Key.Key_F2)
    assert dialogs.told[0] == OF_MODEL
    assert str(target) in dialogs.told[1].replace("\u200b", "")
    assert (foreign.edits.forms, session.open_project is before) == ([], True)


def test_it_is_marked_and_saved_at_a_click(
    foreign: Workspace, dialogs: Dialogs, qtbot: QtBot, target: Path
) -> None:
    mark_shown = foreign.top_bar.read_only
    assert mark_shown.isVisible()
    dialogs.next(agree)
    qtbot.mouseClick(mark_shown, Qt.MouseButton.LeftButton)
    assert dialogs.told == [OF_MODEL]
    assert foreign.open_session().open_project.file == target
    assert not mark_shown.isVisible()


def test_one_that_is_open_in_another_window_can_only_be_read_here(
    own: Workspace,
    open_in_window: Callable[[Path], Workspace],
    project: Path,
    dialogs: Dialogs,
    qtbot: QtBot,
) -> None:
    second = open_in_window(project)
    second.open_session().go_to("vow")
    dialogs.next(cancel)
    press(qtbot, second, Qt.Key.Key_F2)
    why = "This project can only be read: it is open in this program already."
    assert dialogs.told == [f"{why} {SAVE_FIRST}"]
    assert second.top_bar.read_only.isVisible()
    assert second.top_bar.read_only.accessibleDescription() == why
    assert not own.top_bar.read_only.isVisible()
    own.open_session().go_to("vow")
    press(qtbot, own, Qt.Key.Key_F2)
    assert len(own.edits.forms) == 1


# events


def test_an_event_is_deleted_with_its_links_and_comes_back(own: Workspace, qtbot: QtBot) -> None:
    session = own.open_session()
    before = session.open_project.project
    session.go_to("vow")
    own.views.canvas.setFocus()
    press(qtbot, own, Qt.Key.Key_Delete)
    assert "vow" not in ids(session)
    assert (session.selected, len(session.open_project.project.links)) == (None, 1)
    assert label_shown(own) == "Deleted “Massoud vows to hold the valley”"
    press(qtbot, own, Qt.Key.Key_Z, CTRL)
    assert session.open_project.project == before
    assert session.selected == "vow"
    assert label_shown(own) == "Undone: Delete “Massoud vows to hold the valley”"
    press(qtbot, own, Qt.Key.Key_Z, CTRL_SHIFT)
    assert "vow" not in ids(session)
    assert label_shown(own).startswith("Redone: ")
    assert not own.can_redo()


def test_an_event_is_edited_and_an_untouched_form_records_nothing(
    own: Workspace, qtbot: QtBot
) -> None:
    session = own.open_session()
    for event in sorted(ids(session)):
        session.go_to(event)
        press(qtbot, own, Qt.Key.Key_F2)
        form = form_of(qtbot, own)
        qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: not own.edits.forms)
    assert not own.can_undo()
    session.go_to("vow")
    press(qtbot, own, Qt.Key.Key_F2)
    form = form_of(qtbot, own)
    qtbot.keyClicks(form.title, "Renamed")
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    assert session.selected_event is not None
    assert session.selected_event.title == "Renamed"
    assert session.selected_event.date is not None
    assert session.selected_event.date.phrase == "on Monday"
    assert own.can_undo()


def test_an_event_has_one_form_which_an_undo_makes_out_of_date(
    own: Workspace, qtbot: QtBot
) -> None:
    session = own.open_session()
    session.select("vow")
    press(qtbot, own, Qt.Key.Key_F2)
    first = form_of(qtbot, own)
    first.place.setText("Harbour")
    own.edits.edit_event()
    assert own.edits.forms == [first]
    first.record.click()
    qtbot.waitUntil(lambda: not own.edits.forms)
    own.edits.edit_event()
    second = form_of(qtbot, own)
    second.note.setPlainText("Seen twice.")
    own.edits.undo()
    second.record.click()
    assert "was changed elsewhere since" in second.message.text()
    assert all(event.note != "Seen twice." for event in session.open_project.project.events)
    assert own.edits.editor is not None
    assert own.edits.editor.store.can_redo


def test_a_project_is_not_written_over_one_that_the_dialog_did_not_ask_about(
    own: Workspace, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = tmp_path / "Harbour v1.2.timeline"
    there.write_bytes(b"kept")
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(there.with_suffix(""))])
    dialogs.next(cancel)
    own.edits.new_project()
    assert dialogs.told == ["There is a project Harbour v1.2.timeline already. Replace it?"]
    assert there.read_bytes() == b"kept"
    there.unlink()
    own.edits.new_project()
    assert own.open_session().open_project.file == there


def test_a_new_event_is_found_in_its_document(own: Workspace, qtbot: QtBot) -> None:
    session = own.open_session()
    session.go_to("vow")
    mark(qtbot, own, "an attack at dawn on 25 August")  # after a lion of two UTF-16 units
    press(qtbot, own, Qt.Key.Key_E, CTRL)
    form = form_of(qtbot, own)
    assert form.title.text() == "an attack at dawn on 25 August"
    qtbot.keyClicks(form.date.text, "25 August")  # of the document's year
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    event = session.selected_event
    assert event is not None
    assert event.date is not None
    assert event.date.edtf == "2021-08-25"
    located = session.open_project.located[event.claims[0].passage]
    assert located.state is PassageState.EXACT
    qtbot.waitUntil(lambda: own.views.passage.is_idle)
    assert own.views.passage.highlighted_text() == "an attack at dawn on 25 August"


def test_a_refused_edit_keeps_the_form_open(own: Workspace, qtbot: QtBot) -> None:
    session = own.open_session()
    session.go_to("vow")
    press(qtbot, own, Qt.Key.Key_F2)
    form = form_of(qtbot, own)
    own.edits.editor.store.close()  # type: ignore[union-attr]
    qtbot.keyClicks(form.title, "Renamed")
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    assert form.isVisible()
    assert "it has been closed" in form.message.text().replace("\u200b", "")
    form.give_up()


def test_without_a_marked_passage_none_is_added(
    own: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    own.open_session().go_to("vow")
    qtbot.waitUntil(lambda: own.views.passage.is_idle)
    dialogs.next(cancel)
    press(qtbot, own, Qt.Key.Key_A, CTRL_SHIFT)
    assert len(dialogs.told) == 1
    assert dialogs.told[0].startswith("Mark words in a document first")
    assert own.edits.forms == []


def test_an_actor_is_renamed_where_its_lane_is(own: Workspace, qtbot: QtBot) -> None:
    session = own.open_session()
    session.go_to_lane("taliban")
    press(qtbot, own, Qt.Key.Key_F3)
    [form] = own.edits.forms
    assert isinstance(form, ActorForm)
    form.name.setText("The Taliban")
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    names = {lane.actor.id: lane.actor.name for lane in session.lanes}
    assert names["taliban"] == "The Taliban"
    assert session.current_lane == "taliban"
    assert label_shown(own) == "Edited the actor “Taliban”"


# another project


def test_a_form_goes_with_its_project_once_it_is_given_up(
    own: Workspace, qtbot: QtBot, make_file: Callable[..., Path], dialogs: Dialogs
) -> None:
    own.open_session().go_to("vow")
    press(qtbot, own, Qt.Key.Key_F2)
    form = form_of(qtbot, own)
    qtbot.keyClicks(form.title, "Renamed")
    draft, save = form.draft, form._save
    other, before = make_file(), own.open_session().open_project.file
    for leave in (lambda: own.open_file(other), own.window.close):
        dialogs.next(cancel)
        leave()
        assert own.open_session().open_project.file == before
        assert form.isVisible()
        assert own.window.isVisible()
    assert dialogs.told == ["What is filled in (1 form) is not recorded. Give it up?"] * 2
    dialogs.next(agree)  # Enter keeps what is filled in
    own.open_file(other)
    assert form.isVisible()
    dialogs.next(give_up)
    own.open_file(other)
    assert own.edits.forms == [] or not own.edits.forms[0].isVisible()
    assert save(draft) == GONE
    assert own.open_session().open_project.file == other


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)  # to put it on top
def test_the_history_goes_with_its_project_too(own: Workspace, qtbot: QtBot, target: Path) -> None:
    session = own.open_session()
    session.go_to("vow")
    own.views.canvas.setFocus()
    press(qtbot, own, Qt.Key.Key_Delete)
    press(qtbot, own, Qt.Key.Key_H, CTRL)
    history = own.edits._history
    assert history is not None
    assert history.list.model().rowCount() == 2
    press(qtbot, own, Qt.Key.Key_N, CTRL)
    assert session.open_project.file == target
    qtbot.waitUntil(lambda: not isValid(history))
    press(qtbot, own, Qt.Key.Key_H, CTRL)
    after = own.edits._history
    assert after is not None
    assert after.isVisible()
    assert after.list.model().rowCount() == 1


def test_a_copy_is_saved_with_its_history_and_gone_on_with(
    own: Workspace, qtbot: QtBot, target: Path, project: Path
) -> None:
    session = own.open_session()
    session.go_to("vow")
    own.views.canvas.setFocus()
    press(qtbot, own, Qt.Key.Key_Delete)
    press(qtbot, own, Qt.Key.Key_S, CTRL_SHIFT)
    assert session.open_project.file == target
    assert own.can_undo()
    press(qtbot, own, Qt.Key.Key_Z, CTRL)
    assert "vow" in ids(session)
    with ProjectStore.open(project) as store:  # it is free again, and as it was left
        assert len(store.project.events) == 4


def test_a_project_is_not_saved_over_itself(
    own: Workspace, dialogs: Dialogs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, project: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(project)])
    before = own.open_session().open_project
    dialogs.next(cancel, cancel)
    press(qtbot, own, Qt.Key.Key_S, CTRL_SHIFT)
    press(qtbot, own, Qt.Key.Key_N, CTRL)
    assert len(dialogs.told) == 2
    assert "it is the file itself" in dialogs.told[0]
    assert own.open_session().open_project is before
    assert own.edits.can_edit


# documents


def drop(workspace: Workspace, *files: Path) -> None:
    """Drag files over the window and let go of them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    at = QPoint(400, 300)
    buttons = Qt.MouseButton.LeftButton
    action = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(at, action, data, buttons, NONE)
    QApplication.sendEvent(workspace.window, entering)
    assert entering.isAccepted()
    dropped = QDropEvent(QPointF(at), action, data, buttons, NONE)
    QApplication.sendEvent(workspace.window, dropped)
    assert dropped.isAccepted()


def test_a_document_that_is_dropped_is_added(own: Workspace, report: Path, qtbot: QtBot) -> None:
    session = own.open_session()
    drop(own, report)
    qtbot.waitUntil(lambda: len(session.open_project.project.documents) == 3)
    assert session.open_project.texts["harbour-report"].startswith("Harbour report\n")
    qtbot.waitUntil(own.has_added)
    assert label_shown(own).startswith("Added “Harbour report”: plain text, 50 characters, no date")
    press(qtbot, own, Qt.Key.Key_Z, CTRL)
    assert len(session.open_project.project.documents) == 2


def test_several_documents_are_dropped_at_once_but_not_with_a_project(
    own: Workspace, report: Path, project: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    session = own.open_session()
    more = tmp_path / "more.md"
    more.write_text("# More\n\nOf it.\n")
    drop(own, report, project)
    told = own.window.statusBar().currentMessage()
    assert told.startswith(f"“{project.name}” is a project: ")
    assert "nothing was opened" in told
    table = tmp_path / "rows.csv"
    table.write_text("title,date\n")
    drop(own, report, table)
    assert own.window.statusBar().currentMessage().startswith("“rows.csv” is a table: ")
    drop(own, report, more)
    qtbot.waitUntil(lambda: len(session.open_project.project.documents) == 4)


def test_the_readable_ones_of_what_is_dropped_are_added_and_the_others_listed(
    own: Workspace, report: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    photo, missing = tmp_path / "photo.png", tmp_path / "missing.txt"
    photo.write_bytes(b"PNG")
    drop(own, report, photo, missing)
    qtbot.waitUntil(lambda: own.edits.documents.added_window is not None)
    assert len(own.open_session().open_project.project.documents) == 3
    told = own.edits.documents.added_window.remarks.toPlainText()
    assert "photo.png: its ending is of no kind of document that is read" in told
    assert "missing.txt: there is no such file" in told


def test_only_unread_files_that_are_dropped_together_are_listed_too(
    own: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    photos = [tmp_path / "one.png", tmp_path / "two.png"]
    for photo in photos:
        photo.write_bytes(b"PNG")
    drop(own, *photos)
    qtbot.waitUntil(lambda: own.edits.documents.added_window is not None)
    window = own.edits.documents.added_window
    assert window.heading.text() == "No document was added"
    assert window.remarks.toPlainText().count(".png: ") == 2


def test_a_document_dropped_on_what_can_only_be_read_asks_first(
    foreign: Workspace, report: Path, dialogs: Dialogs, qtbot: QtBot, target: Path
) -> None:
    session = foreign.open_session()
    dialogs.next(agree)
    drop(foreign, report)
    assert dialogs.told == [OF_MODEL]
    qtbot.waitUntil(lambda: len(session.open_project.project.documents) == 3)
    assert session.open_project.file == target


def test_a_file_whose_name_is_not_unicode_is_added(
    own: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "b\udcffd.txt"
    try:
        file.write_text("Something else\n")
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    own.edits.add_documents([file])
    session = own.open_session()
    qtbot.waitUntil(lambda: len(session.open_project.project.documents) == 3)


def test_what_is_looked_for_and_marked_outlives_an_edit(own: Workspace, qtbot: QtBot) -> None:
    session, views = own.open_session(), own.views
    session.select("vow")
    mark(qtbot, own, "Ahmad Massoud said")
    views.lane_filter.actors.search.setText("a")
    listed = views.passage.document_view.toPlainText()
    event = session.selected_event
    assert event is not None
    assert own.edits.editor is not None
    renamed = event.model_copy(update={"title": "Vowed again"})
    own.edits.editor.record("Rename", [Put(renamed)])
    assert session.is_edited
    assert views.lane_filter.actors.search.text() == "a"
    marked = views.passage.marked_passage()
    assert marked is not None
    assert marked.quote == "Ahmad Massoud said"
    assert views.passage.document_view.toPlainText() == listed
    views.passage.catch_up()
    assert "Vowed again" in [label.text() for label in views.passage.findChildren(QLabel)]


def test_the_overview_follows_dates_and_rests_where_none_is_another(
    own: Workspace, qtbot: QtBot
) -> None:
    session, overview = own.open_session(), own.views.overview
    overview.grab()
    picture = overview._picture
    assert picture is not None
    event = session.columns.events[session.columns.row_of["vow"]]
    assert event.date is not None
    assert own.edits.editor is not None
    own.edits.editor.record(
        "Rename", [Put(event.model_copy(update={"title": "Vowed again"}))], "vow"
    )
    qtbot.waitUntil(lambda: own.views.passage.is_idle)
    overview.grab()
    assert overview._picture is picture
    before = picture.toImage()
    date = event.date.model_copy(update={"edtf": "2021-08-22"})
    own.edits.editor.record("Redate", [Put(event.model_copy(update={"date": date}))])
    qtbot.waitUntil(lambda: overview._picture is not picture)
    overview.grab()
    assert overview._picture is not None
    assert overview._picture.toImage() != before
