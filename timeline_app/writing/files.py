"""Files that are replaced whole or not at all: a failed write leaves the old file as it was.

What goes into them is `csv`'s, `event_model`'s and the pictures' business.
"""

import errno
import os
import secrets
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from timeline_app.store.disk import flush_folder


class WriteError(Exception):
    """A file could not be written; `str()` is one line: where, what, what to do."""

    def __init__(self, path: Path, reason: str, mend: str) -> None:
        super().__init__(f"{path}: {reason}; {mend}")
        self.path = path
        self.reason = reason
        self.mend = mend


def replace_file(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Put `data` in the place of `path`, in one step: readers see the old file or the new one.

    The data goes to a temporary file in the same folder, to disk, and then under the name. A link
    stays a link: the file that it leads to is replaced, with its rights kept. Raises WriteError;
    then, as with any exception that `data` raises, the old file is as it was and no temporary file
    is left.
    """
    target = checked_target(path)
    temporary = target.with_name(f".timeline-{secrets.token_hex(8)}.tmp")
    try:
        _write(temporary, [data] if isinstance(data, bytes) else data, _mode_of(target))
        os.replace(temporary, target)
    except BaseException as error:
        with suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise _explained(path, error) from None
        raise
    flush_folder(target.parent)


def checked_target(path: Path) -> Path:
    """The file that writing to `path` would replace, links followed; WriteError if it can't be."""
    try:
        target = path.resolve()
        if target.is_dir():
            raise WriteError(path, "it is a folder", "add a file name")
        if target.exists() and not target.is_file():
            raise WriteError(path, "it is not an ordinary file", "choose another name")
        if not target.parent.exists():
            raise WriteError(
                path,
                f"there is no folder {target.parent}",
                "create it or choose another",
            )
        if not target.parent.is_dir():
            raise WriteError(path, f"{target.parent} is not a folder", "choose another folder")
    except (OSError, RuntimeError) as error:  # Path.resolve: RuntimeError for links in a circle
        if isinstance(error, OSError) and error.errno != errno.ELOOP:
            raise _explained(path, error) from None
        raise WriteError(path, "its links lead in a circle", "choose another name") from None
    if target.exists() and not os.access(target, os.W_OK):
        raise WriteError(path, "it is read-only", "change its rights or choose another name")
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise WriteError(path, f"the folder {target.parent} is read-only", "choose another folder")
    return target


def _write(temporary: Path, chunks: Iterable[bytes], mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with open(os.open(temporary, flags, 0o666), "wb") as file:
        if mode is not None:
            os.fchmod(file.fileno(), mode)
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _mode_of(target: Path) -> int | None:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _explained(path: Path, error: OSError) -> WriteError:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return WriteError(path, "the disk is full", "make room or choose another folder")
        case errno.EFBIG:
            return WriteError(
                path, "the file would be larger than allowed here", "choose another folder"
            )
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return WriteError(
                path, "it or its folder is read-only", "change the rights or choose another folder"
            )
        case errno.ENAMETOOLONG:
            return WriteError(path, "the name is too long", "choose a shorter one")
        case errno.ENOENT | errno.ENOTDIR:
            return WriteError(path, "its folder is missing", "create it or choose another")
        case _:
            return WriteError(
                path, f"it can't be written ({error.strerror})", "choose another folder"
            )
