"""Commands on actors in the menu Edit: each asks the window for a form, or for an edit."""

from timeline_app.session.command import Command, Desk, Menu
from timeline_app.session.session import Session


def actor_commands(session: Session, desk: Desk) -> tuple[Command, ...]:
    def is_of_records() -> bool:  # the actors of a table can only be read
        return session.columns.tables is None

    def has_lane() -> bool:
        return is_of_records() and session.current_lane is not None

    edit = Menu.EDIT
    return (
        Command(
            "new-actor",
            "New actor…",
            edit,
            lambda: desk.edits.actors.new(),
            enabled=is_of_records,
        ),
        Command(
            "edit-actor",
            "Edit or merge this lane's actor…",
            edit,
            lambda: desk.edits.actors.edit(),
            ("F3",),
            enabled=has_lane,
        ),
        Command(
            "find-actor",
            "Edit or merge another actor…",
            edit,
            lambda: desk.edits.actors.find(),
            ("Shift+F3",),
            enabled=is_of_records,
        ),
        Command(
            "split-actor",
            "Split this lane's actor…",
            edit,
            lambda: desk.edits.actors.split(),
            enabled=has_lane,
        ),
        Command(
            "delete-actor",
            "Delete this lane's actor",
            edit,
            lambda: desk.edits.actors.delete(),
            enabled=has_lane,
        ),
        Command(
            "add-alias",
            "Add the marked words as an alias of…",
            edit,
            lambda: desk.edits.actors.add_alias(),
            enabled=is_of_records,
        ),
    )
