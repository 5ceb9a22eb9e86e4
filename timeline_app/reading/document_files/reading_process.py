"""The process in which files are parsed that may be hostile: bytes in, text or a refusal out.

It opens no file: it gets bytes on standard input and answers on standard output. `parsing` is the
other end, which ends it where it takes too long.
"""

import contextlib
import os
import resource
import sys
from typing import IO

from timeline_app.reading.document_files.content import Content, RefusedError, Remark
from timeline_app.reading.document_files.formats import content_of
from timeline_app.reading.document_files.frames import answer_bytes, read_frame, write_frame
from timeline_app.reading.document_kinds import Kind


def main() -> None:
    """Serves until the other end closes."""
    memory = int(sys.argv[1])
    for limit, value in (
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with contextlib.suppress(OSError, ValueError):  # a lower limit is in force already
            resource.setrlimit(limit, (value, value))
    # What libraries print must not get into the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _serve(sys.stdin.buffer, answers)


def _serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    while (kind := read_frame(requests)) is not None:
        limit = read_frame(requests)
        data = read_frame(requests)
        if limit is None or data is None:
            return
        _limit_time(int(limit))
        try:
            answer: Content | Remark = content_of(Kind(kind.decode()), data)
            encoded = answer_bytes(answer)
        except RefusedError as error:
            encoded = answer_bytes(error.remark)
        except MemoryError:
            return  # what it took may not come back: the next file gets a new process
        write_frame(answers, encoded)


def _limit_time(seconds: int) -> None:
    """For when the other end is no more and can't end us."""
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    with contextlib.suppress(OSError, ValueError):
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used) + 2 * seconds + 1, hard))


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        main()
    os._exit(0)  # flushing what nobody reads any more would only fail
