"""Documents in the window: listed after adding, mended, removed, replaced, their passages placed again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from timeline_app.desktop import context_menus
from timeline_app.desktop.added_window import AddedWindow
from timeline_app.desktop.document_form import DocumentForm
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.messages import ProblemPage
from timeline_app.desktop.placing_window import PlacingWindow
from timeline_app.desktop.replace_dialog import ReplaceDialog
from timeline_app.desktop.workspace import Workspace
from timeline_app.model.source import PassageState
from timeline_app.session.session import Session
from timeline_app.store.edits import Put

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton

pytestmark = pytest.mark.usefixtures("application_as_found")


@pytest.fixture
def own(open_in_window: Callable[[Path], Workspace], make_own: Callable[..., Path]) -> Workspace:
    """A window on the story of the valley as a project file."""
    return open_in_window(make_own())


def activate(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.window.activateWindow()
    qtbot.waitUntil(workspace.window.isActiveWindow)


def run_command(workspace: Workspace, id_: str) -> None:
    workspace.actions.refresh()
    assert workspace.actions[id_].isEnabled(), id_
    workspace.actions[id_].trigger()


def in_dialog(kind: type[QDialog], act: Callable[[Any], None]) -> list[str]:
    """Do something in the next dialog of a kind, behind whatever opens before it; what it did."""
    done: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            done.append(dialog.text() if isinstance(dialog, QMessageBox) else dialog.windowTitle())
            try:
                act(dialog)
            except BaseException:
                QDialog.reject(dialog)  # or the test would wait for ever
                raise
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)
    return done


def document_form(workspace: Workspace) -> DocumentForm:
    """The one that was opened last and is seen."""
    form = [each for each in workspace.edits.forms if each.isVisible()][-1]
    assert isinstance(form, DocumentForm)
    return form


def titles(session: Session) -> list[str]:
    return [document.title for document in session.open_project.project.documents]


def add(qtbot: QtBot, workspace: Workspace, *files: Path) -> None:
    before = workspace.edits.documents._outcome
    workspace.edits.add_documents(files)
    qtbot.waitUntil(lambda: workspace.edits.documents._outcome is not before)


def drop(workspace: Workspace, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    at, action = QPoint(400, 300), Qt.DropAction.CopyAction
    QApplication.sendEvent(workspace.window, QDragEnterEvent(at, action, data, LEFT, NONE))
    QApplication.sendEvent(workspace.window, QDropEvent(QPointF(at), action, data, LEFT, NONE))


# after adding


def test_one_clean_document_is_told_in_the_status_bar_with_details(
    own: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    report.write_bytes("Rapport\n\n12 May 2014\n\nLe port est fermé, dit-on.\n".encode("cp1252"))
    assert not own.actions["added-documents"].isEnabled()
    add(qtbot, own, report)
    documents = own.edits.documents
    assert documents.added_window is None
    assert "published 2014-05-12" in own.window.statusBar().currentMessage()
    assert own.views.passage.document_on_show == "rapport"
    assert own.window.details.isVisible()
    qtbot.mouseClick(own.window.details, LEFT)
    window = documents.added_window
    assert isinstance(window, AddedWindow)
    cells = [window.table.item(0, column).text() for column in range(7)]
    assert cells[:6] == [
        "Rapport",
        "report.txt",
        "plain text",
        "windows-1252 (guessed)",
        "49",
        "2014-05-12",
    ]
    assert "“12 May 2014”" in cells[6]
    assert window.remarks.isHidden()

    # the date is changed from there, and the list follows
    window.table.setFocus()
    qtbot.keyClick(window.table, Qt.Key.Key_Return)
    form = document_form(own)
    assert "“12 May 2014”" in form.evidence.text()
    form.published.text.setFocus()
    form.published.text.selectAll()
    qtbot.keyClicks(form.published.text, "13 May 2014")
    assert form.evidence.isHidden()  # the date doesn't rest on that
    qtbot.keyClick(form.published.text, Qt.Key.Key_Return)
    assert window.table.item(0, 5).text() == "2014-05-13"
    own.window.say("another message")
    assert own.window.details.isHidden()


def test_copies_and_what_could_not_be_read_are_listed(
    own: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    session = own.open_session()
    broken, copy, same = (tmp_path / name for name in ("broken.pdf", "copy.md", "same.txt"))
    broken.write_bytes(b"%PDF-1.4\nno more")
    story = session.open_project.texts["story"]
    copy.write_bytes(f"{story} And so on.".encode())
    same.write_bytes(story.encode())
    add(qtbot, own, broken, copy, same)
    window = own.edits.documents.added_window
    assert isinstance(window, AddedWindow)
    assert window.isVisible()
    assert window.heading.text() == "1 document added"
    told = window.remarks.toPlainText()
    assert "is nearly the same text as “Story from Kabul”" in told
    assert "broken.pdf: " in told
    assert "these very bytes already, as 'Story from Kabul'" in told
    qtbot.mouseClick(window.copy_button, LEFT)
    assert QApplication.clipboard().text().count("\n") == 2
    activate(qtbot, own)
    qtbot.keyClick(own.window, Qt.Key.Key_Z, CTRL)
    assert window.heading.text() == "No document was added"
    assert not window.edit_button.isEnabled()


# mending


def test_a_document_is_mended_by_keys_and_that_is_undone(own: Workspace, qtbot: QtBot) -> None:
    session = own.open_session()
    own.views.passage.show_document("letter")

    run_command(own, "edit-document")
    form = document_form(own)
    assert "plain text · 83 characters" in form.facts.text()
    assert "File: letters/letter.txt" in form.facts.text()
    qtbot.keyClicks(form.title, "A letter from Paris")  # over what is selected
    qtbot.keyClicks(form.language, "-")
    qtbot.keyClick(form.title, Qt.Key.Key_Return)
    assert "is no tag of a language" in form.message.text()
    form.language.selectAll()
    qtbot.keyClicks(form.language, "fr")
    qtbot.keyClicks(form.published.text, "late August 2021")
    assert "starts 2021-08-21" in form.published.reading.text()
    qtbot.keyClicks(form.reliability, "C")
    qtbot.keyClick(form.title, Qt.Key.Key_Return)
    letter = session.open_project.project.documents[1]
    assert (letter.title, letter.language, letter.reliability) == ("A letter from Paris", "fr", "C")
    assert letter.published is not None
    assert letter.published.edtf == "[2021-08-21..2021-08-31]"
    assert own.views.passage.document_on_show == "letter"  # what was on show stays
    activate(qtbot, own)
    qtbot.keyClick(own.window, Qt.Key.Key_Z, CTRL)
    assert titles(session) == ["Story from Kabul", "Open letter"]


def test_a_form_left_as_it_is_records_nothing_and_one_filled_in_asks(
    own: Workspace, qtbot: QtBot
) -> None:
    run_command(own, "edit-document")
    qtbot.keyClick(document_form(own).title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not own.edits.forms)
    assert not own.can_undo()
    run_command(own, "edit-document")
    form = document_form(own)
    form.title.clear()
    qtbot.keyClick(form.title, Qt.Key.Key_Return)
    assert form.message.text() == "It has no title."
    qtbot.keyClicks(form.title, "x")
    qtbot.keyClick(form.title, Qt.Key.Key_Escape)
    assert form.isVisible()
    qtbot.keyClick(form.title, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not own.edits.forms)
    assert not own.can_undo()


def test_a_form_does_not_record_over_what_changed_since_it_was_opened(
    own: Workspace, qtbot: QtBot
) -> None:
    run_command(own, "edit-document")
    form = document_form(own)
    qtbot.keyClicks(form.title, "Another title")
    editor = own.edits.editor
    assert editor is not None
    story = editor.store.project.documents[0]
    editor.record("Elsewhere", [Put(story.model_copy(update={"publisher": "Weekly"}))])
    qtbot.keyClick(form.title, Qt.Key.Key_Return)
    assert form.message.text().startswith("The document was changed or removed since")
    assert editor.store.project.documents[0].title == story.title
    assert form.title.text() == "Another title"
    form.give_up()
    qtbot.waitUntil(lambda: not own.edits.forms)


# removing


def test_a_document_that_events_rest_on_stays_and_they_are_listed(
    own: Workspace, qtbot: QtBot
) -> None:
    session = own.open_session()
    told = in_dialog(QMessageBox, lambda box: box.defaultButton().click())
    run_command(own, "remove-document")
    assert "can't be removed: 4 events rest on it" in told[0]
    assert session.filter.documents == frozenset({"story"})
    assert own.views.events.isVisible()
    assert len(titles(session)) == 2


def test_a_document_without_events_is_removed(own: Workspace, qtbot: QtBot) -> None:
    session = own.open_session()
    session.go_to("plea")
    own.edits.delete_events()
    own.views.passage.show_document("letter")
    told = in_dialog(QMessageBox, lambda box: box.defaultButton().click())
    run_command(own, "remove-document")
    assert "Names of actors that stand in it alone go with it (1)" in told[0]
    assert titles(session) == ["Story from Kabul"]
    assert own.views.passage.document_on_show == "story"
    activate(qtbot, own)
    qtbot.keyClick(own.window, Qt.Key.Key_Z, CTRL)
    assert titles(session) == ["Story from Kabul", "Open letter"]


# newer versions


def replace_story(
    qtbot: QtBot,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    file: Path,
    act: Callable[[ReplaceDialog], None],
) -> None:
    chosen = staticmethod(lambda *_: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", chosen)
    workspace.views.passage.show_document("story")
    done = in_dialog(ReplaceDialog, act)
    run_command(workspace, "replace-document")
    qtbot.waitUntil(lambda: bool(done))


@pytest.fixture
def newer(own: Workspace, tmp_path: Path) -> Path:
    """The story with a page before it, and one quote changed."""
    text = own.open_session().open_project.texts["story"]
    text = text.replace("saw an attack at dawn", "saw one attack at dawn")
    file = tmp_path / "newer.txt"
    file.write_bytes(("Corrected.\n\n\f" + text).encode())
    return file


def test_a_newer_version_is_shown_placed_and_recorded_as_one_change(
    own: Workspace, qtbot: QtBot, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = own.open_session()
    before = session.open_project.project

    def place(dialog: ReplaceDialog) -> None:
        assert "1 lost" in dialog.counts.text()
        assert "moved along" in dialog.counts.text()
        assert dialog.done_button.text() == "Replace, 1 left unplaced"
        qtbot.keyClick(dialog.queue.list, Qt.Key.Key_Return)  # to the candidates
        assert dialog.queue.candidates.currentItem().text().startswith("80% of the words")
        qtbot.keyClick(dialog.queue.candidates, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert "✓ placed at “saw one attack at dawn”" in dialog.queue.list.item(0).text()
        assert dialog.done_button.text() == "Replace"
        qtbot.mouseClick(dialog.done_button, LEFT)

    replace_story(qtbot, own, monkeypatch, newer, place)
    opened = session.open_project
    assert opened.texts["story"].startswith("Corrected.")
    assert {located.state for located in opened.located.values()} == {PassageState.EXACT}
    fighting = next(event for event in opened.project.events if event.id == "fighting")
    assert fighting.claims[0].passage.quote == "saw one attack at dawn"
    assert not own.actions["place-passages"].isEnabled()
    session.go_to("vow")
    own.views.passage.catch_up()
    labels = [label.text() for label in own.views.passage.findChildren(PlainLabel)]
    assert any(label.endswith("exact\u00a0✓ · page 2") for label in labels)
    assert any(" · 2 pages · " in label for label in labels)
    activate(qtbot, own)
    qtbot.keyClick(own.window, Qt.Key.Key_Z, CTRL)
    assert session.open_project.project == before
    assert not own.can_undo()


@pytest.fixture
def torn(own: Workspace, tmp_path: Path) -> Path:
    """What the story is quoted with, each in other surroundings; one quote stands there twice."""
    opened = own.open_session().open_project
    quotes = {each.quote for each in opened.located if each.document == "story"}
    kept = [quote for quote in sorted(quotes) if not any(quote in q for q in quotes - {quote})]
    file = tmp_path / "torn.txt"
    file.write_bytes("\n".join(f"§ {each} §" for each in kept).encode())
    return file


def test_what_stands_once_is_placed_all_at_once(
    own: Workspace, qtbot: QtBot, torn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = own.open_session()
    before = session.open_project.project

    def place_all(dialog: ReplaceDialog) -> None:
        assert "word for word, in other surroundings: placed there." in dialog.counts.text()
        left = dialog.queue.list.count()
        assert dialog.done_button.text() == f"Replace, {left} left unplaced"
        qtbot.mouseClick(dialog.all_button, LEFT)
        assert not dialog.all_button.isEnabled()
        assert "✓ placed at" in dialog.queue.list.item(0).text()
        for passage, after in dialog.chosen.items():
            assert after.quote == passage.quote
        dialog.queue.list.setFocus()
        qtbot.mouseClick(dialog.done_button, LEFT)

    replace_story(qtbot, own, monkeypatch, torn, place_all)
    text = session.open_project.texts["story"]
    for passage, located in session.open_project.located.items():
        if passage.document == "story" and located.state.is_sourced:
            assert text[passage.start : passage.end] == passage.quote
    activate(qtbot, own)
    qtbot.keyClick(own.window, Qt.Key.Key_Z, CTRL)
    assert session.open_project.project == before

    # left then, they are placed later, again as one change
    replace_story(qtbot, own, monkeypatch, torn, lambda dialog: dialog.done_button.click())
    run_command(own, "place-passages")
    window = own.edits.documents.placing_window
    assert isinstance(window, PlacingWindow)
    count = window.queue.list.count()
    left = session.open_project.project
    qtbot.mouseClick(window.all_button, LEFT)
    assert window.queue.list.count() < count
    assert window.all_button.isHidden()
    activate(qtbot, own)
    qtbot.keyClick(own.window, Qt.Key.Key_Z, CTRL)
    assert session.open_project.project == left
    assert window.queue.list.count() == count


def test_documents_of_the_same_title_are_told_apart(
    own: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    text = "The report\n\nDockers stopped work at the north quay, and the company denied it all.\n"
    one.write_text(text * 9)
    two.write_text(f"{text * 9}So it was.\n")
    add(qtbot, own, one, two)
    window = own.edits.documents.added_window
    assert isinstance(window, AddedWindow)
    assert [window.table.item(row, 1).text() for row in (0, 1)] == ["one.txt", "two.txt"]
    assert "“The report (two.txt)” is nearly the same text as “The report (one.txt)”" in (
        window.remarks.toPlainText()
    )
    chooser = own.views.passage._document.chooser
    shown = [chooser.itemText(place) for place in range(chooser.count())]
    assert shown[2:] == ["The report (one.txt)", "The report (two.txt)"]


def test_an_unknown_language_is_told_in_words_and_the_date_has_examples_it_takes(
    own: Workspace, qtbot: QtBot
) -> None:
    editor = own.edits.editor
    assert editor is not None
    story = editor.store.project.documents[0]
    editor.record("Language", [Put(story.model_copy(update={"language": "und"}))])
    own.views.passage.show_document("story")
    labels = [label.text() for label in own.views.passage.findChildren(PlainLabel)]
    assert any("language unknown" in label for label in labels)
    assert not any(" und" in label for label in labels)
    run_command(own, "edit-document")
    field = document_form(own).published
    for example in field.text.placeholderText().split(", "):
        field.text.setText(example)
        assert not field.problem, example
    document_form(own).give_up()
    qtbot.waitUntil(lambda: not own.edits.forms)


def test_a_long_message_ends_in_an_ellipsis(own: Workspace, qtbot: QtBot) -> None:
    bar = own.window.statusBar()
    message = "Added “" + "a very long title " * 30 + "”"
    own.window.say(message, lambda: None)
    assert bar.currentMessage() == message
    assert bar.shown_message.endswith("…")
    assert bar.fontMetrics().horizontalAdvance(bar.shown_message) < own.window.details.x()
    assert "a very long title" in bar.toolTip()
    own.window.say("Added it")
    assert bar.shown_message == "Added it"
    assert bar.toolTip() == ""


def state_of_fighting(session: Session) -> PassageState:
    claim = session.columns.events[session.columns.row_of["fighting"]].claims[0]
    return session.open_project.state_of(claim.passage)


def test_what_was_left_is_placed_later_by_marked_words(
    own: Workspace, qtbot: QtBot, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = own.open_session()

    def leave(dialog: ReplaceDialog) -> None:
        qtbot.mouseClick(dialog.leave_button, LEFT)
        qtbot.mouseClick(dialog.done_button, LEFT)

    replace_story(qtbot, own, monkeypatch, newer, leave)
    assert "1 passage to place again" in own.window.statusBar().currentMessage()
    assert state_of_fighting(session) is PassageState.LOST
    run_command(own, "place-passages")
    window = own.edits.documents.placing_window
    assert isinstance(window, PlacingWindow)
    assert window.windowTitle() == "Passages to place again (1)"
    assert session.selected == "fighting"
    qtbot.mouseClick(window.mark_button, LEFT)
    assert window.message.text() == "Mark its words in “Story from Kabul” first."
    view = own.views.passage.document_view
    cursor = view.document().find("one attack")
    view.setTextCursor(cursor)
    qtbot.mouseClick(window.mark_button, LEFT)
    assert window.windowTitle() == "Passages to place again (0)"
    assert window.heading.text() == "Every passage stands"
    claim = session.columns.events[session.columns.row_of["fighting"]].claims[0]
    assert claim.passage.quote == "one attack"
    assert state_of_fighting(session) is PassageState.EXACT
    # undone, it waits again, and is placed by its candidate
    activate(qtbot, own)
    qtbot.keyClick(own.window, Qt.Key.Key_Z, CTRL)
    assert window.windowTitle() == "Passages to place again (1)"
    qtbot.mouseClick(window.place_button, LEFT)
    assert window.windowTitle() == "Passages to place again (0)"
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: own.edits.documents.placing_window is None)


def test_what_can_not_replace_a_document_is_told(
    own: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    broken, same = tmp_path / "broken.pdf", tmp_path / "story.txt"
    broken.write_bytes(b"%PDF-1.4\nno more")
    for file, said in ((broken, "it is no PDF"), (same, "the very file that the project has")):
        told = in_dialog(QMessageBox, lambda box: box.accept())
        own.edits.documents.replace_by("story", file)
        qtbot.waitUntil(lambda told=told: bool(told))
        assert said in told[0]
    assert not own.can_undo()


# menus, folders, unread files


def test_the_chooser_has_a_menu_of_what_can_be_done(
    own: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[list[str]] = []

    class Menu(QMenu):
        """Without a screen a menu can't grab the keyboard, of which Qt warns."""

        def exec(self, _at: QPoint) -> None:  # type: ignore[override]
            shown.append([action.objectName() for action in self.actions()])

    monkeypatch.setattr(context_menus, "QMenu", Menu)
    pane = own.views.passage._document
    qtbot.mouseClick(pane.more, LEFT)
    pane.chooser.customContextMenuRequested.emit(QPoint(3, 3))
    documents = ["edit-document", "replace-document", "remove-document", "place-passages"]
    assert shown == [documents, documents]


