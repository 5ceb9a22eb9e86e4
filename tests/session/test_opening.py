"""Opening: event model files and projects of tables alike, and what keeps them closed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline_app.model.source import PassageState
from timeline_app.query.columns import NO_ACTOR
from timeline_app.query.filter import EventFilter, matching
from timeline_app.reading.errors import ReadError
from timeline_app.session.importing import import_tables
from timeline_app.session.opening import open_file
from timeline_app.writing.terminal import event_json

FileMaker = Callable[..., Path]
TableMaker = Callable[..., Path]


@pytest.fixture
def project(make_table: TableMaker, tmp_path: Path) -> Path:
    target = tmp_path / "valley.timeline"
    import_tables([make_table()], target, "The valley")
    return target


def test_an_event_model_file(make_file: FileMaker) -> None:
    opened = open_file(make_file())
    assert opened.open_project.project.title == "The valley"
    assert len(opened.columns) == 5
    opened.close()


def test_a_project_of_tables(project: Path) -> None:
    opened = open_file(project)
    columns, record = opened.columns, opened.open_project.project
    assert record.title == "The valley"
    [document] = record.documents
    assert (document.id, document.title, document.media_type) == ("t1", "events.csv", "text/csv")
    assert {actor.name for actor in record.actors} == {"Massoud", "Taliban"}
    assert columns.actors[-1] is NO_ACTOR
    assert list(columns.ids) == ["t1.6", "t1.5", "t1.2", "t1.3"]
    assert list(columns.titles) == ["Élection", "Siege", "Vow", "Rumour"]
    assert [event.id for event in columns.events] == list(columns.ids)
    opened.close()


def test_each_row_is_a_passage_that_holds(project: Path) -> None:
    opened = open_file(project)
    located = opened.open_project.located
    passages = [event.claims[0].passage for event in opened.columns.events]
    assert len(located) == len(passages) == 4
    assert list(located) == passages
    for passage in passages:
        assert located[passage].state is PassageState.EXACT
        assert located[passage].end == len(passage.quote)
    assert '"sourced": true' in event_json(list(opened.columns.events), located)
    opened.close()


@pytest.mark.parametrize(
    ("filter_", "titles"),
    [
        (EventFilter(text="election"), ["Élection"]),
        (EventFilter(text="taliban"), ["Siege", "Rumour"]),
        (EventFilter(text="panjshir vow"), ["Vow"]),
        (EventFilter(documents=frozenset({"t1"})), ["Élection", "Siege", "Vow", "Rumour"]),
        (EventFilter(actors=frozenset({"a1", "a2"}), all_actors=True), ["Siege"]),
    ],
)
def test_filters(filter_: EventFilter, titles: list[str], project: Path) -> None:
    opened = open_file(project)
    rows = matching(opened.columns, filter_).nonzero()[0].tolist()
    assert [opened.columns.titles[row] for row in rows] == titles
    opened.close()


def refused(file: Path) -> str:
    with pytest.raises(ReadError) as caught:
        open_file(file)
    return str(caught.value)


def test_a_data_folder_that_is_missing(project: Path, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "valley.timeline-data")
    assert "valley.timeline-data" in refused(project)
    assert "put it back" in refused(project)


def test_a_data_folder_of_another_project(
    project: Path, make_table: TableMaker, tmp_path: Path
) -> None:
    import_tables([make_table([{"title": "x"}], "x.csv")], tmp_path / "other.timeline")
    shutil.rmtree(tmp_path / "valley.timeline-data")
    shutil.copytree(tmp_path / "other.timeline-data", tmp_path / "valley.timeline-data")
    assert "not the dataset that the project file was made with" in refused(project)


def test_a_project_moves_with_its_folder(project: Path, tmp_path: Path) -> None:
    project.rename(tmp_path / "hill.timeline")
    (tmp_path / "valley.timeline-data").rename(tmp_path / "hill.timeline-data")
    opened = open_file(tmp_path / "hill.timeline")
    assert len(opened.columns) == 4
    opened.close()


def test_a_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "x.timeline").write_bytes(b"x")
    assert "it is no project file" in refused(tmp_path / "x.timeline")
    assert "no such file" in refused(tmp_path / "y.timeline")
