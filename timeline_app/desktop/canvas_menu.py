"""What the canvas's context menu offers for the event, the lane or the empty time under the mouse.

The commands themselves are ``session.commands``'; only a new event at a time is made here, since it
needs the place of the click.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from timeline_app.desktop.menus import Actions
from timeline_app.desktop.words import edtf_words
from timeline_app.query.columns import NO_ACTOR
from timeline_app.session.session import Session

OF_PROPOSAL = ("accept-proposals", "reject-proposals", "merge-proposal")
OF_EVENT = ("open-passage", "focus-selection")
EDITS_OF_EVENT = (
    "edit-event",
    "add-passage",
    "edit-events",
    "merge-events",
    "split-event",
    "link-events",
    "delete-events",
)
OF_EVENTS = (*OF_EVENT, *EDITS_OF_EVENT)
OF_LANE = ("only-lane", "hide-lane", "collapse-lane", "lane-earlier", "lane-later")
EDITS_OF_LANE = ("edit-actor",)
OF_ALL = ("all-lanes", "fit-all", "elastic-time", "export")


def fill_canvas_menu(
    menu: QMenu,
    actions: Actions,
    session: Session,
    event: str | None,
    lane: str | None,
    edtf: str,
    new_event: Callable[[str, str | None], None],
) -> None:
    """Put in what can be done with ``event`` in ``lane``, or at the time ``edtf`` there, if given.

    ``new_event`` is called with that time and the lane. The rows of a table offer no edits.
    """
    is_of_records = session.columns.tables is None

    def add(*ids: str) -> None:
        for id_ in ids:
            menu.addAction(actions[id_])

    if event is not None:
        if is_of_records and session.columns.proposed[session.columns.row_of[event]]:
            add(*OF_PROPOSAL)
            menu.addSeparator()
        add(*(OF_EVENTS if is_of_records else OF_EVENT))
        menu.addSeparator()
    elif edtf and is_of_records:
        action = menu.addAction(f"New event here, {edtf_words(edtf)}…")
        action.setObjectName("new-event-here")
        action.triggered.connect(partial(_run, new_event, edtf, lane))
        menu.addSeparator()
    if lane is not None:
        add(*OF_LANE)
        if is_of_records and lane != NO_ACTOR.id:
            add(*EDITS_OF_LANE)
        menu.addSeparator()
    add(*OF_ALL)


def _run(
    new_event: Callable[[str, str | None], None],
    edtf: str,
    lane: str | None,
    _checked: bool = False,
) -> None:
    new_event(edtf, lane)
