"""Documents read for proposals in several processes: each has the model, and is renewed when one breaks it.

A document that crashes its process, hangs or takes all memory costs that document alone.
``proposing_process`` is the other end.
"""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Self

from timeline_app.child_process import Broken, BrokenError, ChildProcess, StoppedError
from timeline_app.extraction.drafts.draft import DocumentDraft
from timeline_app.session.proposing_messages import (
    Answer,
    Failed,
    Reading,
    Ready,
    Request,
    answer_of,
    reading_bytes,
    request_bytes,
)
from timeline_app.session.proposing_process import MODULE

# Names that tests change.
MEMORY = 4 << 30  # bytes of data that a process may have
SECONDS_TO_START = 180.0
SECONDS = 120.0  # for a text; and one more for each so many characters
CHARACTERS_PER_SECOND = 2_000
_LONGEST_ANSWER = 1 << 30
_LONGEST_WAIT = 0.1  # seconds, between two looks at should_stop
_AHEAD = 2  # texts that wait for each process: no more of a long stream are in memory

_LEAVE_OUT = "leave it out, or split it up"
_WENT_WRONG = Failed("reading it went wrong", _LEAVE_OUT)
_WHY = {
    Broken.LATE: "reading it takes too long",
    Broken.ENDED: "reading it ended early: it takes too much memory",
    Broken.TOO_LONG: "what is found in it is too long",
}
_NOT_READY = (
    "the process that reads documents ended, or took too long, before it was ready",
    "try again with more memory free; if that doesn't help, install the program again",
)


class NoModelError(Exception):
    """No text can be read: why, and what to do."""

    def __init__(self, reason: str, mend: str) -> None:
        super().__init__(f"{reason}; {mend}")
        self.reason, self.mend = reason, mend


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
                done, draft = self._done.get(timeout=_LONGEST_WAIT)
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
        self._reading = reading
        self._child = ChildProcess(MODULE, MEMORY, should_stop)

    def started(self) -> str:
        """Start it; what makes its drafts."""
        try:
            self._child.start()
        except OSError as error:
            reason = f"no process to read in can be started ({error.strerror})"
            raise NoModelError(reason, "close other programs, and try again") from None
        try:
            answer = self._answer(reading_bytes(self._reading), SECONDS_TO_START)
        except (BrokenError, ValueError):
            raise NoModelError(*_NOT_READY) from None
        if isinstance(answer, Ready):
            return answer.extractor
        self.end()
        raise NoModelError(
            *((answer.reason, answer.mend) if isinstance(answer, Failed) else _NOT_READY)
        )

    def draft(self, request: Request) -> DocumentDraft | Failed:
        if not self._child.is_there:
            self.started()
        seconds = SECONDS + len(request.text) / CHARACTERS_PER_SECOND
        try:
            answer = self._answer(request_bytes(request), seconds)
        except BrokenError as error:
            return Failed(_WHY[error.broken], _LEAVE_OUT)
        except ValueError:
            return _WENT_WRONG
        return _WENT_WRONG if isinstance(answer, Ready) else answer

    def end(self) -> None:
        self._child.end()

    def _answer(self, request: bytes, seconds: float) -> Answer:
        """ValueError, and the process ended, if what it answers is none."""
        data = self._child.answer([request], seconds, _LONGEST_ANSWER)
        try:
            return answer_of(data)
        except ValueError:
            self.end()
            raise
