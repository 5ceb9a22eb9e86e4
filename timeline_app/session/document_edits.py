"""What can be done to documents, as the edits that record it: their facts mended, one removed.

Replacing the text of one is ``replacing``'s business.
"""

from dataclasses import dataclass

from timeline_app.model.event import Suggestion
from timeline_app.model.project import Project
from timeline_app.model.source import Date, Document
from timeline_app.session.passage_edits import uses_in, without_document
from timeline_app.session.refusal_edits import followed_refusals
from timeline_app.store.edits import Edit, Kind, Put, Remove

UNKNOWN_LANGUAGE = "und"  # BCP 47
# What the letters of the Admiralty system stand for.
RELIABILITIES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "can't be judged",
}


@dataclass(frozen=True)
class DocumentDraft:
    """What a form says of a document; empty texts stand for what is not known."""

    title: str
    publisher: str = ""
    url: str = ""
    language: str = ""
    published: Date | None = None
    reliability: str | None = None


def draft_of(document: Document) -> DocumentDraft:
    return DocumentDraft(
        document.title,
        document.publisher or "",
        document.url or "",
        "" if document.language == UNKNOWN_LANGUAGE else document.language,
        document.published,
        document.reliability,
    )


def mended(document: Document, draft: DocumentDraft) -> list[Edit]:
    """``document`` with what a form says of it."""
    changes = {
        "title": draft.title.strip(),
        "publisher": draft.publisher.strip() or None,
        "url": draft.url.strip() or None,
        "language": draft.language.strip() or UNKNOWN_LANGUAGE,
        "published": draft.published,
        "reliability": draft.reliability,
    }
    return [Put(Document.model_validate({**dict(document), **changes}))]


def events_resting_on(project: Project, document: str) -> list[str]:
    """The ids of the events of which a claim or a date has its passage in ``document``, in order."""
    found = (use for use in uses_in(project) if use.passage.document == document)
    return list(dict.fromkeys(use.event for use in found if use.event is not None))


def names_backed_only_by(project: Project, document: str) -> int:
    """How many other names of actors are mentioned in ``document`` and nowhere else."""
    return sum(
        all(passage.document == document for passage in alias.passages)
        for actor in project.actors
        for alias in actor.aliases
    )


def removed(project: Project, link_keys: tuple[str, ...], document: str) -> list[Edit]:
    """The edits after which the project has no ``document``, on which no event rests."""
    edits = without_document(project, link_keys, document)
    edits += followed_refusals(project.refusals, Suggestion.PROPOSAL, {document: None})
    return [*edits, Remove(Kind.DOCUMENT, document)]