def test_a_dropped_folder_adds_its_documents(own: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    (folder / "more").mkdir(parents=True)
    (folder / "one.txt").write_text("The first of the papers.")
    (folder / "more" / "two.md").write_text("# Another thing\n\nAltogether.")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    drop(own, folder)
    qtbot.waitUntil(lambda: own.edits.documents.added_window is not None)
    assert titles(own.open_session())[2:] == ["Another thing", "The first of the papers."]
    assert "picture.png" in own.edits.documents.added_window.remarks.toPlainText()


def test_a_dropped_file_of_an_unread_kind_is_told_as_that(
    own: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.xlsx"
    sheet.write_bytes(b"PK")
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        told.append(dialog.findChild(ProblemPage).text.toPlainText())
        dialog.reject()

    in_dialog(QDialog, read)
    drop(own, sheet)
    assert "of a kind that is not read" in told[0]
    assert "documents are txt" in told[0]


def test_no_event_stands_above_the_text_of_a_document_that_was_added(
    own: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    session, passage = own.open_session(), own.views.passage
    session.go_to("fighting")
    file = tmp_path / "news.txt"
    file.write_text("Nothing of it is told here.\n")
    add(qtbot, own, file)
    assert passage.document_view.toPlainText().startswith("Nothing of it")
    assert session.selected is None
    session.go_to("fighting")
    assert passage.document_on_show == "story"


def test_a_folder_is_added_by_a_command_and_remembered(
    own: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(f"The {name}th paper.\n")
    started: list[str] = []

    def choose(_parent: object, _title: str, start: str, *_: str) -> str:
        started.append(start)
        return str(folder)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    count = len(titles(own.open_session()))
    run_command(own, "add-folder")
    qtbot.waitUntil(lambda: len(titles(own.open_session())) == count + 2)
    file = own.open_session().open_project.file
    assert started == [str(file.parent)]  # beside the project
    run_command(own, "add-folder")
    assert started[1:] == [str(folder.parent)]  # where one was last
    qtbot.waitUntil(lambda: own.edits.documents.added_window is not None)
