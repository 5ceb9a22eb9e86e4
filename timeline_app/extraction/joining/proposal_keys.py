"""Keys of proposals: the same in every run over the same words, even if other words of the text change.

Ids of events follow from them.
"""

import hashlib
from collections import Counter

from timeline_app.extraction.drafts.draft import DocumentDraft, DraftEvent
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import LinkKind

_DIGITS = 12
_ID_DIGITS = 16  # a million events have the same one once in forty million projects
_LONGEST_DOCUMENT = 100  # characters of an id that stand in a key; ids are up to 200


def event_keys(document: str, text: str, draft: DocumentDraft) -> list[str]:
    """A key for each event of a draft: its document, its sentence, and where its trigger stands there.

    White space doesn't count, as lines are wrapped anew. A sentence that comes again, or a trigger
    that names two events, is told by its number.
    """
    if len(document) > _LONGEST_DOCUMENT:
        document = _hash(document, _DIGITS)
    counts: Counter[str] = Counter()
    keys = []
    for event in draft.events:
        sentence = _sentence_of(event, draft)
        words = " ".join(sentence.of(text).split())
        offset = len(" ".join(text[sentence.start : event.trigger.start].split()))
        stem = f"{document}:{_hash(words, _DIGITS)}:{offset}"
        counts[stem] += 1
        keys.append(stem if counts[stem] == 1 else f"{stem}#{counts[stem]}")
    return keys


def event_id(key: str) -> str:
    return f"p-{_hash(key, _ID_DIGITS)}"


def link_key(kind: LinkKind, from_: str, to: str) -> str:
    """The key of a link between the events with these keys or ids."""
    return f"{kind.value}:{_hash(f'{from_} {to}', _ID_DIGITS)}"


def _sentence_of(event: DraftEvent, draft: DocumentDraft) -> Span:
    if event.sentence < len(draft.sentences):
        return draft.sentences[event.sentence]
    around = (claim.span for claim in event.claims if claim.span.holds(event.trigger))
    return next(around, event.trigger)


def _hash(words: str, digits: int) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
