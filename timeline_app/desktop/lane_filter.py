"""The left column: which actors have lanes, which types, documents and dates are kept.

Statuses are ticked in the legend, text is searched in the top bar; all write one filter.
"""

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from timeline_app.desktop.actor_section import ActorSection
from timeline_app.desktop.date_range import DateRange
from timeline_app.desktop.facets import Facets
from timeline_app.desktop.fitting_area import FittingArea
from timeline_app.desktop.fold_section import FoldSection
from timeline_app.desktop.labels import PlainLabel, hairline
from timeline_app.desktop.theme import Theme
from timeline_app.desktop.tick_list import TickView
from timeline_app.model.event import EventType
from timeline_app.session.bell import Changed
from timeline_app.session.counting import counted_of
from timeline_app.session.minor_proposals import show_all
from timeline_app.session.session import Session

T = TypeVar("T")

MOST_TYPES, MOST_DOCUMENTS = 6, 6  # rows in view
LEAST_WIDTH = 180
LEAST_FOLDED = 76  # of the height of what folds: its three headings


class LaneFilter(QWidget):
    """Actors above, the rest folded below, and what the filter leaves at the foot."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._facets = Facets(session)
        self._is_stale = True
        self.setAccessibleName("Filter")
        self.setMinimumWidth(LEAST_WIDTH)
        self.setProperty("panel", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.actors = ActorSection(session, self._facets, theme)
        self.types = TickView("Types", theme)
        self.types.fit_height(MOST_TYPES)
        self.documents = TickView("Documents", theme)
        self.documents.fit_height(MOST_DOCUMENTS)
        self.dates = DateRange(session)
        self._type_section = FoldSection("Type", self.types)
        self._document_section = FoldSection("Document", self.documents)
        self._date_section = FoldSection("Dates", self.dates)
        self._left = PlainLabel(faint=True, small=True)
        self.clear_button = QPushButton("Clear filter")
        self.clear_button.setProperty("flat_link", "true")
        self.clear_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lay_out()
        self.types.turned.connect(self._turn_type)
        self.types.only_wanted.connect(self._only_type)
        self.documents.turned.connect(self._turn_document)
        self.documents.only_wanted.connect(self._only_document)
        self.clear_button.clicked.connect(self._clear)
        self.set_theme(theme)
        self.destroyed.connect(session.subscribe(self._on_change))

    def set_theme(self, theme: Theme) -> None:
        for part in (self.actors, self.types, self.documents):
            part.set_theme(theme)

    def focus_search(self) -> None:
        """Take the keyboard, ready to find an actor."""
        self.actors.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.actors.search.selectAll()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 2, 8, 6)
        foot.addWidget(self._left, 1)
        foot.addWidget(self.clear_button)
        # The actors take what room is left: what folds below is asked for by hand, so it goes first.
        self.actors.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        body = QWidget()
        folded = QVBoxLayout(body)
        folded.setContentsMargins(8, 4, 8, 0)
        folded.setSpacing(0)
        for section in (self._type_section, self._document_section, self._date_section):
            folded.addWidget(section)
        self._folded = FittingArea(body, LEAST_FOLDED)
        self._type_section.heading.toggled.connect(self._refresh_types)
        self._document_section.heading.toggled.connect(self._refresh_documents)
        for section in (self._type_section, self._document_section, self._date_section):
            section.heading.toggled.connect(partial(self._reveal, section))
        above = QVBoxLayout()
        above.setContentsMargins(8, 12, 8, 4)
        above.addWidget(self.actors)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(above, 1)
        layout.addWidget(hairline(self))
        layout.addWidget(self._folded)
        layout.addLayout(foot)

    def event(self, event: QEvent) -> bool:
        """Hold the actors' least height, which layouts forget where labels wrap."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.actors.setMinimumHeight(self.actors.minimumSizeHint().height())
        return super().event(event)

    def _reveal(self, section: FoldSection, is_open: bool) -> None:
        if is_open:
            self._folded.reveal(section, section.heading)

    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.PROJECT:
            self._facets.forget()
            if not self._session.is_edited:
                self.actors.search.clear()
        if changed & (Changed.PROJECT | Changed.FILTER):
            self._is_stale = True
            if self.isVisible():
                self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up: counts that nobody sees are not made."""
        if self._is_stale:
            self._refresh()
        super().showEvent(event)

    def _refresh(self) -> None:
        self._is_stale = False
        session = self._session
        filter_ = session.filter
        self.actors.refresh()
        self._refresh_types()
        self._refresh_documents()
        self.dates.refresh()
        documents = session.open_project.project.documents
        self._type_section.say(_ticked_of(filter_.types, len(self._facets.present_types())))
        self._document_section.say(_ticked_of(filter_.documents, len(documents)))
        self._date_section.say(self.dates.summary)
        self._left.say(counted_of(session.kept_count, len(session.columns), "event"))
        self.clear_button.setEnabled(not filter_.keeps_all)
        self.clear_button.setVisible(not filter_.keeps_all)

    def _refresh_types(self) -> None:
        if self._type_section.is_open:  # counts that nobody sees are not made
            self.types.show_rows(self._facets.type_rows())

    def _refresh_documents(self) -> None:
        if self._document_section.is_open:
            self.documents.show_rows(self._facets.document_rows())

    def _clear(self) -> None:
        show_all(self._session)

    def _turn_type(self, key: str) -> None:
        present = self._facets.present_types()
        new = _turned(self._session.filter.types, EventType(key), present)
        self._session.set_filter(replace(self._session.filter, types=new))

    def _only_type(self, key: str) -> None:
        new = _only(self._session.filter.types, EventType(key))
        self._session.set_filter(replace(self._session.filter, types=new))

    def _turn_document(self, key: str) -> None:
        present = frozenset(self._session.columns.documents)
        new = _turned(self._session.filter.documents, key, present)
        self._session.set_filter(replace(self._session.filter, documents=new))

    def _only_document(self, key: str) -> None:
        new = _only(self._session.filter.documents, key)
        self._session.set_filter(replace(self._session.filter, documents=new))


def _turned(ticked: frozenset[T] | None, key: T, present: frozenset[T]) -> frozenset[T] | None:
    """``ticked`` with ``key`` the other way; None once all are ticked."""
    new = (present if ticked is None else ticked) ^ {key}
    return None if new >= present else new


def _only(ticked: frozenset[T] | None, key: T) -> frozenset[T] | None:
    """``key`` alone, or all again once it is alone."""
    alone = frozenset({key})
    return None if ticked == alone else alone


def _ticked_of(ticked: Collection[object] | None, total: int) -> str:
    return f"{total:,}" if ticked is None else f"{len(ticked):,}/{total:,}"
