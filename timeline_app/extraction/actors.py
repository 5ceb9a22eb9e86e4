"""Finds the actors of one document: who and what its names, descriptions and pronouns mean."""

from collections.abc import Sequence

from timeline_app.extraction.draft import DraftActor
from timeline_app.extraction.parsed import ParsedText
from timeline_app.extraction.pinned import Pinned


def find_actors(parsed: ParsedText, pinned: Sequence[Pinned] = ()) -> tuple[DraftActor, ...]:
    """The actors of a document in the order of their first mention."""
    return ()
