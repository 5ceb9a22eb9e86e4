"""Words for what is wrong: with a table as a whole (ReadError), with one of its rows (its text, cut).

Which faults there are is decided where they are found.
"""

from pathlib import Path

from timeline_app.model.problem import Problem
from timeline_app.reading.errors import ReadError
from timeline_app.reading.tables.chunk import LONGEST_SHOWN


def refusal(file: Path, place: str, reason: str, mend: str) -> ReadError:
    """The error for a table that can't be read at all."""
    return ReadError([Problem(str(file), place, reason, mend)])


def shown(raw: bytes) -> str:
    """The beginning of a row's bytes as text, whatever they hold."""
    text = raw[: 4 * LONGEST_SHOWN].decode("utf-8", "backslashreplace").rstrip("\r\n")
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def byte_fault(raw: bytes) -> str:
    """Why these bytes are no text of a table; empty where they are."""
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        return (
            f"it is not UTF-8 (byte {error.start + 1} is {raw[error.start]:#04x}); save it as UTF-8"
        )
    if b"\0" in raw:
        return f"byte {raw.index(0) + 1} is NUL, which is no text; remove it"
    return ""


def wrong_count(found: int, wanted: int) -> str:
    """Why a row that has `found` cells doesn't fit a header of `wanted`."""
    return f"it has {found} cell{'s' * (found != 1)}, the header {wanted}; add or remove some, or quote cells that hold the separator"
