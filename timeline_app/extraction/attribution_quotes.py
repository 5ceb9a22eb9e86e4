"""Who speaks what stands between quotation marks: by the cue beside it, or by what stood before it.

Joins quotations with the attributions that ``attribution_verbs`` has found already, and makes new ones
where there is no other cue than the marks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline_app.extraction.attributed import Attribution, AttributionKind
from timeline_app.extraction.attribution_verbs import source_of
from timeline_app.extraction.clause import (
    phrase_around,
    spans_of,
    subject_of,
    verb_group,
    verb_with_particle,
)
from timeline_app.extraction.cue_verbs import CLAUSE, QUOTING
from timeline_app.extraction.parsed import ParsedText
from timeline_app.extraction.segment import Quotation, SegmentKind
from timeline_app.extraction.sentence import Sentence, Token
from timeline_app.extraction.span import Span

_MARKS = frozenset("\"'`“”‘’„‟«»‹›″′")
_CLOSING = frozenset(",?!.;…-—–")
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_LONGEST_CUE = 40  # tokens between a quotation and the verb beside it
_PEOPLE = frozenset(("PERSON", "NORP", "ORG", "GPE"))
_SPEAKERS = frozenset(["he", "she", "they", "i", "we"])


@dataclass(frozen=True, slots=True)
class _Word:
    sentence: Sentence
    token: Token


def with_quotations(parsed: ParsedText, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """``found`` with every quotation given to its speaker, as far as one can be told."""
    by_cue = {(each.sentence, each.head): each for each in found}
    for words, quotations in _by_segment(parsed):
        _give_speakers(parsed.text, words, quotations, by_cue)
    return tuple(sorted(by_cue.values(), key=lambda each: (each.sentence, each.head)))


def _by_segment(parsed: ParsedText) -> Iterator[tuple[list[_Word], list[Span]]]:
    """Each segment's words, and the spans of its quotations, marks included."""
    waiting = [each for each in parsed.quotations if not each.is_scare]
    words: list[_Word] = []
    segment = -1
    for sentence in (*parsed.sentences, None):
        if sentence is None or sentence.segment != segment:
            if words and parsed.segments[segment].kind is not SegmentKind.HEADING:
                end = words[-1].token.end
                inside = [each for each in waiting if words[0].token.start <= each.span.start < end]
                waiting = [each for each in waiting if each.span.start >= end]
                if inside:
                    yield words, [_with_marks(parsed.text, each) for each in inside]
            words = []
        if sentence is not None:
            segment = sentence.segment
            words.extend(_Word(sentence, token) for token in sentence.tokens)


def _with_marks(text: str, quotation: Quotation) -> Span:
    start, end = quotation.span
    if start > 0 and text[start - 1] in _MARKS:
        start -= 1
    if end < len(text) and text[end] in _MARKS:
        end += 1
    return Span(start, end)


def _give_speakers(
    text: str,
    words: list[_Word],
    quotations: list[Span],
    by_cue: dict[tuple[int, int], Attribution],
) -> None:
    last: tuple[int, int] | None = None
    last_end = -1
    for quotation in quotations:
        cue = _cue_beside(text, words, quotation, quotations)
        if cue is not None:
            key = (cue.sentence.place, cue.token.place)
            known = by_cue.get(key) or _quoting(cue)
        elif last is not None and _goes_on(words, last_end, quotation, last):
            key, known = last, by_cue[last]
        elif _is_told_already(quotation, by_cue, words):
            continue
        else:
            found = _speaker_before(words, quotation)
            if found is None:
                continue
            key, known = (found.sentence, -1 - found.head), found
        by_cue[key] = _with_content(known, quotation)
        last, last_end = key, quotation.end


def _with_content(known: Attribution, quotation: Span) -> Attribution:
    """The quotation joined to the content; what the parser took for content and stands inside goes."""
    kept = [piece for piece in known.content if not piece.meets(quotation)]
    for piece in known.content:
        if piece.meets(quotation) and not quotation.holds(piece):
            quotation = Span(min(piece.start, quotation.start), max(piece.end, quotation.end))
    barred = [*known.cue, *([known.source] if known.source is not None else [])]
    if any(quotation.meets(span) for span in barred):
        return known
    return replace(known, content=tuple(sorted((*kept, quotation))), is_quoted=True)


def _quoting(cue: _Word) -> Attribution:
    sentence, verb = cue.sentence, cue.token
    source = source_of(sentence, verb)
    group = verb_group(sentence, verb)
    phrase = [] if source is None else phrase_around(sentence, source, group)
    word = verb_with_particle(sentence, verb)
    return Attribution(
        kind=CLAUSE.get(word, AttributionKind.SPEECH),
        sentence=sentence.place,
        head=verb.place,
        cue=spans_of(group),
        content=(),
        source=Span(phrase[0].start, phrase[-1].end) if phrase else None,
        source_sentence=sentence.place if phrase else None,
        source_head=source.place if source is not None and phrase else None,
        rule="quotation",
    )


def _cue_beside(
    text: str, words: list[_Word], quotation: Span, quotations: list[Span]
) -> _Word | None:
    before = _cue_before(text, words, quotation, quotations)
    if before is not None and _leads_in(text, quotation):
        return before
    after = _cue_after(text, words, quotation, quotations)
    return after if after is not None else before


def _leads_in(text: str, quotation: Span) -> bool:
    return text[max(0, quotation.start - 2) : quotation.start].strip().endswith((":", ","))


