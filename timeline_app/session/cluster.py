"""A table of documents into tables of drafts and events on a Dask cluster: Parquet in, Parquet out.

With the extra ``cluster``. Rows are read here, a few batches ahead, and written here in their order, so
that no folder need be shared, and a run that was stopped goes on. What a worker does with them is told
by ``table_drafting``. Only the scheduler that is named is connected to; a local one is on loopback.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from timeline_app.extraction.language_model import ModelError
from timeline_app.extras import how_to_install
from timeline_app.model.problem import Problem
from timeline_app.reading.errors import ReadError
from timeline_app.session.cluster_parts import Parts
from timeline_app.session.proposing_pool import NoModelError
from timeline_app.session.table_drafting import (
    ID,
    PUBLISHED,
    TEXT,
    TITLE,
    Batch,
    Drafted,
    draft_batch,
    failed_batch,
)

if TYPE_CHECKING:
    from distributed import Client, Future

LOCAL = "local"
ROWS = 8  # documents that go to a worker at a time: seconds of work
_AHEAD = 3  # batches for each worker that are on their way
_ALLOWED_DEATHS = 1  # of workers by one batch, before its rows are tried one by one
_SECONDS_TO_CONNECT = 30
_SECONDS = 0.2  # between two looks at should_stop

_MISSING = "reading on a cluster needs the extra cluster, which is not installed here"


@dataclass(frozen=True, slots=True)
class ClusterReport:
    """How many rows were read by this run and by earlier ones, with how many events, and how many failed."""

    folder: Path
    read_count: int
    before_count: int
    event_count: int
    problem_count: int


class ClusterStopped(Exception):  # noqa: N818 - asked for, not an error
    """Stopped as asked; what was written stays for the next time."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__(f"{done} of {total}")
        self.done, self.total = done, total


def extract_table(
    table: Path,
    folder: Path,
    *,
    scheduler: str = LOCAL,
    jobs: int | None = None,
    model: str = "",
    progress: Callable[[int, int], None] = lambda done, total: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> ClusterReport:
    """Draft each row of ``table`` into Parquet files in ``folder``, which may be there from an earlier run.

    ``scheduler`` is the address of one, or LOCAL for ``jobs`` processes here. ReadError where it can't
    be done, NoModelError where a worker has nothing to read with, ClusterStopped where ``should_stop`` says so.
    """
    with ExitStack() as opened:
        source = opened.enter_context(_opened(table))
        parts = opened.enter_context(Parts(folder, table, model))
        total = source.metadata.num_rows
        before = parts.row_count
        done = before
        progress(done, total)
        if done == total:
            return ClusterReport(folder, 0, before, parts.event_count, parts.problem_count)
        client = opened.enter_context(_connected(scheduler, jobs))
        batches = _batches(source, before)
        for drafted in _drafted(client, batches, model, should_stop):
            if drafted is None:
                parts.flush()
                raise ClusterStopped(parts.row_count, total)
            parts.put(drafted)
            done += drafted.drafts.num_rows
            progress(done, total)
        parts.flush()
        return ClusterReport(folder, done - before, before, parts.event_count, parts.problem_count)


def _drafted(
    client: "Client", batches: Iterator[Batch], model: str, should_stop: Callable[[], bool]
) -> Iterator[Drafted | None]:
    """What comes of each batch, in their order; None, and no more, once ``should_stop`` says so."""
    from distributed import TimeoutError as StillAtWork

    waiting: deque[tuple[Batch, Future]] = deque()
    is_more = True
    while is_more or waiting:
        most = _AHEAD * max(len(client.scheduler_info()["workers"]), 1)
        while is_more and len(waiting) < most:
            batch = next(batches, None)
            if batch is None:
                is_more = False
            else:
                waiting.append((batch, _submitted(client, batch, model)))
        if not waiting:
            return
        batch, future = waiting[0]
        try:
            drafted = future.result(timeout=_SECONDS)
        except StillAtWork:
            if should_stop():
                client.cancel([each for _, each in waiting], force=True)
                yield None
                return
            continue
        except ModelError as error:
            reason, _, mend = str(error).partition("; ")
            raise NoModelError(reason, mend) from None
        except Exception as error:  # its worker died
            drafted = _row_by_row(client, batch, model, error)
        waiting.popleft()
        yield drafted


def _submitted(client: "Client", batch: Batch, model: str) -> "Future":
    return client.submit(draft_batch, batch, model, pure=False)


def _row_by_row(client: "Client", batch: Batch, model: str, error: Exception) -> Drafted:
    """A batch that broke its worker, so that only the row that does so is lost."""
    count = batch.rows.num_rows
    if count == 1:
        told = " ".join(str(error).split())[:200]
        return failed_batch(batch, f"its worker failed ({type(error).__name__}: {told})")
    found = []
    for place in range(count):
        row = Batch(batch.first + place, batch.rows.slice(place, 1))
        try:
            found.append(_submitted(client, row, model).result())
        except Exception as again:
            found.append(_row_by_row(client, row, model, again))
    return Drafted(
        pa.concat_tables([each.drafts for each in found]),
        pa.concat_tables([each.events for each in found]),
    )


def _batches(source: pq.ParquetFile, first: int) -> Iterator[Batch]:
    """The rows from ``first`` on."""
    names = [name for name in (ID, TITLE, PUBLISHED, TEXT) if name in source.schema_arrow.names]
    at = 0
    for rows in source.iter_batches(batch_size=ROWS, columns=names):
        end = at + rows.num_rows
        if end > first:
            skipped = max(first - at, 0)
            yield Batch(at + skipped, rows.slice(skipped))
        at = end


@contextmanager
def _opened(table: Path) -> Iterator[pq.ParquetFile]:
    try:
        with pq.ParquetFile(table) as source:
            schema = source.schema_arrow
            if TEXT not in schema.names:
                found = ", ".join(schema.names[:10])
                raise _refusal(table, f"it has no column '{TEXT}', only {found}", "rename the one")
            kind = schema.field(TEXT).type
            if not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
                raise _refusal(table, f"its column '{TEXT}' is of {kind}", "make it strings")
            yield source
    except FileNotFoundError:
        raise _refusal(table, "there is no such file", "check the name") from None
    except (OSError, pa.ArrowException) as error:
        told = " ".join(str(error).split())[:200]
        raise _refusal(table, f"it can't be read ({told})", "name a Parquet file") from None


@contextmanager
def _connected(scheduler: str, jobs: int | None) -> Iterator["Client"]:
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        mend = how_to_install("cluster", "extract")
        raise ReadError([Problem("cluster", "", _MISSING, mend)]) from None
    if scheduler != LOCAL:
        try:
            client = Client(scheduler, timeout=_SECONDS_TO_CONNECT)
        except (OSError, ValueError) as error:
            reason = f"no scheduler answers ({error})"
            raise ReadError([Problem(scheduler, "", reason, "start it, or name another")]) from None
        with client:
            yield client
        return
    with (
        LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
            scheduler_kwargs={"allowed_failures": _ALLOWED_DEATHS},
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


def _refusal(file: Path, reason: str, mend: str) -> ReadError:
    return ReadError([Problem(str(file), "", reason, mend)])
