"""Lines that tell of a text rather than in it: "Published: …", a lone date, bylines, forms of reports.

Mails have headers of their own (``mails``); what a page says around its text is ``boilerplate``'s.
"""

import re
from collections.abc import Iterator

from timeline_app.extraction.texts.date_shape import MOMENT, date_in, is_moment, is_time
from timeline_app.extraction.texts.segment import SegmentKind
from timeline_app.extraction.texts.sheet import Sheet
from timeline_app.extraction.texts.span import Span

_DATE_KEYS = (
    r"date(?:line)?|(?:date )?(?:published|posted|created|modified|updated|issued|filed|released|dated"
    r"|uploaded|accessed|retrieved|revised|reported|received|submitted|reviewed)"
    r"|(?:first|last|originally)[ -](?:published|posted|updated|modified|edited|revised|reviewed)"
    r"|(?:publication|release|pub|issue|issuance|filing|report|incident|hearing|decision|event)[ -]date"
    r"|date of (?:publication|issue|release|report|incident|hearing|judgment|judgement|decision|filing)"
    r"|embargoed? until|embargo|day|time|timestamp"
)
_OTHER_KEYS = (
    r"authors?|by-?line|written by|posted by|published by|reported by|prepared by|compiled by|edited by"
    r"|editors?|reporters?|reporting officer|investigating officer|officer|publisher|publication|newspaper"
    r"|agency|source|sources|via|originally published (?:in|at|on)|posted (?:in|on)|filed (?:under|in)"
    r"|section|category|categories|topics?|tags?|labels?|keywords?|key ?words|subjects?|departments?"
    r"|title|headline|subtitle|sub-?title|document(?: id| no\.?| number| type)?|doc ?id|id|identifier"
    r"|doi|isbn|issn|url|uri|link|permalink|web ?site|web|language|edition|volume|vol\.?|issue|number"
    r"|no\.?|pages?|copyright|licen[cs]e|rights|version|revision|classification|status|type|format"
    r"|(?:case|docket|file|report|incident|application|reference|ref|release|claim|crime|cad|order"
    r"|neutral citation)(?:\s(?:no|nos|number|id|ref|reference)\b)?[.#]?|our ref|your ref|ref"
    r"|court|judges?|before|plaintiffs?|defendants?|appellants?|respondents?|petitioners?|applicants?"
    r"|counsel|location|place|city|country|region|contacts?|(?:media|press) (?:contacts?|enquiries"
    r"|inquiries|office)|for (?:more|further|additional) information(?:,? (?:please )?contact)?"
    r"|e-?mail|phone|tel(?:ephone)?\.?|mobile|cell|fax|address|distribution|recipients?|duration"
    r"|present|in attendance|attend(?:ing|ance|ees)|apologies|absent|venue|reading time|word count|words|length|byline|credit line|dob|date of birth|sex|age|race"
)
_KEYED = re.compile(
    rf"[*_]{{0,2}}(?:{_DATE_KEYS}|{_OTHER_KEYS})[*_]{{0,2}}\s*:[*_]{{0,2}}(?:\s+|$)", re.IGNORECASE
)
_DATED = re.compile(
    rf"(?:{_DATE_KEYS})(?:\s+(?:on|at))?[\s:]+{MOMENT}(?:\s*[|·•,–-]?\s*(?:(?:{_DATE_KEYS})[\s:]+)?(?:{MOMENT}))?"
    r"(?:\s*[|·•–-]\s*[^|·•]{1,40}){0,3}[.)]?",
    re.IGNORECASE,
)
# "Prepared by the guild for its members, 12 May 2020"; not "Prepared for the hearing of 12 May 2020".
_PREPARED = re.compile(
    r"(?:prepared|drafted|compiled|written|drawn up|assembled|collated|edited|translated)\b"
    rf"(?: by\b[^.?!;:]{{2,100}}?)?(?:,|\son|\s?[–—|(]|\s-)\s*{MOMENT}[.)]*",
    re.IGNORECASE,
)
_PLACE_AND_DATE = re.compile(rf"(?:[A-Z][\w.'’-]+,?\s){{1,5}}(?:on\s|the\s)?(?i:{MOMENT})\.?")
_FIELD = re.compile(r"[A-Z][\w /.'’&()#-]{0,34}[\w.)]\s?:\s+\S")
_NAME = (
    r"(?:(?:d|l|al|el)?['’-]?[A-Z][\w.'’-]*|(?:de|da|di|del|van|von|der|den|bin|ibn|al|el|la|le)\b)"
)
_JOB = (
    r"(?:staff|senior|chief|special|foreign|political|legal|crime|court|science|health|business|sports?"
    r"|world|national|diplomatic|security|defen[cs]e|our|own|the|a|an|for|of|in|at|and|with|to|on|from|via"
    r"|from|additional|reporting|contributing|freelance|investigative|writers?|reporters?|correspondents?"
    r"|editors?|contributors?|columnists?|journalists?|bureau|desk|agencies|agency|wire|services?|team"
    r"|associated|press|reports?|news)"
)
_BYLINE = re.compile(
    rf"[*_]{{0,3}}(?:by|written by|story by|words by|reported by|posted by|compiled by|text by|analysis by"
    rf"|opinion by|review by|interview by|submitted by)[ :]+(?!(?:The|A|An|Now|Then|Far|All|Any|Land|Sea|Air)\b)(?P<who>{_NAME}(?:,?\s+(?:{_NAME}|{_JOB}|&)){{0,14}})"
    rf"(?:\s*[,|·•–—-]?\s*{MOMENT})?\s*(?:\(?@\w+\)?)?(?:\s*[|·•–—-]\s*[^|·•]{{1,60}}){{0,3}}\s*[,.]?[*_]{{0,3}}"
)
_BY = re.compile(
    r"[*_]{0,3}(?:by|written by|story by|words by|reported by|posted by|compiled by|text by|analysis by|opinion by"
    r"|review by|interview by|submitted by)\b[ :]",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"[(\[]?(?:(?:additional |further |with )?(?:reporting|writing|editing|report|research|translation) by\b"
    r"|compiled from|with (?:inputs?|reports?|files) from|(?:edited|translated|written) by (?-i:[A-Z])"
    r"|contributed to this (?:report|story|article))",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\b(?:contributed (?:to this (?:report|story|article)|reporting)|contributed from\b.{2,40})[.)]*$"
)
_INQUIRIES = re.compile(
    r"for (?:more|further|additional|media) (?:information|details|requests|inquiries|enquiries|queries)\b.{0,120}\b(?:contact|call|visit|e-?mail|write to)\b"
    r"|(?:to|please) (?:contact|reach)\b.{0,80}\b(?:e-?mail|call)\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:\d{1,3}|an?|one) (?:minute|min|hour|hr|day|week|month|year)s? ago", re.IGNORECASE
)
_RELEASE = re.compile(
    r"(?:\**\s*(?:for immediate release|immediate release|press release|news release|media (?:release|advisory|statement)"
    r"|press (?:statement|advisory)|embargoed\b.{0,80}|not for (?:distribution|publication|release)\b.{0,80}"
    r"|unclassified|confidential|public|official|for official use only|ends?|more|end of (?:document|release|report|statement)"
    r")\s*\**|[-–—]?\s*(?:30|ends?)\s*[-–—]|\(?(?:ends?|more)\)|#{2,}\s*\w{0,5}\s*#*)[.:]?",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\S+@[\w-]+(?:\.[\w-]+)+|(?:\+\d{1,3}|\(\d{2,5}\)|\b\d{3}[ .-](?=\d{3}[ .-]\d{4}))[\d\s().-]{6,18}|https?://\S+|www\.\S+",
    re.IGNORECASE,
)
# What stands above a judgment: who is against whom, and under which number.
_CASE = re.compile(
    r"(?:(?:the )?(?:plaintiffs?|defendants?|appellants?|appellees?|respondents?|petitioners?|applicants?|claimants?|prosecutor)"
    r"(?:[-/ ](?:and )?(?:plaintiffs?|defendants?|appellants?|appellees?|respondents?|petitioners?))?[.,;]?(?:\s+and\b.{0,40})?"
    r"|-?\s*(?:v|vs|versus|against|and|between)[.:]?\s*-?(?:\s{3,}.{1,60})?"
    r"|(?:case|docket|index|file|application|claim|criminal|civil|crl?\.?|no)\.?\s*(?:nos?|number|#)\.?:?\s*[\w./:-]*\d[\w./: -]{0,30})",
    re.IGNORECASE,
)
_CONTACTS_BELOW = re.compile(
    r"(?:(?:media|press|news|public|investors?|analysts?|company|sales)?\s*(?:contacts?|enquiries|inquiries)(?: (?:details|information|person))?"
    r"|for (?:more|further|additional) information,?(?: please)? contact|notes? to editors?)\s*:?",
    re.IGNORECASE,
)
_LONGEST = 240
_HEAD = 40  # lines


