"""Plain text and Markdown: exactly the decoded characters, newlines untouched."""

import re

from timeline_app.reading.document_files.content import Content, RefusedError, as_name, first_line
from timeline_app.reading.document_files.dateline import date_near_top
from timeline_app.reading.document_files.decoding import decoded
from timeline_app.reading.document_kinds import Kind

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*\r?$", re.MULTILINE)


def read_plain_text(data: bytes, kind: Kind) -> Content:
    """The content of a text file; its title is the first heading, else the first line."""
    found = decoded(data)
    if not found.text or found.text.isspace():
        raise RefusedError("it holds no text", "restore it from a copy, or leave it out")
    heading = _HEADING.search(found.text[:100_000]) if kind is Kind.MARKDOWN else None
    return Content(
        text=found.text,
        title=(as_name(heading[1]) if heading else None) or first_line(found.text),
        encoding=found.encoding,
        published=date_near_top(found.text),
        remarks=found.remarks,
    )
