"""Documents read for proposals in several processes: each has the model, and is renewed when one breaks it.

A document that crashes its process, hangs or takes all memory costs that document alone.
``proposing_process`` is the other end.
"""

import contextlib
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Self

from timeline_app.extraction.drafts.draft import DocumentDraft
from timeline_app.session.proposing_messages import (
    Answer,
    Failed,
    Reading,
    Ready,
    Request,
    answer_of,
    reading_line,
    request_line,
)
from timeline_app.session.proposing_process import MODULE

# Names that tests change.
MEMORY = 4 << 30  # bytes of data that a process may have
SECONDS_TO_START = 180.0
SECONDS = 120.0  # for a text; and one more for each so many characters
CHARACTERS_PER_SECOND = 2_000
_LONGEST_ANSWER = 1 << 30
_SMALLEST_WAIT = 0.1  # seconds, between two looks at should_stop
_AHEAD = 2  # texts that wait for each process: no more of a long stream are in memory

_LEAVE_OUT = "leave it out, or split it up"


class NoModelError(Exception):
    """No text can be read: why, and what to do."""

    def __init__(self, reason: str, mend: str) -> None:
        super().__init__(f"{reason}; {mend}")
        self.reason, self.mend = reason, mend


class StoppedError(Exception):
    """Whoever asked wants no more."""


def jobs_for(documents: int, wanted: int | None) -> int:
    """How many processes read so many documents: as ``wanted``, or one for each core we may use."""
    return max(min(wanted or len(os.sched_getaffinity(0)), documents), 1)


