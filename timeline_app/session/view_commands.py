"""Commands of the menus View and Go: where one looks, and what stands around it."""

from collections.abc import Callable

from timeline_app.layout.scale import ScaleKind
from timeline_app.session.command import Command, Desk, Menu, Scope
from timeline_app.session.moves import focus_selection, step_event, step_lane, zoom_by_key
from timeline_app.session.session import Session

ZOOM_STEP = 0.8
PAN_STEP = 0.15  # of the view's width
ROW_STEP = 1.15


def view_commands(session: Session) -> tuple[Command, ...]:
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
            ("Shift+E",),
            checked=lambda: session.scale_kind is ScaleKind.ELASTIC,
        ),
    )


def panel_commands(session: Session, desk: Desk) -> tuple[Command, ...]:
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
        panel("review", "List of proposals", "Ctrl+5"),
        Command(
            "check",
            "Check…",
            Menu.VIEW,
            lambda: desk.edits.show_check(),
            ("F7",),
            enabled=lambda: session.columns.tables is None,  # rows are as they were imported
        ),
        Command(
            "contradictions",
            "Show contradictions…",
            Menu.VIEW,
            lambda: desk.edits.show_contradictions(),
            ("Shift+F7",),
            enabled=lambda: session.columns.tables is None,
        ),
        theme("system", "Theme: as the system"),
        theme("light", "Theme: light"),
        theme("dark", "Theme: dark"),
    )


def go_commands(session: Session, desk: Desk) -> tuple[Command, ...]:
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
        Command("search", "Filter by words", go, desk.focus_search, ("Ctrl+F", "/")),
        Command("palette", "Search everything", go, desk.show_palette, ("Ctrl+K",)),
        Command("next-panel", "Next panel", go, desk.focus_next_panel, ("F6",)),
    )


def _has_dated_selection(session: Session) -> bool:
    row = session.selected_row
    return row is not None and row < session.columns.dated_count
