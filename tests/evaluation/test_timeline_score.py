"""Timelines as SemEval-2015 Task 4 scores them, each count worked out by hand."""

from hypothesis import given
from hypothesis import strategies as st

from .errors import ErrorList
from .score import Score, scored
from .time_graph import Relation, TimeLink, graph_of
from .timeline_errors import note_errors
from .timeline_score import links_of, score_timeline
from .timelines import EntityTimeline, Row

BEFORE, SAME = Relation.BEFORE, Relation.SIMULTANEOUS

GOLD = (
    Row(0, "XXXX-XX-XX", ("1-9-hoped",)),
    Row(1, "2001", ("1-1-built",)),
    Row(2, "2003-05-05", ("1-2-burnt", "2-1-fire")),
    Row(3, "2004", ("2-2-sold",)),
)


def test_a_timeline_becomes_links_to_dates_and_from_event_to_next_event() -> None:
    assert links_of(GOLD) == [
        TimeLink("1-1-built 1", SAME, "2001"),
        TimeLink("1-2-burnt 1", SAME, "2003-05-05"),
        TimeLink("2-1-fire 1", SAME, "2003-05-05"),
        TimeLink("2-2-sold 1", SAME, "2004"),
        TimeLink("1-1-built 1", BEFORE, "1-2-burnt 1"),
        TimeLink("1-2-burnt 1", SAME, "2-1-fire 1"),
        TimeLink("2-1-fire 1", BEFORE, "2-2-sold 1"),
    ]
    assert links_of(GOLD, with_dates=False) == links_of(GOLD)[4:]


def test_the_gold_timeline_itself_is_all_right() -> None:
    # Of seven links, that of the two events of one date follows from their dates.
    assert score_timeline(GOLD, GOLD) == scored(6, 6, 6)
    assert score_timeline(GOLD, GOLD, with_dates=False) == scored(3, 3, 3)


def test_what_follows_from_other_links_is_right() -> None:
    found = (Row(1, "2001", ("1-1-built",)), Row(2, "2004", ("2-2-sold",)))
    # built = 2001, sold = 2004, built < sold: the gold closure has all three. Of the gold links, those
    # of the two dates are entailed; the rest is about events that were not found.
    assert score_timeline(GOLD, found) == Score(3, 3, 2, 6)


def test_wrong_dates_keep_a_right_order() -> None:
    found = (Row(1, "2000", ("1-1-built",)), Row(2, "2003-05", ("1-2-burnt", "2-1-fire")))
    # Found: three dates, all wrong, and built < burnt; burnt = fire follows from their common date.
    # Gold: built < burnt is entailed by it; the gold graph's own burnt = fire is not among its links.
    assert score_timeline(GOLD, found) == Score(1, 4, 1, 6)
    assert score_timeline(GOLD, found, with_dates=False) == Score(2, 2, 2, 3)


def test_an_order_against_its_dates_is_counted_but_entails_nothing() -> None:
    rows = (Row(1, "2001", ("1-1-built",)), Row(2, "2001", ("1-2-burnt",)))
    graph = graph_of(links_of(rows))
    assert graph.reduced[-1] == TimeLink("1-1-built 1", BEFORE, "1-2-burnt 1")
    assert len(graph.reduced) == 3
    assert not graph.entails(TimeLink("1-2-burnt 1", BEFORE, "1-1-built 1"))
    # A contradiction is right only where the other side states the very same link.
    assert score_timeline(rows, rows) == scored(3, 3, 3)
    assert score_timeline(rows, (Row(1, "2001", ("1-1-built", "1-2-burnt")),)) == Score(2, 2, 2, 3)


def test_equal_mentions_answer_one_gold_mention_each() -> None:
    gold = (Row(1, "2001", ("1-1-lost", "1-1-lost")),)
    found = (Row(1, "2001", ("1-1-lost", "1-1-lost", "1-1-lost")),)
    assert score_timeline(gold, found) == Score(2, 3, 2, 2)


def test_nothing_found_still_counts_what_was_wanted() -> None:
    assert score_timeline(GOLD, ()) == Score(0, 0, 0, 6)
    assert score_timeline((), GOLD) == Score(0, 6, 0, 0)


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=15))
def test_a_graph_entails_what_it_was_told_and_only_what_is_so(pairs: list[tuple[int, int]]) -> None:
    told = [_link(one, other) for one, other in pairs if one != other]
    graph = graph_of(told)
    assert all(graph.entails(link) for link in told)
    everything = [_link(one, other) for one in range(8) for other in range(8) if one != other]
    follows = graph_of(graph.reduced)
    for link in everything:
        assert graph.entails(link) == follows.entails(link)  # what was left out was not needed
        back = TimeLink(link.other, BEFORE, link.one)
        assert link.relation is SAME or not graph.entails(back)


def _link(one: int, other: int) -> TimeLink:
    """Between two of eight events that lie at four moments: the earlier one first."""
    first, second = sorted((one, other), key=lambda number: number // 2)
    relation = SAME if first // 2 == second // 2 else BEFORE
    return TimeLink(f"e{first}", relation, f"e{second}")


def test_errors_of_a_timeline_by_class() -> None:
    gold = EntityTimeline("Mill", GOLD)
    other = EntityTimeline("Farm", (Row(1, "2001", ("1-5-sown",)),))
    found = (
        Row(0, "XXXX-XX-XX", ("1-2-burnt",)),
        Row(1, "2001-02", ("1-1-built",)),
        Row(2, "2001-03", ("1-5-sown", "1-6-rained")),
        Row(3, "2002", ("1-9-hoped",)),
    )
    errors = ErrorList()
    note_errors(gold, found, [gold, other][1:], frozenset({"2-1-fire"}), errors)
    assert {kind: [words for _, words in cases] for kind, cases in errors.classes.items()} == {
        "date of another precision": ["2001 1-1-built; found 2001-02"],
        "undated": ["2003-05-05 1-2-burnt"],
        "entity not seen to take part": ["2003-05-05 2-1-fire"],
        "event not found": ["2004 2-2-sold"],
        "of another entity": ["2001-03 1-5-sown"],
        "spurious event": ["2001-03 1-6-rained"],
        "dated, though it can't be placed": ["2002 1-9-hoped"],
    }


def test_neighbours_in_another_order_are_told() -> None:
    errors = ErrorList()
    found = (Row(1, "2003-05-05", ("1-2-burnt",)), Row(2, "2001", ("1-1-built",)))
    note_errors(EntityTimeline("Mill", GOLD), found, [], frozenset(), errors)
    assert len(errors.classes["order of neighbours"]) == 1
