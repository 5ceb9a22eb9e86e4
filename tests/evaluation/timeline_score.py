"""Scores a timeline as SemEval-2015 Task 4 did (Minard et al. 2015), with the steps of its tool, v3.

1. Rows of order 0 are left out, gold and found. The others are sorted by their text, numbers as numbers.
2. Every mention is an event of its own, in that order. A mention found is the gold one with the same
   document, sentence and words (the second of two equal ones is the second gold one). Case is ignored,
   which the tool doesn't do, as the gold timelines are in lower case throughout.
3. Each event is SIMULTANEOUS with its row's date, a node that gold and found share where the texts of
   the dates are equal ("XXXX-XX-XX" is such a text). Left out where only the order is scored.
4. Each event and the next one: BEFORE if its order is lower, else SIMULTANEOUS.
5. Temporal awareness (UzZaman and Allen 2011) over these links: precision is the share of the links
   found, without those that follow from the ones before, that the gold timeline's closure entails;
   recall is the share of the gold links, reduced likewise, that the closure of those found entails.
6. F1 is micro-averaged: the counts of all timelines are added. A timeline that wasn't found counts with
   nothing found, while the tool leaves it out of the sums.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from .score import Score
from .time_graph import Relation, TimeGraph, TimeLink, graph_of
from .timelines import Row, in_order


def score_timeline(gold: Sequence[Row], found: Sequence[Row], *, with_dates: bool = True) -> Score:
    wanted = graph_of(links_of(gold, with_dates=with_dates))
    given = graph_of(links_of(found, with_dates=with_dates))
    return Score(
        _entailed(given, wanted), len(given.reduced), _entailed(wanted, given), len(wanted.reduced)
    )


def links_of(rows: Sequence[Row], *, with_dates: bool = True) -> list[TimeLink]:
    events: list[tuple[str, Row]] = []
    seen: Counter[str] = Counter()
    for row in in_order([row for row in rows if row.order]):
        for mention in row.mentions:
            seen[mention] += 1
            events.append((f"{mention} {seen[mention]}", row))
    links = []
    if with_dates:
        links += [TimeLink(name, Relation.SIMULTANEOUS, row.date) for name, row in events]
    for (one, row), (other, next_row) in pairwise(events):
        is_before = row.order < next_row.order
        links.append(TimeLink(one, _RELATION[is_before], other))
    return links


_RELATION = {True: Relation.BEFORE, False: Relation.SIMULTANEOUS}


def _entailed(graph: TimeGraph, by: TimeGraph) -> int:
    return sum(by.entails(link) for link in graph.reduced)
