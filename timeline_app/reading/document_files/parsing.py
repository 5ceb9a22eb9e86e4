"""Has documents parsed in a process of its own, one for many files, renewed when one breaks it.

A file that crashes it, hangs or takes all memory costs that file alone. `reading_process` is its end.
"""

import contextlib
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import IO, Self

from timeline_app.reading.document_files import frames
from timeline_app.reading.document_files.content import Content, RefusedError, Remark
from timeline_app.reading.document_files.formats import content_of
from timeline_app.reading.document_kinds import Kind

# Names that tests change.
SECONDS = 60.0  # for a file; and one more for each megabyte
MEMORY = 2 << 30  # bytes of data
FILES = 500  # that one process reads: what a library doesn't give back ends with it
_LONGEST_ANSWER = 512 << 20
_SMALLEST_WAIT = 0.1  # seconds, between two looks at should_stop


class StoppedError(Exception):
    """Whoever asked wants no more."""


class Parsing:
    """Parses one file after the other; a context, after which no process is left."""

    def __init__(self, should_stop: Callable[[], bool] = lambda: False) -> None:
        self._should_stop = should_stop
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._end()

    def content_of(self, kind: Kind, data: bytes) -> Content:
        """The content of bytes of a kind; RefusedError where they are none or break the process.

        StoppedError as soon as `should_stop` says so.
        """
        if kind.is_plain:
            return content_of(kind, data)
        seconds = SECONDS + len(data) / (1 << 20)
        try:
            answer = self._answer(kind, data, seconds)
        except _ProcessError as error:
            self._end()
            raise RefusedError(str(error), error.mend) from None
        except BaseException:
            self._end()
            raise
        if isinstance(answer, Remark):
            raise RefusedError(answer.reason, answer.mend, answer.place)
        return answer

    def _answer(self, kind: Kind, data: bytes, seconds: float) -> Content | Remark:
        process = self._ready_process()
        assert process.stdin is not None
        assert process.stdout is not None
        with contextlib.suppress(BrokenPipeError):  # it has ended, as its answer will tell
            for part in (kind.value.encode(), str(int(seconds)).encode(), data):
                frames.write_frame(process.stdin, part)
        deadline = time.monotonic() + seconds
        length = int.from_bytes(self._received(process.stdout, frames.HEAD, deadline))
        if length > _LONGEST_ANSWER:
            raise _ProcessError("its text is too long", "split it up")
        try:
            return frames.answer_of(self._received(process.stdout, length, deadline))
        except (ValueError, TypeError, KeyError):
            raise _ProcessError("reading it went wrong", _ProcessError.leave_out) from None

    def _received(self, stream: IO[bytes], length: int, deadline: float) -> bytes:
        received = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(stream, selectors.EVENT_READ)
            while len(received) < length:
                if self._should_stop():
                    raise StoppedError
                left = deadline - time.monotonic()
                if left <= 0:
                    raise _ProcessError("reading it takes too long", _ProcessError.leave_out)
                if not selector.select(min(left, _SMALLEST_WAIT)):
                    continue
                piece = os.read(stream.fileno(), min(length - len(received), 1 << 20))
                if not piece:
                    reason = "reading it ended early: it is damaged, or takes too much memory"
                    raise _ProcessError(reason, _ProcessError.leave_out)
                received += piece
        return bytes(received)

    def _ready_process(self) -> subprocess.Popen[bytes]:
        if self._files >= FILES:
            self._end()
        if self._process is None:
            # -P: no module is taken from the folder that we happen to be in, which may be anybody's.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", f"{__package__}.reading_process", str(MEMORY)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                process_group=0,  # Ctrl-C in a terminal is for us alone, who end it
            )
        self._files += 1
        return self._process

    def _end(self) -> None:
        process, self._process, self._files = self._process, None, 0
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()


class _ProcessError(Exception):
    leave_out = "open it in its own program and save it anew, or leave it out"

    def __init__(self, reason: str, mend: str) -> None:
        super().__init__(reason)
        self.mend = mend
