"""The bounds of dates that lean on another, by the very rules for dates that a person types (``model.typed_date``).

TIMEX3 names one unit of the calendar ("2012"); EDTF here says honestly between which days it lies.
"""

from functools import lru_cache

from timeline_app.model.time import DateError, parse_edtf
from timeline_app.model.typed_date import read_typed_date


@lru_cache(maxsize=4096)
def worded_edtf(words: str, reference: str | None = None) -> str | None:
    """The EDTF of words such as "3 weeks ago", leaning on ``reference``; None if that can't be said."""
    try:
        leans_on = None if reference is None else parse_edtf(reference)
        return read_typed_date(words, leans_on).edtf
    except DateError:
        return None


def first_of(edtf: str) -> str:
    """The earlier end of a window or interval."""
    return edtf.strip("[]").split("..")[0].split("/")[0]


def last_of(edtf: str) -> str:
    return edtf.strip("[]").split("..")[-1].split("/")[-1]
