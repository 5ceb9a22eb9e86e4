"""Drafts of several documents joined as the program joins them: who is one, and all passages of it."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from timeline_app.extraction.drafts.draft import DocumentDraft
from timeline_app.extraction.joining.across import propose_records
from timeline_app.extraction.joining.actor_joining import joined_actors
from timeline_app.extraction.joining.actor_notes import actor_notes
from timeline_app.extraction.joining.actor_records import named_actors
from timeline_app.extraction.joining.proposed import NOTHING_KNOWN, Source
from timeline_app.model.event import Actor
from timeline_app.model.source import Document

from .gold import GoldDocument
from .grounding import Grounded, grounded_passages
from .timeline_system import ReadDocument


def with_joined_actors(documents: Sequence[ReadDocument]) -> list[ReadDocument]:
    notes = [
        note
        for number, each in enumerate(documents)
        for note in actor_notes(number, source_of(each.gold, each.draft))
    ]
    joined = named_actors(joined_actors(notes, NOTHING_KNOWN), NOTHING_KNOWN)
    actors: dict[int, dict[int, Actor]] = defaultdict(dict)
    for (number, place), id_ in joined.ids.items():
        actors[number][place] = joined.new[id_]
    return [replace(each, actors=actors[number]) for number, each in enumerate(documents)]


def grounded_records(documents: Sequence[tuple[GoldDocument, DocumentDraft]]) -> Grounded:
    """Of all passages of all records that are proposed, minor events too."""
    sources = [source_of(gold, draft) for gold, draft in documents]
    proposed = propose_records(sources, least_salience=0.0)
    records = [*proposed.actors, *proposed.events, *proposed.links]
    return grounded_passages(records, {gold.name: gold.text for gold, _ in documents})


def source_of(gold: GoldDocument, draft: DocumentDraft) -> Source:
    document = Document(
        id=gold.name,
        title=gold.name,
        media_type="text/plain",
        language="en",
        sha256=hashlib.sha256(gold.text.encode()).hexdigest(),
    )
    return Source(document=document, text=gold.text, draft=draft)
