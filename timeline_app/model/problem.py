"""A Problem: one thing that is wrong with an input, where it stands, and how to mend it.

Rooms that read files collect Problems; the edge (command line, window) shows them.
"""

import unicodedata
from dataclasses import dataclass

_JOINERS = "\u200c\u200d"  # part of how Persian and Hindi words are written


@dataclass(frozen=True, slots=True)
class Problem:
    """What is broken, where, and what to do, as three short texts without line breaks.

    ``place`` is a path inside the file, such as ``events[3].claims[0].passage (event 'fall-of-kabul')``
    or ``line 4 column 7``; empty when the file as a whole is meant. ``fatal`` means that the file
    can't be opened at all; other problems leave it open, with the broken part marked as such.
    """

    file: str
    place: str
    reason: str
    mend: str
    fatal: bool = True

    def __post_init__(self) -> None:
        # All but `fatal` may quote the file, and so hold whatever it holds.
        for name in ("file", "place", "reason", "mend"):
            object.__setattr__(self, name, _on_one_line(getattr(self, name)))

    def __str__(self) -> str:
        where = f"{self.file}: {self.place}" if self.place else self.file
        return f"{where}: {self.reason}; {self.mend}"


def _on_one_line(text: str) -> str:
    """``text`` with line breaks, controls and lone surrogates as escapes such as ``\\n``."""
    return text if text.isprintable() else "".join(map(_escaped, text))


def _escaped(character: str) -> str:
    # "C": controls, bidi controls, surrogates; "Zl", "Zp": line and paragraph separators.
    if character in _JOINERS:
        return character
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return character.encode("unicode_escape").decode("ascii")
    return character
