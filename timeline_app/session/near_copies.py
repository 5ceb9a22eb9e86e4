"""Which documents that are being added are nearly the same as others, a little work at a time.

How texts are compared is told by ``near_duplicates``; what is done with the documents by
``adding_documents``.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from timeline_app.model.problem import Problem
from timeline_app.model.source import Document
from timeline_app.reading.document_files.near_duplicates import (
    ALIKE,
    likeness_of,
    shingles_of,
    sketch_of,
)
from timeline_app.session.document_titles import TitlesToldApart

_COMPARED = 500_000  # characters of a text: what is longer is known by its beginning
_LONGEST_TITLE = 80  # in a sentence
_MOST_COMPARED = 20  # texts that a new one is compared with exactly
# Earlier texts that are looked up by one band. What more texts have in common is a mere phrase, or they
# are copies of one text, which have other bands in common and whose first ones are among these.
_MOST_OF_BAND = 200
_MOST_SHINGLES = 4_000_000  # kept, of the texts that were compared last: 32 MB

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
        self._shingles = _Shingles(texts)
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
        index = _Index(sketches)
        places = {row: place for place, row in enumerate(rows)}
        first = len(self._all) - len(self._new)
        for number, document in enumerate(self._new):
            place = places.get(first + number)
            if place is not None:
                self._compare(document, [self._all[rows[each]] for each in index.likely(place)])
            yield (len(self._all) + number + 1) / count

    def _compare(self, document: Document, likely: Sequence[Document]) -> None:
        """Find the one of ``likely`` that is most like ``document``."""
        best: NearCopy | None = None
        for other in likely:
            share = likeness_of(self._shingles.of(document), self._shingles.of(other))
            if share >= ALIKE and (best is None or share > best.share):
                is_same = self._texts[document.id] == self._texts[other.id]
                best = NearCopy(document, other, share, is_same, self._titles)
        if best is not None:
            self.found.append(best)


class _Index:
    """Which texts have bands in common, by the places of their sketches."""

    def __init__(self, sketches: Sequence[_Sketch]) -> None:
        table = np.stack(sketches) if sketches else np.empty((0, 0), np.uint64)
        self._sketches = sketches
        self._orders = [np.argsort(band, kind="stable") for band in table.T]
        self._bands = [band[order] for band, order in zip(table.T, self._orders, strict=True)]

    def likely(self, place: int) -> list[int]:
        """The earlier ones that are worth comparing, those with most bands in common first."""
        counts: Counter[int] = Counter()
        for value, band, order in zip(
            self._sketches[place], self._bands, self._orders, strict=True
        ):
            begin = np.searchsorted(band, value)
            end = np.searchsorted(band, value, "right")
            same = order[begin : min(end, begin + _MOST_OF_BAND)]
            counts.update(same[same < place].tolist())
        return sorted(counts, key=lambda each: (-counts[each], each))[:_MOST_COMPARED]


class _Shingles:
    """Of the texts that are compared; those that were asked for last are kept."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._kept: dict[str, npt.NDArray[np.uint64]] = {}
        self._count = 0

    def of(self, document: Document) -> npt.NDArray[np.uint64]:
        shingles = self._kept.pop(document.id, None)
        if shingles is None:
            shingles = shingles_of(self._texts[document.id][:_COMPARED])
            self._count += len(shingles)
        self._kept[document.id] = shingles
        while self._count > _MOST_SHINGLES and len(self._kept) > 1:
            self._count -= len(self._kept.pop(next(iter(self._kept))))
        return shingles


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
