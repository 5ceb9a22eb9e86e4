"""Passages found again in a newer text of their document, by quote and context; nothing is recorded here.

A passage that is placed has its quote there, character for character. What merely resembles it is
``likeness``' business, and only ever proposed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline_app.model.passages import CONTEXT
from timeline_app.model.source import Passage, PassageState, locate

# Characters of the old text before and after, white space apart, that tell the places of a quote from
# each other; one wins by so many more than any other that a common word doesn't explain it.
_FAR = 120
_CLEARLY = 8
MOST_PLACES = 1_000  # of a quote that are compared: one that stands in more tells little

# A quote of so many characters, or of so many words, hardly stands in two texts by chance.
TELLING, TELLING_WORDS = 20, 4


@dataclass(frozen=True)
class Placement:
    """How a passage fits the newer text; ``places`` are where its quote begins in it.

    ``after`` is the passage as it stands in the newer text, None where it is ambiguous or lost.
    ``is_elsewhere`` tells that it stands there word for word, but in other surroundings.
    """

    before: Passage
    state: PassageState
    after: Passage | None
    places: tuple[int, ...]
    is_elsewhere: bool = False


def found_again(passages: Iterable[Passage], old: str, new: str) -> list[Placement]:
    """Each of ``passages`` of a document whose text was ``old`` and is ``new``, once and in order."""
    return [_found_again(passage, old, new) for passage in dict.fromkeys(passages)]


def places_of(quote: str, text: str) -> tuple[int, ...]:
    """Where ``quote`` begins in ``text``, the first thousand times."""
    places: list[int] = []
    at = text.find(quote)
    while at >= 0 and len(places) < MOST_PLACES:
        places.append(at)
        at = text.find(quote, at + 1)
    return tuple(places)


def only_place(passage: Passage, text: str) -> int | None:
    """Where the quote begins that stands just once in ``text``, word for word; else None.

    A quote that there is a part of longer words does not stand word for word.
    """
    quote = passage.quote
    start = text.find(quote)
    if start < 0 or text.find(quote, start + 1) >= 0:
        return None
    end = start + len(quote)
    goes_on_before = _is_inside_word(text[start - 1 : start], quote[0])
    goes_on_after = _is_inside_word(quote[-1], text[end : end + 1])
    was_cut_before = _is_inside_word(passage.prefix[-1:], quote[0])
    was_cut_after = _is_inside_word(quote[-1], passage.suffix[:1])
    if (goes_on_before and not was_cut_before) or (goes_on_after and not was_cut_after):
        return None
    return start


def is_telling(quote: str) -> bool:
    """Whether ``quote`` has 20 characters or 4 words, so that it is known without what is beside it."""
    return len(quote.strip()) >= TELLING or len(quote.split()) >= TELLING_WORDS


def placed_at(passage: Passage, start: int, text: str) -> Passage:
    """``passage`` with its quote at ``start`` of ``text``, and the context that is there.

    ValueError where the quote doesn't stand there.
    """
    end = start + len(passage.quote)
    if text[start:end] != passage.quote:
        raise ValueError("the quote doesn't stand there")
    is_as_it_was = text.endswith(passage.prefix, 0, start) and text.startswith(passage.suffix, end)
    if start == passage.start and is_as_it_was:
        return passage
    changes = {
        "start": start,
        "end": end,
        "prefix": text[max(start - CONTEXT, 0) : start],
        "suffix": text[end : end + CONTEXT],
    }
    return passage.model_copy(update=changes)


def _found_again(passage: Passage, old: str, new: str) -> Placement:
    places = places_of(passage.quote, new)
    start, is_elsewhere = _clear_place(passage, old, new, places), False
    if start is None:
        located = locate(passage, new)
        start = located.start
        if start is None:
            start, is_elsewhere = _place_elsewhere(passage, old, new), True
        if start is None:
            return Placement(passage, located.state, None, places)
    state = PassageState.EXACT if start == passage.start else PassageState.MOVED
    return Placement(passage, state, placed_at(passage, start, new), places, is_elsewhere)


def _place_elsewhere(passage: Passage, old: str, new: str) -> int | None:
    """The one place of a telling quote, whatever is beside it.

    Where the old text had it several times, the one that is left may be another than was quoted.
    """
    if not is_telling(passage.quote) or len(places_of(passage.quote, old)) > 1:
        return None
    return only_place(passage, new)


def _is_inside_word(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum()


def _clear_place(passage: Passage, old: str, new: str, places: Sequence[int]) -> int | None:
    """The one of several places around which far more of the old text stands than around the others.

    Offsets alone could take another occurrence for the one that was quoted.
    """
    if not 1 < len(places) < MOST_PLACES:
        return None
    before, after = _context(passage, old)
    length = len(passage.quote)
    agreeing = sorted(
        (
            _agreement(before[::-1], _before(new, start)[::-1])
            + _agreement(after, _after(new, start + length)),
            start,
        )
        for start in places
    )
    (second, _), (best, start) = agreeing[-2:]
    return start if best - second >= _CLEARLY else None


def _context(passage: Passage, old: str) -> tuple[str, str]:
    """What stands before and after the passage in the text that it was made in, without white space."""
    located = locate(passage, old)
    if located.start is None or located.end is None:
        return _squeezed(passage.prefix), _squeezed(passage.suffix)
    return _before(old, located.start), _after(old, located.end)


def _before(text: str, start: int) -> str:
    return _squeezed(text[max(start - 2 * _FAR, 0) : start])[-_FAR:]


def _after(text: str, end: int) -> str:
    return _squeezed(text[end : end + 2 * _FAR])[:_FAR]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _agreement(one: str, other: str) -> int:
    """How many characters both begin with."""
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))
