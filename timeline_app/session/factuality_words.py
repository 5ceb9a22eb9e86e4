"""How sure a claim is, in words with FactBank's code: alike in the window and in the history."""

from collections.abc import Mapping

from timeline_app.model.event import Factuality

_WORDS: Mapping[Factuality, str] = {
    Factuality.CERTAIN: "certain",
    Factuality.PROBABLE: "probable",
    Factuality.POSSIBLE: "possible",
    Factuality.CERTAINLY_NOT: "certainly not",
    Factuality.PROBABLY_NOT: "probably not",
    Factuality.POSSIBLY_NOT: "possibly not",
    Factuality.UNCOMMITTED: "uncommitted",
}


def factuality_words(factuality: Factuality) -> str:
    """``certainly not (CT-)``."""
    return f"{_WORDS[factuality]} ({factuality.value})"
