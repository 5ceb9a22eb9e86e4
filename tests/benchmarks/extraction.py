"""How fast documents are read for proposals, and by which part: `python tests/benchmarks/extraction.py [COUNT]`.

Documents are invented news of 350 words. Prints each part's share of reading one (processor time, the
median of some runs after a warm-up), what joining the drafts of some hundreds takes a document, and the
whole `extract` of COUNT documents with two processes: model load, joining and writing included. Exits 1
where that takes two processors over 1/15 s a document, or joining grows faster than its documents.
Correctness is tested in tests/extraction; `cluster.py` times a cluster.
"""

import hashlib
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.invented_news import invented_news
from timeline_app.extraction.actors.actors import find_actors
from timeline_app.extraction.assembly.same_within import same_events
from timeline_app.extraction.claims.attribution import find_attributions
from timeline_app.extraction.claims.claims import claims_of
from timeline_app.extraction.claims.factuality import judge_events
from timeline_app.extraction.dates.document_date import find_document_date
from timeline_app.extraction.dates.timexes import find_timexes
from timeline_app.extraction.dating.dating import date_events
from timeline_app.extraction.drafts.draft import DocumentDraft
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.events import find_events
from timeline_app.extraction.joining.across import propose_records
from timeline_app.extraction.joining.proposed import Source
from timeline_app.extraction.language_model import LanguageModel, load_model
from timeline_app.extraction.proposing import propose_document
from timeline_app.extraction.texts.quotations import find_quotations
from timeline_app.extraction.texts.segments import find_segments
from timeline_app.model.source import Document

RUNS, WARM_UP = 3, 5  # documents of the latter
SAMPLE = 40  # documents that parts are timed on
FEW, MANY = 200, 800  # documents that are joined
MOST_SECONDS = 2 / 15  # of processor time for a document of extract: 15 a second on two cores
MOST_GROWTH = 2.0  # of what joining takes a document, from FEW to MANY
WHOLE = "the whole document"
Result = TypeVar("Result")


def main(count: int) -> int:
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    begun = time.process_time()
    model = load_model()
    print(f"model: {model.name}, loaded in {time.process_time() - begun:.1f} s of processor time")
    texts = invented_news(max(count, SAMPLE))
    print_parts(model, texts[:SAMPLE])
    growth = joining(model, texts[: min(len(texts), FEW)])
    seconds = whole_command(texts[:count])
    held = seconds <= MOST_SECONDS and growth <= MOST_GROWTH
    if not held:
        print(f"MISSED: {MOST_SECONDS:.3f} s a document, {MOST_GROWTH} times a document joined")
    return 0 if held else 1


def print_parts(model: LanguageModel, texts: Sequence[str]) -> None:
    for text in texts[:WARM_UP]:
        propose_document(model, text)
    runs = [run_of_parts(model, texts) for _ in range(RUNS)]
    parts = {part: median(run[part] for run in runs) for part in runs[0]}
    whole = parts.pop(WHOLE)
    parts["the rest"] = whole - sum(parts.values())
    print(f"one process: {1 / whole:.1f} documents of {words_in(texts)} words a second of its time")
    for part, seconds in parts.items():
        print(f"  {part:22}{seconds * 1e3:7.1f} ms {seconds / whole:6.0%}")


def run_of_parts(model: LanguageModel, texts: Sequence[str]) -> dict[str, float]:
    """Seconds of processor time a document."""
    clock = Clock()
    for text in texts:
        read_in_parts(model, text, clock)
        clock.timed(WHOLE, partial(propose_document, model, text))
    return {part: seconds / len(texts) for part, seconds in clock.seconds.items()}


class Clock:
    """Processor time by part."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, part: str, work: Callable[[], Result]) -> Result:
        begun = time.process_time()
        result = work()
        self.seconds[part] = self.seconds.get(part, 0.0) + time.process_time() - begun
        return result


def read_in_parts(model: LanguageModel, text: str, clock: Clock) -> None:
    """The steps of `propose_document`, one by one."""
    timed = clock.timed
    segments = timed("segments", lambda: find_segments(text))
    quotations = timed("segments", lambda: find_quotations(text, segments))
    sentences = timed("parser", lambda: model.parse(text, segments))
    written = timed("date words", lambda: find_document_date(text, segments, None))
    timexes = timed("date words", lambda: find_timexes(text, segments, sentences, written))
    parsed = ParsedText(text, segments, quotations, sentences, written, timexes)
    actors = timed("actors", lambda: find_actors(parsed))
    found = timed("events", lambda: find_events(parsed, actors))
    attributions = timed("claims", lambda: find_attributions(parsed))
    judgements = timed("claims", lambda: judge_events(parsed, found, attributions))
    dates = timed("dates", lambda: date_events(parsed, found, judgements))
    claims = timed("claims", lambda: claims_of(parsed, found, judgements, actors, attributions))
    timed("joining within", lambda: same_events(parsed, found, claims, dates))


def joining(model: LanguageModel, texts: Sequence[str]) -> float:
    """How many times as long joining takes a document where there are MANY instead of FEW."""
    drafts = [(text, propose_document(model, text)) for text in texts]
    took = []
    for many in (FEW, MANY):
        sources = list(sources_of([drafts[place % len(drafts)] for place in range(many)]))
        begun = time.process_time()
        propose_records(sources)
        took.append((time.process_time() - begun) / many)
        print(f"joining {many:4} documents: {took[-1] * 1e3:5.1f} ms a document")
    return took[1] / took[0]


def sources_of(drafts: Sequence[tuple[str, DocumentDraft]]) -> Iterator[Source]:
    for number, (text, draft) in enumerate(drafts):
        name = f"d{number}"
        digest = hashlib.sha256(text.encode()).hexdigest()
        document = Document(
            id=name, title=name, media_type="text/plain", language="en", sha256=digest
        )
        yield Source(document=document, text=text, draft=draft)


def whole_command(texts: Sequence[str]) -> float:
    """Seconds of processor time a document, of all processes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, text in enumerate(texts):
            (folder / f"{number:05}.txt").write_text(text, "utf-8")
        project = folder / "news.timeline"
        command = [sys.executable, "-m", "timeline_app", "extract", name, "--jobs", "2"]
        begun, before = time.perf_counter(), time_of_children()
        subprocess.run([*command, "--output", str(project)], check=True, capture_output=True)
        clock, busy = time.perf_counter() - begun, time_of_children() - before
    count = len(texts)
    print(
        f"extract, 2 processes, {count} documents: {count / clock:.1f} documents/s by the clock, "
        f"{busy:.1f} s of processor time ({count / busy:.1f} documents a second of it)"
    )
    return busy / count


def time_of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def words_in(texts: Sequence[str]) -> int:
    return round(median(len(text.split()) for text in texts))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
