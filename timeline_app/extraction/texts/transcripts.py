"""Talks written down turn by turn ("SMITH: …", "Q. …"): each turn in the voice of who is named before it.

Messages of chats, which have a date too, are ``copied_posts``'.
"""

import re
from collections import Counter

from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.sheet import Sheet, Speaker
from timeline_app.extraction.texts.span import Span
from timeline_app.extraction.texts.word_list import words

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
# What stands before a colon and is nobody.
_NOBODY = words("""
    note notes update updates warning correction fact myth example examples step day week month figure fig
    table photo photos video image credit caption source sources tip question answer pros cons chapter part
    section title time date place location where when what why who how here there and but so also first
    second third finally result results conclusion background summary analysis
""")
_LEAST_TURNS = 3
_FEWEST = 2
_MOST_BETWEEN = 12  # lines from one turn to the next


def take_transcripts(sheet: Sheet) -> None:
    turns = {}
    for place in sheet.beginnings():
        line = sheet.lines[place]
        if ":" in line.text[:80]:
            found = _TURN.match(line.text, 0, 82) or _QUESTION.match(line.text)
        else:
            found = _QUESTION.match(line.text) if line.text[0] in "QA" else None
            found = found or _TITLED.match(line.text, 0, 82)
        is_somebody = found and found["author"].split()[0].lower() not in _NOBODY
        if found and found.end() < len(line.text) and (is_somebody or _QUESTION.match(line.text)):
            turns[place] = found
    names = Counter(found["author"] for found in turns.values())
    loud = {name for name in names if name.split()[-1].isupper()}
    turned = sum(names[name] for name in names if name in loud or names[name] >= _FEWEST)
    if turned < _LEAST_TURNS:
        return
    last = None
    for place, found in turns.items():
        name = found["author"]
        if names[name] >= _FEWEST or name in loud:
            if last is not None and place - last[0] <= _MOST_BETWEEN:
                sheet.speakers[last[0] + 1 : place] = [last[1]] * (place - last[0] - 1)
            last = place, _take_turn(sheet, place, found)


def _take_turn(sheet: Sheet, place: int, found: re.Match[str]) -> Speaker:
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
    return Speaker(voice)
