"""Commands that move an end of the selected event's date by one unit in view: what a drag does, by key."""

from timeline_app.model.dragged_date import Side
from timeline_app.session.command import Command, Desk, Menu, Scope
from timeline_app.session.session import Session

_KEYS = (
    (Side.START, False, "Start earlier", "Ctrl+Shift+Left"),
    (Side.START, True, "Start later", "Ctrl+Shift+Right"),
    (Side.END, False, "End earlier", "Alt+Shift+Left"),
    (Side.END, True, "End later", "Alt+Shift+Right"),
)


def date_commands(session: Session, desk: Desk) -> tuple[Command, ...]:
    def has_date() -> bool:  # the rows of a table can only be read
        row = session.selected_row
        is_of_records = session.columns.tables is None
        return is_of_records and row is not None and row < session.columns.dated_count

    def command(side: Side, later: bool, title: str, key: str) -> Command:
        return Command(
            title.lower().replace(" ", "-"),
            title,
            Menu.EDIT,
            lambda: desk.edits.dates.move_end(side, later=later),
            (key,),
            Scope.CANVAS,
            enabled=has_date,
        )

    return tuple(command(*each) for each in _KEYS)
