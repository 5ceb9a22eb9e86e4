"""Captions of pictures and who took them, on lines of their own or at the end of one.

A caption that nothing marks can't be told from a paragraph: it stays one.
"""

import re

from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.sheet import Sheet
from timeline_app.extraction.texts.span import Span

# Agencies and stocks that pictures come from, and their usual short names.
_AGENCY = (
    r"(?:AP|A\.P\.|Associated Press|AFP|Agence France-Presse|Reuters|REUTERS|EPA(?:-EFE)?|EFE|Getty(?: Images)?|GETTY(?: IMAGES)?"
    r"|PA(?: Media| Images| Wire)?|Press Association|Anadolu(?: Agency| Images)?|AA|Xinhua|TASS|Sputnik|RIA Novosti|Kyodo(?: News)?"
    r"|DPA|dpa|ANSA|AAP|ANP|TT|NTB|Ritzau|Lehtikuva|Keystone|UPI|PTI|ANI|IANS|IRNA|SANA|WAFA|Yonhap|KCNA|Magnum(?: Photos)?|Zuma(?: Press)?"
    r"|ZUMA(?: Press)?|SIPA(?: USA)?|Sipa(?: USA)?|NurPhoto|Shutterstock|Alamy(?: Stock Photo)?|iStock(?:photo)?|Unsplash|Flickr|Pexels|Pixabay"
    r"|Adobe Stock|Corbis|Bettmann|Bloomberg|Redux|Polaris|Wikimedia(?: Commons)?|Wikipedia|Creative Commons|CC[- ]BY[\w. -]{0,12}|Library of Congress|NASA|ESA"
    r"|U\.?S\.? (?:Army|Navy|Air Force|Marine Corps|Department of Defense)|US DoD|UN Photo|Handout|handout|Pool|POOL|File(?: photo)?|FILE)"
)
_NAME = r"[A-Z][\w.'’-]*(?: (?:de|da|van|von|bin|al|el|der|del|[A-Z][\w.'’-]*)){0,4}"
_MARK = r"(?:photo(?:graph)?s?|pictures?|images?|illustration|graphic|screengrab|screenshot|still|video(?: still)?|map|cartoon|artwork)"
_LABEL = re.compile(
    rf"[(\[]?(?P<label>(?:file |cover |featured |main |lead )?{_MARK}(?: credits?| sources?| courtesy(?: of)?| by)?|credits?|(?:photo )?courtesy of"
    rf"|captions?|cutline|photo caption|image caption)\s?(?::|\.\.\.|…|(?<=caption),|(?<=source),|(?P<open>\s(?=by|courtesy|credit)|(?<=by)\s|(?<=of)\s))\s*(?P<value>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_CREDITED = re.compile(
    rf"[(\[]?\s*(?:(?:{_NAME})\s?(?:/|,|\||–|—|-|for|via|©)\s?)?(?:{_NAME}\s?/\s?)?{_AGENCY}(?:\s?(?:/|,|\||via|through)\s?(?:{_AGENCY}|{_NAME})){{0,4}}(?:\s?(?:photo|file))?\s*[)\]]?\.?",
)
_FILE = re.compile(
    r"(?:\(?(?:FILE|File)(?: (?:PHOTO|photo|IMAGE|image|PICTURE|picture|pic))?\)?|HANDOUT(?: PHOTO)?|Screengrab|SCREENGRAB|Screenshot)\s?(?::|[-–—]|\.(?=\s))\s*(?=\S)"
)
_TRAILING = re.compile(
    rf"(?:"
    rf"[(\[](?:[^()\[\]]{{0,60}}?\b)?(?:Photo|PHOTO|[Pp]hotos? (?:by|credit|courtesy)|[Ff]ile (?:photo|picture|image)|Image|Picture|Credit|[Cc]ourtesy|File|FILE|Handout|HANDOUT|{_AGENCY})\b[^()\[\]]{{0,100}}[)\]]"
    rf"|\b(?:Photo(?:graph)?|PHOTO(?:GRAPH)?|Image|IMAGE|Picture|Credit|CREDIT)(?: (?:[Cc]redit|CREDIT|[Bb]y|BY|[Cc]ourtesy(?: of)?))?\s?:\s[^.!?]{{2,90}}"
    rf"|\b(?:Photo(?:graph)?|PHOTO(?:GRAPH)?|Image|IMAGE|Picture) (?:[Cc]redit|CREDIT|[Bb]y|BY|[Cc]ourtesy(?: of)?)\s{_NAME}[^.!?]{{0,60}}"
    rf"|(?<=[.!?”\"’)] )[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){{0,4}}\s?/\s?[A-Z][A-Za-z.'’ /-]{{1,50}}"
    rf"|(?<=[.!?”\"’)] )(?:{_NAME}\s?(?:/|\||–|—|,|for|via)\s?)(?:{_NAME}\s?/\s?)?{_AGENCY}(?:\s?(?:/|via)\s?(?:{_AGENCY}|{_NAME})){{0,4}}"
    rf"|(?<=[.!?”\"’)] )(?:{_AGENCY})(?:\s?(?:/|via)\s?(?:{_AGENCY}|{_NAME})){{0,4}}"
    rf")\.?$"
)
_PICTURED = re.compile(
    r"[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture|[Cc]redit|/|Getty|GETTY|[Ff]ile|FILE|[Hh]andout|[Cc]ourtesy|\["
)
_SIGNS = ("/", "Photo", "PHOTO", "Image", "IMAGE", "Picture", "Credit", "CREDIT", "Getty", "GETTY")
_ENDING = re.compile(rf"[.!?”\"’)] (?:[\w.'’|–—-]+ ){{0,5}}{_AGENCY}\.?$")
_LONGEST = 600
_TAIL = 160


