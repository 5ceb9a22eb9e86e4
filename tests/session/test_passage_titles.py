"""Titles made of passages: one line, not too long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.session.passage_titles import proposed_title


@pytest.mark.parametrize(
    ("quote", "title"),
    [
        ("“The Lions”", "The Lions"),
        ("The  valley\r\n fell – ", "The valley fell"),
        ("x" * 90, "x" * 90),
        ("word " * 40, "word " * 17 + "word…"),
        ("…and so on", "…and so on"),
        ("—", ""),
    ],
)
def test_a_title_is_one_line_of_the_words(quote: str, title: str) -> None:
    assert proposed_title(quote) == title


@given(st.text(max_size=400))
def test_a_title_is_never_long_and_never_breaks(quote: str) -> None:
    title = proposed_title(quote)
    assert len(title) <= 91
    assert title == " ".join(title.split())
