"""What the command line says and how: plain lines, progress that is gone in the end, a wish to stop noted."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from timeline_app.arguments import NAME

DONE, FOUND_WRONG, CANT_BE_DONE = 0, 1, 2
STOPPED = 130  # as the shell reports Ctrl-C; SIGTERM comes to the same
PIPE_CLOSED = 141  # as the shell reports SIGPIPE


def say(text: str) -> None:
    print(f"{NAME}: {plain(text)}", file=sys.stderr)


def plain(text: str) -> str:
    from timeline_app.writing.plain import neutralised

    return neutralised(text)


@contextmanager
def progress_line() -> Iterator[Callable[[str], None]]:
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
def stop_noted() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C has been pressed meanwhile, or a SIGTERM has come; a second one does as usual.

    An exception at any point could leave a thread at work on what is being removed.
    """
    noted = threading.Event()

    def restore() -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def note(*_: object) -> None:
        noted.set()
        restore()

    signal.signal(signal.SIGINT, note)
    signal.signal(signal.SIGTERM, note)
    try:
        yield noted.is_set
    finally:
        restore()


def terminal_width() -> int | None:
    """Columns of the terminal; None where the output goes elsewhere."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def make_streams_safe() -> None:
    """What the terminal's encoding lacks is shown escaped, never an exception."""
    import io

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def abandon_stdout() -> None:
    """Keep Python from flushing once more, loudly, on its way out."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
