"""A JSON file into Python values, refusing what JSON leaves open: repeated names, NaN, odd encodings.

What the values mean is ``event_model``'s business.
"""

import hashlib
import json
import stat
from pathlib import Path
from typing import Any, NoReturn

from timeline_app.model.problem import Problem
from timeline_app.reading.errors import ReadError

LARGEST_FILE = 1 << 30


def read_json(file: Path) -> tuple[Any, str]:
    """The value that ``file`` holds and the SHA-256 of the bytes it was read from."""
    data = _read_bytes(file)
    return _parse(_decode(data, file), file), hashlib.sha256(data).hexdigest()


def _refusal(file: Path, place: str, reason: str, mend: str) -> ReadError:
    return ReadError([Problem(str(file), place, reason, mend)])


def _read_bytes(file: Path) -> bytes:
    try:
        status = file.stat()
        if stat.S_ISDIR(status.st_mode):
            raise _refusal(file, "", "it is a folder", "name the .timeline.json file in it")
        if not stat.S_ISREG(status.st_mode):  # reading a pipe would wait for ever
            raise _refusal(file, "", "it is not an ordinary file", "name a .timeline.json file")
        if status.st_size > LARGEST_FILE:
            reason = f"it is larger than {LARGEST_FILE >> 30} GB"
            raise _refusal(file, "", reason, "split it up")
        return file.read_bytes()
    except FileNotFoundError:
        raise _refusal(file, "", "there is no such file", "check the name") from None
    except OSError as error:
        reason = f"it can't be read ({error.strerror})"
        raise _refusal(file, "", reason, "check its rights") from None


def _decode(data: bytes, file: Path) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = f"it is not UTF-8 (byte {error.start} is {data[error.start]:#04x})"
        raise _refusal(file, f"line {line}", reason, "save it as UTF-8") from None
    if not text.strip():
        raise _refusal(file, "", "it is empty", "restore it from a copy")
    return text


def _parse(text: str, file: Path) -> Any:
    try:
        return json.loads(
            text, object_pairs_hook=_object_without_repeats, parse_constant=_no_such_number
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno} column {error.colno}"
        mend = "mend the file there, or restore it from a copy"
        raise _refusal(file, place, f"it is not JSON ({error.msg})", mend) from None
    except _RepeatedNameError as error:
        raise _refusal(file, "", str(error), "keep one of the two") from None
    except _NoSuchNumberError as error:
        reason = f"{error} is no number in JSON"
        raise _refusal(file, "", reason, "write a number, or leave it out") from None
    except (RecursionError, ValueError):
        reason = "it is not an event model file: nested too deeply, or a number out of range"
        raise _refusal(file, "", reason, "restore it from a copy") from None


class _RepeatedNameError(Exception):
    """A JSON object names a member twice: json would silently keep the last."""


class _NoSuchNumberError(Exception):
    """NaN, Infinity or -Infinity, which Python's json takes for numbers."""


def _no_such_number(name: str) -> NoReturn:
    raise _NoSuchNumberError(name)


def _object_without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        names = [name for name, _ in pairs]
        repeated = next(name for name in names if names.count(name) > 1)
        shown = result.get("id")
        where = f" in the object with id '{shown}'" if isinstance(shown, str) else ""
        raise _RepeatedNameError(f"the name '{repeated[:80]}' stands twice{where}")
    return result
