"""The project that a command is about: named, checked, opened, and what of it a filter keeps."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.arguments import COMMANDS, NAME, Refused
from timeline_app.cli.telling import say
from timeline_app.session.counting import counted

if TYPE_CHECKING:
    from timeline_app.model.event import Event
    from timeline_app.model.time import UncertainDate
    from timeline_app.query.columns import EventColumns
    from timeline_app.query.filter import EventFilter
    from timeline_app.reading.event_model import OpenProject


@contextmanager
def opened_and_filtered(
    asked: argparse.Namespace,
) -> "Iterator[tuple[OpenProject, EventColumns, EventFilter]]":
    from timeline_app.reading.errors import ReadError
    from timeline_app.session.opening import open_file

    file, documents = project_and_documents(asked)
    try:
        opened_file = open_file(file, documents, for_reading=True)
    except ReadError as error:
        more = len(error.problems) - 1
        rest = f" … and {more} more; run '{NAME} check' to see all" if more else ""
        raise Refused(f"{error.problems[0]}{rest}") from None
    opened = opened_file.open_project
    try:
        filter_ = _filter(asked, opened)
        if opened.problems:
            count = counted(len(opened.problems), "problem")
            say(f"{file}: opened with {count}; run '{NAME} check' to see all")
        yield opened, opened_file.columns, filter_
    finally:
        opened_file.close()


def kept_events(columns: "EventColumns", filter_: "EventFilter") -> "list[Event]":
    from timeline_app.query.filter import matching

    rows = matching(columns, filter_).nonzero()[0]
    return [columns.events[row] for row in rows.tolist()]


def _filter(asked: argparse.Namespace, opened: "OpenProject") -> "EventFilter":
    from timeline_app.query.columns import MOST_SALIENT
    from timeline_app.query.filter import EventFilter
    from timeline_app.query.names import UnknownName, find_actor, find_document

    project = opened.project
    date_from, date_to = _date(asked.date_from, "--from"), _date(asked.date_to, "--to")
    if asked.certain and date_from is None and date_to is None:
        raise Refused("--certain says nothing by itself; add --from or --to")
    if date_from and date_to and date_from.start_earliest > date_to.end_latest:
        raise Refused(f"--from {date_from} is after --to {date_to}; swap them")
    try:
        actors = [find_actor(project.actors, name).id for name in asked.actor]
        documents = [find_document(project.documents, name).id for name in asked.document]
    except UnknownName as error:
        raise Refused(f"{opened.file}: {error}") from None
    return EventFilter(
        actors=frozenset(actors) if actors else None,
        all_actors=asked.all_actors,
        statuses=frozenset(asked.status) or None,
        types=frozenset(asked.type) or None,
        documents=frozenset(documents) if documents else None,
        text=" ".join(asked.match),
        date_from=date_from,
        date_to=date_to,
        certainly=asked.certain,
        review=asked.review,
        least_salience=round(asked.salience * MOST_SALIENT),
    )


def _date(text: str | None, option: str) -> "UncertainDate | None":
    from timeline_app.model.time import DateError, parse_edtf

    if text is None:
        return None
    try:
        return parse_edtf(text)
    except DateError as error:
        raise Refused(f"{option} {error}") from None


def project_and_documents(asked: argparse.Namespace) -> tuple[Path, Path | None]:
    from timeline_app.locations import bundled_project

    file, documents = bundled_project() if asked.project is None else (asked.project, None)
    check_project(file)
    check_documents(asked.documents)
    return file, asked.documents or documents


def check_project(file: Path, guess_command: bool = False) -> None:
    try:
        if file.is_dir():
            raise Refused(
                f"{file}: it is a folder; name the .timeline or .timeline.json file in it"
            )
        if file.exists():
            return
    except OSError as error:
        raise Refused(f"{file}: it can't be read ({error.strerror}); check the name") from None
    meant = ""
    if guess_command:
        import difflib

        close = difflib.get_close_matches(str(file), COMMANDS, 1)
        meant = f", or did you mean '{NAME} {close[0]}'?" if close else ""
    raise Refused(f"{file}: there is no such file; check the name{meant}")


def check_documents(folder: Path | None) -> None:
    if folder is not None and not folder.is_dir():
        raise Refused(f"{folder}: it is not a folder; give --documents the documents' folder")
