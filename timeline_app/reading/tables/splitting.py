"""Splits a table into chunks of rows: a small one here, a large one in a process of its own.

So that one core splits while another checks; the process runs the very same code on the very same
table, and a file that exhausts memory takes only that process along. `splitting_process` is its end,
`pickled_chunks` how it answers.
"""

import contextlib
import fcntl
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import FileIO
from pathlib import Path
from typing import Protocol

from timeline_app.reading.errors import ReadError
from timeline_app.reading.tables.chunk import RawRows, merged
from timeline_app.reading.tables.pickled_chunks import read_pickled, write_pickled
from timeline_app.reading.tables.problems import refusal

LARGE = 32 << 20  # bytes of a file for which a process pays; the name is for tests to change
_FEWEST_ROWS = 50_000  # of a chunk, unless its cells have
_FEWEST_BYTES = 8 << 20
_PIPE = 1 << 20  # bytes on their way: the two take turns less often


class Table(Protocol):
    """A table whose columns are known; iterating it splits the rows."""

    @property
    def file(self) -> Path: ...
    @property
    def columns(self) -> tuple[str, ...]: ...
    @property
    def is_packed(self) -> bool:
        """Whether a small file may hold much."""
        ...

    def __iter__(self) -> Iterator[RawRows]: ...


def chunks_of(table: Table, should_stop: Callable[[], bool]) -> Iterator[RawRows]:
    """The rows of `table`, some 50,000 at a time; they end early where `should_stop` says so."""
    is_large = table.file.stat().st_size >= (0 if table.is_packed else LARGE)
    for chunk in _chunks_elsewhere(table) if is_large else in_chunks(table):
        if should_stop():
            return
        yield chunk


def in_chunks(table: Table) -> Iterator[RawRows]:
    """The rows of `table`, pieces joined to chunks of a size that pays."""
    waiting: list[RawRows] = []
    rows = size = 0
    try:
        for piece in table:
            waiting.append(piece)
            rows += len(piece) + len(piece.rejected)
            size += piece.size
            if rows >= _FEWEST_ROWS or size >= _FEWEST_BYTES:
                yield merged(waiting)
                waiting, rows, size = [], 0, 0
        if waiting:
            yield merged(waiting)
    except OSError as error:
        reason = f"it can't be read any further ({error.strerror})"
        raise refusal(table.file, "", reason, "check that it is still there") from None
    except MemoryError:
        reason = "splitting it into rows takes too much memory"
        raise refusal(table.file, "", reason, "split the file up") from None


def _chunks_elsewhere(table: Table) -> Iterator[RawRows]:
    # -P: no module is taken from the folder that we happen to be in, which may be anybody's.
    command = [sys.executable, "-P", "-m", f"{__name__}_process"]
    modules = os.pathsep.join(filter(None, sys.path))
    with (
        subprocess.Popen(
            command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": modules},
            process_group=0,  # Ctrl-C in a terminal is for us alone, who end it
        ) as process,
        ThreadPoolExecutor(1, "reader of chunks") as executor,
    ):
        assert isinstance(process.stdin, FileIO)
        assert isinstance(process.stdout, FileIO)
        try:
            with contextlib.suppress(BrokenPipeError), process.stdin as request:
                write_pickled(table, request)
            with contextlib.suppress(AttributeError, OSError):  # only Linux has it, within limits
                fcntl.fcntl(process.stdout, fcntl.F_SETPIPE_SZ, _PIPE)
            # One chunk is read while the one before it is in use, so that the process goes on.
            coming = executor.submit(_answer, process.stdout, table.file)
            while (answer := coming.result()) is not None:
                coming = executor.submit(_answer, process.stdout, table.file)
                yield answer
        finally:
            process.kill()


def _answer(stream: FileIO, file: Path) -> RawRows | None:
    try:
        answer = read_pickled(stream)
    except (EOFError, pickle.UnpicklingError):
        mend = "try again with more free memory, or split the file up"
        raise refusal(file, "", "splitting it into rows ended early", mend) from None
    if isinstance(answer, tuple):
        raise ReadError(answer)
    assert answer is None or isinstance(answer, RawRows)
    return answer
