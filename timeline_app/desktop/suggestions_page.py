"""Two records that may be one, side by side, with the reasons; a person says whether they are.

What is done then is asked of whoever made the page; ``session.suggestions`` has the edits.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.list_and_pair import list_and_pair
from timeline_app.desktop.record_card import RecordCard
from timeline_app.desktop.text import short_visible_text, tooltip_text
from timeline_app.desktop.timers import single_shot
from timeline_app.model.event import Suggestion
from timeline_app.model.project import Project
from timeline_app.query.columns import EventColumns
from timeline_app.query.likely import Likely

Index = QModelIndex | QPersistentModelIndex

NOTHING = "No two actors or events look like the same."
NO_MATCH = "No suggestion has these words."
WHAT_MERGING_DOES = "Both become one that keeps what is known of either. It can be undone."
_WORDS = {Suggestion.SAME_ACTOR: "same actor", Suggestion.SAME_EVENT: "same event"}

Decide = Callable[[Likely], None]


class SuggestionsPage(QWidget):
    """``merge`` takes the id of the one that stays, too; ``go`` the id of the one to look at."""

    def __init__(
        self,
        merge: Callable[[Likely, str], None],
        link: Decide,
        refuse: Decide,
        go: Callable[[Likely, str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._merge, self._link, self._refuse, self._go_to = merge, link, refuse, go
        self._all: Sequence[Likely] = ()
        self._project: Project | None = None
        self._columns: EventColumns | None = None
        self._names: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._is_current = False
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter suggestions")
        self.filter.setAccessibleName("Filter suggestions")
        self.filter.setClearButtonEnabled(True)
        self._model = _SuggestionsModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setAccessibleName("Suggestions, the most likely first")
        self.list.setUniformItemSizes(True)
        self.list.setProperty("boxed", "true")
        self.nothing = PlainLabel(faint=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.reasons = PlainLabel()
        self.cards = (RecordCard(self), RecordCard(self))
        self.go_buttons = tuple(map(_button, ("Go there", "Go there")))
        self.merge_buttons = tuple(map(_button, ("Merge into this one", "Merge into this one")))
        self.link_button = _button("Link as the same")
        self.refuse_button = _button("Not the same")
        self._lay_out()
        self._typing = single_shot(self, self._refresh, 60)
        self.filter.textChanged.connect(self._typing.start)
        self.filter.returnPressed.connect(self._enter_list)
        self.list.selectionModel().currentChanged.connect(self._follow)
        self.list.activated.connect(self._go_to_one)
        self.go_buttons[0].clicked.connect(self._go_to_one)
        self.go_buttons[1].clicked.connect(self._go_to_other)
        self.merge_buttons[0].clicked.connect(self._merge_into_one)
        self.merge_buttons[1].clicked.connect(self._merge_into_other)
        self.link_button.clicked.connect(self._link_both)
        self.refuse_button.clicked.connect(self._refuse_both)
        self._follow()

    def show_suggestions(
        self, suggestions: Sequence[Likely], project: Project, columns: EventColumns
    ) -> None:
        """Show the pairs of ``project``, which has these columns; the most likely first."""
        self._all, self._project, self._is_current = suggestions, project, True
        self._columns = columns
        self._names = {actor.id: actor.name for actor in project.actors}
        self._titles = {event.id: event.title for event in project.events}
        self._refresh()

    def wait(self) -> None:
        """What is shown is of a project that has changed since: nothing can be decided now."""
        self._is_current = False
        if not self._all:
            self.nothing.say("")
        self._follow()

    @property
    def is_idle(self) -> bool:
        return not self._typing.isActive()

    @property
    def chosen(self) -> Likely | None:
        return self._model.suggestion_at(self.list.currentIndex())

    def _refresh(self) -> None:
        self._typing.stop()
        place = max(self.list.currentIndex().row(), 0)
        words = self.filter.text().casefold().split()
        lines = [(each, self._line(each)) for each in self._all]
        shown = [
            (each, line) for each, line in lines if all(word in line.casefold() for word in words)
        ]
        self._model.show_suggestions(shown)
        self._both.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        self.nothing.say(NO_MATCH if self._all else NOTHING if self._is_current else "")
        self.filter.setEnabled(bool(self._all))
        if shown:
            self.list.setCurrentIndex(self._model.index(min(place, len(shown) - 1)))
        self._follow()

    def _line(self, likely: Likely) -> str:
        return f"{self._name(likely, likely.one)} = {self._name(likely, likely.other)}?"

    def _name(self, likely: Likely, id_: str) -> str:
        names = self._names if likely.suggestion is Suggestion.SAME_ACTOR else self._titles
        return names.get(id_, id_)

    def _follow(self, *_: object) -> None:
        likely, project, columns = self.chosen, self._project, self._columns
        is_of_actors = likely is not None and likely.suggestion is Suggestion.SAME_ACTOR
        for button in (*self.go_buttons, *self.merge_buttons, self.link_button, self.refuse_button):
            button.setEnabled(likely is not None and self._is_current)
        for button in self.merge_buttons:
            # Of events one is first shown what becomes of them.
            button.setText("Merge into this one" if is_of_actors else "Merge into this one…")
        self.link_button.setVisible(not is_of_actors)
        if likely is None or project is None or columns is None:
            self.reasons.say("")
            return
        self.reasons.say(
            f"Perhaps the {_WORDS[likely.suggestion]} ({likely.score} of 100): "
            f"{'; '.join(likely.reasons)}."
        )
        for card, id_ in zip(self.cards, (likely.one, likely.other), strict=True):
            if is_of_actors:
                actor = next((each for each in project.actors if each.id == id_), None)
                if actor is not None:
                    card.show_actor(actor, project, columns)
            else:
                event = next((each for each in project.events if each.id == id_), None)
                if event is not None:
                    card.show_event(event, project)

    def _enter_list(self) -> None:
        self._refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_one(self, *_: object) -> None:
        if self.chosen is not None:
            self._go_to(self.chosen, self.chosen.one)

    def _go_to_other(self) -> None:
        if self.chosen is not None:
            self._go_to(self.chosen, self.chosen.other)

    def _merge_into_one(self) -> None:
        if self.chosen is not None:
            self._merge(self.chosen, self.chosen.one)

    def _merge_into_other(self) -> None:
        if self.chosen is not None:
            self._merge(self.chosen, self.chosen.other)

    def _link_both(self) -> None:
        if self.chosen is not None:
            self._link(self.chosen)

    def _refuse_both(self) -> None:
        if self.chosen is not None:
            self._refuse(self.chosen)

    def _lay_out(self) -> None:
        pair = QWidget()
        grid = QGridLayout(pair)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.addWidget(self.reasons, 0, 0, 1, 2)
        for place, card in enumerate(self.cards):
            grid.addWidget(card, 1, place)
            grid.setColumnStretch(place, 1)
            row = QHBoxLayout()
            row.addWidget(self.go_buttons[place])
            row.addWidget(self.merge_buttons[place])
            row.addStretch(1)
            grid.addLayout(row, 2, place)
            self.merge_buttons[place].setToolTip(WHAT_MERGING_DOES)
        grid.setRowStretch(1, 1)
        decide = QHBoxLayout()
        decide.addWidget(self.refuse_button)
        decide.addWidget(self.link_button)
        decide.addStretch(1)
        grid.addLayout(decide, 3, 0, 1, 2)
        self.refuse_button.setToolTip("It is remembered in the project, and not suggested again.")
        self.link_button.setToolTip("Both stay, and are linked as the same.")
        self._both = list_and_pair(self.list, pair)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addWidget(self.filter)
        layout.addWidget(self._both, 1)
        layout.addWidget(self.nothing, 1)


def _button(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    return button


class _SuggestionsModel(QAbstractListModel):
    """Pairs with the names of both, as they are given."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: Sequence[tuple[Likely, str]] = ()

    def show_suggestions(self, lines: Sequence[tuple[Likely, str]]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def suggestion_at(self, index: Index) -> Likely | None:
        return self._lines[index.row()][0] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        likely, line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return short_visible_text(f"{likely.score}  {line}")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(f"{line}\n" + "\n".join(likely.reasons))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = f"perhaps the {_WORDS[likely.suggestion]}, {likely.score} of 100"
            return short_visible_text(f"{line} {words}: {'; '.join(likely.reasons)}")
        return None
