"""How far a view may go: neither closer than seconds, nor wider than the events, nor beside them."""

from dataclasses import replace

from timeline_app.layout.scale import TimeScale
from timeline_app.layout.viewport import GREATEST_ROW_HEIGHT, LEAST_ROW_HEIGHT, Viewport

LEAST_SECONDS_IN_VIEW = 20
GREATEST_HOMES_IN_VIEW = 3.0
_ENOUGH = 1.05  # a view this near to the least span is as close as it gets


def within_reach(viewport: Viewport, before: Viewport, scale: TimeScale) -> Viewport:
    """``viewport`` brought within reach on ``scale``, coming from ``before``."""
    home_left, home_right = scale.home
    span, middle = viewport.right - viewport.left, (viewport.left + viewport.right) / 2
    greatest = max(GREATEST_HOMES_IN_VIEW * (home_right - home_left), before.right - before.left)
    if span > greatest:
        span, middle = before.right - before.left, (before.left + before.right) / 2
    seconds = _seconds(viewport, scale)
    if span < before.right - before.left and seconds < LEAST_SECONDS_IN_VIEW:
        if _seconds(before, scale) <= LEAST_SECONDS_IN_VIEW * _ENOUGH:
            span, middle = before.right - before.left, (before.left + before.right) / 2
        else:
            span *= LEAST_SECONDS_IN_VIEW / max(seconds, 1)
    middle = min(max(middle, home_left), home_right)
    asked = (viewport.right - viewport.left, (viewport.left + viewport.right) / 2)
    if (span, middle) == asked:
        return viewport  # to the last bit: a view that didn't move is none to go back to
    return replace(viewport, left=middle - span / 2, right=middle + span / 2)


def row_height_in_reach(row_height: float) -> float:
    return min(max(row_height, LEAST_ROW_HEIGHT), GREATEST_ROW_HEIGHT)


def _seconds(viewport: Viewport, scale: TimeScale) -> int:
    return scale.to_second(viewport.right) - scale.to_second(viewport.left)
