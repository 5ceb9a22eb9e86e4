"""Measures how many documents a second are read, the model's load included, in a process of its own."""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from .gold import CorpusError
from .report import Report
from .table import Line

# The whole of it in a child: imports and the model's load are part of what a person waits for.
_CHILD = """
import json, sys
from timeline_app.extraction.language_model import load_model
from timeline_app.extraction.proposing import propose_document
model = load_model()
for text in json.load(open(sys.argv[1], encoding="utf-8")):
    propose_document(model, text, published="2020-05-04")
"""
WORDS = 350  # of a document
_PIECE = re.compile(r"[^.\n]+[.\n]*\s*|[.\n]+\s*")


def measure_speed(texts: Sequence[str], count: int, processes: int) -> Report:
    """``count`` documents are made of ``texts``, as many at a time as there are ``processes``."""
    documents = documents_of(texts, count)
    with tempfile.TemporaryDirectory() as folder:
        shares = [Path(folder, f"{place}.json") for place in range(processes)]
        for place, share in enumerate(shares):
            share.write_text(json.dumps(documents[place::processes]), "utf-8")
        start, cpu = time.perf_counter(), _cpu_of_children()
        children = [subprocess.Popen([sys.executable, "-c", _CHILD, share]) for share in shares]
        failed = [code for child in children if (code := child.wait())]
        seconds, cpu = time.perf_counter() - start, _cpu_of_children() - cpu
    words = sum(len(document.split()) for document in documents) // len(documents)
    counts = (
        f"{count} of {words} words in {seconds:.1f} s ({cpu:.1f} s of CPU), {processes} at a time"
    )
    line = Line(
        task="speed", measure="documents/s", figure=count / seconds, unit="/s", counts=counts
    )
    return Report(
        lines=[line], failures=[f"a process ended with exit code {code}" for code in failed]
    )


def _cpu_of_children() -> float:
    """What tells a slow program from a machine that had other work to do."""
    times = os.times()
    return times.children_user + times.children_system


def documents_of(texts: Sequence[str], count: int) -> list[str]:
    """Texts of about ``WORDS`` words, cut from ``texts`` at ends of sentences, over and over."""
    pieces = cycle(piece for text in texts for piece in _PIECE.findall(text))
    documents = []
    for _ in range(count):
        part: list[str] = []
        words = 0
        while words < WORDS:
            part.append(next(pieces))
            words += len(part[-1].split())
        documents.append("".join(part).strip())
    return documents


def texts_in(folder: Path) -> list[str]:
    texts = [path.read_text("utf-8", errors="replace") for path in sorted(folder.rglob("*.txt"))]
    held = [text for text in texts if text.strip()]
    if not held:
        raise CorpusError(f"no texts (*.txt) in {folder}")
    return held
