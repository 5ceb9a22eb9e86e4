"""Finds who is given as saying, thinking or wanting what: cue, source and content, each by its span.

Verbs, other cues and quotations have a module each; what follows for an event is told in ``factuality``.
"""

from timeline_app.extraction.claims.attribution_phrases import phrase_attributions
from timeline_app.extraction.claims.attribution_quotes import with_quotations
from timeline_app.extraction.claims.attribution_verbs import verb_attributions
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.attributed import Attribution, Attributions


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
