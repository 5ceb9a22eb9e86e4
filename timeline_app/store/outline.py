"""An outline of a project file: what a window shows of it before all of its records are read.

Events, links and the history are left to ``loading``, which reads everything, and says what is wrong.
"""

from pathlib import Path

import apsw

from timeline_app.store.change_rows import read_head, read_state
from timeline_app.store.contents import Contents
from timeline_app.store.edits import Key, Kind
from timeline_app.store.loading import (
    UNREADABLE,
    Loaded,
    check_pages,
    leave_out_misfits,
    read_dataset,
    read_rows,
    read_title,
    take_over,
)
from timeline_app.store.rows import Stored

_KINDS = (Kind.DOCUMENT, Kind.ACTOR)


class Outline(Loaded):
    """Title, documents, actors, and where the history stands; ``state`` is that of all records."""

    state = 0


def read_outline(connection: apsw.Connection, file: Path) -> Outline | None:
    """The outline of ``file``; None where anything is found wrong, of which ``load`` knows more."""
    outline = Outline(file)
    found: dict[Key, Stored] = {}
    check_pages(connection, outline)
    try:
        outline.contents = Contents(read_title(connection), read_dataset(connection))
        head, tip, _ = read_head(connection)
        outline.state = read_state(connection, head)
    except UNREADABLE:
        return None
    outline.history.head, outline.history.tip = head, tip
    for kind in _KINDS:
        for _ in read_rows(connection, kind, outline, found):
            pass
    for _ in leave_out_misfits(found, outline):
        pass
    for _ in take_over(found, outline):
        pass
    return None if outline.problems else outline
