"""A file that is hashed while it is written, by a thread, so that hashing costs no time of its own.

Which files there are, and what becomes of them, is ``dataset_writer``'s business.
"""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Queue
from threading import Thread

# Pieces that wait for the hasher keep their memory: so few may wait, and large ones are waited for.
_WAITING = 8
_LARGE = 8 << 20
# Written at once: the system finds room for small pieces in memory that it has just been given back.
_PIECE = 512 << 10
# What nobody reads soon leaves the system's memory in such steps, so that a table larger than that
# doesn't displace all else there, and so that the disk has little left to do at the end.
_STEP = 2 << 20


class Hasher:
    """One thread that hashes what files hand it."""

    def __init__(self) -> None:
        self._queue: Queue[Callable[[], None] | None] = Queue(_WAITING)
        self._thread: Thread | None = Thread(target=self._work, name="hasher", daemon=True)
        self._thread.start()

    def put(self, hash_: "hashlib._Hash", data: memoryview) -> None:
        self._queue.put(lambda: hash_.update(data))

    def wait(self) -> None:
        """Wait until all is hashed."""
        self._queue.join()

    def stop(self) -> None:
        """Wait until all is hashed, and end the thread."""
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        while (task := self._queue.get()) is not None:
            task()
            self._queue.task_done()


class HashedFile:
    """A new file, written from its start to its end; ``is_read_soon`` keeps it in the system's memory."""

    def __init__(self, path: Path, hasher: Hasher, *, is_read_soon: bool) -> None:
        self._path = path
        self._is_read_soon = is_read_soon
        self._hasher = hasher
        self._hash = hashlib.sha256()
        self._size = self._let_go = 0
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        self._descriptor: int | None = os.open(path, flags, 0o666)

    def write(self, data: memoryview) -> None:
        """Add ``data``, a view of bytes that don't change afterwards."""
        assert self._descriptor is not None
        self._hasher.put(self._hash, data)
        rest = data
        while rest:
            written = os.write(self._descriptor, rest[:_PIECE])
            rest = rest[written:]
            self._size += written
            if not self._is_read_soon and self._size >= self._let_go + _STEP:
                self._let_go_of(self._let_go - 2 * _STEP)
                self._let_go = self._size
        if len(data) > _LARGE:
            self._hasher.wait()

    def finish(self) -> tuple[int, str]:
        """Size and SHA-256, once the file is on disk; the hasher must have stopped."""
        assert self._descriptor is not None
        os.fsync(self._descriptor)
        if not self._is_read_soon:
            self._let_go_of(0)
        self.abandon()
        return self._size, self._hash.hexdigest()

    def abandon(self) -> None:
        """Close the file as it is."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def discard(self) -> None:
        """Close and remove the file."""
        self.abandon()
        self._path.unlink()

    def _let_go_of(self, begin: int) -> None:
        """Have the system write what it holds from ``begin`` on, and drop what it has written."""
        assert self._descriptor is not None
        if hasattr(os, "posix_fadvise"):  # macOS has none
            with suppress(OSError):  # it is advice, which not every file system takes
                os.posix_fadvise(self._descriptor, max(begin, 0), 0, os.POSIX_FADV_DONTNEED)
