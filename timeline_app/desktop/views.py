"""The window's views side by side: which there are, how they share the room, what is kept of that.

What commands do with them is ``workspace``'s business; each follows the session by itself.
"""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from timeline_app.desktop.event_list import EventList
from timeline_app.desktop.lane_filter import LaneFilter
from timeline_app.desktop.legend import LegendWidget
from timeline_app.desktop.main_window import MainWindow
from timeline_app.desktop.overview import OverviewStrip
from timeline_app.desktop.passage_panel import PassagePanel
from timeline_app.desktop.review_panel import ReviewPanel
from timeline_app.desktop.swimlane_plot import SwimlanePlot
from timeline_app.desktop.theme import Theme
from timeline_app.desktop.undated_tray import UndatedTray
from timeline_app.session.session import Session

SIDE_WIDTHS = (240, 340)
SIDE_SHARES = (0.2, 0.3)  # of the window's width, at most
LEAST_MIDDLE = 420  # pixels, for the canvas and the lists
UNDATED_HEIGHT = 140
LIST_HEIGHT = 220
REVIEW_HEIGHT = 300
ROOM_FOR_LIST = 1000  # a window at least this high shows the event list at first


class Views:
    """Every view of the session, in splitters; ``panels`` are those that can be hidden, by name."""

    def __init__(self, session: Session, theme: Theme) -> None:
        self.canvas = SwimlanePlot(session, theme)
        self.overview = OverviewStrip(session, theme)
        self.events = EventList(session, theme)
        self.passage = PassagePanel(session, theme)
        self.lane_filter = LaneFilter(session, theme)
        self.legend = LegendWidget(session, theme)
        self.undated = UndatedTray(session, theme)
        self.review = ReviewPanel(session, theme)
        self.review.hide()
        self.left = _split(Qt.Orientation.Vertical, self.lane_filter, self.legend, self.undated)
        upper = stacked(self.canvas, self.overview, stretch=0)
        self.middle = _split(Qt.Orientation.Vertical, upper, self.events, self.review)
        self.across = _Across()
        _fill(self.across, self.left, self.middle, self.passage)
        self.middle.setMinimumWidth(LEAST_MIDDLE)
        self.left.setStretchFactor(0, 1)
        self.legend.grown.connect(self._make_room_for_legend)
        self.middle.setStretchFactor(0, 1)
        self.across.setStretchFactor(1, 1)
        self.panels: dict[str, QWidget] = {
            "filter": self.left,
            "passage": self.passage,
            "list": self.events,
            "overview": self.overview,
            "review": self.review,
        }
        self._splitters = {"across": self.across, "left": self.left, "middle": self.middle}

    def fit(self, window: MainWindow) -> None:
        """Share the room of ``window`` as it is at first."""
        self.across.share(window.width())
        self._share_left(UNDATED_HEIGHT)
        self.middle.setSizes([window.height() - LIST_HEIGHT, LIST_HEIGHT, REVIEW_HEIGHT])
        self.events.setVisible(window.height() >= ROOM_FOR_LIST)

    def _make_room_for_legend(self) -> None:
        others = self.lane_filter.minimumSizeHint().height() + self.legend.full_height
        spare = max(self.left.height() - others, 0)
        self._share_left(min(self.undated.height(), spare))

    def _share_left(self, undated: int) -> None:
        """Give the legend all that it needs, as far as the others' least heights leave it."""
        legend = self.legend.full_height
        rest = self.left.height() - legend - undated
        self.left.setSizes([max(rest, 0), legend, undated])

    def set_theme(self, theme: Theme) -> None:
        for view in (
            self.canvas,
            self.overview,
            self.events,
            self.passage,
            self.lane_filter,
            self.legend,
            self.undated,
            self.review,
        ):
            view.set_theme(theme)

    def restore(self, state: QSettings) -> None:
        """Share the room as it was when ``state`` was kept."""
        for name, splitter in self._splitters.items():
            kept = state.value(name)
            if kept is not None:
                splitter.restoreState(kept)
        for name, panel in self.panels.items():
            shown = state.value(f"panel-{name}")
            if shown is not None:
                panel.setVisible(str(shown).lower() == "true")
        columns = state.value("event-list")
        if columns is not None:
            self.events.restore_state(columns)

    def keep(self, state: QSettings) -> None:
        for name, splitter in self._splitters.items():
            state.setValue(name, splitter.saveState())
        for name, panel in self.panels.items():
            state.setValue(f"panel-{name}", not panel.isHidden())
        state.setValue("event-list", self.events.save_state())

    def focus_next(self) -> None:
        """Give the keyboard to the next visible view, round and round."""
        stops = [
            view
            for view in (self.canvas, self.passage, self.events, self.review, self.lane_filter)
            if view.isVisible()
        ]
        focus = QApplication.focusWidget()
        present = next((i for i, view in enumerate(stops) if _holds(view, focus)), -1)
        stop = stops[(present + 1) % len(stops)]
        if stop is self.canvas:
            self.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif stop is self.passage:
            self.passage.focus_passage()
        elif stop is self.events:
            self.events.focus_table()
        elif stop is self.review:
            self.review.focus_list()
        else:
            self.lane_filter.focus_search()


class _Across(QSplitter):
    """The sides are as wide as suits the window, until somebody has made one wider or narrower."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._given = self._sides

    def share(self, width: int) -> None:
        left, right = (
            min(most, round(share * width))
            for most, share in zip(SIDE_WIDTHS, SIDE_SHARES, strict=True)
        )
        self.setSizes([left, width - left - right, right])
        self._given = self._sides

    def resizeEvent(self, event: QResizeEvent) -> None:
        before = self._sides
        super().resizeEvent(event)
        if before == self._given:
            self.share(self.width())

    @property
    def _sides(self) -> list[int]:
        return self.sizes()[::2]


def stacked(*parts: QWidget, stretch: int) -> QWidget:
    """``parts`` below one another; the one at place ``stretch`` takes the spare room."""
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for place, part in enumerate(parts):
        layout.addWidget(part, 1 if place == stretch else 0)
    return whole


def _split(orientation: Qt.Orientation, *parts: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    _fill(splitter, *parts)
    return splitter


def _fill(splitter: QSplitter, *parts: QWidget) -> None:
    splitter.setChildrenCollapsible(False)
    for part in parts:
        splitter.addWidget(part)


def _holds(view: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (view is focus or view.isAncestorOf(focus))
