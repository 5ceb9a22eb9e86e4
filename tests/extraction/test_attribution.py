"""Who is given as saying what: measured on sentences invented for it, and rule by rule."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.evaluation.system import outermost
from tests.extraction.marked_texts import Marked, marked_texts, parsed_text
from timeline_app.extraction.claims.attribution import find_attributions
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.sentences.attributed import Attribution, AttributionKind
from timeline_app.extraction.texts.span import Span


def _found(model: LanguageModel, text: str) -> tuple[Attribution, ...]:
    return find_attributions(parsed_text(model, text))


def _meet(one: list[Span] | tuple[Span, ...], other: list[Span] | tuple[Span, ...]) -> bool:
    return any(mine.meets(yours) for mine in one for yours in other)


def _agrees(marked: Marked, found: Attribution) -> bool:
    source = [] if found.source is None else [found.source]
    same_source = _meet(marked.source, source) or not (marked.source or source)
    same_cue = _meet(marked.cue, found.cue) or not (marked.cue or found.cue)
    return same_source and same_cue


def _is_nested(marked: Marked, among: list[Marked]) -> bool:
    return bool(marked.cue) and any(
        other is not marked
        and all(any(told.holds(cue) for told in other.content) for cue in marked.cue)
        for other in among
    )


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("attributions.txt", 0.95),
        ("attributions_unseen.txt", 0.9),
        ("attributions_news.txt", 0.95),
        ("attributions_mixed.txt", 0.88),
        ("attributions_later.txt", 0.85),
        ("attributions_genres.txt", 0.95),
        ("attributions_held_out.txt", 0.9),
    ],
)
def test_cue_and_source_are_found_as_marked(model: LanguageModel, name: str, least: float) -> None:
    right = found_in_all = marked_in_all = 0
    for text, marked in marked_texts(name):
        outer = [each for each in marked if not _is_nested(each, marked)]
        found = list(outermost(_found(model, text)))
        found_in_all += len(found)
        marked_in_all += len(outer)
        for each in outer:
            match = next((one for one in found if _agrees(each, one)), None)
            if match is not None:
                found.remove(match)
                right += 1
    assert 2 * right / (found_in_all + marked_in_all) >= least


def test_a_saying_within_a_saying_has_both_cues(model: LanguageModel) -> None:
    text = "The envoy said the rebels had told him that the road was mined."
    said, told = _found(model, text)
    assert [said.source and said.source.of(text), told.source and told.source.of(text)] == [
        "The envoy",
        "the rebels",
    ]
    assert said.covers(told.cue[0])
    assert told.content[0].of(text) == "that the road was mined"


def test_a_quotation_goes_on_after_its_cue(model: LanguageModel) -> None:
    text = '"We held the pass," Major Ruiz said. "The enemy lost forty men. It was over by noon."'
    (said,) = _found(model, text)
    assert said.is_quoted
    assert [piece.of(text) for piece in said.content] == [
        '"We held the pass,"',
        '"The enemy lost forty men. It was over by noon."',
    ]


def test_words_after_a_colon_are_their_speakers(model: LanguageModel) -> None:
    text = 'Mayor Bell: "The bridge will be closed for a year"'
    (said,) = _found(model, text)
    assert said.cue == ()
    assert said.source is not None
    assert said.source.of(text) == "Mayor Bell"


def test_a_denial_points_at_what_is_denied(model: LanguageModel) -> None:
    text = "The general rejected claims that his men had looted the town."
    found = _found(model, text)
    denial = next(each for each in found if each.is_denial)
    assert denial.kind is AttributionKind.DENIAL
    looted = text.index("looted")
    assert denial.covers(Span(looted, looted + 6))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The firm plans to sell the mill.", AttributionKind.PLAN),
        ("Residents fear that the dam will burst.", AttributionKind.BELIEF),
        ("She asked whether the gate was locked.", AttributionKind.QUESTION),
        ("The union wants the mill to stay open.", AttributionKind.WISH),
        ("Experts predict that prices will fall.", AttributionKind.PREDICTION),
        ("He knew that the letter was forged.", AttributionKind.KNOWLEDGE),
    ],
)
def test_the_cue_tells_what_is_made_of_the_content(
    model: LanguageModel, text: str, kind: AttributionKind
) -> None:
    assert [each.kind for each in _found(model, text)] == [kind]


_WORDS = st.sampled_from(
    [
        "said",
        '"',
        '"',
        ",",
        ".",
        ":",
        "?",
        "-",
        "denied",
        "plans",
        "to",
        "that",
        "whether",
        "he",
        "according",
        "reports",
        "of",
        "the",
        "mayor",
        "not",
        "may",
        "claim",
        '"“',
        "”",
        "asked",
        "accused",
        "called",
        "it",
        "is",
        "believed",
        "reportedly",
        "and",
        "who",
        "was",
        "by",
        "X",
        "Anna",
        "told",
        "them",
    ]
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_WORDS, max_size=60))
def test_any_words_give_spans_of_the_text(model: LanguageModel, words: list[str]) -> None:
    text = " ".join(words)
    for each in _found(model, text):
        spans = [*each.cue, *each.content, *([] if each.source is None else [each.source])]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(span.of(text) == span.of(text).strip() for span in spans)
        assert each.content
        assert not any(piece.meets(cue) for piece in each.content for cue in each.cue)


@pytest.mark.parametrize(
    "text",
    [
        "The troops crossed the river at dawn and met no resistance.",
        '"Chasing Amber" won the prize for best film.',
        "Rain fell all night, and the harvest was lost.",
        "",
    ],
)
def test_plain_telling_is_no_attribution(model: LanguageModel, text: str) -> None:
    assert _found(model, text) == ()


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("A man who was walking told officers he had heard a bang.", "A man", "told"),
        ("The firm apologised for the delay.", "The firm", "apologised for"),
        ("The mayor blamed the builders.", "The mayor", "blamed"),
        ("He spoke of a raid, which the rebels deny.", "the rebels", "deny"),
        ("The raid, it is thought, failed.", None, "is thought"),
    ],
)
def test_cues_of_further_kinds_are_found(
    model: LanguageModel, text: str, source: str | None, cue: str
) -> None:
    found = [
        (
            each.source and each.source.of(text),
            " ".join(piece.of(text) for piece in each.cue),
        )
        for each in _found(model, text)
    ]
    assert any((of or "").startswith(source or "") and by == cue for of, by in found), found
