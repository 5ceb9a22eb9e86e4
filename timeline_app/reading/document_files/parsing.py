"""Has documents parsed in a process of its own, one for many files, renewed when one breaks it.

A file that crashes it, hangs or takes all memory costs that file alone. `reading_process` is its end.
"""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from timeline_app.child_process import Broken, BrokenError, ChildProcess
from timeline_app.reading.document_files.answers import answer_of
from timeline_app.reading.document_files.content import Content, RefusedError, Remark
from timeline_app.reading.document_files.formats import content_of
from timeline_app.reading.document_kinds import Kind

# Names that tests change.
SECONDS = 60.0  # for a file; and one more for each megabyte
MEMORY = 2 << 30  # bytes of data
FILES = 500  # that one process reads: what a library doesn't give back ends with it
_LONGEST_ANSWER = 512 << 20
_MODULE = f"{__package__}.reading_process"

_LEAVE_OUT = "open it in its own program and save it anew, or leave it out"
_WHY = {
    Broken.LATE: ("reading it takes too long", _LEAVE_OUT),
    Broken.ENDED: (
        "reading it ended early: it is damaged, or takes too much memory",
        _LEAVE_OUT,
    ),
    Broken.TOO_LONG: ("its text is too long", "split it up"),
}


class Parsing:
    """Parses one file after the other; a context, after which no process is left."""

    def __init__(self, should_stop: Callable[[], bool] = lambda: False) -> None:
        self._process = ChildProcess(_MODULE, MEMORY, should_stop)
        self._files = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.end()

    def content_of(self, kind: Kind, data: bytes) -> Content:
        """The content of bytes of a kind; RefusedError where they are none or break the process.

        StoppedError as soon as `should_stop` says so.
        """
        if kind.is_plain:
            return content_of(kind, data)
        seconds = SECONDS + len(data) / (1 << 20)
        self._make_ready()
        try:
            request = (kind.value.encode(), str(int(seconds)).encode(), data)
            answer = answer_of(self._process.answer(request, seconds, _LONGEST_ANSWER))
        except BrokenError as error:
            raise RefusedError(*_WHY[error.broken]) from None
        except (ValueError, TypeError, KeyError):
            self._process.end()
            raise RefusedError("reading it went wrong", _LEAVE_OUT) from None
        if isinstance(answer, Remark):
            raise RefusedError(answer.reason, answer.mend, answer.place)
        return answer

    def _make_ready(self) -> None:
        if self._files >= FILES:
            self._process.end()
        if not self._process.is_there:
            self._process.start()
            self._files = 0
        self._files += 1
