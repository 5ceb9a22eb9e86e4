"""Who speaks what stands between quotation marks: by the cue beside it, or by what stood before it.

Joins quotations with the attributions that ``attribution_verbs`` has found already, and makes new ones
where there is no other cue than the marks.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline_app.extraction.claims.attribution_sources import source_of
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.attributed import Attribution, AttributionKind, Attributions
from timeline_app.extraction.sentences.clause import (
    phrase_around,
    spans_of,
    subject_of,
    verb_group,
    verb_with_particle,
)
from timeline_app.extraction.sentences.cue_verbs import CLAUSE, QUOTING
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.segment import SegmentKind
from timeline_app.extraction.texts.span import Span
from timeline_app.extraction.texts.word_list import words

_MARKS = frozenset("\"'`“”‘’„‟«»‹›″′")
_CLOSING = frozenset(",?!.;…-—–")
_STOPS = frozenset(".;?!:")
_ENDING = frozenset(".!?")
_WORDS_OF_SENTENCE = 3
_BEFORE = frozenset((".", "!", "?", ",", "-", "–", "—"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_LONGEST_CUE = 40  # tokens between a quotation and the verb beside it
_PEOPLE = frozenset(("PERSON", "NORP", "ORG", "GPE"))
_SPEAKERS = words("he she they i we")
_JOINING = words("and but or as because")
_VERBAL = frozenset(("VERB", "AUX"))


@dataclass(frozen=True, slots=True)
class _Word:
    sentence: Sentence
    token: Token


def with_quotations(parsed: ParsedText, found: Sequence[Attribution]) -> list[Attribution]:
    """``found`` with every quotation given to its speaker, as far as one can be told."""
    return _Speeches(parsed, found).given()


class _Speeches:
    """A document's words in a row, with its quotations among them."""

    def __init__(self, parsed: ParsedText, found: Sequence[Attribution]) -> None:
        self._parsed = parsed
        self._text = parsed.text
        self._words = [
            _Word(sentence, token) for sentence in parsed.sentences for token in sentence.tokens
        ]
        self._starts = [word.token.start for word in self._words]
        self._quotations = list(_outermost(parsed))
        found = [self._within_its_quotation(each) for each in found]
        self._told = Attributions(found, parsed.sentences)
        self._by_cue = {(each.sentence, each.head): each for each in found if each.content}

    def _within_its_quotation(self, attribution: Attribution) -> Attribution:
        """What is said within a quotation has its content there too, whatever the parser hangs on it."""
        if not attribution.cue:
            return attribution
        place = bisect_left(self._quotations, Span(attribution.cue[0].start + 1, 0)) - 1
        if place < 0 or not self._quotations[place].holds(attribution.cue[0]):
            return attribution
        around = self._quotations[place]
        pieces = (
            Span(max(piece.start, around.start), min(piece.end, around.end))
            for piece in attribution.content
        )
        return replace(attribution, content=tuple(each for each in pieces if each.start < each.end))

    def given(self) -> list[Attribution]:
        last: tuple[int, int] | None = None
        last_end = -1
        for number, quotation in enumerate(self._quotations):
            key, known = self._speech(number, quotation, last, last_end)
            if key is not None and known is not None:
                self._by_cue[key] = _with_content(known, quotation)
                last, last_end = key, quotation.end
        kept = (each for each in self._by_cue.values() if each.content)
        return sorted(kept, key=lambda each: (each.sentence, each.head))

    def _speech(
        self, number: int, quotation: Span, last: tuple[int, int] | None, last_end: int
    ) -> tuple[tuple[int, int] | None, Attribution | None]:
        """What the quotation is content of: the place of the cue, and the attribution so far."""
        cue = self._cue_beside(number, quotation)
        if cue is not None:
            key = (cue.sentence.place, cue.token.place)
            return key, self._by_cue.get(key) or _quoting(cue)
        if last is not None and self._goes_on(last_end, quotation, last):
            return last, self._by_cue[last]
        if self._is_told_already(quotation):
            return None, None
        speaker = self._speaker_before(quotation)
        # A key of its own: what has no cue has a place before all cues.
        return (None, None) if speaker is None else ((speaker.sentence, -1 - speaker.head), speaker)

    def _cue_beside(self, number: int, quotation: Span) -> _Word | None:
        before = self._cue_before(number, quotation)
        if before is not None and self._leads_in(quotation):
            return before
        return self._cue_after(number, quotation) or before

    def _leads_in(self, quotation: Span) -> bool:
        before = self._text[max(0, quotation.start - 2) : quotation.start]
        return before.strip().endswith((":", ","))

    def _cue_after(self, number: int, quotation: Span) -> _Word | None:
        """The verb of a cue that follows: '…," said X', '…," X said'."""
        begun = bisect_left(self._starts, quotation.end)
        if not self._closes(quotation) or begun == 0:
            return None
        following = self._quotations[number + 1 : number + 2]
        stop = following[0].start if following else len(self._text)
        segment = self._words[begun - 1].sentence.segment
        for word in self._words[begun : begun + _LONGEST_CUE]:
            token = word.token
            if token.start >= stop or token.text in _STOPS or word.sentence.segment != segment:
                return None
            if _is_main_verb(token):
                fits = verb_with_particle(word.sentence, token) in QUOTING
                return word if fits and self._begins_cue(begun, word) else None
        return None

    def _begins_cue(self, begun: int, verb: _Word) -> bool:
        """Whether the cue's clause begins right after the quotation, not somewhere further on."""
        run = self._words[begun : begun + _LONGEST_CUE]
        opening = next((each.token for each in run if each.token.pos != "PUNCT"), None)
        if opening is None or opening == verb.token:
            return opening is not None
        if opening.tag in ("CC", "IN") and opening.lemma in _JOINING:
            return False
        return subject_of(verb.sentence, verb.token) is not None

    def _closes(self, quotation: Span) -> bool:
        """Whether the quotation ends a clause: with a sign before its closing mark or after it."""
        inside = quotation.of(self._text)[-4:].rstrip("".join(_MARKS) + " ")
        after = self._text[quotation.end : quotation.end + 1]
        return inside[-1:] in _CLOSING or after in (",", "-", "—", "–")

    def _cue_before(self, number: int, quotation: Span) -> _Word | None:
        """The verb of a cue that leads in: 'X said: "…', 'X said that "…'."""
        begun = bisect_left(self._starts, quotation.start)
        if begun == len(self._words):
            return None
        opened = self._words[begun].sentence
        since = self._quotations[number - 1].end if number else -1
        for place in range(begun - 1, max(begun - 1 - _LONGEST_CUE, -1), -1):
            word = self._words[place]
            token, sentence = word.token, word.sentence
            if token.start < since or sentence.segment != opened.segment or token.text in ".?!;":
                return None
            if sentence is not opened and not self._leads_in(quotation):
                return None
            if token.pos == "VERB" and token.dep not in ("amod", "compound"):
                if verb_with_particle(sentence, token) in QUOTING and (
                    self._leads_in(quotation) or self._stands_beside(place, begun)
                ):
                    return word
                if token.tag in _FINITE and token.dep not in ("relcl", "advcl"):
                    return None
        return None

    def _stands_beside(self, place: int, begun: int) -> bool:
        """Only "that" or "as" may come between the verb and the quotation."""
        return all(
            word.token.lemma in ("that", "as", "how") or word.token.pos in ("PUNCT", "PART")
            for word in self._words[place + 1 : begun]
        )

    def _goes_on(self, last_end: int, quotation: Span, last: tuple[int, int]) -> bool:
        """Whether nothing but the last quotation's own cue stands before, or only a new paragraph."""
        begun = bisect_left(self._starts, quotation.start)
        between = self._words[bisect_left(self._starts, last_end) : begun]
        places = {word.sentence.place for word in between if word.token.pos != "PUNCT"}
        return places <= {last[0]}

    def _is_told_already(self, quotation: Span) -> bool:
        begun = bisect_left(self._starts, quotation.start)
        if begun == len(self._words):
            return True
        around = self._told.around(self._words[begun].sentence)
        return any(piece.meets(quotation) for each in around for piece in each.content)

    def _speaker_before(self, quotation: Span) -> Attribution | None:
        """'Holm: "…"', or the subject of the sentence right before what nobody is given for."""
        begun = bisect_left(self._starts, quotation.start)
        if begun == 0 or begun == len(self._words):
            return None
        before = self._words[begun - 1]
        if before.sentence.segment != self._words[begun].sentence.segment:
            return None
        if before.token.text == ":":
            return _named_before_colon(before) or _subject_of_sentence(before.sentence)
        if before.token.text not in ".!?" and not self._is_whole_sentence(quotation):
            return None
        return _subject_of_sentence(before.sentence) if before.token.text in _BEFORE else None

    def _is_whole_sentence(self, quotation: Span) -> bool:
        """Not a title or a mere phrase: 'He left them these words, "Carry on without me."'"""
        told = quotation.of(self._text).rstrip("".join(_MARKS) + " ")
        return told[-1:] in _ENDING and told.count(" ") >= _WORDS_OF_SENTENCE


