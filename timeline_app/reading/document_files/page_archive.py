"""A page saved as a single file (MHTML, RFC 2557) into its text: the first page that is in it.

What a page says is `web_page`'s business; pictures and frames in the archive are left alone.
"""

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from timeline_app.reading.document_files.content import Content, RefusedError
from timeline_app.reading.document_files.mail import charset_of
from timeline_app.reading.document_files.page_metadata import web_address
from timeline_app.reading.document_files.web_page import read_web_page

_PAGES = ("text/html", "application/xhtml+xml")


def read_page_archive(data: bytes) -> Content:
    """The content of the page that an archive was made of, with the address it was saved from."""
    broken = RefusedError("it holds no web page", "save the page again, as HTML or as a PDF")
    try:
        archive = message_from_bytes(data)
        page = next(_pages(archive), None)
    except RecursionError:
        raise broken from None
    payload = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(payload, bytes):
        raise broken
    content = read_web_page(payload, charset_of(page))
    saved_from = archive.get("Snapshot-Content-Location") or page.get("Content-Location")
    return replace(content, url=content.url or web_address(str(saved_from or "")))


def _pages(part: Message) -> Iterator[Message]:
    if not part.is_multipart():
        if part.get_content_type() in _PAGES:
            yield part
        return
    payload = part.get_payload()
    for each in payload if isinstance(payload, list) else ():
        if isinstance(each, Message):
            yield from _pages(each)
