"""How long a search takes as one types, and until it is on screen, among 10⁶ events and 10⁵ passages.

Run: python tests/benchmarks/search.py [--events N] [--documents N] [--rows N] [--folder FOLDER]
Two projects are made in FOLDER (a temporary one) and removed again: a table of 10⁶ rows, and records of
10⁵ events and 10⁴ documents of ten paragraphs. Words are drawn as in a language, few of them often, and
typed letter by letter up to eight. All of it is done in the window's thread: times are CPU of that
thread, as those of frames are, so that others at work on the machine don't count; the clock's are beside
them. Exits 1 if a budget is missed.
"""

import argparse
import csv
import os
import platform
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).parents[2]))
from frames import calibration
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from stage import Stage

from timeline_app.desktop.command_palette import CommandPalette
from timeline_app.desktop.search_desk import SLICE
from timeline_app.model.event import Actor, ActorKind, Event
from timeline_app.model.project import Project
from timeline_app.model.source import Document
from timeline_app.session.importing import import_tables
from timeline_app.session.search import Search
from timeline_app.session.search_build import PAUSE
from timeline_app.store.project_store import ProjectStore

MOST_QUERY, MOST_PAINTED = 0.005, 0.050  # seconds at p95
LONGEST = 8  # letters that are typed
Times = tuple[float, float]  # seconds of this thread's CPU, and by the clock
WORDS, VOCABULARY, ACTORS, PARAGRAPHS = 40, 30_000, 200, 10
LETTERS = "eeeeaaaiiooutttnnnssrrhhllddccmmffppgwybvkxjqzéü"


def main(rows: int, events: int, documents: int, folder: Path | None) -> int:
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    stage = Stage(1600, 900)
    before = calibration()
    chance = random.Random(4)
    words = Words(chance)
    slowest: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        table = made_table(Path(temporary), rows, words)
        slowest += measure(stage, table, f"a table of {rows:,} rows", words)
        records = made_records(Path(temporary), events, documents, words)
        what = f"{events:,} events, {documents:,} documents of {PARAGRAPHS} paragraphs"
        slowest += measure(stage, records, what, words)
        stage.workspace.window.close()
    print(f"calibration: {before:.1f} ms before, {calibration():.1f} ms after")
    query, painted = (max(each) for each in zip(*slowest, strict=True))
    has_missed = False
    for what, most, seconds in (("query", MOST_QUERY, query), ("paint", MOST_PAINTED, painted)):
        if seconds > most:
            print(f"{what}: {seconds * 1e3:.1f} ms at p95 > {most * 1e3:.0f} ms")
            has_missed = True
    return int(has_missed)


