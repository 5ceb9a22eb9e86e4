"""A process of ours that answers requests in bytes, one after the other: our end of it and its own.

What is asked and answered belongs to those who use it. Bytes, and never pickles, since what takes
such a process over must not get at us through its answer.
"""

import contextlib
import os
import resource
import selectors
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from enum import Enum
from typing import IO

_HEAD = 8  # bytes that tell the length of what follows
_PIECE = 1 << 20  # bytes
_LONGEST_WAIT = 0.1  # seconds, between two looks at should_stop
_SECONDS = 1.0  # between two looks at whether the other end is there


class StoppedError(Exception):
    """Whoever asked wants no more."""


class Broken(Enum):
    """Why there is no answer."""

    LATE = "it takes too long"
    ENDED = "the process ended early"
    TOO_LONG = "the answer is too long"


class BrokenError(Exception):
    def __init__(self, broken: Broken) -> None:
        super().__init__(broken.value)
        self.broken = broken


class ChildProcess:
    """Runs ``module``, which calls ``restricted`` with ``memory``, the most bytes of data it may have.

    It is not there before ``start``, nor once an answer could not be had.
    """

    def __init__(
        self, module: str, memory: int, should_stop: Callable[[], bool] = lambda: False
    ) -> None:
        self._module, self._memory, self._should_stop = module, memory, should_stop
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_there(self) -> bool:
        return self._process is not None

    def start(self) -> None:
        """OSError if there can be no such process."""
        self._process = subprocess.Popen(
            # -P: no module is taken from the folder that we happen to be in, which may be anybody's.
            [sys.executable, "-P", "-m", self._module, str(self._memory)],
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            process_group=0,  # Ctrl-C in a terminal is for us alone, who end it
        )

    def answer(self, request: Sequence[bytes], seconds: float, longest: int) -> bytes:
        """What it answers, in ``seconds`` and ``longest`` bytes, to a request of several parts.

        BrokenError, and the process ended, if there is none; StoppedError as soon as ``should_stop``
        says so.
        """
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        exchange = _Exchange(self._process.stdin.fileno(), self._process.stdout.fileno(), request)
        try:
            return exchange.answer(time.monotonic() + seconds, longest, self._should_stop)
        except BaseException:
            self.end()
            raise

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


class _Exchange:
    """One request, which may be longer than what a pipe holds, and its answer."""

    def __init__(self, into: int, out: int, request: Sequence[bytes]) -> None:
        self._into, self._out = into, out
        self._rest = [memoryview(part) for data in request for part in (_head(data), data) if part]
        self._received = bytearray()

    def answer(self, deadline: float, longest: int, should_stop: Callable[[], bool]) -> bytes:
        os.set_blocking(self._into, False)
        with selectors.DefaultSelector() as selector:
            selector.register(self._out, selectors.EVENT_READ)
            selector.register(self._into, selectors.EVENT_WRITE)
            while (end := self._end()) is None or len(self._received) < end:
                if end is not None and end > _HEAD + longest:
                    raise BrokenError(Broken.TOO_LONG)
                if should_stop():
                    raise StoppedError
                left = deadline - time.monotonic()
                if left <= 0:
                    raise BrokenError(Broken.LATE)
                for key, _ in selector.select(min(left, _LONGEST_WAIT)):
                    if key.fd == self._out:
                        self._receive()
                    elif not self._send():
                        selector.unregister(self._into)
        return bytes(memoryview(self._received)[_HEAD:end])

    def _end(self) -> int | None:
        """Where the answer ends, once it is known."""
        head = self._received[:_HEAD]
        return _HEAD + int.from_bytes(head) if len(head) == _HEAD else None

    def _receive(self) -> None:
        piece = os.read(self._out, _PIECE)
        if not piece:
            raise BrokenError(Broken.ENDED)
        self._received += piece

    def _send(self) -> bool:
        """Whether more is to be sent, and there is somebody to take it; the answer will tell if not."""
        part = self._rest[0]
        try:
            part = part[os.write(self._into, part[:_PIECE]) :]
        except BlockingIOError:
            return True
        except BrokenPipeError:
            return False
        self._rest[:1] = [part] if part else []
        return bool(self._rest)


def restricted(memory: int) -> tuple[IO[bytes], IO[bytes]]:
    """In the process itself: its requests and its answers; it gets no more ``memory``, in bytes.

    It leaves soon after who started it is gone, even while it works.
    """
    for limit, value in ((resource.RLIMIT_DATA, memory), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):  # a lower limit is in force already
            resource.setrlimit(limit, (value, value))
    threading.Thread(target=_leave_after, args=(os.getppid(),), daemon=True).start()
    # What libraries print must not get into the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return sys.stdin.buffer, answers


def read_part(stream: IO[bytes]) -> bytes | None:
    """The next part of a request; None where the stream ends first."""
    head = stream.read(_HEAD)
    if len(head) < _HEAD:
        return None
    length = int.from_bytes(head)
    data = stream.read(length)
    return data if len(data) == length else None


def write_answer(stream: IO[bytes], data: bytes) -> None:
    stream.write(_head(data))
    stream.write(data)
    stream.flush()


def leave() -> None:
    """End the process at once: flushing what nobody reads any more would only fail."""
    os._exit(0)


def _head(data: bytes) -> bytes:
    return len(data).to_bytes(_HEAD)


def _leave_after(parent: int) -> None:
    """End this process once ``parent``, who started it, is gone: it may have been killed."""
    waiting = threading.Event()
    while os.getppid() == parent:
        waiting.wait(_SECONDS)
    os._exit(1)
