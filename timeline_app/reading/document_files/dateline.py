"""Finds the date of publication that a text states near its top: a dateline, or a line with a byline.

A date in the midst of a sentence is what the text tells about, and is left alone.
"""

import re

from timeline_app.model.source import Basis
from timeline_app.reading.document_files.document_file import Published
from timeline_app.reading.document_files.stated_dates import WrittenDate, written_dates

_TOP = 2_000  # characters within which a dateline stands
_LONGEST_LINE = 120  # a longer line is a paragraph
_LONGEST_PLACE = 60  # of what stands before the date of a dateline

_CUE = re.compile(
    r"\b(?:first\s+)?(?:published|posted|issued|released|publication\s+date|date|dated)"
    r"(?:\s+(?:on|at))?\s*[:\-–—|]?\s*$",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:updated|modified|edited|revised|corrected|accessed|retrieved|viewed|printed|saved)"
    r"(?:\s+(?:on|at))?\s*[:\-–—|]?\s*$",
    re.IGNORECASE,
)
_AFTER_DATELINE = re.compile(r"\s*(?:[–—-]+\s|[.:)|·•]|\(|$)")
_SENTENCE = re.compile(
    r"\b(?:on|in|since|until|till|from|before|after|by|of|to|and|between)\s*$", re.I
)


def date_near_top(text: str) -> Published | None:
    """When `text` says it was published, with the words that say so."""
    top = text[:_TOP]
    found: list[tuple[int, WrittenDate, str]] = []
    for written in written_dates(top):
        start = top.rfind("\n", 0, written.start) + 1
        end = top.find("\n", written.start)
        if end < 0:
            end = len(top) if len(text) <= _TOP else _TOP + _LONGEST_LINE
        before = top[start : written.start]
        after = top[written.start + len(written.phrase) : end]
        rank, words = _as_publication(before, after, end - start)
        if words:
            found.append((rank, written, words))
    if not found:
        return None
    _, written, words = min(found, key=lambda each: each[0])  # of equals, the first
    return Published(
        edtf=written.edtf,
        basis=Basis.STATED,
        evidence=f"{words} near the top of the text: “{' '.join(written.phrase.split())}”",
        phrase=written.phrase,
        start=written.start,
    )


def _as_publication(before: str, after: str, length: int) -> tuple[int, str]:
    """How little a date says of publication, by what stands around it on its line, and in words.

    No words: it says nothing of it.
    """
    if _LATER.search(before[-80:]):
        return 9, ""
    if _CUE.search(before[-80:]):
        is_label = length <= _LONGEST_LINE or len(before.split()) <= 3
        return (0, "a line that tells the date") if is_label else (9, "")
    if _SENTENCE.search(before[-40:]):
        return 9, ""
    if length <= _LONGEST_LINE and re.match(r"\s*by\s+\S", before, re.IGNORECASE):
        return 2, "a byline"
    if not before.strip() and not after.strip():
        return 1, "a line that is a date"
    if _names_places(before) and _AFTER_DATELINE.match(after):
        return 2, "a dateline"
    return 9, ""


def _names_places(before: str) -> bool:
    """Whether this is nothing or capitalised words, as in "KABUL, Afghanistan (AP) — "."""
    words = re.findall(r"\w[\w'’]*", before) if len(before) <= _LONGEST_PLACE else ["a"]
    return len(words) <= 8 and all(word[0].isupper() for word in words)
