"""Ties a date that stands by itself at the start of a line or in a cell to what the line tells.

"11 March 2024 | Tank 7 fails", "1911: Port founded": the rows of tables and chronologies. Dates within
sentences are ``timex_ties``'.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set

from timeline_app.extraction.dates.timex import Timex, TimexKind
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.found_event import FoundEvent, Tense
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.span import Span

_LONGEST = 1_000  # characters of a row
_NEAR = 12
_NUMBER = r"\d{1,3}[.)]|\(\d{1,3}\)|\[\d{1,3}\]|\(?[a-z]\)|[a-z]\.|\(?[ivx]{1,5}\)"  # of an item
_OPENING = re.compile(
    rf"(?:\n|[|\t])[ ]*(?:(?:[-*+•·▪–—#>]{{1,3}}|{_NUMBER})[ ]+|\|[ ]*)?[(\[*_]{{0,3}}$"
)
_CLOSING = re.compile(r"[)\]*_]{0,3}(?:[ ]*[:|\t]|[ ]+[-–—][ ]|[ ]{3,}|[ ]*(?:\n|$))[ ]*")
_PARTS = frozenset(["ROOT", "conj", "dobj", "nsubj", "nsubjpass", "attr"])
_TO_COME = frozenset([Tense.FUTURE, Tense.INFINITIVE])


def line_dates(parsed: ParsedText, found: Sequence[FoundEvent]) -> Iterator[tuple[int, Timex]]:
    """The events of each line that has one date of its own, with that date."""
    by_trigger = sorted((event.trigger.start, place) for place, event in enumerate(found))
    rows: dict[int, list[Timex]] = {}
    ends: dict[int, int] = {}
    starts = {timex.span.start for timex in parsed.timexes}
    for timex in parsed.timexes:
        row = _row_of(parsed.text, timex, starts)
        if row is not None:
            rows.setdefault(row.start, []).append(timex)
            ends[row.start] = row.end
    for start, timexes in rows.items():
        if len(timexes) > 1:
            continue
        first = bisect_left(by_trigger, (start, -1))
        for _, place in by_trigger[first : bisect_left(by_trigger, (ends[start], -1))]:
            event = found[place]
            sentence = parsed.sentences[event.sentence]
            if is_main(sentence, event) or _was_to_be(sentence, event, timexes[0]):
                yield place, timexes[0]


def _row_of(text: str, timex: Timex, starts: Set[int]) -> Span | None:
    """The line of a date that is all of its first words or of its cell; not of a range's first end."""
    if timex.kind not in (TimexKind.DATE, TimexKind.TIME) or timex.edtf is None:
        return None
    start, end = timex.span
    before = text[start - _NEAR : start] if start > _NEAR else "\n" + text[:start]
    if not _OPENING.search(before):
        return None
    closing = _CLOSING.match(text, end, end + _NEAR)
    if closing is None or closing.end() in starts:
        return None
    first = text.rfind("\n", max(0, start - _LONGEST), start) + 1 or max(0, start - _LONGEST)
    last = text.find("\n", end, end + _LONGEST)
    return Span(first, min(len(text), end + _LONGEST) if last < 0 else last)


def is_main(sentence: Sentence, event: FoundEvent) -> bool:
    """Whether it is what the line tells, not what is told of it by the way."""
    if event.tense in _TO_COME:
        return False
    token: Token = sentence.tokens[event.head]
    while token.head != token.place:
        above = sentence.head_of(token)
        is_side_by_side = token.dep == "ccomp" and token.place < above.place  # "Reopened, he says"
        if token.dep not in _PARTS and not is_side_by_side:
            return False
        token = above
    return True


def _was_to_be(sentence: Sentence, event: FoundEvent, timex: Timex) -> bool:
    """ "2 April: The committee was (due) to visit the mill": that day is the one planned."""
    if sentence.tokens[0].start > timex.span.end + _NEAR:
        return False  # "3 May: The council met. The quay was to close" on another day
    verb = sentence.tokens[event.head]
    above = sentence.head_of(verb)
    if above.dep == "acomp" and above.lemma == "due":
        above = sentence.head_of(above)
    return (
        verb.dep == "xcomp" and above.dep == "ROOT" and above.lemma == "be" and above.tag == "VBD"
    )
