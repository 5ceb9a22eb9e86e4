"""What comes of reading a document's file: its text and what the file says of it.

How each format is read is the business of the module that has its name.
"""

from dataclasses import dataclass
from pathlib import Path

from timeline_app.model.problem import Problem
from timeline_app.model.source import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A proposal for when a document was published: EDTF, to the day, as stated and in no other zone.

    `evidence` tells in words what says so. Where words of the text say it, they are `phrase`, and
    `start` is their code point offset.
    """

    edtf: str
    basis: Basis
    evidence: str
    phrase: str | None = None
    start: int | None = None

    @property
    def is_inferred(self) -> bool:
        """Whether it rests on when a file was made, or on a date that may be another's."""
        return self.basis is Basis.INFERRED


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFile:
    """A document as read from `file`; `text` is what is shown and quoted.

    `title` and `published` are what the format says, by metadata or a heading that is marked as one;
    None where it says nothing: what the text says of them is for others to find. `encoding` is for
    people, as "UTF-8" or "windows-1252 (guessed)"; None where the format knows it. `sha256` is that of the file's bytes. `language` is a BCP 47 tag, "und" where nothing tells.
    `pages` are the code point offsets at which pages begin, for a PDF. `problems` tell what was left
    out or is doubtful; none is fatal.
    """

    file: Path
    title: str | None
    text: str
    media_type: str
    encoding: str | None
    sha256: str
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "und"
    published: Published | None = None
    pages: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()
