"""The page of a picture: title, axis, lanes, legend, undated events and sources, one below another.

Its bytes are ``pictures``' business; the timeline on it is painted by ``paint`` and ``paint_axes``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from timeline_app import __version__
from timeline_app.desktop.filter_words import filter_words
from timeline_app.desktop.legend_words import (
    DATE_SIGNS,
    DENSITY_OF_PROPOSALS,
    DENSITY_SIGNS,
    UNSOURCED_SIGN,
)
from timeline_app.desktop.paint import paint_swatch
from timeline_app.desktop.picture_timeline import Timeline, make_timeline, paint_timeline
from timeline_app.desktop.proposal_words import NOT_REVIEWED, PROPOSED_MEANING
from timeline_app.desktop.text import visible_text
from timeline_app.desktop.theme import LABEL_PIXELS, SMALL_PIXELS, Theme, font
from timeline_app.desktop.words import SEPARATOR, STATUS_EXPLANATIONS
from timeline_app.layout.parts import MarkKind, MeasureText
from timeline_app.layout.rows import packed_by_time
from timeline_app.layout.scale import ScaleKind, TimeScale
from timeline_app.model.calendar import MONTHS, year_name
from timeline_app.model.event import Status
from timeline_app.model.project import Project
from timeline_app.model.source import Document
from timeline_app.model.time import MAX_SECOND, MIN_SECOND, civil_from_seconds
from timeline_app.query.columns import NO_ACTOR, STATUSES, EventColumns
from timeline_app.query.filter import EventFilter, matching
from timeline_app.session.counting import counted

MARGIN = 24.0
TITLE_PIXELS = 22
GAP = 14.0
MOST_UNDATED = 300  # that are named; a picture of more is no picture
_CELL_WIDTH = 330.0
_SIGN_WIDTH = 46.0
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class Block:
    """A part of the page as wide as its margins leave; ``paint`` takes the top left corner."""

    height: float
    paint: Callable[[QPainter, float, float], None]


@dataclass(frozen=True)
class Page:
    """A picture laid out, ``height`` pixels high, and what it says of itself."""

    theme: Theme
    height: int
    blocks: tuple[Block, ...]
    scale: TimeScale
    counts: str
    range_words: str
    sources: str


@dataclass(frozen=True)
class Cell:
    """A sign and what it means, or an undated event's title."""

    text: str
    status: Status
    kind: MarkKind
    ends: int = 0
    is_fading: bool = False
    is_sourced: bool = True
    is_proposed: bool = False


def make_page(
    project: Project,
    columns: EventColumns,
    filter_: EventFilter,
    theme: Theme,
    measure: MeasureText,
    *,
    width: int,
    height: int | None,
    scale_kind: ScaleKind,
    project_hash: str,
) -> Page:
    """Lay out what ``filter_`` keeps, ``width`` pixels wide and as near to ``height`` as lanes allow."""
    kept = matching(columns, filter_)
    undated = (np.flatnonzero(kept[columns.dated_count :]) + columns.dated_count).tolist()
    room = width - 2 * MARGIN
    timeline = make_timeline(columns, kept, filter_, scale_kind, measure, room)
    actors = sum(lane.actor is not NO_ACTOR for lane in timeline.lanes)
    counts = SEPARATOR.join(
        [counted(int(kept.sum()), "event"), counted(actors, "actor")]
        + ([f"{len(undated):,} undated"] if undated else [])
    )
    span = range_words(columns, kept)
    subtitle = SEPARATOR.join(
        [filter_words(filter_, project), counts, span, f"project {project_hash}"]
    )
    sources = "; ".join(document.title for document in cited_documents(project, columns, kept))
    density_words = DENSITY_SIGNS + (DENSITY_OF_PROPOSALS if columns.proposed.any() else "")
    small, faint = font(SMALL_PIXELS), theme.faint_text
    above = [
        _text_block(project.title, font(TITLE_PIXELS, bold=True), theme.text, room, 4.0),
        _text_block(subtitle, font(LABEL_PIXELS), faint, room, GAP),
    ]
    below = [
        _cells_block("How to read it", _legend_cells(columns), theme, room),
        *(
            [_text_block(density_words, small, faint, room, GAP)]
            if any(packed_by_time(timeline.lanes))
            else []
        ),
        *_undated_blocks(columns, undated, theme, room),
        _text_block(
            f"Made with timeline-app {__version__}{SEPARATOR}Sources: {sources}",
            small,
            faint,
            room,
            0.0,
        ),
    ]
    others = sum(block.height for block in (*above, *below)) + 2 * MARGIN + GAP
    if height is not None:
        timeline = timeline.fitted(height - others)
    paint = partial(_paint_timeline_at, timeline, columns, theme)
    blocks = (*above, Block(timeline.height + GAP, paint), *below)
    needed = round(others + timeline.height)
    return Page(theme, max(needed, height or 0), blocks, timeline.scale, counts, span, sources)


def paint_page(painter: QPainter, page: Page) -> None:
    y = MARGIN
    for block in page.blocks:
        block.paint(painter, MARGIN, round(y))
        y += block.height


