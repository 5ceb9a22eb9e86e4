import pytest

from timeline_app.extraction.quotations import find_quotations
from timeline_app.extraction.segments import find_segments


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
        ("‘We saw the miners’ camp,’ she said.", ["We saw the miners’ camp,"]),
        ("'We saw the miners' camp,' she said.", ["We saw the miners' camp,"]),
        ("In the '90s the boys' team and the girls' team lost.", []),
        ("« Nous partons », dit-il.", ["Nous partons"]),
        ("„Wir gehen“, sagte er.", ["Wir gehen"]),
        ('He said " the plan is good . " and left .', ["the plan is good ."]),
        ('A 5" pipe isn\'t a 6" pipe.', []),
        ("He said: “We never end. Really.", ["We never end. Really."]),
        ("He said: “One.\n\n“Two.\n\n“Three.” He left.", ["One.\n\n“Two.\n\n“Three."]),
        ("He said: “One.\n\nThe plan failed, she said.", ["One."]),
    ],
)
def test_what_stands_between_marks(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_a_word_that_nobody_is_quoted_with_is_told_apart() -> None:
    assert scare("The 'care taker' mayor met the so-called 'Bridge Group' on Monday.") == [
        "care taker",
        "Bridge Group",
    ]
    assert scare("He called her a 'traitor'. She said he was “wrong”.") == []
