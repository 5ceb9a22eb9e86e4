"""Every command a user can invoke, in one list: menus, toolbar, palette and key help derive from it.

What needs a window (dialogs, focus, panels) is asked of the Desk, which ``desktop`` implements.
"""

from timeline_app.session.actor_commands import actor_commands
from timeline_app.session.command import Command, Desk, Menu
from timeline_app.session.date_commands import date_commands
from timeline_app.session.document_commands import document_commands
from timeline_app.session.edit_commands import edit_commands
from timeline_app.session.file_commands import file_commands, opening_commands, quit_command
from timeline_app.session.lane_commands import lane_commands
from timeline_app.session.review_commands import review_commands
from timeline_app.session.session import Session
from timeline_app.session.view_commands import go_commands, panel_commands, view_commands


def make_commands(session: Session, desk: Desk) -> tuple[Command, ...]:
    """The commands for ``session`` in the window ``desk``, in the order of their menus."""
    return (
        *file_commands(session, desk),
        *edit_commands(session, desk),
        *date_commands(session, desk),
        *document_commands(session, desk),
        *actor_commands(session, desk),
        *view_commands(session),
        *panel_commands(session, desk),
        *go_commands(session, desk),
        *lane_commands(session, desk),
        *review_commands(session, desk),
        *_help_commands(session, desk),
    )


def make_start_commands(desk: Desk) -> tuple[Command, ...]:
    """The commands for a window in which no project is open."""
    return (*opening_commands(desk), quit_command(desk), _about_command(desk))


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


def _about_command(desk: Desk) -> Command:
    return Command("about", "About", Menu.HELP, desk.show_about)
