"""Pictures: the same bytes for the same input, whole, self-describing, and nothing in them obeyed."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from timeline_app.desktop.export import GREATEST_SIDE, LEAST_SIDE
from timeline_app.desktop.filter_words import filter_json, filter_words
from timeline_app.desktop.pictures import write_picture
from timeline_app.layout.scale import ScaleKind
from timeline_app.model.event import Status
from timeline_app.model.time import parse_edtf
from timeline_app.query.columns import load_columns
from timeline_app.query.filter import EventFilter
from timeline_app.reading.event_model import OpenProject
from timeline_app.writing.files import WriteError

Draw = Callable[..., Image.Image]


@pytest.fixture
def draw(make_project: Callable[..., OpenProject], tmp_path: Path) -> Draw:
    """Write the picture of a project and read it back with someone else's decoder."""

    def drawn(raw: Any = None, filter_: EventFilter | None = None, **options: Any) -> Image.Image:
        opened = make_project(raw)
        columns = load_columns(opened.project, opened.located)
        path = tmp_path / "out.png"
        write_picture(path, opened, columns, filter_ or EventFilter(), **options)
        image = Image.open(path)
        image.load()
        return image

    return drawn


def test_texts_tell_what_it_is(draw: Draw, tmp_path: Path) -> None:
    kept = EventFilter(
        actors=frozenset({"taliban"}), statuses=frozenset({Status.DISPUTED, Status.EXPECTED})
    )
    texts = draw(filter_=kept).text
    assert texts["Title"] == "The valley"
    assert texts["Software"].startswith("timeline-app ")
    assert "with Taliban" in texts["Description"]
    file = tmp_path / "valley.timeline.json"
    assert texts["timeline-app:project-sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert json.loads(texts["timeline-app:filter"]) == {
        "actors": ["taliban"],
        "statuses": ["disputed", "expected"],
    }
    assert texts["timeline-app:scale"] == "elastic"
    start, end = texts["timeline-app:range"].split("/")
    assert start.startswith("2021-08-25")
    assert end.startswith("2021-")


def test_nobody_is_no_actor_and_only_cited_documents_are_sources(
    draw: Draw, raw: dict[str, Any]
) -> None:
    raw["links"] = []
    raw["events"] = [each for each in raw["events"] if each["id"] in ("vow", "harm")]
    assert all(
        each["passage"]["document"] == "story" for e in raw["events"] for each in e["claims"]
    )
    named = {each["actor"] for event in raw["events"] for each in event.get("participants", ())}
    assert not all(event.get("participants") for event in raw["events"])
    texts = draw(raw).text
    assert f"2 events · {len(named)} actor" in texts["Description"]
    assert texts["timeline-app:documents"] == "Story from Kabul"


def test_the_hash_is_of_the_project_that_is_drawn(
    make_project: Callable[..., OpenProject], tmp_path: Path
) -> None:
    opened = make_project()
    data = opened.file.read_bytes()
    opened.file.write_bytes(b"{}")
    columns = load_columns(opened.project, opened.located)
    write_picture(tmp_path / "out.png", opened, columns, EventFilter())
    with Image.open(tmp_path / "out.png") as image:
        image.load()
        texts = image.text
    assert texts["timeline-app:project-sha256"] == hashlib.sha256(data).hexdigest()


def test_same_input_gives_same_bytes(draw: Draw, tmp_path: Path) -> None:
    draw()
    first = (tmp_path / "out.png").read_bytes()
    draw()
    assert (tmp_path / "out.png").read_bytes() == first


SCRIPT = """
import sys
from pathlib import Path
from timeline_app.desktop.pictures import write_picture
from timeline_app.query.columns import load_columns
from timeline_app.query.filter import EventFilter
from timeline_app.reading.event_model import read_event_model
opened = read_event_model(Path(sys.argv[1]))
columns = load_columns(opened.project, opened.located)
write_picture(Path(sys.argv[2]), opened, columns, EventFilter())
print("pyqtgraph" in sys.modules, "PySide6.QtWidgets" in sys.modules)
"""


def test_needs_neither_display_nor_window_and_gives_the_same_bytes(
    draw: Draw, tmp_path: Path
) -> None:
    draw()
    here = (tmp_path / "out.png").read_bytes()
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment["QT_QPA_PLATFORM"] = "xcb"  # what a user's shell may say; it must not matter
    file, out = tmp_path / "valley.timeline.json", tmp_path / "other.png"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(file), str(out)],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert done.stdout == "False False\n"
    assert out.read_bytes() == here


def test_markup_in_titles_is_drawn_and_not_obeyed(draw: Draw, raw: dict[str, Any]) -> None:
    plain, marked = raw, json.loads(json.dumps(raw))
    marked["title"] = "<b>The valley</b>"
    marked["events"][1]["title"] = "<img src=file:///etc/passwd>"
    marked["events"][4]["title"] = "<i>undated</i>"
    one, other = draw(plain), draw(marked)
    assert other.text["Title"] == "<b>The valley</b>"
    heading = (0, 24, 700, 52)
    assert ink_width(other.crop(heading)) > ink_width(one.crop(heading)) * 1.3


def ink_width(image: Image.Image) -> int:
    box = image.convert("L").point(lambda level: 255 * (level < 100)).getbbox()
    assert box is not None
    return box[2]


def test_every_lane_is_drawn_whatever_the_height(draw: Draw, raw: dict[str, Any]) -> None:
    more = [{"id": f"a{n}", "name": f"Actor {n}", "kind": "person"} for n in range(40)]
    raw["actors"] += more
    talks = next(event for event in raw["events"] if event["id"] == "talks")
    talks["participants"] += [{"actor": actor["id"], "role": "participant"} for actor in more]
    natural = draw(raw).height
    assert draw(raw, height=natural + 300).height == natural + 300
    assert natural * 0.6 < draw(raw, height=LEAST_SIDE).height <= natural
    assert natural * 0.6 > LEAST_SIDE


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scale", ScaleKind)
def test_looks_and_sizes(draw: Draw, theme: str, scale: ScaleKind) -> None:
    image = draw(theme=theme, scale=scale, width=900)
    assert image.width == 900
    level = image.convert("L").getpixel((2, 2))
    assert (level > 200) is (theme == "light")


def test_nothing_kept_still_makes_a_picture(draw: Draw) -> None:
    assert draw(filter_=EventFilter(text="no such words")).height > 200


def test_absurd_sizes_are_refused(draw: Draw, raw: dict[str, Any]) -> None:
    for pixels in (LEAST_SIDE - 1, GREATEST_SIDE + 1):
        with pytest.raises(WriteError, match=f"{pixels:,} pixels wide; choose 600 to 20,000"):
            draw(width=pixels)
        with pytest.raises(WriteError, match=f"{pixels:,} pixels high; choose 600 to 20,000"):
            draw(height=pixels)
    with pytest.raises(WriteError, match=r"more than fits.*--review decided, --salience.*--from"):
        draw(width=GREATEST_SIDE, height=GREATEST_SIDE)


def test_filter_in_words(make_project: Callable[..., OpenProject]) -> None:
    project = make_project().project
    assert filter_words(EventFilter(), project) == "All events"
    kept = EventFilter(
        actors=frozenset({"taliban", "massoud"}),
        all_actors=True,
        text="valley",
        date_from=parse_edtf("2021-08"),
        certainly=True,
    )
    assert filter_words(kept, project) == (
        "Events with Ahmad Massoud and Taliban; about “valley”; certainly in or after August 2021"
    )
    assert json.loads(filter_json(kept))["date_from"] == "2021-08"
