"""Writing a dataset's folder: whole or not at all, each file hashed on the way to disk.

Reading it again is ``dataset``'s business.
"""

import hashlib
import os
import re
import shutil
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from timeline_app.store.disk import allow_many_files, flush_folder, why_not_written
from timeline_app.store.errors import DatasetError, dataset_error
from timeline_app.store.hashed_file import HashedFile, Hasher
from timeline_app.store.manifest import (
    ARRAY_SUFFIXES,
    DTYPES,
    FILE_NAME,
    MANIFEST,
    FileEntry,
    Manifest,
    checked_manifest,
    dtype_of,
)

_FILE_NAME = re.compile(FILE_NAME)
_SUFFIXES = {DTYPES[suffix]: suffix for suffix in ARRAY_SUFFIXES}
# As the manifest counts the rows.
_ROWS = "start_earliest.i64"


class DatasetWriter:
    """Writes the dataset ``folder``, which must not exist yet.

    All goes to a hidden folder beside it, which takes its name by :meth:`finish` and is removed
    where that isn't reached. What a writer that was killed has left there is removed first. Arrays
    that are given must not change before the writer has ended: a thread hashes them.
    Different arrays may be written by different threads. Raises DatasetError for what the disk refuses.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._temporary = folder.with_name(f".{folder.name}.partial")
        self._files: dict[str, HashedFile] = {}
        self._shapes: dict[str, tuple[int, ...]] = {}
        self._ended = False

    def __enter__(self) -> Self:
        try:
            if self.folder.exists():
                reason = "there is such a folder already"
                raise dataset_error(self.folder, "", reason, "choose another name")
            if self._temporary.exists():
                shutil.rmtree(self._temporary)
            self._temporary.mkdir()
        except OSError as error:
            raise self._explained(error) from None
        allow_many_files()
        self._hasher = Hasher()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._hasher.stop()
        for file in self._files.values():
            file.abandon()
        if not self._ended:
            shutil.rmtree(self._temporary, ignore_errors=True)

    def append(self, name: str, array: npt.NDArray[Any]) -> None:
        """Add to the array of this name, along its first dimension."""
        dtype = array.dtype.newbyteorder("<")
        if dtype not in _SUFFIXES:
            raise ValueError(f"{name}: no dataset holds {array.dtype}")
        self._append(f"{name}.{_SUFFIXES[dtype]}", array.astype(dtype, copy=False))

    def append_text(
        self, name: str, data: npt.NDArray[np.uint8], ends: npt.NDArray[np.int64]
    ) -> None:
        """Add cells to the text column of this name; ``ends`` count from the first byte of ``data``."""
        begun = self._shapes.get(f"{name}.utf8", (0,))[0]
        self._append(f"{name}.utf8", data)
        self._append(f"{name}.ends", ends.astype("<i8", copy=False) + begun)

    def write(self, name: str, array: npt.NDArray[Any]) -> None:
        """The whole array of this name."""
        if any(f"{name}.{suffix}" in self._files for suffix in _SUFFIXES.values()):
            raise ValueError(f"{name} has been written")
        self.append(name, array)

    def read(self, name: str) -> npt.NDArray[Any]:
        """The array of this name as written so far, mapped and read-only; KeyError without one."""
        names = (f"{name}.{suffix}" for suffix in _SUFFIXES.values())
        file_name = next((each for each in names if each in self._files), None)
        if file_name is None:
            raise KeyError(name)
        shape = self._shapes[file_name]
        if 0 in shape:
            return np.empty(shape, dtype_of(file_name))
        path = self._temporary / file_name
        return np.memmap(path, dtype_of(file_name), mode="r", shape=shape).view(np.ndarray)

    def discard(self, name: str) -> None:
        """Drop the array of this name, which was only needed on the way."""
        for suffix in _SUFFIXES.values():
            file = self._files.pop(f"{name}.{suffix}", None)
            if file is not None:
                del self._shapes[f"{name}.{suffix}"]
                file.discard()

    def append_bytes(self, file_name: str, data: bytes) -> None:
        """Add to a file for people, such as ``rejected.csv``."""
        self._append(file_name, np.frombuffer(data, np.uint8))

    def finish(self, about: dict[str, Any]) -> str:
        """Bring all to disk and under its name; the SHA-256 of the manifest.

        DatasetError where a reader would refuse the manifest.
        """
        self._hasher.stop()
        try:
            files = {name: self._entry(name) for name in sorted(self._files)}
            rows = files[_ROWS].shape[0] if _ROWS in files else 0
            manifest = self._manifest(rows, files, about)
            with open(self._temporary / MANIFEST, "xb") as file:
                file.write(manifest)
                file.flush()
                os.fsync(file.fileno())
            flush_folder(self._temporary)
            self._temporary.rename(self.folder)
            flush_folder(self.folder.parent)
        except OSError as error:
            raise self._explained(error) from None
        self._ended = True
        return hashlib.sha256(manifest).hexdigest()

    def _append(self, file_name: str, array: npt.NDArray[Any]) -> None:
        if file_name not in self._files and _FILE_NAME.fullmatch(file_name) is None:
            raise ValueError(f"{file_name} is no name for a file of a dataset")
        try:
            if file_name not in self._files:
                path = self._temporary / file_name
                is_text = file_name.endswith((".utf8", ".ends"))
                self._files[file_name] = HashedFile(path, self._hasher, is_read_soon=not is_text)
                self._shapes[file_name] = (0, *array.shape[1:])
            flat = np.ascontiguousarray(array).reshape(-1)
            self._files[file_name].write(flat.view(np.uint8).data)
        except OSError as error:
            raise self._explained(error) from None
        count, *rest = self._shapes[file_name]
        if tuple(rest) != array.shape[1:]:
            raise ValueError(f"{file_name}: {array.shape[1:]} after {tuple(rest)}")
        self._shapes[file_name] = (count + len(array), *rest)

    def _entry(self, file_name: str) -> FileEntry:
        size, sha256 = self._files[file_name].finish()
        return FileEntry(shape=list(self._shapes[file_name]), bytes=size, sha256=sha256)

    def _manifest(self, rows: int, files: dict[str, FileEntry], about: dict[str, Any]) -> bytes:
        mend = "choose a shorter title, or tables with less in them"
        try:
            data = Manifest(rows=rows, files=files, about=about).to_bytes()
        except ValueError as error:
            reason = f"it can't be told what it holds ({str(error).splitlines()[0]})"
            raise dataset_error(self.folder, MANIFEST, reason, mend) from None
        try:
            checked_manifest(self.folder, data)
        except DatasetError as error:
            raise dataset_error(self.folder, MANIFEST, error.problem.reason, mend) from None
        return data

    def _explained(self, error: OSError) -> DatasetError:
        return dataset_error(self.folder, "", *why_not_written(error))