class Words:
    """Made-up words, drawn as in a language: the n-th most frequent one n times less than the first."""

    def __init__(self, chance: random.Random) -> None:
        sizes = [chance.choice((2, 3, 4, 5, 5, 6, 6, 7, 8, 9, 11, 13)) for _ in range(VOCABULARY)]
        self.all = ["".join(chance.choices(LETTERS, k=size)) for size in sizes]
        shares = [1 / (rank + 3) for rank in range(VOCABULARY)]
        self._drawn = chance.choices(self.all, shares, k=1 << 20)
        self._at = 0

    def draw(self, count: int) -> str:
        self._at = (self._at + count) % (len(self._drawn) - count)
        return " ".join(self._drawn[self._at : self._at + count])

    def typed(self) -> Iterator[str]:
        """Words to look for: some as frequent as they are, and as many of all alike."""
        chance = random.Random(11)
        yield from (self.draw(1 + chance.randrange(50)).split()[-1] for _ in range(WORDS // 2))
        yield from chance.sample(self.all, WORDS // 2)


def made_table(folder: Path, rows: int, words: Words) -> Path:
    table, project = folder / "table.csv", folder / "table.timeline"
    actors = [f"{words.draw(1)} {words.draw(1)}" for _ in range(ACTORS)]
    with open(table, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("title", "date", "actors", "place", "quote"))
        for row in range(rows):
            date = f"{1950 + row % 70}-{row % 12 + 1:02}-{row % 28 + 1:02}"
            some = f"{actors[row % ACTORS]}; {actors[row * 7 % ACTORS]}"
            writer.writerow((words.draw(6), date, some, words.draw(1), words.draw(8)))
    import_tables([table], project)
    return project


def made_records(folder: Path, events: int, documents: int, words: Words) -> Path:
    file = folder / "records.timeline"
    texts = {
        f"d{number}": "\n\n".join(words.draw(60) for _ in range(PARAGRAPHS))
        for number in range(documents)
    }
    project = Project.model_construct(
        title="Records",
        documents=tuple(
            Document(
                id=id_,
                title=words.draw(5),
                media_type="text/plain",
                language="en",
                sha256="0" * 64,
            )
            for id_ in texts
        ),
        actors=tuple(
            Actor(id=f"a{number}", name=words.draw(2), kind=ActorKind.GROUP)
            for number in range(ACTORS)
        ),
        events=tuple(
            made_event(number, f"d{number % documents}", texts[f"d{number % documents}"], words)
            for number in range(events)
        ),
    )
    ProjectStore.create(file, project, texts).close()
    return file


def made_event(number: int, document: str, text: str, words: Words) -> Event:
    start = number * 131 % (len(text) - 200)
    passage = {"document": document, "start": start, "end": start + 160}
    passage["quote"] = text[start : start + 160]
    claim = {"id": f"c{number}", "passage": passage, "stance": "asserts", "factuality": "CT+"}
    actors = {f"a{number * step % ACTORS}" for step in (1, 7)}
    return Event.model_validate(
        {
            "id": f"e{number}",
            "title": words.draw(6),
            "type": "STATE",
            "date": {"edtf": f"{1900 + number % 120}-{number % 12 + 1:02}", "basis": "stated"},
            "participants": [{"actor": actor, "role": "participant"} for actor in sorted(actors)],
            "claims": [claim],
            "note": words.draw(8) if number % 20 == 0 else None,
            "origin": "benchmark",
        }
    )


def measure(stage: Stage, project: Path, what: str, words: Words) -> list[tuple[float, float]]:
    """Seconds at p95 of a query, and until it is painted, by the number of letters."""
    stage.open(project)
    search = stage.workspace.searches.search
    print(f"\n{what}: {built(stage, search)}")
    desk = stage.workspace.searches
    palette = CommandPalette(
        stage.workspace.actions.commands,
        search,
        desk.go,
        stage.workspace.theme,
        stage.workspace.window,
    )
    palette.show()
    stage.settle()
    queries: dict[int, list[Times]] = {}
    paints: dict[int, list[Times]] = {}
    for word in words.typed():
        palette.field.clear()
        stage.settle()
        for size in range(1, min(len(word), LONGEST) + 1):
            found_in = timed(lambda: search.find(word[:size]))  # noqa: B023
            queries.setdefault(size, []).append(found_in)
            painted_in = timed(lambda: type_letter(palette, word[size - 1]))  # noqa: B023
            paints.setdefault(size, []).append(painted_in)
    palette.close()
    found = []
    for size in sorted(queries):
        (told, query), (also_told, painted) = summary(queries[size]), summary(paints[size])
        found.append((query, painted))
        print(f"{size} letters: query {told}; on screen {also_told}")
    return found


def summary(times: list[Times]) -> tuple[str, float]:
    """Median and p95 in words, and the seconds of CPU at p95."""
    cpu, clock = ([each[part] for each in times] for part in (0, 1))
    told = f"{median(cpu) * 1e3:.2f} ms, p95 {p95(cpu) * 1e3:.2f} ms"
    return f"{told} (clock {median(clock) * 1e3:.1f}, {p95(clock) * 1e3:.1f})", p95(cpu)


def built(stage: Stage, search: Search) -> str:
    """What building the search took, and the longest that the window waited for a step of it."""
    begun, longest = time.perf_counter(), 0.0
    while not search.is_at_rest:
        before = time.perf_counter()
        search.work(SLICE)
        longest = max(longest, time.perf_counter() - before)
        stage.settle()  # a large project is read on meanwhile
        time.sleep(PAUSE)
    seconds = time.perf_counter() - begun
    return f"built in {seconds:.1f} s, the longest step {longest * 1e3:.0f} ms"


def type_letter(palette: CommandPalette, letter: str) -> None:
    """Press a key, and paint the rows that were found."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(palette.field, key)
    while not palette.is_idle:
        QApplication.processEvents()
    palette.repaint()


def timed(act: Callable[[], object]) -> Times:
    clock, cpu = time.perf_counter(), time.thread_time()
    act()
    return time.thread_time() - cpu, time.perf_counter() - clock


def p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    sys.exit(main(given.rows, given.events, given.documents, given.folder))
