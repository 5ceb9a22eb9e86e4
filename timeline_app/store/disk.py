"""What disks refuse, in words, names brought to disk, and how many files may be open.

What is written is ``dataset_writer``'s and ``project_file``'s business.
"""

import errno
import os
import resource
from contextlib import suppress
from pathlib import Path

MORE_FILES = "raise the limit (ulimit -n), or have fewer columns"
_ENOUGH_FILES, _ENOUGH_ON_MACOS = 65_536, 10_240


def why_not_written(error: OSError) -> tuple[str, str]:
    """The reason and the mend for a file or folder that couldn't be written."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "the disk is full", "make room or choose another folder"
        case errno.EFBIG:
            return "a file would be larger than allowed here", "choose another folder"
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return "the folder is read-only", "change its rights or choose another folder"
        case errno.ENOENT | errno.ENOTDIR:
            return "its folder is missing", "create it or choose another"
        case errno.EMFILE | errno.ENFILE:
            return why_not_opened(error), MORE_FILES
        case errno.ENAMETOOLONG:
            return "the name is too long", "choose a shorter one"
        case _:
            return f"it can't be written ({error.strerror})", "choose another folder"


def why_not_opened(error: OSError) -> str:
    """The reason for a file that couldn't be read."""
    if error.errno in (errno.EMFILE, errno.ENFILE):
        return "it needs more open files than this system allows"
    return f"it can't be read ({error.strerror})"


def allow_many_files() -> None:
    """Let this process have as many files open as the system lets it: a column takes two."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for enough in (_ENOUGH_FILES, _ENOUGH_ON_MACOS):
        wanted = enough if hard == resource.RLIM_INFINITY else min(enough, hard)
        if soft == resource.RLIM_INFINITY or soft >= wanted:
            return
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            return


def flush_folder(folder: Path) -> None:
    """Bring the names in ``folder`` to disk, where the file system knows how to."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
