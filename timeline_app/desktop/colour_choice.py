"""A list to choose an actor's colour from: automatic, one of the palette by its name, or any other."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QWidget

from timeline_app.desktop.combo import PlainCombo
from timeline_app.desktop.swatch import DOT_PIXELS, dot_icon
from timeline_app.desktop.theme import PALETTE, Theme
from timeline_app.query.lanes import own_color_number

AUTOMATIC = "automatic"
ANOTHER = "another colour…"


class ColourChoice(PlainCombo):
    """``colour`` is ``#rrggbb``, or None for the automatic one; ``changed`` tells of any change."""

    changed = Signal()

    def __init__(self, colour: str | None, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Colour", parent)
        self._theme = theme
        self._colours: list[str | None] = [None, *PALETTE]
        self.setIconSize(QSize(DOT_PIXELS, DOT_PIXELS))
        self.addItem(AUTOMATIC)
        for each, name in PALETTE.items():
            self._insert(self.count(), each, name)
        self.addItem(ANOTHER)
        self._at = 0
        self._show(colour)
        self.currentIndexChanged.connect(self._follow)
        self.activated.connect(self._ask)

    @property
    def colour(self) -> str | None:
        return self._colours[self._at]

    def _show(self, colour: str | None) -> None:
        """Choose ``colour``; one that is not listed is put before the last line."""
        known = [each.lower() if each else each for each in self._colours]
        wanted = colour.lower() if colour else colour
        if wanted not in known:
            self._colours.append(colour)
            self._insert(self.count() - 1, str(colour), str(colour))
            known.append(wanted)
        self._at = known.index(wanted)
        if self._colours[self._at] != colour:  # in capitals: as it was
            self._colours[self._at] = colour
        self.setCurrentIndex(self._at)

    def _insert(self, place: int, colour: str, name: str) -> None:
        shown = self._theme.actor(own_color_number(colour))
        self.insertItem(place, dot_icon(shown, self.devicePixelRatioF()), name)

    def _follow(self, place: int) -> None:
        if place < len(self._colours):
            self._at = place
            self.changed.emit()

    def _ask(self, place: int) -> None:
        """Ask for a colour where the last line was chosen; without an answer all stays as it was."""
        if place < len(self._colours):
            return
        self.setCurrentIndex(self._at)
        present = QColor(self.colour or self._theme.actor(0))
        option = QColorDialog.ColorDialogOption.DontUseNativeDialog
        chosen = QColorDialog.getColor(present, self, "Colour of the actor", option)
        if chosen.isValid():
            self._show(chosen.name())
            self.changed.emit()
