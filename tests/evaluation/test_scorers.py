"""Every score on a document small enough to be counted by hand, and each task's own fine points."""

import pytest

from timeline_app.extraction.texts.span import Span

from .attribution_score import FoundAttribution, score_attributions
from .errors import ErrorList
from .event_score import (
    FoundEventMention,
    FoundParticipant,
    match_events,
    score_factuality,
    score_participants,
    score_triggers,
)
from .folds import Fold
from .gold import (
    CorpusError,
    Extent,
    GoldDocument,
    GoldEvent,
    GoldParticipant,
    GoldTimex,
)
from .score import Score, paired, scored, total
from .table import f1_line, share_line, table
from .timex_score import FoundTimex, score_timexes

TEXT = "On 5 May the mill closed; owners may sell it next year, they said. Nobody was told."


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def extent(words: str) -> Extent:
    return (at(words),) if words else ()


def test_precision_recall_and_f1_are_of_added_counts() -> None:
    score = total([scored(1, 1, 4), scored(1, 3, 1)])
    assert score == Score(2, 4, 2, 5)
    assert (score.precision, score.recall) == (0.5, 0.4)
    assert score.f1 == pytest.approx(4 / 9)
    assert Score().f1 == 0.0


def test_pairs_are_one_to_one_and_equal_ones_come_first() -> None:
    wanted = [(Span(0, 10),), (Span(10, 14),)]
    found = [(Span(2, 14),), (Span(10, 14),), (Span(0, 1),)]
    assert paired(wanted, found) == [(0, 0), (1, 1)]


def test_timexes_as_tempeval_counts_them() -> None:
    gold = GoldDocument(
        name="mill",
        text=TEXT,
        scored=Span(0, at(" Nobody").start),
        timexes=(
            GoldTimex(extent=extent("5 May"), kind="DATE", value="2001-05-05"),
            GoldTimex(extent=extent("next year"), kind="DATE", value="2002"),
        ),
    )
    found = [
        FoundTimex(span=at("On 5 May"), kind="DATE", value="2001-05-05", rule="day"),
        FoundTimex(span=at("next year"), kind="DURATION", value="P1Y", rule="next"),
        FoundTimex(span=at("may"), kind="DATE", value="XXXX-05", rule="month"),
        FoundTimex(span=at("told"), kind="DATE", value="X", rule="out of the annotated part"),
    ]
    errors = ErrorList()
    scores = score_timexes(gold, found, errors)
    assert scores.strict == scored(1, 3, 2)
    assert scores.relaxed == scored(2, 3, 2)
    assert scores.value == scored(1, 3, 2)
    assert scores.kind == scored(1, 3, 2)
    assert set(errors.classes) == {
        "extent",
        "type DATE taken for DURATION",
        "value by rule next",
        "spurious DATE by rule month",
    }


EVENTS = GoldDocument(
    name="mill",
    text=TEXT,
    scored=Span(0, len(TEXT)),
    events=(
        GoldEvent(
            id="1", extent=extent("closed"), polarity="POS", certainty="CERTAIN", time="NON_FUTURE"
        ),
        GoldEvent(
            id="2", extent=extent("sell"), polarity="POS", certainty="POSSIBLE", time="FUTURE"
        ),
        GoldEvent(
            id="3",
            extent=extent("was told"),
            polarity="NEG",
            certainty="CERTAIN",
            time="NON_FUTURE",
        ),
        GoldEvent(id="4", extent=extent("said")),
    ),
    participants=(
        GoldParticipant(event="1", extent=extent("the mill"), head=extent("mill"), role="Arg1"),
        GoldParticipant(event="2", extent=extent("owners"), head=extent("owners"), role="Arg0"),
        GoldParticipant(event="2", extent=extent("it"), head=extent("it"), role="Arg1"),
        GoldParticipant(event="4", extent=extent("they"), head=extent("they"), role="Arg0"),
    ),
)
FOUND = [
    FoundEventMention(
        trigger=at("closed"),
        participants=(
            FoundParticipant(span=at("the mill"), role="agent"),
            FoundParticipant(span=at("5 May"), role="participant", is_core=False),
        ),
        is_negated=False,
        is_future=True,
        is_uncertain=False,
    ),
    FoundEventMention(
        trigger=at("sell"),
        participants=(FoundParticipant(span=at("owners"), role="agent"),),
        is_negated=False,
        is_future=True,
        is_uncertain=True,
    ),
    FoundEventMention(trigger=at("told"), is_negated=False, is_future=False, is_uncertain=False),
    FoundEventMention(trigger=at("next"), rule="odd"),
]


