"""What a page says around its text: navigation, calls to share or subscribe, page numbers and running heads."""

import re
from collections import Counter

from timeline_app.extraction.texts.segment import SegmentKind
from timeline_app.extraction.texts.sheet import Sheet

_WHOLE = re.compile(
    r"[^\w\"“‘']*(?:share(?: (?:this|on|via|with|the)\b.{0,60})?|tweet(?: this)?|e-?mail(?: this)?(?: article| story)?|print(?: this)?(?: article| page| story)?"
    r"|copy link|save(?: article| story| for later)?|bookmark|follow (?:us|me)\b.{0,80}|follow .{2,80}\b(?:coverage|https?:|on (?:twitter|facebook|instagram|telegram|x))\b.{0,120}|our standards:.{0,80}|like us on .{0,60}|join (?:us|our|the)\b.{0,40}(?:channel|group|newsletter|community|discussion|conversation)"
    r"|(?:facebook|twitter|linkedin|whatsapp|pinterest|telegram|reddit|instagram|youtube|e-?mail|messenger|copy link|print|x|flipboard)(?:\W+(?:facebook|twitter|linkedin|whatsapp|pinterest|telegram|reddit|instagram|youtube|e-?mail|messenger|copy link|print|x|flipboard))*"
    r"|advertisements?|sponsored(?: content| links?| by\b.{0,60})?|ad|ads by .{0,40}|promoted(?: content)?|paid (?:post|content)|article continues (?:below|after)\b.{0,40}|story continues (?:below|after)\b.{0,40}|continue reading(?: below| the main story)?|scroll (?:down )?to continue\b.{0,60}"
    r"|subscribe(?:\b.{0,80})?|sign (?:up|in)(?:\b.{0,80})?|log ?(?:in|out)(?:\b.{0,40})?|register(?: now| here| for\b.{0,60})?|newsletters?|my account|donate(?: now)?|support us|become a (?:member|subscriber|supporter)\b.{0,40}"
    r"|home|menu|search|skip to (?:main )?(?:content|navigation)|main navigation|navigation|toggle navigation|close|back to top|top of page|next(?: article| story| page| post)?|previous(?: article| story| page| post)?|more|show (?:more|less)|load more(?:\b.{0,30})?|view (?:all|more|gallery|comments?)(?:\b.{0,20})?|see (?:all|more)(?:\b.{0,20})?|read (?:more|next|the full (?:story|article))|full (?:story|article)|click here\b.{0,80}|tap (?:here|to)\b.{0,60}|download (?:the|our)\b.{0,30}\bapp\b.{0,30}|listen(?: to (?:this |the )?(?:article|story))?(?: \(.{1,20}\))?|play (?:video|audio)|watch(?: live| now)|video|photos?|gallery|live|live updates|breaking news|latest(?: news| stories)?|top stories|trending(?: now)?|most (?:read|popular|viewed|shared)(?: (?:news|stories|articles))?|recommended(?: for you| stories| reading)?|you (?:may|might) (?:also )?(?:like|be interested in)|more (?:from|on|in|stories|news|like this)\b.{0,60}|related(?: (?:articles?|stories|topics|news|content|posts|links|coverage|video))?|editors?['’]?s? picks?|around the web|from the web|what(?:['’]s)? to read next|up next"
    r"|(?:\d+|no|leave a|post a|add a|view|show|hide|read|join the) comments?(?: \(\d+\))?|comments?(?: \(\d+\)| are closed\.?)?|reply|report (?:this )?(?:ad|comment|error|typo)\b.{0,20}"
    r"|terms(?: (?:of (?:use|service)|and conditions|& conditions))?|privacy(?: (?:policy|notice))?|cookies?(?: (?:policy|settings|preferences|notice))?|accept(?: all)?(?: cookies)?|manage (?:cookies|preferences)|do not sell my\b.{0,40}|contact us|about us|careers|advertise(?: with us)?|sitemap|site map|help(?: cent(?:er|re))?|faq|rss|feedback|accessibility"
    r"|\[?edit\]?|\[?hide\]?|\[?show\]?|jump to (?:navigation|search|content)|from \w{3,20}, the free .{2,60}|please consider the environment\b.{0,100}|(?:retrieved|archived) from .{0,160}|category:.{0,200}|hidden categories:.{0,200}"
    r"|this (?:article|story|post|page) (?:was|is|has been|first|originally)\b.{0,40}\b(?:published|updated|appeared|posted|printed|translated|edited|modified|corrected|amended)\b.{0,160}"
    r"|(?:this|the|a) (?:comment|post|message|tweet|reply|thread) (?:was|is|has been|violated|is no longer)\b.{0,40}\b(?:removed|deleted|hidden|flagged|moderat\w+|locked|rules|guidelines|available)\b.{0,120}"
    r"|appeared in the .{0,60}\bedition\b.{0,80}|this (?:e-?mail|message|communication)\b.{0,200}\b(?:confidential|privileged|intended (?:solely|only))\b.{0,200}|we use cookies\b.{0,300}|by (?:continuing|using)\b.{0,60}\b(?:site|website)\b.{0,200}|please (?:enable|turn on) (?:javascript|cookies)\b.{0,100}|your browser\b.{0,160}|enter your e-?mail\b.{0,60}|get (?:the|our|more)\b.{0,60}\b(?:newsletter|inbox|app|alerts)\b.{0,60}|(?:have|got) a (?:tip|story|question)\b.{0,120}"
    r")[^\w:]*",
    re.IGNORECASE,
)
_LINKS_BELOW = re.compile(
    r"\W*(?:related\b.{0,30}|most (?:read|popular|viewed|shared)\b.{0,30}|recommended\b.{0,30}|trending\b.{0,20}|top stories|latest(?: news| stories)?"
    r"|more (?:from|on|in|stories|news|like this)\b.{0,60}|you (?:may|might) (?:also )?(?:like|be interested in)|editors?['’]?s? picks?|around the web|from the web"
    r"|what(?:['’]s)? to read next|up next|read (?:more|also|next)|also read|see also|don['’]t miss)\W*",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"[A-Z][\w&'’/ -]{1,24}")
