"""Mark shapes: one mark at a time out of a Scene's arrays, for those who point at it.

Painting takes the arrays themselves, as ``seen_marks``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from timeline_app.layout.parts import MarkKind, Marks
from timeline_app.layout.scene import Scene
from timeline_app.model.event import Status
from timeline_app.query.columns import STATUSES

LEAST_WIDTH = 3.0  # of a span or window, so that it can be seen
DOT_RADIUS = 3.5


@dataclass(frozen=True, slots=True)
class MarkShape:
    """One mark's place in pixels, and what it says; as a row of ``layout.scene.Marks``."""

    kind: MarkKind
    status: Status
    outer_left: float
    solid_left: float
    solid_right: float
    outer_right: float
    top: float
    height: float
    ends: int = 0
    sourced: bool = True
    proposed: bool = False
    members: Sequence[float] = ()

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    def extent(self, left: float, right: float) -> tuple[float, float]:
        """Where the mark begins and ends on a view from ``left`` to ``right``."""
        half = self.height / 2
        if self.kind is MarkKind.INSTANT:
            return self.outer_left - half, self.outer_right + half
        if self.kind is MarkKind.MEMBERS:
            left, right = max(left, self.outer_left), min(right, self.outer_right)
            return left - DOT_RADIUS, right + DOT_RADIUS
        begin, end = max(left, self.outer_left), min(right, self.outer_right)
        return begin, max(end, begin + LEAST_WIDTH)


def mark_shape(scene: Scene, index: int) -> MarkShape:
    marks = scene.marks
    return MarkShape(
        MarkKind(int(marks.kind[index])),
        STATUSES[marks.status[index]],
        float(marks.outer_left[index]),
        float(marks.solid_left[index]),
        float(marks.solid_right[index]),
        float(marks.outer_right[index]),
        float(marks.top[index]),
        float(marks.height[index]),
        int(marks.ends[index]),
        bool(marks.sourced[index]),
        bool(marks.proposed[index]),
        marks.members.get(index, ()),
    )


def marks_of_shape(shape: MarkShape) -> Marks:
    """A single mark as the arrays that painting takes."""
    return Marks(
        row=np.zeros(1, np.int64),
        lane=np.zeros(1, np.int64),
        kind=np.array([shape.kind], np.uint8),
        outer_left=np.array([shape.outer_left]),
        solid_left=np.array([shape.solid_left]),
        solid_right=np.array([shape.solid_right]),
        outer_right=np.array([shape.outer_right]),
        top=np.array([shape.top]),
        height=np.array([shape.height]),
        status=np.array([STATUSES.index(shape.status)], np.uint8),
        color=np.zeros(1, np.int64),
        ends=np.array([shape.ends], np.uint8),
        sourced=np.array([shape.sourced]),
        proposed=np.array([shape.proposed]),
        members={0: tuple(shape.members)} if shape.members else {},
    )