def test_triggers_match_where_they_share_words() -> None:
    errors = ErrorList()
    relaxed, strict = score_triggers(match_events(EVENTS, FOUND), errors)
    assert (relaxed, strict) == (scored(3, 4, 4), scored(2, 4, 4))
    assert {kind: len(cases) for kind, cases in errors.classes.items()} == {
        "missed": 1,
        "spurious by rule odd": 1,
    }


def test_participants_are_those_of_events_that_match() -> None:
    scores = score_participants(match_events(EVENTS, FOUND), ErrorList())
    assert scores.any_role == scored(2, 3, 3)  # "they" is of an event that was not found
    assert scores.with_role == scored(1, 3, 3)  # the mill was closed, it did not close anything
    assert scores.core == scored(2, 2, 3)
    assert scores.core_with_role == scored(1, 2, 3)


def test_factuality_is_of_matched_events_that_have_attributes() -> None:
    scores = score_factuality(match_events(EVENTS, FOUND), ErrorList())
    assert scores["negation"] == scored(0, 0, 1)
    assert scores["future"] == scored(1, 2, 1)
    assert scores["uncertain"] == scored(1, 1, 1)


SPEECH = "“It is over,” the old miner said. Aides think so. The firm: no comment."


def said(source: str, cue: str, content: str, rule: str = "") -> FoundAttribution:
    parts = ((at(words, SPEECH),) if words else () for words in (source, cue, content))
    one, two, three = parts
    return FoundAttribution(source=one, cue=two, content=three, rule=rule)


def test_attributions_match_by_cue_then_source_then_content() -> None:
    gold = GoldDocument(
        name="mine",
        text=SPEECH,
        scored=Span(0, len(SPEECH)),
        attributions=(
            said("the old miner", "said", "“It is over,”"),
            said("Aides", "think", "so"),
            said("The firm", ":", "no comment"),
        ),
    )
    found = [
        said("miner", "said", "It is"),
        said("", "think", "so", rule="verb"),
        said("The firm", "", "no comment", rule="colon"),
    ]
    errors = ErrorList()
    scores = score_attributions(gold, found, errors)
    assert scores.cue == scored(2, 3, 3)
    assert scores.cue_source == scored(1, 3, 3)
    assert scores.all_three == scored(1, 3, 3)
    assert scores.tokens["source"] == scored(3, 3, 6)
    assert scores.tokens["cue"] == scored(2, 2, 2)  # a colon is no token
    assert scores.tokens["content"] == scored(5, 5, 6)
    assert scores.tokens["cue + source"] == scored(5, 5, 8)
    assert set(errors.classes) == {"missed", "spurious by rule colon", "source missed"}


def test_quotations_without_a_cue_match_by_what_is_quoted() -> None:
    one = said("The firm", "", "no comment")
    gold = GoldDocument(name="x", text=SPEECH, scored=Span(0, 9), attributions=(one,))
    found = [said("The firm", "", "comment")]
    assert score_attributions(gold, found, ErrorList()).all_three == scored(1, 1, 1)


def test_folds_part_the_documents_and_are_the_same_every_time() -> None:
    names = [f"d{place}" for place in range(10)]
    parts = [Fold(3, place).chosen(names) for place in range(3)]
    assert frozenset().union(*parts) == frozenset(names)
    assert [len(part) for part in parts] == [4, 3, 3]
    assert Fold(3, 1).chosen(names[::-1]) == parts[1]
    assert Fold(3, 1, but_this=True).chosen(names) == frozenset(names) - parts[1]
    assert Fold().chosen(names) == frozenset(names)
    with pytest.raises(CorpusError, match="no fold 3 of 3"):
        Fold(3, 3)


def test_the_table_has_what_others_reached_beside() -> None:
    lines = [f1_line("timex", "value F1", scored(1, 2, 2)), share_line("curated", "x", 0, 0)]
    drawn = table(lines).splitlines()
    assert len({drawn[0].index("counts"), drawn[2].index("1 of 2 found")}) == 1
    assert "50.0" in drawn[2]
    assert "HeidelTime 77.6" in drawn[2]
    assert "0 of 0" in drawn[3]


def test_errors_are_listed_commonest_first_with_examples() -> None:
    errors = ErrorList()
    for place in range(4):
        errors.add("missed", "d", f"word {place}")
    errors.add("extent", "d", "word")
    assert errors.count == 5
    assert [line.split() for line in errors.lines(2)] == [
        ["4", "missed"],
        ["d:", "word", "0"],
        ["d:", "word", "2"],
        ["1", "extent"],
        ["d:", "word"],
    ]
    assert len(errors.lines(0)) == 2
