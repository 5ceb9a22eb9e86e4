"""A Word file (.docx, .docm) into its text: paragraphs, tables and notes in order; nothing is run."""

from timeline_app.reading.document_files.content import (
    Content,
    RefusedError,
    Remark,
    as_name,
    as_title,
)
from timeline_app.reading.document_files.page_metadata import language_tag
from timeline_app.reading.document_files.stated_dates import creation_in
from timeline_app.reading.document_files.word_package import WordPackage
from timeline_app.reading.document_files.word_text import NoteTexts, WordText
from timeline_app.reading.document_files.xml_events import send_events

_MAIN = "/officeDocument"  # how its relationship's type ends, in both dialects of the standard

_MOST_MARGINS, _MOST_NAMED = 50, 5


def read_word_document(data: bytes) -> Content:
    """The content of a Word file; footnotes and endnotes follow the text, numbered as referred to."""
    package = WordPackage(data)
    main = _main_part(package)
    folder = main.rpartition("/")[0]
    body = WordText(main)
    send_events(package.pieces_of(main), body, main)
    notes: dict[tuple[str, str], str] = {}
    for kind in ("footnote", "endnote"):
        part = f"{folder}/{kind}s.xml".lstrip("/")
        if part in package and body.notes:
            texts = NoteTexts(part, kind)
            send_events(package.pieces_of(part), texts, part)
            notes.update(texts.notes)
    lines = [f"[{number}] {notes.get(note, '')}".rstrip() for note, number in body.notes.items()]
    text = "\n".join([body.text, *([""] if lines else []), *lines])
    if not text.strip():
        raise RefusedError("it holds no text", "if it holds pictures of text, print them to a PDF")
    core = _core_properties(package)
    return Content(
        text=text,
        title=as_title(core.get("title")) or as_name(body.heading),
        author=as_name(core.get("creator")),
        language=language_tag(core.get("language")),
        published=creation_in(core.get("created", ""), "file"),
        remarks=tuple(_remarks(package, folder, body)),
    )


def _remarks(package: WordPackage, folder: str, body: WordText) -> list[Remark]:
    remarks = []
    if package.parts_below(folder, "vbaproject"):
        remarks.append(
            Remark("", "it holds macros, which were ignored", "nothing needs to be done")
        )
    if body.has_changes:
        reason = "it holds tracked changes: insertions were read, deletions left out"
        remarks.append(Remark("", reason, "accept or reject them in Word if that matters"))
    if f"{folder}/comments.xml".lstrip("/") in package:
        reason = "it holds comments, which were left out"
        remarks.append(Remark("", reason, "look at it in Word to see them"))
    margins = _margins(package, folder)
    if margins:
        reason = f"what stands above and below its pages was left out: {', '.join(margins)}"
        remarks.append(Remark("", reason, "look at it in Word if that matters"))
    return remarks


def _margins(package: WordPackage, folder: str) -> list[str]:
    """The beginnings of the texts of its page headers and footers, page numbers apart."""
    found = {}
    for part in package.parts_below(folder, "header", "footer")[:_MOST_MARGINS]:
        margin = WordText(part)
        try:
            send_events(package.pieces_of(part), margin, part)
        except RefusedError:
            continue
        words = " ".join(margin.text.split())
        if any(map(str.isalpha, words)):
            found[f"“{words[:80]}{'…' * (len(words) > 80)}”"] = part
    return list(found)[:_MOST_NAMED]


class _Targets:
    """The target of the main part, from a part of relationships."""

    def __init__(self) -> None:
        self.main = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        is_main = attributes.get("Type", "").endswith(_MAIN)
        if name.endswith(" Relationship") and is_main and not self.main:
            self.main = attributes.get("Target", "").lstrip("/")

    def end(self, name: str) -> None: ...
    def characters(self, text: str) -> None: ...


def _main_part(package: WordPackage) -> str:
    targets = _Targets()
    if "_rels/.rels" in package:
        send_events(package.pieces_of("_rels/.rels"), targets, "_rels/.rels")
    return targets.main if targets.main in package else "word/document.xml"


class _Properties:
    """The texts of core properties by their local names."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._name = name.rpartition(" ")[2]

    def end(self, name: str) -> None:
        self._name = ""

    def characters(self, text: str) -> None:
        if self._name and len(self.values.get(self._name, "")) < 10_000:
            self.values[self._name] = self.values.get(self._name, "") + text


def _core_properties(package: WordPackage) -> dict[str, str]:
    """What the file says of itself; nothing where that can't be read, as the text still can."""
    properties = _Properties()
    if "docProps/core.xml" in package:
        try:
            send_events(package.pieces_of("docProps/core.xml"), properties, "docProps/core.xml")
        except RefusedError:
            return {}
    return properties.values
