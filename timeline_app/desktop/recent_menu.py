"""The menu of the files that were opened before; which these are is kept in ``session.settings``."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.desktop.text import tooltip_text, visible_text
from timeline_app.session.settings import RecentFile

OpenFile = Callable[[Path, Path | None], None]


class RecentMenu(QMenu):
    """Opens one of the files by ``open_file``, with the documents folder that was named for it."""

    def __init__(self, open_file: OpenFile, parent: QWidget) -> None:
        super().__init__("Open &recent", parent)
        self._open_file = open_file

    def show_files(self, files: Iterable[RecentFile]) -> None:
        self.clear()
        for recent in files:
            name = visible_text(Path(recent.file).name)
            action = self.addAction(name.replace("&", "&&"))
            action.setToolTip(tooltip_text(recent.file))
            action.triggered.connect(partial(self._open, recent))
        self.setEnabled(not self.isEmpty())

    def _open(self, recent: RecentFile, _checked: bool = False) -> None:
        self._open_file(Path(recent.file), Path(recent.documents) if recent.documents else None)
