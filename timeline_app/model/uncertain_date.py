"""`UncertainDate`: an EDTF text and the four bounds it implies; comparison, order, words.

It is made by `parse_edtf` in `time`, where other rooms import it from.
"""

from dataclasses import dataclass

from timeline_app.model.edtf import read_edtf
from timeline_app.model.window import Precision
from timeline_app.model.words import words_of


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """When something happened, as far as it is known.

    Bounds are seconds since 1970-01-01T00:00:00, proleptic Gregorian, inclusive, in int64, not
    shifted by any time zone. A single date is something at an unknown moment of its window:
    both earliest bounds are its first second, both latest its last. MIN_SECOND and MAX_SECOND
    mean unbounded; a year too far for int64 stays just inside them and sets `clamped`.
    """

    edtf: str
    start_earliest: int
    start_latest: int
    end_earliest: int
    end_latest: int
    precision: Precision  # of the coarsest date in the text
    open_start: bool = False
    open_end: bool = False
    unknown_start: bool = False
    unknown_end: bool = False
    one_of: tuple[tuple[int, int], ...] = ()  # (first, last) second of each member of a set
    all_of: bool = False
    approximate: bool = False
    uncertain: bool = False
    clamped: bool = False
    zone: str | None = None  # "Z", "+04:30"; None if none is stated, or two that differ

    def __str__(self) -> str:
        return self.edtf

    @property
    def is_interval(self) -> bool:
        """Whether it has a start and an end of its own (`A/B`), not one moment or a set."""
        return "/" in self.edtf

    def words(self) -> str:
        """English that says all the EDTF says: `between 15 and 31 August 2021`."""
        return words_of(read_edtf(self.edtf))

    def sort_key(self) -> tuple[int, int, int]:
        """Earliest, latest, precision (coarse first); callers append the id."""
        return self.start_earliest, self.end_latest, int(self.precision)

    def may_overlap(self, other: "UncertainDate") -> bool:
        """Whether some choice of moments within the bounds makes the two overlap. Symmetric.

        Each member of a set counts by itself: `[1667,1669]` can't overlap `1668`.
        """
        return any(
            first <= other_last and other_first <= last
            for first, last in self._windows()
            for other_first, other_last in other._windows()
        )

    def must_overlap(self, other: "UncertainDate") -> bool:
        """Whether every choice of moments within the bounds makes the two overlap. Symmetric.

        So `2021-08-15` must overlap `2021-08-01/2021-08-31` but not `2021-08`, a moment somewhere
        in August; a window of whole seconds is `2021-08-01T00:00:00/2021-08-31T23:59:59`.
        A one-of set must overlap with each of its members; an all-of set with one of them, each
        taken as a moment (consecutive dates `a..b` as one moment, so that the answer may be too
        cautious but never too sure).
        """
        mine, theirs = self._pieces(), other._pieces()
        if not self.all_of and not other.all_of:
            return all(a._surely_meets(b) for a in mine for b in theirs)
        if self.all_of and other.all_of:
            return any(a._surely_meets(b) for a in mine for b in theirs)
        one, every = (other, self) if self.all_of else (self, other)
        return all(any(b._surely_meets(a) for b in every._pieces()) for a in one._pieces())

    def _surely_meets(self, other: "UncertainDate") -> bool:
        return self.start_latest <= other.end_earliest and other.start_latest <= self.end_earliest

    def _windows(self) -> tuple[tuple[int, int], ...]:
        return self.one_of or ((self.start_earliest, self.end_latest),)

    def _pieces(self) -> tuple["UncertainDate", ...]:
        if not self.one_of:
            return (self,)
        return tuple(
            UncertainDate("", first, last, first, last, self.precision)
            for first, last in self.one_of
        )
