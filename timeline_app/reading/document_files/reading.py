"""Reads documents' files: one, or many of which each stands for itself.

What each format holds is found in the module that has its name; `parsing` keeps hostile ones away.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from timeline_app.child_process import StoppedError
from timeline_app.model.problem import Problem
from timeline_app.reading.document_files.content import RefusedError, Remark
from timeline_app.reading.document_files.document_file import DocumentFile
from timeline_app.reading.document_files.file_bytes import bytes_of, refusal
from timeline_app.reading.document_files.parsing import Parsing
from timeline_app.reading.document_kinds import kind_of, mend_of
from timeline_app.reading.errors import ReadError


def read_document_file(file: Path) -> DocumentFile:
    """The document that `file` holds; ReadError with one problem where it can't be read."""
    with Parsing() as parsing:
        return _read(file, parsing)


def read_document_files(
    files: Sequence[Path],
    *,
    should_stop: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda fraction: None,
) -> Iterator[DocumentFile | Problem]:
    """Each of `files` in turn: its document, or the problem that keeps it from being read.

    They end early, in the midst of a file too, where `should_stop` says so; `progress` gets the
    fraction of files that are done.
    """
    with Parsing(should_stop) as parsing:
        for count, file in enumerate(files, 1):
            if should_stop():
                return
            try:
                found: DocumentFile | Problem = _read(file, parsing)
            except ReadError as error:
                found = error.problems[0]
            except StoppedError:
                return
            progress(count / len(files))
            yield found


def _read(file: Path, parsing: Parsing) -> DocumentFile:
    kind = kind_of(file)
    if kind is None:
        raise refusal(file, "its ending is of no kind of document that is read", mend_of(file))
    data = bytes_of(file)
    try:
        content = parsing.content_of(kind, data)
    except RefusedError as error:
        remark = error.remark
        raise refusal(file, remark.reason, remark.mend, remark.place) from None
    except MemoryError:
        raise refusal(file, "reading it takes too much memory", "split it up") from None
    return DocumentFile(
        file=file,
        title=content.title,
        text=content.text,
        media_type=kind.value,
        encoding=content.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        publisher=content.publisher,
        author=content.author,
        url=content.url,
        language=content.language or "und",
        published=content.published,
        pages=content.pages,
        problems=tuple(_problem(file, remark) for remark in content.remarks),
    )


def _problem(file: Path, remark: Remark) -> Problem:
    return Problem(str(file), remark.place, remark.reason, remark.mend, fatal=False)
