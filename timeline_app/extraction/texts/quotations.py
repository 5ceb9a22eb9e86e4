"""Finds what stands between quotation marks, over sentences and paragraphs, and tells scare quotes apart.

What a mark is, opening, closing or an apostrophe, is told by ``quotation_marks``.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from timeline_app.extraction.texts.quotation_marks import SINGLE, Mark, Side, marks_in
from timeline_app.extraction.texts.segment import Quotation, Segment, SegmentKind
from timeline_app.extraction.texts.span import Span
from timeline_app.extraction.texts.word_list import words

_WITHOUT = frozenset((SegmentKind.METADATA, SegmentKind.CREDIT, SegmentKind.BOILERPLATE))
# Words that tell of speech, whole and by how they begin.
_SAID = words("""
    say says said saying tell tells told telling call calls called calling write writes wrote
    written writing add adds added adding state states stated stating ask asks asked asking
    reply replies replied replying post posts posted note notes noted noting deny denies denied
    denying term terms termed terming cite cites cited citing urge urges urged urging cried
    joke joked jokes spoke speaks speak report reports reported refer refers referred referring
    wording words phrase according statement argue argues argued arguing observed observes
    brand brands branded branding
""")
_SAYING = tuple(
    words("""
    describ claim accus warn announc declar insist conced admit answer respond tweet comment
    remark recall explain vow pledg promis dismiss condemn denounc prais criticis criticiz
    label quot demand testif shout chant whisper characteri thank apologi mention confirm
    predict
