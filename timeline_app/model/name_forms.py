"""A name as it is compared: in Latin letters, its words, who of a family, initials, consonants.

Which names are alike is told by ``query.same_name``; the lists of words are in ``name_words``.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from anyascii import anyascii

from timeline_app.model.name_words import ARTICLES, DESCENT, GENERATIONS, SMALL, TITLES

_ROMAN = re.compile(r"(?=[IVX])X{0,3}(IX|IV|V?I{0,3})")
_PIECE = re.compile(r"[A-Za-z0-9]+\.?")
_MUTE = re.compile(r"['`\u2018\u2019\u02bc\u02bb\u02be\u02bf\"]")
_ARABIC_ARTICLE = re.compile(r"\b\u0627\u0644(?=\w{3})")  # written together with the name
_WITHOUT_VOWELS = ("ARABIC", "HEBREW", "SYRIAC")
_SURNAME_FIRST = ("CJK", "HANGUL")
_LONGEST = 300  # characters of a name that are looked at


@dataclass(frozen=True)
class NameForm:
    """``words`` are in lower case and Latin letters, titles and articles left out.

    ``generation`` tells who of a family, ``numbers`` the words with digits. ``family`` is where the
    family name stands in ``words``: first or last.
    """

    text: str
    words: tuple[str, ...]
    generation: frozenset[str]
    numbers: tuple[str, ...]
    descent: frozenset[str]
    acronym: str
    family_place: int
    is_without_vowels: bool
    is_latin: bool

    @property
    def family(self) -> str:
        return self.words[self.family_place]

    @property
    def given(self) -> str:
        """The word at the other end."""
        return self.words[-1 - self.family_place if self.family_place == 0 else 0]

    @cached_property
    def joined(self) -> str:
        return "".join(self.words)

    @cached_property
    def consonants(self) -> tuple[str, ...]:
        return tuple(map(consonants_of, self.words))

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The first letters of its words, of all, without small ones, and up to a small one.

        So `Front for the Freedom of Nations` may be ``ffn``, ``fffon`` or ``ff``. None for a single word.
        """
        small = [place for place, word in enumerate(self.words) if word in SMALL]
        heads = [self.words, *(self.words[:place] for place in small)]
        made = {"".join(word[0] for word in head) for head in heads}
        made |= {"".join(word[0] for word in head if word not in SMALL) for head in heads}
        return frozenset(letters for letters in made if len(letters) > 1)

    @property
    def has_initial(self) -> bool:
        return len(self.words) > 1 and any(len(word) == 1 for word in self.words)


@lru_cache(maxsize=20_000)
def form_of(text: str) -> NameForm | None:
    """The form of a name; None where it has no letter or digit."""
    short = unicodedata.normalize("NFC", text[:_LONGEST])
    latin = _MUTE.sub("", anyascii(_ARABIC_ARTICLE.sub("", short)))
    before, comma, after = latin.partition(",")
    is_turned = bool(comma) and "," not in after and bool(set(_plain(after)) - set(GENERATIONS))
    pieces = _PIECE.findall(f"{after} {before}" if is_turned else latin)
    if not pieces:
        return None
    generation, rest = _generation(pieces)
    words = [piece.rstrip(".").lower() for piece in rest]
    scripts = {unicodedata.name(char, "").split(" ")[0] for char in short if char.isalpha()}
    is_without_vowels = any(script in _WITHOUT_VOWELS for script in scripts)
    descent = frozenset(words) & DESCENT
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    words = [word for word in words if word not in ARTICLES] or words
    is_first = not is_turned and any(script in _SURNAME_FIRST for script in scripts)
    return NameForm(
        text=text,
        words=tuple(words),
        generation=generation,
        numbers=tuple(word for word in words if any(char.isdigit() for char in word)),
        descent=descent,
        acronym=_acronym(short, latin),
        family_place=0 if is_first else -1,
        is_without_vowels=is_without_vowels,
        is_latin=scripts <= {"LATIN"},
    )


@lru_cache(maxsize=20_000)
def consonants_of(word: str) -> str:
    """What scripts without vowels write of ``word``: half-vowels and doubled letters left out."""
    plain = word.translate(_ONE_SOUND)
    kept = [char for char in plain if char not in "aeiouwyv"]
    return "".join(char for place, char in enumerate(kept) if place == 0 or kept[place - 1] != char)


_ONE_SOUND = str.maketrans("qcgz", "kkks")


def _plain(text: str) -> list[str]:
    return [piece.rstrip(".").lower() for piece in _PIECE.findall(text)]


def _generation(pieces: list[str]) -> tuple[frozenset[str], list[str]]:
    """Who of a family, be it by a word or by a number, and the other pieces."""
    found: set[str] = set()
    rest: list[str] = []
    for place, piece in enumerate(pieces):
        word = piece.rstrip(".").lower()
        is_last = place == len(pieces) - 1 or pieces[place + 1].lower() == "of"
        is_numeral = place > 0 and _ROMAN.fullmatch(piece) and (len(piece) > 1 or is_last)
        if place > 0 and word in GENERATIONS:
            found.add(GENERATIONS[word])
            if rest[-1].lower() in ("the", "der", "die", "le", "la") and len(rest) > 1:
                rest.pop()
        elif is_numeral:
            found.add(piece)
        else:
            rest.append(piece)
    return frozenset(found), rest


def _acronym(text: str, latin: str) -> str:
    """``N.R.F.`` and ``NRF`` as ``nrf``; empty for other names."""
    if len(text.split()) > 1 and "." not in text:
        return ""
    letters = re.sub(r"[.\s-]", "", latin)
    is_short = 2 <= len(letters) <= 10 and letters.isalpha()
    return letters.lower() if is_short and letters.isupper() else ""