class ProposingPool:
    """A context, after which no process is left. NoModelError if no text could be read in it."""

    def __init__(
        self,
        reading: Reading,
        jobs: int,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> None:
        self._should_stop = should_stop
        self._is_ending = False
        self._processes = [_Process(reading, self._is_over) for _ in range(jobs)]
        self._todo: SimpleQueue[Request | None] = SimpleQueue()
        self._done: SimpleQueue[tuple[Request, DocumentDraft | Failed | Exception]] = SimpleQueue()
        self._threads: list[Thread] = []

    def __enter__(self) -> Self:
        """StoppedError as soon as ``should_stop`` says so."""
        first, *others = self._processes
        for process in others:  # all load the model at the same time
            self._start(self._work_from_start, process)
        try:
            self.extractor = first.started()  # which tells what is made of texts
        except BaseException:
            self._end()
            raise
        self._start(self._work, first)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._end()

    def drafts(
        self, requests: Iterable[Request]
    ) -> Iterator[tuple[Request, DocumentDraft | Failed]]:
        """The draft of each text, or why there is none, in the order in which they are done.

        ``requests`` are asked for here, a few ahead. StoppedError as soon as ``should_stop`` says so.
        """
        waiting, rest = 0, iter(requests)
        is_more = True
        while is_more or waiting:
            while is_more and waiting < _AHEAD * len(self._processes):
                request = next(rest, None)
                if request is None:
                    is_more = False
                else:
                    self._todo.put(request)
                    waiting += 1
            if self._should_stop():
                raise StoppedError
            try:
                done, draft = self._done.get(timeout=_SMALLEST_WAIT)
            except Empty:
                continue
            if isinstance(draft, Exception):
                raise draft
            waiting -= 1
            yield done, draft

    def _start(self, work: Callable[["_Process"], None], process: "_Process") -> None:
        thread = Thread(target=work, args=(process,), name="proposing", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _end(self) -> None:
        self._is_ending = True
        for _ in self._threads:
            self._todo.put(None)
        for thread in self._threads:
            thread.join()

    def _work_from_start(self, process: "_Process") -> None:
        # Why it can't be started is told of the first text that it gets, when that is tried again.
        with contextlib.suppress(Exception):
            process.started()
        self._work(process)

    def _work(self, process: "_Process") -> None:
        while (request := self._todo.get()) is not None and not self._is_over():
            draft: DocumentDraft | Failed | Exception
            try:
                draft = process.draft(request)
            except NoModelError as error:  # it was there for the first one
                draft = Failed(error.reason, error.mend)
            except Exception as error:  # whoever waits for the draft must hear of it
                draft = error
            self._done.put((request, draft))
        process.end()

    def _is_over(self) -> bool:
        return self._is_ending or self._should_stop()


class _Process:
    """One process, which is started when it is needed."""

    def __init__(self, reading: Reading, should_stop: Callable[[], bool]) -> None:
        self._reading, self._should_stop = reading, should_stop
        self._process: subprocess.Popen[bytes] | None = None

    def started(self) -> str:
        """Start it; what makes its drafts."""
        try:
            self._process = subprocess.Popen(
                # -P: no module is taken from the folder that we happen to be in, which may be anybody's.
                [sys.executable, "-P", "-m", MODULE, str(MEMORY)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                process_group=0,  # Ctrl-C in a terminal is for us alone, who end it
            )
        except OSError as error:
            reason = f"no process to read in can be started ({error.strerror})"
            raise NoModelError(reason, "close other programs, and try again") from None
        try:
            answer = answer_of(self._answer_line(reading_line(self._reading), SECONDS_TO_START))
        except (_BrokenError, ValueError):
            self.end()
            raise NoModelError(*_NOT_READY) from None
        except BaseException:
            self.end()
            raise
        if isinstance(answer, Ready):
            return answer.extractor
        self.end()
        raise NoModelError(
            *((answer.reason, answer.mend) if isinstance(answer, Failed) else _NOT_READY)
        )

    def draft(self, request: Request) -> DocumentDraft | Failed:
        if self._process is None:
            self.started()
        seconds = SECONDS + len(request.text) / CHARACTERS_PER_SECOND
        answer = self._answer(request_line(request), seconds)
        if isinstance(answer, DocumentDraft):
            return answer
        return answer if isinstance(answer, Failed) else Failed("reading it went wrong", _LEAVE_OUT)

    def end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()

    def _answer(self, line: bytes, seconds: float) -> Answer:
        try:
            return answer_of(self._answer_line(line, seconds))
        except ValueError:
            self.end()
            return Failed("reading it went wrong", _LEAVE_OUT)
        except _BrokenError as error:
            self.end()
            return Failed(str(error), _LEAVE_OUT)
        except BaseException:
            self.end()
            raise

    def _answer_line(self, line: bytes, seconds: float) -> bytes:
        """What it answers to ``line``, which may be longer than what a pipe holds."""
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        deadline = time.monotonic() + seconds
        out, into = self._process.stdout.fileno(), self._process.stdin.fileno()
        os.set_blocking(into, False)
        rest, received = memoryview(line), bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(out, selectors.EVENT_READ)
            selector.register(into, selectors.EVENT_WRITE)
            while not received.endswith(b"\n"):
                if self._should_stop():
                    raise StoppedError
                left = deadline - time.monotonic()
                if left <= 0:
                    raise _BrokenError("reading it takes too long")
                for key, _ in selector.select(min(left, _SMALLEST_WAIT)):
                    if key.fd == into:
                        rest = rest[_written(into, rest) :]
                        if not rest:
                            selector.unregister(into)
                        continue
                    piece = os.read(out, 1 << 20)
                    if not piece or len(received) > _LONGEST_ANSWER:
                        raise _BrokenError("reading it ended early: it takes too much memory")
                    received += piece
        return bytes(received)


_NOT_READY = (
    "the process that reads documents ended, or took too long, before it was ready",
    "try again with more memory free; if that doesn't help, install the program again",
)


class _BrokenError(Exception):
    pass


def _written(descriptor: int, data: memoryview) -> int:
    """How much of ``data`` the other end has taken; all of it if it is gone, as its answer will tell."""
    try:
        return os.write(descriptor, data[: 1 << 16])
    except BlockingIOError:
        return 0
    except BrokenPipeError:
        return len(data)
