"""EventColumns of records as bytes, and bytes as columns again: what a project file keeps of them.

The bytes may be damaged, or made on purpose: nothing is taken from them that would not do as columns.
Whether they are those of the records is found by ``column_check``.
"""

import json
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline_app.model.date_shape import DateShape
from timeline_app.model.event import Actor, Event
from timeline_app.model.time import MAX_SECOND, MIN_SECOND
from timeline_app.query.columns import (
    MOST_SALIENT,
    NO_ACTOR,
    STATUSES,
    TYPES,
    EventColumns,
    WordSearch,
)

_MAGIC = b"columns2"
_CODES = ("shape", "status", "type", "salience")
_FLAGS = ("sourced", "proposed")
_BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")
# The arrays in their order, those of wide numbers first so that all are aligned; the counts come in
# the order of _COUNTS.
_COUNTS = ("events", "actors", "taking part", "documents", "cited", "members", "windows")
_ARRAYS: tuple[tuple[str, str, Callable[[Mapping[str, int]], int]], ...] = (
    *((name, "<i8", lambda counts: counts["events"]) for name in _BOUNDS),
    ("actor_offsets", "<i8", lambda counts: counts["actors"] + 1),
    ("document_offsets", "<i8", lambda counts: counts["documents"] + 1),
    ("window_offsets", "<i8", lambda counts: counts["members"] + 1),
    ("windows", "<i8", lambda counts: 2 * counts["windows"]),
    ("actor_events", "<i4", lambda counts: counts["taking part"]),
    ("document_events", "<i4", lambda counts: counts["cited"]),
    ("member_rows", "<i4", lambda counts: counts["members"]),
    *((name, "u1", lambda counts: counts["events"]) for name in _CODES),
    *((name, "u1", lambda counts: counts["events"]) for name in _FLAGS),
)
_HEAD = struct.Struct(f"<8s{len(_COUNTS)}q")

Arrays = Mapping[str, npt.NDArray[Any]]


def columns_to_bytes(columns: EventColumns) -> bytes:
    """All that ``columns_from_bytes`` needs beside the actors, the documents and the records."""
    documents = [columns.document_events[id_] for id_ in columns.documents]
    windows = list(columns.members.values())
    arrays: dict[str, npt.ArrayLike] = {
        **{name: getattr(columns, name) for name in _BOUNDS},
        "actor_offsets": columns.actor_offsets,
        "document_offsets": _offsets(documents),
        "window_offsets": _offsets(windows),
        "windows": np.array([each for of in windows for each in of], np.int64).ravel(),
        "actor_events": columns.actor_events,
        "document_events": np.concatenate([np.zeros(0, np.int32), *documents]),
        "member_rows": np.array(list(columns.members), np.int32),
        **{name: getattr(columns, name) for name in (*_CODES, *_FLAGS)},
    }
    counts = (
        len(columns),
        len(columns.actors),
        len(columns.actor_events),
        len(documents),
        sum(map(len, documents)),
        len(windows),
        sum(map(len, windows)),
    )
    texts = json.dumps([list(columns.ids), list(columns.titles)], ensure_ascii=False).encode()
    parts = (np.asarray(arrays[name]).astype(form).tobytes() for name, form, _ in _ARRAYS)
    return b"".join([_HEAD.pack(_MAGIC, *counts), *parts, texts])


def columns_from_bytes(
    data: bytes,
    actors: Sequence[Actor],
    documents: Sequence[str],
    events: Callable[[Sequence[str]], Sequence[Event]],
    words: WordSearch,
) -> EventColumns | None:
    """The columns that ``data`` holds, None where it holds none of these actors and documents.

    ``events`` gives the records by their ids, in this order.
    """
    if len(data) < _HEAD.size:
        return None
    magic, *numbers = _HEAD.unpack_from(data)
    counts = dict(zip(_COUNTS, numbers, strict=True))
    if magic != _MAGIC or not all(0 <= number <= len(data) for number in numbers):
        return None
    arrays: dict[str, npt.NDArray[Any]] = {}
    place = _HEAD.size
    for name, form, count_in in _ARRAYS:
        count, size = count_in(counts), np.dtype(form).itemsize
        if place + count * size > len(data):
            return None
        arrays[name] = np.frombuffer(data, form, count, place)
        place += count * size
    texts = _texts(data[place:], counts["events"])
    if texts is None or not all(_checks(counts, arrays)):
        return None
    ids, titles = texts
    has_nobody = counts["actors"] == len(actors) + 1
    if counts["documents"] != len(documents) or counts["actors"] != len(actors) + has_nobody:
        return None
    named = (*actors, NO_ACTOR) if has_nobody else tuple(actors)
    row_of = {id_: row for row, id_ in enumerate(ids)}
    if len(row_of) != len(ids):
        return None
    return EventColumns(
        ids=ids,
        row_of=row_of,
        titles=titles,
        start_earliest=arrays["start_earliest"],
        start_latest=arrays["start_latest"],
        end_earliest=arrays["end_earliest"],
        end_latest=arrays["end_latest"],
        shape=arrays["shape"],
        status=arrays["status"],
        type=arrays["type"],
        sourced=arrays["sourced"].view(np.bool_),
        proposed=arrays["proposed"].view(np.bool_),
        salience=arrays["salience"],
        members=_members(arrays),
        actors=named,
        actor_offsets=arrays["actor_offsets"],
        actor_events=arrays["actor_events"],
        documents=tuple(documents),
        document_events=dict(
            zip(
                documents,
                _groups(arrays["document_offsets"], arrays["document_events"]),
                strict=True,
            )
        ),
        events=events(ids),
        words=words,
    )


