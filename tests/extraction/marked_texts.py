"""Reads texts whose attributions are marked in place, and parses them; what is measured is a test's own."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from timeline_app.extraction.dates.timex import DocumentDate
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.texts.quotations import find_quotations
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.span import Span

FOLDER = Path(__file__).parent / "texts"
_MARK = re.compile(r"\{([sct])([\d,]+) |\}")


@dataclass
class Marked:
    """One attribution as marked: {s1 source} {c1 cue} {t1 content}; several numbers share a span."""

    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)


def marked_texts(name: str) -> Iterator[tuple[str, list[Marked]]]:
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield _unmarked(line.strip())


def _unmarked(line: str) -> tuple[str, list[Marked]]:
    text, at = "", 0
    open_marks: list[tuple[str, str, int]] = []
    marked: dict[str, Marked] = defaultdict(Marked)
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        at = mark.end()
        if mark[1]:
            open_marks.append((mark[1], mark[2], len(text)))
            continue
        kind, numbers, start = open_marks.pop()
        for number in numbers.split(","):
            each = marked[number]
            {"s": each.source, "c": each.cue, "t": each.content}[kind].append(
                Span(start, len(text))
            )
    return text + line[at:], list(marked.values())


def parsed_text(
    model: LanguageModel, text: str, kind: SegmentKind = SegmentKind.PARAGRAPH
) -> ParsedText:
    """``text`` parsed, each line of it one segment."""
    segments = tuple(
        Segment(kind=kind, span=Span(line.start(), line.end()))
        for line in re.finditer(r"[^\n]+", text)
    )
    return ParsedText(
        text=text,
        segments=segments,
        quotations=find_quotations(text, segments),
        sentences=model.parse(text, segments),
        written=DocumentDate(),
    )
