"""What a check finds of times: dates that contradict links, circles, and actors who could not yet or no longer act.

What bounds a date implies is told by ``model.time``.
"""

from collections.abc import Iterator

from timeline_app.model.event import Event, Link, LinkKind, Role, Status
from timeline_app.model.project import Project
from timeline_app.model.source import Date
from timeline_app.model.time import UncertainDate
from timeline_app.reading.finding import Finding, FindingKind

_IN_ORDER = (LinkKind.BEFORE, LinkKind.CAUSES)
_ACTING = (Role.AGENT, Role.SPEAKER, Role.PARTICIPANT)
# Said to have happened; who denies that somebody acted contradicts no end.
_HAPPENED = (Status.REPORTED, Status.ATTRIBUTED, Status.DISPUTED)


def links_that_dates_contradict(project: Project) -> Iterator[Finding | None]:
    events = {event.id: event for event in project.events}
    for i, link in enumerate(project.links):
        yield None
        first, second = events[link.from_].date, events[link.to].date
        if first is None or second is None:
            continue
        contradiction = _contradiction(link, first.bounds, second.bounds)
        if contradiction:
            yield Finding(
                FindingKind.DATES,
                _place(i, link),
                f"it says '{link.kind}', but {contradiction}",
                "correct a date, or turn the link round"
                if link.kind in _IN_ORDER
                else "correct a date, or remove the link",
                event=link.from_,
                link=i,
            )


def _contradiction(link: Link, first: UncertainDate, second: UncertainDate) -> str:
    """Why what ``link`` says can't be, whatever moments within their bounds are chosen."""
    if link.kind in _IN_ORDER and first.start_earliest > second.start_latest:
        return f"{first} begins after {second} has begun"
    if link.kind is LinkKind.REFINES and not _may_lie_in(first, second):
        return f"{first} can't lie within {second}"
    if link.kind is LinkKind.SAME_AS and not first.may_overlap(second):
        return f"{first} and {second} have no moment in common"
    return ""


def _may_lie_in(part: UncertainDate, whole: UncertainDate) -> bool:
    return (
        part.may_overlap(whole)
        and part.start_latest >= whole.start_earliest
        and part.end_earliest <= whole.end_latest
    )


def circles_in_time(project: Project) -> Iterator[Finding | None]:
    """One finding for each link that closes a circle of events that are before one another."""
    followers: dict[str, list[str]] = {}
    preceded: set[str] = set()  # nothing leads to any other event
    for i, link in enumerate(project.links):
        yield None
        if link.kind not in _IN_ORDER:
            continue
        is_circle = link.from_ == link.to or (
            link.from_ in preceded and link.from_ in _reached(link.to, followers)
        )
        if is_circle:
            yield Finding(
                FindingKind.CIRCLE,
                _place(i, link),
                f"other links already have '{link.to}' before '{link.from_}'"
                if link.from_ != link.to
                else f"'{link.from_}' can't come before itself",
                "remove one link of the circle",
                event=link.from_,
                link=i,
            )
        else:
            followers.setdefault(link.from_, []).append(link.to)
            preceded.add(link.to)


def _reached(start: str, followers: dict[str, list[str]]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        for follower in followers.get(waiting.pop(), ()):
            if follower not in found:
                found.add(follower)
                waiting.append(follower)
    return found


def events_of_inactive_actors(project: Project) -> Iterator[Finding | None]:
    """Events in which somebody acts, and claims that somebody makes, outside the time of being active."""
    active = {actor.id: actor.active for actor in project.actors if actor.active is not None}
    if not active:
        return
    for i, event in enumerate(project.events):
        yield None
        acting = [
            each.actor
            for each in event.participants
            if each.role in _ACTING and each.actor in active
        ]
        if event.date is not None and acting and event.status in _HAPPENED:
            for actor in dict.fromkeys(acting):
                why = _why_inactive(active[actor], event.date)
                if why:
                    place = f"events[{i}].participants (event '{event.id}')"
                    yield _inactive(place, f"'{actor}' acts {why}", event, 0, actor)
        for j, claim in enumerate(event.claims):
            if claim.said is None or not claim.claimed_by:
                continue
            actor = claim.claimed_by[0]  # the others are quoted, and may be so later
            why = _why_inactive(active[actor], claim.said) if actor in active else ""
            if why:
                place = f"events[{i}].claims[{j}].said (event '{event.id}')"
                yield _inactive(place, f"'{actor}' says so {why}", event, j, actor)


def _why_inactive(active: Date, acts: Date) -> str:
    if acts.bounds.start_earliest > active.bounds.end_latest:
        return f"on {acts.edtf}, after the end of being active ({active.edtf})"
    if acts.bounds.end_latest < active.bounds.start_earliest:
        return f"on {acts.edtf}, before being active ({active.edtf})"
    return ""


def _inactive(place: str, reason: str, event: Event, claim: int, actor: str) -> Finding:
    mend = "correct one of the dates, or who it was"
    return Finding(
        FindingKind.INACTIVE, place, reason, mend, event=event.id, claim=claim, actor=actor
    )


def _place(number: int, link: Link) -> str:
    return f"links[{number}] (from '{link.from_}' to '{link.to}')"
