"""Records of the actors of several documents, once it is known which of them are one."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from timeline_app.extraction.joining.actor_groups import Group, slug_of, slug_of_description
from timeline_app.extraction.joining.proposed import Known
from timeline_app.model.event import Actor, ActorKind, Alias
from timeline_app.model.name_forms import form_of
from timeline_app.model.proposal import Proposal
from timeline_app.model.source import Passage
from timeline_app.model.wholes import is_part_of

MOST_MENTIONS = (
    20  # that back an alias, as many as the program keeps where it looks for them itself
)

Numbered = tuple[int, int]  # source, and the actor's number in it


@dataclass(frozen=True)
class NamedActors:
    """``ids`` has the id of each actor of each source that may be written; ``new`` those to be made."""

    ids: dict[Numbered, str]
    new: dict[str, Actor]

    def needed(self, ids: Iterable[str]) -> tuple[Actor, ...]:
        """The new ones among ``ids``, with the wholes that they are part of, in their order."""
        wanted: set[str] = set()
        for id_ in ids:
            at: str | None = id_
            while at is not None and at in self.new and at not in wanted:
                wanted.add(at)
                at = self.new[at].part_of
        return tuple(actor for id_, actor in self.new.items() if id_ in wanted)


def named_actors(groups: Sequence[Group], known: Known) -> NamedActors:
    """An id for each group, and the record of each that is not known and was not rejected."""
    ids: dict[Numbered, str] = {}
    new: dict[str, Actor] = {}
    free = _Ids({*known.taken, *(actor.id for actor in known.actors)})
    made: list[tuple[Group, Actor]] = []
    for group in groups:
        if group.known is not None:
            id_ = group.known.id
        else:
            actor = _record(group, free)
            assert actor.proposal is not None
            if known.rejected.intersection({actor.proposal.key, *_keys(group)}):
                continue
            made.append((group, actor))
            id_ = actor.id
        ids.update(((note.source, note.number), id_) for note in group.notes)
    names = {actor.id: actor.name for actor in known.actors}
    names.update((actor.id, actor.name) for _, actor in made)
    wholes = {actor.id: actor.part_of for actor in known.actors}
    for group, actor in made:
        wholes[actor.id] = _whole_of(group, actor.id, ids, wholes)
        new[actor.id] = _completed(actor, wholes[actor.id], _doubts(group, actor.id, ids, names))
    return NamedActors(ids, new)


class _Ids:
    """Ids that are not taken, and numbers for keys that come again."""

    def __init__(self, taken: Collection[str]) -> None:
        self._taken = set(taken)
        self._last: Counter[str] = Counter()

    def id_for(self, slug: str) -> str:
        id_ = slug
        while id_ in self._taken:
            self._last[slug] += 1
            id_ = f"{slug}-{self._last[slug] + 1}"
        self._taken.add(id_)
        return id_

    def key_for(self, stem: str) -> str:
        self._last[f"key {stem}"] += 1
        number = self._last[f"key {stem}"]
        return stem if number == 1 else f"{stem}#{number}"


def _record(group: Group, free: _Ids) -> Actor:
    name = _name_of(group)
    form = form_of(name) if group.is_named else None
    slug = (slug_of(form) if form is not None else slug_of_description(name)) or "actor"
    # What has no name is told from others by where it stands; what has one is the same everywhere.
    stem = f"actor:{slug}" if group.is_named else f"actor:{group.notes[0].document}:{slug}"
    best = max(group.notes, key=lambda note: note.confidence)
    documents = len(group.sources)
    return Actor(
        id=free.id_for(slug),
        name=name,
        kind=_kind_of(group),
        aliases=_aliases(group, name),
        proposal=Proposal(
            key=free.key_for(stem),
            rule=best.rule or "mentions",
            confidence=best.confidence,
            reason=f"spoken of in {documents} documents" if documents > 1 else None,
        ),
    )


def _completed(actor: Actor, part_of: str | None, doubts: Sequence[str]) -> Actor:
    assert actor.proposal is not None
    reason = "; ".join(filter(None, (actor.proposal.reason, *doubts))) or None
    proposal = actor.proposal.model_copy(update={"reason": reason})
    return actor.model_copy(update={"part_of": part_of, "proposal": proposal})


def _keys(group: Group) -> list[str]:
    """Keys that it may have been rejected by, when fewer of its names were known."""
    return [f"actor:{slug_of(form)}" for form in group.mains] if group.is_named else []


def _name_of(group: Group) -> str:
    """The name that most documents use; of people, a full one rather than a part of it."""
    uses = Counter(note.name for note in group.notes if note.is_named or not group.is_named)
    mentions: Counter[str] = Counter()
    for note in group.notes:
        mentions[note.name] += note.mention_count
    is_person = _kind_of(group) is ActorKind.PERSON

    def rank(name: str) -> tuple[bool, int, int, int]:
        form = form_of(name)
        is_full = form is not None and len(form.words) > 1 and not form.has_initial
        return (is_person and is_full, uses[name], mentions[name], len(name))

    return max(uses, key=rank)


def _kind_of(group: Group) -> ActorKind:
    counts: Counter[ActorKind] = Counter()
    for note in group.notes:
        counts[note.kind] += note.mention_count or 1
    telling = [kind for kind in counts if kind is not ActorKind.OTHER]
    return max(telling or counts, key=lambda kind: counts[kind])


def _aliases(group: Group, name: str) -> tuple[Alias, ...]:
    passages: dict[str, list[Passage]] = {}
    for note in group.notes:
        for text, passage in note.names.items():
            if text.casefold() != name.casefold():
                passages.setdefault(text, []).append(passage)
    return tuple(
        Alias(text=text, passages=tuple(found[:MOST_MENTIONS])) for text, found in passages.items()
    )


def _whole_of(
    group: Group, id_: str, ids: dict[Numbered, str], wholes: dict[str, str | None]
) -> str | None:
    """What most of its documents say that it is part of, but never of itself."""
    found: Counter[str] = Counter()
    for note in group.notes:
        if note.part_of is not None:
            whole = ids.get((note.source, note.part_of))
            if whole is not None and whole != id_ and not is_part_of(whole, id_, wholes):
                found[whole] += 1
    return found.most_common(1)[0][0] if found else None


def _doubts(group: Group, id_: str, ids: dict[Numbered, str], names: dict[str, str]) -> list[str]:
    """Whom it may be, too, in words."""
    found: dict[str, str] = {}
    for note in group.notes:
        for number, reason in note.doubts:
            other = ids.get((note.source, number))
            if other is not None and other != id_:
                found.setdefault(other, f"may be {names[other]}: {reason}")
    return list(found.values())
