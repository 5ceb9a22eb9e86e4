"""An actor while it is being put together from a document's mentions.

``actors`` turns it into a DraftActor when all is known.
"""

from collections import Counter
from dataclasses import dataclass, field

from timeline_app.extraction.actors.found_name import FoundName
from timeline_app.extraction.drafts.draft import Mention
from timeline_app.extraction.drafts.pinned import Pinned
from timeline_app.extraction.sentences.name_words import HEAD_KINDS
from timeline_app.model.event import ActorKind

ALSO_CALLED = "also called"  # the rule of a name that the text gives beside another
AUTHOR = "author"  # the rule of whoever is known by what it signs with


@dataclass(eq=False, slots=True, kw_only=True)
class Figure:
    """Who is meant by some names or descriptions.

    ``roles`` counts the nouns that the text describes it by. ``words`` are those of a figure that has
    no name, only a description.
    """

    names: list[FoundName] = field(default_factory=list)
    words: str = ""
    kind: ActorKind = ActorKind.OTHER
    pinned: Pinned | None = None
    roles: Counter[str] = field(default_factory=Counter)
    mentions: list[Mention] = field(default_factory=list)
    is_plural: bool = False
    is_introduced: bool = False  # by "a", as something new
    is_generic: bool = False  # "minorities", "its former government": a lane only for what it does
    is_owned: bool = False  # "their colleagues"
    gender: str = ""  # "m", "f", or "" where nothing tells
    guess: str = ""  # of the gender, from how the name ends
    part_of: "Figure | None" = None
    spouse: "Figure | None" = None
    may_be: dict["Figure", str] = field(default_factory=dict)
    confidence: float = 1.0
    rule: str = ""

    @property
    def forms(self) -> frozenset[str]:
        return frozenset(name.form for name in self.names if not name.country)

    @property
    def generations(self) -> frozenset[str]:
        return frozenset(name.generation for name in self.names if name.generation)

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(title for name in self.names for title in name.titles))

    @property
    def name(self) -> str:
        """The fullest way in which the text names it often: a name in capitals only if it must."""
        if self.pinned is not None:
            return self.pinned.name
        if self.rule == AUTHOR:
            return self.words
        own = [name for name in self.names if not name.country]
        main = [name for name in own if name.rule != ALSO_CALLED]
        if not any(name.country for name in self.names):
            main = main or own
        counts = Counter((name.shown, name.suffix) for name in main)
        if not counts:
            is_people = self.kind is ActorKind.GROUP
            first = next((name for name in self.names if name.country), None)
            return self.words or (
                "" if first is None else first.shown if is_people else first.country
            )
        (shown, _), _ = max(
            counts.items(),
            key=lambda each: (
                not _shouts(each[0][0]),
                each[0][0].casefold() not in HEAD_KINDS,
                len(each[0][0].split()) if self.kind is ActorKind.PERSON else 0,
                len(each[0][0]) > 3 and not each[0][0].isupper(),
                each[1],
                len(each[0][0]),
                each[0],
            ),
        )
        return shown

    def take(self, other: "Figure") -> None:
        """What was the other's is this one's."""
        self.names.extend(other.names)
        self.roles.update(other.roles)
        self.mentions.extend(other.mentions)
        self.pinned = self.pinned or other.pinned
        self.part_of = self.part_of or other.part_of
        self.may_be.update(other.may_be)


def _shouts(shown: str) -> bool:
    return len(shown) > 5 and shown.isupper()
