"""Event model files (``*.timeline.json``) into a Project, with every problem of the file reported.

The records themselves are ``model``'s; reading a document's text is ``documents``' work.
"""

import gc
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from timeline_app.model.problem import Problem
from timeline_app.model.project import FORMAT, Project
from timeline_app.model.source import Date, Located, Passage, PassageState, locate
from timeline_app.model.time import DateError
from timeline_app.reading.documents import leaves_folder, read_document
from timeline_app.reading.errors import ReadError
from timeline_app.reading.explain import explain, place_of

LARGEST_FILE = 1 << 30


@dataclass(frozen=True)
class OpenProject:
    """A project as opened: its records, its documents' texts, and where each passage is now.

    ``located`` has an entry for every passage of the project. ``problems`` are those that left the
    project open: a document that is missing or changed, a passage that is not at its offsets.
    """

    file: Path
    documents_folder: Path
    project: Project
    texts: Mapping[str, str] = field(repr=False)
    located: Mapping[Passage, Located] = field(repr=False)
    problems: tuple[Problem, ...]

    def state_of(self, passage: Passage) -> PassageState:
        return self.located[passage].state


def read_event_model(file: Path, documents_folder: Path | None = None) -> OpenProject:
    """Read ``file`` and the documents that it names, relative to ``documents_folder``.

    The folder is the file's own where none is given. Raises ReadError with all problems of the
    file where one of them keeps it from being opened.
    """
    folder = documents_folder if documents_folder is not None else file.parent
    name = str(file)
    with _collector_paused():
        project = _validate(_read_json(file, name), name)
    problems = list(_check_references(project, name, folder))
    if any(problem.fatal for problem in problems):
        problems += _check_passages(project, name, folder)[2]
        raise ReadError(problems)
    texts, located, more = _check_passages(project, name, folder)
    return OpenProject(file, folder, project, texts, located, (*problems, *more))


def passages_of(project: Project) -> Iterator[tuple[str, Passage]]:
    """Every passage of the project with the place where it stands in the file."""
    for i, document in enumerate(project.documents):
        if document.published and document.published.passage:
            yield f"documents[{i}].published.passage", document.published.passage
    for i, actor in enumerate(project.actors):
        for j, alias in enumerate(actor.aliases):
            for k, passage in enumerate(alias.passages):
                yield f"actors[{i}].aliases[{j}].passages[{k}]", passage
    for i, event in enumerate(project.events):
        if event.date and event.date.passage:
            yield f"events[{i}].date.passage", event.date.passage
        for j, claim in enumerate(event.claims):
            yield f"events[{i}].claims[{j}].passage", claim.passage
            if claim.said and claim.said.passage:
                yield f"events[{i}].claims[{j}].said.passage", claim.said.passage
    for i, link in enumerate(project.links):
        for j, passage in enumerate(link.passages):
            yield f"links[{i}].passages[{j}]", passage