def cited_documents(
    project: Project, columns: EventColumns, kept: npt.NDArray[np.bool_]
) -> list[Document]:
    """Those on which the ``kept`` events rest."""
    rows = columns.document_events
    return [each for each in project.documents if each.id in rows and kept[rows[each.id]].any()]


def range_words(columns: EventColumns, kept: npt.NDArray[np.bool_]) -> str:
    """From the first known bound of the kept events to the last."""
    rows = np.flatnonzero(kept[: columns.dated_count])
    bounds = np.concatenate(
        [
            columns.start_earliest[rows],
            columns.start_latest[rows],
            columns.end_earliest[rows],
            columns.end_latest[rows],
        ]
    )
    known = bounds[(bounds > MIN_SECOND) & (bounds < MAX_SECOND)]
    if not len(known):
        return "No dates"
    words = []
    for second in (int(known.min()), int(known.max())):
        year, month, day, *_ = civil_from_seconds(second)
        words.append(f"{day} {MONTHS[month]} {year_name(year)}")
    return words[0] if words[0] == words[1] else f"{words[0]} to {words[1]}"


def _paint_timeline_at(
    timeline: Timeline, columns: EventColumns, theme: Theme, painter: QPainter, x: float, y: float
) -> None:
    painter.save()
    painter.translate(x, y)
    paint_timeline(painter, timeline, columns, theme)
    painter.restore()


def _text_block(text: str, used: QFont, color: QColor, width: float, gap: float) -> Block:
    text = visible_text(text)
    box = QFontMetricsF(used).boundingRect(QRectF(0, 0, width, 1e5), _WRAP, text)

    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.setFont(used)
        painter.setPen(color)
        painter.drawText(QRectF(x, y, width, box.height() + 1), _WRAP, text)

    return Block(box.height() + gap, paint)


def _legend_cells(columns: EventColumns) -> list[Cell]:
    statuses = [
        Cell(f"{status.value}: {STATUS_EXPLANATIONS[status]}", status, MarkKind.SPAN)
        for status in STATUSES
    ]
    dates = [
        Cell(words, Status.REPORTED, kind, ends, kind is MarkKind.SPAN)
        for kind, ends, words in DATE_SIGNS
    ]
    unsourced = Cell(UNSOURCED_SIGN, Status.REPORTED, MarkKind.SPAN, is_sourced=False)
    words = f"{NOT_REVIEWED}: {PROPOSED_MEANING}"
    proposed = Cell(words, Status.REPORTED, MarkKind.SPAN, is_proposed=True)
    shown = [*statuses, *([proposed] if columns.proposed.any() else []), *dates]
    return [*shown, *([] if columns.sourced.all() else [unsourced])]


def _undated_blocks(
    columns: EventColumns, undated: Sequence[int], theme: Theme, width: float
) -> list[Block]:
    if not undated:
        return []
    cells = [
        Cell(
            columns.titles[row],
            STATUSES[columns.status[row]],
            MarkKind.INSTANT,
            is_proposed=bool(columns.proposed[row]),
        )
        for row in undated[:MOST_UNDATED]
    ]
    rest = len(undated) - MOST_UNDATED
    more = [_text_block(f"… and {rest:,} more", font(SMALL_PIXELS), theme.text, width, GAP)]
    return [_cells_block(f"Undated ({len(undated):,})", cells, theme, width), *more[: rest > 0]]


def _cells_block(heading: str, cells: Sequence[Cell], theme: Theme, width: float) -> Block:
    """A heading, and below it the cells in columns, read downwards, each text wrapped."""
    across = max(int(width // _CELL_WIDTH), 1)
    cell_width = width / across
    used = font(SMALL_PIXELS)
    metrics = QFontMetricsF(used)
    text_width = cell_width - _SIGN_WIDTH - 24
    per_column = -(-len(cells) // across)
    placed: list[tuple[float, float, float, Cell]] = []
    bottom = 0.0
    for n, cell in enumerate(cells):
        if n % per_column == 0:
            y = 24.0
        box = metrics.boundingRect(QRectF(0, 0, text_width, 1e5), _WRAP, visible_text(cell.text))
        placed.append((n // per_column * cell_width, y, box.height(), cell))
        y += max(box.height(), 14.0) + 4
        bottom = max(bottom, y)

    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.setFont(font(LABEL_PIXELS, bold=True))
        painter.setPen(theme.text)
        painter.drawText(QPointF(x, y + 13), heading)
        for left, top, height, cell in placed:
            sign = QRectF(x + left, y + top + 0.5, _SIGN_WIDTH, 13.0)
            paint_swatch(
                painter,
                sign,
                cell.status,
                theme.faint_text,
                theme,
                cell.kind,
                cell.ends,
                cell.is_fading,
                cell.is_sourced,
                cell.is_proposed,
            )
            painter.setFont(used)
            painter.setPen(theme.text)
            area = QRectF(x + left + _SIGN_WIDTH + 6, y + top, text_width, height + 1)
            painter.drawText(area, _WRAP, visible_text(cell.text))

    return Block(bottom + GAP, paint)
