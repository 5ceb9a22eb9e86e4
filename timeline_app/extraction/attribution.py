"""Finds who is given as saying, thinking or wanting what: cue, source and content, each by its span.

Verbs, other cues and quotations have a module each; what follows for an event is told in ``factuality``.
"""

from collections.abc import Sequence

from timeline_app.extraction.attributed import Attribution, Attributions
from timeline_app.extraction.attribution_phrases import phrase_attributions
from timeline_app.extraction.attribution_quotes import with_quotations
from timeline_app.extraction.attribution_verbs import verb_attributions
from timeline_app.extraction.parsed import ParsedText
from timeline_app.extraction.span import Span


def find_attributions(parsed: ParsedText) -> Attributions:
    """In the text's order. One may stand within the content of another: "A said B had told him"."""
    found: dict[tuple[int, int], Attribution] = {}
    for sentence in parsed.sentences:
        by_verb = tuple(verb_attributions(sentence))
        told = {each.content for each in by_verb}
        for each in (*by_verb, *phrase_attributions(sentence)):
            # "wrote in an opinion that…": what a verb tells isn't told by a noun besides.
            if each.rule != "noun" or each.content not in told:
                found.setdefault((each.sentence, each.head), each)
    return Attributions(with_quotations(parsed, tuple(found.values())), parsed.sentences)


def outermost(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Without those within another one's content or source: PolNeAR has each word but once."""
    kept = []
    for each in attributions:
        spans = each.cue or ((each.source,) if each.source is not None else ())
        if not any(other is not each and _holds(other, each, spans) for other in attributions):
            kept.append(each)
    return tuple(kept)


def _holds(other: Attribution, each: Attribution, spans: Sequence[Span]) -> bool:
    if other.source is not None and all(other.source.holds(span) for span in spans):
        return other.source_head != each.source_head  # but "…, said Brandt, who denied that…"
    return all(other.covers(span) for span in spans)
