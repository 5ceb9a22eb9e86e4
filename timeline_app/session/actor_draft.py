"""An actor as a person fills it in, new or known, and the edits that record it.

Merging, splitting and removing are ``actor_edits``'; mentions for an alias are found by ``mentions``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from timeline_app.model.event import Actor, ActorKind, Alias
from timeline_app.model.project import Project
from timeline_app.model.source import Date, Passage
from timeline_app.model.wholes import is_part_of
from timeline_app.query.columns import fold
from timeline_app.session.decisions import mended
from timeline_app.session.free_ids import readable_id
from timeline_app.store.edits import Edit, Put


@dataclass(frozen=True)
class ActorDraft:
    """An actor as filled in; ``kept`` is the one that is edited, None for a new one."""

    name: str = ""
    kind: ActorKind = ActorKind.PERSON
    part_of: str | None = None
    colour: str | None = None
    aliases: tuple[Alias, ...] = ()
    note: str = ""
    active: Date | None = None
    kept: Actor | None = field(default=None, repr=False)


def draft_of_actor(actor: Actor) -> ActorDraft:
    """What a form shows of ``actor``."""
    return ActorDraft(
        actor.name,
        actor.kind,
        actor.part_of,
        actor.colour,
        actor.aliases,
        actor.note or "",
        actor.active,
        actor,
    )


def wrong_in(draft: ActorDraft, actors: Iterable[Actor]) -> str:
    """What keeps ``draft`` from being recorded, in one sentence; empty if nothing does."""
    if not draft.name.strip():
        return "It has no name."
    by_id = {actor.id: actor for actor in actors}
    kept, whole = draft.kept, by_id.get(draft.part_of or "")
    if kept is None or whole is None:
        return ""
    if whole.id == kept.id:
        return "It can't be part of itself: choose another actor, or none."
    if is_part_of(whole.id, kept.id, {actor.id: actor.part_of for actor in by_id.values()}):
        name = draft.name.strip()
        return f"“{whole.name}” is part of “{name}”, so “{name}” can't be part of it."
    return ""


def namesake(draft: ActorDraft, actors: Iterable[Actor]) -> str:
    """A remark where another actor has the name as its own or as an alias; empty where none has."""
    name = fold(draft.name.strip())
    others = [each for each in actors if draft.kept is None or each.id != draft.kept.id]
    if not name:
        return ""
    for other in others:
        if fold(other.name.strip()) == name:
            return "Another actor has this name. If it is the same one, merge them instead."
    for other in others:
        if any(fold(alias.text.strip()) == name for alias in other.aliases):
            return f"“{other.name}” is also called so. If it is the same one, merge them instead."
    return ""


def actor_edits(draft: ActorDraft, project: Project) -> tuple[str, list[Edit]]:
    """The id of the actor, and what records it."""
    if draft.kept is None:
        id_ = readable_id(draft.name, {each.id for each in project.actors}, "actor")
        actor = Actor(id=id_, name=draft.name.strip(), kind=draft.kind)
    else:
        actor = draft.kept
    changes = {
        "name": draft.name.strip(),
        "kind": draft.kind,
        "part_of": draft.part_of,
        "colour": draft.colour,
        "aliases": draft.aliases,
        "active": draft.active,
        "note": draft.note.strip() or None,
    }
    return actor.id, [Put(mended(Actor.model_validate({**dict(actor), **changes})))]


def with_alias(actor: Actor, text: str, passages: tuple[Passage, ...]) -> Actor:
    """``actor`` called ``text`` too; mentions of an alias that it has are added to those known."""
    words = " ".join(text.split())
    known = next((alias for alias in actor.aliases if alias.text == words), None)
    if known is None:
        aliases = (*actor.aliases, Alias(text=words, passages=passages))
    else:
        more = Alias(text=words, passages=tuple(dict.fromkeys((*known.passages, *passages))))
        aliases = tuple(more if alias is known else alias for alias in actor.aliases)
    return actor.model_copy(update={"aliases": aliases})
