"""Finds out what a folder holds: which annotated documents, for which measure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from .brat import read_brat_folder
from .cat_xml import read_cat_folder
from .gold import CorpusError, GoldDocument, NothingFoundError
from .timelines import TimelineSet, read_timeline_sets
from .timeml import read_timeml_folder

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Corpora:
    """All that a folder holds."""

    timexes: tuple[GoldDocument, ...] = ()
    events: tuple[GoldDocument, ...] = ()
    participants: tuple[GoldDocument, ...] = ()
    factuality: tuple[GoldDocument, ...] = ()
    attributions: tuple[GoldDocument, ...] = ()
    timelines: tuple[TimelineSet, ...] = ()


def read_corpora(folder: Path) -> Corpora:
    """Documents of timelines are not taken for more: only events of their entities are marked there."""
    timelines = _or_none(read_timeline_sets, folder)
    known = {document.name for each in timelines for document in each.documents}
    timeml = [each for each in _or_none(read_timeml_folder, folder) if each.name not in known]
    documents = (*timeml, *_or_none(read_cat_folder, folder))
    return Corpora(
        timexes=tuple(each for each in documents if each.timexes),
        events=tuple(each for each in documents if each.events),
        participants=tuple(each for each in documents if each.participants),
        factuality=tuple(each for each in documents if any(e.certainty for e in each.events)),
        attributions=_or_none(read_brat_folder, folder),
        timelines=timelines,
    )


def documents_with(what: str, folder: Path) -> Sequence[GoldDocument]:
    """The TimeML and CAT documents in a folder, if any of them has what is to be scored."""
    documents = (*_or_none(read_timeml_folder, folder), *_or_none(read_cat_folder, folder))
    if not documents:
        raise CorpusError(f"no TimeML (*.tml) or CAT XML (*.xml) documents in {folder}")
    has: dict[str, Callable[[GoldDocument], bool]] = {
        "timex": lambda each: bool(each.timexes),
        "events": lambda each: bool(each.events),
        "participants": lambda each: bool(each.participants),
        "factuality": lambda each: any(event.certainty for event in each.events),
    }
    if not any(has[what](each) for each in documents):
        raise CorpusError(f"the documents in {folder} have no markings for the measure {what!r}")
    return documents


def _or_none(read: Callable[[Path], tuple[Found, ...]], folder: Path) -> tuple[Found, ...]:
    try:
        return read(folder)
    except NothingFoundError:
        return ()
