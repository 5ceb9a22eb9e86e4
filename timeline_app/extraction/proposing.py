"""Reads one document: from its text to a draft of who did what, when, and according to whom.

A pure function of text, model and what is known beforehand; it may run in any process. Drafts of several
documents are joined in ``across``.
"""

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from timeline_app.extraction.actors.actors import find_actors
from timeline_app.extraction.assembly.denials import taken_up
from timeline_app.extraction.assembly.drafting import joined_event, told_links
from timeline_app.extraction.assembly.post_events import post_events
from timeline_app.extraction.assembly.same_within import same_events
from timeline_app.extraction.assembly.sayings import without_bare_sayings
from timeline_app.extraction.claims.attribution import find_attributions
from timeline_app.extraction.claims.claims import claims_of
from timeline_app.extraction.claims.factuality import judge_events
from timeline_app.extraction.dates.document_date import find_document_date
from timeline_app.extraction.dates.timexes import find_timexes
from timeline_app.extraction.dating.coming import with_coming
from timeline_app.extraction.dating.dating import date_events
from timeline_app.extraction.drafts.draft import DocumentDraft, DraftClaim
from timeline_app.extraction.drafts.mentions import Mentions
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.drafts.pinned import Pinned
from timeline_app.extraction.events.events import find_events
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.texts.language import check_english
from timeline_app.extraction.texts.quotations import find_quotations
from timeline_app.extraction.texts.segments import find_segments
from timeline_app.extraction.texts.span import Span

# Part of each record's origin, and of what a resumed run goes by: raise it when rules have changed since
# somebody may have used them.
VERSION = "2"
EXTRACTOR = f"timeline-app extract {VERSION}"


def propose_document(
    model: LanguageModel,
    text: str,
    *,
    published: str | None = None,
    pinned: Sequence[Pinned] = (),
    given: Sequence[Span] | None = None,
) -> DocumentDraft:
    """What ``text`` tells. ``published`` is its date as EDTF where that is known from elsewhere.

    ``pinned`` are actors that a person has made; ``given`` the words that name events where those are
    known (as in an evaluation): then no others are looked for.

    LanguageError: the text is not English.
    """
    check_english(text)
    parsed = parse_text(model, text, published)
    actors = find_actors(parsed, pinned)
    found = find_events(parsed, actors, given)
    attributions = find_attributions(parsed)
    judgements = judge_events(parsed, found, attributions)
    dates = date_events(parsed, found, judgements)
    judgements = tuple(with_coming(parsed, found, judgements, dates))
    claims = claims_of(parsed, found, judgements, actors, attributions)
    denied = taken_up(parsed, found, claims, Mentions(actors))
    found = without_bare_sayings(found, claims, attributions, denied)
    also: dict[int, list[DraftClaim]] = defaultdict(list)
    for event, claim in denied.values():
        also[event].append(claim)
    groups = same_events(parsed, found, claims, dates)
    event_of = {place: number for number, group in enumerate(groups) for place in group}
    events = tuple(
        joined_event(
            parsed,
            [found[place] for place in group],
            [each for place in group for each in (claims[place], *also[place])],
            [dates[place] for place in group],
            actors,
        )
        for group in groups
    )
    posts = () if given is not None else tuple(post_events(parsed, actors))
    return DocumentDraft(
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        written=parsed.written,
        actors=actors,
        events=(*events, *posts),
        sentences=tuple(each.span for each in parsed.sentences),
        links=told_links(parsed, found, attributions, event_of),
        extractor=f"{EXTRACTOR}, {model.name}",
    )


def parse_text(model: LanguageModel, text: str, published: str | None = None) -> ParsedText:
    """``text`` with all that the rules go by: segments, quotations, sentences and date words."""
    segments = find_segments(text)
    quotations = find_quotations(text, segments)
    sentences = model.parse(text, segments)
    written = find_document_date(text, segments, published)
    timexes = find_timexes(text, segments, sentences, written)
    return ParsedText(text, segments, quotations, sentences, written, timexes)
