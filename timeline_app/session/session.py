"""Session: what is open now. The one owner of project, filter, viewport and selection.

Views subscribe to its bell once and pull; what a user can do with it is listed in ``commands``.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from timeline_app.layout.rows import RowPacking, pack_rows
from timeline_app.layout.scale import ScaleKind, TimeScale, make_scale
from timeline_app.layout.scene import MeasureText, Scene, lane_tops, lay_out
from timeline_app.layout.viewport import Viewport
from timeline_app.model.event import Event
from timeline_app.query.columns import EventColumns, load_columns
from timeline_app.query.filter import EventFilter, matching
from timeline_app.query.lanes import Lane, LaneArrangement, LaneOrder, make_lanes, parts_of
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.bell import Bell, Changed, Listener
from timeline_app.session.reach import row_height_in_reach, within_reach
from timeline_app.session.views import View, ViewHistory


class Session:
    """One open project and how it is looked at.

    ``measure`` gives the width of a label's text in pixels. Every setter rings the bell once if,
    and only if, something changed.
    """

    def __init__(
        self,
        open_project: OpenProject,
        measure: MeasureText,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._filter = EventFilter()
        self._selected: str | None = None
        self._selected_claim = 0
        self._current_lane: str | None = None
        self._bell = Bell()
        self._measure = measure
        self._history = ViewHistory(clock)
        self._scale_kind = ScaleKind.ELASTIC
        self._arrangement = LaneArrangement()
        self._viewport = Viewport(0.0, 1.0)
        self._begin(open_project)

    def start_with(self, scale: ScaleKind, order: LaneOrder, row_height: float) -> None:
        """Take over what was kept from the last start; nothing to go back from."""
        self._scale_kind = scale
        self._arrangement = replace(self._arrangement, order=order)
        self._viewport = replace(self._viewport, row_height=row_height_in_reach(row_height))
        self._forget(*_DERIVED)
        self._go_home()
        self._bell.ring(Changed.everything())

    # what is open

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        return self._bell.subscribe(listener)

    def open(self, open_project: OpenProject) -> None:
        """Look at another project; filter, selection and history start anew."""
        self._begin(open_project)
        self._bell.ring(Changed.everything())

    @property
    def open_project(self) -> OpenProject:
        return self._open_project

    @property
    def columns(self) -> EventColumns:
        return self._columns

    # which events, in which lanes

    @property
    def filter(self) -> EventFilter:
        return self._filter

    @property
    def arrangement(self) -> LaneArrangement:
        return self._arrangement

    def set_filter(self, filter_: EventFilter) -> None:
        if filter_ != self._filter:
            self._leave()
            self._filter = filter_
            self._refilter()
            self._bell.ring(Changed.FILTER | Changed.VIEWPORT)

    def arrange(self, arrangement: LaneArrangement) -> None:
        if arrangement != self._arrangement:
            self._leave()
            self._arrangement = arrangement
            self._forget("lanes", "packing", "scene", "lane_tops")
            self._clamp()
            self._bell.ring(Changed.FILTER | Changed.VIEWPORT)

    def toggle_collapsed(self, actor: str) -> None:
        """Fold the lanes of ``actor``'s parts into its own, or take them out again."""
        collapsed = self._arrangement.collapsed ^ {actor}
        self.arrange(replace(self._arrangement, collapsed=collapsed))

    def show_actor(self, actor: str, shown: bool) -> None:
        """Tick or untick one actor's lane."""
        everyone = frozenset(self._columns.actor_position)
        actors = everyone if self._filter.actors is None else self._filter.actors
        actors = actors | {actor} if shown else actors - {actor}
        self.set_filter(replace(self._filter, actors=None if actors == everyone else actors))

    def hide_lane(self, actor: str) -> None:
        """Hide ``actor``'s lane, with the parts that are folded into it."""
        everyone = frozenset(self._columns.actor_position)
        actors = everyone if self._filter.actors is None else self._filter.actors
        self.set_filter(replace(self._filter, actors=actors - self._actors_in_lane(actor)))

    def show_only(self, actor: str) -> None:
        """Show ``actor``'s lane alone; once it is alone, show all lanes again."""
        only = self._actors_in_lane(actor)
        actors = None if self._filter.actors == only else only
        self.set_filter(replace(self._filter, actors=actors))

    def show_all_actors(self) -> None:
        self.set_filter(replace(self._filter, actors=None))

    @cached_property
    def kept(self) -> npt.NDArray[np.bool_]:
        """Per row of ``columns`` whether the filter keeps it."""
        return matching(self._columns, self._filter)

    @cached_property
    def kept_rows(self) -> npt.NDArray[np.int64]:
        """Rows that the filter keeps, in order of time, the undated last."""
        return np.flatnonzero(self.kept)

    @cached_property
    def undated_rows(self) -> npt.NDArray[np.int64]:
        return np.flatnonzero(self.kept & ~self._columns.dated)

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        return make_lanes(self._columns, self.kept, self._filter, self._arrangement)

    # where on the screen

    @cached_property
    def scale(self) -> TimeScale:
        """Made from all events, filtered or not: filtering must not move what stays."""
        everything = np.ones(len(self._columns), np.bool_)
        return make_scale(self._columns, everything, self._scale_kind)

    @property
    def scale_kind(self) -> ScaleKind:
        return self._scale_kind

    @property
    def viewport(self) -> Viewport:
        return self._viewport

    @cached_property
    def packing(self) -> RowPacking:
        return pack_rows(self._columns, self.lanes, self.scale, self._viewport.width, self._measure)

    @cached_property
    def lane_tops(self) -> npt.NDArray[np.float64]:
        """Top of each lane in lane space, and, last, the bottom of them all, in pixels."""
        return lane_tops(self.lanes, self.packing, self._viewport.row_height)

    @property
    def content_height(self) -> float:
        return float(self.lane_tops[-1])

    @cached_property
    def scene(self) -> Scene:
        """The present view, laid out."""
        return lay_out(
            self._columns, self.lanes, self.scale, self._viewport, self.packing, self._measure
        )

    def set_scale_kind(self, kind: ScaleKind) -> None:
        if kind is not self._scale_kind:
            self._leave()
            self._scale_kind = kind
            self._forget("scale", "packing", "scene", "lane_tops")
            self._go_home()
            self._bell.ring(Changed.VIEWPORT)

    def resize(self, width: float, height: float) -> None:
        """The canvas has another size; the same time stays in view. Not a move to go back from."""
        if (width, height) != (self._viewport.width, self._viewport.height):
            if width != self._viewport.width:
                self._forget("packing", "lane_tops")
            self._viewport = replace(self._viewport, width=width, height=height)
            self._forget("scene")
            self._clamp()
            self._bell.ring(Changed.VIEWPORT)

    def look_at(self, viewport: Viewport) -> None:
        """Move, zoom or scroll to ``viewport``, kept within what makes sense."""
        before = self._viewport
        wanted = within_reach(viewport, before, self.scale)
        tops = self.lane_tops
        if wanted.row_height != before.row_height:
            tops = lane_tops(self.lanes, self.packing, wanted.row_height)
        wanted = wanted.scrolled_to(wanted.top, float(tops[-1]))
        if wanted == before:
            return
        self._leave()
        self._viewport = wanted
        self._forget("lane_tops", "scene")
        self._bell.ring(Changed.VIEWPORT)

    def zoom(self, factor: float, at_x: float | None = None) -> None:
        """Show ``factor`` times as much time around pixel ``at_x``, or around the middle."""
        x = self._viewport.width / 2 if at_x is None else at_x
        self.look_at(self._viewport.zoomed(factor, self._viewport.unit_at(x)))

    def pan(self, pixels: float) -> None:
        self.look_at(self._viewport.panned(pixels * self._viewport.units_per_pixel))

    def scroll_to(self, top: float) -> None:
        self.look_at(replace(self._viewport, top=top))

    def scale_rows(self, factor: float) -> None:
        height = row_height_in_reach(self._viewport.row_height * factor)
        self.look_at(replace(self._viewport, row_height=height))

    def fit_all(self) -> None:
        left, right = self.scale.home
        self.look_at(replace(self._viewport, left=left, right=right, top=0.0))

    def back(self) -> None:
        self._return_to(self._history.back(self.view))

    def forward(self) -> None:
        self._return_to(self._history.forward(self.view))

    @property
    def can_go_back(self) -> bool:
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        return self._history.can_go_forward

    @property
    def view(self) -> View:
        return View(self._filter, self._arrangement, self._scale_kind, self._viewport)

    # what is selected

    @property
    def selected(self) -> str | None:
        """Id of the selected event."""
        return self._selected

    @property
    def selected_row(self) -> int | None:
        return None if self._selected is None else self._columns.row_of[self._selected]

    @property
    def selected_event(self) -> Event | None:
        row = self.selected_row
        return None if row is None else self._columns.events[row]

    @property
    def selected_claim(self) -> int:
        """Which of the selected event's claims is shown, from 0."""
        return self._selected_claim

    def place_of_lane(self, actor: str | None) -> int | None:
        """Index of ``actor``'s lane in ``lanes``; None where it has none now."""
        return next((i for i, lane in enumerate(self.lanes) if lane.actor.id == actor), None)

    @property
    def current_lane(self) -> str | None:
        """Id of the actor in whose lane one moves."""
        return self._current_lane

    def select(self, event: str | None, claim: int = 0, lane: str | None = None) -> None:
        """Select ``event``, show its claim number ``claim``, and stay or go to ``lane``."""
        if lane is None and event is not None:
            lane = self._lane_for(event)
        new = (event, claim, lane if lane is not None else self._current_lane)
        if new != (self._selected, self._selected_claim, self._current_lane):
            self._selected, self._selected_claim, self._current_lane = new
            self._bell.ring(Changed.SELECTION)

    def go_to_lane(self, lane: str) -> None:
        """Make ``lane`` the current one and bring it into view."""
        if lane != self._current_lane:
            self._current_lane = lane
            self._bell.ring(Changed.SELECTION)
        place = self.place_of_lane(lane)
        if place is not None:
            self.reveal_lane(place)

    def go_to(self, event: str, claim: int = 0, lane: str | None = None) -> None:
        """Select ``event`` and move the view just as far as needed to have it on screen."""
        self.select(event, claim, lane)
        self.reveal_selection()

    def reveal_selection(self) -> None:
        """Move the view just as far as needed to have the selected event and its lane on screen."""
        row = self.selected_row
        if row is None or not self._columns.dated[row] or not self.kept[row]:
            return
        bounds = np.array([self._columns.start_earliest[row], self._columns.end_latest[row] + 1])
        left, right = np.clip(self.scale.to_units(bounds), *self.scale.home)
        view = self._viewport
        margin = 0.08 * (view.right - view.left)
        if right < view.left + margin or left > view.right - margin:
            middle = (left + right) / 2
            self.look_at(view.panned(middle - (view.left + view.right) / 2))
        place = self.place_of_lane(self._current_lane)
        if place is not None:
            self.reveal_lane(place)

    def reveal_lane(self, place: int) -> None:
        """Scroll just as far as needed to have the lane at ``place`` on screen."""
        top, bottom = float(self.lane_tops[place]), float(self.lane_tops[place + 1])
        view = self._viewport
        if bottom > view.top + view.height or top < view.top:
            is_above = top < view.top or bottom - top > view.height
            self.scroll_to(top if is_above else bottom - view.height)

    # how it is done

    def _actors_in_lane(self, actor: str) -> frozenset[str]:
        if actor in self._arrangement.collapsed:
            return parts_of(self._columns, actor) | {actor}
        return frozenset({actor})

    def _begin(self, open_project: OpenProject) -> None:
        self._open_project = open_project
        self._columns = load_columns(open_project.project, open_project.located)
        self._filter = EventFilter()
        self._selected = None
        self._selected_claim = 0
        self._current_lane = None
        self._history.clear()
        order = self._arrangement.order
        if order is LaneOrder.HAND:  # that order was another project's
            order = LaneOrder.COUNT
        self._arrangement = replace(
            self._arrangement, order=order, collapsed=frozenset(), by_hand=()
        )
        self._forget(*_DERIVED)
        self._go_home()

    def _go_home(self) -> None:
        left, right = self.scale.home
        self._viewport = replace(self._viewport, left=left, right=right, top=0.0)

    def _refilter(self) -> None:
        """Forget what hangs on the filter. The scale is kept, so that the view doesn't jump."""
        self._forget("kept", "kept_rows", "undated_rows", "lanes", "packing", "lane_tops", "scene")
        self._clamp()

    def _forget(self, *names: str) -> None:
        for name in names:
            self.__dict__.pop(name, None)

    def _clamp(self) -> None:
        self._viewport = self._viewport.scrolled_to(self._viewport.top, self.content_height)

    def _leave(self) -> None:
        self._history.leave(self.view)

    def _return_to(self, view: View | None) -> None:
        if view is None:
            return
        self._filter, self._arrangement = view.filter, view.arrangement
        self._scale_kind = view.scale_kind
        self._forget(*_DERIVED)
        size = {"width": self._viewport.width, "height": self._viewport.height}
        self._viewport = replace(view.viewport, **size)
        self._clamp()
        self._bell.ring(Changed.FILTER | Changed.VIEWPORT)

    def _lane_for(self, event: str) -> str | None:
        """The current lane if the event is in it, else the first shown lane that it is in."""
        row = self._columns.row_of[event]
        within = [lane.actor.id for lane in self.lanes if row in lane.rows]
        if not within or self._current_lane in within:
            return self._current_lane
        return within[0]


_DERIVED = (
    "kept",
    "kept_rows",
    "undated_rows",
    "lanes",
    "scale",
    "packing",
    "lane_tops",
    "scene",
)
