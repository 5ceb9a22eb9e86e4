"""The part of a project that a filter keeps, as a project of its own that loads without problems.

The text of an event model file is `Project.to_json`; writing it to disk is `files`' work.
"""

from collections.abc import Collection, Iterable, Iterator

from timeline_app.model.event import Event, Link
from timeline_app.model.project import Project
from timeline_app.model.source import Date, Document, Passage

_NO_EVENTS = '\n  "events": [],\n'


def kept_project(project: Project, kept_ids: Collection[str]) -> Project:
    """`project` with the events of `kept_ids` only, and whatever these refer to.

    That is the links and refusals between kept records; the actors who take part, who claim, and the
    wholes that they are part of, with all their aliases; and each document in which one of all these
    has a passage, with the proposals from it that were refused. The order stays, and so does each
    record.
    """
    kept = set(kept_ids)
    events = tuple(event for event in project.events if event.id in kept)
    links = tuple(link for link in project.links if link.from_ in kept and link.to in kept)
    wanted = _actor_ids(project, events)
    actors = tuple(actor for actor in project.actors if actor.id in wanted)
    passages = [
        *(passage for event in events for passage in _passages_of_event(event)),
        *(passage for actor in actors for alias in actor.aliases for passage in alias.passages),
        *(passage for actor in actors for passage in _passage_of_date(actor.active)),
        *(passage for link in links for passage in link.passages),
    ]
    cited = _document_ids(project.documents, passages)
    documents = tuple(document for document in project.documents if document.id in cited)
    there = {actor.id for actor in actors} | kept | cited
    return Project(
        title=project.title,
        documents=documents,
        actors=actors,
        events=events,
        links=links,
        refusals=tuple(each for each in project.refusals if each.records <= there),
    )


def json_chunks(project: Project, events: Iterable[Event]) -> Iterator[str]:
    """The text of `Project.to_json` for `project` with `events` in the place of its own, bit by bit."""
    head, tail = project.model_copy(update={"events": ()}).to_json().split(_NO_EVENTS)
    yield head
    before = '\n  "events": [\n    '
    for event in events:
        text = event.model_dump_json(by_alias=True, exclude_none=True, indent=2)
        yield before + text.replace("\n", "\n    ")  # a line end within a text is an escape
        before = ",\n    "
    yield _NO_EVENTS if before[0] != "," else "\n  ],\n"
    yield tail


def dropped_links(project: Project, kept_ids: Collection[str]) -> tuple[Link, ...]:
    """The links of kept events that `kept_project` leaves out: their other end is not kept."""
    kept = set(kept_ids)
    return tuple(link for link in project.links if (link.from_ in kept) != (link.to in kept))


def _actor_ids(project: Project, events: Iterable[Event]) -> set[str]:
    wholes = {actor.id: actor.part_of for actor in project.actors}
    found: set[str] = set()
    for event in events:
        claimed_by = (name for claim in event.claims for name in claim.claimed_by)
        for id_ in (*event.actors, *claimed_by):
            whole: str | None = id_
            while whole is not None and whole in wholes and whole not in found:
                found.add(whole)
                whole = wholes[whole]
    return found


def _passages_of_event(event: Event) -> Iterator[Passage]:
    yield from _passage_of_date(event.date)
    for claim in event.claims:
        yield claim.passage
        yield from _passage_of_date(claim.said)


def _passage_of_date(date: Date | None) -> Iterator[Passage]:
    if date is not None and date.passage is not None:
        yield date.passage


def _document_ids(documents: Iterable[Document], passages: Iterable[Passage]) -> set[str]:
    """Documents of the passages, and those that say when one of these was published."""
    published = {document.id: document.published for document in documents}
    found: set[str] = set()
    waiting = [passage.document for passage in passages]
    while waiting:
        id_ = waiting.pop()
        if id_ in published and id_ not in found:
            found.add(id_)
            waiting += [passage.document for passage in _passage_of_date(published[id_])]
    return found
