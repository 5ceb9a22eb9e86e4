"""RecordSearch: the texts of a project of records, by group, kept in step with its edits.

How a text of a group is searched is ``search_shelf``'s; for tables there is ``table_search``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, compress, count
from operator import is_not
from typing import TypeVar

from timeline_app.model.event import Actor, Event, Link
from timeline_app.model.project import Project
from timeline_app.model.record import Record
from timeline_app.model.source import Document
from timeline_app.query.word_index import MOST_TEXTS, WordIndex, index_texts
from timeline_app.session.opening_records import ReadableTexts
from timeline_app.session.search_build import Job, SearchBuild
from timeline_app.session.search_pieces import pieces_of
from timeline_app.session.search_shelf import EVERY, Found, Place, Shelf, Shelved

MOST_FOLLOWED = 2_000  # records, or parts of documents, that are searched one by one
_MOST_CHARACTERS = 8_000_000  # in a shard

_Named = TypeVar("_Named", Event, Actor, Document)
_Any = TypeVar("_Any", bound=Record)


class RecordSearch:
    """Finds events, actors, documents and notes. Made by :func:`build_record_search`."""

    def __init__(
        self,
        project: Project,
        texts: Mapping[str, str],
        stamps: dict[str, object],
        shelves: Sequence[Shelf],
    ) -> None:
        self._project, self._texts, self._stamps = project, texts, stamps
        self._shelves = shelves
        self._events, self._actors, self._titles, self._passages, self._notes = shelves

    def events(self, words: Sequence[str], most: int, few: int = 0) -> Found:
        """By title, place, tags, quotes, and the names of those who take part or claim it."""
        by_word = {word: self._actors.find([word], EVERY).places for word in words}
        actors = {
            word: frozenset(str(place.owner) for place in places)
            for word, places in by_word.items()
        }
        return self._events.find(words, most, few, actors)

    def actors(self, words: Sequence[str], most: int, few: int = 0) -> Found:
        """By name and aliases."""
        return self._actors.find(words, most, few)

    def titles(self, words: Sequence[str], most: int) -> Found:
        """Documents by title and publisher."""
        return self._titles.find(words, most)

    def passages(self, words: Sequence[str], most: int) -> Found:
        """Paragraphs of documents."""
        return self._passages.find(words, most)

    def notes(self, words: Sequence[str], most: int) -> Found:
        """Owners are the kind and id of an event or actor; a link's note is that of the event it is from."""
        return self._notes.find(words, most)

    @property
    def is_worn(self) -> bool:
        """Whether so much was edited that it had better be built again."""
        return sum(shelf.changed_count for shelf in self._shelves) > MOST_FOLLOWED

    def follow(self, project: Project, texts: Mapping[str, str]) -> bool:
        """Search the project as it is now; False, and nothing done, where too much is different."""
        before, self._project, self._texts = self._project, project, texts
        events = _different(before.events, project.events)
        actors = _different(before.actors, project.actors)
        links = _different(before.links, project.links)
        documents = _different(before.documents, project.documents)
        changed = [id_ for id_ in self._stamps if self._is_other_text(id_)]
        touched = {each.id for each in chain(*documents)} | set(changed)
        sizes = map(len, (*events, *actors, *links))
        if sum(sizes) + 20 * len(touched) > MOST_FOLLOWED:
            return False
        _replace(self._events, *events, partial(_of_event, actors=_ids(project.actors)))
        _replace(self._actors, *actors, _of_actor)
        _replace(self._titles, *documents, _of_document)
        texts_of = {each.id: each for each in project.documents if each.id in touched}
        for id_ in touched:
            self._stamps.pop(id_, None)
            self._passages.replace(id_, self._read(id_) if id_ in texts_of else ())
        _replace(self._notes, *events, _note_of, "event")
        _replace(self._notes, *actors, _note_of, "actor")
        sources = {each.from_ for each in chain(*links)}
        of_links = _by_source(each for each in project.links if each.from_ in sources)
        for source in sources:
            place = Place(("link", source))
            self._notes.replace(place.owner, _shelved(place, of_links.get(source, ())))
        return True

    def _is_other_text(self, document: str) -> bool:
        return _stamp(self._texts, document) != self._stamps[document]

    def _read(self, document: str) -> list[Shelved]:
        self._stamps[document] = _stamp(self._texts, document)
        return list(_of_text(document, self._texts.get(document, "")))


def home_of(texts: Mapping[str, str]) -> object:
    """What stays the same while one project with these texts is open and edited."""
    return texts.kept_in if isinstance(texts, ReadableTexts) else texts


