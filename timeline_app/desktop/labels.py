"""Labels and small buttons that panels are made of: plain text only, wrapped or elided.

Colours come from the style sheet by the properties ``faint``, ``heading``, ``section`` and, for
panels, those of ``panel_sheet``.
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

from timeline_app.desktop.text import visible_lines, visible_text
from timeline_app.desktop.theme import SMALL_PIXELS, Theme

LONGEST_WORD = 24  # characters; a longer one may be broken, or it would widen the panel

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_ZERO_WIDTH_SPACE = "\u200b"


class PlainLabel(QLabel):
    """Shows text as it is: no HTML, no mnemonics, hostile characters as visible marks; it wraps."""

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
        self.setText(breakable(visible_lines(text)))

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
        self._shown, self._key = visible_text(text), key
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


def panel_sheet(theme: Theme) -> str:
    """The style sheet of the left and right columns; goes on top of the application's."""
    colors = {
        name: getattr(theme, name).name()
        for name in ("window", "ground", "line", "text", "faint_text", "accent", "tint", "warning")
    }
    sheet = _SHEET.replace("@small", f"{SMALL_PIXELS}px")
    for name, value in colors.items():
        sheet = sheet.replace(f"@{name};", f"{value};")
    return sheet


_SHEET = """
QWidget[panel="true"] { background: @window; color: @text; }
QWidget[page="true"], QScrollArea[page="true"] { background: @ground; border: none; }
QFrame[hairline="true"] { background: @line; border: none; }
QLabel { background: transparent; }
QLabel[title="true"] { font-size: 16px; font-weight: 600; }
QLabel[small="true"] { font-size: @small; }
QLabel[faint="true"] { color: @faint_text; }
QLabel[strong="true"] { font-weight: 600; }
QLabel[section="true"] { font-weight: 600; font-size: @small; color: @faint_text; }
QLabel[warning="true"] { color: @warning; font-weight: 600; }
QPushButton[flat_link="true"] {
    background: transparent; border: 1px solid transparent; color: @accent;
    padding: 1px 4px; text-align: left; }
QPushButton[flat_link="true"]:hover { background: @tint; }
QPushButton[flat_link="true"]:focus { border: 1px solid @accent; }
QPushButton[flat_link="true"]::menu-indicator { image: none; width: 0; }
QPushButton[fold="true"] {
    background: transparent; border: 1px solid transparent; color: @faint_text;
    font-weight: 600; font-size: @small; padding: 4px 2px; text-align: left; }
QPushButton[fold="true"]:hover { color: @text; }
QPushButton[fold="true"]:focus { border: 1px solid @accent; }
QPushButton[chip="true"] { border-radius: 10px; padding: 2px 8px; text-align: left; background: @ground;
    border: 1px solid @line; }
QPushButton[chip="true"]:hover { border: 1px solid @accent; }
QPushButton[chip="true"]:focus, QPushButton[chip="true"]:checked { border: 1px solid @accent; }
QPushButton[chip="true"]:checked { background: @tint; }
QComboBox { padding: 3px 8px; background: @ground; }
QComboBox::drop-down { border: none; width: 20px; }
QTableView::item { padding: 0 5px; border: none; }
QListView, QTreeView { background: transparent; border: none; }
QTextEdit[whole_text="true"] { background: @ground; border: none; border-radius: 0; padding: 0; }
"""
