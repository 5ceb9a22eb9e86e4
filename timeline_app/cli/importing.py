"""The command that takes files into a project: import, of documents or of tables."""

import argparse
from typing import TYPE_CHECKING

from timeline_app.arguments import Refused
from timeline_app.cli.telling import (
    CANT_BE_DONE,
    DONE,
    STOPPED,
    plain,
    progress_line,
    say,
    stop_noted,
)
from timeline_app.session.counting import counted

if TYPE_CHECKING:
    from timeline_app.session.importing import ImportReport

_SHOWN_REJECTED = 10


def import_files(asked: argparse.Namespace) -> int:
    from timeline_app.reading.errors import ReadError
    from timeline_app.session.import_kinds import Wanted, wanted_of

    try:
        wanted = wanted_of(asked.files)
    except ReadError as error:
        raise Refused(str(error.problems[0])) from None
    return _import_documents(asked) if wanted is Wanted.DOCUMENTS else _import_tables(asked)


def _import_documents(asked: argparse.Namespace) -> int:
    from timeline_app.reading.errors import ReadError
    from timeline_app.session.importing import ImportStopped
    from timeline_app.session.importing_documents import import_documents

    with stop_noted() as is_asked_to_stop, progress_line() as show:
        try:
            report = import_documents(
                asked.files,
                asked.output,
                asked.title,
                replace=asked.replace,
                progress=lambda fraction: show(f"reading documents … {fraction:.0%}"),
                should_stop=is_asked_to_stop,
            )
        except ImportStopped:
            return STOPPED
        except ReadError as error:
            raise Refused(str(error.problems[0])) from None
    added, whole = (counted(n, "document") for n in (report.added_count, report.document_count))
    print(plain(f"{report.project_file}: {added} added, {whole} in all"))
    for problem in report.problems:
        print(plain(f"  {problem}"))
    if not report.read_count:
        say("no document could be read; see what is wrong with each, or name others")
        return CANT_BE_DONE
    return DONE


def _import_tables(asked: argparse.Namespace) -> int:
    from timeline_app.reading.errors import ReadError
    from timeline_app.session.importing import ImportStopped, import_tables

    with stop_noted() as is_asked_to_stop, progress_line() as show:
        try:
            report = import_tables(
                asked.files,
                asked.output,
                asked.title,
                replace=asked.replace,
                progress=lambda doing, fraction: show(f"{plain(doing)} … {fraction:.0%}"),
                should_stop=is_asked_to_stop,
            )
        except ImportStopped:
            return STOPPED
        except ReadError as error:
            if is_asked_to_stop():  # a terminal stops the process that splits the table, too
                return STOPPED
            raise Refused(str(error.problems[0])) from None
    events = counted(report.row_count, "event")
    print(plain(f"{report.project_file}: {events} in {report.seconds:.1f} s"))
    _print_columns(report)
    if report.rejected_count:
        _print_rejected(report)
    return DONE


def _print_columns(report: "ImportReport") -> None:
    """Which columns were read, and which only kept: a name that is misspelt is one of these."""
    from timeline_app.reading.tables import DATES, known_columns

    known = known_columns(report.columns)
    kept = [column for column in report.columns if column not in known.values()]
    print(plain(f"columns read: {', '.join(known.values())}"))
    if kept:
        print(plain(f"columns kept as they are: {', '.join(kept)}"))
    if not DATES & known.keys():
        print("no column gives dates: all events are undated")


def _print_rejected(report: "ImportReport") -> None:
    print(f"{counted(report.rejected_count, 'row')} rejected:")
    for each in report.rejected[:_SHOWN_REJECTED]:
        print(plain(f"  {each}"))
    rest = report.rejected_count - _SHOWN_REJECTED
    if rest > 0:
        print(f"  … and {rest} more")
    which = "all" if report.listed_count == report.rejected_count else f"{report.listed_count}"
    print(plain(f"  {which} listed in {report.rejected_file}"))
