"""PySide6 6.12.0 on Python 3.11 takes a reference to None in each void call until Python dies."""

import sys

from PySide6.QtGui import QImage, QPainter

CALLS = 20_000


def test_void_calls_of_a_painter_leave_none_alone() -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    try:
        before = sys.getrefcount(None)
        for _ in range(CALLS):
            painter.drawPoint(1, 1)
        lost = before - sys.getrefcount(None)
    finally:
        painter.end()
    assert abs(lost) < CALLS / 2
