"""Where and when a report was filed, before its first words: "OLDPORT, Aug. 15 (Agency) —"."""

import re

from timeline_app.extraction.texts.date_shape import DATE, date_in
from timeline_app.extraction.texts.span import Span

_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ /](?:[A-Z][A-Z.'’-]*|(?:de|del|la|al|el|and)\b)){0,4}"
_PLACE = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]+|de|del|la|al|el)){0,3}"
_REGION = rf"(?:,\s*(?!(?:{DATE})){_PLACE}){{0,2}}"
_DAY = rf"(?:,?\s*(?i:{DATE})|\s*\((?i:{DATE})\))"
_AGENCY = r"(?:\s*\([A-Z][\w&.,'’ /-]{1,40}\)|\s*/[A-Z][\w ]{1,30}/|\s*\[[A-Z][\w ]{1,30}\])"
_DASH = r"\s*(?:[—–―]|\s-{1,2}|--|\s_)\s*"
_AFTER = r"(?=[A-Z0-9\"“'‘«(\[])"
_LOUD = re.compile(rf"{_CAPITALS}{_REGION}{_DAY}?{_AGENCY}?{_DASH}{_AFTER}")
_COLON = re.compile(rf"{_CAPITALS}{_REGION}{_DAY}?{_AGENCY}?\s*:\s+{_AFTER}")
_QUIET = re.compile(rf"{_PLACE}{_REGION}{_DAY}?{_AGENCY}{_DASH}{_AFTER}")
_DATED_PLACE = re.compile(rf"{_PLACE}{_REGION}{_DAY}{_DASH}{_AFTER}")
_FAR = re.compile(rf"{_PLACE},\s*{_PLACE}(?:\s?[–—]\s?|\s-{{1,2}}\s){_AFTER}")
_SENT = re.compile(rf"(?i:{DATE}){_AGENCY}{_DASH}{_AFTER}|{_AGENCY}{_DASH}{_AFTER}")
_STOPPED = re.compile(rf"{_PLACE}{_REGION}{_AGENCY}?,\s*(?i:{DATE})\.\s+{_AFTER}")
_GLUED = re.compile(r"\((?:[A-Z]{2,6}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\)\s*(?=[A-Z“\"‘])")
_ANYWHERE = (_LOUD, _QUIET, _SENT)
_AT_THE_TOP = (_COLON, _DATED_PLACE, _FAR, _STOPPED, _GLUED)
_REACH = 140


def end_of_dateline(text: str, span: Span, is_at_the_top: bool) -> int:
    """Where the prose of a paragraph begins that opens with a dateline; 0 if it doesn't.

    Further down, a place with its date is likelier an entry of a chronology.
    """
    limit = min(span.end, span.start + _REACH)
    for pattern in _ANYWHERE + _AT_THE_TOP if is_at_the_top else _ANYWHERE:
        found = pattern.match(text, span.start, limit)
        if found and found.end() < span.end:
            return found.end()
    return 0


def date_of(text: str, span: Span) -> Span | None:
    found = date_in(text, span.start, span.end)
    return Span(*found.span()) if found else None
