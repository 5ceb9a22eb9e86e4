"""Titles to begin with for events of which nothing but a passage is known.

Passages are cut in ``model.passages``.
"""

_LONGEST_TITLE = 90


def proposed_title(quote: str) -> str:
    """A title to begin with: the words of the passage, on one line, not too long."""
    words = " ".join(quote.split()).strip(" ,;:–—-.“”\"'«»")
    if len(words) <= _LONGEST_TITLE:
        return words
    return words[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
