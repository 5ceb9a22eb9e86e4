"""Scores what is proposed for some documents against the event model that a person has curated of them.

- A proposal *fits* an event where a word that names it lies in a passage of one of the event's claims, in the
  same document. *Events recalled*: those that some proposal fits.
- Of all that fit, pairs of one event and one proposal are chosen, best first: by a word of the trigger
  in the event's title, by the actors they share, by how much their passages overlap. The rest is told
  of these pairs.
- *Actors right*: F1 over the pairs' actors. An actor found is the curated one if they share a name,
  alias or mention (case and articles aside). *All actors right*: pairs with exactly those curated.
- *Date right or bounded*: both imply the same outer bounds; or those found hold the curated ones and
  have an end on one side at least, however wide they are; or there is no curated date, and what is
  found, if anything, is no stated date.
- *Worth keeping*: proposals that are in a pair, or tell such an event again (they fit it, and a word of
  the trigger is in its title).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import Actor, Event
from timeline_app.model.project import Project
from timeline_app.model.source import Date
from timeline_app.model.time import MAX_SECOND, MIN_SECOND, UncertainDate, parse_edtf

from .errors import ErrorList
from .event_score import in_context
from .gold import overlap
from .score import Score, scored

_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"the", "a", "an", "s"})
_STEM = 5  # letters in which two forms of a word agree


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedEvent:
    """``actors`` are the names of each who takes part. ``edtf`` is None where no date is proposed.

    ``triggers`` are the words that name it, the chief ones first.
    """

    document: str
    triggers: tuple[Span, ...]
    passages: tuple[Span, ...]
    actors: tuple[frozenset[str], ...] = ()
    edtf: str | None = None
    is_stated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CuratedScores:
    events: int
    recalled: int
    pairs: int
    actors: Score
    all_actors: int
    dates: int
    proposals: int
    kept: int


@dataclass(frozen=True, slots=True)
class _Pair:
    event: Event
    proposal: ProposedEvent
    names_it: bool
    shared: int  # actors
    overlap: float

    @property
    def rank(self) -> tuple[bool, int, float]:
        return self.names_it, self.shared, self.overlap


def score_curated(
    project: Project,
    texts: Mapping[str, str],
    proposals: Sequence[ProposedEvent],
    errors: ErrorList,
) -> CuratedScores:
    names = {actor.id: names_of(actor) for actor in project.actors}
    fitting = [
        _pair(event, proposal, names, texts)
        for proposal in proposals
        for event in project.events
        if _fits(event, proposal)
    ]
    pairs = _chosen(fitting)
    actors, all_actors, dates = Score(), 0, 0
    for pair in pairs:
        score = _actor_score(pair, names, errors)
        actors += score
        all_actors += score.right_found == score.found == score.wanted
        dates += _is_date_right(pair, errors)
    kept = {id(pair.proposal) for pair in pairs} | {
        id(pair.proposal) for pair in fitting if pair.names_it
    }
    recalled = {pair.event.id for pair in fitting}
    for event in project.events:
        if event.id not in recalled:
            errors.add("event missed", event.claims[0].passage.document, event.title)
    for each in proposals:
        if id(each) not in kept:
            context = in_context(each.triggers[0], texts[each.document])
            errors.add("not worth keeping", each.document, context)
    return CuratedScores(
        events=len(project.events),
        recalled=len(recalled),
        pairs=len(pairs),
        actors=actors,
        all_actors=all_actors,
        dates=dates,
        proposals=len(proposals),
        kept=len(kept),
    )


def names_of(actor: Actor) -> frozenset[str]:
    return frozenset(map(plain_name, (actor.name, *(alias.text for alias in actor.aliases))))


def plain_name(name: str) -> str:
    return " ".join(word for word in _WORD.findall(name.casefold()) if word not in _ARTICLES)


def _passages(event: Event, document: str) -> list[Span]:
    passages = (claim.passage for claim in event.claims)
    return [Span(each.start, each.end) for each in passages if each.document == document]


def _fits(event: Event, proposal: ProposedEvent) -> bool:
    passages = _passages(event, proposal.document)
    return any(span.holds(trigger) for span in passages for trigger in proposal.triggers)


def _pair(
    event: Event,
    proposal: ProposedEvent,
    names: Mapping[str, frozenset[str]],
    texts: Mapping[str, str],
) -> _Pair:
    title = {word[:_STEM] for word in _WORD.findall(event.title.casefold())}
    text = texts[proposal.document]
    triggers = " ".join(span.of(text) for span in proposal.triggers)
    wanted = [names[actor] for actor in event.actors]
    shared = sum(any(one & other for other in proposal.actors) for one in wanted)
    passages = _passages(event, proposal.document)
    common = overlap(tuple(passages), proposal.passages)
    size = sum(span.end - span.start for span in (*passages, *proposal.passages)) - common
    return _Pair(
        event=event,
        proposal=proposal,
        names_it=any(word[:_STEM] in title for word in _WORD.findall(triggers.casefold())),
        shared=shared,
        overlap=common / size if size else 0.0,
    )


def _chosen(fitting: Sequence[_Pair]) -> list[_Pair]:
    taken: set[str] = set()
    used: set[int] = set()
    pairs = []
    for pair in sorted(fitting, key=lambda each: each.rank, reverse=True):
        if pair.event.id not in taken and id(pair.proposal) not in used:
            taken.add(pair.event.id)
            used.add(id(pair.proposal))
            pairs.append(pair)
    return pairs


def _actor_score(pair: _Pair, names: Mapping[str, frozenset[str]], errors: ErrorList) -> Score:
    left = list(pair.proposal.actors)
    right = 0
    for actor in pair.event.actors:
        same = next((each for each in left if each & names[actor]), None)
        if same is None:
            errors.add("actor missed", pair.proposal.document, f"{pair.event.title}: {actor}")
        else:
            left.remove(same)
            right += 1
    for each in left:
        told = f"{pair.event.title}: {' / '.join(sorted(each))}"
        errors.add("actor spurious", pair.proposal.document, told)
    return scored(right, len(pair.proposal.actors), len(pair.event.actors))


def _is_date_right(pair: _Pair, errors: ErrorList) -> bool:
    wanted, found = pair.event.date, pair.proposal.edtf
    is_right = _fits_date(wanted, found, pair.proposal.is_stated)
    if not is_right:
        kind = "date missed" if found is None else "date spurious" if not wanted else "date wrong"
        told = f"{pair.event.title}: {wanted.edtf if wanted else '–'}; found {found or '–'}"
        errors.add(kind, pair.proposal.document, told)
    return is_right


def _fits_date(wanted: Date | None, found: str | None, is_stated: bool) -> bool:
    if wanted is None:
        return found is None or not is_stated
    if found is None:
        return False
    ours, theirs = parse_edtf(found), wanted.bounds
    is_bounded = ours.start_earliest > MIN_SECOND or ours.end_latest < MAX_SECOND
    holds = ours.start_earliest <= theirs.start_earliest and theirs.end_latest <= ours.end_latest
    return _edges(ours) == _edges(theirs) or (is_bounded and holds)


def _edges(date: UncertainDate) -> tuple[int, int]:
    return date.start_earliest, date.end_latest
