"""What an event that took in others says of them in its note: all that has no field of its own.

How events are merged is told by ``event_merging``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from timeline_app.model.event import Event, EventType, Link, LinkKind
from timeline_app.model.project import Project
from timeline_app.model.source import Date, Passage

_WORD_OF_ANCHOR = re.compile(r"[^\s,;:()]+")


def notes_on_others(
    events: Sequence[Event],
    title: str,
    date: Date | None,
    type_: EventType,
    place: str | None,
    project: Project,
) -> list[str]:
    """A line for each event that says what else it said; the first one is the one that stays."""
    documents = {document.id: document.title for document in project.documents}
    titles = {event.id: f"“{event.title}”" for event in project.events}
    lines = []
    for event in events:
        parts = []
        if event.date is not None and event.date != date:
            parts.append(f"date {_date_words(event.date, titles, documents)}")
        if event.type is not type_:
            parts.append(f"type {event.type.value}")
        if event.place and event.place != place:
            parts.append(f"place {event.place}")
        if event.origin != events[0].origin:
            parts.append(f"origin {event.origin}")
        is_other = event is not events[0]
        if is_other or event.title != title or parts:
            verb = "Merged with" if is_other else "Before it was merged:"
            lines.append(f"{verb} “{event.title}”{_after_semicolon(parts)}")
    return lines


def link_note(link: Link, titles: Mapping[str, str], project: Project) -> str | None:
    """What a link said that joined two events which are one now; None where that says it all."""
    if link.kind is LinkKind.SAME_AS and not link.note and not link.passages:
        return None
    documents = {document.id: document.title for document in project.documents}
    kind = link.kind.value.replace("_", " ")
    parts = [link.note] if link.note else []
    parts += [_passage_words(passage, documents) for passage in link.passages]
    both = f"“{titles[link.from_]}” {kind} “{titles[link.to]}”"
    return f"Link before the merge: {both}{_after_semicolon(parts)}"


def anchor_with(words: Mapping[str, str], anchor: str) -> str:
    """What a date leans on, with other words for the ids of events in it."""
    return _WORD_OF_ANCHOR.sub(lambda word: words.get(word[0], word[0]), anchor)


def words_of_anchor(anchor: str) -> list[str]:
    """The words of what a date leans on, of which some may be ids of events."""
    return _WORD_OF_ANCHOR.findall(anchor)


def joined_notes(notes: Iterable[str | None]) -> str | None:
    """All that is said, each thing once, on lines of its own."""
    return "\n".join(dict.fromkeys(note for note in notes if note)) or None


def _date_words(date: Date, titles: Mapping[str, str], documents: Mapping[str, str]) -> str:
    parts = [date.edtf]
    if date.phrase:
        parts.append(f"“{date.phrase}”")
    parts.append(date.basis.value)
    if date.anchor:
        parts.append(anchor_with(titles, date.anchor))
    if date.passage is not None:
        parts.append(_passage_words(date.passage, documents))
    return ", ".join(parts)


def _passage_words(passage: Passage, documents: Mapping[str, str]) -> str:
    where = f"characters {passage.start}–{passage.end}"
    if passage.row is not None:
        where = f"row {passage.row}"
    document = documents.get(passage.document, passage.document)
    return f"“{passage.quote}” in “{document}”, {where}"


def _after_semicolon(parts: Sequence[str]) -> str:
    return "".join(f"; {part}" for part in parts)
