"""Tells which texts are nearly the same: reprints, wire copy, drafts, the same page saved twice.

Texts are compared by their shingles, stretches of four words; case, punctuation and layout don't
count. MinHash with locality-sensitive hashing (Leskovec, Rajaraman, Ullman, Mining of Massive
Datasets, ch. 3) makes the sketches that tell which pairs are worth comparing; which documents these
are is `session.near_copies`' business.
"""

import re
import zlib

import numpy as np
import numpy.typing as npt

ALIKE = 0.6  # Jaccard similarity of shingles from which texts are called near duplicates
WORDS = 4  # of a shingle
# Rows of a band agree with probability s ** 3: of pairs at 0.6, one in 28,000 has no band in common;
# unrelated texts, below 0.05, meet once in 200 pairs, and a comparison takes microseconds.
_BANDS, _ROWS = 42, 3
_BLOCK = 4096  # shingles hashed at a time
# Scripts without spaces between words: each character counts as a word.
WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"|[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)

_Hashes = npt.NDArray[np.uint64]


def sketch_of(text: str) -> _Hashes:
    """What is kept of a text to tell which others are worth comparing with it: its bands.

    Texts that are alike have one in the same place in common. Empty for a text without words.
    """
    shingles = shingles_of(text)
    return _bands_of(shingles) if len(shingles) else shingles


def similarity_of(first: str, second: str) -> float:
    """The share of their shingles that both texts have, 0 to 1; 0 where one has no words."""
    return likeness_of(shingles_of(first), shingles_of(second))


def likeness_of(one: _Hashes, other: _Hashes) -> float:
    """:func:`similarity_of` of two texts whose shingles are known."""
    common = _common(one, other)
    return common / (len(one) + len(other) - common) if common else 0.0


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
