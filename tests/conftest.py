"""Small projects made for tests: real files in a temporary folder, free of Qt until it is asked for."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, settings

from timeline_app.collector import collector_paused
from timeline_app.model.date_shape import DateShape
from timeline_app.model.event import Actor, ActorKind
from timeline_app.model.time import MAX_SECOND, MIN_SECOND
from timeline_app.query.columns import EventColumns
from timeline_app.reading.event_model import OpenProject, read_event_model

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile(
    "timeline-app", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("timeline-app")

STORY = (
    "Kabul, 16 August 2021. Ahmad Massoud said on Monday that “the Lions” would hold the valley;\n"
    "the Taliban denied any fighting there. Reporters 🦁 saw an attack at dawn on 25 August.\r\n"
    "Talks are planned for September. Nobody was hurt in March, elders said.\n"
)
LETTER = "An open letter from Paris: “I beg you to help the Lions of Panjshir.” – B.-H. Lévy\n"

FileMaker = Callable[..., Path]


def passage(text: str, quote: str, document: str = "story", context: int = 8) -> dict[str, Any]:
    """The passage of `quote`, which stands in `text` once."""
    assert text.count(quote) == 1, quote
    start = text.index(quote)
    end = start + len(quote)
    return {
        "document": document,
        "start": start,
        "end": end,
        "quote": quote,
        "prefix": text[max(start - context, 0) : start],
        "suffix": text[end : end + context],
    }


def story_passage(quote: str) -> dict[str, Any]:
    return passage(STORY, quote)


def claim(id_: str, quote: str, **fields: Any) -> dict[str, Any]:
    basic = {"id": id_, "passage": story_passage(quote), "stance": "asserts", "factuality": "CT+"}
    return {**basic, **fields}


def event(id_: str, *claims: dict[str, Any], **fields: Any) -> dict[str, Any]:
    basic = {"id": id_, "title": id_.capitalize(), "type": "STATE", "origin": "person"}
    return {**basic, "claims": list(claims), **fields}


def raw_project() -> dict[str, Any]:
    """A valid project as JSON holds it, with each kind of record and each status; change it freely."""
    monday = {
        "edtf": "2021-08-16",
        "basis": "relative",
        "phrase": "on Monday",
        "anchor": "dateline",
    }
    return {
        "format": "timeline-app/1",
        "title": "The valley",
        "documents": [
            {
                "id": "story",
                "title": "Story from Kabul",
                "publisher": "Daily",
                "path": "story.txt",
                "media_type": "text/plain",
                "language": "en",
                "sha256": hashlib.sha256(STORY.encode()).hexdigest(),
                "published": {
                    "edtf": "2021-08-16",
                    "basis": "stated",
                    "passage": story_passage("16 August 2021"),
                },
                "reliability": "B",
            },
            {
                "id": "letter",
                "title": "Open letter",
                "path": "letters/letter.txt",
                "media_type": "text/plain",
                "language": "en",
                "sha256": hashlib.sha256(LETTER.encode()).hexdigest(),
            },
        ],
        "actors": [
            {
                "id": "massoud",
                "name": "Ahmad Massoud",
                "kind": "person",
                "part_of": "resistance",
                "note": "son of Ahmad Shah",
            },
            {
                "id": "taliban",
                "name": "Taliban",
                "kind": "group",
                "aliases": [{"text": "Taliban", "passages": [story_passage("the Taliban")]}],
            },
            {
                "id": "resistance",
                "name": "Résistance",
                "kind": "military",
                "aliases": [
                    {
                        "text": "Lions of Panjshir",
                        "passages": [passage(LETTER, "Lions of Panjshir", "letter")],
                    },
                    {"text": "the Lions", "passages": [story_passage("the Lions")]},
                ],
            },
            {"id": "reporters", "name": "Reporters", "kind": "media"},
        ],
        "events": [
            event(
                "vow",
                claim(
                    "vow-1",
                    "Ahmad Massoud said on Monday",
                    said={**monday, "passage": story_passage("on Monday")},
                    credibility=2,
                ),
                title="Massoud vows to hold the valley",
                type="STATEMENT",
                date={**monday, "passage": story_passage("on Monday")},
                participants=[{"actor": "massoud", "role": "speaker"}],
                place="Panjshir",
                tags=["war", "a;b"],
                note="first sign",
            ),
            event(
                "fighting",
                claim("fighting-1", "saw an attack at dawn", claimed_by=["reporters", "An elder"]),
                claim("fighting-2", "denied any fighting", stance="denies", claimed_by=["taliban"]),
                title="Attack on the valley",
                type="ASSAULT",
                date={"edtf": "2021-08-25", "basis": "stated", "phrase": "25 August"},
                participants=[
                    {"actor": "taliban", "role": "agent"},
                    {"actor": "massoud", "role": "target"},
                    {"actor": "resistance", "role": "target"},
                ],
            ),
            event(
                "talks",
                claim("talks-1", "Talks are planned", stance="plans"),
                type="CONSULT",
                date={"edtf": "2021-09/..", "basis": "stated"},
                participants=[
                    {"actor": "taliban", "role": "participant"},
                    {"actor": "resistance", "role": "participant"},
                ],
            ),
            event(
                "harm",
                claim("harm-1", "Nobody was hurt", factuality="CT-", claimed_by=["elders"]),
                date={"edtf": "2021-03~", "basis": "inferred"},
            ),
            event(
                "plea",
                {
                    **claim("plea-1", "hold the valley"),
                    "passage": passage(LETTER, "I beg", "letter"),
                },
                title="Lévy asks for help",
                type="REQUEST",
                participants=[{"actor": "resistance", "role": "addressee"}],
            ),
        ],
        "links": [
            {
                "kind": "before",
                "from": "vow",
                "to": "fighting",
                "passages": [story_passage("Reporters 🦁 saw")],
            },
            {"kind": "contradicts", "from": "harm", "to": "fighting", "note": "in another month"},
        ],
    }


@pytest.fixture
def application_as_found(qapp: "QApplication") -> Iterator[None]:
    """For tests of the window, which dresses the whole application: others find it as it was."""
    font, palette, sheet = qapp.font(), qapp.palette(), qapp.styleSheet()
    yield
    with collector_paused():
        qapp.setStyleSheet(sheet)
        qapp.setPalette(palette)
        qapp.setFont(font)


@pytest.fixture
def raw() -> dict[str, Any]:
    """A valid project as JSON holds it; change it freely."""
    return raw_project()


@pytest.fixture
def make_file(tmp_path: Path) -> FileMaker:
    """Write a project (default: `raw_project()`) and its documents; the event model file's path."""

    def make(
        raw: Any = None, *, data: bytes | None = None, name: str = "valley.timeline.json"
    ) -> Path:
        (tmp_path / "letters").mkdir(exist_ok=True)
        (tmp_path / "story.txt").write_bytes(STORY.encode())
        (tmp_path / "letters" / "letter.txt").write_bytes(LETTER.encode())
        file = tmp_path / name
        text = json.dumps(raw_project() if raw is None else raw)
        file.write_bytes(text.encode() if data is None else data)
        return file

    return make


