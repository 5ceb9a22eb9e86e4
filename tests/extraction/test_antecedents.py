"""Whom words can't mean: who stands at the same verb, who is of another kind, who was never called so."""

import pytest

from timeline_app.extraction.drafts.draft import MentionForm
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document

from .actor_texts import actors_of, named, words


def _meant(model: LanguageModel, text: str, name: str) -> list[str]:
    actor = named(actors_of(model, text), name)
    return words(text, actor, MentionForm.NOMINAL, MentionForm.PRONOUN)


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        (
            "Ivo Marek was tried in Ketrin. Judge Helen Sato told the defendant to stand.",
            "Helen Sato",
            "the defendant",
        ),
        (
            "Harrow Motors sued Delbourne plc in May. Then Delbourne sued the company.",
            "Delbourne",
            "the company",
        ),
        (
            "The Larn Front attacked Ketrin. The Dorn Union called on each of them to stop.",
            "Dorn Union",
            "them",
        ),
        (
            "Captain Jan Obi scored. Coach Ben Fisk blamed the referee, Amir Dastan. "
            "Both captains were booked.",
            "Amir Dastan",
            "Both captains",
        ),
        (
            "Captain Ian Obi scored. Substitute Tim Moe sealed the win. Both captains were booked.",
            "Tim Moe",
            "Both captains",
        ),
        (
            "The council met. Councillor Derek Shaw proposed the closure; Mina Patel spoke against it.",
            "council",
            "it",
        ),
        (
            "Harrow Bank will buy Lindell Trust. Ann Bell will run the combined group from May.",
            "Harrow Bank",
            "the combined group",
        ),
        (
            "The deal needs the approval of the Larn Markets Authority. Lindell Trust will pay. "
            "Ms Osei joined Lindell Trust in 2011 from the regulator.",
            "Lindell Trust",
            "the regulator",
        ),
    ],
)
def test_who_is_not_meant(model: LanguageModel, text: str, name: str, word: str) -> None:
    assert word not in _meant(model, text, name)


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        (
            "Ivo Marek was tried in Ketrin. Judge Helen Sato told the defendant to stand.",
            "Ivo Marek",
            "the defendant",
        ),
        (
            "Harrow Motors sued Delbourne plc in May. Then Delbourne sued the company.",
            "Harrow Motors",
            "the company",
        ),
        (
            "The Larn Liberation Army (LLA) took Ketrin. The group denied that it had shelled it.",
            "Larn Liberation Army",
            "The group",
        ),
        (
            "The Larn Liberation Army (LLA) took Ketrin. The general attacked the rebels.",
            "Larn Liberation Army",
            "the rebels",
        ),
        (
            "Larn Police opened an inquiry on Monday. Officers arrested two men.",
            "Larn Police",
            "Officers",
        ),
        (
            "Delham Rovers beat Ardwell FC. Rovers manager Carla Dent, who was appointed by the "
            "club in May, signed a striker from Ardwell FC.",
            "Delham Rovers",
            "the club",
        ),
        (
            "Larn Rovers lost. Rovers manager Ann Dent refused. Ben Lau was signed from Ardwell FC. "
            "Dent, appointed by the club in 2020, left.",
            "Larn Rovers",
            "the club",
        ),
        (
            "The city of Verrin hired Josiah Blunt. Blunt came from Silesia. Later he built a dam in "
            "Kolm. The city paid him.",
            "Verrin",
            "The city",
        ),
        (
            "Larn Rovers lost. Rovers manager Ann Dent bought Ben Lau from Ardwell FC in May. "
            "Dent, appointed by the club in 2020, left.",
            "Larn Rovers",
            "the club",
        ),
        (
            "The city of Verrin hired Josiah Blunt, who had built a road in Silesia. "
            "He was paid by the city.",
            "Verrin",
            "the city",
        ),
        (
            "Gareth Pell was jailed. His lawyer, Sam Roe, said his client would appeal.",
            "Gareth Pell",
            "his client",
        ),
        (
            "Lars Enger died. Enger's widow, Silje Enger, sued. She said her husband had complained.",
            "Lars Enger",
            "her husband",
        ),
        (
            "Talks between the Larn Front and the Ketrin government collapsed. The mediator urged "
            "the two sides to return.",
            "Larn Front",
            "the two sides",
        ),
        (
            "The army and the Larn Front signed a truce. Both sides broke it.",
            "Larn Front",
            "Both sides",
        ),
    ],
)
def test_who_is_meant(model: LanguageModel, text: str, name: str, word: str) -> None:
    assert word in _meant(model, text, name)


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        (
            "Lund Lines stopped all trains. The minister chose Ivo Marek to lead the inquiry. "
            "It will hold its first hearing in September.",
            "hearing",
            set(),
        ),
        (
            "Harrow Motors fired Ann Bell. The mayor announced a public inquiry. It will report by June.",
            "report",
            set(),
        ),
        ("The union called a strike. It began on 3 May.", "began", set()),
        (
            "Harrow Motors signed a contract with Ann Bell. It sold the mill in May.",
            "sold",
            {"Harrow Motors"},
        ),
        (
            "Harrow Motors lost its chief. Ann Bell wrote to the firm. It hired Ivo Marek in May.",
            "hired",
            {"Harrow Motors", "Ivo Marek"},
        ),
    ],
)
def test_it_goes_on_with_the_occasion_told_last(
    model: LanguageModel, text: str, word: str, doers: set[str]
) -> None:
    draft = propose_document(model, text, published="2022-07-11")
    event = next(each for each in draft.events if word in each.trigger.of(text))
    assert {draft.actors[each.actor].name for each in event.involved} == doers
