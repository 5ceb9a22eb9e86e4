"""What an import is asked for: whether it can be done, and the very tables that it reads.

The import itself is ``importing``'s.
"""

import hashlib
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from timeline_app.model.problem import Problem
from timeline_app.reading.errors import ReadError
from timeline_app.store.manifest import LONGEST_TITLE

EXTENSION = ".timeline"
_MOST_TABLES = 2**16 - 1
_PIECE = 4 << 20
_HALF = re.compile("[\ud800-\udfff]")  # of a character; so Python keeps bytes that are not UTF-8


@dataclass(frozen=True, slots=True)
class FileVersion:
    """What tells whether a file was changed."""

    file: tuple[int, int]
    size: int
    modified: int


def file_version(file: Path) -> FileVersion:
    """The version that ``file`` is now; ReadError where there is none."""
    try:
        status = file.stat()
    except OSError as error:
        raise unreadable(file, error) from None
    return FileVersion((status.st_dev, status.st_ino), status.st_size, status.st_mtime_ns)


def sha256_of(file: Path, given_up: Event) -> str:
    """The SHA-256 of ``file``, unless the import is given up in the meantime."""
    hash_ = hashlib.sha256()
    with open(file, "rb", buffering=0) as opened:
        while not given_up.is_set() and (piece := opened.read(_PIECE)):
            hash_.update(piece)
    return hash_.hexdigest()


def plain_text(name: str) -> str:
    """``name``, which may be a file's and not UTF-8, as text that can be kept and shown."""
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", name)


def check_request(files: Sequence[Path], target: Path, title: str, replace: bool) -> None:
    """Raise ReadError where the import can be seen not to work before it begins."""
    check_target(target, title)
    if target.exists() and not replace:
        raise refusal(target, "it exists already", "choose another name, or --replace it")
    if len(files) > _MOST_TABLES:
        raise refusal(target, f"{len(files)} tables are too many", "join some of them")
    seen = set()
    size = 0
    for file in files:
        version = file_version(file)
        if version.file in seen:
            raise refusal(file, "it is named twice", "name each table once")
        seen.add(version.file)
        size += version.size
    free = shutil.disk_usage(target.parent).free
    if free < size:
        reason = f"its disk has {free >> 20:,} MB left, less than the tables' {size >> 20:,} MB"
        raise refusal(target, reason, "make room or choose another folder")


def check_target(target: Path, title: str) -> None:
    """Raise ReadError where ``target`` can be no project file, or ``title`` no title of one."""
    if not title.strip():
        raise refusal(target, "its title would be blank", "give it a --title")
    if len(title) > LONGEST_TITLE:
        reason = f"a title of {len(title):,} characters is too long"
        raise refusal(target, reason, f"give it one of at most {LONGEST_TITLE:,}")
    if _HALF.search(str(target)):
        raise refusal(target, "its name is not UTF-8", "choose another name or folder")
    if target.suffix != EXTENSION:
        raise refusal(target, "it is no name for a project file", f"end the name in {EXTENSION}")
    if target.is_dir():
        raise refusal(target, "it is a folder", "choose another name")
    if not target.parent.is_dir():
        raise refusal(target, f"there is no folder {target.parent}", "create it or choose another")


def unreadable(file: Path, error: OSError) -> ReadError:
    """The error for a table that the system doesn't give."""
    if isinstance(error, FileNotFoundError):
        return refusal(file, "there is no such file", "check the name")
    return refusal(file, f"it can't be read ({error.strerror})", "check its rights")


def refusal(file: Path, reason: str, mend: str) -> ReadError:
    """The error for a request that can't be met."""
    return ReadError([Problem(str(file), "", reason, mend)])
