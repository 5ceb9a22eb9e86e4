"""Dates by a length of time and the day of writing: "has led it for three years", "will open in two weeks".

Which events such words are tied to is found in ``timex_ties``.
"""

from timeline_app.extraction.dates.date_bounds import began, far_ahead, from_on, lasting, shifted
from timeline_app.extraction.dates.timex import Timex
from timeline_app.extraction.drafts.draft import DraftDate
from timeline_app.model.source import Basis


def lasting_up_to(written: str | None, timex: Timex) -> DraftDate | None:
    """ "Has fought for three years", "for the last few decades": a span up to the day of writing."""
    if timex.edtf is not None and "/" in timex.edtf:
        return DraftDate(edtf=timex.edtf, basis=timex.basis, phrase=timex.span, anchor=timex.anchor)
    if written is None:
        return None
    edtf = lasting(began(written, timex.value), written)
    return _leaning(edtf, timex, f"up to {written}, when the text was written")


def ahead_by(written: str | None, timex: Timex, word: str) -> DraftDate | None:
    """ "Will pay within two weeks", "will open in two weeks": from the day of writing on, or so far from it.

    ``word`` is the one that the length hangs on or stands behind.
    """
    if written is None:
        return None
    if word == "within":
        end = shifted(written, timex.value)
        edtf = None if end is None else from_on(written, end)
    else:
        edtf = far_ahead(written, timex.value) if word == "in" else None
    return _leaning(edtf, timex, f"from {written}, when the text was written")


def _leaning(edtf: str | None, timex: Timex, anchor: str) -> DraftDate | None:
    if edtf is None:
        return None
    return DraftDate(edtf=edtf, basis=Basis.RELATIVE, phrase=timex.span, anchor=anchor)
