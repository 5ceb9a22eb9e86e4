"""Documents into a project: what was read of files, as the edits that record it.

Reading files is ``reading_documents``' business.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline_app.model.problem import Problem
from timeline_app.model.project import Project
from timeline_app.model.source import Document
from timeline_app.reading.document_files import DocumentFile
from timeline_app.session.free_ids import readable_id
from timeline_app.session.import_request import plain_text
from timeline_app.session.reading_documents import date_of
from timeline_app.store.edits import Put


@dataclass(frozen=True)
class Added:
    """The edits for the documents that are new, what was left out, and remarks on those taken."""

    edits: tuple[Put, ...]
    problems: tuple[Problem, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        records = (edit.record for edit in self.edits)
        return tuple(record for record in records if isinstance(record, Document))


def added_documents(project: Project, found: Iterable[DocumentFile | Problem]) -> Added:
    """What records the documents among ``found``; one whose bytes are there already is left out."""
    adding = Adding(project.documents)
    edits: list[Put] = []
    problems: list[Problem] = []
    for each in found:
        if isinstance(each, Problem):
            problems.append(each)
            continue
        known = adding.known(each)
        if known is not None:
            reason = f"the project has these very bytes already, as '{known.title}'"
            problems.append(Problem(str(each.file), "", reason, "nothing to do", fatal=False))
            continue
        edits.append(Put(adding.add(each), text=each.text))
        problems += each.problems
    return Added(tuple(edits), tuple(problems))


class Adding:
    """The documents that a project has, while others are added to them one by one."""

    def __init__(self, documents: Iterable[Document]) -> None:
        documents = tuple(documents)
        self._by_bytes = {document.sha256: document for document in documents}
        self._taken = {document.id for document in documents}

    def known(self, file: DocumentFile) -> Document | None:
        """The document that has the very bytes of ``file``."""
        return self._by_bytes.get(file.sha256)

    def add(self, file: DocumentFile) -> Document:
        """The new document that ``file`` is."""
        document = _record(file, self._taken)
        self._by_bytes[file.sha256] = document
        self._taken.add(document.id)
        return document


def media_type_of(file: DocumentFile) -> str:
    """Its media type, with the encoding that it was read in as RFC 2045 has it, guessed or not."""
    if file.encoding is None:
        return file.media_type
    charset, _, how = file.encoding.partition(" ")
    guessed = "; charset-guessed=yes" if "guessed" in how else ""
    return f"{file.media_type}; charset={charset.lower()}{guessed}"


def label_for(documents: Sequence[Document]) -> str:
    """The entry of the history."""
    if len(documents) == 1:
        title = " ".join(documents[0].title.split())
        return f"Add the document “{title if len(title) <= 80 else f'{title[:79]}…'}”"
    return f"Add {len(documents):,} documents"


def _record(file: DocumentFile, taken: set[str]) -> Document:
    title = file.title or plain_text(file.file.stem)
    id_ = readable_id(title, taken, "document")
    return Document(
        id=id_,
        title=title,
        publisher=file.publisher,
        url=file.url,
        path=plain_text(file.file.name),
        media_type=media_type_of(file),
        language=file.language,
        sha256=file.sha256,
        published=None if file.published is None else date_of(file.published, id_, file.text),
    )