def dates_of(project: Project) -> Iterator[tuple[str, Date]]:
    """Every date of the project with the place where it stands in the file."""
    for i, document in enumerate(project.documents):
        if document.published:
            yield f"documents[{i}].published", document.published
    for i, event in enumerate(project.events):
        if event.date:
            yield f"events[{i}].date", event.date
        for j, claim in enumerate(event.claims):
            if claim.said:
                yield f"events[{i}].claims[{j}].said", claim.said


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Records in the making are no garbage: looking through them takes twice as long as making them."""
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.enable()


def _read_json(file: Path, name: str) -> Any:
    def refuse(place: str, reason: str, mend: str) -> ReadError:
        return ReadError([Problem(name, place, reason, mend)])

    try:
        if file.stat().st_size > LARGEST_FILE:
            raise refuse("", f"it is larger than {LARGEST_FILE >> 30} GB", "split it up")
        data = file.read_bytes()
    except FileNotFoundError:
        raise refuse("", "there is no such file", "check the name") from None
    except IsADirectoryError:
        raise refuse("", "it is a folder", "name the .timeline.json file in it") from None
    except OSError as error:
        raise refuse("", f"it can't be read ({error.strerror})", "check its rights") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refuse(
            f"line {line}",
            f"it is not UTF-8 (byte {error.start} is {data[error.start]:#04x})",
            "save it as UTF-8",
        ) from None
    if not text.strip():
        raise refuse("", "it is empty", "restore it from a copy")
    try:
        return json.loads(
            text, object_pairs_hook=_object_without_repeats, parse_constant=_no_such_number
        )
    except json.JSONDecodeError as error:
        raise refuse(
            f"line {error.lineno} column {error.colno}",
            f"it is not JSON ({error.msg})",
            "mend the file there, or restore it from a copy",
        ) from None
    except _RepeatedNameError as error:
        raise refuse("", str(error), "keep one of the two") from None
    except _NoSuchNumberError as error:
        raise refuse(
            "", f"{error} is no number in JSON", "write a number, or leave it out"
        ) from None
    except (RecursionError, ValueError):
        raise refuse(
            "",
            "it is not an event model file: nested too deeply, or a number out of range",
            "restore it from a copy",
        ) from None


class _RepeatedNameError(Exception):
    """A JSON object names a member twice: json would silently keep the last."""


class _NoSuchNumberError(Exception):
    """NaN, Infinity or -Infinity, which Python's json takes for numbers."""


def _no_such_number(name: str) -> NoReturn:
    raise _NoSuchNumberError(name)


def _object_without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        names = [name for name, _ in pairs]
        repeated = next(name for name in names if names.count(name) > 1)
        shown = result.get("id")
        where = f" in the object with id '{shown}'" if isinstance(shown, str) else ""
        raise _RepeatedNameError(f"the name '{repeated[:80]}' stands twice{where}")
    return result


def _validate(raw: Any, name: str) -> Project:
    if not isinstance(raw, dict):
        reason = "it is JSON, but not an object with the project's fields"
        raise ReadError([Problem(name, "", reason, f'start from {{"format": "{FORMAT}", …}}')])
    if raw.get("format") != FORMAT:
        found = json.dumps(raw.get("format"), ensure_ascii=False)[:80] if "format" in raw else None
        reason = f"its format is {found}" if found else "it states no format"
        mend = f'only files with "format": "{FORMAT}" can be opened; is it from a newer version?'
        raise ReadError([Problem(name, "format", reason, mend)])
    try:
        return Project.model_validate(raw)
    except ValidationError as error:
        raise ReadError(
            [explain(detail, raw, name) for detail in error.errors(include_url=False)]
        ) from None


def _check_references(project: Project, name: str, folder: Path) -> Iterator[Problem]:
    raw = project
    documents = {document.id for document in project.documents}
    actors = {actor.id for actor in project.actors}
    events = {event.id for event in project.events}

    def problem(place: str, reason: str, mend: str) -> Problem:
        return Problem(name, place_of(place, raw), reason, mend)

    yield from _duplicates(project, problem)
    for i, document in enumerate(project.documents):
        if document.path is not None and leaves_folder(document.path, folder):
            yield problem(
                f"documents[{i}].path",
                f"'{document.path}' leads out of the documents folder",
                "use a path relative to that folder, without '..' or links out of it",
            )
    for i, actor in enumerate(project.actors):
        if actor.part_of is not None and actor.part_of not in actors:
            yield problem(
                f"actors[{i}].part_of",
                f"there is no actor '{actor.part_of}'",
                "add the actor or correct the id",
            )
    yield from _circles(project, problem)
    for i, event in enumerate(project.events):
        for j, participant in enumerate(event.participants):
            if participant.actor not in actors:
                yield problem(
                    f"events[{i}].participants[{j}].actor",
                    f"there is no actor '{participant.actor}'",
                    "add the actor or correct the id",
                )
    for i, link in enumerate(project.links):
        for end, target in (("from", link.from_), ("to", link.to)):
            if target not in events:
                yield problem(
                    f"links[{i}].{end}",
                    f"there is no event '{target}'",
                    "add the event or correct the id",
                )
    for place, passage in passages_of(project):
        if passage.document not in documents:
            yield problem(
                f"{place}.document",
                f"there is no document '{passage.document}'",
                "add the document or correct the id",
            )
        if passage.start >= passage.end:
            yield problem(
                place,
                f"its bounds are reversed or empty (start {passage.start}, end {passage.end})",
                "start must be smaller than end",
            )
        elif passage.end - passage.start != len(passage.quote):
            yield problem(
                place,
                f"its quote has {len(passage.quote)} characters, its bounds {passage.end - passage.start}",
                "quote the text from start to end, exactly",
            )
    for place, date in dates_of(project):
        try:
            _ = date.bounds
        except DateError as error:
            yield problem(f"{place}.edtf", str(error), "write an EDTF date, as in ISO 8601-2")