def take_metadata(sheet: Sheet) -> None:
    _take_front_matter(sheet)
    head = set(_head(sheet))
    for place in sheet.lone(_LONGEST):
        if _CONTACTS_BELOW.fullmatch(sheet.lines[place].text):
            _take_block(sheet, place)
            continue
        line = sheet.lines[place]
        if (_KEYED.match(line.text) and not _tells(line.text)) or _DATED.fullmatch(line.text):
            sheet.take_line(place, SegmentKind.METADATA, dated=_date_in(line.text, line.start))
        elif is_moment(line.text) or is_time(line.text) or _AGO.fullmatch(line.text):
            kind = SegmentKind.METADATA if place in head else SegmentKind.HEADING
            sheet.take_line(place, kind, dated=_date_in(line.text, line.start))
        elif (
            _RELEASE.fullmatch(line.text)
            or _CASE.fullmatch(line.text)
            or _is_aside(line.text)
            or _INQUIRIES.match(line.text)
        ):
            sheet.take_line(place, SegmentKind.METADATA)
        elif byline := _byline(line.text):
            author = byline.span("who")
            sheet.take_line(
                place,
                SegmentKind.CREDIT,
                author=Span(line.start + author[0], line.start + author[1]),
                dated=_date_in(line.text[author[1] :], line.start + author[1]),
            )
        elif _is_by_others(line.text):
            sheet.take_line(place, SegmentKind.CREDIT)
    _take_head(sheet)
    _take_contacts(sheet)


