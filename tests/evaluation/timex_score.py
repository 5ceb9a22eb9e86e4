"""Scores date words as TempEval-3 did (UzZaman et al. 2013, task A).

- *strict*: the same words are marked. *Relaxed*: the marks share a character; each mark answers one.
- *value*, *type*: relaxed matches with the same value (or type), over all found and all wanted: this is
  the F1 with which the task ranked systems. Values are compared as they are written, as the task's
  scorer does: "2011-W09" is not "2011-W9", and no value is turned into another.
- The document's creation time, which the task gives (tid t0, outside of the text), is not scored.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.extraction.texts.span import Span

from .errors import ErrorList
from .gold import GoldDocument, GoldTimex, whole, words
from .score import NOTHING, Score, paired, scored


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTimex:
    span: Span
    kind: str
    value: str
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimexScores:
    strict: Score = NOTHING
    relaxed: Score = NOTHING
    value: Score = NOTHING
    kind: Score = NOTHING

    def __add__(self, other: "TimexScores") -> "TimexScores":
        return TimexScores(
            strict=self.strict + other.strict,
            relaxed=self.relaxed + other.relaxed,
            value=self.value + other.value,
            kind=self.kind + other.kind,
        )


def score_timexes(
    gold: GoldDocument, timexes: Sequence[FoundTimex], errors: ErrorList
) -> TimexScores:
    found = [each for each in timexes if gold.scored.meets(each.span)]
    pairs = paired([each.extent for each in gold.timexes], [(each.span,) for each in found])
    matches = [(gold.timexes[place], found[other]) for place, other in pairs]

    def share(right: int) -> Score:
        return scored(right, len(found), len(gold.timexes))

    _note(gold, found, pairs, errors)
    return TimexScores(
        strict=share(sum(whole(wanted.extent) == each.span for wanted, each in matches)),
        relaxed=share(len(matches)),
        value=share(sum(_same(wanted.value, each.value) for wanted, each in matches)),
        kind=share(sum(_same(wanted.kind, each.kind) for wanted, each in matches)),
    )


def _same(wanted: str, found: str) -> bool:
    return wanted.strip() == found.strip()


def _note(
    gold: GoldDocument,
    found: Sequence[FoundTimex],
    pairs: Sequence[tuple[int, int]],
    errors: ErrorList,
) -> None:
    answered = {place for place, _ in pairs}
    used = {other for _, other in pairs}
    for place, wanted in enumerate(gold.timexes):
        if place not in answered:
            errors.add(f"missed {wanted.kind}", gold.name, _told(wanted, gold.text))
    for other, each in enumerate(found):
        if other not in used:
            errors.add(
                f"spurious {each.kind} by rule {each.rule or '?'}",
                gold.name,
                f"{words((each.span,), gold.text)} = {each.value}",
            )
    for place, other in pairs:
        wanted, each = gold.timexes[place], found[other]
        told = f"{_told(wanted, gold.text)}; found {words((each.span,), gold.text)} = {each.value}"
        if whole(wanted.extent) != each.span:
            errors.add("extent", gold.name, told)
        if not _same(wanted.kind, each.kind):
            errors.add(f"type {wanted.kind} taken for {each.kind}", gold.name, told)
        if not _same(wanted.value, each.value):
            errors.add(f"value by rule {each.rule or '?'}", gold.name, told)


def _told(wanted: GoldTimex, text: str) -> str:
    return f"{words(wanted.extent, text)} = {wanted.value}"
