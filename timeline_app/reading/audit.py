"""What an opened project gets wrong although each record is well formed.

Problems of form and passages that are not at their offsets are found by ``event_model`` on opening.
"""

from collections.abc import Iterator

from timeline_app.model.event import LinkKind
from timeline_app.model.problem import Problem
from timeline_app.model.project import Project
from timeline_app.model.source import Passage, PassageState
from timeline_app.reading.event_model import OpenProject
from timeline_app.reading.explain import place_of
from timeline_app.reading.records import passages_of, records_of

_IN_ORDER = (LinkKind.BEFORE, LinkKind.CAUSES)


def audit(opened: OpenProject) -> tuple[Problem, ...]:
    """Every problem of an opened project: those of opening it, then those between its records."""
    name, project = str(opened.file), opened.project
    return (
        *opened.problems,
        *_contexts_that_differ(opened, name),
        *_aliases_without_mention(project, name),
        *_links_that_dates_contradict(project, name),
        *_circles_in_time(project, name),
    )


def actors_without_events(project: Project) -> tuple[str, ...]:
    """Ids of actors who neither take part in an event, nor claim one, nor have a part that does."""
    used = {id_ for event in project.events for id_ in event.actors}
    used |= {id_ for event in project.events for claim in event.claims for id_ in claim.claimed_by}
    wholes = {actor.id: actor.part_of for actor in project.actors}
    for id_ in tuple(used):
        whole = wholes.get(id_)
        while whole is not None and whole not in used:
            used.add(whole)
            whole = wholes.get(whole)
    return tuple(actor.id for actor in project.actors if actor.id not in used)


def _contexts_that_differ(opened: OpenProject, name: str) -> Iterator[Problem]:
    for place, passage in passages_of(records_of(opened.project)):
        if opened.state_of(passage) is not PassageState.EXACT:
            continue
        text = opened.texts[passage.document]
        for context, fits in (
            ("prefix", text.endswith(passage.prefix, 0, passage.start)),
            ("suffix", text.startswith(passage.suffix, passage.end)),
        ):
            if not fits:
                yield Problem(
                    name,
                    place_of(f"{place}.{context}", opened.project),
                    f"its {context} is not what stands beside the quote in '{passage.document}'",
                    "copy it from the document, or leave it out",
                    fatal=False,
                )


def _aliases_without_mention(project: Project, name: str) -> Iterator[Problem]:
    for i, actor in enumerate(project.actors):
        for j, alias in enumerate(actor.aliases):
            for k, passage in enumerate(alias.passages):
                if not _mentions(passage, alias.text):
                    yield Problem(
                        name,
                        place_of(f"actors[{i}].aliases[{j}].passages[{k}]", project),
                        f"the alias '{alias.text}' doesn't stand in the passage that backs it",
                        "correct the alias or name the passage that has it",
                        fatal=False,
                    )


def _mentions(passage: Passage, alias: str) -> bool:
    """Whether the alias stands in the quote, case and line breaks apart."""
    return " ".join(alias.casefold().split()) in " ".join(passage.quote.casefold().split())


def _links_that_dates_contradict(project: Project, name: str) -> Iterator[Problem]:
    dates = {event.id: event.date.bounds for event in project.events if event.date}
    for i, link in enumerate(project.links):
        first, second = dates.get(link.from_), dates.get(link.to)
        if link.kind not in _IN_ORDER or first is None or second is None:
            continue
        if first.start_earliest > second.start_latest:
            yield Problem(
                name,
                f"links[{i}] (from '{link.from_}' to '{link.to}')",
                f"it says '{link.kind}', but {first} begins after {second} has begun",
                "correct a date, or turn the link round",
                fatal=False,
            )


def _circles_in_time(project: Project, name: str) -> Iterator[Problem]:
    """One problem for each link that closes a circle of events that are before one another."""
    followers: dict[str, list[str]] = {}
    for i, link in enumerate(project.links):
        if link.kind not in _IN_ORDER:
            continue
        if link.from_ in _reached(link.to, followers):
            yield Problem(
                name,
                f"links[{i}] (from '{link.from_}' to '{link.to}')",
                f"other links already have '{link.to}' before '{link.from_}'"
                if link.from_ != link.to
                else f"'{link.from_}' can't come before itself",
                "remove one link of the circle",
                fatal=False,
            )
        else:
            followers.setdefault(link.from_, []).append(link.to)


def _reached(start: str, followers: dict[str, list[str]]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        for follower in followers.get(waiting.pop(), ()):
            if follower not in found:
                found.add(follower)
                waiting.append(follower)
    return found
