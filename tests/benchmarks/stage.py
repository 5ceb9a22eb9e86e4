"""The real window on a project, offscreen, and the ways in which benchmarks touch it.

Which frames are timed is ``tour``'s and ``waits``' business.
"""

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import quantiles

import numpy as np
from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from timeline_app.__main__ import prepare_process
from timeline_app.desktop.app import make_application, open_window
from timeline_app.desktop.canvas_items import SceneItem
from timeline_app.desktop.swimlane_plot import SwimlanePlot
from timeline_app.session.session import Session

_MOST_ROUNDS = 100  # of events that lead to others; no window has so many


class Stage:
    """A window of ``width`` × ``height`` pixels; the bundled project is open in it at first."""

    def __init__(self, width: int, height: int) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        # Settings of whoever runs the benchmark must neither be read nor written.
        self._settings = tempfile.TemporaryDirectory()
        os.environ["XDG_CONFIG_HOME"] = self._settings.name
        prepare_process()
        make_application()
        self.workspace = open_window(None, None)
        self.workspace.window.resize(width, height)
        self.settle()
        self._paints = _PaintCounter(self.canvas)

    @property
    def session(self) -> Session:
        return self.workspace.open_session()

    @property
    def canvas(self) -> SwimlanePlot:
        return self.workspace.views.canvas

    @property
    def scene_count(self) -> int:
        """How often the scene was painted."""
        items = self.canvas.scene().items()
        return sum(item.scene_count for item in items if isinstance(item, SceneItem))

    @property
    def paint_count(self) -> int:
        """How often the canvas was painted, anew or not."""
        return self._paints.count

    def open(self, project: Path) -> float:
        """Seconds from asking for ``project`` to its first complete paint."""
        begun = time.perf_counter()
        self.workspace.open_file(project)
        self.repaint()
        seconds = time.perf_counter() - begun
        if self.session.open_project.file != project:
            raise SystemExit(f"{project} was not opened")
        self.settle()
        return seconds

    def repaint(self) -> None:
        """Paint the canvas now, and with it whatever else of the window is to be painted."""
        self.canvas.viewport().repaint()

    def settle(self) -> None:
        """Let the window do what it left for later, and what that left, until nothing waits."""
        dispatcher = QAbstractEventDispatcher.instance()
        for _ in range(_MOST_ROUNDS):
            if not dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
                return

    def rest(self) -> None:
        """Wait until the canvas is at rest, as it is when a hand moves a mouse after the wheel."""
        while not self.canvas.is_at_rest:
            QAbstractEventDispatcher.instance().processEvents(
                QEventLoop.ProcessEventsFlag.WaitForMoreEvents
            )

    def second_of_share(self, share: float) -> int:
        """The moment before which that share of the dated events may begin."""
        columns = self.session.columns
        return int(columns.start_earliest[int(share * max(columns.dated_count - 1, 0))])

    def x_of(self, second: int) -> float:
        """The pixel of a moment, within the view."""
        viewport = self.session.viewport
        x = float(self.session.scale.xs(np.array([second]), viewport)[0])
        return min(max(x, 1.0), viewport.width - 1.0)

    def mark_points(self, count: int) -> Iterator[tuple[float, float]]:
        """Middles of marks in view, in pixels of the scene."""
        scene = self.session.scene
        marks = scene.marks
        left = np.maximum(marks.left, 0.0)
        right = np.minimum(marks.right, scene.viewport.width)
        xs, ys = (left + right) / 2, marks.top + marks.height / 2
        seen = np.flatnonzero((ys > 0) & (ys < scene.viewport.height) & (right > left))
        for mark in seen[:: max(len(seen) // count, 1)][:count].tolist():
            yield float(xs[mark]), float(ys[mark])

    def hover(self, x: float, y: float) -> None:
        """Move the mouse to a point of the scene."""
        corner = self.canvas.getPlotItem().vb.mapToScene(QPointF(0, 0))
        point = QPointF(self.canvas.mapFromScene(corner)) + QPointF(x, y)
        target = self.canvas.viewport()
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            point,
            QPointF(target.mapToGlobal(point.toPoint())),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(target, event)


class _PaintCounter(QObject):
    """Counts the paints of a canvas."""

    def __init__(self, canvas: SwimlanePlot) -> None:
        super().__init__(canvas)
        self.count = 0
        canvas.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def read_once(project: Path) -> None:
    """Have the system keep the files of ``project`` in memory, as far as it has room."""
    for file in project.with_name(f"{project.stem}.timeline-data").rglob("*"):
        if file.is_file():
            with file.open("rb", buffering=0) as opened:
                while opened.read(1 << 24):
                    pass


def events_of_interest(session: Session, count: int) -> list[str]:
    """Ids of dated events, spread over the whole range."""
    rows = np.linspace(0, session.columns.dated_count - 1, count).astype(np.int64)
    return [session.columns.ids[row] for row in rows.tolist()]


def resident_bytes() -> dict[str, int]:
    """Memory of this process: all of it, and without the pages of files, which the system may drop."""
    sizes = {"all": 0, "own": 0}
    for line in Path("/proc/self/status").read_text().splitlines():
        name, _, value = line.partition(":")
        if name in ("VmRSS", "RssAnon"):
            sizes["all" if name == "VmRSS" else "own"] = int(value.split()[0]) * 1024
    return sizes


def p95_of(times: Sequence[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[-1]
