"""Project files of records, open for editing or for reading: for ``opening``, which loads it when needed.

What is shown of a large one before all of it is read is ``first_look``'s.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from timeline_app.model.problem import Problem
from timeline_app.model.project import Project
from timeline_app.model.source import Located, Passage
from timeline_app.query.columns import EventColumns, numbered_by_place
from timeline_app.reading.errors import ReadError
from timeline_app.reading.event_model import OpenProject, locate_in_steps
from timeline_app.reading.records import records_of
from timeline_app.store.edits import Kind
from timeline_app.store.errors import StoreError
from timeline_app.store.loading import records_made
from timeline_app.store.project_store import ProjectStore


def open_records(
    file: Path, *, for_reading: bool = False, why: str = "", in_steps: bool = False
) -> ProjectStore:
    """Open a project file for editing, or, where that can't be or need not be, a copy of it for reading.

    ``why`` it need not be; ``in_steps``: one for editing may have only its outline loaded. ReadError
    where neither can be done.
    """
    try:
        if for_reading:
            return ProjectStore.open_read_only(file, why)
        return ProjectStore.open(file, in_steps=in_steps)
    except StoreError as error:
        try:
            return ProjectStore.open_read_only(file, error.problem.reason)
        except StoreError:
            raise ReadError([error.problem]) from None


def with_kept_colors(columns: EventColumns, store: ProjectStore) -> EventColumns:
    """``columns`` with the colours by the places in the file: other actors that are gone change none."""
    places = {id_: place - 1 for id_, place in store.places(Kind.ACTOR).items()}
    return replace(columns, kept_colors=numbered_by_place(places))


def project_in(store: ProjectStore) -> OpenProject:
    """The project as it is in ``store`` now, each passage found in the text that is kept there."""
    locating = Locating(store)
    for _ in locating:
        pass
    return locating.open_project


class Locating:
    """The passages of a project found in its texts, one with each step; then it is an open project."""

    def __init__(self, store: ProjectStore) -> None:
        self._store = store
        self.project = store.project
        self.texts = ReadableTexts(store)
        self.located: dict[Passage, Located] = {}
        self._misplaced: list[Problem] = []

    def __iter__(self) -> Iterator[None]:
        records, name = records_of(self.project), str(self._store.file)
        with records_made():  # where each passage is takes as many objects as what it is of
            yield from locate_in_steps(records, self.texts, name, self.located, self._misplaced)

    @property
    def open_project(self) -> OpenProject:
        unreadable = chain.from_iterable(self.texts.problems.values())
        problems = (*self._store.problems, *unreadable, *self._misplaced)
        return open_project_of(self._store, self.project, self.texts, self.located, problems)


def open_project_of(
    store: ProjectStore,
    project: Project,
    texts: "ReadableTexts",
    located: Mapping[Passage, Located],
    problems: tuple[Problem, ...] = (),
    *,
    is_whole: bool = True,
) -> OpenProject:
    return OpenProject(
        file=store.file,
        documents_folder=store.file.parent,
        project=project,
        texts=texts,
        located=located,
        problems=problems,
        document_problems=texts.problems,
        keeps_texts=True,
        is_whole=is_whole,
    )


class ReadableTexts(Mapping[str, str]):
    """The texts of a store but for those that turn out damaged, of which ``problems`` tell."""

    def __init__(self, store: ProjectStore) -> None:
        self._store = store
        self.problems: dict[str, tuple[Problem, ...]] = {}

    @property
    def kept_in(self) -> ProjectStore:
        """Where they are kept: the same for all states of a project while it is open."""
        return self._store

    def hash_of(self, document: str) -> str | None:
        """What tells a document's text from all others; None where it has none."""
        return self._store.texts.hash_of(document)

    def without_problems_of(self, documents: Collection[str]) -> "ReadableTexts":
        """The same once ``documents`` were edited, whose texts may be others."""
        texts = ReadableTexts(self._store)
        kept = self.problems.items()
        texts.problems.update((id_, each) for id_, each in kept if id_ not in documents)
        return texts

    def __getitem__(self, document: str) -> str:
        if document in self.problems:
            raise KeyError(document)
        try:
            return self._store.texts[document]
        except StoreError as error:
            self.problems[document] = (error.problem,)
            raise KeyError(document) from None

    def __contains__(self, document: object) -> bool:
        return document not in self.problems and document in self._store.texts

    def __iter__(self) -> Iterator[str]:
        return (document for document in self._store.texts if document not in self.problems)

    def __len__(self) -> int:
        return sum(1 for _ in self)
