"""Tells which texts are nearly the same: reprints, wire copy, drafts, the same page saved twice.

Texts are compared by their shingles, stretches of four words; case, punctuation and layout don't
count. MinHash with locality-sensitive hashing (Leskovec, Rajaraman, Ullman, Mining of Massive
Datasets, ch. 3) finds the pairs that are worth comparing, and these are compared exactly.
"""

import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

ALIKE = 0.6  # Jaccard similarity of shingles from which texts are called near duplicates
WORDS = 4  # of a shingle
# Rows of a band agree with probability s ** 3: of pairs at 0.6, one in 28,000 has no band in common;
# unrelated texts, below 0.05, meet once in 200 pairs, and a comparison takes microseconds.
_BANDS, _ROWS = 42, 3
_MOST_IN_BUCKET = 20  # texts of one bucket that each of its texts is compared with
_BLOCK = 4096  # shingles hashed at a time
# Scripts without spaces between words: each character counts as a word.
WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"|[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)

_Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Two texts that are nearly the same, by their keys; `first` is new, `second` new or known.

    `similarity` is the share of their shingles that both have, 0 to 1.
    """

    first: str
    second: str
    similarity: float
    reason: str


def near_duplicates(
    texts: Mapping[str, str],
    known: Mapping[str, str],
    *,
    should_stop: Callable[[], bool] = lambda: False,
) -> list[NearDuplicate]:
    """Pairs of near duplicates among `texts`, and between them and `known`, the most alike first.

    A key of `known` that is one of `texts` too is passed over. Of a group of more than twenty
    texts that are alike, each is compared with the first twenty, which costs pairs, not texts. Empty as
    soon as `should_stop` says so.
    """
    keys = [*texts, *(key for key in known if key not in texts)]
    shingles = []
    for key in keys:
        if should_stop():
            return []
        shingles.append(shingles_of(texts[key] if key in texts else known[key]))
    found = []
    for first, second in _worth_comparing(shingles, len(texts)):
        if should_stop():
            return []
        similarity = _jaccard(shingles[first], shingles[second])
        if similarity >= ALIKE:
            reason = _reason(shingles[first], shingles[second])
            found.append(NearDuplicate(keys[first], keys[second], similarity, reason))
    return sorted(found, key=lambda pair: -pair.similarity)


def sketch_of(text: str) -> _Hashes:
    """What is kept of a text to tell which others are worth comparing with it: its bands.

    Texts that are alike have one in the same place in common. Empty for a text without words.
    """
    shingles = shingles_of(text)
    return _bands_of(shingles) if len(shingles) else shingles


def compared(first: str, second: str) -> tuple[float, str]:
    """The similarity of two texts, and in words what they have in common."""
    one, other = shingles_of(first), shingles_of(second)
    if not len(one) or not len(other):
        return 0.0, ""
    return _jaccard(one, other), _reason(one, other)


def shingles_of(text: str) -> _Hashes:
    """The hashes of a text's shingles, sorted and each once; all its words are one if they are few."""
    words = WORD.findall(text.casefold())
    hashes = {word: zlib.crc32(word.encode("utf-8", "replace")) for word in set(words)}
    numbers = np.array([hashes[word] for word in words], np.uint64)
    count = max(len(numbers) - WORDS + 1, min(len(numbers), 1))
    rolled = np.zeros(count, np.uint64)
    for place in range(min(WORDS, len(numbers))):
        rolled = _mixed(rolled + numbers[place : place + count])
    rolled.sort()
    # numpy.unique does more, and would load numpy.ma.
    return rolled[np.flatnonzero(np.diff(rolled, prepend=rolled[:1] + np.uint64(1)))]


def _mixed(values: _Hashes) -> _Hashes:
    """Each value as a random one (the finalizer of SplitMix64)."""
    values = values + np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: _Hashes = values ^ (values >> np.uint64(31))
    return mixed


def _worth_comparing(shingles: list[_Hashes], new: int) -> Iterator[tuple[int, int]]:
    """Pairs of which a band agrees, as rows of `shingles`, the first below `new`; each once."""
    rows = [row for row, each in enumerate(shingles) if len(each)]
    if not rows:
        return
    bands = np.stack([_bands_of(shingles[row]) for row in rows])
    pairs: set[tuple[int, int]] = set()
    for band in range(_BANDS):
        values = bands[:, band]
        order = np.argsort(values, kind="stable")
        edges = np.flatnonzero(np.diff(values[order])) + 1
        starts = np.concatenate(([0], edges))
        ends = np.concatenate((edges, [len(order)]))
        for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
            bucket = [rows[place] for place in order[start:end].tolist()]
            for second in range(1, len(bucket)):
                for first in bucket[: min(second, _MOST_IN_BUCKET)]:
                    if first < new:
                        pairs.add((first, bucket[second]))
    yield from sorted(pairs)


def _bands_of(shingles: _Hashes) -> _Hashes:
    """The signature of a text, its bands as one number each."""
    least = np.full(_BANDS * _ROWS, np.iinfo(np.uint64).max, np.uint64)
    for start in range(0, len(shingles), _BLOCK):
        block = shingles[start : start + _BLOCK]
        # Multiply-shift: an odd random factor makes a new order of what are random numbers already.
        products = _FACTORS[:, None] * (block[None, :] ^ _MASKS[:, None])
        np.minimum(least, products.min(axis=1), out=least)
    bands = np.zeros(_BANDS, np.uint64)
    for row in range(_ROWS):
        bands = _mixed(bands + least[row::_ROWS])
    return bands


_CHANCE = np.random.default_rng(20_210_816)  # fixed, so that the same texts give the same pairs
_FACTORS = _CHANCE.integers(0, 1 << 63, _BANDS * _ROWS, np.uint64) * np.uint64(2) + np.uint64(1)
_MASKS = _CHANCE.integers(0, 1 << 63, _BANDS * _ROWS, np.uint64)


def _common(first: _Hashes, second: _Hashes) -> int:
    both = np.concatenate((first, second))
    both.sort()
    return int(np.count_nonzero(both[1:] == both[:-1]))


def _jaccard(first: _Hashes, second: _Hashes) -> float:
    common = _common(first, second)
    return common / (len(first) + len(second) - common)


def _reason(first: _Hashes, second: _Hashes) -> str:
    common = _common(first, second)
    if common == len(first) == len(second):
        return "the same words in the same order, apart from case, punctuation and layout"
    share = round(100 * common / (len(first) + len(second) - common))
    if common == len(first):
        return f"all of it stands in the other, which is longer ({share}% in common)"
    if common == len(second):
        return f"it holds all of the other and more ({share}% in common)"
    return f"{share}% of their stretches of {WORDS} words are the same"
