"""Hits: what a search has found as a person sees it, with the words that were looked for marked.

What is found is told by ``record_search`` and ``table_search``; how a hit is drawn is ``desktop``'s.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from timeline_app.model.event import Actor, Event
from timeline_app.model.source import Date, Document
from timeline_app.query.searched_words import folded_words, stretches_of
from timeline_app.session.search_shelf import WHOLE, Place
from timeline_app.session.session import Session

_BEFORE, _SNIPPET = 40, 160  # characters of a text around the first word that was found
_LOOKED_THROUGH = 20_000  # characters of one text
_MOST_TRIED = 50  # places for a snippet

Piece = tuple[str, bool]  # a part of a text, and whether it was looked for


class Group(StrEnum):
    """What a hit is, by its heading."""

    EVENTS = "Events"
    ACTORS = "Actors"
    DOCUMENTS = "Documents"
    NOTES = "Notes"


@dataclass(frozen=True)
class Hit:
    """One line of what was found, and where it leads: to an event, an actor, or a stretch of a document.

    ``date`` is that of an event; ``is_dated`` tells whether there may be one. ``is_hidden``: by the filter.
    """

    group: Group
    title: tuple[Piece, ...]
    detail: tuple[Piece, ...] = ()
    event: str | None = None
    actor: str | None = None
    document: str | None = None
    stretch: tuple[int, int] | None = None
    date: Date | None = None
    is_dated: bool = False
    is_hidden: bool = False


def pieces(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """``text`` cut where words begin as looked for."""
    found, at = [], 0
    for start, end in stretches_of(text, words):
        if start > at:
            found.append((text[at:start], False))
        found.append((text[start:end], True))
        at = end
    return (*found, (text[at:], False)) if at < len(text) or not found else tuple(found)


def snippet(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """The part of ``text`` around the first word that was found."""
    return _cut_out(text, _window(text, words)[:2], words)


def _cut_out(text: str, window: tuple[int, int], words: Sequence[str]) -> tuple[Piece, ...]:
    start, end = window
    cut = " ".join(text[start:end].split())
    shown = f"{'… ' if start else ''}{cut}{' …' if end < len(text) else ''}"
    return pieces(shown, words)


def event_hit(session: Session, event_id: str, words: Sequence[str]) -> Hit:
    row = session.columns.row_of[event_id]
    event: Event = session.columns.events[row]
    return Hit(
        Group.EVENTS,
        pieces(event.title, words),
        _why(session, event, words),
        event=event_id,
        date=event.date,
        is_dated=True,
        is_hidden=not bool(session.kept[row]),
    )


def actor_hit(session: Session, actor: Actor, words: Sequence[str]) -> Hit:
    aliases = [alias.text for alias in actor.aliases]
    shown = [text for text in aliases if stretches_of(text, words)] or aliases
    detail = pieces(f"also {'; '.join(shown)}", words) if shown else ()
    return Hit(
        Group.ACTORS,
        pieces(actor.name, words),
        detail,
        actor=actor.id,
        is_hidden=is_lane_hidden(session, actor.id),
    )


def document_hit(session: Session, document: Document, place: Place, words: Sequence[str]) -> Hit:
    """A document found by its title, or a passage of it."""
    title = pieces(document.title, words)
    if place.stretch == WHOLE:
        detail = pieces(document.publisher, words) if document.publisher else ()
        return Hit(Group.DOCUMENTS, title, detail, document=document.id)
    start, end = place.stretch
    text = session.open_project.texts.get(document.id, "")[start:end]
    first, last, found = _window(text, words)
    stretch = (start + found[0][0], start + found[-1][1]) if found else place.stretch
    return Hit(
        Group.DOCUMENTS,
        ((document.title, False),),
        _cut_out(text, (first, last), words),
        document=document.id,
        stretch=stretch,
    )


def note_hit(session: Session, owner: Hashable, words: Sequence[str]) -> Hit | None:
    """A note of an event, an actor, or of the links that lead from an event."""
    if not isinstance(owner, tuple):
        return None
    kind, id_ = owner
    project = session.open_project.project
    if kind == "actor":
        position = session.columns.actor_position.get(id_)
        if position is None:
            return None
        actor = session.columns.actors[position]
        detail = snippet(actor.note or "", words)
        hidden = is_lane_hidden(session, id_)
        return Hit(Group.NOTES, ((actor.name, False),), detail, actor=id_, is_hidden=hidden)
    row = session.columns.row_of[id_]
    event = session.columns.events[row]
    notes = [event.note or ""]
    if kind == "link":
        notes = [link.note or "" for link in project.links if link.from_ == id_]
    note = max(notes, key=lambda each: len(stretches_of(each, words)))
    return Hit(
        Group.NOTES,
        ((event.title, False),),
        snippet(note, words),
        event=id_,
        date=event.date,
        is_dated=True,
        is_hidden=not bool(session.kept[row]),
    )


def is_lane_hidden(session: Session, actor: str) -> bool:
    """Whether the filter hides the lane of an actor that has events."""
    position = session.columns.actor_position.get(actor)
    if position is None or not len(session.columns.rows_of_actor(actor)):
        return False
    return session.filter.actors is not None and actor not in session.filter.actors


def _why(session: Session, event: Event, words: Sequence[str]) -> tuple[Piece, ...]:
    """What of an event holds the words that its title does not, else who takes part."""
    in_title = folded_words(event.title)
    missing = [word for word in words if not any(each.startswith(word) for each in in_title)]
    known = session.columns.actor_position
    actors = session.columns.actors
    names = [actors[known[id_]].name for id_ in event.actors if id_ in known]
    if missing:
        texts = [event.place or "", *event.tags, *(each.passage.quote for each in event.claims)]
        texts += [event.note or "", "; ".join(names)]
        for text in texts:
            if stretches_of(text[:_LOOKED_THROUGH], missing):
                return snippet(text[:_LOOKED_THROUGH], words)
    return pieces("; ".join(names), words) if names else ()


def _window(text: str, words: Sequence[str]) -> tuple[int, int, list[tuple[int, int]]]:
    """Where to cut ``text`` so that as many words as possible stand in it, and where these are."""
    found = stretches_of(text[:_LOOKED_THROUGH], words)
    if not found:
        return 0, min(len(text), _SNIPPET), []
    best = found[0]
    if len(words) > 1:
        best = max(found[:_MOST_TRIED], key=lambda first: len(_within(text, found, first[0])))
    inside = [each for each in found if best[0] <= each[0] and each[1] <= best[0] + _SNIPPET]
    start = max(best[0] - _BEFORE, 0)
    if start:
        space = text.find(" ", start, best[0])
        start = space + 1 if space >= 0 else start
    end = min(start + _SNIPPET, len(text))
    return start, max(end, inside[0][1] if inside else end), inside or [best]


def _within(text: str, found: Sequence[tuple[int, int]], start: int) -> set[str]:
    """The different words that are found within one snippet from ``start`` on."""
    end = start + _SNIPPET - _BEFORE
    near = takewhile(lambda each: each[1] <= end, (each for each in found if each[0] >= start))
    return {"".join(folded_words(text[a:b])) for a, b in near}
