"""TableSearch: the rows, actors and titles of tables, of which there may be millions.

Rows never change, so that nothing is to be kept in step. For records there is ``record_search``.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from timeline_app.model.project import Project
from timeline_app.query.columns import EventColumns
from timeline_app.query.searched_words import folded_words
from timeline_app.query.table_rows import TableRows
from timeline_app.query.table_words import FoldedText
from timeline_app.query.word_index import (
    MOST_TEXTS,
    Bits,
    WordIndex,
    count_texts,
    first_texts,
    index_texts,
    index_utf8,
    set_of_texts,
)
from timeline_app.session.search_build import Job, SearchBuild
from timeline_app.session.search_shelf import EVERY, Found, Place, Shelf

MOST_ROWS = 20_000_000  # each takes some 50 bytes of memory here
_MANY_ROWS = 100_000  # of actors with one beginning of their names; their set is made beforehand


class TableSearch:
    """Finds events, actors and tables. Made by :func:`build_table_search`."""

    def __init__(
        self,
        columns: EventColumns,
        tables: TableRows,
        rows: WordIndex,
        actors: Shelf,
        titles: Shelf,
        by_beginning: dict[str, Bits],
    ) -> None:
        self._columns, self._tables, self._rows = columns, tables, rows
        self._actors, self._titles = actors, titles
        self._by_beginning = by_beginning

    def events(self, words: Sequence[str], most: int, few: int = 0) -> Found:
        """By title, place, quote, tags, note, and the names of those who take part."""
        found: Bits | None = None
        for word in words:
            bits = self._rows.texts_with(word) | self._rows_of_actors(word)
            found = bits if found is None else found & bits
        if found is None:
            return Found((), 0)
        count = count_texts(found)
        first = first_texts(found, max(most, few) if count <= few else most)
        rows = np.sort(self._tables.row_of_source[first])
        ids = self._columns.ids
        return Found(tuple(Place(ids[row]) for row in rows.tolist()), count)

    def actors(self, words: Sequence[str], most: int, few: int = 0) -> Found:
        return self._actors.find(words, most, few)

    def titles(self, words: Sequence[str], most: int) -> Found:
        return self._titles.find(words, most)

    def _rows_of_actors(self, word: str) -> Bits:
        """The rows in which those take part of whose names a word begins so."""
        made = self._by_beginning.get(word)
        if made is not None:
            return made
        found = self._actors.find([word], EVERY).places
        rows = [self._columns.rows_of_actor(str(place.owner)) for place in found]
        return _set_of_rows(self._columns, self._tables, rows)


def build_table_search(
    columns: EventColumns, tables: TableRows, text: FoldedText, project: Project
) -> SearchBuild[TableSearch]:
    """Steps that make the search of tables; ``text`` has the words of each row, in their order."""
    data, ends = text.data, text.ends  # mapped here, as threads must not
    rows = WordIndex()
    by_beginning: dict[str, Bits] = {}

    def part(first: int, after: int) -> Job:
        start = int(ends[first - 1]) if first else 0
        stop = int(ends[after - 1])
        return Job(rows, lambda: index_utf8(data[start:stop], ends[first:after] - start))

    def steps() -> Iterator[float | Job | None]:
        for first in range(0, len(ends), MOST_TEXTS):
            yield part(first, min(first + MOST_TEXTS, len(ends)))
            yield first / len(ends)
        sizes: Counter[str] = Counter()
        actors_of: dict[str, list[str]] = {}
        for actor in project.actors:
            words = folded_words(actor.name)
            beginnings = {word[:size] for word in words for size in range(1, len(word) + 1)}
            for beginning in beginnings:
                sizes[beginning] += len(columns.rows_of_actor(actor.id))
                actors_of.setdefault(beginning, []).append(actor.id)
            yield None
        made: dict[tuple[str, ...], Bits] = {}
        for beginning, size in sizes.items():
            if size > _MANY_ROWS:
                ids = tuple(actors_of[beginning])
                if ids not in made:
                    of_actors = [columns.rows_of_actor(id_) for id_ in ids]
                    made[ids] = _set_of_rows(columns, tables, of_actors)
                by_beginning[beginning] = made[ids]
                yield None

    def finish() -> TableSearch:
        actors = _shelf([(each.id, each.name) for each in project.actors])
        titles = _shelf([(each.id, each.title) for each in project.documents])
        return TableSearch(columns, tables, rows, actors, titles, by_beginning)

    return SearchBuild(steps(), finish)


def _set_of_rows(
    columns: EventColumns, tables: TableRows, rows: Sequence[npt.NDArray[np.int32]]
) -> Bits:
    places = tables.source[np.concatenate(rows)] if rows else np.empty(0, np.int32)
    return set_of_texts(places, len(columns))


def _shelf(texts: Sequence[tuple[str, str]]) -> Shelf:
    shards = (
        index_texts([text for _, text in texts[first : first + MOST_TEXTS]])
        for first in range(0, len(texts), MOST_TEXTS)
    )
    return Shelf(WordIndex(shards), [Place(id_) for id_, _ in texts])
