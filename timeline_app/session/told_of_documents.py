"""What reading a document for proposals tells of the document itself: its language, and when it was written.

It is recorded with the proposals, where nothing was known; what a file or a person has said stays.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from timeline_app.extraction.dates.timex import DocumentDate
from timeline_app.extraction.texts.language import is_english
from timeline_app.model.source import Date, Document
from timeline_app.session.document_edits import UNKNOWN_LANGUAGE
from timeline_app.session.reading_documents import date_of, published_by
from timeline_app.store.edits import Put

_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Told:
    """None where nothing was told; ``published`` may be a bound that only follows."""

    language: str | None = None
    published: Date | None = None

    def completed(self, document: Document) -> Document:
        """``document`` with what wasn't known of it."""
        changes: dict[str, object] = {}
        if document.language == UNKNOWN_LANGUAGE and self.language is not None:
            changes["language"] = self.language
        if document.published is None and self.published is not None:
            changes["published"] = self.published
        return document.model_copy(update=changes)


def told_by(document: str, text: str, written: DocumentDate) -> Told:
    """What ``text``, that of ``document``, tells; ``written`` is its draft's."""
    published = published_by(text, written)
    return Told(
        _ENGLISH if is_english(text) else None,
        None if published is None else date_of(published, document, text),
    )


def completing(documents: Iterable[Document], told: Mapping[str, Told]) -> Iterator[Put]:
    """The edits that record what is ``told`` of those of ``documents`` of which less was known."""
    for document in documents:
        completed = told.get(document.id, Told()).completed(document)
        if completed != document:
            yield Put(completed)
