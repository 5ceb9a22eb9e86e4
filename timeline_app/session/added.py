"""What became of documents that were added: a row of facts for each, and remarks to look at.

How they are recorded is told by ``adding_documents``; likeness by ``near_copies``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline_app.model.problem import Problem
from timeline_app.model.source import Document
from timeline_app.session.document_facts import encoding_words, kind_words
from timeline_app.session.document_titles import file_name
from timeline_app.session.near_copies import NearCopy

_LONGEST_TITLE = 80  # in the status bar, where what follows it is to be seen too


@dataclass(frozen=True)
class AddedRow:
    """A document in words; ``evidence`` says what the date of publication rests on."""

    id: str
    title: str
    file: str
    kind: str
    encoding: str
    characters: str
    published: str
    evidence: str


@dataclass(frozen=True)
class Outcome:
    """The ids and lengths of what was added, copies among them, and what was left out or doubtful.

    ``is_compared`` says whether every document was compared with the others.
    """

    lengths: dict[str, int]
    problems: tuple[Problem, ...] = ()
    copies: tuple[NearCopy, ...] = ()
    is_compared: bool = True

    @property
    def is_clean(self) -> bool:
        """Whether it is one document about which nothing is to be said."""
        return len(self.lengths) == 1 and not self.remarks

    @property
    def remarks(self) -> list[str]:
        """Sentences, each on what one should look at."""
        told = [f"{copy.words}." for copy in self.copies]
        if not self.is_compared:
            told.append("Whether the rest are nearly the same as others was not looked at.")
        return [*told, *map(str, self.problems)]

    def rows(self, documents: Iterable[Document]) -> list[AddedRow]:
        """A row for each that is there still, as it is now."""
        return [
            _row(document, self.lengths[document.id])
            for document in documents
            if document.id in self.lengths
        ]

    def summary(self, documents: Sequence[Document]) -> str:
        """One line for the status bar."""
        rows = self.rows(documents)
        if len(rows) != 1:
            return f"Added {len(rows):,} documents"
        row = rows[0]
        date = f"published {row.published}" if row.published else "no date of publication found"
        title = " ".join(row.title.split())
        if len(title) > _LONGEST_TITLE:
            title = f"{title[: _LONGEST_TITLE - 1]}…"
        return f"Added “{title}”: {row.kind}, {row.characters} characters, {date}"


def _row(document: Document, length: int) -> AddedRow:
    published = document.published
    evidence = "" if published is None else published.anchor or published.phrase or ""
    return AddedRow(
        document.id,
        document.title,
        file_name(document),
        kind_words(document.media_type),
        encoding_words(document.media_type),
        f"{length:,}",
        "" if published is None else published.edtf,
        evidence if published is not None else "no date was found in it",
    )