def _cue_after(
    text: str, words: list[_Word], quotation: Span, quotations: list[Span]
) -> _Word | None:
    """The verb of a cue that follows: '…," said X', '…," X said'."""
    if not _closes(text, quotation):
        return None
    begun = next(
        (place for place, word in enumerate(words) if word.token.start >= quotation.end), None
    )
    if begun is None:
        return None
    stop = min(
        (each.start for each in quotations if each.start >= quotation.end), default=len(text)
    )
    for word in words[begun : begun + _LONGEST_CUE]:
        token = word.token
        if token.start >= stop or token.text in (".", ";", "?", "!", ":"):
            return None
        if (
            token.pos in ("VERB", "AUX")
            and token.tag in _FINITE
            and token.dep not in ("relcl", "aux", "auxpass")
        ):
            fits = verb_with_particle(word.sentence, token) in QUOTING and _begins_with_subject(
                words[begun:], word
            )
            return word if fits else None
    return None


def _begins_with_subject(words: Sequence[_Word], verb: _Word) -> bool:
    """Whether the cue's clause begins right after the quotation, not somewhere further on."""
    opening = next((each.token for each in words if each.token.pos != "PUNCT"), None)
    if opening is None or opening == verb.token:
        return opening is not None
    if opening.tag in ("CC", "IN") and opening.lemma in ("and", "but", "or", "as", "because"):
        return False
    subject = subject_of(verb.sentence, verb.token)
    return subject is not None


def _closes(text: str, quotation: Span) -> bool:
    """Whether the quotation ends a clause: with a sign before its closing mark or after it."""
    inside = text[quotation.start : quotation.end].rstrip("".join(_MARKS) + " ")
    after = text[quotation.end : quotation.end + 1]
    return inside[-1:] in _CLOSING or after in (",", "-", "—", "–")


def _cue_before(
    text: str, words: list[_Word], quotation: Span, quotations: list[Span]
) -> _Word | None:
    """The verb of a cue that leads in: 'X said: "…', 'X said that "…'."""
    sentence = next((word.sentence for word in words if word.token.end > quotation.start), None)
    if sentence is None:
        return None
    since = max((each.end for each in quotations if each.end <= quotation.start), default=-1)
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        token = word.token
        if token.start >= quotation.start:
            continue
        if (
            token.start < since
            or token.text in (".", "?", "!", ";")
            or (word.sentence is not sentence and not _leads_in(text, quotation))
        ):
            return None
        if token.pos == "VERB" and token.dep not in ("amod", "compound"):
            if verb_with_particle(word.sentence, token) in QUOTING and (
                _leads_in(text, quotation) or _stands_beside(words, place, quotation)
            ):
                return word
            if token.tag in _FINITE and token.dep not in ("relcl", "advcl"):
                return None
    return None


def _stands_beside(words: list[_Word], place: int, quotation: Span) -> bool:
    """Only "that", "as" or an addressee may come between the verb and the quotation."""
    between = [word.token for word in words[place + 1 :] if word.token.end <= quotation.start]
    return all(
        token.lemma in ("that", "as", "how") or token.pos in ("PUNCT", "PART") for token in between
    )


def _goes_on(words: list[_Word], last_end: int, quotation: Span, last: tuple[int, int]) -> bool:
    """Whether nothing but the last quotation's own cue stands between it and this one."""
    between = [word for word in words if last_end <= word.token.start < quotation.start]
    places = {word.sentence.place for word in between if word.token.pos != "PUNCT"}
    return places <= {last[0]}


def _is_told_already(
    quotation: Span, by_cue: dict[tuple[int, int], Attribution], words: list[_Word]
) -> bool:
    first, last = words[0].sentence.place, words[-1].sentence.place
    return any(
        each.covers(quotation) or any(piece.meets(quotation) for piece in each.content)
        for each in by_cue.values()
        if first <= each.sentence <= last
    )


def _speaker_before(words: list[_Word], quotation: Span) -> Attribution | None:
    """'Holm: "…"', or the subject of the sentence right before words that nobody is given for."""
    before = [word for word in words if word.token.end <= quotation.start]
    if not before:
        return None
    sentence = before[-1].sentence
    if before[-1].token.text == ":":
        root = next(
            (
                each.token
                for each in before
                if each.sentence is sentence and each.token.pos in ("PROPN", "NOUN")
            ),
            None,
        )
        named = [each.token for each in before[:-1] if each.sentence is sentence]
        if root is not None and named and not any(each.pos in ("VERB", "AUX") for each in named):
            return _unspoken(sentence, named[-1], Span(named[0].start, named[-1].end), "colon")
        return None
    if before[-1].token.text not in (".", "!", "?"):
        return None
    subject = sentence.child_of(sentence.root, "nsubj")
    if subject is None or not (subject.entity in _PEOPLE or subject.lemma in _SPEAKERS):
        return None
    phrase = phrase_around(sentence, subject, [sentence.root])
    return _unspoken(sentence, subject, Span(phrase[0].start, phrase[-1].end), "sentence before")


def _unspoken(sentence: Sentence, head: Token, source: Span, rule: str) -> Attribution:
    return Attribution(
        kind=AttributionKind.SPEECH,
        sentence=sentence.place,
        head=head.place,
        cue=(),
        content=(),
        source=source,
        source_sentence=sentence.place,
        source_head=head.place,
        rule=rule,
    )
