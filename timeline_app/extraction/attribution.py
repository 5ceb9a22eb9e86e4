"""Finds who is given as saying, thinking or wanting what: cue, source and content, each by its span.

Verbs, other cues and quotations have a module each; what follows for an event is told in ``factuality``.
"""

from timeline_app.extraction.attributed import Attribution, Attributions
from timeline_app.extraction.attribution_phrases import phrase_attributions
from timeline_app.extraction.attribution_quotes import with_quotations
from timeline_app.extraction.attribution_verbs import verb_attributions
from timeline_app.extraction.parsed import ParsedText


def find_attributions(parsed: ParsedText) -> Attributions:
    """In the text's order. One may stand within the content of another: "A said B had told him"."""
    found: dict[tuple[int, int], Attribution] = {}
    for sentence in parsed.sentences:
        for each in (*verb_attributions(sentence), *phrase_attributions(sentence)):
            found.setdefault((each.sentence, each.head), each)
    return Attributions(with_quotations(parsed, tuple(found.values())), parsed.sentences)


def outermost(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Without those within another one's content: corpora like PolNeAR have each word but once."""
    kept = []
    for each in attributions:
        spans = each.cue or ((each.source,) if each.source is not None else ())
        if not any(
            other is not each and all(other.covers(span) for span in spans)
            for other in attributions
        ):
            kept.append(each)
    return tuple(kept)
