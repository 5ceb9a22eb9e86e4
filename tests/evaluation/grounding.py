"""How many passages of what is proposed are, character for character, what their document says there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from pydantic import BaseModel

from timeline_app.extraction.span import Span
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


def grounded_spans(draft: object, text: str) -> Grounded:
    """Over all spans in a draft: right is one that lies in the text, isn't empty and has no blank ends."""
    spans = list(_spans(draft))
    return Grounded(sum(_is_sound(span, text) for span in spans), len(spans))


def _is_sound(span: Span, text: str) -> bool:
    quote = span.of(text)
    return 0 <= span.start < span.end <= len(text) and quote == quote.strip()


def _passages(value: object) -> Iterator[Passage]:
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _passages(getattr(value, name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _passages(each)


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _spans(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))