def _outermost(parsed: ParsedText) -> Iterator[Span]:
    """The quotations with their marks, without those within others and those of headings."""
    end = -1
    for each in parsed.quotations:
        if each.is_scare or each.span.start < end:
            continue
        sentence = parsed.sentence_at(each.span.start)
        if sentence is None or parsed.segment_of(sentence).kind is SegmentKind.HEADING:
            continue
        end = each.span.end
        yield _with_marks(parsed.text, each.span)


def _with_marks(text: str, span: Span) -> Span:
    start, end = span
    if start > 0 and text[start - 1] in _MARKS:
        start -= 1
    if end < len(text) and text[end] in _MARKS:
        end += 1
    return Span(start, end)


def _is_main_verb(token: Token) -> bool:
    if token.pos not in _VERBAL or token.dep in ("relcl", "aux", "auxpass"):
        return False
    return token.tag in _FINITE or (token.tag == "VB" and token.dep == "ROOT")


def _with_content(known: Attribution, quotation: Span) -> Attribution:
    """The quotation joined to the content; what the parser took for content and stands inside goes."""
    barred = [*known.cue, *([known.source] if known.source is not None else [])]
    kept = []
    for piece in known.content:
        if not piece.meets(quotation):
            kept.append(piece)
        elif not quotation.holds(piece):
            quotation = Span(min(piece.start, quotation.start), max(piece.end, quotation.end))
    if any(quotation.meets(span) for span in barred):
        return known
    return replace(known, content=tuple(sorted((*kept, quotation))), is_quoted=True)


