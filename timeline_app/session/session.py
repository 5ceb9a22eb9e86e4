"""Session: what is open now. The one owner of project, filter, viewport and selection.

Views subscribe to its bell once and pull. What follows from filter and viewport is ``looked_at``'s;
what a user can do with it is listed in ``commands``.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from timeline_app.layout.scale import ScaleKind
from timeline_app.layout.scene import MeasureText, lane_tops, row_tops
from timeline_app.layout.viewport import Viewport
from timeline_app.model.event import Event
from timeline_app.query.columns import NO_ACTOR, EventColumns, load_columns
from timeline_app.query.filter import EventFilter
from timeline_app.query.lanes import LaneArrangement, LaneOrder, parts_of
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.bell import Bell, Changed, Listener
from timeline_app.session.choice import Choice
from timeline_app.session.contradictions import Contradictions
from timeline_app.session.looked_at import DERIVED, LookedAt
from timeline_app.session.reach import row_height_in_reach, within_reach
from timeline_app.session.views import View, ViewHistory


class Session(LookedAt):
    """One open project and how it is looked at.

    ``measure`` gives the width of a label's text in pixels. ``columns`` are those of the project's
    events where they are not among its records. Every setter rings the bell once if, and only if,
    something changed.
    """

    def __init__(
        self,
        open_project: OpenProject,
        measure: MeasureText,
        clock: Callable[[], float] = time.monotonic,
        columns: EventColumns | None = None,
    ) -> None:
        super().__init__(measure)
        self._choice = Choice()
        self._selected_claim = 0
        self._current_lane: str | None = None
        self._bell = Bell()
        self._history = ViewHistory(clock)
        self._is_edited = False
        self._contradictions = Contradictions()
        self._begin(open_project, columns)

    def start_with(self, scale: ScaleKind, order: LaneOrder, row_height: float) -> None:
        """Take over what was kept from the last start; nothing to go back from."""
        self._scale_kind = scale
        self._arrangement = replace(self._arrangement, order=order)
        self._viewport = replace(self._viewport, row_height=row_height_in_reach(row_height))
        self._forget(*DERIVED)
        self._go_home()
        self._bell.ring(Changed.everything())

    def start_filtered(self, filter_: EventFilter) -> None:
        """Look at the project through ``filter_`` from the start; nothing to go back from."""
        self.set_filter(filter_)
        self._history.clear()

    # what is open

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        return self._bell.subscribe(listener)

    def open(self, open_project: OpenProject, columns: EventColumns | None = None) -> None:
        """Look at another project; filter, selection and history start anew."""
        self._begin(open_project, columns)
        self._bell.ring(Changed.everything())

    def renew(self, open_project: OpenProject, columns: EventColumns) -> None:
        """Take over the open project as it was edited. What is looked at stays, as far as it can.

        A view of everything stays one of everything; any other one stays at its time. There is
        nothing to go back to: those views were on the time scale of what was.
        """
        is_home = self._is_at_home
        ends = self.scale.seconds_at(np.array([0.0, self._viewport.width]), self._viewport).tolist()
        self._is_edited = True
        is_same_time = _have_same_bounds(self._columns, columns)
        self._open_project, self._columns = open_project, columns
        self._filter = _without_gone(self._filter, columns)
        if self.selected is not None and self.selected not in columns.row_of:
            self._choice, self._selected_claim = Choice(), 0
        if self.selected is not None:
            claims = columns.events[columns.row_of[self.selected]].claims
            self._selected_claim = min(self._selected_claim, len(claims) - 1)
        if self._current_lane not in columns.actor_position:
            self._current_lane = None
        row = self.selected_row
        self._always = () if row is None else (row,)
        self._history.clear()
        self._forget(*(name for name in DERIVED if name != "scale" or not is_same_time))
        if is_home or ends[1] <= ends[0]:
            self._viewport = self._viewport.showing(*self.scale.home)
        else:
            self._viewport = self.scale.view_of(self._viewport, *ends)
        self._clamp()
        self._choose_what_is_seen()
        self._bell.ring(Changed.everything())

    def complete(self, open_project: OpenProject, columns: EventColumns) -> None:
        """Take over the open project and its columns as they are, now that all of it is read."""
        self._open_project, self._columns = open_project, columns

    @property
    def open_project(self) -> OpenProject:
        return self._open_project

    @property
    def is_edited(self) -> bool:
        """Whether the open project is the one that was open before, as it was edited."""
        return self._is_edited

    @property
    def contradictions(self) -> Mapping[str, tuple[str, ...]]:
        """By the id of each event that has any, those that contradict it, as far as links are read."""
        return self._contradictions.among(self._open_project)

    def rows_contradicting(self, row: int) -> list[int]:
        """The rows of the columns whose events contradict that in ``row``."""
        found = self.contradictions
        if not found:
            return []
        return [self._columns.row_of[id_] for id_ in found.get(self._columns.ids[row], ())]

    # which events, in which lanes

    def set_filter(self, filter_: EventFilter) -> None:
        if filter_ != self._filter:
            self._leave()
            self._filter = filter_
            self._refilter()
            self._bell.ring(Changed.FILTER | Changed.VIEWPORT | self._choose_what_is_seen())

    def arrange(self, arrangement: LaneArrangement) -> None:
        if arrangement != self._arrangement:
            self._leave()
            self._arrangement = arrangement
            self._forget("lanes", "_lane_places", "packing", "scene", "lane_tops")
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

    # where on the screen

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
            tops = lane_tops(self.packing, wanted.row_height)
        wanted = wanted.scrolled_to(wanted.top, float(tops[-1]))
        if wanted == before:
            return
        self._leave()
        self._viewport = wanted
        self._forget("scene")
        if wanted.row_height != before.row_height:
            self._forget("lane_tops")
        self._bell.ring(Changed.VIEWPORT)

    def zoom(self, factor: float, at_x: float | None = None) -> None:
        """Show ``factor`` times as much time around pixel ``at_x``, or around the middle."""
        x = self._viewport.width / 2 if at_x is None else at_x
        self.look_at(self._viewport.zoomed_at(factor, x))

    def pan(self, pixels: float) -> None:
        self.look_at(self._viewport.panned(pixels * self._viewport.units_per_pixel))

    def scroll_to(self, top: float) -> None:
        self.look_at(replace(self._viewport, top=top))

    def scale_rows(self, factor: float) -> None:
        height = row_height_in_reach(self._viewport.row_height * factor)
        self.look_at(replace(self._viewport, row_height=height))

    def fit_all(self) -> None:
        self.look_at(replace(self._viewport.showing(*self.scale.home), top=0.0))

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
        return self._choice.selected

    @property
    def selected_row(self) -> int | None:
        return None if self.selected is None else self._columns.row_of[self.selected]

    @property
    def selected_event(self) -> Event | None:
        row = self.selected_row
        return None if row is None else self._columns.events[row]

    @property
    def selected_claim(self) -> int:
        """Which of the selected event's claims is shown, from 0."""
        return self._selected_claim

    @property
    def current_lane(self) -> str | None:
        """Id of the actor in whose lane one moves."""
        return self._current_lane

    @property
    def chosen(self) -> frozenset[str]:
        """Ids of the events that are chosen together: the selected one, and those beside it."""
        return self._choice.events

    @property
    def chosen_rows(self) -> npt.NDArray[np.int64]:
        """Rows of the chosen events, in order of time."""
        rows = (self._columns.row_of[event] for event in self.chosen)
        return np.sort(np.fromiter(rows, np.int64, len(self.chosen)))

    @property
    def chosen_events(self) -> tuple[Event, ...]:
        """The chosen events, in order of time."""
        return tuple(self._columns.events[row] for row in self.chosen_rows.tolist())

    def select(
        self,
        event: str | None,
        claim: int = 0,
        lane: str | None = None,
        *,
        keeps_choice: bool = False,
    ) -> None:
        """Select ``event``, show its claim number ``claim``, and stay or go to ``lane``.

        It is chosen alone then, unless what is chosen ``keeps_choice`` and it is in there.
        """
        if keeps_choice and event in self.chosen:
            self._take(Choice(event, self.chosen), claim, lane)
        else:
            self._take(Choice.of(event), claim, lane)

    def choose(
        self, events: Iterable[str], selected: str | None = None, lane: str | None = None
    ) -> None:
        """Choose ``events`` together and select one: ``selected``, or the one that is, or the first.

        None that the filter hides is among several. The rows of a table can only be read: of those
        one alone is chosen.
        """
        row_of = self._columns.row_of
        choice = self._choice.among(events, selected, row_of).seen(row_of, self.kept)
        if self._columns.tables is not None:
            choice = Choice.of(choice.selected)
        claim = self._selected_claim if choice.selected == self.selected else 0
        self._take(choice, claim, lane)

    def choose_too(self, event: str, lane: str | None = None) -> None:
        """Choose ``event`` beside those that are chosen, or leave it out of them again."""
        if event in self.chosen:
            self.choose(self.chosen - {event})
        else:
            self.choose(self.chosen | {event}, event, lane)

    def choose_all(self) -> None:
        """Choose all events that the filter keeps."""
        if self._columns.tables is None:
            ids = self._columns.ids
            self.choose(ids[row] for row in self.kept_rows.tolist())

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
        if row is None or row >= self._columns.dated_count or not self.kept[row]:
            return
        view = self._viewport
        left, right = self.scale.xs(self.bounds_of(row), view).tolist()
        margin = 0.08 * view.width
        if right < margin or left > view.width - margin:
            window = self.window_of(row)
            self.look_at(window.zoomed_at(view.span / window.span, view.width / 2))
        place = self.place_of_lane(self._current_lane)
        if place is not None:
            self.reveal_lane(place)
            self._reveal_in_lane(place, row)

    def bounds_of(self, row: int) -> npt.NDArray[np.int64]:
        """The first second of the event in ``row``, and the one after its last."""
        return np.array([self._columns.start_earliest[row], self._columns.end_latest[row] + 1])

    def window_of(self, row: int) -> Viewport:
        """A view of just the time of the event in ``row``, as far as it is on the scale."""
        first, last = np.clip(self.bounds_of(row), self.scale.first, self.scale.last).tolist()
        return self.scale.view_of(self._viewport, first, max(last, first + 1))

    def reveal_lane(self, place: int) -> None:
        """Scroll just as far as needed to have the lane at ``place`` on screen."""
        top, bottom = float(self.lane_tops[place]), float(self.lane_tops[place + 1])
        view = self._viewport
        if bottom > view.top + view.height or top < view.top:
            is_above = top < view.top or bottom - top > view.height
            self.scroll_to(top if is_above else bottom - view.height)

    # how it is done

    def _reveal_in_lane(self, place: int, row: int) -> None:
        """Scroll on, in a lane that is higher than the view, to the event in ``row``."""
        packed = self.packing.rows[place]
        if packed is None:
            return
        found = np.flatnonzero(self.lanes[place].rows == row)
        if not len(found):
            return
        view = self._viewport
        tops = self.lane_tops[place : place + 1]
        top = float(row_tops(tops, packed[found[:1]], view.row_height)[0])
        bottom = top + view.row_height
        if top < view.top:
            self.scroll_to(top)
        elif bottom > view.top + view.height:
            self.scroll_to(bottom - view.height)

    def _take(self, choice: Choice, claim: int, lane: str | None) -> None:
        """Have ``choice``, show a claim of the selected event, and stay or go to ``lane``."""
        if lane is None and choice.selected is not None:
            lane = self._lane_for(choice.selected)
        new = (choice, claim, lane if lane is not None else self._current_lane)
        if new != (self._choice, self._selected_claim, self._current_lane):
            self._choice, self._selected_claim, self._current_lane = new
            self._draw_always(self.selected_row)
            self._bell.ring(Changed.SELECTION)

    def _choose_what_is_seen(self) -> Changed:
        """Let what is gone or hidden drop out of several chosen events; what has changed by that."""
        if len(self.chosen) < 2:
            return Changed(0)
        before = self._choice
        self._choice = before.seen(self._columns.row_of, self.kept)
        if self.selected != before.selected:
            self._selected_claim = 0
            self._draw_always(self.selected_row)
        return Changed(0) if self._choice == before else Changed.SELECTION

    def _actors_in_lane(self, actor: str) -> frozenset[str]:
        if actor in self._arrangement.collapsed:
            return parts_of(self._columns, actor) | {actor}
        return frozenset({actor})

    def _begin(self, open_project: OpenProject, columns: EventColumns | None) -> None:
        self._open_project, self._is_edited = open_project, False
        if columns is None:
            columns = load_columns(open_project.project, open_project.located)
        self._columns = columns
        self._filter = EventFilter()
        self._choice = Choice()
        self._selected_claim = 0
        self._current_lane = None
        self._always = ()
        self._history.clear()
        self._arrangement = replace(self._arrangement, collapsed=frozenset(), by_hand=())
        self._forget(*DERIVED)
        self._go_home()

    def _go_home(self) -> None:
        self._viewport = replace(self._viewport.showing(*self.scale.home), top=0.0)

    @property
    def _is_at_home(self) -> bool:
        """Whether all of the time is in view."""
        left, right = self.scale.home
        return self._viewport.left <= left and self._viewport.right >= right

    def _refilter(self) -> None:
        """Forget what hangs on the filter. The scale is kept, so that the view doesn't jump."""
        self._forget(*(name for name in DERIVED if name != "scale"))
        self._clamp()

    def _clamp(self) -> None:
        self._viewport = self._viewport.scrolled_to(self._viewport.top, self.content_height)

    def _leave(self) -> None:
        self._history.leave(self.view)

    def _return_to(self, view: View | None) -> None:
        if view is None:
            return
        self._filter, self._arrangement = view.filter, view.arrangement
        self._scale_kind = view.scale_kind
        self._forget(*DERIVED)
        size = {"width": self._viewport.width, "height": self._viewport.height}
        self._viewport = replace(view.viewport, **size)
        self._clamp()
        self._bell.ring(Changed.FILTER | Changed.VIEWPORT | self._choose_what_is_seen())

    def _lane_for(self, event: str) -> str | None:
        """The current lane if the event is in it, else the first shown lane that it is in."""
        row = self._columns.row_of[event]
        if row >= self._columns.dated_count or not self.kept[row]:
            return self._current_lane
        places = [
            place
            for actor in self._columns.events[row].actors or (NO_ACTOR.id,)
            if (place := self._place_of_lane_with(actor)) is not None
        ]
        if not places or self.place_of_lane(self._current_lane) in places:
            return self._current_lane
        return self.lanes[min(places)].actor.id

    def _place_of_lane_with(self, actor: str | None) -> int | None:
        """The place of ``actor``'s lane, or of the collapsed one of the nearest whole."""
        while actor is not None:
            place = self.place_of_lane(actor)
            if place is not None:
                return place
            position = self._columns.actor_position.get(actor)
            actor = None if position is None else self._columns.actors[position].part_of
        return None


def _have_same_bounds(before: EventColumns, after: EventColumns) -> bool:
    """Whether they are known to have the same dates in the same rows."""
    names = ("start_earliest", "start_latest", "end_earliest", "end_latest", "shape")
    return all(getattr(before, name) is getattr(after, name) for name in names)


def _without_gone(filter_: EventFilter, columns: EventColumns) -> EventFilter:
    """``filter_`` without actors and documents that are no more."""
    actors, documents = filter_.actors, filter_.documents
    if actors:
        actors = actors.intersection(columns.actor_position) or None
    if documents:
        documents = documents.intersection(columns.documents) or None
    return replace(filter_, actors=actors, documents=documents)