def _offsets(groups: Sequence[Any]) -> npt.NDArray[np.int64]:
    return np.cumsum([0, *map(len, groups)], dtype=np.int64)


def _groups(
    offsets: npt.NDArray[np.int64], members: npt.NDArray[Any]
) -> Iterator[npt.NDArray[Any]]:
    return (members[first:after] for first, after in pairwise(offsets.tolist()))


def _members(arrays: Arrays) -> dict[int, tuple[tuple[int, int], ...]]:
    pairs = arrays["windows"].reshape(-1, 2)
    windows = _groups(arrays["window_offsets"], pairs)
    rows = arrays["member_rows"].tolist()
    return {
        row: tuple((first, last) for first, last in of.tolist())
        for row, of in zip(rows, windows, strict=True)
    }


def _texts(data: bytes, count: int) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Ids and titles, if they are so many."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list) or len(found) != 2:
        return None
    for each in found:
        if not isinstance(each, list) or len(each) != count or set(map(type, each)) - {str}:
            return None
    ids, titles = map(tuple, found)
    return ids, titles


def _checks(counts: Mapping[str, int], arrays: Arrays) -> Iterator[bool]:
    """What must hold for columns to be drawn and searched; each is only asked where those before do."""
    events = counts["events"]
    shape, dated = arrays["shape"], int(np.count_nonzero(arrays["shape"] & DateShape.DATED))
    yield bool((shape[:dated] & DateShape.DATED).all()) and not shape[dated:].any()
    yield int(arrays["status"].max(initial=0)) < len(STATUSES)
    yield int(arrays["type"].max(initial=0)) < len(TYPES)
    yield all(int(arrays[name].max(initial=0)) <= 1 for name in _FLAGS)
    yield int(arrays["salience"].max(initial=0)) <= MOST_SALIENT
    bounds = [arrays[name] for name in _BOUNDS]
    yield not any(each[dated:].any() for each in bounds)
    first, start, end, last = (each[:dated] for each in bounds)
    yield int(first.min(initial=MAX_SECOND)) >= MIN_SECOND
    yield int(last.max(initial=MIN_SECOND)) <= MAX_SECOND
    yield all((a <= b).all() for a, b in ((first, start), (end, last), (first, end), (start, last)))
    yield bool((first[1:] >= first[:-1]).all())
    yield _are_groups(arrays["actor_offsets"], arrays["actor_events"], events)
    yield _are_all(arrays["actor_events"], events)
    yield _are_groups(arrays["document_offsets"], arrays["document_events"], events)
    yield _are_all(arrays["document_events"], events)
    yield np.array_equal(arrays["member_rows"], np.flatnonzero(shape & DateShape.ONE_OF))
    windows = arrays["windows"]
    yield _are_offsets(arrays["window_offsets"], counts["windows"])
    yield bool((np.diff(arrays["window_offsets"]) > 0).all())
    yield int(windows.min(initial=MAX_SECOND)) >= MIN_SECOND
    yield int(windows.max(initial=MIN_SECOND)) <= MAX_SECOND
    yield bool((windows[::2] <= windows[1::2]).all())


def _are_offsets(offsets: npt.NDArray[Any], count: int) -> bool:
    is_whole = offsets[0] == 0 and offsets[-1] == count
    return bool(is_whole and (offsets[1:] >= offsets[:-1]).all())


def _are_all(members: npt.NDArray[Any], events: int) -> bool:
    """Whether each event is in some group."""
    is_in = np.zeros(events, np.bool_)
    is_in[members] = True
    return bool(is_in.all())


def _are_groups(offsets: npt.NDArray[Any], members: npt.NDArray[Any], events: int) -> bool:
    """Whether each group has rows of events, ascending."""
    if not _are_offsets(offsets, len(members)):
        return False
    if not len(members):
        return True
    if int(members.min()) < 0 or int(members.max()) >= events:
        return False
    ascends = members[1:] > members[:-1]
    ascends[offsets[(offsets > 0) & (offsets < len(members))] - 1] = True
    return bool(ascends.all())