@pytest.fixture
def make_project(make_file: FileMaker) -> Callable[..., OpenProject]:
    """Write and open a project."""

    def make(raw: Any = None) -> OpenProject:
        return read_event_model(make_file(raw))

    return make


class NumberedTexts(Sequence[str]):
    """A text per row without keeping any."""

    def __init__(self, count: int, before: str) -> None:
        self._count, self._before = count, before

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, row: Any) -> Any:
        return f"{self._before}{int(row)}"


class NoWords:
    """Finds nothing."""

    def rows_with(self, word: str) -> npt.NDArray[np.bool_]:
        raise NotImplementedError(word)


def many_columns(
    count: int, lanes: int = 3, seed: int = 1, seconds: int = 10_000_000, undated: int = 0
) -> EventColumns:
    """Columns of so many random events: instants, spans, windows, open ends; bursts and long spans."""
    chance = np.random.default_rng(seed)
    starts = chance.integers(0, seconds, count)
    bursts = chance.integers(0, seconds, 3)
    is_burst = chance.random(count) < 0.3
    starts[is_burst] = bursts[chance.integers(0, 3, is_burst.sum())] + chance.integers(
        0, 60, is_burst.sum()
    )
    starts[chance.random(count) < 0.01] = MIN_SECOND
    lengths = np.where(chance.random(count) < 0.5, 0, chance.exponential(seconds / 500, count))
    lengths = np.where(chance.random(count) < 0.02, chance.exponential(seconds, count), lengths)
    ends = np.maximum(starts, 0) + lengths.astype(np.int64)
    ends[chance.random(count) < 0.01] = MAX_SECOND
    order = np.lexsort((ends, starts))
    starts, ends = starts[order], ends[order]
    inner = np.sort(chance.random((2, count)), axis=0)
    first, last = np.maximum(starts, 0), np.minimum(ends, 10 * seconds)
    start_latest = np.maximum(starts, first + (inner[0] * (last - first)).astype(np.int64))
    end_earliest = np.minimum(ends, first + (inner[1] * (last - first)).astype(np.int64))
    is_window = chance.random(count) < 0.3
    start_latest, end_earliest = (
        np.where(is_window, end_earliest, start_latest),
        np.where(is_window, start_latest, end_earliest),
    )
    shape = np.full(count, DateShape.DATED | DateShape.INTERVAL, np.uint8)
    bounds = [starts, start_latest, end_earliest, ends]
    if undated:
        shape[-undated:] = 0
        for bound in bounds:
            bound[-undated:] = 0
    lane = np.minimum(chance.geometric(0.4, count) - 1, lanes - 1)
    members = [set(np.flatnonzero(lane == place).tolist()) for place in range(lanes)]
    for row in np.flatnonzero(chance.random(count) < 0.25).tolist():
        members[int(chance.integers(lanes))].add(row)
    actors = tuple(
        Actor(id=f"a{place}", name=f"Actor {place}", kind=ActorKind.GROUP) for place in range(lanes)
    )
    return EventColumns(
        ids=NumberedTexts(count, "e"),
        row_of={f"e{row}": row for row in range(count)},
        titles=NumberedTexts(count, "Event "),
        start_earliest=bounds[0],
        start_latest=bounds[1],
        end_earliest=bounds[2],
        end_latest=bounds[3],
        shape=shape,
        status=chance.choice(6, count, p=[0.5, 0.2, 0.1, 0.1, 0.05, 0.05]).astype(np.uint8),
        type=chance.integers(0, 20, count).astype(np.uint8),
        sourced=np.ones(count, np.bool_),
        proposed=np.zeros(count, np.bool_),
        salience=np.full(count, 100, np.uint8),
        members={},
        actors=actors,
        actor_offsets=np.cumsum([0, *map(len, members)], dtype=np.int64),
        actor_events=np.array([row for rows in members for row in sorted(rows)], np.int32),
        documents=(),
        document_events={},
        events=(),
        words=NoWords(),
    )


@pytest.fixture(scope="session", name="many_columns")
def _many_columns() -> Callable[..., EventColumns]:
    return many_columns
