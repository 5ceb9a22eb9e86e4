"""Tables of documents on a Dask cluster: the same drafts as here, in their order, failures listed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from distributed import LocalCluster

from tests.session import fake_table_drafting
from timeline_app.extraction.drafts.draft_json import draft_json, draft_of
from timeline_app.extraction.language_model import load_model
from timeline_app.extraction.proposing import propose_document
from timeline_app.reading.errors import ReadError
from timeline_app.session import cluster, cluster_parts
from timeline_app.session.cluster import ClusterStopped, extract_table
from timeline_app.session.cluster_parts import Parts
from timeline_app.session.proposing_pool import NoModelError
from timeline_app.session.table_drafting import DRAFTS, EVENTS

TEXTS = (
    "HULL, 7 May 2024 — Dockers walked out on Monday. The Harbour Board denied that it sacked Ann Lee.\n",
    "The Harbour Board will meet the dockers next week, Ann Lee said.\n",
    "",
    "🦁 “Nobody came,” said Bo Ray.\r\n",
)

pytestmark = pytest.mark.filterwarnings(
    # Of distributed itself: what it leaves to the garbage of its own tests, too.
    "ignore::ResourceWarning",
    "ignore::pytest.PytestUnraisableExceptionWarning",
)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with two workers that take no second death."""
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        scheduler_kwargs={"allowed_failures": 0},
        silence_logs=60,
    ) as running:
        yield running.scheduler_address


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out"


def table_of(folder: Path, *rows: dict[str, Any], schema: pa.Schema | None = None) -> Path:
    file = folder / "table.parquet"
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), file)
    return file


def read(folder: Path, kind: str) -> list[dict[str, Any]]:
    files = sorted((folder / kind).iterdir())
    rows: list[dict[str, Any]] = []
    for file in files:
        rows += pq.read_table(file).to_pylist()
    return rows


def test_the_drafts_are_those_that_are_made_here(tmp_path: Path, folder: Path) -> None:
    rows = [
        {"id": f"d {number}", "title": "x", "text": text, "published": "2024-05-07", "more": 1}
        for number, text in enumerate(TEXTS)
    ]
    table = table_of(tmp_path, *rows, {"id": "none", "text": None})
    report = extract_table(table, folder, jobs=2)
    drafts, events = read(folder, "drafts"), read(folder, "events")
    assert (report.read_count, report.problem_count) == (5, 1)
    assert [draft["id"] for draft in drafts] == ["d 0", "d 1", "d 2", "d 3", "none"]
    assert drafts[4]["problem"] == "it has no text"
    model = load_model()
    for draft, text in zip(drafts, TEXTS, strict=False):
        local = propose_document(model, text, published="2024-05-07")
        assert draft_of(draft["draft"]) == local
        assert draft["draft"] == draft_json(local).decode()
        assert draft["extractor"] == local.extractor
    assert report.event_count == len(events) > 0
    texts = dict(zip([row["id"] for row in rows], TEXTS, strict=True))
    for event in events:
        text = texts[event["document"]]
        for words, start in (("trigger", "trigger_start"), ("quote", "quote_start")):
            assert text[event[start] :].startswith(event[words])
        assert len(event["actors"]) == len(event["roles"])
        assert " " not in event["key"]
    assert len({event["key"] for event in events}) == len(events)
    for kind, schema in (("drafts", DRAFTS), ("events", EVENTS)):
        assert pq.read_schema(folder / kind / "part-000000.parquet").equals(schema)


@pytest.fixture
def _fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "draft_batch", fake_table_drafting.draft_batch)


@pytest.mark.usefixtures("_fake")
def test_a_row_that_kills_its_worker_costs_itself_alone(
    scheduler: str, tmp_path: Path, folder: Path
) -> None:
    texts = ["calm"] * 11
    texts[9] = "CRASH"
    table = table_of(tmp_path, *({"text": text} for text in texts))
    extract_table(table, folder, scheduler=scheduler)
    drafts = read(folder, "drafts")
    assert [draft["id"] for draft in drafts] == [str(number) for number in range(11)]
    problems = [draft["problem"] for draft in drafts]
    assert problems.pop(9).startswith("its worker failed (KilledWorker: ")
    assert set(problems) == {"none of this is read"}


@pytest.mark.usefixtures("_fake")
def test_a_run_that_was_stopped_goes_on_where_it_ended(
    scheduler: str, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_parts, "ROWS_OF_PART", 20)
    table = table_of(
        tmp_path, *({"id": number, "text": "SLOW" if number == 60 else "x"} for number in range(70))
    )
    done = 0

    def tell(count: int, total: int) -> None:
        nonlocal done
        done = count
        assert total == 70

    with pytest.raises(ClusterStopped) as stopped:
        extract_table(
            table, folder, scheduler=scheduler, progress=tell, should_stop=lambda: done >= 30
        )
    assert 30 <= stopped.value.done < 70
    report = extract_table(table, folder, scheduler=scheduler)
    assert report.before_count == stopped.value.done
    assert report.before_count + report.read_count == 70
    assert [draft["id"] for draft in read(folder, "drafts")] == [str(n) for n in range(70)]
    again = extract_table(table, folder, scheduler="tcp://127.0.0.1:9")  # there is nothing to do
    assert (again.read_count, again.before_count) == (0, 70)


@pytest.mark.usefixtures("_fake")
def test_without_a_model_no_row_is_taken_for_bad(
    scheduler: str, tmp_path: Path, folder: Path
) -> None:
    with pytest.raises(NoModelError, match="there is no such model; install it"):
        extract_table(table_of(tmp_path, {"text": "x"}), folder, scheduler=scheduler, model="none")


@pytest.mark.parametrize(
    ("row", "reason"),
    [({"words": "x"}, "no column 'text', only words"), ({"text": 5}, "'text' is of int64")],
)
def test_another_table_is_refused(
    row: dict[str, Any], reason: str, tmp_path: Path, folder: Path
) -> None:
    with pytest.raises(ReadError, match=reason):
        extract_table(table_of(tmp_path, row), folder)


def test_what_is_no_table_is_refused(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "x.parquet").write_text("no")
    for name, reason in (("x.parquet", "can't be read"), ("y.parquet", "there is no such file")):
        with pytest.raises(ReadError, match=reason):
            extract_table(tmp_path / name, folder)
    assert not folder.exists()


@pytest.mark.usefixtures("_fake")
def test_a_folder_of_another_table_is_refused(scheduler: str, tmp_path: Path, folder: Path) -> None:
    extract_table(table_of(tmp_path, {"text": "x"}), folder, scheduler=scheduler)
    with pytest.raises(ReadError, match="another table"):
        extract_table(table_of(tmp_path, {"text": "yy"}), folder, scheduler=scheduler)


def test_two_runs_do_not_write_to_one_folder(tmp_path: Path, folder: Path) -> None:
    table = table_of(tmp_path, {"text": "x"})
    with Parts(folder, table, ""), pytest.raises(ReadError, match="another run is writing"):
        extract_table(table, folder)
    with Parts(folder, table, "") as parts:
        assert parts.row_count == 0
    assert sorted(each.name for each in folder.iterdir()) == ["about.json", "drafts", "events"]


def test_a_scheduler_that_is_not_there_is_told(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_SECONDS_TO_CONNECT", 1)
    with pytest.raises(ReadError, match="no scheduler answers"):
        extract_table(table_of(tmp_path, {"text": "x"}), folder, scheduler="tcp://127.0.0.1:9")
