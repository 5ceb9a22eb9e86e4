"""Pictures: what a filter keeps as one PNG file, painted by the canvas's own code.

How the page is divided is ``picture_page``'s; the bytes of the file are ``png_file``'s.
"""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QPainter

from timeline_app import __version__
from timeline_app.desktop.export import GREATEST_SIDE, LEAST_SIDE
from timeline_app.desktop.filter_words import filter_json, filter_words
from timeline_app.desktop.picture_page import Page, make_page, paint_page
from timeline_app.desktop.png_file import png_chunks
from timeline_app.desktop.theme import THEMES, LabelMeasure, load_fonts
from timeline_app.layout.scale import ScaleKind
from timeline_app.model.time import iso_from_seconds
from timeline_app.query.columns import EventColumns
from timeline_app.query.filter import EventFilter
from timeline_app.reading.event_model import OpenProject
from timeline_app.writing.files import WriteError, replace_file

MOST_PIXELS = 120_000_000
FEWER_LANES = (
    "filter to fewer actors or events (on the command line: --review decided, --salience, --actor, "
    "--from and --to), or choose a smaller size"
)


def write_picture(
    path: Path,
    open_project: OpenProject,
    columns: EventColumns,
    filter_: EventFilter,
    *,
    width: int = 1600,
    height: int | None = None,
    scale: ScaleKind = ScaleKind.ELASTIC,
    theme: str = "light",
) -> int:
    """Write the whole timeline of what ``filter_`` keeps to ``path``; its height in pixels.

    The picture has every lane and is as high as its lanes need. With ``height``, rows are made higher or, down to
    what can still be read, lower to fill it; lanes that need more get more. Raises WriteError.
    The same input gives the same bytes.
    """
    _check_side(path, width, "wide")
    if height is not None:
        _check_side(path, height, "high")
    _ready_to_draw()
    page = make_page(
        open_project.project,
        columns,
        filter_,
        THEMES[theme],
        LabelMeasure(),
        width=width,
        height=height,
        scale_kind=scale,
        project_hash=open_project.sha256[:12],
    )
    _check_whole(path, width, page.height)
    image = QImage(width, page.height, QImage.Format.Format_RGB32)
    image.fill(page.theme.window)
    painter = QPainter(image)
    try:
        paint_page(painter, page)
    finally:
        painter.end()
    replace_file(path, png_chunks(image, _texts(open_project, filter_, page)))
    return page.height


def _ready_to_draw() -> None:
    """Make sure of an application and its font."""
    if QGuiApplication.instance() is None:
        _displayless_application()
    if "Inter" not in QFontDatabase.families():
        load_fonts()


@cache
def _displayless_application() -> QGuiApplication:
    """Kept for good: fonts and laid-out texts must not outlive it."""
    return QGuiApplication(["timeline-app", "-platform", "offscreen"])


def _check_side(path: Path, pixels: int, extent: str) -> None:
    if not LEAST_SIDE <= pixels <= GREATEST_SIDE:
        raise WriteError(
            path,
            f"a picture can't be {pixels:,} pixels {extent}",
            f"choose {LEAST_SIDE} to {GREATEST_SIDE:,}",
        )


def _check_whole(path: Path, width: int, height: int) -> None:
    if height > GREATEST_SIDE or width * height > MOST_PIXELS:
        raise WriteError(
            path,
            f"the picture would be {width:,} × {height:,} pixels, more than fits in one",
            FEWER_LANES,
        )


def _texts(open_project: OpenProject, filter_: EventFilter, page: Page) -> dict[str, str]:
    """What the file says of itself, by keyword; the first three are PNG's own (11.3.3.2)."""
    project, scale = open_project.project, page.scale
    words = filter_words(filter_, project)
    return {
        "Title": project.title,
        "Description": f"Timeline of sourced events. {words}. {page.counts}. {page.range_words}.",
        "Software": f"timeline-app {__version__}",
        "timeline-app:project-sha256": open_project.sha256,
        "timeline-app:filter": filter_json(filter_),
        "timeline-app:scale": scale.kind.value,
        "timeline-app:range": f"{iso_from_seconds(scale.first)}/{iso_from_seconds(scale.last)}",
        "timeline-app:documents": page.sources,
    }