def take_captions(sheet: Sheet) -> None:
    for place in sheet.beginnings():
        words = sheet.lines[place].text
        if len(words) > _LONGEST or not sheet.is_free(place):
            continue
        if len(words) <= _TAIL and _CREDITED.fullmatch(words):
            _take_credit(sheet, place)
        elif label := _LABEL.match(words):
            if not _is_sentence(label["value"]):
                _take_credit(sheet, place)
            elif label["open"] is None:
                _take_caption(sheet, place)
        elif _FILE.match(words):
            _take_caption(sheet, place)


def _is_sentence(words: str) -> bool:
    return words.count(" ") >= 8 or (words.count(" ") >= 4 and words.rstrip(")]").endswith("."))


def _take_credit(sheet: Sheet, place: int) -> None:
    """A line that says who took a picture; one sentence right above it is what the picture shows."""
    sheet.take_line(place, SegmentKind.CREDIT)
    above = place - 1
    if not sheet.is_free(above) or sheet.lines[place].gap:
        return
    line = sheet.lines[above]
    if len(line.text) <= 260 and not sheet.joining.joins(above) and _sentences(line.text) <= 2:
        sheet.take_line(above, SegmentKind.CAPTION)


def _sentences(words: str) -> int:
    return len(re.findall(r"[a-z\d)”\"’]{2}[.!?](?=\s+[A-Z“\"]|$)", words)) or 1


def _take_caption(sheet: Sheet, place: int) -> None:
    end = place + 1
    while sheet.is_free(end) and sheet.joining.joins(end):
        end += 1
    span = sheet.span(place, end)
    parts = parts_of_caption(sheet.text, span) or [(SegmentKind.CAPTION, span)]
    quoted = sheet.lines[place].depth > 0
    made = [Segment(kind=kind, span=part, is_quoted=quoted) for kind, part in parts]
    sheet.take(place, end, made)


def _may_credit(tail: str) -> bool:
    """Whether it is worth a closer look, which costs a hundred times as much."""
    if tail[-1] in ")]" or any(sign in tail for sign in _SIGNS):
        return True
    last = tail[-40:].rpartition(" ")[2]
    return last[:1].isupper() and _ENDING.search(tail) is not None


def parts_of_caption(text: str, span: Span) -> list[tuple[SegmentKind, Span]]:
    """A caption and its credit, if a short piece ends in one; a credit alone makes no caption of prose.

    An agency in brackets after a sentence is whose the article is, as often as whose the picture is.
    """
    start = max(span.start, span.end - _TAIL)
    found = _TRAILING.search(text, start, span.end) if _may_credit(text[start : span.end]) else None
    if found is None:
        return []
    first = Span(span.start, found.start()).trimmed(text)
    if first.start == first.end:
        return [(SegmentKind.CREDIT, span)]
    said = first.of(text)
    credit = Span(found.start(), span.end)
    is_caption = len(said) <= 450 and _PICTURED.search(found[0]) and _sentences(said) <= 3
    kind = SegmentKind.CAPTION if is_caption else SegmentKind.PARAGRAPH
    return [(kind, first), (SegmentKind.CREDIT, credit)]
