"""What a document is called: its subject, its heading, else its first sentence; not the label above them.

Titles that a format states by metadata are `reading`'s business.
"""

import re
from collections.abc import Iterator, Sequence

from timeline_app.extraction.texts.date_shape import is_moment
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.signatures import is_greeting
from timeline_app.extraction.texts.span import Span

_LONGEST = 120  # characters of a title
_HEAD = 15  # segments that may stand above a letter's greeting
_LOOKED_AT = 2_000  # characters of a paragraph
_KEYED = re.compile(
    r"[*_]{0,2}(?:subject|title|headline|re)[*_]{0,2}\s?:[*_]{0,2}\s*(?P<title>\S.*)", re.IGNORECASE
)
_SECTION = (
    r"(?:world|national|international|local|regional|politics|business|economy|sports?|culture|science|health"
    r"|technology|opinion|analysis|comment|commentary|editorial|feature|features|interview|investigation|profile"
    r"|explainer|letters?|obituar(?:y|ies)|top stor(?:y|ies)|latest|news)"
)
# What stands above a title, or before it with a sign between: it says what kind of text this is.
_LABEL = re.compile(
    rf"(?:(?:breaking|urgent|developing|exclusive|live|flash|alert|updated?|correction|watch|video|photos?|pictures"
    rf"|gallery|{_SECTION})(?:\s+(?:news|stor(?:y|ies)|updates?|blog|coverage|report|alert|brief(?:ing|s)?))?"
    r"|(?:(?:official|joint|public|press|news|media|daily|weekly|monthly|annual|final|interim|internal)\s+)*"
    r"(?:statements?|release|memo(?:randum)?|notice|bulletin|newsletter|report|minutes|transcript|communiqu[eé]"
    r"|announcement|summary|briefing|letter|circular|dispatch)"
    r"|(?:for|not for) (?:immediate )?(?:release|distribution|publication)|live updates|in brief"
    r"|(?:page )?\d{1,4}|contents|table of contents)",
    re.IGNORECASE,
)
# The name of a newspaper above its article.
_MASTHEAD = re.compile(
    r"(?:The )?(?:[A-Z][\w'’-]+ ){0,3}(?:Advertiser|Chronicle|Courier|Daily|Dispatch|Echo|Examiner|Gazette|Globe|Guardian"
    r"|Herald|Independent|Journal|Ledger|Mail|Mercury|Messenger|Mirror|News|Observer|Post|Press|Register|Sentinel"
    r"|Standard|Telegraph|Times|Tribune|Weekly)(?: (?:Online|Agency))?"
)
_MENU = re.compile(r"[^|·•›»]{1,30}(?:\s[|·•›»]\s[^|·•›»]{1,30}){2,}")
_LABEL_BEFORE = re.compile(rf"{_LABEL.pattern}\s*(?:[:|•·–—]|\s-\s)\s*(?=\S)", re.IGNORECASE)
_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])")
# A stop after these ends no sentence: titles, ranks, initials, months and other short forms.
_SHORTENED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|St|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Sen|Rep|Gov|Pres|Hon|Jr|Sr|Ltd|Inc|Co|Corp"
    r"|No|Nos|vs?|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mt|Ft|Art|Sec|approx|est)|\b[A-Z])$"
)
_TOLD = (SegmentKind.HEADING, SegmentKind.PARAGRAPH, SegmentKind.LIST, SegmentKind.POST)


def title_of(text: str, segments: Sequence[Segment]) -> str | None:
    """What ``text`` is called, on one line; None where it has no words. ``segments`` may end before it does."""
    return next(filter(None, _titles(text, segments)), None)


def _titles(text: str, segments: Sequence[Segment]) -> Iterator[str]:
    for each in segments:
        if each.kind in _TOLD:
            break
        if each.kind is SegmentKind.METADATA and not each.is_quoted:
            keyed = _KEYED.match(_line(text, each.span))
            if keyed:
                yield _shortened(keyed["title"])
    greeting = next((each for each in segments[:_HEAD] if _greets(_line(text, each.span))), None)
    for each in segments:
        if each.kind in _TOLD and each != greeting:
            words = _first_sentence(text, each.span)
            is_of_letter = greeting is not None and each.span < greeting.span
            if not (_is_label(words) or (is_of_letter and _is_of_address(words))):
                before = _LABEL_BEFORE.match(words)
                yield _shortened(words[before.end() :] if before else words)
    for each in segments:
        yield _shortened(_first_sentence(text, each.span))


def _is_label(words: str) -> bool:
    bare = words.strip(" *#_=:.!|–—-[]()")
    is_one = _LABEL.fullmatch(bare) or _MASTHEAD.fullmatch(bare) or _MENU.fullmatch(bare)
    return not any(map(str.isalpha, bare)) or bool(is_one or is_moment(bare))


def _greets(words: str) -> bool:
    """It opens a letter: "Hello all," rather than "Hello again"."""
    return is_greeting(words) and (words[-1] in ",:!" or words[:5].lower() == "dear ")


def _is_of_address(words: str) -> bool:
    """Of whom a letter is to or from, above its greeting: few words or a number of a house."""
    return words.count(" ") < 3 or any(map(str.isdigit, words))


def _line(text: str, span: Span) -> str:
    return " ".join(text[span.start : min(span.end, span.start + _LOOKED_AT)].split())


def _first_sentence(text: str, span: Span) -> str:
    words = _line(text, span)
    for end in _END.finditer(words):
        if words[end.start()] != "." or not _SHORTENED.search(words, 0, end.start()):
            return words[: end.end()]
    return words


def _shortened(words: str) -> str:
    """``words`` up to where a title is long enough, whole."""
    if len(words) <= _LONGEST:
        return words
    end = words.rfind(" ", _LONGEST // 2, _LONGEST)
    return f"{words[: end if end > 0 else _LONGEST].rstrip(' ,;:–—-')}…"
