"""The texts of a project's documents, read from the file when asked for. Records are ``contents``'."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import apsw

from timeline_app.store.contents import Contents
from timeline_app.store.edits import Key, Kind
from timeline_app.store.hostile import damaged, explained
from timeline_app.store.loading import place_of
from timeline_app.store.rows import RowError, read_text


class Texts(Mapping[str, str]):
    """Texts by the id of their document, as of now; a document may have none.

    ProjectFileError where a text is not what was written.
    """

    def __init__(self, connection: apsw.Connection, contents: Contents, file: Path) -> None:
        self._connection = connection
        self._contents = contents
        self._file = file

    def __getitem__(self, document: str) -> str:
        key: Key = (Kind.DOCUMENT, document)
        stored = self._contents.found(key)
        if stored is None or stored.text is None:
            raise KeyError(document)
        with explained(self._file):
            try:
                return read_text(self._connection, stored.text)
            except RowError as error:
                raise damaged(self._file, f"{place_of(key)}: {error}") from None

    def hash_of(self, document: str) -> str | None:
        """The SHA-256 of a document's text, which tells it from all others; None where it has none."""
        stored = self._contents.found((Kind.DOCUMENT, document))
        return None if stored is None else stored.text

    def __contains__(self, document: object) -> bool:
        stored = self._contents.found((Kind.DOCUMENT, str(document)))
        return stored is not None and stored.text is not None

    def __iter__(self) -> Iterator[str]:
        documents = self._contents.by_id(Kind.DOCUMENT)
        return (id_ for id_, stored in documents.items() if stored.text is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)
