"""The command line: open, export, list, check, import, extract, self-test (DESIGN §6).

argparse, since click takes longer to load than all that `check` has to do; for the same reason the
other rooms are imported by the commands that need them. Each command is in a module of this package.
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from timeline_app.arguments import COMMANDS, Refused, parsed
from timeline_app.cli.checking import check
from timeline_app.cli.extracting import extract
from timeline_app.cli.importing import import_files
from timeline_app.cli.showing import export, list_events, open_window, self_test
from timeline_app.cli.telling import (
    CANT_BE_DONE,
    PIPE_CLOSED,
    STOPPED,
    abandon_stdout,
    make_streams_safe,
    say,
)


def run(arguments: Sequence[str]) -> int:
    """Do what ``arguments`` ask; the exit code."""
    make_streams_safe()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except Refused as refusal:
        say(str(refusal))
        return CANT_BE_DONE
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        abandon_stdout()
        return PIPE_CLOSED
    except OSError as error:
        # Only output gets here: whatever reads and writes files reports its own errors.
        if error.filename is not None:
            raise
        abandon_stdout()
        say(f"standard output can't be written ({error.strerror}); redirect it elsewhere")
        return CANT_BE_DONE
    return code


def _run(arguments: Sequence[str]) -> int:
    commands = (open_window, export, list_events, check, import_files, extract, self_test)
    handlers = dict(zip(COMMANDS, commands, strict=True))
    first = arguments[0] if arguments else None
    if first not in (*COMMANDS, "-h", "--help", "--version"):
        arguments = ["open", *arguments]
    try:
        asked = parsed(_joined_dates(arguments), handlers)
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
