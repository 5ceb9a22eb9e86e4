"""Exports of a project whose events are rows of tables: made one by one, and as from records."""

import csv
import json
from pathlib import Path

import pytest

from timeline_app.desktop.export import ExportStopped, PictureOptions, export_files
from timeline_app.model.project import Project
from timeline_app.query.filter import EventFilter
from timeline_app.session.importing import import_tables
from timeline_app.session.opening import Opened, open_file


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    for name, rows in {
        "one.csv": "title,date,actors\nVow,2021-08-16,Massoud\nSiege,2021-08,Taliban\n",
        "two.csv": "title,note\nRumour,=1+1\n",
    }.items():
        (tmp_path / name).write_text(rows, "utf-8")
    files = [tmp_path / "one.csv", tmp_path / "two.csv"]
    return open_file(import_tables(files, tmp_path / "e.timeline").project_file)


def test_every_format_has_what_the_filter_keeps(opened: Opened, tmp_path: Path) -> None:
    paths = [tmp_path / f"out.{ending}" for ending in ("csv", "json", "png")]
    done: list[tuple[int, int]] = []
    written = export_files(
        paths,
        opened.open_project,
        opened.columns,
        EventFilter(),
        PictureOptions(width=700),
        progress=lambda *at: done.append(at),
    )
    assert [each.event_count for each in written] == [3, 3, 3]
    assert done == [(0, 3), (3, 3)] * 2
    with open(paths[0], encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["title"] for row in rows] == ["Siege", "Vow", "Rumour"]
    assert rows[2]["note"] == "'=1+1"
    assert {row["passage_state"] for row in rows} == {"exact"}
    project = Project.model_validate_json(paths[1].read_text("utf-8"))
    assert project.events == tuple(opened.columns.events)
    assert [document.title for document in project.documents] == ["one.csv", "two.csv"]


def test_an_event_model_has_only_the_actors_and_tables_it_needs(
    opened: Opened, tmp_path: Path
) -> None:
    taliban = next(a.id for a in opened.columns.actors if a.name == "Taliban")
    out = tmp_path / "out.json"
    kept = EventFilter(actors=frozenset({taliban}))
    export_files([out], opened.open_project, opened.columns, kept)
    found = json.loads(out.read_text("utf-8"))
    assert [actor["name"] for actor in found["actors"]] == ["Taliban"]
    assert [document["title"] for document in found["documents"]] == ["one.csv"]
    assert [event["id"] for event in found["events"]] == ["t1.3"]


def test_a_stopped_export_leaves_the_file_as_it_was(opened: Opened, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("before", "utf-8")

    def stop(done: int, total: int) -> None:
        if done == total:
            raise ExportStopped

    with pytest.raises(ExportStopped):
        export_files([out], opened.open_project, opened.columns, EventFilter(), progress=stop)
    assert out.read_text("utf-8") == "before"
    assert not list(tmp_path.glob(".*"))
