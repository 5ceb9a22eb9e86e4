"""Which files are documents: the endings of their names, and the media type of each."""

from enum import Enum
from pathlib import Path


class Kind(Enum):
    """A format of documents; the value is its media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    PAGE = "text/html"
    XHTML = "application/xhtml+xml"
    PAGE_ARCHIVE = "multipart/related"
    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    WORD_WITH_MACROS = "application/vnd.ms-word.document.macroEnabled.12"
    MAIL = "message/rfc822"

    @property
    def is_plain(self) -> bool:
        """Whether reading is decoding and nothing more."""
        return self in (Kind.TEXT, Kind.MARKDOWN)


_KINDS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.XHTML,
    ".mhtml": Kind.PAGE_ARCHIVE,
    ".mht": Kind.PAGE_ARCHIVE,
    ".pdf": Kind.PDF,
    ".docx": Kind.WORD,
    ".docm": Kind.WORD_WITH_MACROS,
    ".eml": Kind.MAIL,
}
DOCUMENT_ENDINGS = tuple(_KINDS)

_SAVED_AS = {
    ".doc": ".docx",
    ".dot": ".docx",
    ".rtf": ".docx",
    ".odt": ".docx",
    ".pages": ".docx",
    ".wpd": ".docx",
    ".msg": ".eml",
    ".epub": ".html",
}


def kind_of(file: Path) -> Kind | None:
    """The kind of document that a file's name says it is."""
    return _KINDS.get(file.suffix.lower())


def mend_of(file: Path) -> str:
    """What to do with a file whose ending is of no kind."""
    other = _SAVED_AS.get(file.suffix.lower())
    if other:
        return f"save it as {other}"
    return "save it as .txt, .md, .html, .pdf, .docx or .eml, or leave it out"
