"""What stands around the list of proposals: what narrows it, and the buttons for decisions.

What they do is up to ``review_panel``.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from timeline_app.desktop.flow import FlowLayout
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.share_spin import ShareSpin

_SPACING = 8


def narrowing_row(
    count: PlainLabel, words: QLineEdit, salience: ShareSpin, folded: PlainLabel
) -> QHBoxLayout:
    """How many are listed, and what narrows the list."""
    row = QHBoxLayout()
    row.setSpacing(_SPACING)
    for label in (count, folded):
        label.setWordWrap(False)
    row.addWidget(count)
    row.addWidget(words, 1)
    row.addWidget(_unwrapped("Salience at least"))
    row.addWidget(salience)
    row.addWidget(folded)
    return row


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
    """Buttons for one proposal, then those for many at once; on several lines where there is no room."""
    whole = QWidget()
    flow = FlowLayout(whole, _SPACING)
    for each in of_one:
        flow.addWidget(each)
    at_once = QWidget()
    row = QHBoxLayout(at_once)
    row.setContentsMargins(16, 0, 0, 0)
    row.setSpacing(_SPACING)
    row.addWidget(_unwrapped("All listed with a confidence of at least"))
    row.addWidget(confidence)
    row.addWidget(accept_sure)
    flow.addWidget(at_once)
    flow.addWidget(reject_listed)
    return whole


def button(words: str) -> QPushButton:
    made = QPushButton(words)
    made.setAutoDefault(True)  # Enter presses it
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the list
    return made


def _unwrapped(words: str) -> PlainLabel:
    label = PlainLabel(words)
    label.setWordWrap(False)
    return label
