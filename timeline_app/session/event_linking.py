"""Links between events by hand: what keeps one from being made, and the edits that make and remove it.

How links follow events that are merged or deleted is told by ``event_merging`` and ``event_draft``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.model.event import Link, LinkKind
from timeline_app.model.project import Project
from timeline_app.session.decisions import remembered_keys
from timeline_app.session.event_merging import link_identity
from timeline_app.store.edits import Edit, Kind, Put, Remove

NO_KIND = "Choose how the first event bears on the second."
LINKED_ALREADY = "They are linked in this way already: choose another way, or turn the two around."
LINKED_AS_SAME = "They are linked as the same already: choose another way."


@dataclass(frozen=True)
class LinkDraft:
    """What the form holds; ``first`` and ``second`` are the ids of events."""

    first: str
    second: str
    kind: LinkKind | None = None
    note: str = ""

    @property
    def turned(self) -> "LinkDraft":
        return LinkDraft(self.second, self.first, self.kind, self.note)


def why_not_linked(draft: LinkDraft, links: Sequence[Link]) -> str:
    """What keeps ``draft`` from being recorded beside ``links``, in one sentence; empty if nothing does."""
    if draft.kind is None:
        return NO_KIND
    wanted = link_identity(_link(draft, draft.kind))
    if any(link_identity(link) == wanted for link in links):
        return LINKED_AS_SAME if draft.kind is LinkKind.SAME_AS else LINKED_ALREADY
    return ""


def linking(draft: LinkDraft) -> list[Edit]:
    """What records ``draft``, whose kind is chosen."""
    if draft.kind is None:
        raise ValueError(NO_KIND)
    return [Put(_link(draft, draft.kind))]


def unlinking(link: Link, project: Project, link_keys: Sequence[str]) -> list[Edit]:
    """What removes ``link``, where ``project`` has it; one that was proposed is not proposed again.

    ``link_keys`` are those of the project's links.
    """
    keyed = zip(link_keys, project.links, strict=True)
    found = next((key for key, each in keyed if each == link), None)
    if found is None:
        return []
    edits: list[Edit] = [Remove(Kind.LINK, found)]
    if link.proposal is not None:
        first = next(event for event in project.events if event.id == link.from_)
        document = first.claims[0].passage.document
        edits += remembered_keys({link.proposal.key: document}, project.refusals)
    return edits


def _link(draft: LinkDraft, kind: LinkKind) -> Link:
    ends = {"from": draft.first, "to": draft.second}
    return Link.model_validate({"kind": kind, **ends, "note": draft.note.strip() or None})
