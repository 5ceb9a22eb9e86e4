from hypothesis import given
from hypothesis import strategies as st

from timeline_app.extraction.texts.shadow import shadow_of
from timeline_app.extraction.texts.span import Span


def test_signs_are_folded_and_what_has_no_width_is_left_out() -> None:
    text = "x “No­thing”\u00a0said\u202e the ’group’\n…"
    shadow = shadow_of(text, Span(2, len(text)))
    assert shadow.text == "\"Nothing\" said the 'group' ."
    start = shadow.text.index("Nothing")
    assert shadow.span(start, start + len("Nothing")).of(text) == "No­thing"


def test_what_only_the_wrapping_of_lines_has_put_there_is_left_out() -> None:
    text = "The govern-\nment\n> > has a well-\r\n  known plan - it\n- says so"
    shadow = shadow_of(text, Span(0, len(text)))
    assert shadow.text == "The government has a well-known plan - it - says so"
    start = shadow.text.index("government")
    assert shadow.span(start, start + len("government")).of(text) == "govern-\nment"


@given(st.text(), st.text(), st.text())
def test_every_character_of_a_shadow_stands_where_it_says(
    before: str, piece: str, after: str
) -> None:
    text = before + piece + after
    shadow = shadow_of(text, Span(len(before), len(before) + len(piece)))
    spans = [shadow.span(place, place + 1) for place in range(len(shadow.text))]
    assert all(len(before) <= span.start < span.end <= len(before) + len(piece) for span in spans)
    assert [span.start for span in spans] == sorted({span.start for span in spans})
    for character, span in zip(shadow.text, spans, strict=True):
        if character.isalnum():
            assert span.of(text) == character
    if shadow.text:
        whole = shadow.span(0, len(shadow.text))
        assert whole == Span(spans[0].start, spans[-1].end)
