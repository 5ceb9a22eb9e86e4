"""Which files are project files, told without loading SQLite; what is in them is ``project_file``'s."""

import os
import stat
from pathlib import Path

MAGIC = b"SQLite format 3\0"


def is_project_file(file: Path) -> bool:
    """Whether ``file`` begins as an SQLite database does, or has the name of a project file."""
    if file.suffix == ".timeline":
        return True
    try:
        with open(file, "rb") as opened:
            return stat.S_ISREG(os.fstat(opened.fileno()).st_mode) and opened.read(16) == MAGIC
    except OSError:
        return False
