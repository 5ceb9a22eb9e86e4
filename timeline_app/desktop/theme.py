"""Theme: colours, fonts and sizes of the window and of pictures, light and dark.

The status patterns that go with the colours are painted in ``paint``; the choice is a setting.
"""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette

from timeline_app.desktop.contrast import text_bearing, with_contrast
from timeline_app.locations import resource_folder

FONT_FILES = (
    "fonts/Inter-Regular.otf",
    "fonts/Inter-SemiBold.otf",
    "fonts/DejaVuSans.ttf",  # for what Inter lacks: Arabic, some signs
)
FAMILIES = ["Inter", "DejaVu Sans"]
FONT_PIXELS = 13
LABEL_PIXELS = 12
SMALL_PIXELS = 11


@dataclass(frozen=True)
class Theme:
    """Every colour that the program draws with. Text on its ground has a contrast of 4.5 or more."""

    name: str
    window: QColor  # panels and headers
    ground: QColor  # canvas and lists
    raised: QColor  # cards, buttons, fields
    line: QColor  # hairlines between parts
    grid: QColor  # vertical grid in the canvas
    text: QColor
    faint_text: QColor
    accent: QColor  # selection, focus, links
    on_accent: QColor
    highlight: QColor  # the selected passage
    tint: QColor  # other sourced passages
    warning: QColor
    actors: tuple[QColor, ...]  # Okabe-Ito, adapted to the ground

    def actor(self, number: int) -> QColor:
        """The colour of an actor by its number; of one of its own (below 0) what can be seen here."""
        if number >= 0:
            return self.actors[number % len(self.actors)]
        name = f"#{-1 - number:06x}"
        if name in PALETTE:
            return self.actors[tuple(PALETTE).index(name)]
        return _seen_on(name, self.window.rgb(), self.text.rgb())

    def palette(self) -> QPalette:
        """The widget palette that goes with the theme."""
        palette = QPalette()
        roles = QPalette.ColorRole
        for role, color in (
            (roles.Window, self.window),
            (roles.WindowText, self.text),
            (roles.Base, self.ground),
            (roles.AlternateBase, self.window),
            (roles.Text, self.text),
            (roles.Button, self.raised),
            (roles.ButtonText, self.text),
            (roles.ToolTipBase, self.raised),
            (roles.ToolTipText, self.text),
            (roles.PlaceholderText, self.faint_text),
            (roles.Highlight, self.accent),
            (roles.HighlightedText, self.on_accent),
            (roles.Link, self.accent),
            (roles.Light, self.raised),
            (roles.Midlight, self.line),
            (roles.Mid, self.line),
            (roles.Dark, self.faint_text),
            (roles.Shadow, self.line),
            (roles.Accent, self.accent),
        ):
            palette.setColor(role, color)
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.faint_text)
        return palette


def _colors(*names: str) -> tuple[QColor, ...]:
    return tuple(QColor(name) for name in names)


# Okabe & Ito (2008), "Color Universal Design"; black and yellow, which vanish on one of the two
# grounds, give way to a violet and a brown of Paul Tol's muted scheme.
LIGHT = Theme(
    name="light",
    window=QColor("#f7f8fa"),
    ground=QColor("#ffffff"),
    raised=QColor("#ffffff"),
    line=QColor("#dde1e8"),
    grid=QColor("#eceff4"),
    text=QColor("#1a2130"),
    faint_text=QColor("#596377"),
    accent=QColor("#2457c5"),
    on_accent=QColor("#ffffff"),
    highlight=QColor("#ffe08a"),
    tint=QColor("#eaf1fd"),
    warning=QColor("#a33c00"),
    actors=_colors(
        "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a6bbf", "#8c6d31"
    ),
)
DARK = Theme(
    name="dark",
    window=QColor("#1b2029"),
    ground=QColor("#14181f"),
    raised=QColor("#262d39"),
    line=QColor("#353e4d"),
    grid=QColor("#232a35"),
    text=QColor("#e8ecf3"),
    faint_text=QColor("#a3aec0"),
    accent=QColor("#7aa7ff"),
    on_accent=QColor("#0e1420"),
    highlight=QColor("#6d5a16"),
    tint=QColor("#22304a"),
    warning=QColor("#ffb07a"),
    actors=_colors(
        "#4aa3df", "#f0803c", "#2fc49a", "#dd93bb", "#f0b429", "#7cc8f2", "#a99cf0", "#c29d5b"
    ),
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
# What an actor's own colour is chosen from, as it is kept; the dark theme has its own shade of each.
PALETTE_NAMES = (
    "blue",
    "vermilion",
    "green",
    "pink",
    "orange",
    "sky blue",
    "violet",
    "brown",
)
PALETTE = dict(zip((color.name() for color in LIGHT.actors), PALETTE_NAMES, strict=True))


@lru_cache(maxsize=10_000)
def _seen_on(color: str, ground: int, text: int) -> QColor:
    """``color``, changed until it stands out from the ground and bears text: asked for in each frame."""
    seen = with_contrast(QColor(color), QColor(ground), QColor(text))
    return text_bearing(seen, QColor(ground), QColor(text))


def load_fonts() -> None:
    """Register the bundled fonts, so that a machine with none draws the same text."""
    folder = resource_folder()
    for file in FONT_FILES:
        if QFontDatabase.addApplicationFont(str(folder / file)) < 0:
            raise RuntimeError(f"the bundled font {file} can't be loaded")


def font(pixels: int = FONT_PIXELS, *, bold: bool = False) -> QFont:
    """The bundled font at ``pixels`` height; ``load_fonts`` comes first.

    Unhinted: widths are then the same on every machine, whatever its font configuration says.
    """
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


END = "\n"  # stands after a text's last letter; no label has it
MOST_KNOWN = 50_000  # widths; texts of a view and of those around it
PLAIN = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ"
    " ,.;'’…"
)


class LabelMeasure:
    """Width of text in the label font, in pixels; remembers what it has measured.

    Plain text is summed up from its pairs of letters, which has the same kerning and takes a third
    of the time of shaping.
    """

    def __init__(self) -> None:
        self._metrics = QFontMetricsF(font(LABEL_PIXELS))
        self._advances = _PairAdvances(self._metrics)
        self._known: dict[str, float] = {}

    def __call__(self, text: str, /) -> float:
        width = self._known.get(text)
        if width is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            width = self._known[text] = self._width(text)
        return width

    def _width(self, text: str) -> float:
        pairs = zip(text, text[1:] + END, strict=False)
        try:
            return sum(map(self._advances.__getitem__, pairs))
        except _NotPlainError:
            return self._metrics.horizontalAdvance(text)


class _NotPlainError(Exception):
    """A letter whose neighbours but one may change its shape."""


class _PairAdvances(dict[tuple[str, str], float]):
    """How far the first of two letters goes before the second, or before the text's end."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, pair: tuple[str, str]) -> float:
        letter, after = pair
        if letter not in PLAIN or (after != END and after not in PLAIN) or _may_be_times(pair):
            raise _NotPlainError
        both = self._metrics.horizontalAdvance(letter + after.rstrip(END))
        advance = both - self._metrics.horizontalAdvance(after.rstrip(END))
        self[pair] = advance
        return advance


def _may_be_times(pair: tuple[str, str]) -> bool:
    """Inter writes the x of 3x4 and 3 x 4 as a multiplication sign."""
    return pair[1] == "x" and (pair[0] == " " or pair[0].isdigit())
