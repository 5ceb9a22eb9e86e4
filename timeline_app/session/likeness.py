"""Stretches of a text that resemble a quote which stands in it no more: to be proposed, never taken.

Passages that still stand are found by ``reanchoring``; texts that are alike as wholes by
``near_duplicates``.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from math import log

import numpy as np

from timeline_app.model.source import Passage
from timeline_app.reading.document_files.near_duplicates import WORD
from timeline_app.session.reanchoring import places_of

LEAST = 0.4  # likeness of what is proposed
# Bounds that keep a text of a megabyte within a second.
_WIDEST = 2_000_000  # characters that are looked through, around where the passage was
_MOST_WORDS = 200  # of the quote that are looked for
_MOST_WINDOWS = 20  # that are compared word by word
_MOST_RESPELT = 4  # words of the quote that are looked for in another spelling
_LEAST_RESPELT = 4  # letters: shorter words resemble too many others


@dataclass(frozen=True)
class Stretch:
    """A piece of a text; ``likeness`` is the share of words that it has in common with a quote."""

    start: int
    end: int
    likeness: float


def similar_stretches(passage: Passage, text: str, most: int = 5) -> list[Stretch]:
    """What resembles the quote of ``passage`` in ``text``, the most alike first.

    Where the quote itself stands, these places come first.
    """
    length = len(passage.quote)
    same = [Stretch(start, start + length, 1.0) for start in places_of(passage.quote, text)[:most]]
    first = max(passage.start - _WIDEST // 2, 0) if len(text) > _WIDEST else 0
    found = _alike(passage.quote, text, first, first + _WIDEST)
    others = [each for each in found if not any(_overlap(each, one) for one in same)]
    return [*same, *others][:most]


def _alike(quote: str, text: str, first: int, last: int) -> list[Stretch]:
    wanted = [word.casefold() for word in WORD.findall(quote)[:_MOST_WORDS]]
    matches = list(WORD.finditer(text, first, min(last, len(text))))
    if not wanted or not matches:
        return []
    words = [match.group().casefold() for match in matches]
    standing = _respelt(wanted, words)
    weights = _weights(words, set(standing))
    windows = _best_windows(np.array([weights.get(word, 0.0) for word in words]), len(wanted))
    found: list[Stretch] = []
    for start, end in windows:
        stretch = _compared(standing, words[start:end], matches[start:end])
        if stretch is not None and not any(_overlap(stretch, each) for each in found):
            found.append(_with_signs(quote, text, stretch))
    return sorted(found, key=lambda each: (-each.likeness, each.start))


def _respelt(wanted: list[str], words: list[str]) -> list[str]:
    """``wanted`` with the longest words that the text lacks as the text may spell them."""
    vocabulary = {word for word in words if len(word) >= _LEAST_RESPELT}
    lacking = {word for word in wanted if len(word) >= _LEAST_RESPELT} - vocabulary
    missing = sorted(sorted(lacking), key=len, reverse=True)
    spelt: dict[str, str] = {}
    for word in missing[:_MOST_RESPELT]:
        near = [
            each
            for each in vocabulary
            if abs(len(each) - len(word)) < 4 and (each[0] == word[0] or each[-3:] == word[-3:])
        ]
        spelt.update((word, each) for each in get_close_matches(word, sorted(near), 1, 0.75))
    return [spelt.get(word, word) for word in wanted]


def _weights(words: list[str], wanted: set[str]) -> dict[str, float]:
    """How much each wanted word tells: the rarer, the more."""
    counts = dict.fromkeys(wanted, 0)
    for word in words:
        if word in counts:
            counts[word] += 1
    return {word: log(1 + len(words) / count) for word, count in counts.items() if count}


def _best_windows(values: np.ndarray, length: int) -> list[tuple[int, int]]:
    """The windows, half as long again as the quote, that hold most of it; apart from each other."""
    width = min(length + length // 2 + 2, len(values))
    sums = np.concatenate(([0.0], np.cumsum(values)))
    held = sums[width:] - sums[:-width]
    chosen: list[tuple[int, int]] = []
    while len(chosen) < _MOST_WINDOWS:
        start = int(held.argmax())
        if held[start] <= 0:
            break
        chosen.append((start, start + width))
        held[max(start - width // 2, 0) : start + width // 2 + 1] = 0
    return chosen


def _compared(wanted: list[str], words: list[str], matches: list[re.Match[str]]) -> Stretch | None:
    """The part of a window from the first to the last word that it shares with the quote."""
    matcher = SequenceMatcher(None, wanted, words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return None
    first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
    common = sum(block.size for block in blocks)
    likeness = 2 * common / (len(wanted) + last - first)
    if likeness < LEAST:
        return None
    return Stretch(matches[first].start(), matches[last - 1].end(), likeness)


def _with_signs(quote: str, text: str, stretch: Stretch) -> Stretch:
    """``stretch`` with the sign before and after it that the quote has there, too."""
    start, end = stretch.start, stretch.end
    if start and text[start - 1] == quote[0] and not quote[0].isalnum():
        start -= 1
    if text[end : end + 1] == quote[-1] and not quote[-1].isalnum():
        end += 1
    return Stretch(start, end, stretch.likeness)


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one.start < other.end and other.start < one.end
