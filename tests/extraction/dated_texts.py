"""Reads texts whose events have their dates marked by hand, and judges the dates that are proposed for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tests.extraction.marked_texts import FOLDER
from timeline_app.extraction.drafts.draft import DocumentDraft
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document
from timeline_app.model.calendar import DAY
from timeline_app.model.time import parse_edtf

_HEAD = re.compile(r"=== (?P<name>[^,\n]+), (?P<published>\S+)\n")
_MARK = re.compile(r"\{(?P<edtf>[^|{}]+)\|(?P<words>[^{}]+)\}")


@dataclass(frozen=True, slots=True)
class DatedText:
    """``dates`` are those of events, by where their words begin in ``text``."""

    name: str
    published: str | None
    text: str
    dates: dict[int, str]


class Verdict(StrEnum):
    EXACT = "exact"
    BOUNDED = "bounded"  # wider than the date that is right, but around it
    UNDATED = "undated"
    WRONG = "wrong"
    UNFOUND = "unfound"  # no event is proposed there


def dated_texts(name: str) -> Iterator[DatedText]:
    """The texts of a file: ``{date|word}`` under lines "=== name, date of publication or -"."""
    whole = (FOLDER / name).read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(whole))
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(whole)
        published = None if head["published"] == "-" else head["published"]
        yield DatedText(head["name"], published, *_unmarked(whole[head.end() : end].strip()))


def _unmarked(marked: str) -> tuple[str, dict[int, str]]:
    text, at, dates = "", 0, {}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        dates[len(text)] = mark["edtf"]
        text += mark["words"]
        at = mark.end()
    return text + marked[at:], dates


def verdicts(model: LanguageModel, dated: DatedText) -> Iterator[tuple[int, Verdict, str | None]]:
    """Of each marked event where it stands, the verdict on its proposed date, and that date."""
    draft = propose_document(model, dated.text, published=dated.published)
    for start, right in dated.dates.items():
        is_found, proposed = _proposed(draft, start)
        if not is_found:
            yield start, Verdict.UNFOUND, None
        else:
            yield start, _verdict(right, proposed), proposed


def _proposed(draft: DocumentDraft, start: int) -> tuple[bool, str | None]:
    for event in draft.events:
        if any(span.start <= start < span.end for span in (event.trigger, *event.mentions)):
            return True, event.date.edtf if event.date else None
    return False, None


def _verdict(right: str, proposed: str | None) -> Verdict:
    if proposed is None:
        return Verdict.UNDATED
    size = 1 if "T" in right else DAY
    first, last = _bounds(right, size)
    low, high = _bounds(proposed, size)
    if (low, high) == (first, last):
        return Verdict.EXACT
    return Verdict.BOUNDED if low <= first and last <= high else Verdict.WRONG


def _bounds(edtf: str, size: int) -> tuple[int, int]:
    date = parse_edtf(edtf)
    return date.start_earliest // size, date.end_latest // size
