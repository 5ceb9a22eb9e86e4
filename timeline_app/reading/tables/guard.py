r"""Undoes what `writing.csv` does to cells: the `'` put before what a spreadsheet would run, and lists.

One leading `'` is taken off a cell where our CSV would have put it: before another `'`, before what a
spreadsheet would run, or where nothing follows. Elsewhere it is an apostrophe, as in `'Tis`.

A list is split at each `;`; `\;` and `\\` stand for `;` and `\`. White space around a value and empty
values are left out.
"""

import re
import unicodedata

# Full-width and small forms, which some spreadsheets read as their ASCII twins, included.
_RUNNABLE = frozenset("=+-@|%＝＋－＠｜％﹦﹢﹣﹫﹪") | frozenset("\t\r\n")
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_TOKEN = re.compile(r"\\[\\;]|;|[^\\;]+|\\")


def unguarded(cell: str) -> str:
    """The value of a cell."""
    if cell[:1] != "'":
        return cell
    return cell[1:] if len(cell) == 1 or cell[1] == "'" or would_run(cell[1:]) else cell


def would_run(value: str) -> bool:
    """Whether a spreadsheet might run `value`: its first visible character tells."""
    for character in value:
        if character in _RUNNABLE:
            return True
        if unicodedata.category(character) not in _INVISIBLE:
            return False
    return False


def values_of(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds a list, each once."""
    return values_in(unguarded(cell))


def values_in(value: str) -> tuple[str, ...]:
    """The values of a list that is written as in a cell, each once."""
    if ";" not in value and "\\" not in value:
        return (value.strip(),) if value.strip() else ()
    values = [""]
    for token in _TOKEN.findall(value):
        if token == ";":
            values.append("")
        else:
            values[-1] += token[-1] if token in ("\\\\", "\\;") else token
    return tuple(dict.fromkeys(value.strip() for value in values if value.strip()))
