"""Documents from the command line into a project with what is proposed of them: `extract`.

How each is read is told by ``drafting``, what becomes of a project's proposals by ``proposing_again``.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from timeline_app.child_process import StoppedError
from timeline_app.extraction.joining.across import propose_records
from timeline_app.extraction.joining.proposed import NOTHING_KNOWN, Proposed
from timeline_app.extraction.service.language_service import Service
from timeline_app.model.problem import Problem
from timeline_app.model.project import Project
from timeline_app.model.proposal import LEAST_SALIENCE
from timeline_app.model.source import Document
from timeline_app.reading.document_files import DocumentFile, document_files_in
from timeline_app.reading.errors import ReadError
from timeline_app.session.adding_documents import Adding
from timeline_app.session.counting import counted
from timeline_app.session.draft_cache import ENDING, DraftCache
from timeline_app.session.drafting import Drafting, ToDraft
from timeline_app.session.import_request import EXTENSION, check_target, refusal
from timeline_app.session.known_records import known_in, pinned_in
from timeline_app.session.near_copies import near_copies
from timeline_app.session.opening_records import ReadableTexts
from timeline_app.session.proposing_again import merged_proposals
from timeline_app.session.proposing_messages import Reading
from timeline_app.session.proposing_pool import ProposingPool, jobs_for
from timeline_app.session.reading_documents import read_documents
from timeline_app.session.told_of_documents import Told, completing
from timeline_app.store.edits import Edit, Put
from timeline_app.store.errors import StoreError
from timeline_app.store.new_project import put_new_project
from timeline_app.store.project_store import ProjectStore
from timeline_app.writing.files import WriteError, replace_file
from timeline_app.writing.texts import folder_of_texts, write_texts

MODEL_FILE = ".timeline.json"

Progress = Callable[[int, int, str], None]  # documents done, of how many, the name of the last
_UNDATED = "nothing in it says when it was written: events without a date of their own stay undated"
_DATE_IT = "give its date in the window"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How documents are to be read, and which events of them are to be written."""

    title: str | None = None
    model: str = ""
    service: Service | None = None
    jobs: int | None = None
    least_salience: float = LEAST_SALIENCE


@dataclass(frozen=True)
class ExtractReport:
    """What came of it; ``read_count`` documents have a draft, of ``reused_count`` it was there.

    Where there is none, nothing was written. ``new_event_count`` are those that were not there
    before, ``waiting_count`` all on which nobody has decided.
    """

    project_file: Path
    read_count: int
    added_count: int
    reused_count: int
    new_event_count: int
    waiting_count: int
    proposed: Proposed
    problems: tuple[Problem, ...]


