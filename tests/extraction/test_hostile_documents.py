from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

import pytest

from tests.extraction.hostile_texts import hostile_texts
from timeline_app.extraction import proposing
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import parse_text, propose_document
from timeline_app.extraction.texts.span import Span


@pytest.fixture(autouse=True)
def any_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts of all scripts go through the rules."""
    monkeypatch.setattr(proposing, "check_english", lambda text: None)


def spans_in(value: object) -> Iterator[Span]:
    """Every span that ``value`` holds, however deep."""
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from spans_in(getattr(value, each.name))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from spans_in(one)


def letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def check(model: LanguageModel, text: str) -> int:
    """How many spans were proposed; each points at a piece of ``text``, and says what stands there."""
    parsed = parse_text(model, text)
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            assert letters(token.span.of(text)) == letters(token.text)
    draft = propose_document(model, text)
    found = [*spans_in(draft), *spans_in(parsed.timexes), *spans_in(parsed.written)]
    for span in found:
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()
    return len(found)


def check_all(model: LanguageModel, texts: Iterable[str]) -> None:
    assert sum(check(model, text) for text in texts) > 100


def test_hostile_documents_are_read_without_a_wrong_offset(model: LanguageModel) -> None:
    check_all(model, hostile_texts(40, 60))


@pytest.mark.trust
def test_a_thousand_hostile_documents_are_read_without_a_wrong_offset(model: LanguageModel) -> None:
    check_all(model, hostile_texts())
