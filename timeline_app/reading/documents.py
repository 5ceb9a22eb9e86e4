"""Documents' files into text, exactly as they are; nothing is stripped or normalised.

Which documents a project has, and where its passages stand, is ``event_model``'s business.
"""

import errno
import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from timeline_app.model.problem import Problem
from timeline_app.model.source import Document

LARGEST_DOCUMENT = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text of one document as its file holds it, or ``None`` with the problem that kept it away."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def leaves_folder(path: str, folder: Path) -> bool:
    """Whether ``path`` points outside ``folder``, links resolved first."""
    windows = PureWindowsPath(path)
    if "\0" in path or PurePosixPath(path).is_absolute() or windows.drive or windows.root:
        return True
    target = folder / path
    try:
        if _is_circle(target):
            return True
        return not target.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # names that no file can have
        return True


def _is_circle(target: Path) -> bool:
    """Whether links lead ``target`` round in a circle, which Path.resolve of 3.13 lets pass."""
    try:
        target.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def read_document(document: Document, folder: Path, file: str, place: str) -> DocumentText:
    """Read the text of ``document`` from ``folder``; ``file`` and ``place`` go into its problems.

    A missing, undecodable or changed file is a problem that leaves the project open; its text,
    where there is one, is still given, so that passages can be found again in it.
    """

    def failed(reason: str, mend: str) -> DocumentText:
        return DocumentText(None, (Problem(file, place, reason, mend, fatal=False),))

    if document.path is None:
        return failed(
            f"document '{document.id}' names no file", "give it a 'path' to show its passages"
        )
    target = folder / document.path
    try:
        status = target.stat()
        if not stat.S_ISREG(status.st_mode):  # reading a pipe would wait for ever
            return failed(f"'{document.path}' is not an ordinary file", "name the document's file")
        if status.st_size > LARGEST_DOCUMENT:
            return failed(
                f"'{document.path}' is larger than {LARGEST_DOCUMENT >> 20} MB", "split it up"
            )
        data = target.read_bytes()
    except FileNotFoundError:
        return failed(
            f"there is no file '{document.path}' in {folder}",
            "put it there or name its folder with --documents",
        )
    except OSError as error:
        return failed(
            f"'{document.path}' can't be read ({error.strerror})", "check the file and its rights"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return failed(
            f"'{document.path}' is not UTF-8 (byte {error.start} is {data[error.start]:#04x})",
            "save it as UTF-8",
        )
    if hashlib.sha256(data).hexdigest() == document.sha256:
        return DocumentText(text)
    changed = Problem(
        file,
        f"{place}.sha256",
        f"'{document.path}' is not the file that was read: its SHA-256 differs",
        "restore the file, or check each passage and record the new SHA-256",
        fatal=False,
    )
    return DocumentText(text, (changed,))
