"""The one table that comes out: a line for each measure, what others reached beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from .published import beside
from .score import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """``figure`` is in percent, or as ``unit`` says; ``score`` has what an F1 is made of."""

    task: str
    measure: str
    figure: float
    unit: str = "%"
    score: Score | None = None
    counts: str = ""


def f1_line(task: str, measure: str, score: Score) -> Line:
    counts = (
        f"{score.right_found} of {score.found} found, {score.right_wanted} of {score.wanted} wanted"
    )
    return Line(task=task, measure=measure, figure=100 * score.f1, score=score, counts=counts)


def share_line(task: str, measure: str, right: int, all_: int) -> Line:
    figure = 100 * right / all_ if all_ else 0.0
    return Line(task=task, measure=measure, figure=figure, counts=f"{right} of {all_}")


_HEADS = ("task", "measure", "P", "R", "figure", "counts", "beside it")


def table(lines: Sequence[Line]) -> str:
    rows = [_HEADS, *map(_cells, lines)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_HEADS))]
    drawn = [_drawn(row, widths) for row in rows]
    return "\n".join([drawn[0], "-" * len(drawn[0]), *drawn[1:]])


def _cells(line: Line) -> tuple[str, ...]:
    score = line.score
    return (
        line.task,
        line.measure,
        f"{100 * score.precision:.1f}" if score else "",
        f"{100 * score.recall:.1f}" if score else "",
        f"{line.figure:.1f}{'' if line.unit == '%' else ' ' + line.unit}",
        line.counts,
        beside(line.task, line.measure),
    )


def _drawn(row: Sequence[str], widths: Sequence[int]) -> str:
    numeric = (2, 3, 4)
    cells = [
        cell.rjust(width) if place in numeric else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()
