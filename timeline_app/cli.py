"""The command line: open, export, list, check, import, self-test (DESIGN §6).

argparse, since click takes longer to load than all that `check` has to do; for the same reason the
other rooms are imported by the commands that need them.
"""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.arguments import COMMANDS, NAME, Refused, make_parser

if TYPE_CHECKING:
    from timeline_app.model.event import Event
    from timeline_app.model.time import UncertainDate
    from timeline_app.query.columns import EventColumns
    from timeline_app.query.filter import EventFilter
    from timeline_app.reading.event_model import OpenProject
    from timeline_app.session.importing import ImportReport
    from timeline_app.store.dataset import Dataset

DONE, FOUND_WRONG, CANT_BE_DONE = 0, 1, 2
_STOPPED = 130  # as the shell reports Ctrl-C
_PIPE_CLOSED = 141  # as the shell reports SIGPIPE
_SHOWN_REJECTED = 10
_MANY = 100_000  # events, from which it is told how far an export is


def run(arguments: Sequence[str]) -> int:
    """Do what ``arguments`` ask; the exit code."""
    _make_streams_safe()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except Refused as refusal:
        _say(str(refusal))
        return CANT_BE_DONE
    except KeyboardInterrupt:
        return _STOPPED
    except BrokenPipeError:
        _abandon_stdout()
        return _PIPE_CLOSED
    except OSError as error:
        # Only output gets here: whatever reads and writes files reports its own errors.
        if error.filename is not None:
            raise
        _abandon_stdout()
        _say(f"standard output can't be written ({error.strerror}); redirect it elsewhere")
        return CANT_BE_DONE
    return code


def _run(arguments: Sequence[str]) -> int:
    commands = (_open, _export, _list, _check, _import, _self_test)
    handlers = dict(zip(COMMANDS, commands, strict=True))
    parser = make_parser(handlers)
    first = arguments[0] if arguments else None
    if first not in (*COMMANDS, "-h", "--help", "--version"):
        arguments = ["open", *arguments]
    try:
        asked = parser.parse_args(_joined_dates(arguments))
    except SystemExit as done:  # --help and --version have printed and are done
        return int(done.code or 0)
    command: Callable[[argparse.Namespace], int] = asked.command
    return command(asked)


def _joined_dates(arguments: Sequence[str]) -> list[str]:
    """``--from -0044`` as ``--from=-0044``: argparse takes a date before year 0 for an option."""
    joined: list[str] = []
    for argument in arguments:
        is_date = argument[:1] == "-" and argument[1:2].isdigit()
        if is_date and joined and joined[-1] in ("--from", "--to"):
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return joined


def _open(asked: argparse.Namespace) -> int:
    if asked.project is not None:
        _check_project(asked.project, guess_command=True)
    _check_documents(asked.documents)
    _check_display()
    try:
        from timeline_app.desktop.app import run_window
    except ImportError as error:
        raise Refused(f"the window can't be loaded ({error}); install what is missing") from None
    return run_window(asked.project, asked.documents)


def _export(asked: argparse.Namespace) -> int:
    with _opened_and_filtered(asked) as (opened, columns, filter_):
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
            print(f"writing {_plain(str(path))} …", file=sys.stderr)

    with _progress_line() as show:

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
        print(_plain(f"{each.path}: {_counted(each.event_count, 'event')}{left_out}{note}"))
        if each.path.suffix.lower() == ".json" and not _is_folder_of(each.path, opened):
            print(_plain(f"  to open it: --documents {opened.documents_folder}"))
    return DONE


def _is_folder_of(path: Path, opened: "OpenProject") -> bool:
    """Whether the documents would be found without ``--documents``."""
    is_beside = path.resolve().parent == opened.documents_folder.resolve()
    return is_beside or opened.keeps_texts  # then they were written beside it


def _list(asked: argparse.Namespace) -> int:
    from timeline_app.writing.terminal import event_json, event_table

    with _opened_and_filtered(asked) as (opened, columns, filter_):
        events = _kept(columns, filter_)
        if asked.json:
            print(event_json(events, opened.located))
            return DONE
        if not events:
            _say("no event matches" if len(columns) else "the project has no events")
            return DONE
        for line in event_table(opened.project, events, opened.located, _terminal_width()):
            print(line)
    return DONE


