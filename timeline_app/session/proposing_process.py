"""A process in which documents are read for proposals, one after the other: the model is loaded once.

What comes in and goes out is told by ``proposing_messages``; ``proposing_pool`` is the other end.
"""

import contextlib
import gc
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO

from timeline_app.child_process import leave, read_part, restricted, write_answer
from timeline_app.extraction.drafts.draft import DocumentDraft
from timeline_app.session.proposing_messages import (
    Failed,
    Reading,
    Ready,
    Request,
    answer_bytes,
    reading_of,
    request_of,
)

MODULE = __name__ if __name__ != "__main__" else "timeline_app.session.proposing_process"


def main() -> None:
    """Serve until the other end closes; the argument is how many bytes of data this may take."""
    requests, answers = restricted(int(sys.argv[1]))
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        _serve(requests, answers)
    leave()


def _serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    first = read_part(requests)
    if first is None:
        return
    reading = reading_of(first)
    try:
        reader = _Reader(reading)
    except Exception as error:
        write_answer(answers, answer_bytes(_mistake(error)))
        return
    gc.freeze()  # the model stays: what is read later is no reason to look through it for garbage
    write_answer(answers, answer_bytes(Ready(reader.extractor)))
    with contextlib.suppress(
        MemoryError
    ):  # what it took may not come back: another process goes on
        while (request := read_part(requests)) is not None:
            write_answer(answers, reader.answer_to(request_of(request)))


class _Reader:
    """The model, and the one function that it is for."""

    def __init__(self, reading: Reading) -> None:
        from timeline_app.extraction.language_model import load_model
        from timeline_app.extraction.proposing import EXTRACTOR, propose_document

        self._reading = reading
        self._model = load_model(reading.model)
        self._propose: Callable[..., DocumentDraft] = propose_document
        self.extractor = f"{EXTRACTOR}, {self._model.name}"
        if reading.service is not None:
            from timeline_app.extraction.service.language_service import asked_at
            from timeline_app.extraction.service.serviced import extractor_of, propose_with_service

            service = asked_at(reading.service)
            self._propose = partial(propose_with_service, service)
            self.extractor = extractor_of(self._model, service)

    def answer_to(self, request: Request) -> bytes:
        try:
            return answer_bytes(
                self._propose(
                    self._model,
                    request.text,
                    published=request.published,
                    pinned=self._reading.pinned,
                )
            )
        except MemoryError:
            raise
        except Exception as error:  # costs this document alone
            return answer_bytes(_mistake(error))


def _mistake(error: Exception) -> Failed:
    from timeline_app.extraction.language_model import ModelError
    from timeline_app.extraction.service.language_service import ServiceError
    from timeline_app.extraction.texts.language import LanguageError

    if isinstance(error, LanguageError | ModelError | ServiceError):
        reason, _, mend = str(error).partition("; ")
        return Failed(reason, mend or "try again")
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}, line {last.lineno}"
    told = " ".join(str(error).split())[:200]
    reason = f"reading it went wrong ({type(error).__name__}: {told}; {place})"
    return Failed(reason, "report it as a mistake of the program; the document itself is kept")


if __name__ == "__main__":
    main()
