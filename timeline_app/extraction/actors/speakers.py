"""Tells who says "I" and "we": the speaker of a quotation, the author of a post.

Other pronouns are resolved in ``pronouns``.
"""

from itertools import islice

from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.stage import Stage
from timeline_app.extraction.sentences.name_words import SPEAKING
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.segment import Quotation

_NEAR = 120  # characters between two pieces of what one person says


def speaker(stage: Stage, sentence: Sentence, token: Token, *, is_we: bool) -> tuple[Figure, ...]:
    quotation = stage.quotation_at(token.span)
    if quotation is None:
        return _author(stage, sentence)
    figures = stage.speakers.get(quotation.span)
    if figures is None:
        figures = stage.speakers[quotation.span] = _speaker_near(stage, quotation)
    return _their_group(figures) if is_we else figures


def _speaker_near(stage: Stage, quotation: Quotation) -> tuple[Figure, ...]:
    figures = _speaker_of(stage, quotation)
    if not figures:
        before = stage.quotation_before(quotation)
        if before is not None and before.span.end + _NEAR > quotation.span.start:
            figures = _speaker_of(stage, before)
    return figures


def _speaker_of(stage: Stage, quotation: Quotation) -> tuple[Figure, ...]:
    """Who is the subject of a verb of saying beside a quotation; the nearest sentence first."""
    parsed = stage.parsed
    start, end = quotation.span
    offsets = (start, end - 1, end + 2, start - 3)
    places = []
    for offset in offsets:
        near = parsed.sentence_at(min(max(offset, 0), len(parsed.text) - 1))
        if near is not None and near.place not in places:
            places.append(near.place)
    for place in places:
        there = parsed.sentences[place]
        for verb in there.tokens:
            if verb.lemma not in SPEAKING or quotation.span.holds(verb.span):
                continue
            subject = _subject_of(there, verb)
            if subject is None or stage.is_quoted(subject.span):
                continue
            figures = stage.at.get((place, subject.place), ())
            if figures:
                return figures
    first = parsed.sentence_at(start)
    subject = None if first is None else _subject_of(first, first.root)
    if first is None or subject is None or stage.is_quoted(subject.span):
        return ()
    return stage.at.get((first.place, subject.place), ())


def _subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """The verb's own subject or, as in "she smiled, saying …", that of the verb above."""
    for each in (verb, *islice(sentence.heads_above(verb), 4)):
        subject = sentence.child_of(each, "nsubj")
        if subject is not None:
            return subject
        if each.dep not in ("advcl", "xcomp", "pcomp", "prep", "conj"):
            return None
    return None


def _author(stage: Stage, sentence: Sentence) -> tuple[Figure, ...]:
    author = stage.parsed.segment_of(sentence).author
    figure = None if author is None else stage.authors.get(author)
    return () if figure is None else (figure,)


def _their_group(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    return tuple(dict.fromkeys(figure.part_of or figure for figure in figures))
