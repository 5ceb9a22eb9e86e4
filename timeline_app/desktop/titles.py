"""Titles of events and documents by their ids, as a date's anchor and a link may name them."""

from collections.abc import Iterator, Mapping
from itertools import chain

from timeline_app.model.source import Document
from timeline_app.query.columns import EventColumns


class TitlesById(Mapping[str, str]):
    """Looked up for the few that are asked for; an event goes before a document."""

    def __init__(self, columns: EventColumns, documents: Mapping[str, Document]) -> None:
        self._columns, self._documents = columns, documents

    def __getitem__(self, id_: str) -> str:
        row = self._columns.row_of.get(id_)
        return self._documents[id_].title if row is None else self._columns.titles[row]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(chain(self._columns.row_of, self._documents)))

    def __len__(self) -> int:
        return sum(1 for _ in self)
