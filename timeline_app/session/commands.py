"""Every command a user can invoke, in one list: menus, toolbar, palette and key help derive from it.

What needs a window (dialogs, focus, panels) is asked of the Desk, which ``desktop`` implements.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from timeline_app.layout.scale import ScaleKind
from timeline_app.query.filter import EventFilter
from timeline_app.query.lanes import LaneOrder
from timeline_app.session.moves import (
    focus_selection,
    move_lane,
    step_event,
    step_lane,
    zoom_by_key,
)
from timeline_app.session.session import Session

ZOOM_STEP = 0.8
PAN_STEP = 0.15  # of the view's width
ROW_STEP = 1.15


class Menu(StrEnum):
    FILE = "File"
    EDIT = "Edit"
    VIEW = "View"
    GO = "Go"
    LANES = "Lanes"
    HELP = "Help"


class Scope(StrEnum):
    """Where a shortcut is heard: in the whole window, or while the canvas has the focus."""

    WINDOW = "window"
    CANVAS = "canvas"


@dataclass(frozen=True)
class Command:
    """Something a user can invoke. ``keys`` are in Qt's portable notation, the first one shown.

    ``checked`` tells the state of a command that switches something on and off.
    """

    id: str
    title: str
    menu: Menu
    run: Callable[[], None]
    keys: tuple[str, ...] = ()
    scope: Scope = Scope.WINDOW
    enabled: Callable[[], bool] = lambda: True
    checked: Callable[[], bool] | None = None


class Desk(Protocol):
    """What commands ask of the window."""

    def ask_open(self) -> None: ...
    def open_bundled(self) -> None: ...
    def ask_import(self) -> None: ...
    def new_project(self) -> None: ...
    def save_as(self) -> None: ...
    def add_documents(self) -> None: ...
    def new_event(self) -> None: ...
    def edit_event(self) -> None: ...
    def add_passage(self) -> None: ...
    def delete_event(self) -> None: ...
    def edit_actor(self) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def show_history(self) -> None: ...
    def can_undo(self) -> bool: ...
    def can_redo(self) -> bool: ...
    def has_history(self) -> bool: ...
    def ask_documents(self) -> None: ...
    def ask_export(self) -> None: ...
    def close_window(self) -> None: ...
    def focus_search(self) -> None: ...
    def focus_passage(self) -> None: ...
    def focus_lane_filter(self) -> None: ...
    def focus_next_panel(self) -> None: ...
    def show_palette(self) -> None: ...
    def show_problems(self) -> None: ...
    def show_keys(self) -> None: ...
    def show_about(self) -> None: ...
    def toggle_panel(self, name: str) -> None: ...
    def is_panel_shown(self, name: str) -> bool: ...
    def set_theme(self, name: str) -> None: ...
    def theme_setting(self) -> str: ...


def make_commands(session: Session, desk: Desk) -> tuple[Command, ...]:
    """The commands for ``session`` in the window ``desk``, in the order of their menus."""
    return (
        *_file_commands(session, desk),
        *_edit_commands(session, desk),
        *_view_commands(session),
        *_panel_commands(desk),
        *_go_commands(session, desk),
        *_lane_commands(session, desk),
        *_help_commands(session, desk),
    )


def make_start_commands(desk: Desk) -> tuple[Command, ...]:
    """The commands for a window in which no project is open."""
    return (*_opening_commands(desk), _quit_command(desk), _about_command(desk))


def _opening_commands(desk: Desk) -> tuple[Command, ...]:
    return (
        Command("new-project", "New project…", Menu.FILE, desk.new_project, ("Ctrl+N",)),
        Command("open", "Open…", Menu.FILE, desk.ask_open, ("Ctrl+O",)),
        Command("import", "Import a table…", Menu.FILE, desk.ask_import, ("Ctrl+I",)),
        Command("open-bundled", "Open the Panjshir project", Menu.FILE, desk.open_bundled),
    )


def _quit_command(desk: Desk) -> Command:
    return Command("quit", "Quit", Menu.FILE, desk.close_window, ("Ctrl+Q",))


def _about_command(desk: Desk) -> Command:
    return Command("about", "About", Menu.HELP, desk.show_about)


def _file_commands(session: Session, desk: Desk) -> tuple[Command, ...]:
    return (
        *_opening_commands(desk),
        Command(
            "save-as",
            "Save as a project…",
            Menu.FILE,
            desk.save_as,
            ("Ctrl+Shift+S",),
            enabled=lambda: session.columns.tables is None,
        ),
        Command(
            "add-documents",
            "Add documents…",
            Menu.FILE,
            desk.add_documents,
            ("Ctrl+D",),
            enabled=lambda: session.columns.tables is None,
        ),
        Command(
            "documents",
            "Documents folder…",
            Menu.FILE,
            desk.ask_documents,
            # Tables, and the documents of a project file, are in the project.
            enabled=lambda: session.columns.tables is None and not desk.has_history(),
        ),
        Command("export", "Export…", Menu.FILE, desk.ask_export, ("Ctrl+Shift+E",)),
        _quit_command(desk),
    )


def _edit_commands(session: Session, desk: Desk) -> tuple[Command, ...]:
    def is_of_records() -> bool:  # the rows of a table can only be read
        return session.columns.tables is None

    def has_event() -> bool:
        return is_of_records() and session.selected is not None

    edit = Menu.EDIT
    return (
        Command("undo", "Undo", edit, desk.undo, ("Ctrl+Z",), enabled=desk.can_undo),
        Command("redo", "Redo", edit, desk.redo, ("Ctrl+Shift+Z",), enabled=desk.can_redo),
        Command(
            "history", "History…", edit, desk.show_history, ("Ctrl+H",), enabled=desk.has_history
        ),
        Command(
            "new-event",
            "New event from the marked passage…",
            edit,
            desk.new_event,
            ("Ctrl+E",),
            enabled=is_of_records,
        ),
        Command("edit-event", "Edit the event…", edit, desk.edit_event, ("F2",), enabled=has_event),
        Command(
            "add-passage",
            "Add the marked passage to the event…",
            edit,
            desk.add_passage,
            ("Ctrl+Shift+A",),
            enabled=has_event,
        ),
        Command(
            "delete-event",
            "Delete the event",
            edit,
            desk.delete_event,
            ("Delete",),
            Scope.CANVAS,
            enabled=has_event,
        ),
        Command(
            "edit-actor",
            "Edit or merge this lane's actor…",
            edit,
            desk.edit_actor,
            ("F3",),
            enabled=lambda: is_of_records() and session.current_lane is not None,
        ),
    )


def _view_commands(session: Session) -> tuple[Command, ...]:
    def zoom_in() -> None:
        zoom_by_key(session, ZOOM_STEP)

    def zoom_out() -> None:
        zoom_by_key(session, 1 / ZOOM_STEP)

    def toggle_elastic() -> None:
        is_elastic = session.scale_kind is ScaleKind.ELASTIC
        session.set_scale_kind(ScaleKind.LINEAR if is_elastic else ScaleKind.ELASTIC)

    def taller() -> None:
        session.scale_rows(ROW_STEP)

    def lower() -> None:
        session.scale_rows(1 / ROW_STEP)

    view, canvas = Menu.VIEW, Scope.CANVAS
    return (
        Command("fit-all", "Fit all", view, session.fit_all, ("Home",), canvas),
        Command(
            "focus-selection",
            "Focus the selected event",
            view,
            lambda: focus_selection(session),
            ("F",),
            enabled=lambda: _has_dated_selection(session),
        ),
        Command("zoom-in", "Zoom in", view, zoom_in, ("+", "="), canvas),
        Command("zoom-out", "Zoom out", view, zoom_out, ("-",), canvas),
        Command("taller-rows", "Taller rows", view, taller, ("Ctrl++", "Ctrl+=")),
        Command("lower-rows", "Lower rows", view, lower, ("Ctrl+-",)),
        Command(
            "elastic-time",
            "Elastic time",
            view,
            toggle_elastic,
            ("E",),
            checked=lambda: session.scale_kind is ScaleKind.ELASTIC,
        ),
    )


def _panel_commands(desk: Desk) -> tuple[Command, ...]:
    def panel(name: str, title: str, key: str) -> Command:
        return Command(
            f"panel-{name}",
            title,
            Menu.VIEW,
            lambda: desk.toggle_panel(name),
            (key,),
            checked=lambda: desk.is_panel_shown(name),
        )

    def theme(name: str, title: str) -> Command:
        return Command(
            f"theme-{name}",
            title,
            Menu.VIEW,
            lambda: desk.set_theme(name),
            checked=lambda: desk.theme_setting() == name,
        )

    return (
        panel("filter", "Filter panel", "Ctrl+1"),
        panel("passage", "Passage panel", "Ctrl+2"),
        panel("list", "Event list", "Ctrl+3"),
        panel("overview", "Overview strip", "Ctrl+4"),
        theme("system", "Theme: as the system"),
        theme("light", "Theme: light"),
        theme("dark", "Theme: dark"),
    )


def _go_commands(session: Session, desk: Desk) -> tuple[Command, ...]:
    def step(direction: int, any_lane: bool) -> Callable[[], None]:
        return lambda: step_event(session, direction, any_lane)

    def pan(direction: int) -> Callable[[], None]:
        return lambda: session.pan(direction * PAN_STEP * session.viewport.width)

    def lane(direction: int) -> Callable[[], None]:
        return lambda: step_lane(session, direction)

    go, canvas = Menu.GO, Scope.CANVAS
    return (
        Command("next-event", "Next event in the lane", go, step(1, False), (".",)),
        Command("previous-event", "Previous event in the lane", go, step(-1, False), (",",)),
        Command("next-event-any", "Next event in any lane", go, step(1, True), ("Shift+.",)),
        Command(
            "previous-event-any", "Previous event in any lane", go, step(-1, True), ("Shift+,",)
        ),
        Command(
            "open-passage",
            "Open the passage",
            go,
            desk.focus_passage,
            ("Return", "Enter"),
            canvas,
            enabled=lambda: session.selected is not None,
        ),
        Command(
            "clear-selection",
            "Clear the selection",
            go,
            lambda: session.select(None),
            ("Escape",),
            canvas,
            enabled=lambda: session.selected is not None,
        ),
        Command("pan-left", "Pan left", go, pan(-1), ("Left",), canvas),
        Command("pan-right", "Pan right", go, pan(1), ("Right",), canvas),
        Command("lane-up", "Lane above", go, lane(-1), ("Up",), canvas),
        Command("lane-down", "Lane below", go, lane(1), ("Down",), canvas),
        Command(
            "back", "Back", go, session.back, ("Alt+Left",), enabled=lambda: session.can_go_back
        ),
        Command(
            "forward",
            "Forward",
            go,
            session.forward,
            ("Alt+Right",),
            enabled=lambda: session.can_go_forward,
        ),
        Command("search", "Search", go, desk.focus_search, ("Ctrl+F", "/")),
        Command("palette", "Command palette", go, desk.show_palette, ("Ctrl+K",)),
        Command("next-panel", "Next panel", go, desk.focus_next_panel, ("F6",)),
    )


def _lane_commands(session: Session, desk: Desk) -> tuple[Command, ...]:
    def only_current() -> None:
        if session.current_lane is not None:
            session.show_only(session.current_lane)

    def hide_current() -> None:
        if session.current_lane is not None:
            session.hide_lane(session.current_lane)

    def collapse_current() -> None:
        if session.current_lane is not None:
            session.toggle_collapsed(session.current_lane)

    def order(by: LaneOrder) -> Command:
        return Command(
            f"order-{by.name.lower().replace('_', '-')}",
            f"Order lanes by {by.value}",
            Menu.LANES,
            lambda: session.arrange(replace(session.arrangement, order=by)),
            checked=lambda: session.arrangement.order is by,
        )

    def move(direction: int) -> Callable[[], None]:
        return lambda: move_lane(session, direction)

    def has_lane() -> bool:
        return session.current_lane is not None

    lanes = Menu.LANES
    return (
        Command("filter-lanes", "Find an actor", lanes, desk.focus_lane_filter, ("Ctrl+Shift+F",)),
        Command("only-lane", "Only this lane", lanes, only_current, ("O",), enabled=has_lane),
        Command("hide-lane", "Hide this lane", lanes, hide_current, ("H",), enabled=has_lane),
        Command(
            "collapse-lane",
            "Collapse or expand this lane",
            lanes,
            collapse_current,
            ("C",),
            enabled=has_lane,
        ),
        Command(
            "all-lanes",
            "All lanes",
            lanes,
            session.show_all_actors,
            ("A",),
            enabled=lambda: session.filter.actors is not None,
        ),
        Command(
            "clear-filter",
            "Clear the filter",
            lanes,
            lambda: session.set_filter(EventFilter()),
            ("Ctrl+Backspace",),
            enabled=lambda: not session.filter.keeps_all,
        ),
        *(order(by) for by in LaneOrder),
        Command(
            "lane-earlier", "Move this lane up", lanes, move(-1), ("Alt+Up",), enabled=has_lane
        ),
        Command(
            "lane-later", "Move this lane down", lanes, move(1), ("Alt+Down",), enabled=has_lane
        ),
    )


def _help_commands(session: Session, desk: Desk) -> tuple[Command, ...]:
    return (
        Command("keys", "Keys", Menu.HELP, desk.show_keys, ("?", "F1")),
        Command(
            "problems",
            "Problems of this file",
            Menu.HELP,
            desk.show_problems,
            enabled=lambda: bool(session.open_project.problems),
        ),
        _about_command(desk),
    )


def _has_dated_selection(session: Session) -> bool:
    row = session.selected_row
    return row is not None and row < session.columns.dated_count
