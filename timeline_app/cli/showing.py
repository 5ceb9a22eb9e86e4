"""The commands that show a project or write it elsewhere: open, export, list, self-test."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.arguments import Refused
from timeline_app.cli.opened import check_documents, check_project, kept_events, opened_and_filtered
from timeline_app.cli.telling import DONE, plain, progress_line, say, terminal_width
from timeline_app.session.counting import counted

if TYPE_CHECKING:
    from timeline_app.query.columns import EventColumns
    from timeline_app.query.filter import EventFilter
    from timeline_app.reading.event_model import OpenProject

_MANY = 100_000  # events, from which it is told how far an export is


def open_window(asked: argparse.Namespace) -> int:
    if asked.project is not None:
        check_project(asked.project, guess_command=True)
    check_documents(asked.documents)
    _check_display()
    try:
        from timeline_app.desktop.app import run_window
    except ImportError as error:
        raise Refused(f"the window can't be loaded ({error}); install what is missing") from None
    return run_window(asked.project, asked.documents)


def export(asked: argparse.Namespace) -> int:
    with opened_and_filtered(asked) as (opened, columns, filter_):
        return _export_opened(asked, opened, columns, filter_)


def _export_opened(
    asked: argparse.Namespace,
    opened: "OpenProject",
    columns: "EventColumns",
    filter_: "EventFilter",
) -> int:
    from timeline_app.desktop.export import PictureOptions, export_files
    from timeline_app.writing.files import WriteError

    width, height = asked.size
    options = PictureOptions(width, height, asked.scale, asked.theme)

    def announce(path: Path) -> None:
        if sys.stderr.isatty():
            print(f"writing {plain(str(path))} …", file=sys.stderr)

    with progress_line() as show:

        def tell(done: int, total: int) -> None:
            if total > _MANY:
                show(f"{done / total:.0%}")

        try:
            written = export_files(asked.out, opened, columns, filter_, options, announce, tell)
        except WriteError as error:
            raise Refused(str(error)) from None
        except ImportError as error:
            raise Refused(f"pictures can't be drawn ({error}); install what is missing") from None
    for each in written:
        left_out = f"; left out: {each.left_out}" if each.left_out else ""
        note = f"; {each.note}" if each.note else ""
        print(plain(f"{each.path}: {counted(each.event_count, 'event')}{left_out}{note}"))
        if each.path.suffix.lower() == ".json" and not _is_folder_of(each.path, opened):
            print(plain(f"  to open it: --documents {opened.documents_folder}"))
    return DONE


def _is_folder_of(path: Path, opened: "OpenProject") -> bool:
    """Whether the documents would be found without ``--documents``."""
    is_beside = path.resolve().parent == opened.documents_folder.resolve()
    return is_beside or opened.keeps_texts  # then they were written beside it


def list_events(asked: argparse.Namespace) -> int:
    from timeline_app.writing.terminal import event_json, event_table

    with opened_and_filtered(asked) as (opened, columns, filter_):
        events = kept_events(columns, filter_)
        if asked.json:
            print(event_json(events, opened.located))
            return DONE
        if not events:
            say("no event matches" if len(columns) else "the project has no events")
            return DONE
        for line in event_table(opened.project, events, opened.located, terminal_width()):
            print(line)
    return DONE


def self_test(asked: argparse.Namespace) -> int:
    from timeline_app.desktop.selftest import run_selftest

    return int(run_selftest() or DONE)


def _check_display() -> None:
    """Qt ends the whole process where it finds no display."""
    if sys.platform != "linux":
        return
    if not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        raise Refused("there is no display for the window; set DISPLAY or use list and export")
