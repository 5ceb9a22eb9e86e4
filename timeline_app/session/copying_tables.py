"""A project of tables saved under another name: its dataset first, then the file that names it.

Records are saved by ``store.project_store``; files are copied by ``store.dataset_copy``.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from timeline_app.store.contents import DatasetReference
from timeline_app.store.data_folder import DataFolder
from timeline_app.store.dataset import Dataset
from timeline_app.store.dataset_copy import Told, copy_dataset
from timeline_app.store.errors import StoreError, project_file_error
from timeline_app.store.project_file import (
    ProjectContent,
    dataset_in_use,
    read_project_file,
    write_project_file,
)


def copy_tables(
    source: Path,
    dataset: Dataset,
    target: Path,
    told: Told = lambda done, total: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> None:
    """Make ``target`` a project file of the rows of ``dataset``, which is that of ``source``.

    StoreError where it can't be read or written, CopyStopped where ``should_stop`` says so; then
    ``target`` is what it was before.
    """
    if target.exists() and target.samefile(source):
        raise project_file_error(target, "it is the file itself", "choose another name")
    title = read_project_file(source).title
    with DataFolder(target) as data_folder:
        in_use = dataset_in_use(target)
        data_folder.settle(in_use)
        folder = data_folder.new_dataset(in_use)
        try:
            copy_dataset(dataset, folder, told, should_stop)
            reference = DatasetReference(folder.name, dataset.sha256)
            write_project_file(target, ProjectContent(title, reference))
        except BaseException:
            with suppress(StoreError):  # of two errors the first one counts
                data_folder.settle(dataset_in_use(target))
            raise
        with suppress(StoreError):  # all is done; what is left goes with the next import
            data_folder.settle(folder.name)
