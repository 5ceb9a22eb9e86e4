"""Which documents that are being added are nearly the same as others, a little work at a time.

How texts are compared is told by ``near_duplicates``; what is done with the documents by
``adding_documents``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from timeline_app.model.problem import Problem
from timeline_app.model.source import Document
from timeline_app.reading.document_files.near_duplicates import ALIKE, similarity_of, sketch_of
from timeline_app.session.document_titles import TitlesToldApart

_COMPARED = 500_000  # characters of a text: what is longer is known by its beginning
_LONGEST_TITLE = 80  # in a sentence
_MOST_COMPARED = 20  # texts that a new one is compared with exactly

_Sketch = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class NearCopy:
    """``document``, which is new, is nearly the same text as ``other``; ``share`` is 0 to 1."""

    document: Document
    other: Document
    share: float
    is_same_text: bool
    titles: TitlesToldApart

    @property
    def words(self) -> str:
        """``“X” is nearly the same text as “Y” (92 %)``."""
        one, other = (_short(self.titles, each) for each in (self.document, self.other))
        if self.is_same_text:
            return f"“{one}” is the very same text as “{other}”"
        if self.share == 1:
            return f"“{one}” is the same words as “{other}”, laid out in another way"
        share = min(round(100 * self.share), 99)
        return f"“{one}” is nearly the same text as “{other}” ({share}\u00a0%)"

    def as_problem(self, file: str) -> Problem:
        reason = self.words
        return Problem(file, "", reason, "remove one of them if it is not needed", fatal=False)


def _short(titles: TitlesToldApart, document: Document) -> str:
    line = " ".join(document.title.split())
    told_apart = titles.of(document).removeprefix(document.title)
    shown = line if len(line) <= _LONGEST_TITLE else f"{line[:_LONGEST_TITLE]}…"
    return f"{shown}{told_apart}"


class Sketches:
    """Sketches of the documents of one project, kept while it is open: each is made once."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], _Sketch] = {}

    def of(self, document: Document, texts: Mapping[str, str]) -> _Sketch:
        key = (document.id, document.sha256)
        if key not in self._kept:
            self._kept[key] = sketch_of(texts.get(document.id, "")[:_COMPARED])
        return self._kept[key]


class Comparison:
    """Compares ``new`` documents with each other and with those that are ``known``.

    ``texts`` has the texts of all of them. :meth:`steps` does the work; ``found`` is what came of it.
    """

    def __init__(
        self,
        new: Sequence[Document],
        known: Sequence[Document],
        texts: Mapping[str, str],
        sketches: Sketches,
    ) -> None:
        self._new, self._texts, self._sketches = new, texts, sketches
        ids = {document.id for document in new}
        self._all = [*(each for each in known if each.id not in ids), *new]
        self._titles = TitlesToldApart(self._all)
        self.found: list[NearCopy] = []

    def steps(self) -> Iterator[float]:
        """The fraction that is done, after each small piece of the work; it may be left at any."""
        count = len(self._all) + len(self._new)
        rows: list[int] = []
        sketches: list[_Sketch] = []
        for row, document in enumerate(self._all):
            sketch = self._sketches.of(document, self._texts)
            if len(sketch):
                rows.append(row)
                sketches.append(sketch)
            yield (row + 1) / count
        table = np.stack(sketches) if sketches else np.empty((0, 1), np.uint64)
        places = {row: place for place, row in enumerate(rows)}
        first = len(self._all) - len(self._new)
        for number, document in enumerate(self._new):
            place = places.get(first + number)
            if place is not None:
                self._compare(document, table, place, rows)
            yield (len(self._all) + number + 1) / count

    def _compare(
        self, document: Document, table: npt.NDArray[np.uint64], place: int, rows: list[int]
    ) -> None:
        """Find the document before this one that is most like it."""
        bands = (table[:place] == table[place]).sum(axis=1)
        likely = np.argsort(-bands, kind="stable")[:_MOST_COMPARED]
        text = self._texts[document.id]
        best: NearCopy | None = None
        for each in likely[bands[likely] > 0].tolist():
            other = self._all[rows[each]]
            other_text = self._texts[other.id]
            share = similarity_of(text[:_COMPARED], other_text[:_COMPARED])
            if share >= ALIKE and (best is None or share > best.share):
                best = NearCopy(document, other, share, text == other_text, self._titles)
        if best is not None:
            self.found.append(best)


def near_copies(
    new: Sequence[Document],
    known: Sequence[Document],
    texts: Mapping[str, str],
    should_stop: Callable[[], bool] = lambda: False,
) -> list[NearCopy]:
    """All of it at once, for whoever has nothing else to do, or until ``should_stop`` says so."""
    comparison = Comparison(new, known, texts, Sketches())
    for _ in comparison.steps():
        if should_stop():
            break
    return comparison.found
