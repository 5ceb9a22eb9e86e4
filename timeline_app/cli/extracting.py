"""The command that reads documents and proposes what they tell: extract."""

import argparse
import time
from collections.abc import Callable
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
from timeline_app.extras import how_to_install
from timeline_app.session.counting import counted

if TYPE_CHECKING:
    from timeline_app.extraction.service.language_service import Service
    from timeline_app.session.extracting_documents import ExtractReport

_LONGEST_NAME = 24  # of a document, so that the line is no longer than the terminal is wide
_FIRST = 5  # documents, from which it is told how long the rest takes


def extract(asked: argparse.Namespace) -> int:
    return _extract_table(asked) if asked.cluster else _extract_documents(asked)


def _extract_documents(asked: argparse.Namespace) -> int:
    from timeline_app.model.proposal import LEAST_SALIENCE
    from timeline_app.reading.errors import ReadError
    from timeline_app.session.extracting_documents import (
        ExtractStopped,
        Wanted,
        extract_documents,
    )
    from timeline_app.session.proposing_pool import NoModelError

    least = LEAST_SALIENCE if asked.salience is None else asked.salience
    wanted = Wanted(asked.title, asked.model, _service(asked), asked.jobs, least)
    with stop_noted() as is_asked_to_stop, progress_line() as show:
        try:
            report = extract_documents(
                asked.files,
                asked.output,
                wanted,
                progress=_teller(show),
                should_stop=is_asked_to_stop,
            )
        except ExtractStopped as stopped:
            return _told_stop(show, stopped.done, stopped.total)
        except NoModelError as error:
            raise Refused(str(error)) from None
        except ReadError as error:
            raise Refused(str(error.problems[0])) from None
    return _told(report)


def _extract_table(asked: argparse.Namespace) -> int:
    """A table of documents on a cluster."""
    from timeline_app.reading.errors import ReadError
    from timeline_app.session.proposing_pool import NoModelError

    if len(asked.files) != 1:
        raise Refused("--cluster reads one table at a time; name one Parquet file")
    if asked.title is not None or asked.salience is not None or asked.llm:
        raise Refused(
            "--cluster writes all drafts as they are; leave --title, --salience, --llm out"
        )
    try:
        from timeline_app.session.cluster import LOCAL, ClusterStopped, extract_table
    except ImportError:
        mend = how_to_install("cluster", "extract")
        raise Refused(f"--cluster needs the extra cluster; {mend}") from None
    if asked.jobs is not None and asked.cluster != LOCAL:
        raise Refused(
            "--jobs says how many processes are started here, but a scheduler has its own workers; "
            "leave --jobs out"
        )
    with stop_noted() as is_asked_to_stop, progress_line() as show:
        try:
            report = extract_table(
                asked.files[0],
                asked.output,
                scheduler=asked.cluster,
                jobs=asked.jobs,
                model=asked.model,
                progress=_teller(show),
                should_stop=is_asked_to_stop,
            )
        except ClusterStopped as stopped:
            return _told_stop(show, stopped.done, stopped.total)
        except NoModelError as error:
            raise Refused(str(error)) from None
        except ReadError as error:
            raise Refused(str(error.problems[0])) from None
    documents = counted(report.read_count, "document")
    before = f", {report.before_count} read before" if report.before_count else ""
    found = counted(report.event_count, "event")
    problems = counted(report.problem_count, "document")
    print(plain(f"{report.folder}: {documents} read{before}: {found}"))
    if report.problem_count:
        print(f"  {problems} failed: see the column 'problem' of drafts")
    return DONE


def _told_stop(show: Callable[[str], None], done: int, total: int) -> int:
    show("")
    say(
        f"stopped after {done} of {counted(total, 'document')}; "
        "run the same command again to go on from there"
    )
    return STOPPED


def _service(asked: argparse.Namespace) -> "Service | None":
    from timeline_app.extraction.service.language_service import Service

    if not asked.llm:
        if asked.llm_url:
            raise Refused("--llm-url says nothing by itself; add --llm MODEL")
        return None
    return Service(asked.llm, asked.llm_url)


def _teller(show: Callable[[str], None]) -> Callable[..., None]:
    began = time.monotonic()

    def tell(done: int, total: int, name: str = "") -> None:
        line = f"reading documents … {done} of {total}"
        if name:
            line += f": {plain(_short(name))} done"
        if _FIRST <= done < total:
            seconds = (time.monotonic() - began) / done * (total - done)
            line += f", about {_duration(seconds)} left"
        show(line if done < total else "joining what they tell …")

    return tell


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{max(round(seconds), 1)} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _told(report: "ExtractReport") -> int:
    proposed = report.proposed
    documents = counted(report.read_count, "document")
    added = "" if report.added_count >= report.read_count else f" ({report.added_count} new)"
    if report.read_count and added:
        new = f"added {counted(report.new_event_count, 'new event')}"
        waiting = counted(report.waiting_count, "proposal")
        wait = f"{waiting} wait{'s' if report.waiting_count == 1 else ''}"
        print(plain(f"{report.project_file}: read {documents}{added}: {new}; {wait}"))
    elif report.read_count:
        found = ", ".join(
            (
                counted(len(proposed.events), "event"),
                counted(len(proposed.actors), "actor"),
                counted(len(proposed.links), "link"),
            )
        )
        print(plain(f"{report.project_file}: proposed of {documents}: {found}"))
    if report.reused_count:
        print(f"  read before: {counted(report.reused_count, 'document')}")
    for problem in report.problems:
        print(plain(f"  {problem}"))
    if not report.read_count:
        say("no document could be read; see what is wrong with each, or name others")
        return CANT_BE_DONE
    return DONE
