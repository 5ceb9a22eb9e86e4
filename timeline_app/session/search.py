"""Search: everything in the open project that holds the words that one types, by groups.

What is searched is built by steps (``search_build``) and told by ``record_search`` and ``table_search``;
the filter of the events is ``query.filter``'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.query.searched_words import asked_words, holds
from timeline_app.session.record_search import RecordSearch, build_record_search, home_of
from timeline_app.session.search_build import SearchBuild
from timeline_app.session.search_hits import (
    Group,
    Hit,
    actor_hit,
    document_hit,
    event_hit,
    note_hit,
)
from timeline_app.session.search_shelf import Found, Place
from timeline_app.session.session import Session
from timeline_app.session.table_search import MOST_ROWS, TableSearch, build_table_search

MOST_HITS = 6  # of a group
MOST_RANKED = 24  # hits of a group, of which those with the words in their title come first


@dataclass(frozen=True)
class GroupOfHits:
    """The first hits of a group, and how many there are."""

    group: Group
    hits: tuple[Hit, ...]
    count: int


@dataclass(frozen=True)
class Findings:
    """What was found. ``progress`` (0 to 1) where the search is not ready, and has found nothing yet.

    ``words`` are what was looked for; none where what was typed has no letter or digit.
    """

    words: tuple[str, ...]
    groups: tuple[GroupOfHits, ...] = ()
    progress: float | None = None
    without_rows: bool = False


class Search:
    """Searches what is open in ``session``, as it is now. Call ``work`` again and again until it is done."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._made: RecordSearch | TableSearch | None = None
        self._build: SearchBuild[RecordSearch] | SearchBuild[TableSearch] | None = None
        self._followed: object = None
        self._home: object = None
        self._is_waiting = False  # for the rest of a large project to be read

    @property
    def progress(self) -> float | None:
        """How much of what is needed to search is done (0 to 1); None once one can, or never will."""
        self._follow()
        if self._made is not None:
            return None
        if self._build is not None:
            return self._build.progress
        return 0.0 if self._is_waiting else None

    @property
    def is_at_rest(self) -> bool:
        """Whether there is nothing to work at, nor to wait for."""
        self._follow()
        return self._build is None and not self._is_waiting

    def work(self, seconds: float) -> None:
        """Go on with what is to be built, for about so long at most."""
        self._follow()
        made = None if self._build is None else self._build.step(seconds)
        if made is not None:
            self._build, self._made, self._followed = None, made, None
            self._follow()

    def find(self, typed: str, most: int = MOST_HITS) -> Findings:
        """What holds, for each word of ``typed``, a word that begins so; up to ``most`` hits a group."""
        self._follow()
        words = asked_words(typed)
        without_rows = self._has_too_many_rows
        made = self._made
        if not words or made is None:
            return Findings(
                words, progress=self.progress if words else None, without_rows=without_rows
            )
        groups = [
            self._events(made.events(words, most, MOST_RANKED), words, most),
            self._actors(made.actors(words, most, MOST_RANKED), words, most),
            self._documents(made, words, most),
        ]
        if isinstance(made, RecordSearch):
            found = made.notes(words, most)
            hits = (note_hit(self._session, place.owner, words) for place in found.places)
            groups.append(GroupOfHits(Group.NOTES, tuple(filter(None, hits)), found.count))
        return Findings(words, tuple(each for each in groups if each.count))

    def close(self) -> None:
        """Leave what is being built."""
        if self._build is not None:
            self._build.stop()
        self._build = self._made = self._followed = self._home = None
        self._is_waiting = False

    def forget_others(self) -> bool:
        """Leave what belongs to another project than the one that is open; whether there was such."""
        is_other = self._home is not home_of(self._session.open_project.texts)
        if is_other:
            self.close()
        return is_other

    # how it is done

    @property
    def _has_too_many_rows(self) -> bool:
        columns = self._session.columns
        return columns.tables is not None and len(columns) > MOST_ROWS

    def _follow(self) -> None:
        """Search what is open now: follow its edits, or begin anew."""
        opened = self._session.open_project
        if self._followed is opened:
            return
        self._followed = opened
        self._actors_by_id = {each.id: each for each in opened.project.actors}
        self._documents_by_id = {each.id: each for each in opened.project.documents}
        if self._home is home_of(opened.texts):
            if isinstance(self._made, RecordSearch):
                if self._made.follow(opened.project, opened.texts):
                    if self._made.is_worn and self._build is None:
                        self._begin()
                    return
            elif self._build or self._made:
                return  # rows don't change, and records are followed once they can be searched
        self.close()
        self._followed, self._home = opened, home_of(opened.texts)
        self._is_waiting = not opened.is_whole
        if opened.is_whole:
            self._begin()

    def _begin(self) -> None:
        opened, columns = self._session.open_project, self._session.columns
        if columns.tables is None:
            self._build = build_record_search(opened.project, opened.texts)
        elif not self._has_too_many_rows:
            text = columns.tables.searched
            self._build = build_table_search(columns, columns.tables, text, opened.project)

    def _events(self, found: Found, words: Sequence[str], most: int) -> GroupOfHits:
        columns = self._session.columns
        places = found.places
        if found.count <= MOST_RANKED:
            rows = [columns.row_of[str(place.owner)] for place in places]
            ranked = sorted(rows, key=lambda row: (not holds(columns.titles[row], words), row))
            ids = [columns.ids[row] for row in ranked[:most]]
        else:
            ids = [str(place.owner) for place in places[:most]]
        hits = tuple(event_hit(self._session, id_, words) for id_ in ids)
        return GroupOfHits(Group.EVENTS, hits, found.count)

    def _actors(self, found: Found, words: Sequence[str], most: int) -> GroupOfHits:
        actors = [self._actors_by_id[str(place.owner)] for place in found.places]
        if found.count <= MOST_RANKED:
            actors.sort(key=lambda actor: not holds(actor.name, words))
        hits = tuple(actor_hit(self._session, actor, words) for actor in actors[:most])
        return GroupOfHits(Group.ACTORS, hits, found.count)

    def _documents(
        self, made: RecordSearch | TableSearch, words: Sequence[str], most: int
    ) -> GroupOfHits:
        """Documents by their titles, then passages."""
        titles = made.titles(words, most)
        places: list[Place] = list(titles.places)
        count = titles.count
        if isinstance(made, RecordSearch):
            passages = made.passages(words, most)
            places += passages.places
            count += passages.count
        documents = self._documents_by_id
        hits = tuple(
            document_hit(self._session, documents[str(place.owner)], place, words)
            for place in places[:most]
        )
        return GroupOfHits(Group.DOCUMENTS, hits, count)
