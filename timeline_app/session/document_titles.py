"""Titles of documents that tell each from the others: with the file's name where titles are equal.

The records keep their titles; this is for lists and sentences.
"""

from collections import Counter
from collections.abc import Iterable

from timeline_app.model.source import Document


class TitlesToldApart:
    """Made once for all documents of a list; a name is put together as it is shown."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        listed = list(documents)
        titles = Counter(document.title for document in listed)
        self._shared = frozenset(title for title, count in titles.items() if count > 1)
        alike = [each for each in listed if each.title in self._shared]
        files = Counter((each.title, file_name(each)) for each in alike)
        self._files = frozenset(file for file, count in files.items() if count > 1)

    def of(self, document: Document) -> str:
        """Its title; ``Title (file.txt)`` where another has that title, with its id if need be."""
        name = file_name(document)
        if document.title not in self._shared:
            return document.title
        if not name or (document.title, name) in self._files:
            name = ", ".join(filter(None, (name, document.id)))
        return f"{document.title} ({name})"


def file_name(document: Document) -> str:
    """The name of the file that it was read from, without folders; empty where none is known."""
    return (document.path or "").replace("\\", "/").rpartition("/")[2]