def _check(asked: argparse.Namespace) -> int:
    from timeline_app.reading.audit import audit
    from timeline_app.reading.errors import ReadError
    from timeline_app.session.checking import open_for_check

    file, documents = _project_and_documents(asked)
    with ExitStack() as opening:
        try:
            opened, dataset = opening.enter_context(open_for_check(file, documents))
        except ReadError as error:
            for problem in error.problems:
                print(_plain(str(problem)))
            print(f"{_counted(len(error.problems), 'problem')}: it can't be opened")
            return FOUND_WRONG
        if dataset is not None:
            return _check_dataset(dataset)
        findings = audit(opened)
        problems = [finding for finding in findings if not finding.kind.is_remark]
        for finding in problems:
            print(_plain(str(finding.as_problem(str(opened.file)))))
        for finding in findings:
            if finding.kind.is_remark:
                print(_plain(f"note: {finding.place}: {finding.reason}; {finding.mend}"))
        print(_summary(opened, len(problems), len(findings) - len(problems)))
    return FOUND_WRONG if problems else DONE


def _check_dataset(dataset: "Dataset") -> int:
    from timeline_app.query.dataset_check import misplaced_rows
    from timeline_app.store.dataset import damaged_files

    problems = damaged_files(dataset) or misplaced_rows(dataset)
    for problem in problems:
        print(_plain(str(problem)))
    about = dataset.about
    if about["rejected"]:
        count = _counted(about["rejected"], "row")
        print(_plain(f"note: {count} rejected on import: {dataset.folder / 'rejected.csv'}"))
    counted = (
        _counted(len(about["tables"]), "table"),
        _counted(len(about["actors"]), "actor"),
        _counted(dataset.row_count, "event"),
    )
    summary = ", ".join(counted)
    if problems:
        print(f"{summary}; {_counted(len(problems), 'problem')}")
        return FOUND_WRONG
    print(f"{summary}: each with its row")
    return DONE


def _import(asked: argparse.Namespace) -> int:
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

    with _ctrl_c_noted() as is_asked_to_stop, _progress_line() as show:
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
            return _STOPPED
        except ReadError as error:
            raise Refused(str(error.problems[0])) from None
    added, whole = (_counted(n, "document") for n in (report.added_count, report.document_count))
    print(_plain(f"{report.project_file}: {added} added, {whole} in all"))
    for problem in report.problems:
        print(_plain(f"  {problem}"))
    if not report.read_count:
        _say("no document could be read; see what is wrong with each, or name others")
        return CANT_BE_DONE
    return DONE


def _import_tables(asked: argparse.Namespace) -> int:
    from timeline_app.reading.errors import ReadError
    from timeline_app.session.importing import ImportStopped, import_tables

    with _ctrl_c_noted() as is_asked_to_stop, _progress_line() as show:
        try:
            report = import_tables(
                asked.files,
                asked.output,
                asked.title,
                replace=asked.replace,
                progress=lambda doing, fraction: show(f"{_plain(doing)} … {fraction:.0%}"),
                should_stop=is_asked_to_stop,
            )
        except ImportStopped:
            return _STOPPED
        except ReadError as error:
            if is_asked_to_stop():  # a terminal stops the process that splits the table, too
                return _STOPPED
            raise Refused(str(error.problems[0])) from None
    events = _counted(report.row_count, "event")
    print(_plain(f"{report.project_file}: {events} in {report.seconds:.1f} s"))
    _print_columns(report)
    if report.rejected_count:
        _print_rejected(report)
    return DONE


def _print_columns(report: "ImportReport") -> None:
    """Which columns were read, and which only kept: a name that is misspelt is one of these."""
    from timeline_app.reading.tables import DATES, known_columns

    known = known_columns(report.columns)
    kept = [column for column in report.columns if column not in known.values()]
    print(_plain(f"columns read: {', '.join(known.values())}"))
    if kept:
        print(_plain(f"columns kept as they are: {', '.join(kept)}"))
    if not DATES & known.keys():
        print("no column gives dates: all events are undated")


