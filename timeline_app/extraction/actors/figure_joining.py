"""Makes one figure of two, as the ways of putting names together need it."""

from collections.abc import Iterable

from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.found_name import FoundName
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.sentence import Token


def take(into: Figure, other: Figure) -> bool:
    if into is other or (into.pinned and other.pinned):
        return False
    if into.pinned is None and other.pinned is not None:
        into, other = other, into
    into.take(other)
    other.names = []
    return True


def others(found: Iterable[Figure], figure: Figure) -> list[Figure]:
    return [each for each in dict.fromkeys(found) if each is not figure and each.names]


def head_of(parsed: ParsedText, name: FoundName) -> Token:
    return parsed.sentences[name.sentence].tokens[name.head]
