"""What a check found: by kind, filtered as one types, each with a way there and a mend where there is one.

Going there and mending are asked of whoever made the page; ``session.check_findings`` has the words.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop.findings_model import FindingsModel
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.timers import single_shot
from timeline_app.reading.finding import Finding, FindingKind
from timeline_app.session.check_findings import (
    KIND_WORDS,
    SAFE,
    Found,
    Group,
    Subjects,
    groups_of,
    hint_for,
    mend_of,
)
from timeline_app.session.counting import counted

NOTHING = "Nothing to mend."
NO_MATCH = "Nothing that was found has these words."


class FindingsPage(QWidget):
    """``go`` is asked to show what a finding is about; ``mend`` to mend findings of one kind."""

    def __init__(
        self,
        go: Callable[[Finding], None],
        mend: Callable[[Sequence[Finding]], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._go_to, self._mend_them = go, mend
        self._found = Found()
        self._subjects: Subjects | None = None
        self._collapsed: set[FindingKind] = set()
        self._is_current = False
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter what was found")
        self.filter.setAccessibleName("Filter what was found")
        self.filter.setClearButtonEnabled(True)
        self._model = FindingsModel(self)
        self.tree = QTreeView()
        self.tree.setModel(self._model)
        self.tree.setAccessibleName("What was found, by kind")
        self.tree.setProperty("boxed", "true")
        self.tree.setUniformRowHeights(True)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.tree.header().setStretchLastSection(True)
        self.tree.header().resizeSection(0, 260)
        self.nothing = PlainLabel(faint=True)  # nothing is known of it yet
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.about = PlainLabel()
        self.about.make_selectable()
        self.hint = PlainLabel(faint=True, small=True)
        self.go_button = QPushButton("Go there")
        self.mend_button = QPushButton()
        self.mend_all_button = QPushButton()
        for button in (self.go_button, self.mend_button, self.mend_all_button):
            button.setAutoDefault(False)
        self._lay_out()
        self._typing = single_shot(self, self._refresh, 60)
        self.filter.textChanged.connect(self._typing.start)
        self.filter.returnPressed.connect(self._enter_tree)
        self.tree.activated.connect(self._activate)
        self.tree.selectionModel().currentChanged.connect(self._follow)
        self.tree.collapsed.connect(self._note_collapsed)
        self.tree.expanded.connect(self._note_expanded)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.go_button.clicked.connect(self._go)
        self.mend_button.clicked.connect(self._mend)
        self.mend_all_button.clicked.connect(self._mend_all)
        self._follow()

    def show_found(self, found: Found, subjects: Subjects) -> None:
        """Show what a check found, all of it."""
        self._found, self._subjects, self._is_current = found, subjects, True
        self._refresh()

    def wait(self) -> None:
        """What is shown is of a project that has changed since: nothing of it can be mended now."""
        self._is_current = False
        self._follow()

    @property
    def is_idle(self) -> bool:
        return not self._typing.isActive()

    @property
    def finding(self) -> Finding | None:
        """The one that is chosen."""
        return self._model.finding_at(self.tree.currentIndex())

    @property
    def group(self) -> Group | None:
        """The kind that is chosen, or the one of the finding that is."""
        return self._model.group_at(self.tree.currentIndex())

    def _refresh(self) -> None:
        if self._subjects is None:
            return
        self._typing.stop()
        before = None if self.group is None else self.group.kind
        place = self.tree.currentIndex().row() if self.finding is not None else 0
        groups = groups_of(self._found, self._subjects, self.filter.text())
        self._model.show_groups(groups, self._subjects)
        for number, group in enumerate(groups):
            index = self._model.index(number, 0)
            self.tree.setFirstColumnSpanned(number, QModelIndex(), True)
            self.tree.setExpanded(index, group.kind not in self._collapsed)
        self.tree.setVisible(bool(groups))
        self.nothing.setVisible(not groups)
        self.nothing.say(NO_MATCH if self._found.count else NOTHING)
        self.filter.setEnabled(bool(self._found.count))
        if groups:
            # The one that took the place of the one before, so that one can mend on and on.
            kinds = [group.kind for group in groups]
            number = kinds.index(before) if before in kinds else 0
            last = len(groups[number].shown) - 1
            row = min(place, last) if before in kinds else 0
            self.tree.setCurrentIndex(self._model.index_of(number, row))
        self._follow()

    def _follow(self, *_: object) -> None:
        finding, group = self.finding, self.group
        self.go_button.setEnabled(finding is not None)
        mend = mend_of(finding) if finding is not None else ""
        self.mend_button.setVisible(bool(mend))
        self.mend_button.setText(mend)
        self.mend_button.setEnabled(self._is_current)
        mendable = self._mendable(group)
        self.mend_all_button.setVisible(len(mendable) > 1)
        self.mend_all_button.setText(f"Mend all {len(mendable):,} of this kind")
        self.mend_all_button.setEnabled(self._is_current)
        if finding is not None and self._subjects is not None:
            self.about.say(f"{self._subjects.where(finding)}: {self._subjects.what(finding)}.")
            self.hint.say(hint_for(finding))
        elif group is not None:
            kind = "a remark each" if group.kind.is_remark else "a problem each"
            self.about.say(
                f"{KIND_WORDS[group.kind].title}: {counted(group.count, 'finding')}, {kind}."
            )
            self.hint.say(KIND_WORDS[group.kind].hint)
        else:
            self.about.say("")
            self.hint.say("")

    def _mendable(self, group: Group | None) -> list[Finding]:
        """Those that can be mended at once without a look at each, whether shown or not."""
        if group is None or group.kind not in SAFE:
            return []
        listed = group.shown if self.filter.text().strip() else self._found.kept[group.kind]
        return [each for each in listed if mend_of(each)]

    def _enter_tree(self) -> None:
        self._refresh()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _activate(self, index: QModelIndex) -> None:
        if self._model.finding_at(index) is not None:
            self._go()
        else:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))

    def _go(self) -> None:
        if self.finding is not None:
            self._go_to(self.finding)

    def _mend(self) -> None:
        if self.finding is not None and mend_of(self.finding) and self._is_current:
            self._mend_them([self.finding])

    def _mend_all(self) -> None:
        findings = self._mendable(self.group)
        if findings and self._is_current:
            self._mend_them(findings)

    def _note_collapsed(self, index: QModelIndex) -> None:
        group = self._model.group_at(index)
        if group is not None:
            self._collapsed.add(group.kind)

    def _note_expanded(self, index: QModelIndex) -> None:
        group = self._model.group_at(index)
        if group is not None:
            self._collapsed.discard(group.kind)

    def make_menu(self) -> QMenu:
        """What can be done with what is chosen."""
        menu = QMenu(self.tree)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in (self.go_button, self.mend_button, self.mend_all_button):
            if not button.isHidden():
                action = QAction(button.text(), menu)
                action.setEnabled(button.isEnabled())
                action.triggered.connect(button.click)
                menu.addAction(action)
        return menu

    def _show_menu(self, at: QPoint) -> None:
        if self.tree.indexAt(at).isValid():
            self.make_menu().popup(self.tree.viewport().mapToGlobal(at))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.go_button)
        buttons.addWidget(self.mend_button)
        buttons.addWidget(self.mend_all_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addWidget(self.filter)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.nothing, 1)
        layout.addWidget(self.about)
        layout.addWidget(self.hint)
        layout.addLayout(buttons)
