"""Whether two names may be one actor's, how likely, and why in words.

Names are read by ``name_forms``; whether the actors may be one is decided in ``same_actor``.
"""

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from timeline_app.model.name_forms import NameForm, consonants_of
from timeline_app.query.columns import fold

WEAK = 80  # below this, two that act in one event are two

# First letters that transliterations confuse.
_SAME_START = (
    frozenset("kqgc"),
    frozenset("jyig"),
    frozenset("wvf"),
    frozenset("szc"),
    frozenset("hk"),
)


@dataclass(frozen=True, slots=True)
class Alike:
    score: int
    reason: str
    is_partial: bool = False  # only a part of one name stands in the other


def names_alike(a: NameForm, b: NameForm, *, of_people: bool) -> Alike | None:
    """The best reason for which both may name one actor; None where there is none. Symmetric.

    ``of_people``: whether the actors may be people, whose names have initials and family names;
    others may have acronyms.
    """
    if a.generation != b.generation or a.numbers != b.numbers:
        return None
    same = _same(a, b)
    if same is not None:
        return same
    if a.descent != b.descent:
        return None  # Ali, and Ali's son
    spelt = _spelt_alike(a, b, of_people=of_people)
    if spelt is not None:
        return spelt
    if of_people:
        if sorted(a.words) == sorted(b.words) and not a.descent and len(a.words) > 1:
            return Alike(72, f"{_both(a, b)} have the same words in another order")
        return _initials(a, b) or _initials(b, a) or _family(a, b) or _family(b, a) or _middle(a, b)
    return _acronym(a, b) or _acronym(b, a)


def _same(a: NameForm, b: NameForm) -> Alike | None:
    one, other = (" ".join(form.text.casefold().split()) for form in (a, b))
    if one == other:
        return Alike(98, f"both are called “{_shown(a)}”")
    if fold(one) == fold(other):
        return Alike(96, f"{_both(a, b)} are the same but for accents")
    if a.joined == b.joined:
        is_latin = a.is_latin and b.is_latin
        words = "are the same but for signs and small words" if is_latin else _TRANSLITERATED
        return Alike(94, f"{_both(a, b)} {words}")
    return None


_TRANSLITERATED = "are the same when written in Latin letters"


def _spelt_alike(a: NameForm, b: NameForm, *, of_people: bool) -> Alike | None:
    if len(a.words) != len(b.words):
        return None
    if a.is_without_vowels != b.is_without_vowels:
        consonants = "".join(a.consonants)
        if a.consonants == b.consonants and len(consonants) >= 4:
            return Alike(82, f"{_both(a, b)} have the same consonants in Latin letters")
        return None
    least = 5 if len(a.words) > 1 else 6
    edits = 0
    for one, other in zip(a.words, b.words, strict=True):
        if one != other:
            apart = _edits(one, other, least)
            if apart is None or (of_people and _differ_in_gender(one, other)):
                return None
            edits += apart
    if edits > 2:
        return None
    likeness = OSA.normalized_similarity(a.joined, b.joined)
    return Alike(round(90 * likeness), f"{_both(a, b)} are spelt alike ({likeness:.0%})")


def _edits(one: str, other: str, least: int) -> int | None:
    """By how many letters two words differ; None if they are other words."""
    shorter = min(len(one), len(other))
    if shorter < least or not _start_alike(one, other):
        return None
    allowed = 1 if shorter < 9 else 2
    edits = int(OSA.distance(_sounds(one), _sounds(other), score_cutoff=3))
    if edits <= allowed:
        return edits
    consonants = consonants_of(one)
    if shorter >= 6 and edits <= 3 and len(consonants) >= 3 and consonants == consonants_of(other):
        return 2  # only the vowels differ, as transliterations do
    return None


def _sounds(word: str) -> str:
    """``word`` without what spellings differ in most: doubled letters, y for i."""
    plain = word.replace("y", "i")
    return "".join(char for place, char in enumerate(plain) if plain[place - 1 : place] != char)


def _start_alike(one: str, other: str) -> bool:
    first = {one[0], other[0]}
    return len(first) == 1 or any(first <= sounds for sounds in _SAME_START)


def _differ_in_gender(one: str, other: str) -> bool:
    """Whether only the ends differ, one of them as women's names end: Mario, Maria."""
    shared = 0
    for x, y in zip(one, other, strict=False):
        if x != y:
            break
        shared += 1
    ends = one[shared:], other[shared:]
    return max(map(len, ends)) <= 2 and any(end[-1:] in ("a", "e") for end in ends)


def _initials(short: NameForm, full: NameForm) -> Alike | None:
    """``A. Massoud`` and ``Ahmad Massoud``: each word is the other's, or its first letter."""
    if not short.has_initial or short.family != full.family or len(short.family) < 3:
        return None
    if len(short.words) > len(full.words) or len(full.given) == 1:
        return None
    mine, theirs = _others(short), _others(full)
    if len(mine) == len(theirs):
        fits = all(y == x or (len(x) == 1 and y[0] == x) for x, y in zip(mine, theirs, strict=True))
    else:
        fits = len(mine) == 1 and theirs[0][0] == mine[0]
    initial = next((x for x in mine if len(x) == 1), "")
    if not fits:
        return None
    reason = f"“{initial.upper()}.” in “{_shown(short)}” may stand for a name of “{_shown(full)}”"
    return Alike(76, reason, is_partial=True)


def _others(form: NameForm) -> tuple[str, ...]:
    return form.words[1:] if form.family_place == 0 else form.words[:-1]


def _family(short: NameForm, full: NameForm) -> Alike | None:
    if len(short.words) != 1 or len(full.words) < 2 or len(short.family) < 3:
        return None
    if short.family != full.family:
        return None
    reason = f"“{_shown(short)}” and “{_shown(full)}” share the family name, and never act together"
    return Alike(62, reason, is_partial=True)


def _middle(a: NameForm, b: NameForm) -> Alike | None:
    if min(len(a.words), len(b.words)) < 2 or a.family != b.family or a.given != b.given:
        return None
    if min(len(a.given), len(a.family)) < 3 or len(a.words) == len(b.words):
        return None
    return Alike(64, f"{_both(a, b)} differ only in middle names", is_partial=True)


def _acronym(short: NameForm, full: NameForm) -> Alike | None:
    if not short.acronym or len(full.words) < 2:
        return None
    if short.acronym not in full.acronyms:
        return None
    score = 80 if len(short.acronym) > 2 else 66
    return Alike(score, f"“{_shown(short)}” has the initials of “{_shown(full)}”", is_partial=True)


def _both(a: NameForm, b: NameForm) -> str:
    one, other = sorted((_shown(a), _shown(b)))
    return f"“{one}” and “{other}”"


def _shown(form: NameForm) -> str:
    text = " ".join(form.text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"
