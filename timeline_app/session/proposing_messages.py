"""What goes between us and a process that proposes events: JSON, each way.

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


def reading_bytes(reading: Reading) -> bytes:
    return _json(asdict(reading))


def reading_of(data: bytes) -> Reading:
    content = json.loads(data)
    pinned = (_pinned(each) for each in content.pop("pinned"))
    service = content.pop("service")
    return Reading(
        **content, pinned=tuple(pinned), service=None if service is None else Service(**service)
    )


def request_bytes(request: Request) -> bytes:
    return _json(asdict(request))


def request_of(data: bytes) -> Request:
    return Request(**json.loads(data))


def answer_bytes(answer: Answer) -> bytes:
    if isinstance(answer, DocumentDraft):
        return b'{"draft":' + draft_json(answer) + b"}"
    return _json({type(answer).__name__: asdict(answer)})


def answer_of(data: bytes) -> Answer:
    """The answer that ``data`` holds; ValueError where it holds none."""
    if data.startswith(_DRAFT):
        return draft_of(data[len(_DRAFT) : data.rindex(b"}")])
    try:
        ((kind, content),) = json.loads(data).items()
        return Ready(**content) if kind == Ready.__name__ else Failed(**content)
    except (TypeError, AttributeError) as error:
        raise ValueError(f"no answer: {error}") from None


_DRAFT = b'{"draft":'


def _json(content: dict[str, Any]) -> bytes:
    return json.dumps(content).encode("ascii")


def _pinned(content: dict[str, Any]) -> Pinned:
    kind, aliases = ActorKind(content.pop("kind")), tuple(content.pop("aliases"))
    return Pinned(**content, kind=kind, aliases=aliases)
