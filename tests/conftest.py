"""Small projects made for tests: real files in a temporary folder, free of Qt."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from timeline_app.reading.event_model import OpenProject, read_event_model

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
