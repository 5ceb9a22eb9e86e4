import time

import pytest

from tests.extraction.hostile_texts import hostile_texts, large_texts
from timeline_app.extraction.texts.quotations import find_quotations
from timeline_app.extraction.texts.segments import find_segments


def check(text: str) -> None:
    """Segments in order and apart, trimmed, over every letter; quotations inside of the text."""
    segments = find_segments(text)
    end = 0
    for segment in segments:
        start = segment.span.start
        assert end <= start < segment.span.end <= len(text)
        assert not any(map(str.isalpha, text[end:start]))
        words = segment.span.of(text)
        assert words == words.strip()
        for named in (segment.author, segment.dated):
            assert named is None or named.of(text).strip()
        end = segment.span.end
    assert not any(map(str.isalpha, text[end:]))
    for quotation in find_quotations(text, segments):
        words = quotation.span.of(text)
        assert words
        assert words == words.strip()


def test_a_thousand_hostile_texts_fall_into_segments_that_hold_every_letter() -> None:
    texts = list(hostile_texts())
    assert len(set(texts)) > 800
    for text in texts:
        check(text)


@pytest.mark.trust
def test_ten_megabytes_of_any_kind_fall_into_segments() -> None:
    for text in (*large_texts(200_000), "word " * 2_000_000, "x" * 10_000_000, "\n" * 10_000_000):
        check(text)


def test_large_texts_of_any_kind_fall_into_segments() -> None:
    for text in large_texts(2_000):
        check(text)


@pytest.mark.parametrize(
    "line",
    [
        "AP/" * 26 + "=",
        "By Ann " + "AP/" * 26 + "=",
        "The army left the town on Monday. " + "AP/" * 26 + "=)",
        "by " + "AP " * 60 + "=",
        "3" * 40 + "=",
        "3 " * 40 + "=",
    ],
)
def test_no_line_has_too_many_ways_to_be_read(line: str) -> None:
    began = time.process_time()
    check(f"Ann Holt @ann · May 3, 2020\n{line}\n\n{line}")
    assert time.process_time() - began < 1
