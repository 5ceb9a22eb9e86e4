"""What a person has decided about actors before a document is read, as ``actors`` obeys it."""

from dataclasses import dataclass

from timeline_app.model.event import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """An actor that a person has made, merged or accepted: its names always mean it.

    Two pinned actors are never taken for one, whatever their names.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.name, *self.aliases)))
