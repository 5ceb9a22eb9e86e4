"""The form for splitting an actor: a new name, and what goes to it, to be ticked and searched.

What a split does is ``session.actor_edits``' business; what can be ticked, ``session.actor_split``'s.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop.form_dialog import MARGINS, FormDialog, done_or_cancel, field_label
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.text import name_in_label, short_visible_text, tooltip_text
from timeline_app.query.columns import fold
from timeline_app.session.actor_split import SplitChoice, summary

WIDTH, HEIGHT = 520, 560
ROW_HEIGHT = 22

Index = QModelIndex | QPersistentModelIndex


class ActorSplitForm(FormDialog):
    """``record`` takes the new name and what was ticked, and says why it can't be done, or nothing.

    ``remark`` says what is to be known of a name that is typed, or nothing.
    """

    def __init__(
        self,
        name: str,
        choices: Sequence[SplitChoice],
        record: Callable[[str, Sequence[SplitChoice]], str],
        remark: Callable[[str], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._record, self._remark = record, remark
        self.setWindowTitle("Split the actor")
        self.resize(WIDTH, HEIGHT)
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of the new actor")
        self.name.setPlaceholderText("Name of the new actor")
        self.name.setMaxLength(500)
        self.search = QLineEdit()
        self.search.setAccessibleName("Find an event, a claim or an alias")
        self.search.setPlaceholderText("Find an event, a claim or an alias")
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self.choices = ChoiceModel(choices, self)
        self.list = QListView()
        self.list.setAccessibleName("What goes to the new actor")
        self.list.setModel(self.choices)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.all_button = _link("tick all listed")
        self.none_button = _link("untick all listed")
        self.summary = PlainLabel(faint=True)
        self._old_name = name_in_label(name)
        self._lay_out()
        self.search.textChanged.connect(self._find)
        self.all_button.clicked.connect(self._tick_all)
        self.none_button.clicked.connect(self._untick_all)
        self.choices.dataChanged.connect(self._follow)
        self.name.textChanged.connect(self._follow)
        self._follow()

    @property
    def is_changed(self) -> bool:
        return bool(self.name.text().strip() or self.choices.ticked)

    def accept(self) -> None:
        """Record the split; close only where that went well."""
        ticked = self.choices.ticked
        if not self.name.text().strip():
            problem = "The new actor has no name."
        elif not ticked:
            problem = "Nothing is ticked: tick what goes to the new actor."
        else:
            problem = self._record(self.name.text(), ticked)
        if problem:
            self.tell(problem)
            return
        super().accept()

    def _follow(self) -> None:
        what = summary(self.choices.ticked)
        stays = f"stays with “{self._old_name}”."
        self.summary.say(
            f"{what} to the new actor; everything else {stays}"
            if what
            else f"Nothing is ticked yet: everything {stays}"
        )
        self.note_change(self._remark(self.name.text()))

    def _find(self, words: str) -> None:
        self.choices.find(words)

    def _tick_all(self) -> None:
        self.choices.tick_listed(True)

    def _untick_all(self) -> None:
        self.choices.tick_listed(False)

    def _lay_out(self) -> None:
        links = QHBoxLayout()
        links.setSpacing(4)
        links.addWidget(field_label("What goes to it"), 1)
        links.addWidget(self.all_button)
        links.addWidget(self.none_button)
        buttons, self.done_button = done_or_cancel(self, "Split")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*MARGINS)
        layout.addWidget(field_label("Name of the new actor"))
        layout.addWidget(self.name)
        layout.addLayout(links)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.summary)
        layout.addWidget(self.message)
        layout.addWidget(buttons)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)


class ChoiceModel(QAbstractListModel):
    """What can be ticked, as far as it has the words that are searched; ticks outlive a search."""

    def __init__(self, choices: Sequence[SplitChoice], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._folded = [fold(choice.words) for choice in choices]
        self._listed = list(range(len(choices)))
        self._ticked: set[int] = set()

    @property
    def ticked(self) -> tuple[SplitChoice, ...]:
        return tuple(self._choices[number] for number in sorted(self._ticked))

    def find(self, words: str) -> None:
        """List what has all of ``words``."""
        wanted = fold(words).split()
        self.beginResetModel()
        self._listed = [
            number
            for number, text in enumerate(self._folded)
            if all(word in text for word in wanted)
        ]
        self.endResetModel()

    def tick_listed(self, is_ticked: bool) -> None:
        listed = set(self._listed)
        self._ticked = self._ticked | listed if is_ticked else self._ticked - listed
        if listed:
            self.dataChanged.emit(self.index(0), self.index(len(self._listed) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._listed)

    def flags(self, index: Index) -> Qt.ItemFlag:
        kept = super().flags(index)
        return kept | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else kept

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        number = self._listed[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return short_visible_text(self._choices[number].words)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(80, ROW_HEIGHT)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(self._choices[number].words)
        if role == Qt.ItemDataRole.CheckStateRole:
            is_ticked = number in self._ticked
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._ticked ^= {self._listed[index.row()]}
        self.dataChanged.emit(index, index)
        return True


def _link(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("flat_link", "true")
    button.setAutoDefault(False)
    return button
