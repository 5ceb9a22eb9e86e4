"""What goes into joining the drafts of several documents, and what comes of it, as values.

The joining is ``across``'s; how a project takes what is proposed is the session's business.
"""

from dataclasses import dataclass

from timeline_app.extraction.drafts.draft import DocumentDraft
from timeline_app.model.event import Actor, Event, Link
from timeline_app.model.source import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as the project has it, its text, and what was found in that very text."""

    document: Document
    text: str
    draft: DocumentDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a person has made or decided, which proposals heed.

    ``actors`` are those to whom what the documents say of them is joined, by name or alias; they are
    never changed. ``events`` are those that new ones may tell again. ``rejected`` are keys of proposals that are not made again. ``apart`` are pairs of
    ids of actors that are not one. ``taken`` are ids that no new record gets.
    """

    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    rejected: frozenset[str] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()
    taken: frozenset[str] = frozenset()


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """New records, each with its ``proposal``. Events and links may name actors that are known.

    An id follows from what is proposed, so that it is the same in every run over the same words:
    that of an event from its key, that of an actor from its name (with a number where it is taken).
    """

    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()
