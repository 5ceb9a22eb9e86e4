"""WordIndex: which of many texts hold a word that begins as asked, within a millisecond (numpy).

How texts are folded and cut into words is told in ``searched_words``; what the texts are is told by
whoever adds them.

Texts lie in shards. In each, all pairs of word and text are sorted as one number: the first letters of
the word, base 37, above the text's place. So the words with one beginning follow each other. A set of
texts is an array of bits, so that sets are met and counted fast; those that many pairs lead to are made
beforehand.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from timeline_app.query.folding import folded
from timeline_app.query.searched_words import LONGEST_WORD, folded_form

Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.uint16]
Bits = npt.NDArray[np.uint8]  # a bit a text, the first in the highest bit of the first byte

MOST_TEXTS = 1 << 16  # in a shard: their places have 16 bits
_LETTERS = 9  # that are in a number: 37⁹ < 2⁴⁷, so that there is room for the place in 63 bits
_PLACE_BITS = 16
_MANY = 1 << 12  # pairs; sets that more lead to are made beforehand
_AFTER_ALL = "\x7f"  # after all letters and digits

_CODE_OF = np.zeros(256, np.uint8)
for _code, _letter in enumerate(b"0123456789abcdefghijklmnopqrstuvwxyz", 1):
    _CODE_OF[_letter] = _code
_POWERS = 37 ** np.arange(_LETTERS, -1, -1, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Shard:
    """Up to MOST_TEXTS texts. Word ``w``, by its number, is in ``places[offsets[w]:offsets[w + 1]]``."""

    count: int
    numbers: Ints
    offsets: Ints
    places: Places
    long_words: Sequence[str]  # those that a number does not tell apart, sorted
    long_offsets: Ints
    long_places: Places
    made: dict[tuple[int, int], Bits]

    def texts_with(self, word: str) -> Bits:
        """The texts of which a word begins with ``word``, of ASCII letters and digits."""
        if len(word) > _LETTERS:
            first = bisect_left(self.long_words, word)
            after = bisect_left(self.long_words, word + _AFTER_ALL)
            return self._set_of(self.long_places, self.long_offsets, first, after)
        number = _number_of(word)
        room = int(_POWERS[len(word)])  # numbers that begin so
        first, after = np.searchsorted(self.numbers, [number, number + room]).tolist()
        made = self.made.get((first, after))
        return self._set_of(self.places, self.offsets, first, after) if made is None else made

    def _set_of(self, places: Places, offsets: Ints, first: int, after: int) -> Bits:
        return set_of_texts(places[offsets[first] : offsets[after]], self.count)


class WordIndex:
    """Shards of texts, one after the other; all but the last have a multiple of eight."""

    def __init__(self, shards: Iterable[Shard] = ()) -> None:
        self.shards = list(shards)

    def add(self, shard: Shard) -> None:
        self.shards.append(shard)

    @property
    def count(self) -> int:
        return sum(shard.count for shard in self.shards)

    def texts_with(self, word: str) -> Bits:
        """The texts of which a word begins with ``word``; not to be changed."""
        if len(self.shards) == 1:
            return self.shards[0].texts_with(word)
        found = [shard.texts_with(word) for shard in self.shards]
        return np.concatenate(found) if found else np.empty(0, np.uint8)


def index_texts(texts: Sequence[str]) -> Shard:
    """A shard of up to MOST_TEXTS texts."""
    encoded = [text.encode("utf-8", "replace") for text in texts]
    ends = np.cumsum([0, *(len(each) + 1 for each in encoded)], dtype=np.int64)[1:]
    return index_utf8(np.frombuffer(b"\n".join([*encoded, b""]), np.uint8), ends)


def index_utf8(data: Bytes, ends: Ints) -> Shard:
    """The same of UTF-8, where text ``i`` ends at ``ends[i]``, after a line end or other sign."""
    data, ends = folded(data, ends, folded_form)
    codes = _CODE_OF[data]
    is_letter = codes > 0
    starts = np.flatnonzero(is_letter[1:] & ~is_letter[:-1]) + 1
    stops = np.flatnonzero(is_letter[:-1] & ~is_letter[1:]) + 1
    if len(data) and is_letter[0]:
        starts = np.concatenate([[0], starts])
    if len(data) and is_letter[-1]:
        stops = np.concatenate([stops, [len(data)]])
    lengths = stops - starts
    texts = np.searchsorted(ends, starts, "right")
    pairs = _numbers(codes, starts, lengths)
    pairs <<= _PLACE_BITS
    pairs |= texts
    pairs = _different(np.sort(pairs))
    words = pairs >> _PLACE_BITS
    begins = np.flatnonzero(np.concatenate([[True], words[1:] != words[:-1]])[: len(words)])
    numbers, offsets = words[begins], np.append(begins, len(words))
    places = (pairs & (MOST_TEXTS - 1)).astype(np.uint16)
    made = _made_beforehand(numbers, offsets, places, len(ends))
    long = np.flatnonzero(lengths > _LETTERS)
    return Shard(
        len(ends), numbers, offsets, places, *_long(data, starts, lengths, texts, long), made
    )


def first_texts(bits: Bits, most: int) -> list[int]:
    """The first few texts of a set."""
    with_some = np.flatnonzero(bits)[:most]
    found = np.flatnonzero(np.unpackbits(bits[with_some]))[:most]
    texts: list[int] = (with_some[found >> 3] * 8 + (found & 7)).tolist()
    return texts


def count_texts(bits: Bits) -> int:
    return int(np.bitwise_count(bits).sum())


def set_of_texts(places: npt.NDArray[np.integer], count: int) -> Bits:
    """The set of texts, of ``count``, that are at ``places``."""
    marked = np.zeros(count, np.bool_)
    marked[places] = True
    return np.packbits(marked)


def _number_of(word: str) -> int:
    letters = _CODE_OF[np.frombuffer(word.encode(), np.uint8)].astype(np.int64)
    return int((letters * _POWERS[1 : len(word) + 1]).sum())


def _numbers(codes: Bytes, starts: Ints, lengths: Ints) -> Ints:
    """The first letters of each word as a number; a shorter word is filled up with zeros."""
    numbers = np.zeros(len(starts), np.int64)
    codes = np.concatenate([codes, np.zeros(_LETTERS, np.uint8)])
    for letter in range(_LETTERS):
        numbers *= 37
        numbers += codes[starts + letter] * (lengths > letter)
    return numbers


def _different(pairs: Ints) -> Ints:
    is_first = np.concatenate([[True], pairs[1:] != pairs[:-1]])[: len(pairs)]
    return pairs[np.flatnonzero(is_first)]


def _long(
    data: Bytes, starts: Ints, lengths: Ints, texts: Ints, long: Ints
) -> tuple[Sequence[str], Ints, Places]:
    """The words of more than _LETTERS letters, sorted, and which texts have them."""
    whole = data.tobytes()
    stops = starts + np.minimum(lengths, LONGEST_WORD)
    found: dict[bytes, list[int]] = {}
    for start, stop, text in zip(
        starts[long].tolist(), stops[long].tolist(), texts[long].tolist(), strict=True
    ):
        found.setdefault(whole[start:stop], []).append(text)
    words = sorted(found)
    offsets = np.cumsum([0, *(len(found[word]) for word in words)], dtype=np.int64)
    places = np.array([text for word in words for text in found[word]], np.uint16)
    return [word.decode() for word in words], offsets, places


def _made_beforehand(
    numbers: Ints, offsets: Ints, places: Places, count: int
) -> dict[tuple[int, int], Bits]:
    """The sets of all beginnings to which many pairs lead, by the first word and the one after the last."""
    made: dict[tuple[int, int], Bits] = {}
    for power in _POWERS[1:].tolist():
        group = numbers // power
        edges = np.flatnonzero(np.concatenate([[True], group[1:] != group[:-1], [True]]))
        if not len(numbers):
            break
        sizes = offsets[edges[1:]] - offsets[edges[:-1]]
        for at in np.flatnonzero(sizes > _MANY).tolist():
            first, after = int(edges[at]), int(edges[at + 1])
            if (first, after) not in made:
                made[first, after] = set_of_texts(places[offsets[first] : offsets[after]], count)
    return made
