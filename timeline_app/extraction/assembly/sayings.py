"""Which sayings make no row: what is said or denied is an event of its own, and tells who says so.

What is said is found by ``attribution``.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from timeline_app.extraction.assembly.drafting import events_within
from timeline_app.extraction.drafts.draft import DraftClaim
from timeline_app.extraction.events.found_event import FoundEvent, Tense, TriggerKind
from timeline_app.extraction.sentences.attributed import Attribution, AttributionKind
from timeline_app.extraction.sentences.verb_classes import DENIAL, HELD_TO_BE
from timeline_app.extraction.sentences.verb_types import BARE_SAYING
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import Stance

# So is what only passes on that something happened, where that is told with it.
_PASSING_ON = words("report confirm recount inform indicate stress emphasise emphasize underline")
_DECIDING = frozenset(("resolve", "agree", "decide", "vote"))
_FOLDED = 0.1  # the most that a saying matters which only gives a source
_LEAST = 0.15  # what is said matters so much at least


def without_bare_sayings(
    found: Sequence[FoundEvent],
    claims: Sequence[DraftClaim],
    attributions: Sequence[Attribution],
    denying: Collection[int],
) -> tuple[FoundEvent, ...]:
    """``found``, where a saying that only gives another event its source matters next to nothing."""
    folded = {
        *denying,
        *_sayings(found, claims, attributions),
    }
    return tuple(
        replace(
            event,
            salience=min(event.salience, _FOLDED),
            reason=f"{event.reason}; what it tells is an event of its own",
        )
        if place in folded
        else event
        for place, event in enumerate(found)
    )


def _sayings(
    found: Sequence[FoundEvent],
    claims: Sequence[DraftClaim],
    attributions: Sequence[Attribution],
) -> Iterator[int]:
    by_head = {
        (event.sentence, event.head): place
        for place, event in enumerate(found)
        if event.kind is TriggerKind.VERB
    }
    by_start = sorted((event.trigger, place) for place, event in enumerate(found))
    for attribution in attributions:
        saying = by_head.get((attribution.sentence, attribution.head))
        if saying is None:
            continue
        lemma = found[saying].lemma
        denies = attribution.kind is AttributionKind.DENIAL and lemma in DENIAL
        is_nobodys = attribution.source is None and lemma in HELD_TO_BE  # "it is alleged that"
        only_tells = (
            lemma in BARE_SAYING | _PASSING_ON or attribution.rule == "parenthetical" or is_nobodys
        )
        tells_so = attribution.kind is AttributionKind.SPEECH and only_tells
        if not denies and not tells_so and not _is_heading_word(found[saying], attribution):
            continue
        for place in events_within(attribution, by_start):
            tells = claims[place].stance is Stance.DENIES or not denies
            if place != saying and tells and found[place].salience >= _LEAST:
                yield saying
                break


def _is_heading_word(saying: FoundEvent, attribution: Attribution) -> bool:
    """ "Resolved: that the matter be referred": minutes head with a word what was decided, which is the event."""
    return (
        attribution.kind is AttributionKind.PLAN
        and attribution.source is None
        and saying.lemma in _DECIDING
        and not any(each.rule == "subject" for each in saying.arguments)
        and saying.tense is Tense.PARTICIPLE
    )
