"""Reads SemEval-2015 Task 4: gold timelines of target entities, one file each, and their documents.

A file has the entity's name in its first line and then rows of order, date and mentions, parted by tabs:
``2  2006-05-08  4954-2-lost  4954-3-lost``. A mention is document, sentence and the words of the event
joined by "_"; mentions in one row are of one event. Order 0 is for events that can't be placed in time.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .gold import CorpusError, GoldDocument, NothingFoundError
from .timeml import read_timeml_folder

UNKNOWN_DATE = "XXXX-XX-XX"
_ROW = re.compile(r"\d+\t[^\t]+\t\S")
_NUMBERS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a timeline; ``mentions`` are in lower case, as the gold timelines have them."""

    order: int
    date: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityTimeline:
    entity: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TimelineSet:
    """Timelines of several entities over one set of documents."""

    name: str
    timelines: tuple[EntityTimeline, ...]
    documents: tuple[GoldDocument, ...]


def read_timeline_sets(folder: Path, documents: Path | None = None) -> tuple[TimelineSet, ...]:
    """The set in ``folder``, or those in the folders below it that hold timelines.

    Documents are sought below the set's own folder, in one of its name two levels up, and below the one
    above it; where a folder of theirs is given, below that of the set's name in it or in all of it.
    """
    sets = []
    for place in (folder, *sorted(each for each in folder.rglob("*") if each.is_dir())):
        timelines = _timelines_in(place)
        if timelines:
            sets.append(TimelineSet(place.name, timelines, _documents_of(place, documents)))
    if not sets:
        raise NothingFoundError(f"no timelines (*.txt with order, date and events) in {folder}")
    return tuple(sets)


def _documents_of(place: Path, documents: Path | None) -> tuple[GoldDocument, ...]:
    if documents:
        folders: tuple[Path, ...] = (documents / place.name, documents)
    else:
        folders = (place, place.parent.parent / place.name, place.parent)
    for folder in folders:
        if any(folder.rglob("*.tml")):
            return read_timeml_folder(folder)
    raise CorpusError(f"no TimeML files (*.tml) beside the timelines in {place}; name their folder")


def _timelines_in(folder: Path) -> tuple[EntityTimeline, ...]:
    found = []
    for path in sorted(folder.glob("*.txt")):
        timeline = read_timeline(path.read_text("utf-8", errors="replace"))
        if timeline is not None:
            found.append(timeline)
    return tuple(found)


def read_timeline(text: str) -> EntityTimeline | None:
    """The timeline in a file's text; None if it holds none."""
    entity, *lines = text.lstrip("\ufeff").splitlines() or [""]
    lines = [line for line in lines if line.strip()]
    rows = [line for line in lines if _ROW.match(line)]
    if not entity.strip() or "\t" in entity or not rows or len(rows) < len(lines) / 2:
        return None
    return EntityTimeline(entity.strip(), tuple(_row(line) for line in sorted(rows, key=_natural)))


def _row(line: str) -> Row:
    order, date, *mentions = line.rstrip().split("\t")
    kept = tuple(each.strip().lower() for each in mentions if each.strip())
    return Row(int(order), date.strip(), kept)


def in_order(rows: Sequence[Row]) -> tuple[Row, ...]:
    """As the task's scorer sorts a timeline: by the text of its rows, numbers as numbers."""
    return tuple(sorted(rows, key=lambda row: _natural(written(row))))


def written(row: Row) -> str:
    return "\t".join((str(row.order), row.date, *row.mentions))


def _natural(line: str) -> list[tuple[int, str]]:
    # Numbers stand at odd places, so that one is never compared with a word.
    parts = _NUMBERS.split(line.rstrip())
    return [(int(part), "") if place % 2 else (0, part) for place, part in enumerate(parts)]
