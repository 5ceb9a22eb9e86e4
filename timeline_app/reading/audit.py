"""What an opened project gets wrong although each record is well formed: the findings of a check.

Those of passages are made in ``audit_passages``, those of dates and links in ``audit_times``; problems
of form are found by ``event_model`` on opening.
"""

from collections.abc import Iterable, Iterator

from timeline_app.model.event import Actor, Event
from timeline_app.model.project import Project
from timeline_app.reading.audit_passages import (
    contexts_that_differ,
    events_without_passage,
    misplaced_passages,
    unmentioned_aliases,
)
from timeline_app.reading.audit_times import (
    circles_in_time,
    events_of_inactive_actors,
    links_that_dates_contradict,
)
from timeline_app.reading.event_model import OpenProject
from timeline_app.reading.finding import Finding, FindingKind

_ORDER = {kind: place for place, kind in enumerate(FindingKind)}

# A finding, or None after a bit of work that found nothing, so that whoever waits can do something else.
Findings = Iterator[Finding | None]


def audit(opened: OpenProject) -> tuple[Finding, ...]:
    """Every finding of an opened project, in the order of their kinds."""
    found = (finding for finding in findings_in(opened) if finding is not None)
    return tuple(sorted(found, key=lambda finding: _ORDER[finding.kind]))


def findings_in(opened: OpenProject) -> Findings:
    """The findings of an opened project bit by bit."""
    project = opened.project
    misplaced = []
    for finding in misplaced_passages(opened):
        yield finding
        if finding is not None:
            misplaced.append(finding)
    yield from _problems_of_opening(opened, misplaced)
    yield from events_without_passage(opened)
    yield from contexts_that_differ(opened)
    yield from unmentioned_aliases(opened)
    yield from links_that_dates_contradict(project)
    yield from circles_in_time(project)
    yield from events_of_inactive_actors(project)
    yield from _plain_names_of_actors(project)
    yield from _actors_named_twice(project)
    yield from _idle_actors(project)
    yield from _idle_documents(opened)


def _problems_of_opening(opened: OpenProject, misplaced: Iterable[Finding]) -> Findings:
    """Those that are about no passage: a document that is missing, a record that is damaged."""
    known = {finding.as_problem(str(opened.file)) for finding in misplaced}
    document_of = {
        problem: id_ for id_, problems in opened.document_problems.items() for problem in problems
    }
    for problem in opened.problems:
        if problem in known:
            continue
        yield Finding(
            FindingKind.FILE,
            problem.place,
            problem.reason,
            problem.mend,
            document=document_of.get(problem),
        )
    for i, document in enumerate(opened.project.documents):
        if opened.keeps_texts and document.id not in opened.texts:
            yield Finding(
                FindingKind.FILE,
                f"documents[{i}] (document '{document.id}')",
                "its text is not in the project, so that none of its passages can be verified",
                "add its file again",
                document=document.id,
            )


def _plain_names_of_actors(project: Project) -> Findings:
    actors = _actors_by_name(project.actors)
    ids = {actor.id for actor in project.actors}
    for i, event in enumerate(project.events):
        yield None
        for j, claim in enumerate(event.claims):
            for name in claim.claimed_by:
                meant = actors.get(_plain(name), ()) if name not in ids else ()
                if not meant:
                    continue
                shown = " or ".join(f"'{actor}'" for actor in meant)
                yield Finding(
                    FindingKind.PLAIN_NAME,
                    f"events[{i}].claims[{j}].claimed_by (event '{event.id}')",
                    f"'{name}' is plain text, though the actor {shown} is called so",
                    "name the actor by its id"
                    if len(meant) == 1
                    else "name the one that is meant by its id",
                    event=event.id,
                    claim=j,
                    actor=meant[0] if len(meant) == 1 else None,
                    text=name,
                )


def _actors_by_name(actors: Iterable[Actor]) -> dict[str, tuple[str, ...]]:
    """Ids by each name and alias; a name goes before another's alias."""
    names: dict[str, tuple[str, ...]] = {}
    aliases: dict[str, tuple[str, ...]] = {}
    for actor in actors:
        names[_plain(actor.name)] = (*names.get(_plain(actor.name), ()), actor.id)
        for alias in {_plain(alias.text) for alias in actor.aliases}:
            aliases[alias] = (*aliases.get(alias, ()), actor.id)
    return aliases | names


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _actors_named_twice(project: Project) -> Findings:
    for i, event in enumerate(project.events):
        yield None
        if len(event.participants) < 2:
            continue
        for actor in _repeated(event):
            roles = [each.role.value for each in event.participants if each.actor == actor]
            is_double = len(set(roles)) == 1
            yield Finding(
                FindingKind.TWICE,
                f"events[{i}].participants (event '{event.id}')",
                f"'{actor}' takes part {len(roles)} times, as {', '.join(roles)}",
                "name it once" if is_double else "name it once, unless both roles are meant",
                event=event.id,
                actor=actor,
                text=roles[0] if is_double else "",
            )


def _repeated(event: Event) -> list[str]:
    actors = [each.actor for each in event.participants]
    return [actor for actor in dict.fromkeys(actors) if actors.count(actor) > 1]


def _idle_actors(project: Project) -> Findings:
    """Actors who neither take part in an event, nor claim one, nor have a part that does."""
    used: set[str] = set()
    for event in project.events:
        yield None
        used.update(each.actor for each in event.participants)
        for claim in event.claims:
            used.update(claim.claimed_by)
    wholes = {actor.id: actor.part_of for actor in project.actors}
    for id_ in tuple(used):
        whole = wholes.get(id_)
        while whole is not None and whole not in used:
            used.add(whole)
            whole = wholes.get(whole)
    for i, actor in enumerate(project.actors):
        if actor.id not in used:
            yield Finding(
                FindingKind.IDLE_ACTOR,
                f"actors[{i}] (actor '{actor.id}')",
                f"the actor '{actor.id}' takes part in no event and claims none",
                "delete it, if nothing is to come",
                actor=actor.id,
            )


def _idle_documents(opened: OpenProject) -> Findings:
    """Documents that no event rests on, once there are events: who has just added them knows."""
    if not opened.project.events:
        return
    used: set[str] = set()
    for event in opened.project.events:
        yield None
        used.update(claim.passage.document for claim in event.claims)
    for i, document in enumerate(opened.project.documents):
        if document.id not in used:
            yield Finding(
                FindingKind.IDLE_DOCUMENT,
                f"documents[{i}] (document '{document.id}')",
                f"no event rests on the document '{document.id}'",
                "mark words in it and make an event of them, if it says of one",
                document=document.id,
            )
