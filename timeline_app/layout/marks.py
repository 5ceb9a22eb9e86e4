"""Marks: the horizontal shape of each event's time in pixels of a view, by the grammar of DESIGN §4.

Which row a mark has is told by ``rows``; its label is placed in ``labels``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from timeline_app.layout.knots import following
from timeline_app.layout.parts import MARGIN, Ends, Floats, Ints, MarkKind
from timeline_app.layout.scale import TimeScale
from timeline_app.layout.ticks import StretchInView
from timeline_app.layout.viewport import Viewport
from timeline_app.model.date_shape import DateShape
from timeline_app.model.time import MAX_SECOND, MIN_SECOND

LEAST_WIDTH = 4.0  # pixels of a mark, however short its time
LEAST_MEMBER_GAP = 10.0  # pixels between two dots that can be told apart
UNKNOWN_REACH = 44.0  # pixels of a window beyond its known bound where the other isn't known
MARK_HEIGHT = 0.68  # of a row


class Dates(Protocol):
    """Bounds, shapes and members of dates by their rows, as in EventColumns."""

    @property
    def start_earliest(self) -> Ints: ...
    @property
    def start_latest(self) -> Ints: ...
    @property
    def end_earliest(self) -> Ints: ...
    @property
    def end_latest(self) -> Ints: ...
    @property
    def shape(self) -> npt.NDArray[np.uint8]: ...
    @property
    def members(self) -> Mapping[int, tuple[tuple[int, int], ...]]: ...


@dataclass(frozen=True, eq=False)
class Shapes:
    """How the events of some rows are drawn: as in ``parts.Marks``, without what depends on lanes.

    ``left`` and ``right`` are the ends of what is painted: the outer ones, a diamond's corners.
    """

    kind: npt.NDArray[np.uint8]
    outer_left: Floats
    solid_left: Floats
    solid_right: Floats
    outer_right: Floats
    left: Floats
    right: Floats
    ends: npt.NDArray[np.uint8]
    members: Mapping[int, tuple[float, ...]]


def shapes_of(
    columns: Dates,
    rows: Ints | npt.NDArray[np.int32],
    scale: TimeScale,
    viewport: Viewport,
    stretches: Sequence[StretchInView],
) -> Shapes:
    """The shapes of the dated events ``rows``, clipped to the view and a margin.

    ``stretches`` are those of ``ticks.stretches_in_view``; they tell the unit in view.
    """
    start_earliest, start_latest = columns.start_earliest[rows], columns.start_latest[rows]
    end_earliest, end_latest = columns.end_earliest[rows], columns.end_latest[rows]
    edges = (
        scale.xs(start_earliest, viewport),
        scale.xs(start_latest, viewport),
        scale.xs(following(end_earliest), viewport),
        scale.xs(following(end_latest), viewport),
    )
    is_certain = start_latest <= end_earliest
    is_certain &= (start_latest < MAX_SECOND) & (end_earliest > MIN_SECOND)
    is_interval = (columns.shape[rows] & DateShape.INTERVAL) != 0
    is_set = (columns.shape[rows] & DateShape.ONE_OF) != 0
    unit_seconds = _unit_seconds(edges[0], stretches)
    is_short = following(end_latest) - start_earliest <= unit_seconds
    is_instant = is_short & ~is_interval & ~is_set
    kind = np.where(is_certain, MarkKind.SPAN, MarkKind.WINDOW).astype(np.uint8)
    kind[is_instant] = MarkKind.INSTANT
    members = _members(columns, rows, np.flatnonzero(is_set & ~is_instant), scale, viewport)
    kind[list(members)] = MarkKind.MEMBERS
    ends = _ends(start_earliest, start_latest, end_earliest, end_latest)
    edges = _within_reach(edges, is_set)
    return _clipped(kind, edges, ends, members, viewport)


def mark_height(row_height: float) -> float:
    """Pixels of a mark, and of a diamond from corner to corner."""
    return float(round(row_height * MARK_HEIGHT))


def _unit_seconds(xs: Floats, stretches: Sequence[StretchInView]) -> Floats:
    """The unit in view where each of ``xs`` lies; none where no stretch of time is in view."""
    if not stretches:
        return np.zeros(len(xs))
    at = np.searchsorted([stretch.left for stretch in stretches[1:]], xs, "right")
    return np.array([stretch.unit_seconds for stretch in stretches])[at]


def _ends(
    start_earliest: Ints, start_latest: Ints, end_earliest: Ints, end_latest: Ints
) -> npt.NDArray[np.uint8]:
    """Beyond an unbounded side, time is open if it surely goes on without end, else unknown."""
    left = np.where(start_latest <= MIN_SECOND, Ends.OPEN_LEFT, Ends.UNKNOWN_LEFT)
    right = np.where(end_earliest >= MAX_SECOND, Ends.OPEN_RIGHT, Ends.UNKNOWN_RIGHT)
    ends = np.where(start_earliest <= MIN_SECOND, left, 0)
    ends |= np.where(end_latest >= MAX_SECOND, right, 0)
    return ends.astype(np.uint8)


def _within_reach(
    edges: tuple[Floats, Floats, Floats, Floats], is_set: npt.NDArray[np.bool_]
) -> tuple[Floats, Floats, Floats, Floats]:
    """A moment that is known from one side only is a window close by the bound that is known.

    "Before 31 August" is no stretch of time: drawn to the end of the view, forty such events would
    hide what is known. What lasts since or until some time reaches as far as the view does.
    """
    outer_left, solid_left, solid_right, outer_right = edges
    is_before = is_set & np.isneginf(outer_left) & np.isfinite(outer_right)
    is_after = is_set & np.isposinf(outer_right) & np.isfinite(outer_left)
    return (
        np.where(is_before, outer_right - UNKNOWN_REACH, outer_left),
        solid_left,
        solid_right,
        np.where(is_after, outer_left + UNKNOWN_REACH, outer_right),
    )


def _members(
    columns: Dates,
    rows: Ints | npt.NDArray[np.int32],
    among: Ints,
    scale: TimeScale,
    viewport: Viewport,
) -> dict[int, tuple[float, ...]]:
    """Of the events at ``among`` the x of each moment, where all are bounded and stand apart."""
    found: dict[int, tuple[float, ...]] = {}
    for at in among.tolist():
        moments = columns.members.get(int(rows[at]), ())
        if len(moments) < 2:
            continue
        bounds = np.array(moments, np.int64)
        if bounds.min() <= MIN_SECOND or bounds.max() >= MAX_SECOND:
            continue
        xs = scale.xs(bounds[:, 0], viewport) / 2
        xs += scale.xs(bounds[:, 1] + 1, viewport) / 2
        xs.sort()
        if np.diff(xs).min() >= LEAST_MEMBER_GAP:
            found[at] = tuple(np.clip(xs, -MARGIN, viewport.width + MARGIN).tolist())
    return found


def _clipped(
    kind: npt.NDArray[np.uint8],
    edges: tuple[Floats, Floats, Floats, Floats],
    ends: npt.NDArray[np.uint8],
    members: dict[int, tuple[float, ...]],
    viewport: Viewport,
) -> Shapes:
    """Edges within the view and its margin, in order, and apart enough to be seen."""
    low, high = -MARGIN, viewport.width + MARGIN
    outer_left, solid_left, solid_right, outer_right = (np.clip(e, low, high) for e in edges)
    middle = (outer_left + outer_right) / 2
    is_instant = kind == MarkKind.INSTANT
    at = np.flatnonzero(is_instant)
    middle[at] = np.clip((edges[0][at] + edges[3][at]) / 2, low, high)
    is_thin = outer_right - outer_left < LEAST_WIDTH
    outer_left = np.where(is_thin, middle - LEAST_WIDTH / 2, outer_left)
    outer_right = np.where(is_thin, middle + LEAST_WIDTH / 2, outer_right)
    is_span = kind == MarkKind.SPAN
    solid_left = np.where(is_span, np.where(is_thin, outer_left, solid_left), middle)
    solid_right = np.where(is_span, np.where(is_thin, outer_right, solid_right), middle)
    half = np.where(is_instant, mark_height(viewport.row_height) / 2, 0.0)
    outer_left = np.where(is_instant, middle, outer_left)
    outer_right = np.where(is_instant, middle, outer_right)
    return Shapes(
        kind=kind,
        outer_left=outer_left,
        solid_left=solid_left,
        solid_right=solid_right,
        outer_right=outer_right,
        left=outer_left - half,
        right=outer_right + half,
        ends=ends,
        members=members,
    )
