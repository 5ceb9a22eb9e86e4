"""Who is named as taking part in the rows that a text proposes, places and contents included."""

import pytest

from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document


def _involved(model: LanguageModel, text: str, word: str) -> set[str]:
    draft = propose_document(model, text)
    event = next(each for each in draft.events if each.trigger.of(text) == word)
    return {draft.actors[each.actor].name for each in event.involved}


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        (
            "Derek Shaw has threatened to sue Mina Patel.",
            "threatened",
            {"Derek Shaw", "Mina Patel"},
        ),
        (
            "Harrow Motors agreed to sell the mill to Ayton Group.",
            "agreed",
            {"Harrow Motors", "Ayton Group"},
        ),
        ("Ann Bell promised to write.", "promised", {"Ann Bell"}),
        (
            "Carl Dorn was arrested in Ketrin by Larn Police. Ketrin is a town.",
            "arrested",
            {"Carl Dorn", "Larn Police"},
        ),
        (
            "Troops shelled the town of Ketrin for a week.",
            "shelled",
            {"Troops", "Ketrin"},
        ),
        (
            "Police arrested two men, Carl Dorn and Ivo Marek, on Monday.",
            "arrested",
            {"Police", "Carl Dorn", "Ivo Marek"},
        ),
        (
            "The court jailed two former ministers, Ann Bell and Carl Dorn.",
            "jailed",
            {"court", "Ann Bell", "Carl Dorn"},
        ),
        (
            "Both pilots, Lars Enger and Mia Dahl, crashed.",
            "crashed",
            {"Lars Enger", "Mia Dahl"},
        ),
        (
            "Troops killed three fighters and Carl Dorn in May.",
            "killed",
            {"Troops", "three fighters", "Carl Dorn"},
        ),
        (
            "Police raided Harrow Motors' offices in May.",
            "raided",
            {"Police", "Harrow Motors"},
        ),
        (
            "Police raided the offices of Harrow Motors in May.",
            "raided",
            {"Police", "Harrow Motors"},
        ),
        ("The court rejected Carl Dorn's appeal.", "rejected", {"court", "Carl Dorn"}),
        (
            "Carl Dorn read Ann Bell's novel on Monday.",
            "read",
            {"Carl Dorn"},
        ),
        (
            "France invested in Kenya in May.",
            "invested",
            {"France", "Kenya"},
        ),
    ],
)
def test_who_takes_part(model: LanguageModel, text: str, word: str, names: set[str]) -> None:
    assert _involved(model, text, word) == names


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("The bank ignores calls for reform.", "The bank ignores calls for reform", "bank"),
        ("Ivo Marek defies calls to resign.", "Ivo Marek defies calls to resign", "Ivo Marek"),
        ("Ann Bell refused requests to publish it.", "Requests to publish it", ""),
        ("Judge Dorn rejected an appeal to halt the vote.", "Appeal to halt the vote", ""),
        ("Serbia rejected an offer to buy the port.", "Offer to buy the port", ""),
        ("Carl Dorn bowed to demands to resign.", "Demands to resign", ""),
        (
            "Ann Bell renewed her calls for a truce.",
            "Ann Bell’s calls for a truce",
            "Ann Bell",
        ),
        (
            "Carl Dorn made an appeal to free the miners.",
            "Carl Dorn made an appeal to free the miners",
            "Carl Dorn",
        ),
        ("The union calls for a strike.", "The union calls for a strike", "union"),
    ],
)
def test_what_somebody_answers_was_not_said_by_him(
    model: LanguageModel, text: str, title: str, names: str
) -> None:
    draft = propose_document(model, text)
    event = next(each for each in draft.events if each.title == title)
    assert "; ".join(draft.actors[each.actor].name for each in event.involved) == names


@pytest.mark.parametrize(
    ("text", "reversed_"),
    [
        ("Laura Beck rejects calls for her resignation.", "Laura Beck calls for her resignation"),
        ("Ivo Marek ignores calls to quit.", "Ivo Marek calls to quit"),
        ("The club resists calls for reform.", "The club calls for reform"),
    ],
)
def test_calls_that_are_an_object_are_no_verb(
    model: LanguageModel, text: str, reversed_: str
) -> None:
    draft = propose_document(model, text)
    assert text.rstrip(".") in [each.title for each in draft.events]
    assert reversed_ not in [each.title for each in draft.events]


@pytest.mark.parametrize(
    ("text", "title", "date", "names"),
    [
        (
            "The last inspection took place in November 2021, not in May.",
            "The last inspection took place in November 2021",
            "2021-11",
            "",
        ),
        ("Troops raided Lund in March 2019 rather than in May.", "Troops raided Lund in March 2019", "2019-03", "Lund, Troops"),
        ("Police arrested Ann Bell, not Carl Dorn.", "Police arrested Ann Bell", "", "Ann Bell, Police"),
        ("Ann Bell, not Carl Dorn, fired Ivo Marek.", "Ann Bell fired Ivo Marek", "", "Ann Bell, Ivo Marek"),
        (
            "The court fined Harrow Motors rather than Ayton Group in 2019.",
            "The court fined Harrow Motors in 2019",
            "2019",
            "Harrow Motors, court",
        ),
        ("The paper was sold in 1998 instead of 1999.", "The paper was sold in 1998", "1998", "paper"),
        ("The king met the pope at Visby, not at Lund, in 1402.", "The king met the pope at Visby in 1402", "1402", "Visby, king"),
        ("The union called for talks instead of a strike.", "The union called for talks", "", "union"),
        ("The troops did not attack Lund in May 2019.", "The troops did not attack Lund in May 2019", "2019-05", "Lund, troops"),
        ("The army, not surprisingly, attacked Lund.", "The army attacked Lund", "", "Lund, army"),
    ],
)  # fmt: skip
def test_what_is_only_told_as_not_meant_takes_no_part(
    model: LanguageModel, text: str, title: str, date: str, names: str
) -> None:
    draft = propose_document(model, text)
    event = max(draft.events, key=lambda each: each.salience)
    assert event.title == title
    assert (event.date.edtf if event.date else "") == date
    assert ", ".join(sorted(draft.actors[each.actor].name for each in event.involved)) == names


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("On Friday Harrow Motors fired Ann Bell.", ["Harrow Motors fired Ann Bell"]),
        (
            "On Thursday Northgate Laboratories sent us a report.",
            ["Northgate Laboratories sent us a report"],
        ),
        ("The Sunday Times sued Ann Bell.", ["The Sunday Times sued Ann Bell"]),
        (
            "Resolved: that the committee refer the matter to the police.",
            ["Resolved that the committee refer the matter to the police"],
        ),
        (
            "The council resolved that the mill be sold.",
            ["The council resolved that the mill be sold"] * 2,
        ),
    ],
)
def test_a_title_has_no_day_of_its_subject_and_minutes_no_row_twice(
    model: LanguageModel, text: str, titles: list[str]
) -> None:
    draft = propose_document(model, text, published="2022-07-11")
    assert [each.title for each in draft.events if each.salience >= 0.15] == titles
