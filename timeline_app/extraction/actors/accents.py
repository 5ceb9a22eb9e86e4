"""Takes a word with accents and without for one where a text writes it both ways: "Núñez", "Nunez"."""

from collections.abc import Sequence
from dataclasses import replace

from timeline_app.extraction.actors.found_name import FoundName
from timeline_app.model.diacritics import without_diacritics


def with_accents(names: Sequence[FoundName]) -> list[FoundName]:
    """The names with the forms that have accents where their words stand without them too."""
    accented = {
        without_diacritics(word): word
        for name in names
        for word in name.form.split()
        if not word.isascii()
    }
    return [
        replace(name, form=" ".join(accented.get(word, word) for word in name.form.split()))
        for name in names
    ]
