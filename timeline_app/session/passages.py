"""Passages made by hand: what was marked in a document's text, with the words around it.

Finding a passage again is ``model.source``'s business.
"""

from timeline_app.model.source import Passage

CONTEXT = 32  # characters kept before and after, by which a passage is found again
_LONGEST_TITLE = 90


def passage_of(document: str, text: str, start: int, end: int) -> Passage:
    """The passage from code point ``start`` to before ``end``, white space at its edges left out.

    ValueError where nothing is marked.
    """
    marked = text[start:end]
    start += len(marked) - len(marked.lstrip())
    end = start + len(marked.strip())
    if start >= end:
        raise ValueError("nothing but white space is marked")
    return Passage(
        document=document,
        start=start,
        end=end,
        quote=text[start:end],
        prefix=text[max(start - CONTEXT, 0) : start],
        suffix=text[end : end + CONTEXT],
    )


def proposed_title(quote: str) -> str:
    """A title to begin with: the words of the passage, on one line, not too long."""
    words = " ".join(quote.split()).strip(" ,;:–—-.“”\"'«»")
    if len(words) <= _LONGEST_TITLE:
        return words
    return words[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
