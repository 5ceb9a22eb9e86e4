"""What a language service may suggest of a text: words that stand there, and labels for them.

The service itself is ``language_service``'s. What is suggested counts only where its words are found
in the text, character for character; nothing else that it says gets anywhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, Field

from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import ActorKind, EventType, Role

_LONGEST = 2_000  # characters of a quote: what is longer tells of more than one event


class SuggestedActor(BaseModel):
    """Somebody who takes part: the words of the quote that name them, their kind, and their role."""

    name: str = Field(min_length=1, max_length=300)
    kind: ActorKind = ActorKind.OTHER
    role: Role = Role.PARTICIPANT


class SuggestedEvent(BaseModel):
    """An event: the sentence that tells of it, and the word or words in it that name it, as they stand."""

    quote: str = Field(min_length=1, max_length=_LONGEST)
    trigger: str = Field(min_length=1, max_length=200)
    type: EventType = EventType.OTHER
    who: list[SuggestedActor] = []


class Suggestions(BaseModel):
    events: list[SuggestedEvent] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A suggestion whose words stand in the text, with where they stand."""

    quote: Span
    trigger: Span
    type: EventType
    who: tuple[tuple[Span, ActorKind, Role], ...]


def located(suggestions: Suggestions, text: str, within: Span) -> tuple[list[Located], list[str]]:
    """What of ``suggestions`` stands in the piece ``within`` of ``text``, and what is wrong with the rest.

    A quote that stands there several times is meant in its first place that is not taken yet.
    """
    found: list[Located] = []
    wrong: list[str] = []
    taken: set[Span] = set()
    for each in suggestions.events:
        place = _place(each, text, within, taken)
        if isinstance(place, str):
            wrong.append(place)
            continue
        quote, trigger = place
        taken.add(trigger)
        who, missing = _participants(each.who, text, quote)
        wrong += missing
        found.append(Located(quote=quote, trigger=trigger, type=each.type, who=who))
    return found, wrong


def _place(
    each: SuggestedEvent, text: str, within: Span, taken: Iterable[Span]
) -> tuple[Span, Span] | str:
    quotes = list(_places(each.quote, text, within))
    if not quotes:
        return f"the quote {each.quote!r} does not stand in the text"
    triggers = [(quote, span) for quote in quotes for span in _places(each.trigger, text, quote)]
    if not triggers:
        return f"the trigger {each.trigger!r} does not stand in the quote {each.quote!r}"
    known = set(taken)
    return next((pair for pair in triggers if pair[1] not in known), triggers[0])


def _participants(
    who: Sequence[SuggestedActor], text: str, quote: Span
) -> tuple[tuple[tuple[Span, ActorKind, Role], ...], list[str]]:
    found: list[tuple[Span, ActorKind, Role]] = []
    wrong: list[str] = []
    for actor in who:
        span = next(_places(actor.name, text, quote), None)
        if span is None:
            wrong.append(f"the name {actor.name!r} does not stand in {quote.of(text)!r}")
        else:
            found.append((span, actor.kind, actor.role))
    return tuple(found), wrong


def _places(words: str, text: str, within: Span) -> Iterator[Span]:
    """Where ``words`` stand, as whole words, white space at their ends apart."""
    words = words.strip()
    start = text.find(words, within.start, within.end) if words else -1
    while start >= 0:
        end = start + len(words)
        if not (_joins(text, start - 1) or _joins(text, end - 1)):
            yield Span(start, end)
        start = text.find(words, start + 1, within.end)


def _joins(text: str, place: int) -> bool:
    """Whether the characters at ``place`` and after it are of one word."""
    return 0 <= place < len(text) - 1 and text[place].isalnum() and text[place + 1].isalnum()
