"""Code points of a document against UTF-16 units of what is shown: there and back, exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from timeline_app.desktop.positions import LONGEST_LINE, Positions

TEXTS = (
    "",
    "plain",
    "lions 🦁🦁 and\r\nlines\r\n\r\nend",
    "old\rMac\rfile",
    "e\u0301 combining, o\u0308",
    "\u202eright to left\u202c and \u2067isolated\u2069",
    "nul \0 bell \a delete \x7f next line \x85",
    "line\u2028paragraph\u2029end",
    "object \ufffc frames \ufdd0\ufdd1",
    "\ufefffirst\ufeff",
    "\ufffeswapped",
    "\r",
    "\n\r\n\r",
    "tab\there",
)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize("text", TEXTS)
def test_every_code_point_is_found_again(text: str) -> None:
    positions = Positions(text)
    for offset in range(len(text) + 1):
        if text[offset : offset + 2] != "\r\n":
            assert positions.offset(positions.unit(offset)) == offset
    assert positions.unit(len(text)) == utf16(positions.shown)


@pytest.mark.parametrize("text", TEXTS)
def test_qt_shows_what_positions_count(text: str) -> None:
    document = QTextDocument()
    positions = Positions(text)
    QTextCursor(document).insertText(positions.shown)
    assert document.toPlainText() == positions.shown
    assert document.characterCount() - 1 == positions.unit(len(text))


@given(st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("\r\n\0\u202e🦁\u2029"))))
def test_any_text(text: str) -> None:
    positions = Positions(text)
    document = QTextDocument()
    QTextCursor(document).insertText(positions.shown)
    assert document.characterCount() - 1 == positions.unit(len(text))
    for offset in range(len(text)):
        if text[offset : offset + 2] != "\r\n":
            assert positions.offset(positions.unit(offset)) == offset


def test_each_code_point_shows_where_it_is_said_to() -> None:
    text = "a🦁b\r\nc\u202ed\0"
    positions = Positions(text)
    units = positions.shown.encode("utf-16-le")
    pieces = [
        units[2 * positions.unit(i) : 2 * positions.unit(i + 1)].decode("utf-16-le")
        for i in range(len(text))
    ]
    assert pieces == ["a", "🦁", "b", "", "\n", "c", "⟦RLO⟧", "d", "␀"]


def test_a_range_that_cuts_into_a_mark_takes_all_of_it() -> None:
    positions = Positions("a\u202eb")
    inside = positions.unit(1) + 2
    assert positions.offset(inside) == 1
    assert positions.end_offset(inside) == 2


def test_an_endless_line_is_broken_at_spaces_without_moving_anything() -> None:
    text = "word " * LONGEST_LINE
    positions = Positions(text)
    assert len(positions.shown) == len(text)
    assert max(map(len, positions.shown.split("\n"))) <= LONGEST_LINE
    assert positions.shown.replace("\n", " ") == text


def test_an_endless_word_stays_whole() -> None:
    text = "x" * (3 * LONGEST_LINE)
    assert Positions(text).shown == text