_OPENING = re.compile(
    r"\W{0,3}(?:read (?:more|also|next|the full (?:story|article|report|statement))|also read|must read|read|see also|see more|see|related(?: (?:articles?|stories|story|reading|coverage|news))?|more(?: on this(?: story)?)?|watch|listen|don['’]t miss|recommended|further reading)\s?(?::|\||>|»|→|[-–—]\s)\s*\S",
    re.IGNORECASE,
)
# Titles of other texts, once the text's own has gone by.
_SERIES = re.compile(
    r"\W{0,3}(?:explainer|analysis|opinion|in pictures|live|gallery|photos|video|podcast|interactive|timeline|profile|factbox)\s?(?::|\||>|»|→)\s*\S",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)\s(?!\d{1,2}\s|(?:[A-Z]\w+\s){0,2}[12]\d{3}\s?[:–—-])|copyright\s*(?:©|\(c\)|\d{4}|by\b|:)|all rights reserved|the views expressed\b|the opinions expressed\b|no part of this\b"
    r"|this material may not\b|reproduction\b.{0,60}\b(?:prohibited|permission))",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|\[(]\s*)?(?:page|p\.|pg\.?)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-–—|\])])?",
    re.IGNORECASE,
)
_SAYS_PAGE = re.compile(
    r".{0,80}\b(?:page|p\.|pg\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_LONGEST = 400
_PROSE = 80
_LONGEST_HEAD = 40  # of a page, if it ends as sentences do
_MOST_LINKS = 12


def take_boilerplate(sheet: Sheet) -> None:
    _take_furniture(sheet)
    begun = False
    for place in sheet.lone(_LONGEST):
        words = sheet.lines[place].text
        begun = begun or (
            len(words) > _PROSE or (place > 0 and len(sheet.lines[place - 1].text) > _PROSE)
        )
        if (
            _WHOLE.fullmatch(words)
            or (len(words) <= 200 and _OPENING.match(words) and not words.endswith((".", "”", '"')))
            or (len(words) <= 300 and _RIGHTS.match(words))
            or (begun and len(words) <= 160 and _SERIES.match(words) and words[-1] not in '.”"')
        ):
            sheet.take_line(place, SegmentKind.BOILERPLATE)
            if _LINKS_BELOW.fullmatch(words):
                _take_links(sheet, place + 1)
    _take_navigation(sheet)


def _take_links(sheet: Sheet, first: int) -> None:
    """Titles of other texts, which end as no sentence does, up to where one is told or a gap opens."""
    for place in range(first, min(first + _MOST_LINKS, len(sheet.lines))):
        line = sheet.lines[place]
        is_title = not line.is_finished or line.text[-1] == "?"
        if not sheet.is_free(place) or not is_title or len(line.text) > 150:
            return
        if (line.gap > 1 and place > first) or sheet.joining.joins(place):
            return
        sheet.take_line(place, SegmentKind.BOILERPLATE)


def _take_navigation(sheet: Sheet) -> None:
    """Runs of three entries or more of a menu, beside what is known to be around the text."""
    if SegmentKind.BOILERPLATE not in sheet.kinds:
        return
    lines, first = sheet.lines, 0
    entries = [
        (
            sheet.kinds[place] is SegmentKind.BOILERPLATE
            or (not sheet.taken[place] and _ENTRY.fullmatch(line.text) is not None)
        )
        and line.text.count(" ") < 3
        for place, line in enumerate(lines)
    ]
    while first < len(lines):
        end = first
        while end < len(lines) and entries[end]:
            end += 1
        known = sum(sheet.taken[first:end])
        if end - first > 3 and known and (known > 1 or first == 0):
            for place in range(first, end):
                if sheet.is_free(place):
                    sheet.take_line(place, SegmentKind.BOILERPLATE)
        first = max(end, first + 1)


def _take_furniture(sheet: Sheet) -> None:
    """Page numbers, and what repeats at the top or bottom of pages but for its numbers."""
    lines = sheet.lines
    if not lines:
        return
    pages = lines[-1].page
    edges = _edges(sheet) if pages else []
    heads = Counter(_DIGITS.sub("#", lines[place].text) for place in edges)
    for place in edges:
        words = lines[place].text
        is_prose = lines[place].is_finished and len(words) > _LONGEST_HEAD
        repeats = heads[_DIGITS.sub("#", words)] >= max(2, pages // 3) and not is_prose
        if len(words) <= 120 and sheet.is_free(place) and (repeats or _is_page_number(words)):
            sheet.take_line(place, SegmentKind.BOILERPLATE)
    for place in sheet.lone(24):
        words = lines[place].text
        if (words.isdecimal() and len(words) < 4) or _SAYS_PAGE.fullmatch(words):
            sheet.take_line(place, SegmentKind.BOILERPLATE)


def _is_page_number(words: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(words) or _SAYS_PAGE.fullmatch(words))


def _edges(sheet: Sheet) -> list[int]:
    """The first two and last two lines of each page."""
    lines = sheet.lines
    starts = [
        0,
        *(place for place in range(1, len(lines)) if lines[place].page != lines[place - 1].page),
    ]
    edges: set[int] = set()
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        edges.update(range(start, min(start + 2, end)))
        edges.update(range(max(start, end - 2), end))
    return sorted(edges)
