"""A dataset: the rows of large tables as read-only arrays, mapped into memory, and texts in a folder.

Names of files and their sizes are the ``manifest``'s; making a dataset is ``dataset_writer``'s; what
the arrays mean is told where they are made (``session.importing``).
"""

import errno
import hashlib
import mmap
import os
import stat
import struct
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from timeline_app.model.problem import Problem
from timeline_app.store.dataset_writer import DatasetWriter
from timeline_app.store.disk import MORE_FILES, allow_many_files, why_not_opened
from timeline_app.store.errors import DatasetError, dataset_error
from timeline_app.store.manifest import ARRAY_SUFFIXES, MANIFEST, Manifest, dtype_of, read_manifest

__all__ = [
    "Dataset",
    "DatasetError",
    "DatasetWriter",
    "TextColumn",
    "damaged_files",
    "open_dataset",
]

_AGAIN = "restore the folder from a copy, or import the table again"
_PIECE = 4 << 20
_TWO_ENDS = struct.Struct("<qq")


class TextColumn(Sequence[str]):
    """A text per row: UTF-8 in ``data``, where row ``i`` ends at ``ends[i]`` and begins at the end before.

    A single text is read from the files, not from their arrays: touching a page of a map for the
    first time takes ten times as long as reading a line, and keeps memory that nobody needs again.
    """

    def __init__(self, dataset: "Dataset", name: str) -> None:
        self._dataset = dataset
        self._data, self._ends = f"{name}.utf8", f"{name}.ends"
        self._count = dataset.shape_of(self._ends)[0]

    @property
    def data(self) -> npt.NDArray[np.uint8]:
        return self._dataset.mapped(self._data)

    @property
    def ends(self) -> npt.NDArray[np.int64]:
        return self._dataset.mapped(self._ends)

    @property
    def last_end(self) -> int:
        """Where the last text ends; 0 where there is none."""
        return self._bounds(self._count - 1)[1] if self._count else 0

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[str, ...]: ...
    def __getitem__(self, index: int | slice) -> str | tuple[str, ...]:
        if isinstance(index, slice):
            return tuple(self._text(i) for i in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._text(index % len(self))

    def __iter__(self) -> Iterator[str]:
        return map(self._text, range(len(self)))

    def _text(self, index: int) -> str:
        start, end = self._bounds(index)
        return self._dataset.piece(self._data, start, end - start).decode("utf-8", "replace")

    def _bounds(self, index: int) -> tuple[int, int]:
        """Where a text begins and ends."""
        before = 8 if index else 0  # the first one begins at 0
        ends = self._dataset.piece(self._ends, 8 * index - before, 8 + before)
        start, end = _TWO_ENDS.unpack(ends.rjust(16, b"\0"))
        return start, end


class Dataset:
    """A dataset that is open; made by :func:`open_dataset`.

    ``about`` is what its maker told of it: ``title``, ``tables``, ``columns``, ``actors``,
    ``rejected``. A file is mapped when it is first asked for. Arrays are read-only, little-endian,
    and mean nothing once the dataset is closed.
    """

    def __init__(self, folder: Path, manifest: Manifest, sha256: str) -> None:
        self.folder = folder
        self.about: Mapping[str, Any] = manifest.about
        self.row_count = manifest.rows
        self.sha256 = sha256
        self._files = manifest.files
        self._maps: dict[str, mmap.mmap] = {}
        self._descriptors: dict[str, int] = {}
        self._close_files = weakref.finalize(self, _close, self._descriptors)

    @property
    def file_names(self) -> tuple[str, ...]:
        return tuple(self._files)

    def expected_sha256(self, file_name: str) -> str:
        return self._files[file_name].sha256

    def has(self, name: str) -> bool:
        """Whether there is an array of this name."""
        return self._array_file(name) is not None

    def array(self, name: str) -> npt.NDArray[Any]:
        """The array of this name; KeyError where there is none."""
        file_name = self._array_file(name)
        if file_name is None:
            raise KeyError(name)
        return self.mapped(file_name)

    def shape_of(self, file_name: str) -> tuple[int, ...]:
        """The shape of the array in a file; KeyError where there is no such file."""
        return tuple(self._files[file_name].shape)

    def has_text(self, name: str) -> bool:
        """Whether there is a text column of this name."""
        return f"{name}.utf8" in self._files

    def text(self, name: str) -> TextColumn:
        """The text column of this name; KeyError where there is none."""
        if not self.has_text(name):
            raise KeyError(name)
        for file_name in (f"{name}.utf8", f"{name}.ends"):
            if file_name not in self._descriptors:
                self._descriptors[file_name] = self._opened(file_name)
        return TextColumn(self, name)

    def piece(self, file_name: str, start: int, size: int) -> bytes:
        """``size`` bytes of a text column's file from ``start`` on, as far as it has them.

        DatasetError where the disk doesn't give them, or the dataset has been closed.
        """
        self._check_open()
        size = min(size, self._files[file_name].bytes - start)
        if start < 0 or size <= 0:
            return b""
        try:
            data = os.pread(self._descriptors[file_name], size, start)
        except OSError as error:
            raise _unreadable(self.folder, file_name, error) from None
        if len(data) < size:
            raise dataset_error(self.folder, file_name, "it was cut short while open", _AGAIN)
        return data

    def mapped(self, file_name: str) -> npt.NDArray[Any]:
        """The array in a file; KeyError where there is no such file."""
        self._check_open()
        entry, dtype = self._files[file_name], dtype_of(file_name)
        if not entry.bytes:
            empty = np.empty(entry.shape, dtype)
            empty.flags.writeable = False
            return empty
        if file_name not in self._maps:
            descriptor = self._opened(file_name)
            try:
                self._maps[file_name] = mmap.mmap(descriptor, entry.bytes, access=mmap.ACCESS_READ)
            except OSError as error:
                raise _unreadable(self.folder, file_name, error) from None
            finally:
                os.close(descriptor)
        return np.frombuffer(self._maps[file_name], dtype).reshape(entry.shape)

    def close(self) -> None:
        """Give memory and files back, even where somebody still holds an array."""
        for mapped in self._maps.values():
            mapped.madvise(mmap.MADV_DONTNEED)
        self._maps.clear()
        self._close_files()

    def _array_file(self, name: str) -> str | None:
        names = (f"{name}.{suffix}" for suffix in ARRAY_SUFFIXES)
        return next((each for each in names if each in self._files), None)

    def _check_open(self) -> None:
        if not self._close_files.alive:
            raise dataset_error(self.folder, "", "it has been closed", "open it again")

    def _opened(self, file_name: str) -> int:
        return _open_checked(self.folder, file_name, self._files[file_name].bytes)


def _close(descriptors: dict[str, int]) -> None:
    for descriptor in descriptors.values():
        os.close(descriptor)
    descriptors.clear()


def open_dataset(folder: Path, manifest_sha256: str | None = None) -> Dataset:
    """The dataset in ``folder``; DatasetError where it is missing, foreign, newer or cut short.

    With ``manifest_sha256``, also where it is another than the one that a project file refers to.
    """
    manifest, data = read_manifest(folder)
    allow_many_files()
    sha256 = hashlib.sha256(data).hexdigest()
    if manifest_sha256 not in (None, sha256):
        reason = "it is not the dataset that the project file was made with"
        raise dataset_error(folder, MANIFEST, reason, _AGAIN)
    for name, entry in manifest.files.items():
        os.close(_open_checked(folder, name, entry.bytes))
    return Dataset(folder, manifest, sha256)


def damaged_files(
    dataset: Dataset, should_stop: Callable[[], bool] = lambda: False
) -> list[Problem]:
    """A problem for each file of which the SHA-256 is not the manifest's; this reads all of them."""
    problems = []
    for name in dataset.file_names:
        if should_stop():
            break
        try:
            found = _sha256(dataset.folder / name)
        except OSError as error:
            problems.append(_unreadable(dataset.folder, name, error).problem)
            continue
        if found != dataset.expected_sha256(name):
            reason = "its content is not what was written: the SHA-256 differs"
            problems.append(Problem(str(dataset.folder), name, reason, _AGAIN))
    return problems


def _sha256(file: Path) -> str:
    hash_ = hashlib.sha256()
    with open(file, "rb", buffering=0) as opened:
        while piece := opened.read(_PIECE):
            hash_.update(piece)
    return hash_.hexdigest()


def _open_checked(folder: Path, file_name: str, size: int) -> int:
    """A descriptor of the file if it is an ordinary one of ``size`` bytes; a link is not followed."""
    try:
        descriptor = os.open(folder / file_name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        raise dataset_error(folder, file_name, "it is missing", _AGAIN) from None
    except OSError as error:
        raise _unreadable(folder, file_name, error) from None
    status = os.fstat(descriptor)
    if stat.S_ISREG(status.st_mode) and status.st_size == size:
        return descriptor
    os.close(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise dataset_error(folder, file_name, "it is not an ordinary file", _AGAIN)
    reason = f"it has {status.st_size} bytes instead of {size}"
    raise dataset_error(folder, file_name, reason, _AGAIN)


def _unreadable(folder: Path, file_name: str, error: OSError) -> DatasetError:
    is_crowded = error.errno in (errno.EMFILE, errno.ENFILE)
    mend = MORE_FILES if is_crowded else "check the folder and its rights"
    return dataset_error(folder, file_name, why_not_opened(error), mend)
