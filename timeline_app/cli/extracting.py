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
    counted,
    ctrl_c_noted,
    plain,
    progress_line,
    say,
)

if TYPE_CHECKING:
    from timeline_app.extraction.language_service import Service
    from timeline_app.session.extracting_documents import ExtractReport

_FIRST = 5  # documents, from which it is told how long the rest takes


def extract(asked: argparse.Namespace) -> int:
    from timeline_app.extraction.across import LEAST_SALIENCE
    from timeline_app.reading.errors import ReadError
    from timeline_app.session.extracting_documents import (
        ExtractStopped,
        Wanted,
        extract_documents,
    )
    from timeline_app.session.proposing_pool import NoModelError

    least = LEAST_SALIENCE if asked.salience is None else asked.salience
    wanted = Wanted(asked.title, asked.model, _service(asked), asked.jobs, least)
    with ctrl_c_noted() as is_asked_to_stop, progress_line() as show:
        try:
            report = extract_documents(
                asked.files,
                asked.output,
                wanted,
                progress=_teller(show),
                should_stop=is_asked_to_stop,
            )
        except ExtractStopped as stopped:
            show("")
            say(
                f"stopped after {stopped.done} of {counted(stopped.total, 'document')}; "
                "run the same command again to go on from there"
            )
            return STOPPED
        except NoModelError as error:
            raise Refused(str(error)) from None
        except ReadError as error:
            raise Refused(str(error.problems[0])) from None
    return _told(report)


def _service(asked: argparse.Namespace) -> "Service | None":
    from timeline_app.extraction.language_service import Service

    if not asked.llm:
        if asked.llm_url:
            raise Refused("--llm-url says nothing by itself; add --llm MODEL")
        return None
    return Service(asked.llm, asked.llm_url)


def _teller(show: Callable[[str], None]) -> Callable[[int, int], None]:
    began = time.monotonic()

    def tell(done: int, total: int) -> None:
        line = f"reading documents … {done} of {total}"
        if _FIRST <= done < total:
            seconds = (time.monotonic() - began) / done * (total - done)
            line += f", about {_duration(seconds)} left"
        show(line if done < total else "joining what they tell …")

    return tell


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{max(round(seconds), 1)} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _told(report: "ExtractReport") -> int:
    proposed = report.proposed
    if report.read_count:
        found = ", ".join(
            (
                counted(len(proposed.events), "event"),
                counted(len(proposed.actors), "actor"),
                counted(len(proposed.links), "link"),
            )
        )
        documents = counted(report.read_count, "document")
        added = "" if report.added_count == report.read_count else f" ({report.added_count} new)"
        print(plain(f"{report.project_file}: proposed of {documents}{added}: {found}"))
    if report.reused_count:
        print(f"  read before: {counted(report.reused_count, 'document')}")
    for problem in report.problems:
        print(plain(f"  {problem}"))
    if not report.read_count:
        say("no document could be read; see what is wrong with each, or name others")
        return CANT_BE_DONE
    return DONE
