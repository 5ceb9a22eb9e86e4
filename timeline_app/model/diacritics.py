"""Text without the marks on its letters: "Núñez" as "Nunez"."""

import unicodedata


def without_diacritics(text: str) -> str:
    """``text`` in Unicode's form NFKD without combining marks."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(each for each in decomposed if not unicodedata.combining(each))