""")
)
_WORD = re.compile(r"[a-z]+")
_NAMING = re.compile(
    r"(?:so[- ]called|known (?:\w+ )?as(?: the| an?)?|dubbed(?: the)?|nicknamed(?: the)?|(?:en)?titled|named|codenamed|code-named|alias|aka"
    r"|(?:is|are|was|were|be|been|also|often|sometimes|now|what is) called(?: the| an?)?|under the (?:name|title)(?: of)?|the (?:word|term|phrase|slogan|title|song|film|book|album|single))\s*$",
    re.IGNORECASE,
)
# "the 'old' guard": what follows is a noun, not what somebody does with the words.
_DETERMINER = re.compile(
    r"(?:\b(?:the|an?|this|that|these|those|its?|his|her|their|our|my|your|\w+['’]s?)\s+)$",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\s+(?!(?:and|or|by|for|from|in|of|on|to|was|were|is|are|has|had|but|when|as|at|with)\b)\w"
)
_BETWEEN_SENTENCES = ".,:;!?([”\"’'"  # or nothing: what is quoted is a sentence of its own
_FEW = 2  # words of a scare quote
_NAMED = 5  # words of a name in quotation marks
_SHOWING = 200  # signs, among which a letter or digit must be
_AROUND = 160
_STOP = re.compile(r"[.!?]['\"”’)]?\s")


def find_quotations(text: str, segments: Sequence[Segment]) -> tuple[Quotation, ...]:
    """The quotations of ``text`` by their start, nested ones too.

    None goes over the end of a segment, but for one whose paragraphs each open with a mark. One that
    nothing closes ends with its paragraph.
    """
    found: list[Span] = []
    pending: _Pending | None = None
    for segment in segments:
        if segment.kind in _WITHOUT:
            found.extend(_unclosed(pending))
            pending = None
            continue
        marks = list(marks_in(text, segment.span))
        carried = None
        if pending is not None:
            if _goes_on(pending, segment, marks):
                carried = pending.mark
            else:
                found.extend(_unclosed(pending))
        closed, left = _spans(marks, carried, segment)
        found.extend(closed)
        pending = _Pending(left, segment) if left else None
    found.extend(_unclosed(pending))
    trimmed = sorted({span.trimmed(text) for span in found})
    return tuple(
        Quotation(span=span, is_scare=_is_scare(text, span))
        for span in trimmed
        if any(map(str.isalnum, text[span.start : min(span.end, span.start + _SHOWING)]))
    )


class _Pending(NamedTuple):
    """A mark that nothing has closed by the end of its paragraph."""

    mark: Mark
    segment: Segment


def _unclosed(pending: _Pending | None) -> tuple[Span, ...]:
    """A single mark alone is likelier an apostrophe, or a letter of a foreign name."""
    if pending is None or pending.mark.family in SINGLE:
        return ()
    return (Span(pending.mark.end, pending.segment.span.end),)


def _goes_on(pending: _Pending, segment: Segment, marks: Sequence[Mark]) -> bool:
    """A quotation left open above goes on: the paragraph opens with its mark, or closes it first."""
    before = pending.segment
    if (
        before.kind is not segment.kind
        or segment.kind not in (SegmentKind.PARAGRAPH, SegmentKind.POST)
        or before.author != segment.author
        or before.is_quoted is not segment.is_quoted
    ):
        return False
    family = pending.mark.family
    first = next((mark for mark in marks if mark.family == family), None)
    if first is None:
        return False
    if first.start == segment.span.start:
        return first.side is not Side.CLOSES
    return family not in SINGLE and first.side is Side.CLOSES


def _spans(
    marks: Sequence[Mark], carried: Mark | None, segment: Segment
) -> tuple[list[Span], Mark | None]:
    """What is closed in a segment, and the mark that is open at its end, if one is."""
    found: list[Span] = []
    opened: list[Mark] = [carried] if carried else []
    depth = Counter(mark.family for mark in opened)
    if carried and marks[0].start == segment.span.start and marks[0].family == carried.family:
        marks = marks[1:]
    apostrophes = _apostrophes(marks)
    for place, mark in enumerate(marks):
        if mark.side is Side.OPENS or (mark.side is Side.EITHER and not depth[mark.family]):
            opened.append(mark)
            depth[mark.family] += 1
        elif depth[mark.family] and place not in apostrophes:
            found.append(Span(_closed(opened, depth, mark.family).end, mark.start))
    return found, _left_open(opened, marks)


def _closed(opened: list[Mark], depth: Counter[str], family: str) -> Mark:
    """The innermost open mark of ``family``; those opened after it were none."""
    while True:
        last = opened.pop()
        depth[last.family] -= 1
        if last.family == family:
            return last


def _apostrophes(marks: Sequence[Mark]) -> set[int]:
    """Places of marks after a plural or clipped word where another closes the quotation later on."""
    found = set()
    closes_later = False
    for place in range(len(marks) - 1, -1, -1):
        mark = marks[place]
        if mark.family not in SINGLE:
            continue
        if mark.side is Side.OPENS:
            closes_later = False
        elif mark.may_be_apostrophe:
            if closes_later:
                found.add(place)
        else:
            closes_later = True
    return found


def _left_open(opened: Sequence[Mark], marks: Sequence[Mark]) -> Mark | None:
    """The mark that holds to the end of a paragraph: none that another of its family comes after."""
    mark = next(
        (each for each in opened if each.family not in SINGLE), opened[0] if opened else None
    )
    if mark is None or any(
        each.start > mark.start and each.family == mark.family for each in marks
    ):
        return None
    return mark


def _is_scare(text: str, span: Span) -> bool:
    if span.end - span.start > 80:
        return False
    quoted = span.of(text)
    count = len(quoted.split())
    if count > _NAMED or quoted[-1] in "!?…":
        return False
    before = text[_sentence_start(text, span.start) : span.start - 1]
    if quoted[-1] in ".," and before.rstrip()[-1:] in _BETWEEN_SENTENCES:
        return False
    if _NAMING.search(before):
        return True
    if count > _FEW or _tells_of_speech(before):
        return False
    after = text[span.end + 1 : _sentence_end(text, span.end + 1)]
    is_epithet = _DETERMINER.search(before) and _NOUN.match(after)
    return bool(is_epithet) or not _tells_of_speech(after)


def _tells_of_speech(piece: str) -> bool:
    """A verb or noun of saying stands in ``piece``; to call for or on somebody is none."""
    found = _WORD.findall(piece.lower())
    return any(
        (
            word in _SAID
            and not (word.startswith("call") and found[place + 1 : place + 2] == ["for"])
        )
        or word.startswith(_SAYING)
        for place, word in enumerate(found)
    )


def _sentence_start(text: str, offset: int) -> int:
    start = max(0, offset - _AROUND)
    return max((found.end() for found in _STOP.finditer(text, start, offset)), default=start)


def _sentence_end(text: str, offset: int) -> int:
    end = min(len(text), offset + _AROUND)
    found = _STOP.search(text, offset, end)
    return found.start() if found else end
