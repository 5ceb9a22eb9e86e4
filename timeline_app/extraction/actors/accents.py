"""Takes a word with accents and without for one where a text writes it both ways: "Núñez", "Nunez"."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from timeline_app.extraction.actors.found_name import FoundName


def with_accents(names: Sequence[FoundName]) -> list[FoundName]:
    """The names with the forms that have accents where their words stand without them too."""
    accented = {
        _plain(word): word for name in names for word in name.form.split() if not word.isascii()
    }
    return [
        replace(name, form=" ".join(accented.get(word, word) for word in name.form.split()))
        for name in names
    ]


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
