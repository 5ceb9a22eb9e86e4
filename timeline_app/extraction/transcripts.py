"""Talks written down turn by turn ("SMITH: …", "Q. …"): each turn in the voice of who is named before it."""

import re
from collections import Counter

from timeline_app.extraction.segment import Segment, SegmentKind
from timeline_app.extraction.sheet import Sheet
from timeline_app.extraction.span import Span

_TURN = re.compile(
    r"[*_]{0,2}(?P<author>[A-Z][\w.'’()-]*(?: [\w.'’()/,-]+){0,6}?)[*_]{0,2}\s?(?P<aside>\([^()]{1,40}\)|\[[^\][]{1,40}\])?\s?:[*_]{0,2}\s+(?=\S)"
)
_QUESTION = re.compile(
    r"[*_]{0,2}(?P<author>Q|A|Question|Answer)[*_]{0,2}\s?[:.][*_]{0,2}\s+(?=\S)"
)
# Records of parliaments and hearings: "Senator LEE. Thank you."
_TITLED = re.compile(
    r"(?P<author>(?:(?:The )?(?:[A-Z][a-z]+\.? ){0,3}[A-Z][A-Z'’-]{2,}(?: [A-Z][A-Z'’-]+){0,2}|The (?:CHAIRMAN|CHAIR|SPEAKER|PRESIDENT|COURT|WITNESS)))\.\s+(?=[A-Z“\"])"
)
_FEWEST = 2


def take_transcripts(sheet: Sheet) -> None:
    turns = {}
    for place in sheet.beginnings():
        line = sheet.lines[place]
        if ":" in line.text[:80]:
            found = _TURN.match(line.text, 0, 82) or _QUESTION.match(line.text)
        else:
            found = _QUESTION.match(line.text) if line.text[0] in "QA" else None
            found = found or _TITLED.match(line.text, 0, 82)
        if found and found.end() < len(line.text):
            turns[place] = found
    names = Counter(found["author"] for found in turns.values())
    loud = {name for name in names if name.split()[-1].isupper()}
    if not any(names[name] >= _FEWEST for name in names):
        return
    is_talk = sum(names[name] for name in names if name in loud or names[name] >= _FEWEST) >= 3
    for place, found in turns.items():
        name = found["author"]
        if is_talk and (names[name] >= _FEWEST or name in loud):
            _take_turn(sheet, place, found)


def _take_turn(sheet: Sheet, place: int, found: re.Match[str]) -> None:
    line = sheet.lines[place]
    name = found["author"].partition(",")[0]  # "ANNA LEE, HOST"
    author = Span(
        line.start + found.start("author"), line.start + found.start("author") + len(name)
    )
    end = place + 1
    while sheet.is_free(end) and sheet.joining.joins(end):
        end += 1
    label = Span(line.start, line.start + found.end()).trimmed(sheet.text)
    turn = Span(line.start + found.end(), sheet.lines[end - 1].end)
    quoted = line.depth > 0
    voice = None if _QUESTION.match(line.text) else author
    sheet.take(
        place,
        end,
        (
            Segment(kind=SegmentKind.METADATA, span=label, author=voice, is_quoted=quoted),
            Segment(kind=SegmentKind.PARAGRAPH, span=turn, author=voice, is_quoted=quoted),
        ),
    )
