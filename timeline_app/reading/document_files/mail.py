"""An e-mail into its headers and its letter; what is attached is named and left out."""

import contextlib
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_tz

from timeline_app.model.source import Basis
from timeline_app.reading.document_files.content import Content, RefusedError, Remark, as_name
from timeline_app.reading.document_files.decoding import Decoded, decoded
from timeline_app.reading.document_files.document_file import Published
from timeline_app.reading.document_files.page_metadata import language_tag
from timeline_app.reading.document_files.page_tree import parsed_page, whole_text
from timeline_app.reading.document_files.stated_dates import as_edtf

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_TELLING = (*_SHOWN, "Received", "Message-ID", "MIME-Version")
_MOST_NAMED = 20
_LONGEST_DECODED = 100_000  # characters of a header; decoding takes time by the square


def read_mail(data: bytes) -> Content:
    """The content of a message in a file: its headers, an empty line, and its letter."""
    too_deep = RefusedError("its parts are nested too deeply", "export the message again")
    try:
        message = message_from_bytes(data)
        bodies = list(_bodies(message))
        attachments = list(_attachments(message))
    except RecursionError:
        raise too_deep from None
    if not any(name in message for name in _TELLING):
        raise RefusedError(
            "it is no e-mail: it has none of its headers", "export the message again"
        )
    headers = {name: value for name in _SHOWN if (value := _header(message, name))}
    lines = [f"{name}: {value}" for name, value in headers.items()]
    letter = "\n\n".join(body.text for body in bodies)
    text = "\n".join([*lines, "", letter]) if letter else "\n".join(lines)
    if not text.strip():
        raise RefusedError("it holds no text", "export the message again, or leave it out")
    remarks = [remark for body in bodies for remark in body.remarks]
    if attachments:
        remarks.append(_left_out(attachments))
    if not letter.strip():
        remarks.append(Remark("", "its letter is empty", "look for its text in what is attached"))
    return Content(
        text=text,
        title=as_name(headers.get("Subject")) or as_name(headers.get("From")),
        encoding=bodies[0].encoding if bodies else None,
        publisher=as_name(headers.get("From")),
        language=language_tag(_header(message, "Content-Language")),
        published=_sent(headers, text),
        remarks=tuple(remarks),
    )


def charset_of(part: Message) -> str | None:
    """The charset that a part declares."""
    try:
        return part.get_content_charset()
    except (LookupError, ValueError, MessageError):  # what it makes of some malformed headers
        return None


def _sent(headers: dict[str, str], text: str) -> Published | None:
    stamp = headers.get("Date")
    try:
        parts = parsedate_tz(stamp or "")
    except (ValueError, TypeError, IndexError):  # what it makes of some malformed dates
        return None
    if not stamp or not parts:
        return None
    day = as_edtf(f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}")
    if not day:
        return None
    return Published(
        edtf=day,
        basis=Basis.STATED,
        evidence=f"the message's Date header: “{as_name(stamp)}”",
        phrase=stamp,
        start=text.index(f"Date: {stamp}") + len("Date: "),
    )


def _header(message: Message, name: str) -> str:
    """The first header of this name on one line, encoded words decoded; "" without one."""
    for key, raw in message.raw_items():
        if key.lower() != name.lower():
            continue
        value = str(raw).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if len(value) <= _LONGEST_DECODED:
            # What can't be decoded is shown as it stands.
            with contextlib.suppress(LookupError, ValueError, MessageError):
                value = str(make_header(decode_header(value)))
        value = value.encode("utf-8", "replace").decode().replace("\0", "")
        return " ".join(value.split())
    return ""


def _bodies(part: Message) -> Iterator[Decoded]:
    """The letter's pieces: of alternatives the plain one, unless it is blank; else the page."""
    if part.get_content_type() == "multipart/alternative":
        alternatives = [list(_bodies(each)) for each in _parts(part)]
        kinds = [each.get_content_type() for each in _parts(part)]
        plain = [
            each for each, kind in zip(alternatives, kinds, strict=True) if kind == "text/plain"
        ]
        best = next((each for each in plain if each), None)
        yield from best or next((each for each in alternatives if each), [])
    elif part.is_multipart():
        if part.get_content_maintype() == "multipart":
            for each in _parts(part):
                yield from _bodies(each)
    elif _is_letter(part):
        found = _decoded(part)
        if found.text.strip():
            yield found


def _decoded(part: Message) -> Decoded:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    found = decoded(data.replace(b"\0", b""), charset_of(part))
    if part.get_content_type() == "text/html":
        return Decoded(whole_text(parsed_page(found.text)), found.encoding, found.remarks)
    text = re.sub("\r\n?", "\n", found.text)  # how mail travels says nothing of how it was written
    return Decoded(text.rstrip("\n"), found.encoding, found.remarks)


def _parts(part: Message) -> list[Message]:
    payload = part.get_payload()
    return (
        [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []
    )


def _is_letter(part: Message) -> bool:
    """Whether a part without parts is a piece of the letter; parts that lost theirs are shown so."""
    is_text = part.get_content_type() in ("text/plain", "text/html")
    if not is_text and part.get_content_maintype() != "multipart":
        return False
    disposition = part.get_content_disposition()
    return disposition == "inline" or (disposition != "attachment" and not _file_name(part))


def _attachments(part: Message) -> Iterator[str]:
    """Names of what isn't part of the letter: a file's, a message's subject, else its type."""
    kind = part.get_content_type()
    if part.is_multipart() and part.get_content_maintype() == "multipart":
        for each in _parts(part):
            yield from _attachments(each)
    elif part.is_multipart() and kind == "message/rfc822":
        subject = as_name(_header(_parts(part)[0], "Subject")) if _parts(part) else None
        yield f"the message '{subject or 'without a subject'}'"
    elif part.is_multipart() or not _is_letter(part):
        name = as_name(_file_name(part))
        yield f"'{name}'" if name else f"a part of type {as_name(kind)}"


def _file_name(part: Message) -> str:
    try:
        return str(part.get_filename() or "")
    except (LookupError, ValueError, MessageError, TypeError):
        return "?"


def _left_out(names: list[str]) -> Remark:
    listed = ", ".join(names[:_MOST_NAMED])
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    reason = f"{len(names)} attachment{'s' * (len(names) != 1)} left out: {listed}{more}"
    return Remark("", reason, "save what matters to files and read these")
