"""Text from documents, made harmless for a terminal and measured in its columns.

Imports nothing of the project, so that even a refusal is quick to print.
"""

import unicodedata

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ZERO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def neutralised(text: str) -> str:
    """`text` on one line, with control and bidi characters as marks that a terminal just prints.

    White space becomes a space, C0 controls their Unicode pictures, the others `<U+202E>`.
    Joiners and marks of scripts such as Persian stay.
    """
    if text.isprintable():
        return text
    return "".join(map(_neutral, text))


def columns_of(text: str) -> int:
    """Columns that `text` takes on a terminal: 2 for wide East Asian letters, 0 for marks."""
    if text.isascii():
        return len(text)
    return sum(map(_columns_of, text))


def escaped_in_json(text: str) -> str:
    """JSON text with what would steer a terminal as escapes: the same JSON to every parser."""
    return text if text.isascii() and "\x7f" not in text else "".join(map(_escaped, text))


def _neutral(character: str) -> str:
    if character in "\t\n\r\v\f\u0085\u2028\u2029":
        return " "
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if _steers(character):
        return f"<U+{code:04X}>"
    return character


def _steers(character: str) -> bool:
    """C1 controls, bidi controls, lone surrogates, byte order marks and invisible tags."""
    code = ord(character)
    return (
        0x7F <= code < 0xA0
        or character in _BIDI
        or 0xD800 <= code < 0xE000
        or code == 0xFEFF
        or code in (0x2028, 0x2029)
        or 0xE0000 <= code < 0xE0080
    )


def _escaped(character: str) -> str:
    if not _steers(character):
        return character
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))


def _columns_of(character: str) -> int:
    if unicodedata.category(character) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