def _is_by_others(words: str) -> bool:
    """It says who else has worked on a report."""
    return ("contributed" in words and _CONTRIBUTED.search(words) is not None) or (
        _DESK.match(words) is not None and not _tells(words[20:])
    )


def _is_aside(words: str) -> bool:
    """ "(CROSSTALK)", "[APPLAUSE]"."""
    return words[0] in "([" and words[-1] in ")]" and words.isupper() and words.count(" ") < 6


def _byline(words: str) -> re.Match[str] | None:
    opening = _BY.match(words)
    if opening is None:
        return None
    return _BYLINE.fullmatch(
        words[0].lower() + words[1 : opening.end()].lower() + words[opening.end() :]
    )


def _tells(words: str) -> bool:
    """It has a whole sentence: more than what names something."""
    return words.endswith((".", "!", "?", ".”", '."')) and words.count(" ") >= 6


def _date_in(words: str, start: int) -> Span | None:
    found = date_in(words)
    return Span(start + found.start(), start + found.end()) if found else None


def _take_front_matter(sheet: Sheet) -> None:
    """The lines between two rules at the very top, as static sites keep their posts' metadata."""
    lines = sheet.lines
    if not lines or lines[0].text not in ("---", "+++"):
        return
    for end in range(1, min(len(lines), _HEAD)):
        if lines[end].text == lines[0].text:
            for place in range(end + 1):
                line = lines[place]
                sheet.take_line(place, SegmentKind.METADATA, dated=_date_in(line.text, line.start))
            return


def _take_head(sheet: Sheet) -> None:
    """Fields of a form above the first line that tells something, where three or more stand together."""
    run: list[int] = []
    for place in _head(sheet):
        line = sheet.lines[place]
        if sheet.taken[place]:
            continue
        if _FIELD.match(line.text) and not line.is_finished:
            run.append(place)
        elif _PLACE_AND_DATE.fullmatch(line.text) or _PREPARED.fullmatch(line.text):
            sheet.take_line(place, SegmentKind.METADATA, dated=_date_in(line.text, line.start))
    if len(run) >= 3:
        for place in run:
            line = sheet.lines[place]
            sheet.take_line(place, SegmentKind.METADATA, dated=_date_in(line.text, line.start))


def _head(sheet: Sheet) -> Iterator[int]:
    for place, line in enumerate(sheet.lines[:_HEAD]):
        is_told = not sheet.taken[place] and _tells(line.text) and line.text[-1] not in "!?"
        if len(line.text) > _LONGEST or is_told:
            return
        yield place


def _take_contacts(sheet: Sheet) -> None:
    """Lines with little but a number or an address to call or write to."""
    for place in sheet.lone(120):
        words = sheet.lines[place].text
        if sheet.lines[place].is_finished:
            continue
        rest = _CONTACT.sub("", words)
        if rest != words and sum(map(str.isalpha, rest)) <= 16:
            sheet.take_line(place, SegmentKind.METADATA)


def _take_block(sheet: Sheet, first: int) -> None:
    """A line that announces whom to ask, and the short ones under it."""
    for place in range(first, min(first + 8, len(sheet.lines))):
        line = sheet.lines[place]
        if not sheet.is_free(place) or len(line.text) > 80 or _tells(line.text):
            return
        if place > first and line.gap > (place == first + 1):
            return
        sheet.take_line(place, SegmentKind.METADATA)


def end_of_glued_metadata(words: str, is_at_the_top: bool) -> int:
    """Where the prose of a line begins that opens with metadata; 0 if it doesn't.

    A key with its date ("date 2021-08-31 The …") counts; a date before a sign ("3 May 2021 | The …") and
    a bare numeric date do in a text's first line, for further down they begin an entry of a chronology.
    What follows must begin like a sentence.
    """
    head = words[:300]
    end = 0
    glued = _GLUED if is_at_the_top else _GLUED_BY_KEY
    while opening := glued.match(head, end):
        end = opening.end()
    if not end and is_at_the_top and (opening := _NUMERIC.match(head)):
        end = opening.end()
    if not end or end >= len(words):
        return 0
    first = words[end]
    return end if first.isupper() or first in "\"“'‘«(" else 0


_AFTER = r"\s*[|·•.;,–—-]*\s+"
_KEY_AND_DATE = rf"(?:{_DATE_KEYS})(?:\s+(?:on|at))?[\s:]+{MOMENT}"
_GLUED = re.compile(rf"(?:{_KEY_AND_DATE}|{MOMENT}(?=\s*[|·•])){_AFTER}", re.IGNORECASE)
_GLUED_BY_KEY = re.compile(rf"{_KEY_AND_DATE}{_AFTER}", re.IGNORECASE)
_NUMERIC = re.compile(
    rf"(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?{_AFTER}"
)