def _duplicates(project: Project, problem: Any) -> Iterator[Problem]:
    groups = {
        "documents": [document.id for document in project.documents],
        "actors": [actor.id for actor in project.actors],
        "events": [event.id for event in project.events],
    }
    for group, ids in groups.items():
        seen: dict[str, int] = {}
        for i, id_ in enumerate(ids):
            if id_ in seen:
                yield problem(
                    f"{group}[{i}].id",
                    f"the id '{id_}' is already that of {group}[{seen[id_]}]",
                    "give one of them another id",
                )
            seen.setdefault(id_, i)
    claims: dict[str, str] = {}
    for i, event in enumerate(project.events):
        for j, claim in enumerate(event.claims):
            place = f"events[{i}].claims[{j}]"
            if claim.id in claims:
                yield problem(
                    f"{place}.id",
                    f"the id '{claim.id}' is already that of {claims[claim.id]}",
                    "give one of them another id",
                )
            claims.setdefault(claim.id, place)


def _circles(project: Project, problem: Any) -> Iterator[Problem]:
    parents = {actor.id: actor.part_of for actor in project.actors}
    for i, actor in enumerate(project.actors):
        seen = {actor.id}
        parent = actor.part_of
        while parent is not None and parent not in seen:
            seen.add(parent)
            parent = parents.get(parent)
        if parent == actor.id:
            yield problem(
                f"actors[{i}].part_of",
                f"'{actor.id}' is, through others, part of itself",
                "take one 'part_of' of the circle away",
            )


def _check_passages(
    project: Project, name: str, folder: Path
) -> tuple[dict[str, str], dict[Passage, Located], list[Problem]]:
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for i, document in enumerate(project.documents):
        if document.path is not None and leaves_folder(document.path, folder):
            continue
        read = read_document(document, folder, name, place_of(f"documents[{i}]", project))
        problems += read.problems
        if read.text is not None:
            texts[document.id] = read.text
    located: dict[Passage, Located] = {}
    lost = Located(state=PassageState.LOST)
    for place, passage in passages_of(project):
        if passage not in located:
            text = texts.get(passage.document)
            located[passage] = lost if text is None else locate(passage, text)
        if passage.document in texts and located[passage].state is not PassageState.EXACT:
            problems.append(_misplaced(passage, located[passage], name, place_of(place, project)))
    return texts, located, problems


def _misplaced(passage: Passage, found: Located, name: str, place: str) -> Problem:
    quote = passage.quote if len(passage.quote) <= 60 else passage.quote[:57] + "…"
    shown = json.dumps(quote, ensure_ascii=False)
    reason = f"the quote {shown} is not at {passage.start}–{passage.end} of '{passage.document}'"
    if found.state is PassageState.MOVED:
        mend = f"it stands at {found.start}–{found.end}; correct the offsets"
    elif found.state is PassageState.AMBIGUOUS:
        mend = "it stands in several places; correct the offsets, or the prefix and suffix"
    else:
        mend = "it stands nowhere in the document; correct the quote or restore the document"
    return Problem(name, place, f"{reason} ({found.state})", mend, fatal=False)
