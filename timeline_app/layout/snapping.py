"""Snapping: the unit of the calendar to which a time is told where it is pointed at in a view.

The units are those of the time axis (``ticks``); their edges and texts are the model's ``snap_unit``.
"""

from collections.abc import Sequence

import numpy as np

from timeline_app.layout.parts import MeasureText
from timeline_app.layout.scale import TimeScale
from timeline_app.layout.steps import Step, Unit
from timeline_app.layout.ticks import StretchInView, step_for
from timeline_app.layout.viewport import Viewport
from timeline_app.model.snap_unit import SnapUnit
from timeline_app.model.time import Precision

_PRECISIONS = {
    Unit.SECOND: Precision.SECOND,
    Unit.MINUTE: Precision.MINUTE,
    Unit.HOUR: Precision.HOUR,
    Unit.DAY: Precision.DAY,
    Unit.MONTH: Precision.MONTH,
    Unit.YEAR: Precision.YEAR,
}


def snap_unit_at(
    x: float,
    stretches: Sequence[StretchInView],
    scale: TimeScale,
    viewport: Viewport,
    measure: MeasureText,
) -> SnapUnit:
    """The unit in view at pixel ``x``; in a fold, and out of view, the one its scale would have.

    ``stretches`` are those of ``ticks.stretches_in_view``.
    """
    for stretch in stretches:
        if stretch.left <= x <= stretch.right:
            return snap_unit_of(stretch.step)
    segments = scale.in_view(viewport)
    segment = int(np.searchsorted(segments.inner_xs, x, "right"))
    second = segments.nearest_second(x)
    per_second = float(segments.pixels_per_second[segment])
    return snap_unit_of(step_for(per_second, second, second, measure))


def snap_unit_of(step: Step) -> SnapUnit:
    """The unit of ``step``; of hundreds of years or more a tenth of it, as a pixel is no finer."""
    years = 1
    while years * 100 <= step.count and step.unit is Unit.YEAR:
        years *= 10
    return SnapUnit(_PRECISIONS[step.unit], years)
