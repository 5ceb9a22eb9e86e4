"""The story of proposals: unknown articles in, events proposed, reviewed by keyboard, exported."""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.cli import run
from timeline_app.desktop.app import make_application, open_window
from timeline_app.desktop.event_form import EventForm
from timeline_app.desktop.event_picker import EventPicker
from timeline_app.desktop.propose_dialog import ProposeDialog
from timeline_app.desktop.workspace import Workspace
from timeline_app.model.project import Project
from timeline_app.session import proposing_pool
from timeline_app.session.decisions import refused_keys
from timeline_app.store.project_store import ProjectStore

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ARTICLES = {
    "harbour.txt": "The harbour\n\nDockers occupied Quays.\nBrokers sued Dockers.\n",
    "court.txt": "In court\n\nJudges heard Brokers.\nClerks saw Pigeons.\n",
    "ferry.txt": "The ferry\n\nPilots boycotted Ferries.\nDockers occupied Quays.\n",
}
NEWS = {
    "strike.txt": (
        "Dockers walk out in Port Ellery\n\nPORT ELLERY, 14 May 2019 - Dockers stopped work at the "
        "north quay on Monday after talks with the port company collapsed. Marta Lindqvist, who leads "
        "the Dockers' Union, said the company had threatened to dismiss forty workers. The company "
        "denied that anybody had been threatened.\n"
    ),
    "trial.txt": (
        "Former mayor goes on trial\n\n3 June 2019\n\nA court in Valmora charged the former mayor "
        "Tomas Reyle with fraud on Thursday. Prosecutors say Reyle paid a builder in 2016. He will "
        "appear again on 20 June. His lawyer rejected the charges.\n"
    ),
    "rescue.txt": (
        "Ferry rescued\n\nPublished 9 March 2020\n\nThe coast guard rescued 30 passengers from a "
        "ferry off Brenna on Sunday. The ferry had lost power a day earlier. Officials plan to "
        "inspect every ferry this summer.\n"
    ),
}
LATER = "The end\n\nDockers left Quays.\n"


class Reader:
    """A person with a keyboard at the window."""

    def __init__(self, qtbot: QtBot, workspace: Workspace) -> None:
        self.qtbot, self.workspace = qtbot, workspace

    @property
    def store(self) -> ProjectStore:
        assert self.workspace.edits.editor is not None
        return self.workspace.edits.editor.store

    @property
    def listed(self) -> list[str]:
        titles = {event.id: event.title for event in self.store.project.events}
        return [titles[id_] for id_ in self.workspace.views.review.table.ids]

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier | None = None,
        answer: Callable[[], None] | None = None,
    ) -> None:
        """Press a key where the keyboard is, and ``answer`` what is asked then."""
        self.activate(self.workspace.window)
        if answer is not None:
            QTimer.singleShot(0, answer)
        widget = self.workspace.window.focusWidget() or self.workspace.window
        self.qtbot.keyClick(widget, key, modifiers or Qt.KeyboardModifier.NoModifier)

    def propose(self, downs: int = 0) -> None:
        """Have the documents read that are offered first, or some places below."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, ProposeDialog)
            for _ in range(downs):
                focused = dialog.focusWidget()
                assert focused is not None
                self.qtbot.keyClick(focused, Qt.Key.Key_Down)
            self.qtbot.keyClick(dialog, Qt.Key.Key_Return)

        self.press(Qt.Key.Key_P, CTRL_SHIFT, answer)
        desk = self.workspace.edits.proposing
        self.qtbot.waitUntil(lambda: not desk.is_running, timeout=30_000)
        self.qtbot.waitUntil(lambda: self.workspace.views.review.is_idle)

    def activate(self, window: QWidget) -> None:
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are read by a rule that needs no model: each line of three words is an event."""
    monkeypatch.setattr(proposing_pool, "MODULE", "tests.session.fake_proposing")


@pytest.fixture
def reader(qtbot: QtBot, config: Path, tmp_path: Path) -> Iterator[Reader]:
    for name, text in {**ARTICLES, **NEWS}.items():
        (tmp_path / name).write_text(text, "utf-8")
    file = tmp_path / "harbour.timeline"
    ProjectStore.create(file, Project(title="Harbour"), {}).close()
    make_application()
    workspace = open_window(file, None)
    qtbot.addWidget(workspace.window, before_close_func=lambda _: workspace.edits.forget())
    workspace.window.resize(1440, 900)
    qtbot.waitUntil(lambda: workspace.views.canvas.is_idle)
    yield Reader(qtbot, workspace)
    workspace.window.close()