class ExtractStopped(Exception):  # noqa: N818 - asked for, not an error
    """Stopped as asked; what was done is kept for the next time."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__(f"{done} of {total}")
        self.done, self.total = done, total


def extract_documents(
    paths: Sequence[Path],
    target: Path,
    wanted: Wanted = Wanted(),
    *,
    progress: Progress = lambda done, total, name: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> ExtractReport:
    """Propose what the documents in ``paths`` tell, in the project ``target``, which may be there already.

    A new project appears whole in the end; one that is there gets one entry in its history, and
    keeps all that a person has decided. ReadError where it can't be done, NoModelError where there is
    nothing to read with; ExtractStopped where ``should_stop`` says so: then, or after a crash, the same
    request goes on where this one ended.
    """
    title = wanted.title if wanted.title is not None else _stem(target)
    is_model_file = target.name.endswith(MODEL_FILE)
    check_target(
        target.with_name(f"{_stem(target)}{EXTENSION}") if is_model_file else target, title
    )
    cache_file = target.with_name(f"{_stem(target)}{ENDING}")
    if is_model_file:
        _check_model_file(target, is_going_on=cache_file.exists())
    files, problems = document_files_in(paths)
    with ExitStack() as opened:
        try:
            store = None
            if target.exists() and not is_model_file:
                store = opened.enter_context(_opened(target, wanted.title))
            cache = opened.enter_context(DraftCache(cache_file))
            work = _Extraction(store, cache, wanted, should_stop)
            work.problems += problems
            work.read(files, progress)
            if not work.has_drafts:
                return work.report(target, Proposed())
            if store is not None:
                proposed = work.record(store)
            else:
                proposed = work.write(target, title, is_model_file)
            work.problems += work.remarks()
        except StoreError as error:
            raise ReadError([error.problem]) from None
        except WriteError as error:
            raise refusal(error.path, error.reason, error.mend) from None
        report = work.report(target, proposed)
        cache.remove()
        return report


class _Extraction:
    """The documents of one request, on their way into a project."""

    def __init__(
        self,
        store: ProjectStore | None,
        cache: DraftCache,
        wanted: Wanted,
        should_stop: Callable[[], bool],
    ) -> None:
        self._store, self._wanted, self._should_stop = store, wanted, should_stop
        project = None if store is None else store.project
        self._known = () if project is None else project.documents
        self._adding = Adding(self._known)
        pinned = () if project is None else pinned_in(project)
        self._reading = Reading(wanted.model, pinned, wanted.service)
        self._drafting = Drafting(cache, self._reading)
        self._cache = cache
        self.documents: dict[str, Document] = {}
        self._files: dict[str, str] = {}
        self._new: set[str] = set()
        self.new_event_count = self.waiting_count = 0
        self._told: dict[str, Told] = {}
        self.problems: list[Problem] = []

    def read(self, files: Sequence[Path], progress: Progress) -> None:
        """Draft all that can be read."""
        done = 0

        def tell(count: int, file: str) -> None:
            nonlocal done
            done = count
            progress(count + len(self._left_out), len(files), Path(file).name)

        self._left_out: list[Problem] = []
        if not files:
            return
        progress(0, len(files), "")
        try:
            jobs = jobs_for(len(files), self._wanted.jobs)
            with ProposingPool(self._reading, jobs, self._should_stop) as pool:
                self._drafting.run(self._to_draft(files), pool, tell)
        except StoppedError:
            raise ExtractStopped(done, len(files)) from None
        self.problems += self._drafting.problems
        self._told = self._drafting.told()
        if self._should_stop():
            raise ExtractStopped(done, len(files))

    def _to_draft(self, files: Sequence[Path]) -> Iterator[ToDraft]:
        for found in read_documents(files, should_stop=self._should_stop):
            if isinstance(found, Problem):
                self.problems.append(found)
                self._left_out.append(found)
                continue
            document = self._adding.known(found)
            if document is not None and document.id in self.documents:
                reason = f"these very bytes were read already, as '{document.title}'"
                self.problems.append(Problem(str(found.file), "", reason, "nothing to do", False))
                self._left_out.append(self.problems[-1])
                continue
            yield self._of(found, document)

    def _of(self, file: DocumentFile, known: Document | None) -> ToDraft:
        document, text = known, file.text
        if document is None:
            document = self._adding.add(file)
            self._new.add(document.id)
            self.problems += file.problems
        elif self._store is not None:
            text = self._store.texts.get(document.id, text)
        self.documents[document.id] = document
        self._files[document.id] = str(file.file)
        return ToDraft(document, text, str(file.file))

    @property
    def has_drafts(self) -> bool:
        return self._drafting.drafted_count > 0

    def record(self, store: ProjectStore) -> Proposed:
        """Add it to the project that is there."""
        project, keys, ids = store.project, store.link_keys, frozenset(self.documents)
        proposed = self._proposed_beside(project, keys)
        texts = self._drafting.texts
        edits: list[Edit] = [Put(each, text=texts[each.id]) for each in self._new_documents()]
        edits += completing((each for each in project.documents if each.id in ids), self._told)
        edits += merged_proposals(project, keys, proposed, ids)
        if edits:
            store.record(f"Propose events of {counted(len(ids), 'document')}", edits)
        there = {event.id for event in project.events}
        self.new_event_count = sum(event.id not in there for event in store.project.events)
        self.waiting_count = sum(event.is_proposed for event in store.project.events)
        return proposed

    def _proposed_beside(self, project: Project, link_keys: Sequence[str]) -> Proposed:
        known = known_in(project, link_keys, frozenset(self.documents))
        return propose_records(self._drafting, known, least_salience=self._wanted.least_salience)

    def write(self, target: Path, title: str, is_model_file: bool) -> Proposed:
        """Make the project that it is."""
        proposed = propose_records(
            self._drafting, NOTHING_KNOWN, least_salience=self._wanted.least_salience
        )
        project = Project(
            title=title,
            documents=tuple(self._new_documents()),
            actors=proposed.actors,
            events=proposed.events,
            links=proposed.links,
        )
        self.new_event_count = self.waiting_count = len(proposed.events)
        texts = self._drafting.texts
        if is_model_file:
            project = write_texts(target, project, texts)
            replace_file(target, project.to_json().encode())
        elif target.exists():
            raise refusal(target, "somebody has made it meanwhile", "run this again to add to it")
        else:
            put_new_project(target, project, texts, None)
        return proposed

    def _new_documents(self) -> Iterator[Document]:
        for id_, document in self.documents.items():
            if id_ in self._new:
                yield self._completed(document)

    def _completed(self, document: Document) -> Document:
        return self._told.get(document.id, Told()).completed(document)

    def remarks(self) -> Iterator[Problem]:
        """What to look at: new documents nearly the same as others, and those that tell no date of their own."""
        texts = self._drafting.texts if self._store is None else ReadableTexts(self._store)
        new = [self.documents[id_] for id_ in self.documents if id_ in self._new]
        for copy in near_copies(new, self._known, texts, self._should_stop):
            yield copy.as_problem(self._files[copy.document.id])
        for id_, document in self.documents.items():
            if self._drafting.has_draft(id_) and self._completed(document).published is None:
                yield Problem(self._files[id_], "", _UNDATED, _DATE_IT, fatal=False)

    def report(self, target: Path, proposed: Proposed) -> ExtractReport:
        return ExtractReport(
            target,
            self._drafting.drafted_count,
            len(self._new),
            self._drafting.reused_count,
            self.new_event_count,
            self.waiting_count,
            proposed,
            tuple(self.problems),
        )


def _check_model_file(target: Path, *, is_going_on: bool) -> None:
    """Refuse to write over what is there, unless a run that was stopped may have written it."""
    if target.exists():
        raise refusal(target, "it exists already", "choose another name, or delete it")
    folder = folder_of_texts(target)
    if folder.exists() and not is_going_on:
        mend = "choose another name for the project, or move that away"
        raise refusal(folder, "it would get the texts, and is there already", mend)


def _opened(target: Path, title: str | None) -> ProjectStore:
    store = ProjectStore.open(target)
    try:
        if store.dataset is not None:
            mend = "choose another name for the documents' project"
            raise refusal(target, "it is a project of tables, which only shows these", mend)
        if title is not None and store.title != title:
            mend = "leave --title out, or choose another name"
            raise refusal(target, f"its title is '{store.title}' already", mend)
    except BaseException:
        store.close()
        raise
    return store


def _stem(target: Path) -> str:
    name = target.name
    return name[: -len(MODEL_FILE)] if name.endswith(MODEL_FILE) else target.stem
