"""Commands of the menu Edit: each asks the window for a form, or for an edit."""

from timeline_app.session.command import Command, Desk, Menu, Scope
from timeline_app.session.session import Session


def edit_commands(session: Session, desk: Desk) -> tuple[Command, ...]:
    def is_of_records() -> bool:  # the rows of a table can only be read
        return session.columns.tables is None

    def has_event() -> bool:
        return is_of_records() and session.selected is not None

    edit = Menu.EDIT
    return (
        Command(
            "undo", "Undo", edit, lambda: desk.edits.undo(), ("Ctrl+Z",), enabled=desk.can_undo
        ),
        Command(
            "redo",
            "Redo",
            edit,
            lambda: desk.edits.redo(),
            ("Ctrl+Shift+Z",),
            enabled=desk.can_redo,
        ),
        Command(
            "history",
            "History…",
            edit,
            lambda: desk.edits.show_history(),
            ("Ctrl+H",),
            enabled=desk.has_history,
        ),
        Command(
            "new-event",
            "New event from the marked passage…",
            edit,
            lambda: desk.edits.new_event(),
            ("Ctrl+E",),
            enabled=is_of_records,
        ),
        Command(
            "edit-event",
            "Edit the event…",
            edit,
            lambda: desk.edits.edit_event(),
            ("F2",),
            enabled=has_event,
        ),
        Command(
            "add-passage",
            "Add the marked passage to the event…",
            edit,
            lambda: desk.edits.add_passage(),
            ("Ctrl+Shift+A",),
            enabled=has_event,
        ),
        Command(
            "edit-events",
            "Edit all chosen events…",
            edit,
            lambda: desk.edits.edit_events(),
            ("Shift+F2",),
            enabled=has_event,
        ),
        Command(
            "merge-events",
            "Merge the chosen events…",
            edit,
            lambda: desk.edits.merge_events(),
            ("Ctrl+M",),
            enabled=has_event,
        ),
        Command(
            "split-event",
            "Split the event…",
            edit,
            lambda: desk.edits.split_event(),
            ("Ctrl+Shift+M",),
            enabled=has_event,
        ),
        Command(
            "link-events",
            "Link the chosen events…",
            edit,
            lambda: desk.edits.link_events(),
            ("Ctrl+L",),
            enabled=lambda: has_event() and len(session.chosen) <= 2,
        ),
        Command(
            "choose-events",
            "Choose all events that the filter keeps",
            edit,
            session.choose_all,
            ("Ctrl+A",),
            Scope.CANVAS,
            enabled=lambda: is_of_records() and session.kept_count > 0,
        ),
        Command(
            "delete-events",
            "Delete the chosen events",
            edit,
            lambda: desk.edits.delete_events(),
            ("Delete",),
            Scope.CANVAS,
            enabled=has_event,
        ),
    )
