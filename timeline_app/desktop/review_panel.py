"""The list of proposals that wait for a decision, with a key and a button for each decision.

Its rows are ``review_table``'s, what stands around them is laid out by ``review_rows``. What a decision
does is asked of whoever ``offers`` it.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.menus import Actions, key_text
from timeline_app.desktop.review_keys import hear_letters
from timeline_app.desktop.review_rows import (
    button,
    decision_row,
    empty_page,
    keep_room,
    narrowing_row,
)
from timeline_app.desktop.review_table import Column, ReviewTable
from timeline_app.desktop.review_view import STEPS, ReviewView
from timeline_app.desktop.share_spin import ShareSpin
from timeline_app.desktop.text import name_in_label
from timeline_app.desktop.theme import Theme
from timeline_app.desktop.timers import single_shot
from timeline_app.session.bell import Changed
from timeline_app.session.command import Scope
from timeline_app.session.counting import counted
from timeline_app.session.minor_proposals import show_all
from timeline_app.session.session import Session
from timeline_app.session.waiting_proposals import folded_count, left_out_count, waiting_count

TYPING_PAUSE_MS = 120
SURE_ENOUGH = 80  # hundredths of confidence, at first
MOST_UNASKED = 20  # proposals that are accepted at once without a question
OF_SELECTED = ("accept-proposals", "edit-proposal", "reject-proposals", "merge-proposal")
BUTTON_WORDS = {
    "accept-proposals": "Accept",
    "edit-proposal": "Edit…",
    "reject-proposals": "Reject",
    "merge-proposal": "Merge into…",
    "previous-proposal": "Previous",
    "next-proposal": "Next",
}
NOTHING = (
    "Nothing waits for a decision.\n"
    "File › Propose events… reads the documents, and proposes what they say happened."
)
NO_MATCH = "No proposal has these words."
LEFT_OUT = "The filter leaves out {count} that wait for a decision."
OF_TABLES = "The rows of a table are taken as they are: nothing is proposed of them."
READ_ONLY = "Nothing can be decided here: {why}"
_MARGINS = (8, 8, 8, 8)
NOT_WAITING = "“{title}” waits for no decision; N leads back to the proposals"
NONE_CHOSEN = "No proposal is selected; N leads back to the list"
NOT_SHOWN = "Decide on proposals while their list shows: F8 shows it"
_FLAG = QItemSelectionModel.SelectionFlag


class Decisions(Protocol):
    """What the panel asks for: decisions on several proposals at once, and to keep what is chosen."""

    def accept_sure(self, ids: Collection[str]) -> None: ...
    def reject_all(self, ids: Collection[str]) -> None: ...
    def keep_salience(self, least: int) -> None: ...
    def say(self, message: str) -> None: ...


class ReviewPanel(QWidget):
    """Follows the session while it is seen. Once its current proposal is decided, it goes to the next."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._actions: Actions | None = None
        self._decisions: Decisions | None = None
        self._why_read_only: Callable[[], str] = lambda: ""
        self._is_stale, self._is_following = True, False
        self.setAccessibleName("Proposals to review")
        self.table = ReviewTable(session, self)
        self.view = ReviewView(self)
        self.view.setModel(self.table)
        self.count = PlainLabel(section=True)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Words of titles, actors, passages or documents")
        self.filter.setAccessibleName("Narrow the list of proposals")
        self.filter.setClearButtonEnabled(True)
        self.salience = ShareSpin("Least salience of a proposal")
        self.salience.setToolTip("How much a proposal must be worth a row to be shown")
        self.folded = PlainLabel(faint=True, small=True)
        self.read_only = PlainLabel(warning=True)
        self.confidence = ShareSpin("Least confidence of proposals that are accepted at once")
        self.confidence.setValue(SURE_ENOUGH)
        self.buttons = {id_: button(words) for id_, words in BUTTON_WORDS.items()}
        self.accept_sure = button("")
        self.reject_listed = button("")
        self.empty = PlainLabel(faint=True)
        self.clear_filter = button("Clear the filter")
        self._lay_out()
        self._typing = single_shot(self, self._narrow, TYPING_PAUSE_MS)
        # Once the canvas has given up its room for the list.
        self._revealing = single_shot(self, session.reveal_selection)
        self.filter.textChanged.connect(self._typing.start)
        self.filter.returnPressed.connect(self.focus_list)
        self.salience.valueChanged.connect(self._fold)
        self.confidence.valueChanged.connect(self._say_counts)
        self.accept_sure.clicked.connect(self._accept_sure)
        self.reject_listed.clicked.connect(self._reject_listed)
        self.clear_filter.clicked.connect(self._clear_filter)
        # By a key a row is highlighted before it becomes the current one, by a click afterwards.
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        self.view.selectionModel().selectionChanged.connect(self._choose)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(Column.DOCUMENT, Qt.SortOrder.AscendingOrder)
        self.set_theme(theme)
        self.destroyed.connect(session.subscribe(self._on_change))

    def offers(
        self,
        actions: Actions,
        decisions: Decisions,
        why_read_only: Callable[[], str],
        beside: Collection[QWidget] = (),
    ) -> None:
        """Have the commands of ``actions`` on buttons and keys, and letters heard in the views ``beside``.

        ``why_read_only`` is empty where one may edit.
        """
        self._actions, self._decisions = actions, decisions
        self._why_read_only = why_read_only
        keys: dict[str, str] = {}
        for command in actions.commands:
            if command.scope is Scope.REVIEW:
                keys |= dict.fromkeys(command.keys, command.id)
            if command.id in self.buttons:
                shown = self.buttons[command.id]
                shown.setText(f"{BUTTON_WORDS[command.id]}  {key_text(command).split('  ')[0]}")
                shown.setToolTip(f"{command.title}: {key_text(command)}")
                shown.clicked.connect(partial(self._trigger, command.id))
        self.view.keys = keys
        self.view.trigger = self._trigger
        hear_letters((self, *beside), keys, self._trigger)
        self._say_counts()

    def set_theme(self, theme: Theme) -> None:
        self.view.viewport().update()

    @property
    def is_idle(self) -> bool:
        return not self._typing.isActive() and not self._revealing.isActive()

    @property
    def current(self) -> str | None:
        """The id of the proposal that is highlighted in the list."""
        index = self.view.currentIndex()
        is_highlighted = self.view.selectionModel().isSelected(index)
        return self.table.event_at(index.row()) if is_highlighted else None

    def focus_list(self) -> None:
        """Take the keyboard; where no proposal is selected, the first becomes so."""
        self._catch_up()
        if self.table.rowCount():
            self._go_to(
                max(self.view.currentIndex().row(), 0)
            )  # else Qt makes one current by itself
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._revealing.start()
        else:
            self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step(self, direction: int) -> None:
        """Select the next proposal, or the one before; after a look elsewhere, that which one came to last."""
        self._catch_up()
        place, last = self.view.currentIndex().row(), self.table.rowCount() - 1
        if self.current is not None:
            place += direction
        if last >= 0:
            self._go_to(min(max(place, 0), last))

    def take_back(self, events: Collection[str]) -> None:
        """Where one goes through the list by keys, select the first of ``events``, which came back.

        Where none of them is listed, that which one last came to, not what isn't in the list.
        """
        if not self.view.hasFocus() or not self.table.rowCount():
            return
        is_listed = self.table.place_of(self._session.selected) is not None
        if is_listed and self._session.selected in events:
            return
        first = next((place for place, id_ in enumerate(self.table.ids) if id_ in events), None)
        if first is not None:
            self._go_to(first)
        elif not is_listed:
            self._go_to(max(self.view.currentIndex().row(), 0))

    # following what happens

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up: a list that nobody sees costs nothing."""
        self._catch_up()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Splitters ask nobody how high several lines of buttons are."""
        super().resizeEvent(event)
        self.setMinimumHeight(self._whole.totalMinimumHeightForWidth(self.width()))

    def _catch_up(self) -> None:
        if self._is_stale:
            self._refresh()

    def _on_change(self, changed: Changed) -> None:
        if changed & (Changed.PROJECT | Changed.FILTER):
            self._is_stale = True
        if not self.isVisible():
            return
        if self._is_stale:
            self._refresh()
        if changed & Changed.SELECTION:
            self._follow_selection()

    def _refresh(self) -> None:
        """List what is proposed now; go on to what came after what was decided."""
        self._is_stale = False
        session, before, ids = self._session, self.current, self.table.ids
        place = self.view.currentIndex().row()
        self._is_following = True
        self.table.refresh()
        self._is_following = False
        now = self.table.place_of(before)
        if now is None and before is not None and session.selected in (None, before):
            if self.table.rowCount():
                places = {id_: n for n, id_ in enumerate(self.table.ids)}
                last = self.table.rowCount() - 1
                self._go_to(next((places[id_] for id_ in ids[place:] if id_ in places), last))
            else:
                self._set_current(None)
        else:
            if now is not None and self.view.currentIndex().row() != now:
                self._set_current(now)
            self._follow_selection()
        self._show_page()
        self._say_counts()

    def _follow_selection(self) -> None:
        if self._is_following:
            return
        place = self.table.place_of(self._session.selected)
        if place is None:
            self.view.clearSelection()  # one steps on from the same place
        elif self.current != self._session.selected:
            self._set_current(place)

    def _go_to(self, place: int) -> None:
        self._set_current(place)
        event = self.table.event_at(place)
        if event is not None and event != self._session.selected:
            self._is_following = True
            self._session.go_to(event)
            self._is_following = False

    def _set_current(self, place: int | None) -> None:
        self._is_following = True
        model = self.view.selectionModel()
        if place is None:
            model.clear()
        else:
            index = self.table.index(place, max(self.view.currentIndex().column(), 0))
            model.setCurrentIndex(index, _FLAG.ClearAndSelect | _FLAG.Rows)
            self.view.scrollTo(index)
        self._is_following = False

    def _choose(self, *_: object) -> None:
        """Select in the session what becomes current here."""
        if not self._is_following and self.current not in (None, self._session.selected):
            self._is_following = True
            self._session.go_to(self.current)
            self._is_following = False

    # what is shown

    def _narrow(self) -> None:
        self._is_following = True
        self.table.narrow(self.filter.text())
        self._is_following = False
        self._follow_selection()
        self._show_page()
        self._say_counts()

    def _fold(self, least: int) -> None:
        filter_ = self._session.filter
        if not self._is_following:
            self._session.set_filter(replace(filter_, least_salience=least))
            if self._decisions is not None:
                self._decisions.keep_salience(least)

    def _show_page(self) -> None:
        self._pages.setCurrentIndex(0 if self.table.rowCount() else 1)
        if self.table.rowCount():
            return
        left_out = left_out_count(self._session)
        self.clear_filter.setVisible(bool(left_out))
        if self._session.columns.tables is not None:
            self.empty.say(OF_TABLES)
        elif self.filter.text().strip() and waiting_count(self._session) > left_out:
            self.clear_filter.setVisible(False)
            self.empty.say(NO_MATCH)
        elif left_out:
            self.empty.say(LEFT_OUT.format(count=counted(left_out, "proposal")))
        else:
            self.empty.say(NOTHING)

    def _say_counts(self, _value: int = 0) -> None:
        session, listed = self._session, self.table.rowCount()
        total = waiting_count(session)
        of_all = "" if listed == total else f" of {total:,}"
        self.count.say(f"PROPOSALS {listed:,}{of_all}")
        self._is_following = True
        self.salience.setValue(session.filter.least_salience)
        self._is_following = False
        minor = folded_count(session)
        self.folded.say(f"{minor:,} minor folded" if minor else "")
        why = self._why_read_only()
        self.read_only.setVisible(bool(why) and bool(total))
        self.read_only.say(READ_ONLY.format(why=why) if why else "")
        sure = self.table.events_from(self.confidence.value() / 100)
        asks = "…" if len(sure) > MOST_UNASKED else ""
        self.accept_sure.setText(f"Accept {len(sure):,}{asks}")
        self.accept_sure.setEnabled(bool(sure) and not why)
        self.reject_listed.setText(f"Reject all {listed:,} listed…")
        self.reject_listed.setEnabled(bool(listed) and not why)
        for id_, each in self.buttons.items():
            each.setEnabled(bool(listed) and (id_ in STEPS or not why))
        self._keep_room(waiting_count(session))

    def _keep_room(self, most: int) -> None:
        """Leave each number the room that it takes where all wait: no button moves as they are decided."""
        keep_room(self.count, f"PROPOSALS {most:,} of {most:,}")
        keep_room(self.folded, f"{most:,} minor folded")
        keep_room(self.accept_sure, f"Accept {most:,}…")
        keep_room(self.reject_listed, f"Reject all {most:,} listed…")

    # what is asked for

    def _trigger(self, id_: str, *_: object) -> None:
        if self._actions is None or self._decisions is None:
            return
        if id_ in OF_SELECTED and (why := self._why_it_cant()):
            self._decisions.say(why)
        else:
            self._actions[id_].trigger()

    def _why_it_cant(self) -> str:
        """Why nothing can be decided on what is selected, or nothing."""
        if not self.isVisible():
            return NOT_SHOWN
        if why := self._why_read_only():
            return READ_ONLY.format(why=why)
        if any(event.is_proposed for event in self._session.chosen_events):
            return ""
        event = self._session.selected_event
        if event is None:
            return NONE_CHOSEN if self.table.rowCount() else NOTHING.split("\n")[0]
        return NOT_WAITING.format(title=name_in_label(event.title))

    def _accept_sure(self) -> None:
        if self._decisions is not None:
            sure = self.table.events_from(self.confidence.value() / 100)
            self._decide_on_many(self._decisions.accept_sure, sure)

    def _reject_listed(self) -> None:
        if self._decisions is not None:
            self._decide_on_many(self._decisions.reject_all, self.table.ids)

    def _decide_on_many(self, decide: Callable[[Collection[str]], None], ids: list[str]) -> None:
        """Have them decided on; then the keyboard is the list's, as the button may have none left."""
        before = self.table.ids
        decide(ids)
        if self.table.ids is not before:
            self.focus_list()

    def _clear_filter(self) -> None:
        show_all(self._session)

    def _lay_out(self) -> None:
        self._pages = QStackedLayout()
        self._pages.addWidget(self.view)
        self._pages.addWidget(empty_page(self.empty, self.clear_filter))
        above, below = QVBoxLayout(), QVBoxLayout()
        above.setContentsMargins(*_MARGINS)
        below.setContentsMargins(*_MARGINS)
        above.addWidget(narrowing_row(self.count, self.filter, self.salience, self.folded))
        above.addWidget(self.read_only)
        of_many = (self.confidence, self.accept_sure, self.reject_listed)
        below.addWidget(decision_row(self.buttons.values(), *of_many))
        self._whole = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addLayout(self._pages, 1)
        layout.addLayout(below)
