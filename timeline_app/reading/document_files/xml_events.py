"""XML as a stream of events, as Office files have it: no document type, so no entities at all."""

from collections.abc import Iterable
from typing import Protocol
from xml.parsers import expat

from timeline_app.reading.document_files.content import RefusedError

_DEEPEST = 2_000


class XmlHandler(Protocol):
    """What gets the events; names are "namespace local"."""

    def start(self, name: str, attributes: dict[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def characters(self, text: str) -> None: ...


def send_events(pieces: Iterable[bytes], handler: XmlHandler, place: str) -> None:
    """Sends what the XML in `pieces` holds to `handler`; RefusedError for XML that isn't sound.

    A document type is refused, as the format forbids it: it is how entities multiply and how other
    files are asked for.
    """
    mend = "open it in Word or LibreOffice and save it again as .docx"
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise RefusedError("its XML is nested too deeply", mend, place)
        handler.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(name)

    def refuse(*_: object) -> None:
        raise RefusedError("its XML declares entities, which no Word file does", mend, place)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.characters
    parser.StartDoctypeDeclHandler = refuse
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: odd encodings
        reason = f"its XML is broken ({error})"
        raise RefusedError(reason, mend, place) from None
