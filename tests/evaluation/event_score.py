"""Scores event triggers and, of those that match, who takes part and what is made of them.

*Triggers* (TempEval-3, task B): a trigger is right where it shares a character with one that is marked;
each answers one. *Strict*: the same words.

*Participants* (PropBank's roles in MEANTIME's HAS_PARTICIPANT), over the events that both have, so that
a missed event is not counted twice: a pair of event and mention is right where the mention found shares
a character with the head of the one marked. *With role*, its role must fit too: Arg0 agent or speaker,
Arg1 target, Arg2 addressee, target or participant, all else participant. *Core* is Arg0 and Arg1 alone.

*Factuality* (MEANTIME), over matched events whose attributes are given, for each of three classes:
negation (polarity NEG), future (time FUTURE), uncertain (certainty PROBABLE, POSSIBLE or
UNDERSPECIFIED: whatever is not CERTAIN).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from timeline_app.extraction.texts.span import Span

from .errors import ErrorList
from .gold import GoldDocument, GoldEvent, GoldParticipant, overlap, whole, words
from .score import NOTHING, Score, paired, scored

FITTING: Mapping[str, frozenset[str]] = {
    "ARG0": frozenset({"agent", "speaker"}),
    "ARG1": frozenset({"target"}),
    "ARG2": frozenset({"addressee", "participant", "target"}),
}
_OTHER = frozenset({"participant", "place"})
_CORE = ("ARG0", "ARG1")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundParticipant:
    span: Span
    role: str  # of ours: agent, target …
    is_core: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEventMention:
    """An event as the system under test has it; the three judgements are None where it makes none."""

    trigger: Span
    participants: tuple[FoundParticipant, ...] = ()
    is_negated: bool | None = None
    is_future: bool | None = None
    is_uncertain: bool | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class MatchedEvents:
    """The events of a document's annotated part, those found there, and their pairs by place."""

    gold: GoldDocument
    found: tuple[FoundEventMention, ...]
    pairs: tuple[tuple[int, int], ...]

    def matches(self) -> list[tuple[GoldEvent, FoundEventMention]]:
        return [(self.gold.events[place], self.found[other]) for place, other in self.pairs]


def match_events(gold: GoldDocument, events: Sequence[FoundEventMention]) -> MatchedEvents:
    found = tuple(each for each in events if gold.scored.meets(each.trigger))
    pairs = paired([each.extent for each in gold.events], [(each.trigger,) for each in found])
    return MatchedEvents(gold, found, tuple(pairs))


def score_triggers(matched: MatchedEvents, errors: ErrorList) -> tuple[Score, Score]:
    """Relaxed and strict."""
    gold = matched.gold
    counts = (len(matched.found), len(gold.events))
    strict = sum(whole(wanted.extent) == each.trigger for wanted, each in matched.matches())
    answered = {place for place, _ in matched.pairs}
    used = {other for _, other in matched.pairs}
    for place, wanted in enumerate(gold.events):
        if place not in answered:
            errors.add("missed", gold.name, in_context(whole(wanted.extent), gold.text))
    for other, each in enumerate(matched.found):
        if other not in used:
            kind = f"spurious by rule {each.rule or '?'}"
            errors.add(kind, gold.name, in_context(each.trigger, gold.text))
    return scored(len(matched.pairs), *counts), scored(strict, *counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantScores:
    any_role: Score = NOTHING
    with_role: Score = NOTHING
    core: Score = NOTHING
    core_with_role: Score = NOTHING

    def __add__(self, other: "ParticipantScores") -> "ParticipantScores":
        return ParticipantScores(
            any_role=self.any_role + other.any_role,
            with_role=self.with_role + other.with_role,
            core=self.core + other.core,
            core_with_role=self.core_with_role + other.core_with_role,
        )


def score_participants(matched: MatchedEvents, errors: ErrorList) -> ParticipantScores:
    scores = ParticipantScores()
    for event, found in matched.matches():
        wanted = [each for each in matched.gold.participants if each.event == event.id]
        scores += _participants_of(matched.gold, event, wanted, found.participants, errors)
    return scores


def _participants_of(
    gold: GoldDocument,
    event: GoldEvent,
    wanted: Sequence[GoldParticipant],
    found: Sequence[FoundParticipant],
    errors: ErrorList,
) -> ParticipantScores:
    pairs = paired([each.head for each in wanted], [(each.span,) for each in found])
    with_role = sum(_fits(wanted[place].role, found[other].role) for place, other in pairs)
    name = words(event.extent, gold.text)
    for place, each in enumerate(wanted):
        if place not in {one for one, _ in pairs}:
            told = f"{name}: {words(each.extent, gold.text)}"
            errors.add(f"missed {each.role}", gold.name, told)
    for other, extra in enumerate(found):
        if other not in {one for _, one in pairs}:
            told = f"{name}: {words((extra.span,), gold.text)}"
            errors.add(f"spurious {extra.role}", gold.name, told)
    for place, other in pairs:
        if not _fits(wanted[place].role, found[other].role):
            told = f"{name}: {words(wanted[place].extent, gold.text)}"
            kind = f"role {wanted[place].role} taken for {found[other].role}"
            errors.add(kind, gold.name, told)
    core = [place for place, each in enumerate(wanted) if each.role.upper() in _CORE]
    core_found = [other for other, each in enumerate(found) if each.is_core]
    core_pairs = [(place, other) for place, other in pairs if place in core and other in core_found]
    core_right = sum(_fits(wanted[place].role, found[other].role) for place, other in core_pairs)
    return ParticipantScores(
        any_role=scored(len(pairs), len(found), len(wanted)),
        with_role=scored(with_role, len(found), len(wanted)),
        core=scored(len(core_pairs), len(core_found), len(core)),
        core_with_role=scored(core_right, len(core_found), len(core)),
    )


def _fits(wanted: str, found: str) -> bool:
    return found in FITTING.get(wanted.upper(), _OTHER)


@dataclass(frozen=True, slots=True)
class FactualityClass:
    name: str
    is_wanted: Callable[[GoldEvent], bool]
    is_found: Callable[[FoundEventMention], bool | None]


FACTUALITY = (
    FactualityClass("negation", lambda gold: gold.polarity == "NEG", lambda it: it.is_negated),
    FactualityClass("future", lambda gold: gold.time == "FUTURE", lambda it: it.is_future),
    FactualityClass(
        "uncertain",
        lambda gold: gold.certainty not in ("", "CERTAIN"),
        lambda it: it.is_uncertain,
    ),
)


def score_factuality(matched: MatchedEvents, errors: ErrorList) -> dict[str, Score]:
    """Of each class by name, over matched events that have attributes."""
    gold = matched.gold
    scores = {each.name: Score() for each in FACTUALITY}
    for wanted, found in matched.matches():
        if not (wanted.polarity or wanted.certainty or wanted.time):
            continue
        for each in FACTUALITY:
            is_wanted, is_found = each.is_wanted(wanted), bool(each.is_found(found))
            scores[each.name] += scored(is_wanted and is_found, is_found, is_wanted)
            if is_wanted != is_found:
                kind = f"{each.name} {'missed' if is_wanted else 'spurious'}"
                errors.add(kind, gold.name, in_context(found.trigger, gold.text))
    return scores


def in_context(span: Span, text: str, beside: int = 30) -> str:
    before = text[max(0, span.start - beside) : span.start]
    after = text[span.end : span.end + beside]
    return " ".join(f"{before}[{span.of(text)}]{after}".split())


def shares(one: Span, other: Span) -> bool:
    return overlap((one,), (other,)) > 0
