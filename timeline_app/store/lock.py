"""Who has a project file open: one program at a time may write to it, and the others are told which.

SQLite's own locks go when any descriptor of the file is closed in the same process, as POSIX wants
it; so the file is also held by a lock that stays.
"""

import fcntl
import os
import struct
import sys
from contextlib import suppress
from pathlib import Path

from timeline_app.store.errors import ProjectFileError, project_file_error
from timeline_app.store.hostile import opened_descriptor

# Where SQLite's unix VFS has its locks: a byte for "pending", one for "reserved", 510 for "shared".
_LOCK_BYTES, _COUNT = 0x4000_0000, 512
_FLOCK = "hhqqi0q"  # struct flock of 64-bit Linux: type, whence, start, length, process


class Hold:
    """A project file held for writing; ProjectFileError where somebody else has it, or it is missing."""

    def __init__(self, file: Path) -> None:
        self._file = file
        while True:
            self.descriptor = opened_descriptor(file, writable=True)
            try:
                self._lock()
            except BaseException:
                self.close()
                raise
            if self.is_in_place():
                return
            self.close()  # another one took its place just before

    def is_in_place(self) -> bool:
        """Whether the file has not been removed, renamed or replaced by another."""
        try:
            return os.path.samestat(os.fstat(self.descriptor), os.stat(self._file))
        except OSError:
            return False

    def close(self) -> None:
        os.close(self.descriptor)

    def _lock(self) -> None:
        try:
            fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise in_use(self._file, self.descriptor) from None
        except OSError:
            return  # a file system without such locks has SQLite's


def in_use(file: Path, descriptor: int) -> ProjectFileError:
    """The error for a file that somebody else has open, naming who where the system tells."""
    holder = _holder(descriptor) or _listed_holder(descriptor)
    if holder == os.getpid():
        return project_file_error(file, "it is open in this program already", "close it first")
    reason = f"it is open in {_described(holder)}"
    return project_file_error(file, reason, "close it there, or open it read-only")


def is_held(descriptor: int) -> bool:
    """Whether some process holds the file behind ``descriptor`` now."""
    if _holder(descriptor) is not None:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    fcntl.flock(descriptor, fcntl.LOCK_UN)
    return False


def _holder(descriptor: int) -> int | None:
    """The process that keeps SQLite's locks on the file, unless it is this one."""
    if not sys.platform.startswith("linux"):
        return None
    asked = struct.pack(_FLOCK, fcntl.F_WRLCK, os.SEEK_SET, _LOCK_BYTES, _COUNT, 0)
    try:
        answer = fcntl.fcntl(descriptor, fcntl.F_GETLK, asked)
    except OSError:
        return None
    type_, _, _, _, process = struct.unpack(_FLOCK, answer)
    return None if type_ == fcntl.F_UNLCK else process


def _listed_holder(descriptor: int) -> int | None:
    """The process that keeps our own lock on the file, as Linux lists it."""
    status = os.fstat(descriptor)
    file = f"{os.major(status.st_dev):02x}:{os.minor(status.st_dev):02x}:{status.st_ino}"
    with suppress(OSError):
        for line in Path("/proc/locks").read_text().splitlines():
            match line.split():
                case [_, "FLOCK", _, _, process, place, *_] if place == file:
                    return int(process)
    return None


def _described(process: int | None) -> str:
    """``python3 (process 4711, of alice)``, as far as is known."""
    if not process or process < 0:
        return "another program"
    known, name = [f"process {process}"], "another program"
    with suppress(OSError, KeyError, ImportError):
        import pwd

        folder = Path(f"/proc/{process}")
        known.append(f"of {pwd.getpwuid(folder.stat().st_uid).pw_name}")
    with suppress(OSError):
        name = Path(f"/proc/{process}/comm").read_text("utf-8", "replace").strip() or name
    return f"{name} ({', '.join(known)})"
