"""What mends a finding of the check, as edits: for one, or for all of a kind as one change.

What is found is told by ``reading.audit``; which mends are offered in which words by ``check_findings``.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from timeline_app.model.event import Actor, Event, Link, Suggestion
from timeline_app.model.record import Record
from timeline_app.model.source import Document
from timeline_app.reading.event_model import OpenProject
from timeline_app.reading.finding import Finding, FindingKind
from timeline_app.session.passage_edits import record_with_passages
from timeline_app.session.reanchoring import placed_at
from timeline_app.session.refusal_edits import followed_refusals
from timeline_app.store.edits import Edit, Kind, Put, Remove

R = TypeVar("R", bound=Record)


def mended(
    findings: Iterable[Finding], opened: OpenProject, link_keys: Sequence[str]
) -> list[Edit]:
    """The edits that mend ``findings`` of ``opened``; none for those that no longer hold.

    ``link_keys`` are those of the project's links.
    """
    mending = _Mending(opened, link_keys)
    for finding in findings:
        mending.mend(finding)
    return mending.edits


class _Mending:
    """Records as they become: two findings may be about the same one."""

    def __init__(self, opened: OpenProject, link_keys: Sequence[str]) -> None:
        project = opened.project
        self._opened = opened
        self._documents = {each.id: each for each in project.documents}
        self._actors = {each.id: each for each in project.actors}
        self._events = {each.id: each for each in project.events}
        self._links = dict(zip(link_keys, project.links, strict=True))
        self._link_keys = link_keys
        self._puts: dict[tuple[Kind, str], Put] = {}
        self._removes: dict[tuple[Kind, str], Remove] = {}
        self._gone: dict[str, None] = {}  # actors

    @property
    def edits(self) -> list[Edit]:
        puts = [put for key, put in self._puts.items() if key not in self._removes]
        refusals = self._opened.project.refusals
        refused = followed_refusals(refusals, Suggestion.SAME_ACTOR, self._gone)
        return [*puts, *refused, *self._removes.values()]

    def mend(self, finding: Finding) -> None:
        match finding.kind:
            case FindingKind.MOVED | FindingKind.CONTEXT:
                self._place_anew(finding)
            case FindingKind.DATES | FindingKind.CIRCLE:
                self._remove_link(finding)
            case FindingKind.MENTION:
                self._change_actor(finding, _without_mention(finding))
            case FindingKind.PLAIN_NAME:
                self._change_event(finding, _naming_actor(finding))
            case FindingKind.TWICE:
                self._change_event(finding, _named_once(finding))
            case FindingKind.IDLE_ACTOR:
                self._delete_actor(finding)
            case _:
                return  # only a person can tell what is right

    def _place_anew(self, finding: Finding) -> None:
        """Have the passage where its quote is found, with what stands beside it there."""
        passage = finding.passage
        found = self._opened.located.get(passage) if passage is not None else None
        if passage is None or found is None or found.start is None:
            return
        anew = placed_at(passage, found.start, self._opened.texts[passage.document])

        def placed(record: R) -> R:
            return record_with_passages(record, {passage: anew})

        if finding.link is not None:
            self._change_link(finding.link, placed)
        elif finding.event is not None:
            self._change_event(finding, placed)
        elif finding.actor is not None:
            self._change_actor(finding, placed)
        elif finding.document is not None:  # the date of publication stands in the document itself
            for document in list(self._documents.values()):
                self._put_document(placed(document))

    def _put_document(self, document: Document) -> None:
        if document != self._documents[document.id]:
            self._documents[document.id] = document
            self._puts[Kind.DOCUMENT, document.id] = Put(document)

    def _change_link(self, number: int, change: Callable[[Link], Link]) -> None:
        if number >= len(self._link_keys):
            return
        key = self._link_keys[number]
        after = change(self._links[key])
        if after != self._links[key]:
            self._links[key] = after
            self._puts[Kind.LINK, key] = Put(after, key=key)

    def _remove_link(self, finding: Finding) -> None:
        if finding.link is not None and finding.link < len(self._link_keys):
            key = self._link_keys[finding.link]
            self._removes[Kind.LINK, key] = Remove(Kind.LINK, key)

    def _delete_actor(self, finding: Finding) -> None:
        id_ = finding.actor
        if id_ not in self._actors:
            return
        del self._actors[id_]
        self._puts.pop((Kind.ACTOR, id_), None)
        self._removes[Kind.ACTOR, id_] = Remove(Kind.ACTOR, id_)
        self._gone[id_] = None
        for part in [each for each in self._actors.values() if each.part_of == id_]:
            self._put_actor(part.model_copy(update={"part_of": None}))

    def _change_event(self, finding: Finding, change: Callable[[Event], Event]) -> None:
        before = self._events.get(finding.event or "")
        after = change(before) if before is not None else None
        if after is not None and after != before:
            self._events[after.id] = after
            self._puts[Kind.EVENT, after.id] = Put(after)

    def _change_actor(self, finding: Finding, change: Callable[[Actor], Actor]) -> None:
        before = self._actors.get(finding.actor or "")
        after = change(before) if before is not None else None
        if after is not None and after != before:
            self._put_actor(after)

    def _put_actor(self, actor: Actor) -> None:
        self._actors[actor.id] = actor
        self._puts[Kind.ACTOR, actor.id] = Put(actor)


def _without_mention(finding: Finding) -> Callable[[Actor], Actor]:
    """Without the passage that doesn't have the alias, or without the alias where none has it."""

    def change(actor: Actor) -> Actor:
        aliases = []
        for alias in actor.aliases:
            if alias.text != finding.text:
                aliases.append(alias)
            elif finding.passage is not None:
                kept = tuple(each for each in alias.passages if each != finding.passage)
                aliases += [alias.model_copy(update={"passages": kept})] if kept else []
        return actor.model_copy(update={"aliases": tuple(aliases)})

    return change


def _naming_actor(finding: Finding) -> Callable[[Event], Event]:
    def change(event: Event) -> Event:
        if finding.actor is None or finding.claim >= len(event.claims):
            return event
        claim = event.claims[finding.claim]
        named = (finding.actor if by == finding.text else by for by in claim.claimed_by)
        # Who is named twice in a row says it once.
        changed = claim.model_copy(update={"claimed_by": tuple(dict.fromkeys(named))})
        claims = list(event.claims)
        claims[finding.claim] = changed
        return event.model_copy(update={"claims": tuple(claims)})

    return change


def _named_once(finding: Finding) -> Callable[[Event], Event]:
    """Each actor once a role; roles that differ are for a person to choose from."""

    def change(event: Event) -> Event:
        return event.model_copy(update={"participants": tuple(dict.fromkeys(event.participants))})

    return change if finding.text else lambda event: event
