"""Text from documents made safe to show: nothing in it is obeyed, everything in it is seen.

Every widget that shows such text also sets a plain-text format; this only mends the characters.
"""

from html import escape

LONGEST_LINE = 500  # characters of what is shown on one line, where more is never seen
LONGEST_TEXT = 2_000  # characters of a label or tooltip; Qt lays all of it out, again and again

# Letters that stand for what would reorder, hide or break the text around them. Bidirectional
# controls as in Unicode Standard Annex 9, section 2; C0 controls have pictures at U+2400.
_BIDI = {
    0x061C: "⟦ALM⟧",
    0x200E: "⟦LRM⟧",
    0x200F: "⟦RLM⟧",
    0x202A: "⟦LRE⟧",
    0x202B: "⟦RLE⟧",
    0x202C: "⟦PDF⟧",
    0x202D: "⟦LRO⟧",
    0x202E: "⟦RLO⟧",
    0x2066: "⟦LRI⟧",
    0x2067: "⟦RLI⟧",
    0x2068: "⟦FSI⟧",
    0x2069: "⟦PDI⟧",
}
_C0 = {code: chr(0x2400 + code) for code in range(0x20)}
_DELETE_AND_C1 = {0x7F: "␡", **{code: f"⟦{code:02X}⟧" for code in range(0x80, 0xA0)}}
_SEPARATORS = {0x2028: "⏎", 0x2029: "⏎"}
_ONE_LINE = _BIDI | _C0 | _DELETE_AND_C1 | _SEPARATORS
_MANY_LINES = {code: mark for code, mark in _ONE_LINE.items() if code not in (0x09, 0x0A)}
_ONE_LINE_ENDS = _ONE_LINE | {0x0A: " ", 0x0D: " ", 0x09: " "}


def shortened(text: str, most: int = LONGEST_LINE) -> str:
    """``text`` up to ``most`` characters, and how many more there are."""
    if len(text) <= most:
        return text
    return f"{text[:most]}… ({len(text) - most:,} more characters)"


def short_visible_text(text: str) -> str:
    """The beginning of ``text`` on one line, as ``visible_text`` has it."""
    return visible_text(shortened(text))


def name_in_label(text: str) -> str:
    """``text``, a title or a name, as the history quotes it."""
    shown = short_visible_text(text)
    return shown if len(shown) <= 80 else f"{shown[:79]}…"


def visible_text(text: str) -> str:
    """``text`` on one line, with its bidi and control characters as visible marks.

    Line ends and tabs become single spaces. The result has another length than ``text``: it is for
    labels, lists and tooltips, not for documents in which positions count.
    """
    return text.replace("\r\n", "\n").translate(_ONE_LINE_ENDS)


def visible_lines(text: str) -> str:
    """The same, with line ends and tabs kept."""
    return text.replace("\r\n", "\n").translate(_MANY_LINES)


def tooltip_text(text: str) -> str:
    """``text`` for QToolTip and whatever else guesses HTML: shown literally, lines kept, wrapped.

    QToolTip has no way to be told that its text is plain. A long text is shortened.
    """
    shown = visible_lines(shortened(text, LONGEST_TEXT))
    lines = "<br>".join(escape(line) for line in shown.split("\n"))
    return f"<qt>{lines}</qt>"
