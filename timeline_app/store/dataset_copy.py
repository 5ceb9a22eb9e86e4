"""A copy of a dataset's folder: whole or not at all, each file checked against its hash on the way.

Which project file it belongs to is ``session.copying_tables``' business.
"""

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from timeline_app.store.dataset import Dataset
from timeline_app.store.disk import flush_folder, why_not_opened, why_not_written
from timeline_app.store.errors import dataset_error
from timeline_app.store.manifest import MANIFEST

_PIECE = 8 << 20
Told = Callable[[int, int], None]  # bytes done, and of how many


class CopyStopped(Exception):  # noqa: N818 - asked for, not an error
    """The copy was stopped, and has left nothing behind."""


def copy_dataset(
    source: Dataset, folder: Path, told: Told, should_stop: Callable[[], bool]
) -> None:
    """Copy all files of ``source`` into the new ``folder``.

    DatasetError where a file can't be read, is not what was written, or can't be written;
    CopyStopped where ``should_stop`` says so. Then there is no folder.
    """
    temporary = folder.with_name(f".{folder.name}.partial")
    names = (*source.file_names, MANIFEST)
    try:
        sizes = {name: (source.folder / name).stat().st_size for name in names}
    except OSError as error:
        mend = "put its folder back beside the project file"
        raise dataset_error(source.folder, "", why_not_opened(error), mend) from None
    done, total = 0, sum(sizes.values())
    try:
        temporary.mkdir()
        for name in names:
            expected = source.sha256 if name == MANIFEST else source.expected_sha256(name)
            hash_ = hashlib.sha256()
            with open(source.folder / name, "rb") as read, open(temporary / name, "xb") as written:
                while piece := read.read(_PIECE):
                    if should_stop():
                        raise CopyStopped
                    hash_.update(piece)
                    written.write(piece)
                    done += len(piece)
                    told(done, total)
                written.flush()
                os.fsync(written.fileno())
            if hash_.hexdigest() != expected:
                reason, mend = "it is damaged: its hash is wrong", "import the table again"
                raise dataset_error(source.folder, name, reason, mend)
        flush_folder(temporary)
        temporary.rename(folder)
        flush_folder(folder.parent)
    except OSError as error:
        raise dataset_error(folder, "", *why_not_written(error)) from None
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
