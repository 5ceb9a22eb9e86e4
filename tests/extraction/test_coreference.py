"""Who is meant by descriptions and pronouns, and whose part an actor is."""

import pytest

from timeline_app.extraction.drafts.draft import MentionForm
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.model.event import ActorKind

from .actor_texts import actors_of, named, words


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        (
            "The Black Banner movement claimed the attack. The group gave no reason.",
            "Black Banner",
            ["The Black Banner movement", "The group"],
        ),
        (
            "The Larn Front is a resistance force. The resistance took Ketrin.",
            "Larn Front",
            ["a resistance force", "The resistance"],
        ),
        (
            "Sen. John McBride criticized the plan. The senator said that it would fail.",
            "John McBride",
            ["The senator"],
        ),
        (
            "The Secretary for Harbours, Mr Petelo Vake, left. The secretary gave no reason.",
            "Petelo Vake",
            ["The Secretary", "The secretary"],
        ),
        (
            "The police left. Police officers searched the flat.",
            "police",
            ["The police", "Police officers"],
        ),
        (
            "The Talvek tribe attacked a post. The tribesmen fled. The tribe wants peace.",
            "Talvek",
            ["The Talvek tribe", "The tribesmen", "The tribe"],
        ),
        (
            "Peter Rask denied it. His son, Carl Rask, left. The case against the father was closed.",
            "Peter Rask",
            ["the father"],
        ),
        (
            "The Larn Committee on Ferries met on Monday. The committee sat in Ketrin.",
            "Larn Committee on Ferries",
            ["The committee"],
        ),
        (
            "The head of the agency in Ketrin, Suharyono, left.",
            "Suharyono",
            ["The head of the agency"],
        ),
        (
            "The Ministry of Health closed the ward. The ministry gave no date.",
            "Ministry of Health",
            ["The ministry"],
        ),
        (
            "Kenya's Grace Cherono lost to Nadia Bell. The Kenyan congratulated her rival.",
            "Grace Cherono",
            ["The Kenyan"],
        ),
        (
            "Ivo Marek declared himself the acting president of the country.",
            "Ivo Marek",
            ["the acting president of the country"],
        ),
        ("Plateau was calm. Soldiers died in Plateau state.", "Plateau", ["Plateau state"]),
        (
            "Fighting went on in Baral. The northern province of Baral has two roads.",
            "Baral",
            ["The northern province of Baral"],
        ),
        ("Police arrested Ivo Marek. The defendant denied it.", "Ivo Marek", ["The defendant"]),
        (
            "Okafor v. Larn Mills Ltd\n\nIvo Marek died in May. The defendant denied it.",
            "Ivo Marek",
            [],
        ),
        (
            "Okafor and others v Larn Mills\n\nIvo Marek died in May. The appellant left.",
            "Ivo Marek",
            [],
        ),
    ],
)
def test_descriptions(model: LanguageModel, text: str, name: str, meant: list[str]) -> None:
    actor = named(actors_of(model, text), name)
    assert words(text, actor, MentionForm.NOMINAL) == meant


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        ("Ruth Okafor met Ivo Marek. She left early.", "Ruth Okafor", ["She"]),
        (
            "The Harrow Council forced Delbourne Motors to lower its prices.",
            "Delbourne Motors",
            ["its"],
        ),
        (
            '"We will not leave Ketrin," said Dora Helm, a spokeswoman for the Larn Front.',
            "Larn Front",
            ["We"],
        ),
        ('"I never lied," Alan Pike said on Monday.', "Alan Pike", ["I"]),
        ("Since its launch in May, Harrow Motors has grown.", "Harrow Motors", ["its"]),
        (
            "Peter Lowell was jailed. His wife, Caroline Lowell, was cleared.",
            "Peter Lowell",
            ["His"],
        ),
        (
            "Soldiers took Carl Dorn in the fray, who is an aide of the general.",
            "Carl Dorn",
            ["who"],
        ),
        ("The farmers in Ohio whose wells were poisoned sued.", "farmers", ["whose"]),
        ("Ann Bell and Carl Dorn met in Ketrin. Both were arrested.", "Ann Bell", ["Both"]),
        ("Ann Bell and Carl Dorn met in Ketrin. The two had been friends.", "Ann Bell", ["two"]),
        ("The freighter MV Larnwood sank. A tug had taken her in tow.", "MV Larnwood", ["her"]),
        ("Police questioned Ann Bell and warned her.", "Ann Bell", ["her"]),
        (
            "The Larn Union wrote to Harrow Motors. In its reply the company denied it.",
            "Harrow Motors",
            ["its"],
        ),
        ("Ann Bell and Carl Dorn, who were arrested in May, denied it.", "Ann Bell", ["who"]),
    ],
)
def test_pronouns(model: LanguageModel, text: str, name: str, meant: list[str]) -> None:
    actor = named(actors_of(model, text), name)
    assert words(text, actor, MentionForm.PRONOUN) == meant