def test_articles_are_proposed_reviewed_by_keyboard_and_exported(
    reader: Reader, quick: None, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace, files = reader.workspace, [tmp_path / name for name in ARTICLES]
    workspace.open_dropped(files)
    qtbot.waitUntil(lambda: len(reader.store.project.documents) == 3)
    reader.propose()
    assert reader.store.history()[-1].label == "Propose 6 events from 3 documents"
    panel = workspace.views.review
    assert workspace.window.focusWidget() is panel.view
    assert sorted(reader.listed) == [  # what is hardly worth a row is folded away
        "Brokers sued Dockers.",
        "Dockers occupied Quays.",
        "Dockers occupied Quays.",
        "Judges heard Brokers.",
        "Pilots boycotted Ferries.",
    ]
    assert panel.folded.text() == "1 minor folded"
    session = workspace.open_session()
    first = reader.listed[0]
    assert session.selected_event is not None
    assert session.selected_event.title == first
    assert first in workspace.views.passage.highlighted_text()

    # accept, reject, edit, merge, undo and redo: each with one key, each on to the next
    reader.press(Qt.Key.Key_A)
    assert reader.listed[0] != first
    rejected = reader.listed[0]
    assert session.selected_event.proposal is not None
    refused = session.selected_event.proposal.key
    reader.press(Qt.Key.Key_R)
    assert len(reader.listed) == 3
    reader.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.selected_event.title == rejected
    reader.press(Qt.Key.Key_R)
    edited = reader.listed[0]
    reader.press(Qt.Key.Key_E)
    [form] = workspace.edits.forms
    assert isinstance(form, EventForm)
    reader.activate(form)
    qtbot.keyClicks(form.title, "As it was")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not workspace.edits.forms)
    assert edited not in reader.listed

    def pick() -> None:
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, EventPicker)
        qtbot.keyClicks(picker.field, "As it was")
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)

    workspace.views.review.focus_list()
    reader.press(Qt.Key.Key_M, answer=pick)
    assert len(reader.listed) == 1
    panel.confidence.setValue(0)
    panel.accept_sure.click()
    assert reader.listed == []
    decided = [event for event in reader.store.project.events if not event.is_proposed]
    assert len(decided) == 3
    [mended] = [event for event in decided if event.title == "As it was"]
    assert len(mended.claims) == 2

    # another document comes: what was decided stays, what was rejected is not proposed again
    (tmp_path / "later.txt").write_text(LATER, "utf-8")
    workspace.open_dropped([tmp_path / "later.txt"])
    qtbot.waitUntil(lambda: len(reader.store.project.documents) == 4)
    reader.propose()
    assert reader.listed == ["Dockers left Quays."]
    reader.propose(downs=1)
    assert reader.listed == ["Dockers left Quays."]
    now = {event.id: event for event in reader.store.project.events}
    assert all(now[event.id] == event for event in decided)
    keys = {event.proposal.key for event in now.values() if event.proposal is not None}
    assert refused not in keys
    assert refused in refused_keys(reader.store.project)

    # what was reviewed is exported
    file = reader.store.file
    workspace.window.close()
    out = tmp_path / "harbour.csv"
    assert run(["export", "-p", str(file), str(out), "--review", "decided"]) == 0
    with out.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert sorted(row["id"] for row in rows) == sorted(event.id for event in decided)
    assert all('"decision"' in row["proposal"] for row in rows)


def test_three_articles_that_nobody_has_seen_are_read_by_the_model(
    reader: Reader, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace = reader.workspace
    workspace.open_dropped([tmp_path / name for name in NEWS])
    qtbot.waitUntil(lambda: len(reader.store.project.documents) == 3)
    reader.propose()
    panel, texts = workspace.views.review, reader.store.texts
    proposed = reader.store.project.events
    assert len(proposed) >= 6
    for event in proposed:
        assert event.is_proposed
        for claim in event.claims:
            where = claim.passage
            assert texts[where.document][where.start : where.end] == where.quote
    panel.salience.setValue(0)
    count = len(reader.listed)
    assert count == len(proposed)

    # every second one is accepted, the others are rejected: all with the keys of the list
    panel.focus_list()
    accepted = 0
    for number in range(count):
        reader.press(Qt.Key.Key_R if number % 2 else Qt.Key.Key_A)
        accepted += number % 2 == 0
    assert reader.listed == []
    now = reader.store.project
    assert len(now.events) == accepted
    named = {id_ for event in now.events for id_ in event.actors}
    assert named <= {actor.id for actor in now.actors}
    reader.propose()
    assert reader.listed == []
    assert reader.store.project == now

    file, out = reader.store.file, tmp_path / "news.json"
    workspace.window.close()
    assert run(["export", "-p", str(file), str(out)]) == 0
    assert len(json.loads(out.read_text("utf-8"))["events"]) == accepted
