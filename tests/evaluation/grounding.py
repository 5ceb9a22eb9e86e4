"""How many passages of what is proposed are, character for character, what their document says there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from timeline_app.model.source import Passage


@dataclass(frozen=True, slots=True)
class Grounded:
    right: int = 0
    all: int = 0

    def __add__(self, other: "Grounded") -> "Grounded":
        return Grounded(self.right + other.right, self.all + other.all)


def grounded_passages(records: Iterable[BaseModel], texts: Mapping[str, str]) -> Grounded:
    """Over all passages in the records, wherever they stand; ``texts`` are by document id."""
    passages = [each for record in records for each in _passages(record)]
    right = sum(texts[each.document][each.start : each.end] == each.quote for each in passages)
    return Grounded(right, len(passages))


def _passages(value: object) -> Iterator[Passage]:
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _passages(getattr(value, name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _passages(each)
