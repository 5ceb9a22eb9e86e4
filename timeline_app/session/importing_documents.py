"""Documents from the command line into a project file, a new one or one that is there.

What is recorded of each is made in ``adding_documents``; tables are ``importing``'s.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline_app.model.problem import Problem
from timeline_app.model.project import Project
from timeline_app.reading.document_files import DocumentFile, document_files_in
from timeline_app.reading.document_kinds import DOCUMENT_ENDINGS
from timeline_app.reading.errors import ReadError
from timeline_app.session.adding_documents import added_documents, label_for
from timeline_app.session.import_request import check_target, refusal
from timeline_app.session.importing import ImportStopped
from timeline_app.session.near_copies import near_copies
from timeline_app.session.opening_records import ReadableTexts
from timeline_app.session.reading_documents import read_documents
from timeline_app.store.errors import StoreError
from timeline_app.store.project_store import ProjectStore


@dataclass(frozen=True)
class DocumentReport:
    """How many documents were added, how many the project has now, and what was left out or doubtful.

    ``read_count`` are those that could be read, whether they were there already or not.
    """

    project_file: Path
    read_count: int
    added_count: int
    document_count: int
    problems: tuple[Problem, ...]


def import_documents(
    paths: Sequence[Path],
    target: Path,
    title: str | None = None,
    *,
    replace: bool = False,
    progress: Callable[[float], None] = lambda fraction: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> DocumentReport:
    """Add the documents in ``paths`` to the project file ``target``, which is made where there is none.

    With ``replace`` it is made anew, unless events would be lost. All of them are one entry of its
    history. Raises ReadError where a new project would have no document, or the file can't be opened or
    written, and ImportStopped where ``should_stop`` says so; then nothing was changed.
    """
    has_title, title = title is not None, target.stem if title is None else title
    check_target(target, title)
    files, problems = document_files_in(paths)
    found = [*problems, *read_documents(files, should_stop=should_stop, progress=progress)]
    if should_stop():
        raise ImportStopped
    try:
        if replace and target.exists():
            _check_replaceable(target)
        if replace or not target.exists():
            project = Project(title=title)
            added = added_documents(project, found)
            if not added.edits:
                raise ReadError(list(added.problems) or [_nothing(paths)])
            ProjectStore.create(target, project, {}).close()
        with ProjectStore.open(target) as store:
            if store.dataset is not None:
                mend = "choose another name for the documents' project"
                raise refusal(target, "it is a project of tables, which only shows these", mend)
            if has_title and store.title != title:
                mend = "leave --title out, or choose another name"
                raise refusal(target, f"its title is '{store.title}' already", mend)
            known = store.project.documents
            added = added_documents(store.project, found)
            if added.edits:
                store.record(label_for(added.documents), added.edits)
            count = len(store.project.documents)
            copies = near_copies(added.documents, known, ReadableTexts(store), should_stop)
    except StoreError as error:
        raise ReadError([error.problem]) from None
    read_count = sum(isinstance(each, DocumentFile) for each in found)
    alike = (copy.as_problem(copy.document.path or copy.document.title) for copy in copies)
    remarks = (*added.problems, *alike)
    return DocumentReport(target, read_count, len(added.edits), count, remarks)


def _check_replaceable(target: Path) -> None:
    """Raise ReadError where ``target`` holds events, which no document could bring back."""
    try:
        with ProjectStore.open_read_only(target) as store:
            count = len(store.project.events)
    except StoreError:  # nothing in it can be read
        return
    if count:
        reason = f"it holds events ({count:,}), which --replace would lose"
        raise refusal(target, reason, "choose another name, or delete it yourself")


def _nothing(paths: Sequence[Path]) -> Problem:
    name = str(paths[0]) if len(paths) == 1 else f"{len(paths)} paths"
    return Problem(name, "", "there is no document in it", f"name {', '.join(DOCUMENT_ENDINGS)}")
