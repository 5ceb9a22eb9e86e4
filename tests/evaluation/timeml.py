"""Reads TimeML files (``.tml``): TempEval-3's, and those of SemEval-2015 Task 4 with their sentences.

Of the former the text stays exactly as it is between <TEXT> and </TEXT>, with entities decoded. The
latter hold blank-separated tokens in <s> elements: their text is made by ``rebuilt``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from timeline_app.extraction.texts.span import Span

from .gold import (
    CorpusError,
    GoldDocument,
    GoldEvent,
    GoldSentence,
    GoldTimex,
    NothingFoundError,
    trimmed,
)
from .rebuilt import rebuild


def read_timeml_folder(folder: Path) -> tuple[GoldDocument, ...]:
    """All ``.tml`` files in and below ``folder``; of several with one DOCID the one with most events."""
    found: dict[str, GoldDocument] = {}
    for path in sorted(folder.rglob("*.tml")):
        document = read_timeml(path)
        known = found.get(document.name)
        if known is None or len(known.events) < len(document.events):
            found[document.name] = document
    if not found:
        raise NothingFoundError(f"no TimeML files (*.tml) in {folder}")
    return tuple(found[name] for name in sorted(found))


def read_timeml(path: Path) -> GoldDocument:
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise CorpusError(f"{path} is not well-formed XML ({error})") from None
    text = root.find("TEXT")
    if text is None:
        raise CorpusError(f"{path} has no TEXT element: not a TimeML document")
    return _document(root, text, path.stem)


@dataclass
class _Marked:
    """The characters of an element and where its parts stand among them."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[tuple[ElementTree.Element, Span]] = field(default_factory=list)

    def walk(self, element: ElementTree.Element) -> None:
        start = self.length
        place = len(self.marks)
        self._add(element.text)
        for child in element:
            self.walk(child)
            self._add(child.tail)
        self.marks.insert(place, (element, Span(start, self.length)))

    def _add(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)


def _document(root: ElementTree.Element, text: ElementTree.Element, stem: str) -> GoldDocument:
    marked = _Marked()
    marked.walk(text)
    raw = "".join(marked.parts)
    name = (root.findtext("DOCID") or "").strip() or stem
    dct = root.find("DCT/TIMEX3")
    published = dct.get("value") if dct is not None else None
    sentences = [(each.get("id", ""), span) for each, span in marked.marks if each.tag == "s"]
    if any(span.of(raw).strip() for _, span in sentences):
        final, moved, kept = _rebuilt(raw, sentences)
    else:
        final, moved, kept = raw, None, ()
    marks = [(each, _moved(span, raw, moved)) for each, span in marked.marks]
    return GoldDocument(
        name=name,
        text=final,
        published=published,
        scored=Span(0, len(final)),
        sentences=kept,
        timexes=tuple(
            GoldTimex(extent=(span,), kind=each.get("type", ""), value=each.get("value", ""))
            for each, span in marks
            if each.tag == "TIMEX3" and span is not None
        ),
        events=tuple(_events(root, marks)),
    )


def _events(
    root: ElementTree.Element, marks: list[tuple[ElementTree.Element, Span | None]]
) -> Iterator[GoldEvent]:
    instances = {each.get("eventID"): each for each in root.iter("MAKEINSTANCE")}
    for each, span in marks:
        if each.tag == "EVENT" and span is not None:
            instance = instances.get(each.get("eid"))
            polarity = instance.get("polarity", "") if instance is not None else ""
            yield GoldEvent(id=each.get("eid", ""), extent=(span,), polarity=polarity)


def _rebuilt(
    raw: str, sentences: list[tuple[str, Span]]
) -> tuple[str, dict[int, int], tuple[GoldSentence, ...]]:
    """The text, where in it each character of ``raw`` that is no blank stands, and its sentences."""
    kept = [(name, span) for name, span in sentences if span.of(raw).strip()]
    text = rebuild([span.of(raw).split() for _, span in kept])
    moved: dict[int, int] = {}
    for (_, span), tokens in zip(kept, text.tokens, strict=True):
        places = (place for token in tokens for place in range(*token))
        characters = (place for place in range(*span) if not raw[place].isspace())
        moved.update(zip(characters, places, strict=True))
    found = tuple(
        GoldSentence(id=name, span=text.sentence(place)) for place, (name, _) in enumerate(kept)
    )
    return text.text, moved, found


def _moved(span: Span, raw: str, moved: dict[int, int] | None) -> Span | None:
    held = trimmed(span, raw)
    if held is None or moved is None:
        return held
    if held.start not in moved or held.end - 1 not in moved:
        return None
    return Span(moved[held.start], moved[held.end - 1] + 1)
