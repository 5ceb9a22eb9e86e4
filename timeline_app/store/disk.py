"""What disks refuse, in words, and names brought to disk.

What is written is ``dataset_writer``'s and ``project_file``'s business.
"""

import errno
import os
from contextlib import suppress
from pathlib import Path


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
        case errno.ENAMETOOLONG:
            return "the name is too long", "choose a shorter one"
        case _:
            return f"it can't be written ({error.strerror})", "choose another folder"


def flush_folder(folder: Path) -> None:
    """Bring the names in ``folder`` to disk, where the file system knows how to."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
