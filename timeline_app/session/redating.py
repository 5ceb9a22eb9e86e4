"""Redating: an event at the date that a person gave it on the timeline, as an edit.

What the date may become is worked out in ``date_drag``.
"""

from timeline_app.model.event import Event
from timeline_app.model.source import Basis, Date
from timeline_app.session.decisions import mended
from timeline_app.store.edits import Edit, Put

MOVED, PLACED = "moved by hand on the timeline", "placed by hand on the timeline"


def redated(date: Date, edtf: str) -> Date:
    """``date`` at ``edtf``, which a person decided on, whatever it rested on before.

    So it is inferred, and says by what. The words of the text, and where they stand, are kept beside
    it as what the text says: anyone can see that the two differ. What these words were resolved
    against is dropped, since the date no longer follows from it.
    """
    return Date(
        edtf=edtf,
        phrase=date.phrase,
        basis=Basis.INFERRED,
        anchor=MOVED,
        passage=date.passage,
    )


def placed(edtf: str) -> Date:
    """The date of an event that a person begins at a time of the timeline."""
    return Date(edtf=edtf, basis=Basis.INFERRED, anchor=PLACED)


def redating(event: Event, edtf: str) -> tuple[str, list[Edit]]:
    """How the change is called after the event's name, and what records it."""
    if event.date is None:
        raise ValueError(f"{event.id} has no date")
    changed = event.model_copy(update={"date": redated(event.date, edtf)})
    return f"{event.date.edtf} → {edtf}", [Put(mended(changed))]
