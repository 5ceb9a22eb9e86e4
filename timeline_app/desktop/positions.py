"""Positions: code points of a document's text against UTF-16 units of what a Qt view shows of it.

The view itself is ``document_view``; offsets in records always count code points (DESIGN §3).
"""

import numpy as np

from timeline_app.desktop.text import visible_lines

LONGEST_LINE = 8192  # characters; Qt lays a line out as a whole, and megabytes take it seconds

_KEPT = frozenset("\t\n")
_LINE_ENDS = {"\r": "\n", "\f": "\n", "\u2028": "⏎\n", "\u2029": "⏎\n"}
# What QTextDocument takes for an embedded object or the edges of a frame, and what QString takes
# for a byte order mark: it drops the one, and swaps the bytes of all text after the other.
_OBEYED = {
    "\ufffc": "⟦OBJ⟧",
    "\ufdd0": "⟦FDD0⟧",
    "\ufdd1": "⟦FDD1⟧",
    "\ufeff": "⟦BOM⟧",
    "\ufffe": "⟦FFFE⟧",
}


class Positions:
    """What a view shows for ``text``, and which of its UTF-16 units shows which code point.

    CRLF becomes one line end, whose unit belongs to LF; a form feed becomes one, too, as a page ends
    there; controls become visible marks of several units; a space at which an endless line is broken becomes a line end. ``shown`` has a unit or
    more for every code point but CR before LF.
    """

    def __init__(self, text: str) -> None:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        widths = np.where(codes > 0xFFFF, 2, 1).astype(np.int64)
        marks = {}
        for code in np.flatnonzero(np.bincount(codes)):
            char = chr(int(code))
            mark = _mark(char)
            if mark != char:
                marks[int(code)] = mark
                widths[codes == code] = _units(mark)
        before_newline = np.flatnonzero((codes[:-1] == 0x0D) & (codes[1:] == 0x0A))
        widths[before_newline] = 0
        self._starts = np.concatenate([[0], np.cumsum(widths)])
        self.text = text
        self.shown = _break_lines(text.replace("\r\n", "\n").translate(marks))

    def unit(self, offset: int) -> int:
        """Unit at which code point ``offset`` begins to show; its end for the end of the text."""
        return int(self._starts[min(max(offset, 0), len(self._starts) - 1)])

    def offset(self, unit: int) -> int:
        """Code point that ``unit`` shows, or the length of the text."""
        place = int(np.searchsorted(self._starts, max(unit, 0), side="right")) - 1
        return min(place, len(self._starts) - 1)

    def end_offset(self, unit: int) -> int:
        """Where a range that ends before ``unit`` ends: a mark that it cuts into is taken whole."""
        return int(np.searchsorted(self._starts, max(unit, 0), side="left"))


def _mark(char: str) -> str:
    if char in _KEPT:
        return char
    if 0xD800 <= ord(char) <= 0xDFFF:
        return "\ufffd"
    return _LINE_ENDS.get(char) or _OBEYED.get(char) or visible_lines(char)


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def _break_lines(text: str) -> str:
    """``text`` with spaces made line ends wherever a line is too long; its length stays."""
    if all(len(line) <= LONGEST_LINE for line in text.split("\n")):
        return text
    lines = []
    for line in text.split("\n"):
        start = 0
        while len(line) - start > LONGEST_LINE:
            space = line.rfind(" ", start + 1, start + LONGEST_LINE)
            if space < 0:
                space = line.find(" ", start + LONGEST_LINE)
            if space < 0:
                break
            lines.append(line[start:space])
            start = space + 1
        lines.append(line[start:])
    return "\n".join(lines)
