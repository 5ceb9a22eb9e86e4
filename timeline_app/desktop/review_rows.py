"""What stands around the list of proposals: what narrows it, and the buttons for decisions.

What they do is up to ``review_panel``.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop.flow import FlowLayout
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.share_spin import ShareSpin

_SPACING = 8


def narrowing_row(
    count: PlainLabel, words: QLineEdit, salience: ShareSpin, folded: PlainLabel
) -> QWidget:
    """How many are listed, and what narrows the list."""
    whole = QWidget()
    flow = FlowLayout(whole, _SPACING)
    for label in (count, folded):
        label.setWordWrap(False)
    words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    for each in (count, words, _beside(_unwrapped("Salience at least"), salience), folded):
        flow.addWidget(each)
    return whole


def empty_page(why: PlainLabel, clear_filter: QPushButton) -> QWidget:
    """What stands in the place of a list without rows."""
    page = QWidget()
    inside = QVBoxLayout(page)
    inside.addStretch(1)
    why.setAlignment(Qt.AlignmentFlag.AlignCenter)
    inside.addWidget(why)
    inside.addWidget(clear_filter, 0, Qt.AlignmentFlag.AlignHCenter)
    inside.addStretch(1)
    return page


def decision_row(
    of_one: Iterable[QPushButton],
    confidence: ShareSpin,
    accept_sure: QPushButton,
    reject_listed: QPushButton,
) -> QWidget:
    """Buttons for one proposal, then those for many at once; on several lines where there is no room.

    What stands in which line must not depend on numbers that decisions change: ``keep_room`` for them.
    """
    whole = QWidget()
    flow = FlowLayout(whole, _SPACING)
    at_once = _unwrapped("All listed with a confidence of at least")
    for each in (*of_one, _beside(at_once, confidence), accept_sure, reject_listed):
        flow.addWidget(each)
    return whole


def keep_room(widget: QPushButton | PlainLabel, longest: str) -> None:
    """Have ``widget`` at least as wide as with the text ``longest``, so that what follows it stays put."""
    metrics = widget.fontMetrics()
    frame = widget.sizeHint().width() - metrics.horizontalAdvance(widget.text())
    room = frame + metrics.horizontalAdvance(longest)
    widget.setMinimumWidth(max(room, widget.minimumWidth()))


def button(words: str) -> QPushButton:
    made = QPushButton(words)
    made.setAutoDefault(True)  # Enter presses it
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the list
    return made


def _beside(*parts: QWidget) -> QWidget:
    """Parts that stay in one line."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_SPACING)
    for each in parts:
        row.addWidget(each)
    return whole


def _unwrapped(words: str) -> PlainLabel:
    label = PlainLabel(words)
    label.setWordWrap(False)
    return label
