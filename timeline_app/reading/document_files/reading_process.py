"""The process in which files are parsed that may be hostile: bytes in, text or a refusal out.

It opens no file: it gets bytes on standard input and answers on standard output. `parsing` is the
other end, which ends it where it takes too long.
"""

import contextlib
import resource
import sys
from typing import IO

from timeline_app.child_process import leave, read_part, restricted, write_answer
from timeline_app.reading.document_files.answers import answer_bytes
from timeline_app.reading.document_files.content import Content, RefusedError, Remark
from timeline_app.reading.document_files.formats import content_of
from timeline_app.reading.document_kinds import Kind


def main() -> None:
    """Serve until the other end closes; the argument is how many bytes of data this may take."""
    requests, answers = restricted(int(sys.argv[1]))
    with contextlib.suppress(OSError, ValueError):  # a lower limit is in force already
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        _serve(requests, answers)
    leave()


def _serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    while (kind := read_part(requests)) is not None:
        limit = read_part(requests)
        data = read_part(requests)
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
        write_answer(answers, encoded)


def _limit_time(seconds: int) -> None:
    """For when nothing else in this process is heard, and the other end is no more."""
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    with contextlib.suppress(OSError, ValueError):
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used) + 2 * seconds + 1, hard))


if __name__ == "__main__":
    main()
