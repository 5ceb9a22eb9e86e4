"""Gathers the text of WordprocessingML as it streams by, in both dialects of the standard.

Which parts are streamed is `word_document`'s business.
"""

from dataclasses import dataclass, field

from timeline_app.reading.document_files.content import LONGEST_TEXT, RefusedError

_WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo"})


class WordText:
    """The text of a main part: a line per paragraph and per table row, a tab between its cells.

    `notes` are (kind, id) of the notes in the order they are referred to, with their numbers, which
    stand in the text as [1]. `heading` is the first paragraph styled as a title or a heading.
    """

    def __init__(self, place: str) -> None:
        self.notes: dict[tuple[str, str], int] = {}
        self.heading = ""
        self.has_changes = False
        self._place = place
        # A frame per body, cell and text box that is open: its finished lines, its cells, the
        # paragraph that is being read, and lines that wait for this paragraph's end.
        self._frames = [_Frame()]
        self._skipping = 0
        self._run = 0
        self._is_text = False
        self._is_heading = False
        self._length = 0

    @property
    def text(self) -> str:
        return "\n".join(self._frames[0].lines)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if self._skipping:
            self._skipping += 1
            return
        if space == _COMPATIBILITY and local == "Fallback":  # the same again for older programs
            self._skipping = 1
            return
        if space not in _WORD:
            return
        self.has_changes |= local in _CHANGES
        frame = self._frames[-1]
        if local == "t":
            self._is_text = True
        elif local in ("moveFrom", "pPrChange", "rPrChange"):
            self._skipping = 1
        elif local == "r":
            self._run += 1
        elif local == "p":
            self._is_heading = False
        elif local in ("tc", "txbxContent"):
            self._frames.append(_Frame())
        elif local == "tr":
            frame.cells.append([])
        elif local == "pStyle":
            style = _value(attributes, "val").lower().replace(" ", "")
            self._is_heading = style in ("title", "heading1")
        elif local in _NOTES:
            note = (_NOTES[local], _value(attributes, "id"))
            self._put(f"[{self.notes.setdefault(note, len(self.notes) + 1)}]")
        elif local in _SIGNS and self._run:
            self._put(_SIGNS[local])

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        space, _, local = name.rpartition(" ")
        if space not in _WORD:
            return
        if local == "t":
            self._is_text = False
        elif local == "r":
            self._run -= 1
        elif local == "p":
            self._end_paragraph()
        elif local == "tr":
            cells = self._frames[-1].cells.pop() if self._frames[-1].cells else []
            self._frames[-1].lines.append("\t".join(cells))
        elif local in ("tc", "txbxContent") and len(self._frames) > 1:
            inner = self._frames.pop()
            outer = self._frames[-1]
            if local == "txbxContent":
                outer.waiting += inner.lines
            elif outer.cells:
                outer.cells[-1].append(" ".join(filter(None, inner.lines)))

    def characters(self, text: str) -> None:
        if self._is_text and not self._skipping:
            self._put(text)

    def _end_paragraph(self) -> None:
        frame = self._frames[-1]
        line = "".join(frame.words)
        frame.lines.append(line)
        frame.lines += frame.waiting
        frame.words, frame.waiting = [], []
        self._grow(1)
        if self._is_heading and not self.heading:
            self.heading = line.strip()

    def _put(self, text: str) -> None:
        self._frames[-1].words.append(text)
        self._grow(len(text))

    def _grow(self, count: int) -> None:
        self._length += count
        if self._length > LONGEST_TEXT:
            raise RefusedError("its text is too long", "split it up", self._place)


class NoteTexts:
    """The texts of a part of footnotes or endnotes, by (kind, id), each on one line."""

    def __init__(self, place: str, kind: str) -> None:
        self.notes: dict[tuple[str, str], str] = {}
        self._place, self._kind = place, kind
        self._id = ""
        self._note: WordText | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name.endswith(f" {self._kind}"):
            self._id, self._note = _value(attributes, "id"), WordText(self._place)
        elif self._note:
            self._note.start(name, attributes)

    def end(self, name: str) -> None:
        if name.endswith(f" {self._kind}") and self._note:
            self.notes[self._kind, self._id] = " ".join(self._note.text.split())
            self._note = None
        elif self._note:
            self._note.end(name)

    def characters(self, text: str) -> None:
        if self._note:
            self._note.characters(text)


@dataclass(slots=True)
class _Frame:
    lines: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)  # of each row that is open
    words: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)


def _value(attributes: dict[str, str], local: str) -> str:
    """An attribute of WordprocessingML."""
    return next(
        (attributes[key] for space in _WORD if (key := f"{space} {local}") in attributes), ""
    )
