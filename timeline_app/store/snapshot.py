"""A project file as it is at one moment, as a copy that nobody else writes to.

It can be taken while another process has the file open, and writes to it: SQLite's own change counter
stands still under an exclusive lock, so the page of the history's head is watched instead, in which each
commit is counted.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from timeline_app.store.errors import project_file_error
from timeline_app.store.hostile import checked_version, opened_descriptor
from timeline_app.store.in_place import journal_of
from timeline_app.store.lock import is_held
from timeline_app.store.schema import HEAD_PAGE, PAGE_SIZE

_PATIENCE = 10.0  # seconds for a moment without a commit
_PAUSE = 0.005
_PIECE = 4 << 20


class Snapshot:
    """A copy of a project file in a temporary folder, which goes with :meth:`close`."""

    def __init__(self, file: Path) -> None:
        """ProjectFileError where there is no project file, or it can't be copied."""
        self.has_journal = False
        descriptor = opened_descriptor(file)
        try:
            self.version = checked_version(file, descriptor)
            self._folder = Path(tempfile.mkdtemp(prefix="timeline-"))
            self.file = self._folder / "copy.timeline"
            try:
                self._take(file, descriptor)
            except BaseException:
                self.close()
                raise
        except OSError as error:
            reason = f"it can't be copied for reading ({error.strerror})"
            raise project_file_error(file, reason, "make room for temporary files") from None
        finally:
            os.close(descriptor)

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def _take(self, file: Path, descriptor: int) -> None:
        journal = journal_of(file)
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            # In this order: a commit that began before the copy is seen by its journal, one that began
            # during it by its journal or, if it is done, by the head that it wrote.
            head = _head(descriptor)
            if _is_empty(journal):
                _copy(descriptor, self.file)
                if _is_empty(journal) and _head(descriptor) == head:
                    return
            elif not is_held(descriptor):
                # Left by a program that was killed: SQLite undoes the half edit in the copy.
                _copy(descriptor, self.file)
                with suppress(FileNotFoundError), _journal(journal) as left:
                    _copy(left, journal_of(self.file))
                    self.has_journal = True
                if not is_held(descriptor) and _head(descriptor) == head:
                    return
            time.sleep(_PAUSE)
        reason = "another program never stops writing to it"
        raise project_file_error(file, reason, "wait until it is done")


def _head(descriptor: int) -> bytes:
    """The page in which each commit is counted, and the one with the file's size."""
    return os.pread(descriptor, HEAD_PAGE * PAGE_SIZE, 0)


def _is_empty(journal: Path) -> bool:
    try:
        return journal.stat().st_size == 0
    except FileNotFoundError:
        return True


@contextmanager
def _journal(journal: Path) -> Iterator[int]:
    descriptor = os.open(journal, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _copy(descriptor: int, target: Path) -> None:
    with open(target, "wb") as opened:
        place = 0
        while piece := os.pread(descriptor, _PIECE, place):
            opened.write(piece)
            place += len(piece)
