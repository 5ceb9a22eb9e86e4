"""The findings of a check as a window tells them: by kind, in words for who doesn't edit files, with mends.

They are made in ``reading.audit``, for the command ``check`` as for the window; ``mending`` has the edits.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from timeline_app.model.project import Project
from timeline_app.query.columns import fold
from timeline_app.reading.finding import Finding, FindingKind

MOST_KEPT = 10_000  # of a kind; the rest is only counted
MOST_SHOWN = 1_000
PLACE_AGAIN = "Place it again…"


@dataclass(frozen=True)
class KindWords:
    """``hint``: what to do about one. ``mend``: the button; ``change``: what the history calls it."""

    title: str
    hint: str
    mend: str = ""
    change: str = ""


KIND_WORDS = {
    FindingKind.FILE: KindWords(
        "Documents and files",
        "Add the document again, or restore its file; until then its passages can't be verified.",
    ),
    FindingKind.UNSOURCED: KindWords(
        "Events without a passage that holds",
        "Go there, mark the words that say so in a document, and add them to the event.",
    ),
    FindingKind.LOST: KindWords(
        "Lost passages",
        "Go there, and mark the right words in the document to place the passage again.",
        PLACE_AGAIN,
    ),
    FindingKind.AMBIGUOUS: KindWords(
        "Ambiguous passages",
        "Go there, and choose which of the places is meant to place the passage again.",
        PLACE_AGAIN,
    ),
    FindingKind.CONTEXT: KindWords(
        "Words beside a passage that differ",
        "The quote itself stands where it should. Take the words that stand beside it now.",
        "Take the words beside it",
        "Take the words beside a passage from its document",
    ),
    FindingKind.DATES: KindWords(
        "Dates that contradict a link",
        "Correct one of the dates, or remove the link.",
        "Remove the link",
        "Remove a link that dates contradict",
    ),
    FindingKind.CIRCLE: KindWords(
        "Links in a circle",
        "Events can't be before one another all round: remove one link of the circle.",
        "Remove the link",
        "Remove a link that closes a circle",
    ),
    FindingKind.INACTIVE: KindWords(
        "Actors who act before their beginning or after their end",
        "Correct the date of the event, when the actor was active (F3), or who it was.",
    ),
    FindingKind.MENTION: KindWords(
        "Aliases without a mention",
        "Correct the alias (F3), or remove it: no passage has it any more.",
        "Remove the alias",
        "Remove an alias without a mention",
    ),
    FindingKind.MOVED: KindWords(
        "Moved passages",
        "The words were found in one other place. Take it over, so that they are looked up there.",
        "Take over the new place",
        "Take over the new place of a passage",
    ),
    FindingKind.PLAIN_NAME: KindWords(
        "Names that are actors",
        "Name the actor, so that the claim follows it.",
        "Name the actor",
        "Name the actor who claims",
    ),
    FindingKind.TWICE: KindWords(
        "Actors named twice in an event",
        "Name it once; where both roles are meant, leave it.",
        "Name it once",
        "Name an actor once",
    ),
    FindingKind.IDLE_ACTOR: KindWords(
        "Actors without events",
        "It takes part in nothing, claims nothing and has no part that does: delete it, or leave it for later.",
        "Delete the actor",
        "Delete an actor without events",
    ),
    FindingKind.IDLE_DOCUMENT: KindWords(
        "Documents without events",
        "Mark words in it and press Ctrl+E to make an event of them.",
    ),
}

# Passages that a person places again, among candidates or by marking words.
PLACED_BY_HAND = frozenset({FindingKind.LOST, FindingKind.AMBIGUOUS})

# Mends that lose nothing of what a document says: all of a kind may be mended at once. An alias without
# a mention may only wait for its passage to be found again.
SAFE = frozenset(
    {
        FindingKind.CONTEXT,
        FindingKind.MOVED,
        FindingKind.PLAIN_NAME,
        FindingKind.TWICE,
        FindingKind.IDLE_ACTOR,
    }
)


def mend_of(finding: Finding) -> str:
    """What the button that mends ``finding`` says; empty where only a person can tell what is right."""
    if finding.kind is FindingKind.PLAIN_NAME and finding.actor is None:
        return ""  # several are called so
    if finding.kind is FindingKind.TWICE and not finding.text:
        return ""  # as different roles
    if finding.kind is FindingKind.MENTION and finding.passage is not None:
        return "Remove this mention"
    return KIND_WORDS[finding.kind].mend


def hint_for(finding: Finding) -> str:
    """What to do about ``finding``, in one or two sentences."""
    if finding.kind is FindingKind.PLAIN_NAME and finding.actor is None:
        return "Several actors are called so: edit the event (F2) and choose the one that is meant."
    if finding.kind is FindingKind.TWICE and not finding.text:
        return "Edit the event (F2) and keep one role, unless both are meant."
    if finding.kind is FindingKind.MENTION and finding.passage is not None:
        return "Another passage still has the alias: remove this one."
    return KIND_WORDS[finding.kind].hint


class Subjects:
    """What findings are about, by the names that people know."""

    def __init__(self, project: Project) -> None:
        self._events = {event.id: event.title for event in project.events}
        self._actors = {actor.id: actor.name for actor in project.actors}
        self._documents = {document.id: document.title for document in project.documents}
        self._links = project.links

    def where(self, finding: Finding) -> str:
        """Title or name of what ``finding`` is about."""
        if finding.link is not None and finding.link < len(self._links):
            link = self._links[finding.link]
            ends = (f"“{self._events.get(id_, id_)}”" for id_ in (link.from_, link.to))
            return f" {link.kind.replace('_', ' ')} ".join(ends)
        if finding.event is not None:
            return self._events.get(finding.event, finding.event)
        if finding.actor is not None:
            return self._actors.get(finding.actor, finding.actor)
        if finding.document is not None:
            return self._documents.get(finding.document, finding.document)
        return finding.place

    def what(self, finding: Finding) -> str:
        """What is wrong, with names in the place of ids."""
        words = finding.reason
        ids = [(self._actors, finding.actor), (self._documents, finding.document)]
        if finding.link is not None and finding.link < len(self._links):
            link = self._links[finding.link]
            ids += [(self._events, link.from_), (self._events, link.to)]
        for names, id_ in ids:
            if id_ is not None and id_ in names:
                words = words.replace(f"'{id_}'", f"“{names[id_]}”")
        return words[:1].upper() + words[1:]


@dataclass
class Found:
    """Findings as they come in: how many of each kind there are, and those that are kept."""

    counts: dict[FindingKind, int] = field(default_factory=dict)
    kept: dict[FindingKind, list[Finding]] = field(default_factory=dict)

    def take(self, finding: Finding) -> None:
        self.counts[finding.kind] = self.counts.get(finding.kind, 0) + 1
        kept = self.kept.setdefault(finding.kind, [])
        if len(kept) < MOST_KEPT:
            kept.append(finding)

    @property
    def count(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class Group:
    """The findings of a kind that are shown, out of ``count``."""

    kind: FindingKind
    count: int
    shown: tuple[Finding, ...]

    @property
    def title(self) -> str:
        count = f"{self.count:,}"
        if len(self.shown) < self.count:
            count = f"{count}, the first {len(self.shown):,} shown"
        return f"{KIND_WORDS[self.kind].title} ({count})"


def groups_of(found: Found, subjects: Subjects, typed: str = "") -> tuple[Group, ...]:
    """What is found, by kind, with every one of the ``typed`` words, case and diacritics apart."""
    words = fold(typed).split()
    groups = []
    for kind in FindingKind:
        kept = found.kept.get(kind, [])
        if words:
            matching = [each for each in kept if _has_words(each, subjects, words)]
            count = len(matching)
        else:
            matching, count = kept, found.counts.get(kind, 0)
        if count:
            groups.append(Group(kind, count, tuple(matching[:MOST_SHOWN])))
    return tuple(groups)


def _has_words(finding: Finding, subjects: Subjects, words: Iterable[str]) -> bool:
    parts = (KIND_WORDS[finding.kind].title, subjects.where(finding), subjects.what(finding))
    text = fold(" ".join(parts))
    return all(word in text for word in words)
