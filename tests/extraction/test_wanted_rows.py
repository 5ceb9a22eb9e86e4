"""Which rows a reader wants of whole texts of several kinds: how many are found, and how many others."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document
from timeline_app.extraction.texts.span import Span

_FILE = Path(__file__).parent / "texts" / "wanted_rows.txt"
_MARK = re.compile(r"\[([^\]]+)\]")
LEAST = 0.15  # from here on a row is shown


@dataclass
class Wanted:
    """A text with the words that name the events which were wanted before any was looked for.

    In the file, "==" opens a text with its day ("*": set aside, not looked at while rules were made).
    """

    day: str
    text: str = ""
    events: list[Span] = field(default_factory=list)


def wanted_rows(*, set_aside: bool) -> list[Wanted]:
    found: list[Wanted] = []
    taken = False
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith("== "):
            taken = ("*" in line) is set_aside
            if taken:
                found.append(Wanted(line.split()[-1]))
        elif taken:
            _read(line, found[-1])
    return found


def _read(line: str, wanted: Wanted) -> None:
    at = 0
    for mark in _MARK.finditer(line):
        wanted.text += line[at : mark.start()]
        wanted.events.append(Span(len(wanted.text), len(wanted.text) + len(mark[1])))
        wanted.text += mark[1]
        at = mark.end()
    wanted.text += f"{line[at:]}\n"


def rows_found(model: LanguageModel, texts: list[Wanted]) -> tuple[list[str], list[str], list[str]]:
    """Titles of rows that were wanted and were not, and the words of those that are missing."""
    right, wrong, missed = [], [], []
    for wanted in texts:
        left = list(wanted.events)
        draft = propose_document(model, wanted.text, published=wanted.day)
        for event in draft.events:
            if event.salience < LEAST:
                continue
            told = [
                span
                for span in wanted.events
                for place in (event.trigger, *event.mentions)
                if place.start < span.end and span.start < place.end
            ]
            (right if told else wrong).append(f"{event.salience} {event.title}")
            left = [span for span in left if span not in told]
        missed += [
            f"{span.of(wanted.text)}: {wanted.text[span.start - 40 : span.end + 40]}"
            for span in left
        ]
    return right, wrong, missed


@pytest.mark.parametrize(
    ("set_aside", "worth_keeping", "recall"),
    [(False, 0.74, 0.97), (True, 0.7, 0.93)],
    ids=["known", "set aside"],
)
def test_most_rows_are_wanted_and_few_that_are_wanted_are_missing(
    model: LanguageModel, set_aside: bool, worth_keeping: float, recall: float
) -> None:
    texts = wanted_rows(set_aside=set_aside)
    right, wrong, missed = rows_found(model, texts)
    assert len(right) / len(right + wrong) >= worth_keeping, wrong
    wanted = sum(len(each.events) for each in texts)
    assert 1 - len(missed) / wanted >= recall, missed
