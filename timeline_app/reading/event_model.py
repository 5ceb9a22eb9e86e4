"""Event model files (``*.timeline.json``) into a Project, with every problem of the file reported.

The records themselves are ``model``'s; what ties them together is checked by ``references``;
reading a document's text is ``documents``' work.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from timeline_app.collector import collector_paused
from timeline_app.model.problem import Problem
from timeline_app.model.project import FORMAT, Project
from timeline_app.model.source import Located, Passage, PassageState, locate
from timeline_app.reading.documents import leaves_folder, read_document
from timeline_app.reading.errors import ReadError
from timeline_app.reading.explain import explain
from timeline_app.reading.json_file import read_json
from timeline_app.reading.records import Records, passages_of, records_of, well_formed_records
from timeline_app.reading.references import check_references


@dataclass(frozen=True)
class OpenProject:
    """A project as opened: its records, its documents' texts, and where each passage is now.

    ``located`` has an entry for every passage of the project. ``problems`` are those that left the
    project open: a document that is missing or changed, a passage that is not at its offsets.
    ``document_problems`` has the former by the id of the document. ``keeps_texts`` tells that the texts
    are in the project's own file, not in those that documents name. ``known_sha256`` is that of the
    file's bytes as they were read, where they are what the project is; the file may have changed since.
    ``is_whole`` tells that all is read; else what is not is read when it is asked for.
    """

    file: Path
    documents_folder: Path
    project: Project
    texts: Mapping[str, str] = field(repr=False)
    located: Mapping[Passage, Located] = field(repr=False)
    problems: Sequence[Problem]
    document_problems: Mapping[str, tuple[Problem, ...]]
    known_sha256: str | None = None
    keeps_texts: bool = False
    is_whole: bool = True

    @cached_property
    def sha256(self) -> str:
        """What tells this state of the project from all others."""
        if self.known_sha256 is not None:
            return self.known_sha256
        return hashlib.sha256(self.project.to_json().encode()).hexdigest()

    def state_of(self, passage: Passage) -> PassageState:
        return self.located[passage].state


def read_event_model(file: Path, documents_folder: Path | None = None) -> OpenProject:
    """Read ``file`` and the documents that it names, relative to ``documents_folder``.

    The folder is the file's own where none is given. Raises ReadError with all problems of the
    file where one of them keeps it from being opened.
    """
    folder = documents_folder if documents_folder is not None else file.parent
    name = str(file)
    with (
        collector_paused()
    ):  # records in the making are no garbage: looking costs as much as making
        raw, sha256 = read_json(file)
        project, malformed = _validate(_checked_format(raw, name), name)
    records = well_formed_records(raw) if project is None else records_of(project)
    fatal = [*malformed, *check_references(records, name, folder)]
    texts, document_problems = _read_documents(records, name, folder)
    located, misplaced = locate_passages(records, texts, name)
    problems = (*chain.from_iterable(document_problems.values()), *misplaced)
    if project is None or fatal:
        raise ReadError([*fatal, *problems])
    return OpenProject(file, folder, project, texts, located, problems, document_problems, sha256)


def _checked_format(raw: Any, name: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        reason = "it is JSON, but not an object with the project's fields"
        raise ReadError([Problem(name, "", reason, f'start from {{"format": "{FORMAT}", …}}')])
    if raw.get("format") != FORMAT:
        found = json.dumps(raw.get("format"), ensure_ascii=False)[:80] if "format" in raw else None
        reason = f"its format is {found}" if found else "it states no format"
        mend = f'only files with "format": "{FORMAT}" can be opened; is it from a newer version?'
        raise ReadError([Problem(name, "format", reason, mend)])
    return raw


def _validate(raw: dict[str, Any], name: str) -> tuple[Project | None, list[Problem]]:
    """The project, or None and what is wrong with the form of its records."""
    try:
        return Project.model_validate(raw), []
    except ValidationError as error:
        return None, [explain(detail, raw, name) for detail in error.errors(include_url=False)]


def _read_documents(
    records: Records, name: str, folder: Path
) -> tuple[dict[str, str], dict[str, tuple[Problem, ...]]]:
    """Texts and problems by the id of the document, where there are any."""
    texts: dict[str, str] = {}
    problems: dict[str, tuple[Problem, ...]] = {}
    for i, document in records.documents.items():
        if document.path is not None and leaves_folder(document.path, folder):
            continue
        read = read_document(document, folder, name, records.place(f"documents[{i}]"))
        if read.problems:
            problems[document.id] = (*problems.get(document.id, ()), *read.problems)
        if read.text is not None:
            texts[document.id] = read.text
    return texts, problems


def locate_passages(
    records: Records, texts: Mapping[str, str], name: str
) -> tuple[dict[Passage, Located], list[Problem]]:
    """Where each passage of the records is now, and a problem for each that is not at its offsets.

    A passage of a document without text is lost. ``name`` is the file's, for the problems.
    """
    located: dict[Passage, Located] = {}
    problems: list[Problem] = []
    for _ in locate_in_steps(records, texts, name, located, problems):
        pass
    return located, problems


def locate_in_steps(
    records: Records,
    texts: Mapping[str, str],
    name: str,
    located: dict[Passage, Located],
    problems: list[Problem],
) -> Iterator[None]:
    """What ``locate_passages`` does, a passage with each step, into ``located`` and ``problems``."""
    lost = Located(state=PassageState.LOST)
    for place, passage in passages_of(records):
        if passage not in located:
            text = texts.get(passage.document)
            located[passage] = lost if text is None else locate(passage, text)
        if passage.document in texts and located[passage].state is not PassageState.EXACT:
            reason, mend = misplaced(passage, located[passage])
            problems.append(Problem(name, records.place(place), reason, mend, fatal=False))
        yield


def misplaced(passage: Passage, found: Located) -> tuple[str, str]:
    """Why ``passage`` is not where it says, and what to do."""
    quote = passage.quote if len(passage.quote) <= 60 else passage.quote[:57] + "…"
    shown = json.dumps(quote, ensure_ascii=False)
    reason = f"the quote {shown} is not at {passage.start}–{passage.end} of '{passage.document}'"
    if found.state is PassageState.MOVED:
        mend = f"it stands at {found.start}–{found.end}; correct the offsets"
    elif found.state is PassageState.AMBIGUOUS:
        mend = "it stands in several places; correct the offsets, or the prefix and suffix"
    elif passage.prefix or passage.suffix:
        mend = (
            "it stands nowhere in the document with its prefix or suffix; correct them and the "
            "quote, or restore the document"
        )
    else:
        mend = "it stands nowhere in the document; correct the quote or restore the document"
    return f"{reason} ({found.state})", mend
