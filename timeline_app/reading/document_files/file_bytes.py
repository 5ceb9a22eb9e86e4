"""The bytes of a document's file, read once, so that its hash is that of what was parsed."""

import os
import stat
from pathlib import Path

from timeline_app.model.problem import Problem
from timeline_app.reading.documents import LARGEST_DOCUMENT
from timeline_app.reading.errors import ReadError

_PIECE = 1 << 20


def refusal(file: Path, reason: str, mend: str, place: str = "") -> ReadError:
    """The error for a document that can't be read."""
    return ReadError([Problem(str(file), place, reason, mend)])


def bytes_of(file: Path) -> bytes:
    """What an ordinary file holds, whole and of bearable size; ReadError otherwise."""
    try:
        _check(os.stat(file), file)  # before opening, which devices and pipes may notice
        descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        try:
            return _all_bytes(descriptor, file)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        raise refusal(file, "there is no such file", "check the name") from None
    except OSError as error:
        reason = f"it can't be read ({error.strerror})"
        raise refusal(file, reason, "check that it is there, and its rights") from None
    except ValueError:  # a NUL in its name
        raise refusal(file, "no file can have this name", "check the name") from None


def _check(status: os.stat_result, file: Path) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise refusal(file, "it is a folder", "name a document")
    if not stat.S_ISREG(status.st_mode):  # reading a pipe would wait for ever
        raise refusal(file, "it is not an ordinary file", "name a document")
    if status.st_size > LARGEST_DOCUMENT:
        raise _too_large(file)
    if status.st_size == 0:
        raise refusal(file, "it is empty", "restore it from a copy, or leave it out")


def _all_bytes(descriptor: int, file: Path) -> bytes:
    before = os.fstat(descriptor)
    _check(before, file)  # it may be another file by now
    data = bytearray()
    while piece := os.read(descriptor, _PIECE):
        data += piece
        if len(data) > LARGEST_DOCUMENT:
            raise _too_large(file)
    after = os.fstat(descriptor)
    if (len(data), after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        reason = "it was changed while it was being read"
        raise refusal(file, reason, "try again when nothing writes to it")
    return bytes(data)


def _too_large(file: Path) -> ReadError:
    return refusal(file, f"it is larger than {LARGEST_DOCUMENT >> 20} MB", "split it up")
