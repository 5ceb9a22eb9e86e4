"""What the command line takes: commands, options, and their values checked.

What each command does is ``cli``'s business.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, TypeVar

from timeline_app import __version__

NAME = "timeline-app"
COMMANDS = ("open", "export", "list", "check", "import", "extract", "self-test")
MOST_JOBS = 256

Handler = Callable[[argparse.Namespace], int]
_Choice = TypeVar("_Choice", bound=StrEnum)


class Refused(Exception):  # noqa: N818 - the user's mistake, not an error of ours
    """The request can't be done; the text is one line: what, where, what to do."""


class _Parser(argparse.ArgumentParser):
    """Reports mistakes as one line, like everything else."""

    def error(self, message: str) -> NoReturn:
        raise Refused(f"{message}; see '{self.prog} --help'")


def parsed(arguments: Sequence[str], handlers: Mapping[str, Handler]) -> argparse.Namespace:
    """What ``arguments`` ask, a command first; ``handlers`` has what each of COMMANDS does.

    Options may stand between files. Raises Refused, and SystemExit once --help or --version is printed.
    """
    parser, commands = _make_parsers(handlers)
    if arguments[0] in commands:
        return commands[arguments[0]].parse_intermixed_args(arguments[1:])
    return parser.parse_args(arguments)


def _make_parsers(
    handlers: Mapping[str, Handler],
) -> tuple[argparse.ArgumentParser, Mapping[str, argparse.ArgumentParser]]:
    """The parser of the whole, and that of each command."""
    parser = _Parser(
        prog=NAME,
        allow_abbrev=False,
        description="Explore sourced events on a timeline. Without a command, open the window: "
        f"{NAME} [PROJECT] [--documents DIR]",
        epilog="Exit codes: 0 done; 1 the audit found something; 2 the request can't be done.",
    )
    parser.add_argument("--version", action="version", version=f"{NAME} {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)

    def add(name: str, text: str) -> _Parser:
        made = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        made.set_defaults(command=handlers[name])
        return made

    opening = add("open", "open the window")
    _add_project(opening, positional=True)

    export = add("export", "write events to files, by extension: .csv, .json, .png")
    export.add_argument("out", metavar="OUT", nargs="+", type=Path, help="file to write")
    _add_project(export)
    _add_filters(export)
    pictures = export.add_argument_group("pictures")
    pictures.add_argument(
        "--size",
        metavar="WxH",
        type=_size,
        default=(1600, None),
        help="pixels; with W alone the height fits all lanes (default: 1600)",
    )
    pictures.add_argument("--scale", choices=("elastic", "linear"), default="elastic")
    pictures.add_argument("--theme", choices=("light", "dark"), default="light")

    listing = add(
        "list",
        "print events as a table, fitted to the terminal; nothing is cut where it goes elsewhere",
    )
    _add_project(listing)
    _add_filters(listing)
    listing.add_argument("--json", action="store_true", help="print one JSON array instead")

    check = add("check", "audit passages, dates and references; exit 1 if one is wrong")
    _add_project(check, positional=True)

    importing = add(
        "import",
        "documents into a project, new or not; or tables of events (CSV, …) into one of their own",
    )
    importing.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="documents (txt, md, html, mhtml, pdf, docx, eml) or folders of them; or tables",
    )
    importing.add_argument(
        "-o",
        "--output",
        metavar="PROJECT",
        type=Path,
        required=True,
        help="project file, NAME.timeline; rows of tables go to NAME.timeline-data beside it",
    )
    importing.add_argument("--title", metavar="T", help="of the project (default: NAME)")
    importing.add_argument(
        "--replace", action="store_true", help="put it in the place of a project that is there"
    )

    _add_extract(
        add(
            "extract",
            "documents into a project, new or not, with the events that they tell as proposals",
        )
    )

    add("self-test", "try out an installed copy, without a display")
    return parser, commands.choices


