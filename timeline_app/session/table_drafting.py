"""Rows of a table of documents into rows of drafts and of events: what a worker of a cluster does.

It loads the model once in its process. How rows get to workers and back is told by ``cluster``.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyarrow as pa

from timeline_app.extraction.drafts.draft import DocumentDraft, DraftEvent
from timeline_app.extraction.drafts.draft_json import draft_json
from timeline_app.extraction.joining.proposal_keys import event_keys
from timeline_app.extraction.language_model import LanguageModel, load_model
from timeline_app.extraction.proposing import propose_document
from timeline_app.extraction.texts.language import LanguageError

# What is read of a table; only the text must be there.
TEXT, ID, TITLE, PUBLISHED = "text", "id", "title", "published"

DRAFTS = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("title", pa.string()),
        pa.field("published", pa.string()),
        pa.field("sha256", pa.string()),
        pa.field("extractor", pa.string()),
        pa.field("draft", pa.string()),
        pa.field("problem", pa.string()),
    ]
)
EVENTS = pa.schema(
    [
        pa.field("document", pa.string(), nullable=False),
        pa.field("key", pa.string(), nullable=False),
        pa.field("title", pa.string(), nullable=False),
        pa.field("type", pa.string(), nullable=False),
        pa.field("trigger", pa.string(), nullable=False),
        pa.field("trigger_start", pa.int64(), nullable=False),
        pa.field("date", pa.string()),
        pa.field("date_basis", pa.string()),
        pa.field("date_phrase", pa.string()),
        pa.field("actors", pa.list_(pa.string())),
        pa.field("roles", pa.list_(pa.string())),
        pa.field("place", pa.string()),
        pa.field("quote", pa.string()),
        pa.field("quote_start", pa.int64()),
        pa.field("stance", pa.string()),
        pa.field("factuality", pa.string()),
        pa.field("claimed_by", pa.list_(pa.string())),
        pa.field("rule", pa.string(), nullable=False),
        pa.field("confidence", pa.float64(), nullable=False),
        pa.field("salience", pa.float64(), nullable=False),
    ]
)


@dataclass(frozen=True)
class Batch:
    """Some rows of a table, of which the first has the number ``first``."""

    first: int
    rows: pa.RecordBatch


@dataclass(frozen=True)
class Drafted:
    """What became of a batch: a row for each document, and one for each event of them."""

    drafts: pa.Table
    events: pa.Table


def draft_batch(batch: Batch, model: str) -> Drafted:
    """The drafts of a batch. A row that can't be read is a row with a ``problem``."""
    drafts: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    for number, row in enumerate(batch.rows.to_pylist(), batch.first):
        drafted = _drafted(number, row, _model(model))
        drafts.append(drafted[0])
        events += drafted[1]
    return _tables(drafts, events)


def failed_batch(batch: Batch, problem: str) -> Drafted:
    """A batch of which nothing can be read."""
    rows = enumerate(batch.rows.to_pylist(), batch.first)
    return _tables([{**_known(number, row), "problem": problem} for number, row in rows], [])


@lru_cache(maxsize=1)
def _model(name: str) -> LanguageModel:
    return load_model(name)


def _drafted(
    number: int, row: dict[str, Any], model: LanguageModel
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    known, text = _known(number, row), row.get(TEXT)
    if text is None:
        return {**known, "problem": "it has no text"}, []
    try:
        draft = propose_document(model, text, published=known["published"])
        json = draft_json(draft).decode()
        events = list(_events(known["id"], text, draft))
    except MemoryError:
        raise  # another worker, or a row by itself, may have enough
    except LanguageError as error:
        return {**known, "problem": str(error)}, []
    except Exception as error:  # costs this row alone
        told = " ".join(str(error).split())[:200]
        return {**known, "problem": f"reading it went wrong ({type(error).__name__}: {told})"}, []
    about = {"sha256": draft.sha256, "extractor": draft.extractor, "draft": json}
    return {**known, **about}, events


def _known(number: int, row: dict[str, Any]) -> dict[str, Any]:
    """What the table itself says of a document; without an id, it has its row's number."""
    id_, title, published = (row.get(name) for name in (ID, TITLE, PUBLISHED))
    return {
        "id": str(number) if id_ is None else str(id_),
        "title": None if title is None else str(title),
        "published": None if published is None else str(published),
    }


def _events(document: str, text: str, draft: DocumentDraft) -> Iterator[dict[str, Any]]:
    stem = "".join(each if each.isalnum() or each in "-_." else "-" for each in document)
    if stem != document:  # keys are ids, which have no blanks: what is told apart stays so
        stem = f"{stem[:60]}-{hashlib.sha256(document.encode()).hexdigest()[:8]}"
    for key, event in zip(event_keys(stem, text, draft), draft.events, strict=True):
        yield {"document": document, "key": key, **_event(event, text, draft)}


def _event(event: DraftEvent, text: str, draft: DocumentDraft) -> dict[str, Any]:
    row: dict[str, Any] = {
        "title": event.title,
        "type": event.type.value,
        "trigger": event.trigger.of(text),
        "trigger_start": event.trigger.start,
        "actors": [draft.actors[each.actor].name for each in event.involved],
        "roles": [each.role.value for each in event.involved],
        "place": event.place,
        "rule": event.rule,
        "confidence": event.confidence,
        "salience": event.salience,
    }
    if event.date is not None:
        row |= {"date": event.date.edtf, "date_basis": event.date.basis.value}
        row["date_phrase"] = None if event.date.phrase is None else event.date.phrase.of(text)
    if event.claims:
        claim = event.claims[0]
        row |= {"quote": claim.span.of(text), "quote_start": claim.span.start}
        row |= {"stance": claim.stance.value, "factuality": claim.factuality.value}
        row["claimed_by"] = [voice.words for voice in claim.claimed_by]
    return row


def _tables(drafts: list[dict[str, Any]], events: list[dict[str, Any]]) -> Drafted:
    return Drafted(
        pa.Table.from_pylist(drafts, schema=DRAFTS), pa.Table.from_pylist(events, schema=EVENTS)
    )
