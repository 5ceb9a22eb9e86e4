"""Exports of window and command line alike: what the filter keeps, into files by their extension.

The formats are ``writing``'s and ``pictures``'; Qt is loaded for pictures only.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from timeline_app.model.event import Event
from timeline_app.model.project import Project
from timeline_app.query.columns import EventColumns
from timeline_app.query.filter import EventFilter, matching
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.counting import counted
from timeline_app.writing.csv import csv_lines
from timeline_app.writing.event_model import dropped_links, json_chunks, kept_project
from timeline_app.writing.files import WriteError, checked_target, replace_file
from timeline_app.writing.texts import write_texts

EXTENSIONS = (".csv", ".json", ".png")
MOST_IN_MODEL = 1_000_000  # events; whoever opens the file has all of them in memory
_AT_A_TIME = 200  # events between two tellings
LEAST_SIDE, GREATEST_SIDE = 600, 20_000  # pixels of a picture's width, and of its height

Progress = Callable[[int, int], None]


class ExportStopped(Exception):  # noqa: N818 - asked for, not an error
    """Raised by who is told how far an export is, to stop it."""


@dataclass(frozen=True, slots=True)
class PictureOptions:
    """How a picture is drawn: pixels (``height`` None fits all lanes), time scale and theme.

    Both sides are LEAST_SIDE to GREATEST_SIDE.
    """

    width: int = 1600
    height: int | None = None
    scale: str = "elastic"
    theme: str = "light"


@dataclass(frozen=True, slots=True)
class Written:
    """A file written, the number of its events, what its format could not hold, what differs."""

    path: Path
    event_count: int
    left_out: str = ""
    note: str = ""


def export_files(
    paths: Sequence[Path],
    open_project: OpenProject,
    columns: EventColumns,
    filter_: EventFilter,
    options: PictureOptions | None = None,
    announce: Callable[[Path], None] = lambda path: None,
    progress: Progress = lambda done, total: None,
) -> tuple[Written, ...]:
    """Write what ``filter_`` keeps to each of ``paths``; ``announce`` is told before each.

    ``progress`` is told, again and again, how many of its events are done. Raises WriteError, and
    what ``progress`` raises; nothing is written where one of the paths is refused from the start,
    and each file is replaced whole or left as it was.
    """
    check_targets(paths, open_project)
    kept = KeptEvents(columns, np.flatnonzero(matching(columns, filter_)), progress)
    _check_count(paths, len(kept))
    written: dict[Path, Written] = {}
    # Pictures first: whether one is too large shows only when it is laid out.
    for path in sorted(paths, key=lambda path: path.suffix.lower() != ".png"):
        announce(path)
        left_out = note = ""
        match path.suffix.lower():
            case ".csv":
                left_out = _write_csv(path, open_project, kept)
            case ".json":
                left_out = _write_event_model(path, open_project, kept)
            case _:
                shape = options or PictureOptions()
                note = _write_picture(path, open_project, columns, filter_, shape)
        written[path] = Written(path, len(kept), left_out, note)
    return tuple(written[path] for path in paths)


class KeptEvents:
    """The events in some rows of the columns, made one by one; how many are done is told."""

    def __init__(
        self, columns: EventColumns, rows: npt.NDArray[np.int64], progress: Progress
    ) -> None:
        self.columns, self.rows = columns, rows
        self._progress = progress

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Event]:
        for begin in range(0, len(self.rows), _AT_A_TIME):
            self._progress(begin, len(self.rows))
            for row in self.rows[begin : begin + _AT_A_TIME].tolist():
                yield self.columns.events[row]
        self._progress(len(self.rows), len(self.rows))

    @property
    def ids(self) -> set[str]:
        return {self.columns.ids[row] for row in self.rows.tolist()}


def check_targets(paths: Iterable[Path], open_project: OpenProject) -> None:
    """Raise WriteError where one of ``paths`` can't be written, or must not be."""
    inputs = set(_input_files(open_project))
    seen: set[Path] = set()
    for path in paths:
        if path.suffix.lower() not in EXTENSIONS:
            known = f"{', '.join(EXTENSIONS[:-1])} or {EXTENSIONS[-1]}"
            reason = f"'{path.suffix}' is no format for exports"
            if not path.suffix:
                reason = "its name doesn't tell the format"
            raise WriteError(path, reason, f"end the name in {known}")
        target = checked_target(path)
        if target in inputs:
            raise WriteError(
                path, "the project is read from this file", "export under another name"
            )
        if target in seen:
            raise WriteError(path, "it is named twice", "name each file once")
        seen.add(target)


