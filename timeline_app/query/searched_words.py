"""The words of a text as a search compares them: case, diacritics and scripts apart, with their places.

"Массуд" is found by "massud", "Łódź" by "lodz", "پنجشیر" by "pnjshyr". Many texts at once are folded
in ``folding``; which of them hold a word is told by ``word_index``.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii

LONGEST_WORD = 64  # letters that are compared; whatever follows them is not

_WORD = re.compile("[a-z0-9]+")
_NO_WORD = re.compile("[^a-z0-9]+")
# Ideographs, kana and cuneiform, which have no spaces between words: each sign is taken for a word.
_WITHOUT_SPACES = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00012000-\U0001254f\U00020000-\U0003ffff]"
)


@lru_cache(1 << 16)
def folded_character(character: str) -> str:
    """What a character is compared as: ASCII letters and digits; or a space, which no word has.

    Its case and marks are dropped (Unicode case folding, NFKD), the rest is transliterated.
    """
    decomposed = unicodedata.normalize("NFKD", character.casefold())
    return "".join(map(_ascii, decomposed))


def folded_form(character: str) -> tuple[bytes, bytes]:
    """The same, both as UTF-8, for ``folding``."""
    return character.encode("utf-8", "replace"), folded_character(character).encode()


def folded_words(text: str) -> list[str]:
    """All words of ``text`` without their places."""
    folded = text.lower() if text.isascii() else "".join(map(folded_character, text))
    return _WORD.findall(folded)


def folded_phrase(text: str) -> str:
    """The words of ``text`` as they are compared, one after another."""
    return " ".join(folded_words(text))


def asked_words(typed: str) -> tuple[str, ...]:
    """What is looked for: words that begin with each of these. Those that another one implies are left out."""
    words = sorted({word[:LONGEST_WORD] for word in folded_words(typed)}, key=len, reverse=True)
    kept: list[str] = []
    for word in words:
        if not any(other.startswith(word) for other in kept):
            kept.append(word)
    return tuple(kept)


def holds(text: str, words: Sequence[str]) -> bool:
    """Whether for each of ``words`` a word of ``text`` begins with it."""
    found = [word[:LONGEST_WORD] for word in folded_words(text)]
    return all(any(each.startswith(word) for each in found) for word in words)


def stretches_of(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where in ``text`` stand the beginnings of its words that are looked for, in order."""
    if not words:
        return []
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile(f"(?<![a-z0-9])(?:{'|'.join(longest_first)})")
    if text.isascii():
        return [found.span() for found in pattern.finditer(text.lower())]
    letters = list(map(folded_character, text))
    folded = "".join(letters)
    if len(folded) == len(text) and "" not in letters:
        return [found.span() for found in pattern.finditer(folded)]
    # Of each letter the place of the character that it comes from.
    origins = [place for place, each in enumerate(letters) for _ in each]
    return [
        (origins[found.start()], origins[found.end() - 1] + 1) for found in pattern.finditer(folded)
    ]


def _ascii(character: str) -> str:
    if unicodedata.combining(character):
        return ""
    kind = unicodedata.category(character)
    if kind[0] not in "LNM":
        is_unseen = kind == "Cf"  # signs within words, such as soft hyphens
        return "" if is_unseen else " "
    spelled: str = anyascii(character)
    letters = _NO_WORD.sub("", spelled.lower())
    if _WITHOUT_SPACES.match(character):
        return f" {letters or f'u{ord(character):x}'} "  # a rare one stands for itself
    return letters
