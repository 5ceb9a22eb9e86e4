"""Pages of a text, by its form feeds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.pages import Pages, page_words


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", ()),
        ("no pages", ()),
        ("one\ftwo", (0, 4)),
        ("one\n\f\n\fthree", (0, 5, 7)),
        ("as pdftotext ends\f", (0,)),
        ("as pdftotext ends\f\n", (0,)),
    ],
)
def test_a_form_feed_begins_a_page(text: str, starts: tuple[int, ...]) -> None:
    assert Pages(text).starts == starts


def test_pages_in_words() -> None:
    pages = Pages("one\ftwo\fthree")
    assert page_words(pages, 0, 3) == "page 1"
    assert page_words(pages, 4, 8) == "page 2"  # the form feed itself begins no page
    assert page_words(pages, 4, 9) == "pages 2–3"
    assert page_words(Pages("none"), 0, 4) == ""


@given(st.text("ab\f\n", max_size=40))
def test_a_page_number_is_one_more_than_the_form_feeds_before(text: str) -> None:
    pages = Pages(text)
    for offset in range(len(text.rstrip())):
        assert not pages or pages.number_at(offset) == text.count("\f", 0, offset) + 1