def _input_files(open_project: OpenProject) -> Iterator[Path]:
    yield open_project.file.resolve()
    if open_project.keeps_texts:
        return
    for document in open_project.project.documents:
        if document.id in open_project.texts and document.path is not None:
            yield (open_project.documents_folder / document.path).resolve()


def _check_count(paths: Iterable[Path], count: int) -> None:
    for path in paths:
        if path.suffix.lower() == ".json" and count > MOST_IN_MODEL:
            reason = f"{count:,} events are too many for an event model file"
            mend = f"filter to {MOST_IN_MODEL:,} or fewer, or export a .csv"
            raise WriteError(path, reason, mend)


def _write_csv(path: Path, open_project: OpenProject, kept: KeptEvents) -> str:
    project = open_project.project
    lines = csv_lines(project, kept, open_project.located)
    replace_file(path, (line.encode() for line in lines))
    ids = kept.ids if project.links else set()
    links = sum(1 for link in project.links if link.from_ in ids and link.to in ids)
    parts = [counted(links, "link")] if links else []
    parts.append("kinds, aliases, wholes, colours and times of actors")
    return ", ".join([*parts, "details of documents"])


def _write_event_model(path: Path, open_project: OpenProject, kept: KeptEvents) -> str:
    if kept.columns.tables is not None:
        chunks = json_chunks(_cited_by_rows(open_project.project, kept), kept)
        replace_file(path, (chunk.encode() for chunk in chunks))
        return "the tables that the rows stand in"
    ids = kept.ids
    project = open_project.project
    if len(ids) < len(project.events):  # else all of it, also what no event refers to yet
        project = kept_project(project, ids)
    if open_project.keeps_texts:
        project = write_texts(path, project, open_project.texts)
    replace_file(path, project.to_json().encode())
    links = len(dropped_links(open_project.project, ids))
    return f"{counted(links, 'link')} to events that the filter leaves out" if links else ""


def _cited_by_rows(project: Project, kept: KeptEvents) -> Project:
    """``project`` with those actors and tables only that events in ``kept`` refer to."""
    columns, tables = kept.columns, kept.columns.tables
    is_kept = np.zeros(len(columns), np.bool_)
    is_kept[kept.rows] = True
    before = np.concatenate([[0], np.cumsum(is_kept[columns.actor_events])])
    has_kept = np.diff(before[columns.actor_offsets]) > 0
    actors = [actor for actor, has in zip(project.actors, has_kept.tolist(), strict=False) if has]
    cited: set[int] = set()
    if tables is not None:
        cited.update(np.unique(tables.document[tables.source[kept.rows]]).tolist())
    documents = [document for n, document in enumerate(project.documents) if n in cited]
    return project.model_copy(update={"actors": tuple(actors), "documents": tuple(documents)})


def _write_picture(
    path: Path,
    open_project: OpenProject,
    columns: EventColumns,
    filter_: EventFilter,
    options: PictureOptions,
) -> str:
    from timeline_app.desktop.pictures import write_picture
    from timeline_app.layout.scale import ScaleKind

    height = write_picture(
        path,
        open_project,
        columns,
        filter_,
        width=options.width,
        height=options.height,
        scale=ScaleKind(options.scale),
        theme=options.theme,
    )
    if options.height is not None and height > options.height:
        return f"{height} pixels high, since its lanes need more than {options.height}"
    return ""
