"""Makes a table or a dataset of N events that are spread as real ones are, the same for one SEED.

Run: python tests/benchmarks/make_events.py N LANES SEED [-o FILE.csv | --dataset NAME.timeline]
     [--adverse one-lane|one-day|all-spanning|identical] [--lean] [--faults COUNT]
A dataset is what importing the CSV gives, made without writing and reading that; --lean leaves all
text out but titles and dates, for 10⁸ events. --faults spoils that many rows of a CSV and lists them
in FILE.csv.faults.json. How the events are spread is in ``event_batches``.
"""

import argparse
import json
import multiprocessing
import os
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))
from event_batches import ADVERSE, TYPES, EventBatch, EventBatches, actor_names
from event_words import OPENINGS, PLACES, QUOTES, TAILS, WITNESSES

from timeline_app.model.date_shape import DateShape
from timeline_app.model.event import Status

COLUMNS = (
    "id",
    "title",
    "type",
    "date",
    "status",
    "actors",
    "agents",
    "targets",
    "place",
    "claimed_by",
    "quote",
)
STATUSES = tuple(Status)
NAMED = tuple(
    place
    for place, status in enumerate(STATUSES)
    if status in (Status.ATTRIBUTED, Status.DISPUTED, Status.DENIED)
)  # what these are is said by somebody with a name
FIRST_ROW = 2  # as RFC 7111 counts: the header is row 1
# What a spoiled row has for a date, or, where None, is wrong as a row.
FAULTS: dict[str, bytes | None] = {
    "no such day": b"2021-02-30",
    "no date": b"last summer",
    "reversed": b"2021-08-15/2020-01-01",
    "no title": None,
    "too few cells": None,
    "too many cells": None,
}


def vocabulary(texts: Any, in_csv: bool = False) -> Any:
    """An array of the texts as bytes, for a cell within quotes if ``in_csv``."""
    array = np.empty(len(texts), object)
    array[:] = [(text.replace('"', '""') if in_csv else text).encode() for text in texts]
    return array


class Wording:
    """The cells of the batches of one table, as bytes."""

    def __init__(self, names: list[str], in_csv: bool) -> None:
        self._actors = vocabulary([*names, ""])  # -1 is nobody
        self._openings, self._places = vocabulary(OPENINGS), vocabulary(PLACES)
        self._tails, self._witnesses = vocabulary(TAILS), vocabulary(WITNESSES)
        self._quotes = vocabulary(QUOTES, in_csv)
        self._types = vocabulary([type_.value for type_ in TYPES])
        self._statuses = vocabulary([status.value for status in STATUSES])

    def cells(self, batch: EventBatch, is_lean: bool = False) -> dict[str, Any]:
        """Each column's cells; if ``is_lean``, short titles and dates only."""
        opening, place, tail = batch.title
        if is_lean:
            return {
                "title": self._openings[opening] + self._places[place],
                "date": batch.dates.text,
            }
        ids = range(batch.first + 1, batch.first + len(batch) + 1)
        actors = self._actors[batch.participants[:, 0]]
        targets = np.full(len(batch), b"", object)
        for column in (1, 2):
            at = np.flatnonzero(batch.participants[:, column] >= 0)
            other = self._actors[batch.participants[at, column]]
            actors[at] += b"; " + other
            if column == 1:
                targets[at] = other
        is_named = np.isin(batch.status, NAMED)
        return {
            "id": [b"e%d" % number for number in ids],
            "title": self._openings[opening] + self._places[place] + self._tails[tail],
            "type": self._types[batch.type],
            "date": batch.dates.text,
            "status": self._statuses[batch.status],
            "actors": actors,
            "agents": self._actors[batch.participants[:, 0]],
            "targets": targets,
            "place": self._places[place],
            "claimed_by": np.where(is_named, self._witnesses[batch.witness], b""),
            "quote": self._quotes[(batch.witness * 6 + opening) % len(QUOTES)],
        }


