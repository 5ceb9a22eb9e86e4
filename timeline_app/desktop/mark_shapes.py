"""Mark shapes: one mark at a time out of a Scene's arrays, for those who paint it or point at it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline_app.layout.parts import MarkKind
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


def mark_shapes(scene: Scene) -> Iterator[MarkShape]:
    """Every mark of the scene, in order."""
    return (mark_shape(scene, index) for index in range(len(scene.marks)))


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
        marks.members.get(index, ()),
    )
