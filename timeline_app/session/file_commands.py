"""Commands of the menu File, and of a window without a project."""

from timeline_app.session.command import Command, Desk, Menu
from timeline_app.session.session import Session


def opening_commands(desk: Desk) -> tuple[Command, ...]:
    return (
        Command(
            "new-project", "New project…", Menu.FILE, lambda: desk.edits.new_project(), ("Ctrl+N",)
        ),
        Command("open", "Open…", Menu.FILE, desk.ask_open, ("Ctrl+O",)),
        Command("import", "Import a table…", Menu.FILE, desk.ask_import, ("Ctrl+I",)),
        Command("open-bundled", "Open the Panjshir project", Menu.FILE, desk.open_bundled),
    )


def quit_command(desk: Desk) -> Command:
    return Command("quit", "Quit", Menu.FILE, desk.close_window, ("Ctrl+Q",))


def file_commands(session: Session, desk: Desk) -> tuple[Command, ...]:
    return (
        *opening_commands(desk),
        Command(
            "save-as",
            "Save as a project…",
            Menu.FILE,
            lambda: desk.edits.save_as(),
            ("Ctrl+Shift+S",),
        ),
        Command("save-copy", "Save a copy…", Menu.FILE, lambda: desk.edits.save_copy()),
        Command(
            "add-documents",
            "Add documents…",
            Menu.FILE,
            lambda: desk.edits.add_documents(),
            ("Ctrl+D",),
            enabled=lambda: session.columns.tables is None,
        ),
        Command(
            "add-folder",
            "Add a folder of documents…",
            Menu.FILE,
            lambda: desk.edits.add_folder(),
            enabled=lambda: session.columns.tables is None,
        ),
        Command(
            "propose-events",
            "Propose events…",
            Menu.FILE,
            lambda: desk.edits.propose_events(),
            ("Ctrl+Shift+P",),
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
        quit_command(desk),
    )
