"""What goes between us and a process that proposes events: one JSON object a line, each way.

That process is ``proposing_process``, who starts it ``proposing_pool``.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from timeline_app.extraction.drafts.draft import DocumentDraft
from timeline_app.extraction.drafts.draft_json import draft_json, draft_of
from timeline_app.extraction.drafts.pinned import Pinned
from timeline_app.extraction.service.language_service import Service
from timeline_app.model.event import ActorKind


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are read: with which model, and who is known already.

    ``service`` is a language service that suggests the events; without one, no text leaves.
    """

    model: str = ""  # the usual one
    pinned: tuple[Pinned, ...] = ()
    service: Service | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A text to be read. ``document`` is its id, which only comes back."""

    document: str
    text: str = field(repr=False)
    published: str | None = None  # EDTF

    def key(self, reading: Reading, extractor: str) -> str:
        """What tells its draft from all others."""
        parts = (extractor, self.published, [asdict(each) for each in reading.pinned])
        digest = hashlib.sha256(json.dumps(parts).encode())
        digest.update(self.text.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Ready:
    """The model is loaded; ``extractor`` is what drafts are made by."""

    extractor: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A text can't be read, or, as the first answer, no text can: why, and what to do."""

    reason: str
    mend: str


Answer = Ready | Failed | DocumentDraft


def reading_line(reading: Reading) -> bytes:
    return _line(asdict(reading))


def reading_of(line: bytes) -> Reading:
    content = json.loads(line)
    pinned = (_pinned(each) for each in content.pop("pinned"))
    service = content.pop("service")
    return Reading(
        **content, pinned=tuple(pinned), service=None if service is None else Service(**service)
    )


def request_line(request: Request) -> bytes:
    return _line(asdict(request))


def request_of(line: bytes) -> Request:
    return Request(**json.loads(line))


def answer_line(answer: Answer) -> bytes:
    if isinstance(answer, DocumentDraft):
        return b'{"draft":' + draft_json(answer) + b"}\n"
    return _line({type(answer).__name__: asdict(answer)})


def answer_of(line: bytes) -> Answer:
    """The answer that ``line`` holds; ValueError where it holds none."""
    if line.startswith(_DRAFT):
        return draft_of(line[len(_DRAFT) : line.rindex(b"}")])
    try:
        ((kind, content),) = json.loads(line).items()
        return Ready(**content) if kind == Ready.__name__ else Failed(**content)
    except (TypeError, AttributeError) as error:
        raise ValueError(f"no answer: {error}") from None


_DRAFT = b'{"draft":'


def _line(content: dict[str, Any]) -> bytes:
    return json.dumps(content).encode("ascii") + b"\n"


def _pinned(content: dict[str, Any]) -> Pinned:
    kind, aliases = ActorKind(content.pop("kind")), tuple(content.pop("aliases"))
    return Pinned(**content, kind=kind, aliases=aliases)