def _quoting(cue: _Word) -> Attribution:
    sentence, verb = cue.sentence, cue.token
    source = source_of(sentence, verb)
    group = verb_group(sentence, verb)
    phrase = [] if source is None else phrase_around(sentence, source, group)
    return Attribution(
        kind=CLAUSE.get(verb_with_particle(sentence, verb), AttributionKind.SPEECH),
        sentence=sentence.place,
        head=verb.place,
        cue=spans_of(group),
        content=(),
        source=Span(phrase[0].start, phrase[-1].end) if phrase else None,
        source_sentence=sentence.place if phrase else None,
        source_head=source.place if source is not None and phrase else None,
        rule="quotation",
    )


def _named_before_colon(colon: _Word) -> Attribution | None:
    named = colon.sentence.tokens[: colon.token.place]
    if not named or any(each.pos in _VERBAL for each in named):
        return None
    if not any(each.pos in ("PROPN", "NOUN") for each in named):
        return None
    return _unspoken(colon.sentence, named[-1], Span(named[0].start, named[-1].end), "colon")


def _subject_of_sentence(sentence: Sentence) -> Attribution | None:
    subject = sentence.child_of(sentence.root, "nsubj")
    if subject is None or not (subject.entity in _PEOPLE or subject.lemma in _SPEAKERS):
        return None
    phrase = phrase_around(sentence, subject, [sentence.root])
    source = Span(phrase[0].start, phrase[-1].end)
    return _unspoken(sentence, subject, source, "sentence before")


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
