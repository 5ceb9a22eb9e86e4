"""A saved web page into the text that it says and what it tells of itself."""

import re

from timeline_app.reading.document_files.content import Content, RefusedError, Remark
from timeline_app.reading.document_files.decoding import decoded
from timeline_app.reading.document_files.page_metadata import metadata_of
from timeline_app.reading.document_files.page_tree import main_text, parsed_page

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})"
    rb"|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})",
    re.IGNORECASE,
)


def read_web_page(data: bytes, charset: str | None = None) -> Content:
    """The content of a page of HTML or XHTML; scripts, styles and navigation are left out.

    `charset` is what came with the page, and counts before what the page says itself.
    """
    found = decoded(data, charset or _declared_charset(data))
    page = parsed_page(found.text)
    text, left_out = main_text(page)
    if not text:
        reason = "it shows no text without running its scripts"
        raise RefusedError(reason, "save the page as shown, or print it to a PDF")
    metadata = metadata_of(page, found.text)
    remarks = list(found.remarks)
    if left_out > len(text.split()):
        reason = f"{left_out} words that seem to be navigation or asides were left out"
        remarks.append(Remark("", reason, "look at the page in a browser to see them"))
    return Content(
        text=text,
        title=metadata.title,
        encoding=found.encoding,
        publisher=metadata.publisher,
        author=metadata.author,
        url=metadata.url,
        language=metadata.language,
        published=metadata.published,
        remarks=tuple(remarks),
    )


def _declared_charset(data: bytes) -> str | None:
    """As browsers do, looks into the beginning only."""
    match = _DECLARED.search(data[:4096])
    return (match[1] or match[2]).decode("ascii") if match else None
