"""Entries of running reports, each behind its time of day: "14:35 – Police say …", or the time on a line above.

A blank alone may stand behind it, where several lines begin so: "14:35 Police say …".

The time is a segment of its own, and what follows it is dated by it, up to the next one. Chats, where a
name stands behind the time, are ``transcripts``' and ``copied_posts``'.
"""

import re

from timeline_app.extraction.texts.copied_posts import take_account_on_line
from timeline_app.extraction.texts.date_shape import TIME, is_time
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.sheet import NOBODY, Sheet, Speaker
from timeline_app.extraction.texts.span import Span

# Not "10 am – 12 pm: Lunch", which is how long something takes, nor "1.10 – Scope", which is a number.
_OPENING = re.compile(
    rf"[*_(\[]{{0,3}}(?P<time>(?!\d+\.\d+\s*[-–—:|])(?:{TIME}))[*_)\]]{{0,3}}\s*(?:[-–—|]|:(?!\d))\s*(?!{TIME})(?=\S)",
    re.IGNORECASE,
)
# Not "3:16 For God so loved": a verse's chapter has no nought before it.
_SPACED = re.compile(
    rf"[*_(\[]{{0,3}}(?P<time>(?=\d\d:|\d{{1,2}}(?::\d\d)?\s?[ap]\.?m)(?:{TIME}))[*_)\]]{{0,3}}\s+(?=[\"“‘'(]?(?-i:[A-Z])[\w ]|[*_]{{0,3}}@\w)",
    re.IGNORECASE,
)
_FEWEST = 2  # times on lines of their own, or with a blank alone behind them


def take_entries(sheet: Sheet) -> None:
    beginnings = list(sheet.beginnings())
    glued = [place for place in beginnings if _OPENING.match(sheet.lines[place].text)]
    spaced = [place for place in beginnings if _SPACED.match(sheet.lines[place].text)]
    if len(spaced) >= _FEWEST:
        glued = sorted({*glued, *spaced})
    alone = [place for place in sheet.lone(30) if is_time(sheet.lines[place].text)]
    if len(alone) < _FEWEST and not glued:
        alone = []
    dated: Span | None = None
    opened = {*glued, *alone}
    for place in range(len(sheet.lines)):
        if place in opened:
            dated = _take_time(sheet, place)
            if sheet.is_free(place):
                take_account_on_line(sheet, place, dated)
        if dated is not None and sheet.speakers[place] == NOBODY and sheet.is_free(place):
            sheet.speakers[place] = Speaker(dated=dated)


def _take_time(sheet: Sheet, place: int) -> Span:
    line = sheet.lines[place]
    opening = _OPENING.match(line.text) or _SPACED.match(line.text)
    if opening is None or is_time(line.text):
        sheet.take_line(place, SegmentKind.METADATA)
        return line.span
    time = Span(line.start + opening.start("time"), line.start + opening.end("time"))
    time = time.trimmed(sheet.text)
    sheet.segments.append(Segment(kind=SegmentKind.METADATA, span=time, is_quoted=line.depth > 0))
    rest = line.text[opening.end() :]
    sheet.lines[place] = line._replace(start=line.end - len(rest), text=rest)
    return time
