"""Files of documents read behind a bar with Cancel.

What becomes of what was read is ``document_desk``'s business.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from timeline_app.desktop.behind_bar import ShouldStop, Tell, run_behind_bar
from timeline_app.model.problem import Problem
from timeline_app.reading.document_files import DocumentFile, document_files_in
from timeline_app.session.reading_documents import read_documents

Found = list[DocumentFile | Problem]


def read_with_progress(
    parent: QWidget, paths: Sequence[Path], title: str, then: Callable[[Found], None]
) -> None:
    """Read ``paths``, and hand over what was found unless that was cancelled."""

    def read(tell: Tell, should_stop: ShouldStop) -> Found:
        files, problems = document_files_in(paths)
        found: Found = list(problems)
        for number, each in enumerate(read_documents(files, should_stop=should_stop), 1):
            found.append(each)
            tell(round(100 * number / max(len(files), 1)), f"Reading {Path(each.file).name}")
        return found

    def end(found: object) -> None:
        assert isinstance(found, list)
        then(found)

    run_behind_bar(parent, title, "Reading documents…", read, end)
