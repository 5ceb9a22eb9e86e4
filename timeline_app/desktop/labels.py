"""Labels and small buttons that panels are made of: plain text only, wrapped or elided.

Colours come from ``stylesheet`` by properties such as ``faint``, ``heading`` and ``section``.
"""

import re

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from timeline_app.desktop.text import LONGEST_TEXT, short_visible_text, shortened, visible_lines

LONGEST_WORD = 24  # characters; a longer one may be broken, or it would widen the panel

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_ZERO_WIDTH_SPACE = "\u200b"


class PlainLabel(QLabel):
    """Shows text as it is: no HTML, no mnemonics, hostile characters as visible marks; it wraps.

    A text that would take Qt long to lay out is shortened.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None, **looks: bool) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        for look, is_on in looks.items():
            self.setProperty(look, "true" if is_on else "false")
        self.say(text)

    def say(self, text: str) -> None:
        """Show ``text``, which may come from a document."""
        self.setText(breakable(visible_lines(shortened(text, LONGEST_TEXT))))

    def make_selectable(self) -> None:
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )


class ElidedButton(QPushButton):
    """A button whose text is data: elided where there is no room, and never a mnemonic.

    ``chosen`` tells the button's key at a click.
    """

    chosen = Signal(str)

    def __init__(self, text: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown, self._key = short_visible_text(text), key
        self.setText(self._shown.replace("&", "&&"))
        self.setAccessibleName(self._shown)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self._key)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = (
            self.style()
            .subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
            .width()
        )
        if not option.icon.isNull():
            room -= option.iconSize.width() + 4
        elided = QFontMetrics(self.font()).elidedText(
            self._shown, Qt.TextElideMode.ElideRight, room
        )
        option.text = elided.replace("&", "&&")
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)


def hairline(parent: QWidget | None = None) -> QFrame:
    """A horizontal line between parts of a panel."""
    line = QFrame(parent)
    line.setProperty("hairline", "true")
    line.setFixedHeight(1)
    return line


def breakable(text: str) -> str:
    """``text`` with invisible break opportunities in words too long for a panel."""

    def broken(match: re.Match[str]) -> str:
        word = match[0]
        pieces = [word[i : i + LONGEST_WORD] for i in range(0, len(word), LONGEST_WORD)]
        return _ZERO_WIDTH_SPACE.join(pieces)

    return _LONG_WORD.sub(broken, text)
