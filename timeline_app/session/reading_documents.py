"""Documents' files with all that is known of them: what the file says of itself, else what its text says.

Formats are ``reading``'s, the words of texts ``extraction``'s business; no language model is needed.
What becomes of the documents is told by ``adding_documents``.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from timeline_app.extraction.dates.document_date import find_stated_date
from timeline_app.extraction.dates.timex import DocumentDate
from timeline_app.extraction.texts.segments import find_segments
from timeline_app.extraction.texts.titles import title_of
from timeline_app.model.passages import passage_of
from timeline_app.model.problem import Problem
from timeline_app.model.source import Basis, Date
from timeline_app.reading.document_files import DocumentFile, Published, read_document_files
from timeline_app.reading.document_files.content import as_name

_CUT = (
    200_000  # characters of a text that are cut into segments: what it says of itself stands above
)


def read_documents(
    files: Sequence[Path],
    *,
    should_stop: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda fraction: None,
) -> Iterator[DocumentFile | Problem]:
    """As ``read_document_files``, with title and date of publication as :func:`known_of` finds them."""
    for each in read_document_files(files, should_stop=should_stop, progress=progress):
        yield each if isinstance(each, Problem) else known_of(each)


def known_of(file: DocumentFile) -> DocumentFile:
    """``file`` with what its text says where the file itself says nothing, or only when it was made."""
    if file.title is not None and file.published is not None and not file.published.is_inferred:
        return file
    segments = find_segments(file.text[:_CUT])
    published = file.published
    if published is None or published.is_inferred:
        stated = find_stated_date(file.text, segments)
        published = published if stated is None else published_by(file.text, stated) or published
    return replace(
        file, title=file.title or as_name(title_of(file.text, segments)), published=published
    )


def published_by(text: str, written: DocumentDate) -> Published | None:
    """The date of publication that follows from when ``text`` says that it was written; None from nothing."""
    if written.edtf is None or written.evidence is None:
        return None
    phrase = written.evidence.of(text)
    return Published(
        edtf=written.edtf,
        basis=Basis.INFERRED if written.is_bound else Basis.STATED,
        evidence=f"{written.reason}: “{' '.join(phrase.split())}”",
        phrase=phrase,
        start=written.evidence.start,
    )


def date_of(published: Published, document: str, text: str) -> Date:
    """``published`` on its passage; what words of the text don't say is inferred from what the file says."""
    if published.phrase is None or published.start is None:
        return Date(edtf=published.edtf, basis=Basis.INFERRED, anchor=published.evidence)
    passage = passage_of(document, text, published.start, published.start + len(published.phrase))
    return Date(
        edtf=published.edtf,
        phrase=passage.quote,
        basis=published.basis,
        anchor=published.evidence,
        passage=passage,
    )
