"""The legend: how each status is drawn, to switch on and off, and how dates are drawn.

The swatches are painted by the code that paints the marks, ``paint``.
"""

from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop.fitting_area import FittingArea
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.legend_words import (
    DATE_SIGNS,
    DENSITY_OF_PROPOSALS,
    DENSITY_SIGNS,
    STATUS_SIGNS,
    UNSOURCED_SIGN,
)
from timeline_app.desktop.paint import paint_swatch
from timeline_app.desktop.proposal_words import NOT_REVIEWED, PROPOSED_MEANING, PROPOSED_SIGN
from timeline_app.desktop.text import tooltip_text
from timeline_app.desktop.theme import Theme
from timeline_app.desktop.words import STATUS_EXPLANATIONS
from timeline_app.layout.parts import MarkKind
from timeline_app.layout.rows import packed_by_time
from timeline_app.model.event import Status
from timeline_app.model.proposal import Review
from timeline_app.query.columns import STATUSES
from timeline_app.query.counts import count_codes
from timeline_app.query.filter import matching
from timeline_app.session.bell import Changed
from timeline_app.session.session import Session

SWATCH = QSize(46, 14)
LEAST_HEIGHT = 84  # three statuses


class LegendWidget(QWidget):
    """One row per status with swatch, name and count, ticked if shown; below, the signs of dates and of doubt.

    Proposals have a row of their own where there are some. How density is drawn is told where lanes have so many events that they may be drawn as one. It scrolls where its height is less than it needs; ``grown`` asks for more.
    """

    grown = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._ticks: dict[Status, QCheckBox] = {}
        self._counts: dict[Status, PlainLabel] = {}
        self.proposed, self._proposed_count = QCheckBox("proposed"), PlainLabel(faint=True)
        self._signs: list[PlainLabel] = []
        self._totals: list[int] | None = None  # of the open project, by status
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        heading = PlainLabel(self.tr("STATUS"), section=True)
        heading.setWordWrap(False)
        layout.addWidget(heading)
        layout.addLayout(self._status_rows())
        self._of_proposed = self._proposed_row()
        layout.addWidget(self._of_proposed)
        self.density_words = PlainLabel(DENSITY_SIGNS, faint=True, small=True)
        layout.addWidget(self.density_words)
        self._opener = self._make_opener()
        layout.addWidget(self._opener)
        self._dates = self._date_rows()
        layout.addWidget(self._dates)
        self._area = FittingArea(body, LEAST_HEIGHT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        self._draw_swatches()
        self._refresh()
        self.destroyed.connect(session.subscribe(self._on_change))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._draw_swatches()

    @property
    def full_height(self) -> int:
        """What it needs to show everything at its present width."""
        return self._area.full_height

    def tick(self, status: Status) -> QCheckBox:
        """The tick box of ``status``."""
        return self._ticks[status]

    def _status_rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        for row, status in enumerate(STATUSES):
            tick = QCheckBox(status.value)
            tick.setIconSize(SWATCH)
            meaning = f"{status.value}: {STATUS_EXPLANATIONS[status]}"
            tick.setToolTip(tooltip_text(f"{meaning}\nDrawn {STATUS_SIGNS[status]}"))
            tick.setAccessibleDescription(f"{STATUS_EXPLANATIONS[status]}; {STATUS_SIGNS[status]}")
            tick.toggled.connect(partial(_show_status, self._session, status))
            count = PlainLabel(faint=True)
            count.setWordWrap(False)
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(tick, row, 0)
            grid.addWidget(count, row, 1)
            self._ticks[status], self._counts[status] = tick, count
        return grid

    def _proposed_row(self) -> QWidget:
        """Shown where there are proposals that nobody has decided on."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        tick = self.proposed
        tick.setIconSize(SWATCH)
        meaning = f"{NOT_REVIEWED}: {PROPOSED_MEANING}"
        tick.setToolTip(tooltip_text(f"{meaning}\nDrawn {PROPOSED_SIGN}"))
        tick.setAccessibleDescription(f"{PROPOSED_MEANING}; {PROPOSED_SIGN}")
        tick.toggled.connect(partial(_show_proposed, self._session))
        self._proposed_count.setWordWrap(False)
        row.addWidget(tick, 1)
        row.addWidget(self._proposed_count)
        return whole

    def _make_opener(self) -> QToolButton:
        opener = QToolButton()
        opener.setText(self.tr("How marks are drawn"))
        opener.setCheckable(True)
        opener.setAutoRaise(True)
        opener.setArrowType(Qt.ArrowType.RightArrow)
        opener.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        opener.setStyleSheet("QToolButton { border: none; background: transparent; padding: 2px; }")
        opener.toggled.connect(self._open_dates)
        return opener

    def _open_dates(self, is_open: bool) -> None:
        self._dates.setVisible(is_open)
        if is_open:
            self.grown.emit()
            self._area.reveal(self._dates, self._opener)
        self._opener.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)

    def _date_rows(self) -> QWidget:
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, words in enumerate((*(words for _, _, words in DATE_SIGNS), UNSOURCED_SIGN)):
            sign, text = PlainLabel(), PlainLabel(words, small=True)
            sign.setFixedSize(SWATCH)
            grid.addWidget(sign, row, 0)
            grid.addWidget(text, row, 1)
            self._signs.append(sign)
        whole.setVisible(False)
        return whole

    def _draw_swatches(self) -> None:
        for status, tick in self._ticks.items():
            tick.setIcon(QIcon(self._swatch(status, MarkKind.SPAN, 0)))
        self.proposed.setIcon(
            QIcon(self._swatch(Status.REPORTED, MarkKind.SPAN, 0, is_proposed=True))
        )
        *signs, unsourced = self._signs
        for sign, (kind, ends, _) in zip(signs, DATE_SIGNS, strict=True):
            sign.setPixmap(self._swatch(Status.REPORTED, kind, ends, kind is MarkKind.SPAN))
        unsourced.setPixmap(self._swatch(Status.REPORTED, MarkKind.SPAN, 0, is_sourced=False))

    def _swatch(
        self,
        status: Status,
        kind: MarkKind,
        ends: int,
        is_fading: bool = False,
        is_sourced: bool = True,
        is_proposed: bool = False,
    ) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(SWATCH.width() * ratio), round(SWATCH.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        rect = QRectF(0, 1, SWATCH.width(), SWATCH.height() - 2)
        look = (kind, ends, is_fading, is_sourced, is_proposed)
        paint_swatch(painter, rect, status, self._theme.faint_text, self._theme, *look)
        painter.end()
        return picture

    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.PROJECT:
            self._totals = None
        if changed & (Changed.FILTER | Changed.PROJECT):
            before = self._told
            self._refresh()
            if changed & Changed.PROJECT and self._told - before:
                self.grown.emit()

    @property
    def _told(self) -> set[QWidget]:
        """What is only told where it is needed, as far as it is now."""
        return {each for each in (self.density_words, self._of_proposed) if not each.isHidden()}

    def _refresh(self) -> None:
        """Counts are of what the rest of the filter keeps, so that an unticked status has one too."""
        session = self._session
        shown = session.filter.statuses
        wider = replace(session.filter, statuses=None)
        if wider.keeps_all:
            counts = self._counts_of_all()
        else:
            rest = session.kept if shown is None else matching(session.columns, wider)
            counts = count_codes(session.columns.status, rest, len(STATUSES))
        for status, count in zip(STATUSES, counts, strict=True):
            _say_whole(self._counts[status], f"{count:,}")
            tick = self._ticks[status]
            tick.blockSignals(True)
            tick.setChecked(shown is None or status in shown)
            tick.blockSignals(False)
        more = DENSITY_OF_PROPOSALS if session.columns.proposed.any() else ""
        self.density_words.say(DENSITY_SIGNS + more)
        self.density_words.setVisible(any(packed_by_time(session.lanes)))
        self._refresh_proposed()
        self.setMinimumWidth(self._area.least_width)

    def _refresh_proposed(self) -> None:
        session = self._session
        proposed, filter_ = session.columns.proposed, session.filter
        has_any = session.columns.tables is None and bool(proposed.any())
        self._of_proposed.setVisible(has_any or filter_.review is not None)
        wider = replace(filter_, review=None)
        rest = proposed
        if has_any and not wider.keeps_all:
            of_rest = session.kept if filter_.review is None else matching(session.columns, wider)
            rest = proposed & of_rest
        _say_whole(self._proposed_count, f"{np.count_nonzero(rest) if has_any else 0:,}")
        self.proposed.blockSignals(True)
        self.proposed.setChecked(filter_.review is not Review.DECIDED)
        self.proposed.blockSignals(False)

    def _counts_of_all(self) -> list[int]:
        if self._totals is None:
            self._totals = count_codes(self._session.columns.status, None, len(STATUSES))
        return self._totals


def _say_whole(label: PlainLabel, text: str) -> None:
    label.say(text)
    label.setMinimumWidth(label.sizeHint().width())


def _show_proposed(session: Session, is_shown: bool) -> None:
    review = None if is_shown else Review.DECIDED
    session.set_filter(replace(session.filter, review=review))


def _show_status(session: Session, status: Status, is_shown: bool) -> None:
    everything = frozenset(STATUSES)
    statuses = everything if session.filter.statuses is None else session.filter.statuses
    statuses = statuses | {status} if is_shown else statuses - {status}
    kept = None if statuses == everything else statuses
    session.set_filter(replace(session.filter, statuses=kept))
