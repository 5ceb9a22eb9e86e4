"""What is denied by a word that takes it up: "Odo denies it", "she rejected the claim" give an earlier event a claim.

What a denial tells in its own clause is ``attribution``'s and ``factuality``'s.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from timeline_app.extraction.drafts.draft import DraftClaim, Voice
from timeline_app.extraction.drafts.mentions import Mentions
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.found_event import FoundEvent, TriggerKind
from timeline_app.extraction.sentences.clause import POINTING, denied_before, is_passive, subject_of
from timeline_app.extraction.sentences.cue_nouns import CLAIMS
from timeline_app.extraction.sentences.noun_phrases import phrase, span_of
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_classes import DENIAL, REFUSAL
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import EventType, Factuality, Stance

_TAKING_UP = words("the this that these those")
_COMPLETING = ("acl", "relcl", "prep", "amod", "compound", "poss")
_OFFERS = words("offer propose suggest demand request ask invite bid recommend call order")
_BACK = 1  # sentences


def taken_up(
    parsed: ParsedText,
    found: Sequence[FoundEvent],
    claims: Sequence[DraftClaim],
    mentions: Mentions,
) -> Mapping[int, tuple[int, DraftClaim]]:
    """By denying event the earlier one that it denies, with the claim on it."""
    denied: dict[int, tuple[int, DraftClaim]] = {}
    for place, event in enumerate(found):
        sentence = parsed.sentences[event.sentence]
        verb = sentence.tokens[event.head]
        noun = denied_before(sentence, verb)
        denies = noun is not None or _denies_what_was_told(sentence, verb)
        if not denies or not _is_told(claims[place]):
            continue
        source = subject_of(sentence, verb)
        if noun is not None and noun.lemma not in CLAIMS:
            before = _told_by(found, claims, sentence, noun)
        else:
            before = _best(found, claims, place, _may_be_denied(sentence, verb, noun))
        if source is None or before is None:
            continue
        meant = mentions.actors_at(sentence.place, source.place)
        words_ = span_of(phrase(sentence, source, "of")).of(parsed.text)
        voice = Voice(words=" ".join(words_.split()), actor=meant[0] if len(meant) == 1 else None)
        denied[place] = (
            before,
            DraftClaim(
                span=sentence.span,
                stance=Stance.DENIES,
                factuality=Factuality.CERTAINLY_NOT,
                claimed_by=(voice, *claims[place].claimed_by),
                cue=verb.span,
                rule="denial of what was told",
            ),
        )
    return denied


def _told_by(
    found: Sequence[FoundEvent], claims: Sequence[DraftClaim], sentence: Sentence, noun: Token
) -> int | None:
    """The event that ``noun`` names, or that it stands with: "an attack on the convoy, which they deny".

    A thing that is no event can't be denied; what was done to it can: "burnt villages, which they deny".
    """
    first = bisect_left(found, sentence.place, key=lambda event: event.sentence)
    end = bisect_right(found, sentence.place, key=lambda event: event.sentence)
    told = {found[place].head: place for place in range(first, end) if _is_told(claims[place])}
    for each in (noun, *sentence.heads_above(noun)):
        if each.place in told or each.pos not in ("NOUN", "ADP"):
            return told.get(each.place)
    return None


def _denies_what_was_told(sentence: Sentence, verb: Token) -> bool:
    if verb.pos != "VERB" or verb.lemma not in DENIAL or is_passive(sentence, verb):
        return False
    if sentence.child_of(verb, "xcomp", "ccomp") is not None and verb.dep != "ROOT":
        return False
    objects = list(sentence.children_of(verb, "dobj"))
    return len(objects) == 1 and _takes_up(sentence, objects[0])


def _takes_up(sentence: Sentence, noun: Token) -> bool:
    if noun.text.lower() in POINTING:
        return True
    return (
        noun.lemma in CLAIMS
        and sentence.child_of(noun, *_COMPLETING) is None
        and any(each.lemma in _TAKING_UP for each in sentence.children_of(noun, "det"))
    )


def _may_be_denied(
    sentence: Sentence, verb: Token, noun: Token | None
) -> Callable[[FoundEvent, DraftClaim], bool]:
    """ "She rejected it" denies what somebody said; what is a fact, or is offered, she refuses."""
    names_claim = any(each.lemma in CLAIMS for each in sentence.children_of(verb, "dobj"))
    if verb.lemma not in REFUSAL or names_claim or noun is not None:
        return lambda _, claim: _is_told(claim)
    return lambda event, claim: (
        _is_told(claim) and bool(claim.claimed_by) and event.lemma not in _OFFERS
    )


def _is_told(claim: DraftClaim) -> bool:
    return claim.stance is Stance.ASSERTS and not claim.factuality.is_negative


def _best(
    found: Sequence[FoundEvent],
    claims: Sequence[DraftClaim],
    place: int,
    may_be_denied: Callable[[FoundEvent, DraftClaim], bool],
) -> int | None:
    """The latest sentence's event that somebody says was so; of several, the one that matters most."""
    candidates = [
        each for each in _before(found, place) if may_be_denied(found[each], claims[each])
    ]
    if not candidates:
        return None
    return max(
        candidates,
        key=lambda each: (
            found[each].sentence,
            bool(claims[each].claimed_by),
            found[each].salience,
        ),
    )


def _before(found: Sequence[FoundEvent], place: int) -> Iterator[int]:
    denying = found[place]
    for each in range(place - 1, -1, -1):
        event = found[each]
        if event.sentence < denying.sentence - _BACK:
            return
        is_doing = event.kind in (TriggerKind.VERB, TriggerKind.NOUN) and not event.is_speech
        # What somebody is accused of is denied, not that it was said.
        is_accusing = event.type is EventType.ACCUSE
        if is_doing and not is_accusing and event.folded_into is None:
            yield each
