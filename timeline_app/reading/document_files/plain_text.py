"""Plain text and Markdown: exactly the decoded characters, newlines untouched."""

import re

from timeline_app.reading.document_files.content import Content, RefusedError, as_name
from timeline_app.reading.document_files.decoding import decoded
from timeline_app.reading.document_kinds import Kind

_FRONT = re.compile(r"---[ \t]*\r?\n(?:.*\n){0,40}?title:[ \t]*(.*?)[ \t]*\r?\n(?:.*\n){0,40}?---")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*\r?$", re.MULTILINE)


def read_plain_text(data: bytes, kind: Kind) -> Content:
    """The content of a text file; a Markdown file has the title of its front matter, else its first heading."""
    found = decoded(data)
    if not found.text or found.text.isspace():
        raise RefusedError("it holds no text", "restore it from a copy, or leave it out")
    title = None
    if kind is Kind.MARKDOWN:
        top = found.text[:100_000]
        match = _FRONT.match(top[:4_000]) or _HEADING.search(top)
        title = as_name(match[1].strip("\"'")) if match else None
    return Content(
        text=found.text,
        title=title,
        encoding=found.encoding,
        remarks=found.remarks,
    )
