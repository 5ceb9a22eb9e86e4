"""How far two colours stand apart, and colours moved until they stand apart far enough.

Which colours there are is in ``theme``.
"""

from PySide6.QtGui import QColor

# WCAG 2.2: 1.4.3 asks 4.5 of text, 1.4.11 asks 3 of graphics that carry meaning.
GRAPHIC_CONTRAST = 3.0
TEXT_CONTRAST = 4.5
TAIL_SHARE = 0.45  # of its colour in the darkest part of a mark that plain text may stand on


def blend(color: QColor, ground: QColor, share: float) -> QColor:
    """``share`` of ``color`` over ``ground``, opaque."""
    pairs = (
        (color.red(), ground.red()),
        (color.green(), ground.green()),
        (color.blue(), ground.blue()),
    )
    return QColor(*(round(share * above + (1 - share) * below) for above, below in pairs))


def contrast(one: QColor, other: QColor) -> float:
    """WCAG contrast ratio, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_on(ground: QColor) -> QColor:
    """Black or white, whichever stands out more: at least 4.58 on any colour."""
    black, white = QColor("#000000"), QColor("#ffffff")
    return black if contrast(black, ground) >= contrast(white, ground) else white


def with_contrast(color: QColor, ground: QColor, text: QColor) -> QColor:
    """``color``, moved towards ``text`` until lines in it can be seen on ``ground``."""
    for step in range(10):
        mixed = blend(text, color, step / 10)
        if contrast(mixed, ground) >= GRAPHIC_CONTRAST:
            return mixed
    return text


def text_bearing(color: QColor, ground: QColor, text: QColor) -> QColor:
    """``color``, moved towards ``ground`` until ``text`` can be read on marks in it."""
    for step in range(20):
        mixed = blend(ground, color, step / 20)
        if contrast(blend(mixed, ground, TAIL_SHARE), text) >= TEXT_CONTRAST:
            return mixed
    return ground


def _luminance(color: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
