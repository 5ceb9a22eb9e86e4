"""Drafts as JSON and back: for processes, for caches and for tables of drafts.

JSON and not pickle, since a draft may come from a file that anybody has written.
"""

from functools import lru_cache

from pydantic import TypeAdapter, ValidationError

from timeline_app.extraction.drafts.draft import DocumentDraft


def draft_json(draft: DocumentDraft) -> bytes:
    return _adapter().dump_json(draft, exclude_defaults=True)


def draft_of(json: bytes | str) -> DocumentDraft:
    """The draft that ``json`` holds; ValueError where it holds none."""
    try:
        return _adapter().validate_json(json)
    except ValidationError as error:
        raise ValueError(f"no draft of a document ({error.error_count()} mistakes)") from None


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[DocumentDraft]:
    return TypeAdapter(DocumentDraft)