@pytest.mark.parametrize(
    ("text", "both"),
    [
        (
            "Dora Helm and Ruth Okafor met in Ketrin. Both leaders called for calm.",
            {"Dora Helm", "Ruth Okafor"},
        ),
        (
            "Peter Lowell and his wife, Caroline Lowell, left in May. The couple have a house.",
            {"Peter Lowell", "Caroline Lowell"},
        ),
        (
            "The Larn Front is led by Ivo Marek and Carl Dorn. The two men were seen in Ketrin.",
            {"Ivo Marek", "Carl Dorn"},
        ),
        (
            "Ivo Marek, a leader of the Larn Front, spoke in May. Last year Dora Helm took over the"
            " Larn Front. Intelligence chief Carl Dorn warned Ketrin. Both leaders of the front left.",
            {"Ivo Marek", "Dora Helm"},
        ),
        (
            "Ruth Okafor was a poet. In 1951 she married Carl Dorn, a clerk. Ivo Marek and Dora Helm"
            " left. The couple had three children.",
            {"Ruth Okafor", "Carl Dorn"},
        ),
        (
            "Harrow Motors agreed to buy Palmera Foods on Monday, the companies said.",
            {"Harrow Motors", "Palmera Foods"},
        ),
        (
            "Harrow Motors sued Palmera Foods. The two companies had held talks.",
            {"Harrow Motors", "Palmera Foods"},
        ),
    ],
)
def test_one_word_for_two_actors(model: LanguageModel, text: str, both: set[str]) -> None:
    actors = actors_of(model, text)
    start = max(
        mention.span.start
        for actor in actors
        for mention in actor.mentions
        if mention.rule == "both"
    )
    meant = {
        actor.name
        for actor in actors
        if any(mention.span.start == start for mention in actor.mentions)
    }
    assert meant == both


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        (
            "The Larn Front denied it. The leadership of the Larn Front met on Friday.",
            "leadership of the Larn Front",
            "Larn Front",
        ),
        (
            "Palmera-backed Larn Front rebels took Ketrin.",
            "Palmera-backed Larn Front rebels",
            "Larn Front",
        ),
        (
            "The Harun resistance took Ketrin. Local resistance fighters held it.",
            "Local resistance fighters",
            "Harun resistance",
        ),
        ("The army denied it. Army soldiers left Ketrin.", "Army soldiers", "army"),
        ("The army's 3rd Brigade left Sura.", "3rd Brigade", "army"),
        ("American forces left Ketrin on Monday.", "American forces", "United States"),
        (
            "American forces left the United States. In the United States, people cheered.",
            "American forces",
            "United States",
        ),
        ("Yesterday I met Mr Petrov of Harrow Motors in Ketrin.", "Petrov", "Harrow Motors"),
        ("Ivo Marek leads the Larn Front.", "Ivo Marek", "Larn Front"),
    ],
)
def test_parts(model: LanguageModel, text: str, part: str, whole: str) -> None:
    actors = actors_of(model, text)
    place = named(actors, part).part_of
    assert place is not None
    assert actors[place].name == whole


def test_people_without_a_name_are_offered_with_low_confidence(model: LanguageModel) -> None:
    actors = actors_of(model, "Protesters threw stones at officers in Ketrin on Sunday.")
    protesters = named(actors, "Protesters")
    assert protesters.kind is ActorKind.GROUP
    assert protesters.confidence < named(actors, "Ketrin").confidence


@pytest.mark.parametrize(
    "text",
    [
        "It was the last hope of resistance to the plan.",
        "A government that would respect minorities was promised.",
        "They want a government of experts.",
        "Women's rights were ignored.",
        "Banks were closed.",
    ],
)
def test_what_means_nobody(model: LanguageModel, text: str) -> None:
    assert all(actor.kind is ActorKind.GROUP for actor in actors_of(model, text))


def test_what_belongs_to_somebody_is_no_lane(model: LanguageModel) -> None:
    text = "The vehicle of the governor was hit. His convoy left Ketrin."
    assert [actor.name for actor in actors_of(model, text)] == ["governor", "Ketrin"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Bell told reporters that it was over.",
        "Ann Bell worked as a teacher in the war.",
        "Ann Bell won the Larn Book Prize under the Larn Media Act.",
        "Ann Bell took her children along.",
        "Ann Bell thanked the witnesses.",
    ],
)
def test_who_takes_no_part_is_no_lane(model: LanguageModel, text: str) -> None:
    assert [actor.name for actor in actors_of(model, text)] == ["Ann Bell"]


def test_what_many_did_is_theirs(model: LanguageModel) -> None:
    text = "Dozens of fighters joined the march. Two tourists and commuters were hurt in Ketrin."
    assert {"fighters", "Two tourists", "commuters"} <= {
        actor.name for actor in actors_of(model, text)
    }
