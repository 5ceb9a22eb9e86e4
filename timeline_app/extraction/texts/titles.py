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
    for each in segments:
        if each.kind in _TOLD:
            words = _first_sentence(text, each.span)
            if not (_is_label(words) or is_greeting(words)):
                yield _shortened(_LABEL_BEFORE.sub("", words, count=1))
    for each in segments:
        yield _shortened(_first_sentence(text, each.span))


def _is_label(words: str) -> bool:
    bare = words.strip(" *#_=:.!|–—-[]()")
    return not any(map(str.isalpha, bare)) or bool(_LABEL.fullmatch(bare) or is_moment(bare))


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
