"""Commands on the document on show, in the menu Edit: its facts, its text, its passages.

Documents are added by a command of the menu File.
"""

from collections.abc import Callable

from timeline_app.reading.event_model import OpenProject
from timeline_app.session.command import Command, Desk, Menu
from timeline_app.session.session import Session

# In the order of the menu that the document's chooser shows, too.
OF_DOCUMENT = ("edit-document", "replace-document", "remove-document", "place-passages")


def document_commands(session: Session, desk: Desk) -> tuple[Command, ...]:
    def has_documents() -> bool:
        return session.columns.tables is None and bool(session.open_project.project.documents)

    return (
        Command(
            "edit-document",
            "Edit the document…",
            Menu.EDIT,
            lambda: desk.edits.edit_document(),
            enabled=has_documents,
        ),
        Command(
            "replace-document",
            "Replace the document by a newer version…",
            Menu.EDIT,
            lambda: desk.edits.replace_document(),
            enabled=has_documents,
        ),
        Command(
            "remove-document",
            "Remove the document…",
            Menu.EDIT,
            lambda: desk.edits.remove_document(),
            enabled=has_documents,
        ),
        Command(
            "place-passages",
            "Passages to place again…",
            Menu.EDIT,
            lambda: desk.edits.place_passages(),
            enabled=_asked_once(session, _has_waiting),
        ),
        Command(
            "added-documents",
            "Documents added last…",
            Menu.EDIT,
            lambda: desk.edits.show_added(),
            enabled=desk.has_added,
        ),
    )


def _has_waiting(opened: OpenProject) -> bool:
    """Whether a passage is not found again in its document."""
    if not opened.problems:  # among which is whatever is not where it was: most projects have none
        return False
    from timeline_app.session.waiting import has_waiting

    return has_waiting(opened)


def _asked_once(session: Session, ask: Callable[[OpenProject], bool]) -> Callable[[], bool]:
    """What ``ask`` says of the open project, looked through once for each state of it."""
    known: tuple[OpenProject | None, bool] = (None, False)

    def answer() -> bool:
        nonlocal known
        opened = session.open_project
        if known[0] is not opened:
            known = opened, ask(opened)
        return known[1]

    return answer
