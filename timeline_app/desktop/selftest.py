"""The self-test of an installed copy: opens the bundled project offscreen, clicks, exports, imports.

Real parts only: the window, a real mouse click, real files in a temporary folder.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.session.counting import counted

if TYPE_CHECKING:
    from timeline_app.desktop.workspace import Workspace
    from timeline_app.model.event import Event


LONGEST_IMPORT = 60_000  # milliseconds


class SelfTestError(Exception):
    """A step did not do what it should; the text says which and what came instead."""


def run_selftest() -> int:
    """Run every step and print its outcome; 0 if all went well, else 1."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "APPDATA"):
            os.environ[name] = folder
        try:
            _run(Path(folder))
        except SelfTestError as error:
            print(f"FAILED  {error}")
            return 1
    return 0


def _run(folder: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from timeline_app.desktop.app import make_application, open_window

    make_application()
    workspace = open_window(None, None)
    QApplication.processEvents()
    if workspace.has_failed:
        raise SelfTestError("the bundled project can't be opened")
    session = workspace.open_session()
    opened = session.open_project
    _say(f"opened {opened.project.title}: {counted(len(session.columns), 'event')}")
    _expect(not opened.problems, f"every passage is exact, but: {opened.problems[:1]}")
    _say(f"{counted(len(opened.located), 'passage')}, all exact")
    event = _click_a_mark(workspace)
    shown = workspace.views.passage.highlighted_text()
    quotes = [claim.passage.quote for claim in event.claims]
    _expect(shown in quotes, f"the passage panel highlights the clicked event, not {shown!r}")
    _say(f"clicked “{event.title}”; its passage is highlighted")
    actor = event.actors[0]
    session.set_filter(replace(session.filter, actors=frozenset({actor})))
    _expect([lane.actor.id for lane in session.lanes] == [actor], "the filter leaves one lane")
    _say(f"filtered to one actor: {counted(len(session.kept_rows), 'event')}")
    _export(workspace, folder)
    _import(workspace, folder)
    workspace.window.close()
    _say(f"done on Python {sys.version.split()[0]}")


def _click_a_mark(workspace: "Workspace") -> "Event":
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    session = workspace.open_session()
    scene = session.scene
    _expect(len(scene.marks) > 0, "there are marks on the canvas")
    id_ = session.columns.ids[int(scene.marks.row[0])]
    lane = session.lanes[int(scene.marks.lane[0])].actor.id
    point = workspace.views.canvas.event_point(id_, lane)
    if point is None:
        raise SelfTestError(f"the mark of '{id_}' is not on screen")
    target = workspace.views.canvas.viewport()
    for kind in (QMouseEvent.Type.MouseButtonPress, QMouseEvent.Type.MouseButtonRelease):
        is_press = kind is QMouseEvent.Type.MouseButtonPress
        held = Qt.MouseButton.LeftButton if is_press else Qt.MouseButton.NoButton
        event = QMouseEvent(
            kind,
            QPointF(point),
            QPointF(target.mapToGlobal(point)),
            Qt.MouseButton.LeftButton,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(target, event)
    QApplication.processEvents()
    if session.selected_event is None:
        raise SelfTestError("a click on a mark selects no event")
    return session.selected_event


def _export(workspace: "Workspace", folder: Path) -> None:
    from timeline_app.desktop.export import PictureOptions, export_files

    session = workspace.open_session()
    paths = [folder / f"out.{ending}" for ending in ("png", "csv", "json")]
    written = export_files(
        paths, session.open_project, session.columns, session.filter, PictureOptions()
    )
    starts: tuple[tuple[Path, Callable[[bytes], bool]], ...] = (
        (paths[0], lambda data: data.startswith(b"\x89PNG\r\n\x1a\n")),
        (paths[1], lambda data: b"id,title,type,date" in data[:40]),
        (paths[2], lambda data: data.startswith(b"{")),
    )
    for path, fits in starts:
        _expect(fits(path.read_bytes()), f"{path.name} is what its name says")
    _say(f"exported {counted(written[0].event_count, 'event')} as PNG, CSV and JSON")


def _import(workspace: "Workspace", folder: Path) -> None:
    """A table into a project, in a process of its own as ever; its third row of five is wrong."""
    from PySide6.QtCore import QEventLoop, QTimer

    table, project_file = folder / "table.csv", folder / "table.timeline"
    dates = ("2021-08-15", "2021-08", "2021-02-30", "", "2021-08-25/..")
    rows = (f"Event {number},{date},Somebody\n" for number, date in enumerate(dates, 1))
    table.write_text("".join(("title,date,actors\n", *rows)), "utf-8")
    loop = QEventLoop()
    QTimer.singleShot(LONGEST_IMPORT, loop.quit)
    workspace.imports.ended.connect(loop.quit)
    workspace.imports.start(table, project_file)
    loop.exec()
    told = workspace.imports.bar.label.full_text
    _expect(project_file.is_file(), f"the table is imported, but: {told}")
    session = workspace.open_session()
    _expect(session.open_project.file == project_file, "the imported project is opened")
    _expect("1 row was rejected" in told, f"one row is rejected, but: {told}")
    counts = len(session.columns), session.undated_count, len(session.lanes)
    _expect(counts == (4, 1, 1), f"4 events, 1 undated, 1 lane, but: {counts}")
    session.select(session.columns.ids[0])
    cells = workspace.views.passage.row_text()
    _expect("Event 2" in cells, f"the row of the selected event is shown, not {cells!r}")
    _say(f"imported a table: {counted(len(session.columns), 'event')}, 1 row rejected")


def _expect(holds: bool, what: str) -> None:
    if not holds:
        raise SelfTestError(what)


def _say(what: str) -> None:
    print(f"ok      {what}")