class CsvTable:
    """The CSV of ``batches``, in pieces; the rows of ``faults``, by number, are spoiled."""

    def __init__(self, batches: EventBatches, names: list[str], faults: dict[int, str]) -> None:
        self._batches = batches
        self._wording = Wording(names, in_csv=True)
        self._faults = faults

    def piece(self, number: int) -> bytes:
        """The rows of batch ``number``; a header before those of the first."""
        batch = self._batches[number]
        cells = self._wording.cells(batch)
        is_set = batch.dates.shape & DateShape.ONE_OF != 0  # its text has a comma
        cells["date"][is_set] = b'"' + cells["date"][is_set] + b'"'
        begin = batch.first + FIRST_ROW
        numbers = range(begin, begin + len(batch))
        spoiled = [row for row in numbers if row in self._faults] if self._faults else []
        for row in spoiled:
            cells["date"][row - begin] = FAULTS[self._faults[row]] or cells["date"][row - begin]
            if self._faults[row] == "no title":
                cells["title"][row - begin] = b""
        template = b",".join(b'"%b"' if name in ("title", "quote") else b"%b" for name in COLUMNS)
        columns = [list(cells[name]) for name in COLUMNS]
        rows = [template % row for row in zip(*columns, strict=True)]
        for row in spoiled:
            if self._faults[row] == "too few cells":
                rows[row - begin] = rows[row - begin].partition(b",")[0]
            elif self._faults[row] == "too many cells":
                rows[row - begin] += b",one more"
        header = [] if number else [",".join(COLUMNS).encode()]
        return b"\r\n".join([*header, *rows, b""])

    def write(self, file: Path) -> None:
        """All pieces, made by as many processes as there are cores, in turns."""
        context = multiprocessing.get_context("fork")
        ends = [context.Pipe(duplex=False) for _ in range(os.cpu_count() or 1)]
        for turn, (_, sender) in enumerate(ends):
            context.Process(target=self._send, args=(sender, turn, len(ends)), daemon=True).start()
        with file.open("wb") as out:
            for number in range(len(self._batches)):
                out.write(ends[number % len(ends)][0].recv_bytes())

    def _send(self, sender: Any, turn: int, turns: int) -> None:
        for number in range(turn, len(self._batches), turns):
            sender.send_bytes(self.piece(number))


def chosen_faults(count: int, of: int, seed: int) -> dict[int, str]:
    """``count`` rows to spoil out of ``of``, and how each is."""
    rng = np.random.default_rng([seed, 99])
    rows = rng.choice(of, count, replace=False) + FIRST_ROW
    kinds = list(FAULTS)
    return {int(row): kinds[place % len(kinds)] for place, row in enumerate(np.sort(rows))}


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    names = actor_names(options.lanes)
    batches = EventBatches(options.n, options.lanes, options.seed, options.adverse)
    began = time.perf_counter()
    if options.dataset is not None:
        from event_dataset import write_dataset

        write_dataset(options.dataset, batches, names, options.lean)
    else:
        faults = chosen_faults(options.faults, options.n, options.seed)
        CsvTable(batches, names, faults).write(options.output)
        if faults:
            list_ = options.output.with_name(options.output.name + ".faults.json")
            list_.write_text(json.dumps(faults, indent=0))
    seconds = time.perf_counter() - began
    print(f"{options.n:,} events in {seconds:.1f} s, {options.n / seconds:,.0f} a second")
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make a table or a dataset of N events.")
    parser.add_argument("n", metavar="N", type=int)
    parser.add_argument("lanes", metavar="LANES", type=int)
    parser.add_argument("seed", metavar="SEED", type=int)
    target = parser.add_mutually_exclusive_group()
    target.add_argument("-o", dest="output", metavar="FILE.csv", type=Path)
    target.add_argument("--dataset", metavar="NAME.timeline", type=Path)
    parser.add_argument("--adverse", choices=ADVERSE)
    parser.add_argument("--lean", action="store_true", help="a dataset of titles and dates only")
    parser.add_argument("--faults", type=int, default=0, help="spoil that many rows of a CSV")
    options = parser.parse_args(arguments)
    if options.output is None and options.dataset is None:
        options.output = Path(f"events-{options.n}.csv")
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
