"""Redated marks: the marks of one event in view as they would be at another date.

The marks as they are come with the scene.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from timeline_app.layout.marks import shapes_of
from timeline_app.layout.parts import Ints, Marks
from timeline_app.layout.scale import TimeScale
from timeline_app.layout.ticks import StretchInView
from timeline_app.layout.viewport import Viewport
from timeline_app.model.date_shape import shape_of
from timeline_app.model.time import UncertainDate


@dataclass(frozen=True, eq=False)
class _OneDate:
    """A date as ``marks.Dates`` of a single row."""

    start_earliest: Ints
    start_latest: Ints
    end_earliest: Ints
    end_latest: Ints
    shape: npt.NDArray[np.uint8]
    members: Mapping[int, tuple[tuple[int, int], ...]]

    @classmethod
    def of(cls, date: UncertainDate) -> "_OneDate":
        return cls(
            np.array([date.start_earliest], np.int64),
            np.array([date.start_latest], np.int64),
            np.array([date.end_earliest], np.int64),
            np.array([date.end_latest], np.int64),
            np.array([shape_of(date)], np.uint8),
            {0: date.one_of} if date.one_of else {},
        )


def redated_marks(
    marks: Marks,
    at: Ints,
    date: UncertainDate,
    scale: TimeScale,
    viewport: Viewport,
    stretches: Sequence[StretchInView],
) -> Marks:
    """The marks ``at`` these places, all of one event, in their lanes and rows, but at ``date``."""
    shapes = shapes_of(_OneDate.of(date), np.zeros(len(at), np.int64), scale, viewport, stretches)
    return replace(
        marks,
        row=marks.row[at],
        lane=marks.lane[at],
        kind=shapes.kind,
        outer_left=shapes.outer_left,
        solid_left=shapes.solid_left,
        solid_right=shapes.solid_right,
        outer_right=shapes.outer_right,
        top=marks.top[at],
        height=marks.height[at],
        status=marks.status[at],
        color=marks.color[at],
        ends=shapes.ends,
        sourced=marks.sourced[at],
        proposed=marks.proposed[at],
        members=dict(shapes.members),
    )