@contextmanager
def _progress_line() -> Iterator[Callable[[str], None]]:
    """Shows on a terminal how far something is, in one line that is gone in the end."""
    is_terminal = sys.stderr.isatty()
    shown = ""

    def show(line: str) -> None:
        nonlocal shown
        if is_terminal and line != shown:
            print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
            shown = line

    try:
        yield show
    finally:
        if shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


@contextmanager
def _ctrl_c_noted() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C has been pressed meanwhile; a second one is the usual exception.

    An exception at any point could leave a thread at work on what is being removed.
    """
    noted = threading.Event()

    def note(*_: object) -> None:
        noted.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    signal.signal(signal.SIGINT, note)
    try:
        yield noted.is_set
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _print_rejected(report: "ImportReport") -> None:
    print(f"{_counted(report.rejected_count, 'row')} rejected:")
    for each in report.rejected[:_SHOWN_REJECTED]:
        print(_plain(f"  {each}"))
    rest = report.rejected_count - _SHOWN_REJECTED
    if rest > 0:
        print(f"  … and {rest} more")
    which = "all" if report.listed_count == report.rejected_count else f"{report.listed_count}"
    print(_plain(f"  {which} listed in {report.rejected_file}"))


def _self_test(asked: argparse.Namespace) -> int:
    from timeline_app.desktop.selftest import run_selftest

    return int(run_selftest() or DONE)


def _summary(opened: "OpenProject", problem_count: int, note_count: int) -> str:
    from collections import Counter

    project = opened.project
    counted = (
        _counted(len(project.documents), "document"),
        _counted(len(project.actors), "actor"),
        _counted(len(project.events), "event"),
        _counted(len(opened.located), "passage"),
    )
    states = Counter(located.state.value for located in opened.located.values())
    found = ", ".join(f"{count} {state}" for state, count in states.most_common())
    if list(states) == ["exact"]:
        found = "all exact"
    summary = ", ".join(counted) + (f": {found}" if found else "")
    wrong = [_counted(problem_count, "problem")] if problem_count else []
    wrong += [_counted(note_count, "note")] if note_count else []
    return f"{summary}; {', '.join(wrong)}" if wrong else summary


@contextmanager
def _opened_and_filtered(
    asked: argparse.Namespace,
) -> "Iterator[tuple[OpenProject, EventColumns, EventFilter]]":
    from timeline_app.reading.errors import ReadError
    from timeline_app.session.opening import open_file

    file, documents = _project_and_documents(asked)
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
            count = _counted(len(opened.problems), "problem")
            _say(f"{file}: opened with {count}; run '{NAME} check' to see all")
        yield opened, opened_file.columns, filter_
    finally:
        opened_file.close()


def _kept(columns: "EventColumns", filter_: "EventFilter") -> "list[Event]":
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


def _project_and_documents(asked: argparse.Namespace) -> tuple[Path, Path | None]:
    from timeline_app.locations import bundled_project

    file, documents = bundled_project() if asked.project is None else (asked.project, None)
    _check_project(file)
    _check_documents(asked.documents)
    return file, asked.documents or documents


def _check_project(file: Path, guess_command: bool = False) -> None:
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


def _check_documents(folder: Path | None) -> None:
    if folder is not None and not folder.is_dir():
        raise Refused(f"{folder}: it is not a folder; give --documents the documents' folder")


def _check_display() -> None:
    """Qt ends the whole process where it finds no display."""
    if sys.platform != "linux":
        return
    if not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        raise Refused("there is no display for the window; set DISPLAY or use list and export")


def _terminal_width() -> int | None:
    """Columns of the terminal; None where the output goes elsewhere."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _make_streams_safe() -> None:
    """What the terminal's encoding lacks is shown escaped, never an exception."""
    import io

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _abandon_stdout() -> None:
    """Keep Python from flushing once more, loudly, on its way out."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def _say(text: str) -> None:
    print(f"{NAME}: {_plain(text)}", file=sys.stderr)


def _plain(text: str) -> str:
    from timeline_app.writing.plain import neutralised

    return neutralised(text)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"
