"""The folder ``NAME.timeline-data/`` beside a project file: a numbered folder per dataset.

A dataset takes the place of another by a new number, named by the project file: at every moment the
file names one that is whole. What the datasets hold is ``dataset``'s business.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from timeline_app.store.disk import why_not_written
from timeline_app.store.errors import dataset_error

_PARTIAL, _DOUBTFUL = ".partial", ".doubtful"


def data_folder_of(project_file: Path) -> Path:
    """``NAME.timeline-data`` beside ``NAME.timeline``."""
    return project_file.with_name(f"{project_file.stem}.timeline-data")


class DataFolder:
    """The folder of one project, held for writing by one process at a time."""

    def __init__(self, project_file: Path) -> None:
        self.folder = data_folder_of(project_file)

    def __enter__(self) -> Self:
        with self._explained():
            self._lock = self._locked()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(OSError):
            self.folder.rmdir()  # only if nothing is in it
        os.close(self._lock)

    def settle(self, in_use: str | None) -> None:
        """Remove what imports have left: parts of datasets, and doubtful ones that are not in use.

        ``in_use`` is the dataset that the project file names. Others are nobody's, or of a project
        file that was moved: they stay.
        """
        with self._explained():
            entries = list(self.folder.iterdir())
        for entry in entries:
            name = entry.name.strip(".").removesuffix(_PARTIAL).removesuffix(_DOUBTFUL)
            if not name.isdecimal() or not entry.name.startswith("."):
                continue
            if entry.name.endswith(_PARTIAL):
                shutil.rmtree(entry, ignore_errors=True)
            elif entry.name.endswith(_DOUBTFUL):
                if name != in_use:
                    shutil.rmtree(self.folder / name, ignore_errors=True)
                with self._explained():
                    entry.unlink()

    def new_dataset(self, in_use: str | None) -> Path:
        """A folder that isn't there yet.

        It and the one in use are doubtful until ``settle`` is told which of them is in use then.
        """
        with self._explained():
            taken = [int(entry.name) for entry in self.folder.iterdir() if entry.name.isdecimal()]
            name = str(max(taken, default=0) + 1)
            for each in (name, in_use):
                if each is not None:
                    (self.folder / f".{each}{_DOUBTFUL}").touch()
        return self.folder / name

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except BlockingIOError:
            reason = "another import is writing here"
            raise dataset_error(self.folder, "", reason, "wait until it is done") from None
        except OSError as error:
            raise dataset_error(self.folder, "", *why_not_written(error)) from None

    def _locked(self) -> int:
        while True:
            self.folder.mkdir(exist_ok=True)
            descriptor = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                is_ours = self._is_folder(descriptor)
            except BaseException:
                os.close(descriptor)
                raise
            if is_ours:
                return descriptor
            os.close(descriptor)  # removed by its last holder just before

    def _is_folder(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), os.stat(self.folder))
        except FileNotFoundError:
            return False
