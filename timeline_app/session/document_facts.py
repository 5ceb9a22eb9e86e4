"""What a document is, in words: its kind, the encoding that it was read in, its length.

What can be changed of it is ``document_edits``' business.
"""

from timeline_app.model.pages import Pages
from timeline_app.reading.document_kinds import Kind

_KINDS = {
    Kind.TEXT: "plain text",
    Kind.MARKDOWN: "Markdown",
    Kind.PAGE: "web page",
    Kind.XHTML: "web page (XHTML)",
    Kind.PAGE_ARCHIVE: "saved web page with its parts",
    Kind.PDF: "PDF",
    Kind.WORD: "Word document",
    Kind.WORD_WITH_MACROS: "Word document with macros, which do nothing",
    Kind.MAIL: "e-mail",
}


def kind_words(media_type: str) -> str:
    """``plain text`` for ``text/plain; charset=utf-8``; an unknown type as it is."""
    bare = media_type.partition(";")[0].strip()
    return next((words for kind, words in _KINDS.items() if kind.value == bare), bare)


def encoding_words(media_type: str) -> str:
    """The encoding as it was detected; empty where the format itself knows it, or nothing tells."""
    parts = [part.strip() for part in media_type.split(";")[1:]]
    stated = dict(part.split("=", 1) for part in parts if "=" in part)
    charset = stated.get("charset", "")
    shown = charset if charset.startswith("windows-") else charset.upper()
    return f"{shown} (guessed)" if shown and "charset-guessed" in stated else shown


def length_words(text: str | None) -> str:
    """``12,345 characters on 3 pages``."""
    if text is None:
        return "its text is not there"
    characters = f"{len(text):,} character{'s' * (len(text) != 1)}"
    pages = len(Pages(text))
    return f"{characters} on {pages:,} pages" if pages > 1 else characters