def _add_extract(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        metavar="DOC",
        nargs="+",
        type=Path,
        help="documents (txt, md, html, mhtml, pdf, docx, eml) or folders of them",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="PROJECT",
        type=Path,
        required=True,
        help="project file, NAME.timeline, which may be there already; or a new NAME.timeline.json",
    )
    parser.add_argument("--title", metavar="T", help="of the project (default: NAME)")
    parser.add_argument(
        "--salience",
        metavar="S",
        type=_share,
        help="leave events out that are worth less, from 0 (all are written) to 1 (default: 0.15)",
    )
    parser.add_argument(
        "--jobs", metavar="N", type=_jobs, help="documents read at a time (default: one per core)"
    )
    parser.add_argument(
        "--model", metavar="M", default="", help="an installed model of spaCy to read with"
    )
    parser.add_argument(
        "--cluster",
        metavar="WHERE",
        default="",
        help="DOC is a Parquet table with a column text (and id, title, published), PROJECT a folder for "
        "Parquet tables of drafts and events; read on Dask: 'local', or a scheduler's address",
    )
    service = parser.add_argument_group(
        "language service",
        "Off unless asked for: texts are sent to it. Its key is taken from TIMELINE_LLM_KEY or "
        "OPENAI_API_KEY in the environment.",
    )
    service.add_argument(
        "--llm", metavar="M", default="", help="have model M suggest the events; we find its words"
    )
    service.add_argument(
        "--llm-url",
        metavar="URL",
        default="",
        help="of an OpenAI-compatible service, a local one say (default: OpenAI)",
    )


def _add_project(parser: argparse.ArgumentParser, positional: bool = False) -> None:
    text = "project file or event model file (default: the bundled project)"
    if positional:
        parser.add_argument("project", metavar="PROJECT", nargs="?", type=Path, help=text)
    else:
        parser.add_argument("-p", "--project", metavar="PROJECT", type=Path, help=text)
    parser.add_argument(
        "--documents",
        metavar="DIR",
        type=Path,
        help="folder of the documents (default: the event model file's own)",
    )


def _add_filters(parser: argparse.ArgumentParser) -> None:
    from timeline_app.model.event import EventType, Status
    from timeline_app.model.proposal import Review

    filters = parser.add_argument_group("filters", "Repeated options widen, except --match.")

    def add_repeatable(
        option: str, metavar: str, text: str, type_: Callable[[str], object] = str
    ) -> None:
        filters.add_argument(
            option, metavar=metavar, action="append", default=[], help=text, type=type_
        )

    add_repeatable("--actor", "NAME", "events in which NAME (name, alias or id) takes part")
    filters.add_argument(
        "--all-actors", action="store_true", help="only those in which every --actor takes part"
    )
    add_repeatable("--status", "S", ", ".join(Status), _one_of(Status))
    add_repeatable("--type", "T", ", ".join(EventType), _one_of(EventType))
    filters.add_argument(
        "--review",
        metavar="R",
        type=_one_of(Review),
        help="proposed: events that nobody has decided on; decided: all others",
    )
    filters.add_argument(
        "--salience",
        metavar="X",
        type=_share,
        default=0.0,
        help="leave out proposals less worth a row than X, from 0 to 1",
    )
    add_repeatable("--document", "D", "events with a claim in document D (id, title or path)")
    filters.add_argument("--from", dest="date_from", metavar="EDTF", help="from this date on")
    filters.add_argument("--to", dest="date_to", metavar="EDTF", help="up to the end of this date")
    filters.add_argument(
        "--certain",
        action="store_true",
        help="only events that certainly overlap --from and --to, not those that may",
    )
    add_repeatable("--match", "TEXT", "events with all these words in title, quotes, actors …")


def _jobs(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 5 and 0 < int(text) <= MOST_JOBS):
        raise argparse.ArgumentTypeError(f"'{text}' is no number from 1 to {MOST_JOBS}")
    return int(text)


def _one_of(values: type[_Choice]) -> Callable[[str], _Choice]:
    def find(text: str) -> _Choice:
        for value in values:
            if value.casefold() == text.casefold():
                return value
        raise argparse.ArgumentTypeError(f"'{text}' is none of {', '.join(values)}")

    return find


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no number from 0 to 1")
    return share


def _size(text: str) -> tuple[int, int | None]:
    from timeline_app.desktop.export import GREATEST_SIDE, LEAST_SIDE

    width, cross, height = text.lower().replace("×", "x").partition("x")
    numbers = [width, height] if cross else [width]
    if not all(number.isascii() and number.isdigit() and len(number) < 7 for number in numbers):
        raise argparse.ArgumentTypeError(f"'{text}' is no size, write 1600x900 or 1600")
    if not all(LEAST_SIDE <= int(number) <= GREATEST_SIDE for number in numbers):
        range_ = f"{LEAST_SIDE} to {GREATEST_SIDE}"
        raise argparse.ArgumentTypeError(f"'{text}' is out of range, use {range_} pixels")
    return int(width), int(height) if cross else None