def build_record_search(project: Project, texts: Mapping[str, str]) -> SearchBuild[RecordSearch]:
    """Steps that make the search of ``project``, some texts at a time."""
    stamps: dict[str, object] = {}
    events, actors, titles, passages, notes = gathered = [_Gathered() for _ in range(5)]
    known = _ids(project.actors)

    def sources() -> Iterator[tuple[_Gathered, Iterable[Shelved]]]:
        yield from ((actors, _of_actor(each)) for each in project.actors)
        yield from ((titles, _of_document(each)) for each in project.documents)
        yield from ((notes, _note_of(each)) for each in project.events)
        yield from ((notes, _note_of(each)) for each in project.actors)
        for source, of_links in _by_source(project.links).items():
            yield notes, _shelved(Place(("link", source)), of_links)
        yield from ((events, _of_event(each, known)) for each in project.events)
        for document in project.documents:
            stamps[document.id] = _stamp(texts, document.id)
            yield passages, _of_text(document.id, texts.get(document.id, ""))

    def steps() -> Iterator[float | Job | None]:
        # A document is as much work as some events.
        whole = 2 * len(project.events) + 3 * len(project.actors) + 20 * len(project.documents)
        done = 0
        for shelf, shelved in sources():
            done += 20 if shelf is passages else 1
            for each in shelved:
                if shelf.is_full:
                    yield shelf.job()
                shelf.add(each)
            yield min(done / max(whole, 1), 1.0)
        yield from (shelf.job() for shelf in gathered if shelf.texts)

    def finish() -> RecordSearch:
        return RecordSearch(project, texts, stamps, [each.shelf() for each in gathered])

    return SearchBuild(steps(), finish)


class _Gathered:
    """Texts on their way into a shelf."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._index = WordIndex()
        self._places: list[Place] = []
        self._named: dict[str, list[int]] = {}
        self._size = 0

    def add(self, shelved: Shelved) -> None:
        for name in shelved.names:
            self._named.setdefault(name, []).append(len(self._places))
        self._places.append(shelved.place)
        self.texts.append(shelved.text)
        self._size += len(shelved.text)

    @property
    def is_full(self) -> bool:
        """Whether the texts make a shard; all but the last one have a multiple of eight."""
        is_large = self._size > _MOST_CHARACTERS and len(self.texts) % 8 == 0
        return is_large or len(self.texts) == MOST_TEXTS

    def job(self) -> Job:
        texts, self.texts, self._size = self.texts, [], 0
        return Job(self._index, partial(index_texts, texts))

    def shelf(self) -> Shelf:
        return Shelf(self._index, self._places, self._named)


def _of_event(event: Event, actors: frozenset[str]) -> Iterator[Shelved]:
    claimants = [name for claim in event.claims for name in claim.claimed_by]
    parts = [event.title, event.place or "", *event.tags]
    parts += [claim.passage.quote for claim in event.claims]
    parts += [name for name in claimants if name not in actors]
    yield Shelved(
        Place(event.id), "\n".join(parts), tuple(dict.fromkeys((*event.actors, *claimants)))
    )


def _of_actor(actor: Actor) -> Iterator[Shelved]:
    names = (actor.name, *(alias.text for alias in actor.aliases))
    yield Shelved(Place(actor.id), "\n".join(names))


def _of_document(document: Document) -> Iterator[Shelved]:
    yield Shelved(Place(document.id), f"{document.title}\n{document.publisher or ''}")


def _of_text(document: str, text: str) -> Iterator[Shelved]:
    for start, end in pieces_of(text):
        yield Shelved(Place(document, (start, end)), text[start:end])


def _note_of(record: Event | Actor) -> Iterator[Shelved]:
    kind = "event" if isinstance(record, Event) else "actor"
    return _shelved(Place((kind, record.id)), [record.note or ""])


def _shelved(place: Place, texts: Iterable[str]) -> Iterator[Shelved]:
    return (Shelved(place, text) for text in texts if text)


def _by_source(links: Iterable[Link]) -> dict[str, list[str]]:
    """The notes of links by the event that they lead from."""
    found: dict[str, list[str]] = {}
    for link in links:
        if link.note:
            found.setdefault(link.from_, []).append(link.note)
    return found


def _ids(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(actor.id for actor in actors)


def _stamp(texts: Mapping[str, str], document: str) -> object:
    """What tells a document's text from the one that it had before."""
    return texts.hash_of(document) if isinstance(texts, ReadableTexts) else document in texts


def _different(
    before: Sequence[_Any], after: Sequence[_Any]
) -> tuple[Sequence[_Any], Sequence[_Any]]:
    """The records that are gone, and those that are new: an edit makes another object of a record."""
    if before is after:
        return (), ()
    first = next(compress(count(), map(is_not, before, after)), min(len(before), len(after)))
    before, after = before[first:], after[first:]
    backward = map(is_not, reversed(before), reversed(after))
    last = next(compress(count(), backward), min(len(before), len(after)))
    before, after = before[: len(before) - last], after[: len(after) - last]
    old, new = set(map(id, before)), set(map(id, after))
    return [each for each in before if id(each) not in new], [
        each for each in after if id(each) not in old
    ]


def _replace(
    shelf: Shelf,
    gone: Sequence[_Named],
    new: Sequence[_Named],
    texts_of: Callable[[_Named], Iterable[Shelved]],
    kind: str = "",
) -> None:
    """Have the texts of the new records instead; owners are their ids, after a kind where that is given."""
    for each in gone:
        shelf.replace((kind, each.id) if kind else each.id, ())
    for each in new:
        shelf.replace((kind, each.id) if kind else each.id, texts_of(each))
