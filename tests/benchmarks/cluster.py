"""Times reading documents here and on a Dask cluster: `python tests/benchmarks/cluster.py [COUNT]`.

Documents are invented news of 350 words. Prints documents a second of one process, of `extract`'s two,
and of a local cluster with two workers, start and model load included, and what that comes to on paper
for a million documents on clusters of other sizes, by processor time. Correctness is tested in tests/session.
"""

import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import pyarrow as pa
import pyarrow.parquet as pq

from tests.benchmarks.invented_news import invented_news
from timeline_app.extraction.language_model import load_model
from timeline_app.extraction.proposing import propose_document
from timeline_app.session.cluster import ROWS, extract_table
from timeline_app.session.cluster_parts import Parts
from timeline_app.session.proposing_messages import Reading, Request
from timeline_app.session.proposing_pool import ProposingPool
from timeline_app.session.table_drafting import Batch, draft_batch

WORKERS = 2
MILLION = 1_000_000


def main(count: int) -> None:
    texts = invented_news(count)
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{count} documents of {sum(len(t.split()) for t in texts) / count:.0f} words")
    begun = time.perf_counter()
    model = load_model()
    print(f"model loaded in {time.perf_counter() - begun:.1f} s")
    begun = time.process_time()
    alone = seconds_of(lambda: [propose_document(model, text) for text in texts])
    busy = time.process_time() - begun
    print(
        f"one process:            {count / alone:6.1f} documents/s, {count / busy:.1f} of its own time"
    )
    pooled = seconds_of(lambda: read_in_pool(texts))
    print(f"extract, {WORKERS} processes:   {count / pooled:6.1f} documents/s with model load")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = folder / "news.parquet"
        pq.write_table(pa.table({"text": texts}), table)
        whole = seconds_of(lambda: extract_table(table, folder / "out", jobs=WORKERS))
        print(f"cluster, {WORKERS} workers:     {count / whole:6.1f} documents/s with its start")
        own = seconds_of_own_work(table, folder)
    print(
        f"this end of the cluster: {1000 * own / count:5.2f} ms a document: reading, sending, writing"
    )
    extrapolate(busy / count, own / count)


def read_in_pool(texts: list[str]) -> None:
    requests = (Request(str(number), text) for number, text in enumerate(texts))
    with ProposingPool(Reading(), WORKERS) as pool:
        for _ in pool.drafts(requests):
            pass


def seconds_of_own_work(table: Path, folder: Path) -> float:
    """What is done where the table lies, as far as it is not waiting: rows read, pickled, and written."""
    import pickle

    rows = pq.read_table(table).to_batches()[0]
    drafted = draft_batch(Batch(0, rows.slice(0, ROWS)), "")
    rounds = max(rows.num_rows // ROWS, 1)

    def work() -> None:
        with Parts(folder / "own", table, "") as parts:
            for number in range(rounds):
                batch = Batch(number * ROWS, rows.slice(number * ROWS, ROWS))
                pickle.loads(pickle.dumps(batch, 5))
                parts.put(pickle.loads(pickle.dumps(drafted, 5)))
            parts.flush()

    begun = time.process_time()
    work()
    return (time.process_time() - begun) * rows.num_rows / (rounds * ROWS)


def extrapolate(worker: float, own: float) -> None:
    """On paper: workers share the reading evenly until this end has enough to do by itself."""
    print(f"on paper, a million documents at {worker * 1000:.0f} ms each:")
    for workers in (2, 16, 64, 256, 1024):
        seconds = MILLION * max(worker / workers, own)
        print(f"  {workers:5} workers: {seconds / 3600:7.1f} h")
    print(
        f"  from {worker / own:,.0f} workers on, this end is what takes the time: split the table"
    )


def seconds_of(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
