"""Passages cut from a document's text, by hand or by an extractor, with the words around them.

Finding a passage again is ``source``'s business.
"""

from timeline_app.model.source import Passage

CONTEXT = 32  # characters kept before and after, by which a passage is found again


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
