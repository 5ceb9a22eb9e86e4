"""The process that splits a large table: gets it on standard input, pickled, answers with chunks.

What keeps it from being read, or None, comes last. `splitting` starts it and reads what it answers.
"""

import contextlib
import os
import resource
import sys
from io import FileIO

from timeline_app.model.problem import Problem
from timeline_app.reading.errors import ReadError
from timeline_app.reading.tables.pickled_chunks import read_pickled, write_pickled
from timeline_app.reading.tables.splitting import in_chunks

_MOST_MEMORY = 2 << 30


def _serve(request: FileIO, answer: FileIO) -> None:
    """Answers with the chunks of the table that `request` holds."""
    with contextlib.suppress(OSError, ValueError):  # a lower limit is in force already
        resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, _MOST_MEMORY))
    table = read_pickled(request)
    try:
        for chunk in in_chunks(table):
            write_pickled(chunk, answer)
        problems: tuple[Problem, ...] | None = None
    except ReadError as error:
        problems = error.problems
    write_pickled(problems, answer)


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        _serve(FileIO(sys.stdin.fileno()), FileIO(sys.stdout.fileno(), "w"))
    os._exit(0)  # flushing what nobody reads any more would only fail
