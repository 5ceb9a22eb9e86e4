"""The actors of the project as a list to tick: search, kinds, order, all or any of them.

The counts are ``facets``'; the other parts of the filter are in ``lane_filter``.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop.facets import Facets
from timeline_app.desktop.flow import FlowLayout
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.theme import Theme
from timeline_app.desktop.tick_list import ROW_HEIGHT, TickView
from timeline_app.query.columns import NO_ACTOR
from timeline_app.query.lanes import LaneOrder
from timeline_app.session.session import Session

ORDERS = {
    LaneOrder.COUNT: "By count",
    LaneOrder.FIRST_EVENT: "By first event",
    LaneOrder.NAME: "By name",
    LaneOrder.HAND: "By hand",
}
ANY, ALL = "Any ticked", "All ticked"


class ActorSection(QWidget):
    """Ticks say which lanes there are."""

    def __init__(
        self, session: Session, facets: Facets, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._facets = session, facets
        self._heading = PlainLabel(section=True)
        self._heading.setWordWrap(False)
        self.all_button = _link("all", "Tick all listed actors")
        self.none_button = _link("none", "Untick all listed actors")
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Find an actor")
        self.search.setAccessibleName("Find an actor by name or alias")
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self.kinds = _menu_button("Tick or untick all actors of a kind")
        self.order = _menu_button("Order of the lanes")
        self.matching = _menu_button("Events of any or of all ticked actors")
        self.list = TickView("Actors", theme, self)
        self._nothing = PlainLabel("No actor has this name", self, faint=True)
        self._nothing.setContentsMargins(8, 4, 8, 4)
        self.list.setMinimumHeight(3 * ROW_HEIGHT)
        self._lay_out()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        self.list.set_theme(theme)

    def refresh(self) -> None:
        rows = self._facets.actor_rows(self.search.text())
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._nothing.say("No actor has this name" if self.search.text() else "No actors")
        filter_ = self._session.filter
        total = len(self._session.open_project.project.actors)
        shown = total if filter_.actors is None else len(filter_.actors - {NO_ACTOR.id})
        count = f"{total:,}" if shown == total else f"{shown:,}/{total:,}"
        self._heading.say(f"ACTORS  {count}")
        self._heading.setAccessibleName(f"Actors: {shown} of {total} shown")
        self.order.setText(f"{ORDERS[self._session.arrangement.order]} ▾")
        self.matching.setText(f"{ALL if filter_.all_actors else ANY} ▾")
        self.kinds.setText("Kinds ▾")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Esc in the search field."""
        if watched is self.search and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and event.key() == Qt.Key.Key_Down:
                self._enter_list()
                return True
            if is_press and event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    # how it is done

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.setContentsMargins(8, 0, 0, 0)
        heading.setSpacing(0)
        heading.addWidget(self._heading, 1)
        heading.addWidget(self.all_button)
        heading.addWidget(PlainLabel("·", faint=True))
        heading.addWidget(self.none_button)
        field = QHBoxLayout()
        field.setContentsMargins(8, 0, 8, 0)
        field.addWidget(self.search)
        menus, flow = QHBoxLayout(), FlowLayout(spacing=0)
        menus.setContentsMargins(6, 0, 0, 0)
        menus.addLayout(flow)
        for button in (self.kinds, self.order, self.matching):
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(heading)
        layout.addLayout(field)
        layout.addLayout(menus)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self.refresh)
        self.all_button.clicked.connect(self._tick_all)
        self.none_button.clicked.connect(self._tick_none)
        self.list.turned.connect(self._turn)
        self.list.only_wanted.connect(self._session.show_only)
        self.list.left_upwards.connect(self.search.setFocus)
        self.kinds.menu().aboutToShow.connect(self._fill_kinds)
        self.kinds.menu().triggered.connect(self._turn_kind)
        self.order.menu().aboutToShow.connect(self._fill_orders)
        self.order.menu().triggered.connect(self._arrange)
        self.matching.menu().aboutToShow.connect(self._fill_matching)
        self.matching.menu().triggered.connect(self._match)

    def _enter_list(self) -> None:
        if self.list.rows.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.list.rows.index(0))

    def _turn(self, actor: str) -> None:
        ticked = self._ticked()
        self._session.show_actor(actor, actor not in ticked)

    def _tick_all(self) -> None:
        self._tick(self._listed(), True)

    def _tick_none(self) -> None:
        self._tick(self._listed(), False)

    def _listed(self) -> frozenset[str]:
        return frozenset(row.key for row in self._facets.actor_rows(self.search.text()))

    def _ticked(self) -> frozenset[str]:
        actors = self._session.filter.actors
        return frozenset(self._session.columns.actor_position) if actors is None else actors

    def _tick(self, actors: frozenset[str], is_ticked: bool) -> None:
        everyone = frozenset(self._session.columns.actor_position)
        new = self._ticked() | actors if is_ticked else self._ticked() - actors
        chosen = None if new == everyone else new
        self._session.set_filter(replace(self._session.filter, actors=chosen))

    def _fill_kinds(self) -> None:
        menu, ticked = self.kinds.menu(), self._ticked()
        menu.clear()
        for kind, actors in self._facets.kinds().items():
            count = len(ticked.intersection(actors))
            shown = f"{count:,}/{len(actors):,}" if 0 < count < len(actors) else f"{len(actors):,}"
            action = menu.addAction(f"{kind.value.capitalize()}  {shown}")
            action.setCheckable(True)
            action.setChecked(count == len(actors))
            action.setData(kind)

    def _turn_kind(self, action: QAction) -> None:
        actors = frozenset(self._facets.kinds()[action.data()])
        self._tick(actors, action.isChecked())

    def _fill_orders(self) -> None:
        menu, arrangement = self.order.menu(), self._session.arrangement
        menu.clear()
        for order, name in ORDERS.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(order is arrangement.order)
            action.setData(order)
        menu.addSeparator()
        nested = menu.addAction("Parts below their whole")
        nested.setCheckable(True)
        nested.setChecked(arrangement.nested)

    def _arrange(self, action: QAction) -> None:
        arrangement, order = self._session.arrangement, action.data()
        if order is None:
            self._session.arrange(replace(arrangement, nested=action.isChecked()))
        else:
            self._session.arrange(replace(arrangement, order=LaneOrder(order)))

    def _fill_matching(self) -> None:
        menu = self.matching.menu()
        menu.clear()
        for name, is_all in (
            ("Events of any ticked actor", False),
            ("Events of all ticked actors together", True),
        ):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(self._session.filter.all_actors is is_all)
            action.setData(is_all)

    def _match(self, action: QAction) -> None:
        self._session.set_filter(replace(self._session.filter, all_actors=bool(action.data())))


def _link(text: str, meaning: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("flat_link", "true")
    button.setAccessibleName(meaning)
    button.setToolTip(meaning)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def _menu_button(meaning: str) -> QPushButton:
    button = _link("", meaning)
    button.setMenu(QMenu(button))
    return button
