"""What a format's reader makes of bytes, before it is known from which file they are."""

import re
from dataclasses import dataclass

from timeline_app.reading.document_files.document_file import Published

LONGEST_TEXT = 64 << 20  # characters that any format but plain text may unfold to
_LONGEST_NAME = 300  # of a title, a publisher, an author
_MADE_UP = re.compile(
    r"Microsoft \w+ - .*|untitled(?: document)?(?:[ -]?\d+)?|(?:document|presentation|slide|book|page|scan)[ _-]?\d*"
    r"|PowerPoint Presentation|\S+\.(?:docx?|pdf|rtf|odt|indd|pages|tex|dvi|qxd|pptx?|xlsx?|html?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Remark:
    """What was left out or is doubtful, and what to do: a Problem without its file."""

    place: str
    reason: str
    mend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The text of a document and what its format says of it; None where that is nothing."""

    text: str
    title: str | None = None
    encoding: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published | None = None
    pages: tuple[int, ...] = ()
    remarks: tuple[Remark, ...] = ()


class RefusedError(Exception):
    """These bytes can't be read as a document; `remark` says why."""

    def __init__(self, reason: str, mend: str, place: str = "") -> None:
        super().__init__(reason)
        self.remark = Remark(place, reason, mend)


def as_title(text: str | None) -> str | None:
    """`text` as a name, unless a program has made it up: a file's name, "Microsoft Word - …", "Untitled"."""
    name = as_name(text)
    return None if name is None or _MADE_UP.fullmatch(name) else name


def as_name(text: str | None) -> str | None:
    """`text` on one line of bearable length, without halves of characters; None if nothing is left."""
    if text is None:
        return None
    whole = text[: 4 * _LONGEST_NAME].encode("utf-8", "replace").decode().replace("\0", "")
    line = " ".join(whole.split())
    return (line if len(line) <= _LONGEST_NAME else line[: _LONGEST_NAME - 1] + "…") or None
