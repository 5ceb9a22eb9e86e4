import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.extraction.texts.quotations import find_quotations
from timeline_app.extraction.texts.segments import find_segments


def quoted(text: str) -> list[str]:
    return [each.span.of(text) for each in find_quotations(text, find_segments(text))]


def scare(text: str) -> list[str]:
    found = find_quotations(text, find_segments(text))
    return [each.span.of(text) for each in found if each.is_scare]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We left. They stayed," he said.', ["We left. They stayed,"]),
        ("“He told me ‘go’ and I went,” she said.", ["He told me ‘go’ and I went,", "go"]),
        ("\"He said 'go,'\" she recalled.", ["He said 'go,'", "go,"]),
        ("‘We saw the miners’ camp,’ she said.", ["We saw the miners’ camp,"]),
        ("'We saw the miners' camp,' she said.", ["We saw the miners' camp,"]),
        ("In the '90s the boys' team and the girls' team lost.", []),
        ("The Qur’an was ‘Abd al-Karim’s; rock 'n' roll was O'Neill's.", []),
        ("« Nous partons », dit-il.", ["Nous partons"]),
        ("„Wir gehen“, sagte er. »Wir auch«, sagte sie.", ["Wir gehen", "Wir auch"]),
        ("``We go,'' he said, and `we stay'.", ["We go,", "we stay"]),
        ('He said:"We go."She said:"No."', ["We go.", "No."]),
        ("(“Yes,” he said.)—“No.”", ["Yes,", "No."]),
        ('He said " the plan is good . " and left .', ["the plan is good ."]),
        ("It 's the 'switch ' , he said .", ["switch"]),
        ('A 5" pipe isn\'t a 6" pipe; a 13 " one is.', []),
        ("He is 6'2\" tall.", []),
        ('" "', []),
    ],
)
def test_what_stands_between_marks(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said: “We never end. Really.", ["We never end. Really."]),
        ("He said: “One.\n\n“Two.\n\n“Three.” He left.", ["One.\n\n“Two.\n\n“Three."]),
        ('"One.\n\n"Two," he said.\n\nThe "third" one.', ['One.\n\n"Two,', "third"]),
        ("‘One.\n\n‘Two,’ he said.", ["One.\n\n‘Two,"]),
        ("He said: “One.\n\nAnd two,” and left.", ["One.\n\nAnd two,"]),
        ("He said: “One.\n\nThe plan failed, she said.", ["One."]),
        ("He said: “One.\n\nShare this\n\n“Two.” He left.", ["One.", "Two."]),
        ("“One, he said. “Two,” he said.", ["Two,"]),
    ],
)
def test_what_is_open_at_a_paragraphs_end_goes_on_only_where_the_next_opens_with_its_mark(
    text: str, found: list[str]
) -> None:
    assert quoted(text) == found


def test_a_quotation_stays_in_its_post() -> None:
    text = "He “left.\nWe are “here” #Harlow\n— Watch (@w) May 3, 2012\nThe end” came.\n"
    assert quoted(text) == ["left.", "here"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The 'care taker' mayor met the so-called 'Bridge Group' on Monday.",
            ["care taker", "Bridge Group"],
        ),
        ("The 'old' guard said no.", ["old"]),
        ('He is known as the "Lion of the Harlow Valley" there.', ["Lion of the Harlow Valley"]),
        ("He called her a 'traitor'. She said he was “wrong”.", []),
        ("He called on “brothers in Harlow” for talks.", []),
        ("“It’s over,” he said. “They left.”", []),
    ],
)
def test_a_word_that_nobody_is_quoted_with_is_told_apart(text: str, found: list[str]) -> None:
    assert scare(text) == found


@given(st.text(st.sampled_from("“”\"‘’'«»„`s a.\n"), max_size=60))
def test_quotations_stand_in_order_without_blanks_or_half_of_another(text: str) -> None:
    spans = [each.span for each in find_quotations(text, find_segments(text))]
    assert spans == sorted(set(spans))
    for place, span in enumerate(spans):
        assert span.of(text) == span.of(text).strip() != ""
        for other in spans[:place]:
            assert other.holds(span) or not other.meets(span)
