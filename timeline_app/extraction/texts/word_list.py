"""Lists of words written as one text, as the lexicons of all rules have them."""


def words(text: str) -> frozenset[str]:
    """The words of ``text``; one written with ``_`` has blanks there."""
    return frozenset(word.replace("_", " ") for word in text.split())
