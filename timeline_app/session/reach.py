"""How far a view may go: neither closer than a second, nor wider than the events, nor beside them."""

from timeline_app.layout.fixed import fixed
from timeline_app.layout.scale import TimeScale
from timeline_app.layout.viewport import GREATEST_ROW_HEIGHT, LEAST_ROW_HEIGHT, Viewport

LEAST_SECONDS_IN_VIEW = 1.0
GREATEST_HOMES_IN_VIEW = 3.0
_INVISIBLE = 1e-6  # pixels
_ENOUGH = 1.05  # a view this near to the least span is as close as it gets


def within_reach(viewport: Viewport, before: Viewport, scale: TimeScale) -> Viewport:
    """``viewport`` brought within reach on ``scale``, coming from ``before``."""
    home_left, home_right = scale.home
    wanted = viewport
    if wanted.span > max(GREATEST_HOMES_IN_VIEW * (home_right - home_left), before.span):
        wanted = wanted.showing_time_of(before)
    elif wanted.span < before.span:
        wanted = _not_too_close(wanted, before, scale)
    wanted = _not_beside(wanted, home_left, home_right)
    if wanted is not viewport and _is_as_good_as(wanted, before):
        return wanted.showing_time_of(before)  # a view that didn't move is none to go back to
    return wanted


def row_height_in_reach(row_height: float) -> float:
    return min(max(row_height, LEAST_ROW_HEIGHT), GREATEST_ROW_HEIGHT)


def _not_too_close(viewport: Viewport, before: Viewport, scale: TimeScale) -> Viewport:
    """``viewport`` unless less than a second is in view; then the closest on the way to it."""
    seconds = scale.seconds_in(viewport)
    if seconds >= LEAST_SECONDS_IN_VIEW:
        return viewport
    if scale.seconds_in(before) <= LEAST_SECONDS_IN_VIEW * _ENOUGH:
        return viewport.showing_time_of(before)
    if seconds <= 0.0:
        middle = scale.to_second(viewport.left)
        return scale.view_of(viewport, middle, middle + 1)
    factor = LEAST_SECONDS_IN_VIEW / seconds
    # What stands still between the two views, such as the moment at the cursor, goes on to do so.
    left, right = viewport.fixed_ends
    left_before, right_before = before.fixed_ends
    lost = (left - left_before) + (right_before - right)
    share = (left - left_before) / lost
    return viewport.zoomed_at(factor, viewport.width * (share if 0.0 <= share <= 1.0 else 0.5))


def _not_beside(viewport: Viewport, home_left: float, home_right: float) -> Viewport:
    """``viewport`` moved so that its middle is within home."""
    left, right = viewport.fixed_ends
    middle = (left + right) // 2
    aside = min(max(middle, fixed(home_left)), fixed(home_right)) - middle
    return viewport.between(left + aside, right + aside) if aside else viewport


def _is_as_good_as(viewport: Viewport, before: Viewport) -> bool:
    ends, ends_before = viewport.fixed_ends, before.fixed_ends
    least = fixed(viewport.units_per_pixel * _INVISIBLE)
    return all(abs(a - b) <= least for a, b in zip(ends, ends_before, strict=True))
