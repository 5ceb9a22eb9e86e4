"""Makes pictures of the program with the program itself. Look at each before committing it.

python tests/make_pictures.py          the README's, into resources/pictures
python tests/make_pictures.py FOLDER   the first view in two sizes, light, dark and in grey
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from timeline_app.cli import run
from timeline_app.desktop.app import make_application, open_window
from timeline_app.desktop.command_palette import CommandPalette
from timeline_app.desktop.review_table import Column
from timeline_app.desktop.workspace import Workspace
from timeline_app.locations import bundled_project
from timeline_app.model.time import seconds_from_civil
from timeline_app.reading.event_model import read_event_model
from timeline_app.store.project_store import ProjectStore

PICTURES = Path(__file__).parents[1] / "resources" / "pictures"
README_SIZE = (1440, 900)
SIZES = ((1280, 800), (2560, 1440))
TWO = ("Taliban", "Amrullah Saleh")


def main(folder: Path | None) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as config:
        os.environ["XDG_CONFIG_HOME"] = config
        make_application()
        workspace = open_window(None, None)
        if folder is not None:
            return make_first_views(workspace, folder)
        return make_readme_pictures(workspace, PICTURES)


def make_first_views(workspace: Workspace, folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for width, height in SIZES:
        workspace.window.resize(width, height)
        for theme in ("light", "dark"):
            image = shoot(workspace, theme)
            name = f"{width}x{height}-{theme}"
            image.save(str(folder / f"{name}.png"))
            grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
            grey.save(str(folder / f"{name}-grey.png"))
    workspace.window.close()
    return 0


def make_readme_pictures(workspace: Workspace, folder: Path) -> int:
    folder.mkdir(exist_ok=True)
    workspace.window.resize(*README_SIZE)
    session = workspace.open_session()
    meeting = next(e.id for e in session.columns.events if "delegation meets" in e.title)
    attack = next(e.id for e in session.columns.events if "attempt to enter" in e.title)
    session.go_to(meeting)
    shoot(workspace, "light").save(str(folder / "window-light.png"))
    workspace.views.legend.grab().save(str(folder / "legend.png"))
    two = frozenset(actor.id for actor in session.columns.actors if actor.name in TWO)
    session.set_filter(replace(session.filter, actors=two))
    session.fit_all()
    session.go_to(attack)
    workspace.views.events.show()
    shoot(workspace, "dark").save(str(folder / "window-dark.png"))
    workspace.views.events.hide()
    workspace.window.close()
    make_editing_pictures(folder)
    make_review_picture(folder)
    make_big_picture(folder)
    actors = ["--actor", "Ahmad Massoud", "--actor", "Amrullah Saleh"]
    return run(["export", str(folder / "export.png"), *actors])


def make_editing_pictures(folder: Path) -> None:
    """A form, the search and the check, on the bundled project saved as one's own."""
    with tempfile.TemporaryDirectory() as temporary:
        file = Path(temporary) / "panjshir.timeline"
        bundled = read_event_model(*bundled_project())
        ProjectStore.create(file, bundled.project, bundled.texts).close()
        workspace = open_window(file, None)
        session = workspace.open_session()
        events = session.columns.events
        session.go_to(next(event.id for event in events if "delegation meets" in event.title))
        shoot(workspace, "light")
        workspace.edits.edit_event()
        form = workspace.edits.forms[-1]
        form.resize(480, 780)
        form.date.text.setText("between 15 and 31 Aug 2021")
        settle()
        form.grab().save(str(folder / "form.png"))
        form.give_up()
        QTimer.singleShot(0, lambda: shoot_search(folder))
        workspace.actions["palette"].trigger()
        workspace.actions["check"].trigger()
        check = workspace.edits.check.window
        assert check is not None
        while not check.is_idle:
            QApplication.processEvents()
        check.tabs.setCurrentWidget(check.suggestions)
        settle()
        check.grab().save(str(folder / "check.png"))
        check.close()
        workspace.window.close()


def make_review_picture(folder: Path) -> None:
    """What is proposed of the two documents, some of it accepted."""
    seeds = sorted(map(str, (Path(__file__).parents[1] / "seeds").glob("*.txt")))
    with tempfile.TemporaryDirectory() as temporary:
        file = Path(temporary) / "proposed.timeline"
        run(["extract", *seeds, "-o", str(file)])
        workspace = open_window(file, None)
        workspace.window.resize(*README_SIZE)
        settle()
        workspace.actions["review"].trigger()
        review = workspace.views.review
        review.view.sortByColumn(Column.CONFIDENCE, Qt.SortOrder.DescendingOrder)
        review.step(-len(review.table.ids))
        for _ in range(25):
            workspace.actions["accept-proposals"].trigger()
        while not review.is_idle:
            QApplication.processEvents()
        shoot(workspace, "light").save(str(folder / "review.png"))
        review.hide()
        workspace.window.close()


def shoot_search(folder: Path) -> None:
    palette = QApplication.activeModalWidget()
    assert isinstance(palette, CommandPalette)
    palette.field.setText("resist")
    while not palette.is_idle or not palette.list.model().rowCount():
        QApplication.processEvents()  # the search is being prepared
    settle()
    palette.grab().save(str(folder / "search.png"))
    palette.reject()


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def make_big_picture(folder: Path) -> None:
    """Some days of a million made-up events, and one of them with its row."""
    maker = Path(__file__).parent / "benchmarks" / "make_events.py"
    with tempfile.TemporaryDirectory() as temporary:
        project = Path(temporary) / "million.timeline"
        made = ["1000000", "50", "1", "--dataset", str(project)]
        subprocess.run([sys.executable, str(maker), *made], check=True)
        workspace = open_window(project, None)
        workspace.window.resize(*README_SIZE)
        session = workspace.open_session()
        start, days = seconds_from_civil(2010, 5, 4), 6
        session.look_at(session.scale.view_of(session.viewport, start, start + days * 86_400))
        marks = session.scene.marks
        session.select(session.columns.ids[int(marks.row[len(marks) // 2])])
        shoot(workspace, "light").save(str(folder / "million.png"))
        workspace.window.close()


def shoot(workspace: Workspace, theme: str) -> QImage:
    workspace.set_theme(theme)
    settle()
    return workspace.window.grab().toImage()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
