"""The story of a project of one's own: documents in, events made and mended, nothing lost."""

from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.cli import run
from timeline_app.desktop.actor_form import ActorForm
from timeline_app.desktop.event_form import EventForm
from timeline_app.desktop.workspace import Workspace
from timeline_app.model.event import Stance, Status
from timeline_app.reading.event_model import read_event_model
from timeline_app.session.session import Session
from timeline_app.store.project_store import ProjectStore

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
REPORT = (
    "Harbour report\n\n12 May 2014\n\nDockers stopped work at the north quay on Monday. The port "
    "company denied that anybody had stopped work. The Dockers’ Union will meet on 20 May.\n"
)
PAGE = (
    '<html lang="en"><head><title>Quay closed</title><meta property="article:published_time" '
    'content="2014-05-13"></head><body><p>Police closed the quay in early May, said Ada Moro.</p>'
    "<p>Nobody closed the quay, the police said.</p></body></html>"
)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "The ferry", "Ada Moro <ada@example.org>"
    mail["Date"] = "Thu, 15 May 2014 09:30:00 +0200"
    mail.set_content("The ferry left without a pilot yesterday.\n")
    (folder / "mail.eml").write_bytes(bytes(mail))
    return folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the system's own file dialogs answer: only they are not ours to click."""
    answers: dict[str, Any] = {}
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(answers["project"])])
    chosen = staticmethod(lambda *_: (list(map(str, answers["documents"])), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", chosen)
    return answers


class Hand:
    """What a person does in the window, by mouse and keys."""

    def __init__(self, qtbot: QtBot, workspace: Workspace) -> None:
        self._qtbot, self._workspace = qtbot, workspace

    @property
    def session(self) -> Session:
        return self._workspace.open_session()

    def press(self, key: Qt.Key, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self._activate(self._workspace.window)
        self._qtbot.keyClick(self._workspace.window, key, modifiers)

    def _activate(self, window: QWidget) -> None:
        """Without a screen no window manager gives the focus to the window that is on top."""
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow)

    def mark(self, document: str, words: str) -> None:
        """Choose a document and mark words in it."""
        self._activate(self._workspace.window)
        panel = self._workspace.views.passage
        titles = [each.title for each in self.session.open_project.project.documents]
        chooser = panel._document.chooser
        chooser.setFocus()
        while chooser.currentText() != document:
            is_before = titles.index(document) < chooser.currentIndex()
            self._qtbot.keyClick(chooser, Qt.Key.Key_Up if is_before else Qt.Key.Key_Down)
        view = panel.document_view
        start = view.toPlainText().index(words)
        cursor = view.textCursor()
        cursor.setPosition(start)
        view.setTextCursor(cursor)
        view.setFocus()
        for _ in words:
            self._qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        assert view.textCursor().selectedText() == words

    def form(self) -> EventForm:
        form = self._workspace.edits.forms[-1]
        self._activate(form)
        return form

    def fill_in(self, date: str, *actors: str, claimed_by: str = "") -> EventForm:
        form = self.form()
        self._qtbot.keyClicks(form.date.text, date)
        for number, actor in enumerate(actors):
            self._qtbot.mouseClick(form.actors.more, Qt.MouseButton.LeftButton)
            form.actors._rows[number].name.insert(actor)  # keyClicks knows ASCII only
        if claimed_by:
            self._qtbot.keyClicks(form.claims._rows[-1].claimed_by, claimed_by)
        return form

    def record(self, form: EventForm) -> None:
        self._qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
        self._qtbot.waitUntil(lambda: not self._workspace.edits.forms)


def statuses(session: Session) -> list[Status]:
    return sorted(event.status for event in session.columns.events)


def test_from_an_empty_project_to_an_export(
    qtbot: QtBot,
    workspace: Workspace,
    documents: Path,
    asked: dict[str, Any],
    tmp_path: Path,
) -> None:
    hand = Hand(qtbot, workspace)
    QTest.qWaitForWindowActive(workspace.window)

    # an empty project
    asked["project"] = file = tmp_path / "Harbour.timeline"
    hand.press(Qt.Key.Key_N, CTRL)
    session = workspace.open_session()
    assert (session.open_project.file, len(session.columns)) == (file, 0)

    # three documents of three formats, and one that can't be read
    (documents / "broken.pdf").write_bytes(b"%PDF-1.4\nno more")
    asked["documents"] = sorted(documents.iterdir())
    hand.press(Qt.Key.Key_D, CTRL)
    qtbot.waitUntil(lambda: workspace.edits.documents.added_window is not None)
    added = workspace.edits.documents.added_window
    assert len(session.open_project.project.documents) == 3
    assert added.table.rowCount() == 3
    assert added.remarks.toPlainText().count("broken.pdf") == 1
    qtbot.keyClick(added, Qt.Key.Key_Escape)
    published = {d.title: d.published.edtf for d in session.open_project.project.documents}
    assert published == {
        "Harbour report": "2014-05-12",
        "Quay closed": "2014-05-13",
        "The ferry": "2014-05-15",
    }

    # five events
    hand.mark("Harbour report", "Dockers stopped work at the north quay")
    hand.press(Qt.Key.Key_E, CTRL)
    hand.record(hand.fill_in("Monday", "Dockers"))
    strike = session.selected
    hand.mark("Quay closed", "Police closed the quay")
    hand.press(Qt.Key.Key_E, CTRL)
    hand.record(hand.fill_in("early May 2014", "Police", claimed_by="Ada Moro"))
    closing = session.selected
    hand.mark("Harbour report", "The Dockers’ Union will meet")
    hand.press(Qt.Key.Key_E, CTRL)
    form = hand.fill_in("20 May 2014", "Dockers’ Union")
    form.claims._rows[0].stance.setCurrentText(Stance.PLANS.value)
    hand.record(form)
    hand.mark("The ferry", "The ferry left without a pilot")
    hand.press(Qt.Key.Key_E, CTRL)
    hand.record(hand.fill_in("the day before", "Ferry"))
    hand.mark("Harbour report", "The port company denied")
    hand.press(Qt.Key.Key_E, CTRL)
    hand.record(hand.fill_in("", "Port company"))
    dates = {event.title: event.date for event in session.columns.events}
    assert {title: date.edtf if date else None for title, date in dates.items()} == {
        "Dockers stopped work at the north quay": "2014-05-12",
        "Police closed the quay": "[2014-05-01..2014-05-10]",
        "The Dockers’ Union will meet": "2014-05-20",
        "The ferry left without a pilot": "2014-05-14",
        "The port company denied": None,
    }

    # two of them disputed: a denial is added to each
    for event, document, words in (
        (strike, "Harbour report", "The port company denied that anybody had stopped work"),
        (closing, "Quay closed", "Nobody closed the quay"),
    ):
        assert event is not None
        session.go_to(event)
        qtbot.waitUntil(lambda: workspace.views.passage.is_idle)
        hand.mark(document, words)
        hand.press(Qt.Key.Key_A, CTRL_SHIFT)
        form = hand.form()
        form.claims._rows[-1].stance.setCurrentText(Stance.DENIES.value)
        assert form.status.text().startswith("disputed")
        hand.record(form)
    assert statuses(session).count(Status.DISPUTED) == 2

    # two actors are one
    session.go_to_lane("dockers")

    hand.press(Qt.Key.Key_F3)
    actor_form = workspace.edits.forms[-1]
    assert isinstance(actor_form, ActorForm)
    actor_form.into.setText("Dockers’ Union")
    qtbot.mouseClick(actor_form.done_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not workspace.edits.forms)
    assert "dockers" not in session.columns.actor_position
    assert len(session.columns.rows_of_actor("dockers-union")) == 2
    made = session.open_project.project

    # undo all, redo all
    changes = 0
    while workspace.can_undo():
        hand.press(Qt.Key.Key_Z, CTRL)
        changes += 1
    assert changes == 9  # documents, five events, two denials, one merge
    assert len(session.open_project.project.documents) == 0
    while workspace.can_redo():
        hand.press(Qt.Key.Key_Z, CTRL_SHIFT)
    assert session.open_project.project == made

    # quit, open again, export
    workspace.window.close()
    with ProjectStore.open(file) as store:
        assert store.project == made
        assert store.can_undo
        assert len(store.history()) == 10
    outputs = [tmp_path / f"out.{ending}" for ending in ("csv", "png", "json")]
    assert run(["check", str(file)]) == 0
    assert run(["export", "-p", str(file), *map(str, outputs)]) == 0
    assert outputs[0].read_text(encoding="utf-8").count("\n") >= 6
    assert run(["check", str(outputs[2])]) == 0
    again = read_event_model(outputs[2]).project
    assert (again.events, again.actors) == (made.events, made.actors)
