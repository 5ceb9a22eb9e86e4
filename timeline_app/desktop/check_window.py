"""The window of the check: what is wrong or left behind, may be the same, or contradicts another, as of now.

What is found is made in ``session``; jumps and edits are asked of ``check_desk``.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from timeline_app.desktop.contradictions_page import ContradictionsPage
from timeline_app.desktop.findings_page import FindingsPage
from timeline_app.desktop.form_dialog import MARGINS
from timeline_app.desktop.idle_work import IdleWork
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.suggestions_page import SuggestionsPage
from timeline_app.desktop.timers import single_shot
from timeline_app.query.likely import Likely
from timeline_app.reading.audit import findings_in
from timeline_app.reading.finding import Finding
from timeline_app.session.bell import Changed
from timeline_app.session.check_findings import Found, Subjects
from timeline_app.session.session import Session
from timeline_app.session.suggestions import best_of, suggestions_in

CHECKING = "Checking…"
UNTIL_READ = 100  # milliseconds after which one looks again whether all of the project is read
UP_TO_DATE = "It follows each edit. “timeline-app check” tells the findings on a terminal, not the suggestions."


class Decisions(Protocol):
    """What the window asks for: to look at something, and to edit."""

    def go_to(self, finding: Finding) -> None: ...
    def mend(self, findings: Sequence[Finding]) -> None: ...
    def look_at(self, likely: Likely, record: str) -> None: ...
    def merge(self, likely: Likely, kept: str) -> None: ...
    def link(self, likely: Likely) -> None: ...
    def refuse(self, likely: Likely) -> None: ...
    def go_to_event(self, event: str) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...


class CheckWindow(QDialog):
    """Follows the session. What was found of the project before stays until all is looked at again."""

    def __init__(self, session: Session, decisions: Decisions, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("Check")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 620)
        self.findings = FindingsPage(decisions.go_to, decisions.mend, self)
        self.suggestions = SuggestionsPage(
            decisions.merge, decisions.link, decisions.refuse, decisions.look_at, self
        )
        self.tabs = QTabWidget()
        self.tabs.addTab(self.findings, "Findings")
        self.tabs.addTab(self.suggestions, "Suggestions")
        self.contradictions = ContradictionsPage(decisions.go_to_event, self)
        self.tabs.addTab(self.contradictions, "Contradictions")
        self.state = PlainLabel(faint=True, small=True)
        buttons = QDialogButtonBox()
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)  # Enter goes to what is chosen
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*MARGINS)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.state)
        layout.addWidget(buttons)
        # Those of the main window are not heard while this one is in front.
        QShortcut(QKeySequence("Ctrl+Z"), self, decisions.undo)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self, decisions.redo)
        self._work = IdleWork(self)
        self._reading = single_shot(self, self._check, UNTIL_READ)
        self._found = Found()
        self._likely: list[Likely] = []
        self.destroyed.connect(session.subscribe(self._on_change))
        self._check()
        self.findings.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_idle(self) -> bool:
        """Whether all is looked at and shown."""
        works = self._work.is_working or self._reading.isActive()
        return not works and self.findings.is_idle and self.suggestions.is_idle

    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.PROJECT:
            self.findings.wait()
            self.suggestions.wait()
            self._check()

    def _check(self) -> None:
        self._found = Found()
        self.state.say(CHECKING)
        opened = self._session.open_project
        if opened.is_whole:
            self._start(findings_in(opened), self._found.take, self._show_found)
        else:  # asking for all of it now would have the window wait
            self._work.stop()
            self._reading.start()

    def _show_found(self) -> None:
        opened = self._session.open_project
        self.findings.show_found(self._found, Subjects(opened.project))
        self.tabs.setTabText(0, _titled("Findings", self._found.count))
        self._show_contradictions()
        self._likely = []
        work = suggestions_in(opened.project)
        self._start(work, self._likely.append, self._show_suggestions)

    def show_contradictions(self) -> None:
        """Bring their page to the front; with those of the selected event, if it has any."""
        self.tabs.setCurrentWidget(self.contradictions)
        if self._session.open_project.is_whole:  # else they come once it is read
            self._show_contradictions()
        self.contradictions.choose(self._session.selected)
        self.contradictions.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_contradictions(self) -> None:
        self.contradictions.show_contradictions(self._session.open_project.project)
        count = self.contradictions.list.count()
        self.tabs.setTabText(2, _titled("Contradictions", count))

    def _show_suggestions(self) -> None:
        best = best_of(self._likely)
        session = self._session
        self.suggestions.show_suggestions(best, session.open_project.project, session.columns)
        self.tabs.setTabText(1, _titled("Suggestions", len(best)))
        self.state.say(UP_TO_DATE)

    def _start(
        self,
        work: Iterator[object | None],
        take: Callable[..., None],
        done: Callable[[], None],
    ) -> None:
        self._work.start(work, take, done)


def _titled(title: str, count: int) -> str:
    return f"{title} ({count:,})" if count else title
