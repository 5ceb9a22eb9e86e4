"""Actors of texts made up for it: who is found, by which names, and who is kept apart."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline_app.extraction.actors.actors import find_actors
from timeline_app.extraction.drafts.draft import MentionForm
from timeline_app.extraction.drafts.mentions import Mentions
from timeline_app.extraction.drafts.pinned import Pinned
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.model.event import ActorKind

from .actor_texts import actors_of, named, parsed, words


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        (
            "The chemist Maria Lindqvist left Uppsala in May. Lindqvist said she was tired.",
            "Maria Lindqvist",
            ["Maria Lindqvist", "Lindqvist", "she"],
        ),
        (
            "The Central Bank of Utopia (CBU) raised rates on Monday. The CBU gave no reason.",
            "Central Bank of Utopia",
            ["Central Bank of Utopia", "CBU", "CBU"],
        ),
        (
            "Harrow Motors Inc. sued Delbourne on Friday. Harrow said the company had lost money.",
            "Harrow Motors Inc.",
            ["Harrow Motors Inc.", "Harrow", "the company"],
        ),
        (
            "Brask Tolvan, a rebel group, seized the town of Ketrin. The group withdrew on Sunday.",
            "Brask Tolvan",
            ["Brask Tolvan", "a rebel group", "The group"],
        ),
    ],
)
def test_an_actor_has_all_its_mentions(
    model: LanguageModel, text: str, name: str, meant: list[str]
) -> None:
    actor = named(find_actors(parsed(model, text)), name)
    assert [each for each in words(text, actor) if each in meant] == meant


def test_father_and_son_are_kept_apart(model: LanguageModel) -> None:
    text = (
        "Karim Daudov, son of late General Karim Aslan Daudov, met reporters on Tuesday. "
        "Daudov thanked them."
    )
    actors = find_actors(parsed(model, text))
    assert "Daudov" in words(text, named(actors, "Karim Daudov"))
    assert "Daudov" not in words(text, named(actors, "Karim Aslan Daudov"))


def test_every_mention_is_where_it_says(model: LanguageModel) -> None:
    text = "Ms. Ruth Okafor, who leads the Larn Valley Council, told her staff that it was over."
    document = parsed(model, text)
    for actor in find_actors(document):
        for mention in actor.mentions:
            head = document.sentences[mention.sentence].tokens[mention.head]
            assert mention.span.holds(head.span)


def test_a_pinned_name_always_means_its_actor(model: LanguageModel) -> None:
    pinned = (
        Pinned(id="one", name="Brask", kind=ActorKind.GROUP, aliases=("the Riders",)),
        Pinned(id="two", name="Brask Tolvan", kind=ActorKind.PERSON),
    )
    text = "Brask attacked the port. Brask Tolvan denied it. The Riders left."
    actors = find_actors(parsed(model, text), pinned)
    by_pin = {actor.pinned: actor for actor in actors if actor.pinned}
    assert words(text, by_pin["one"], MentionForm.NAME) == ["Brask", "The Riders"]
    assert words(text, by_pin["two"], MentionForm.NAME) == ["Brask Tolvan"]
    assert by_pin["one"].kind is ActorKind.GROUP


def test_the_speaker_of_a_quotation_is_we(model: LanguageModel) -> None:
    text = '"We will not leave Ketrin," said Dora Helm, a spokeswoman for the Larn Front.'
    actors = find_actors(parsed(model, text))
    front = named(actors, "Larn Front")
    assert actors[named(actors, "Dora Helm").part_of or 0] is front


def test_the_lookup_finds_who_stands_at_a_word(model: LanguageModel) -> None:
    text = "Dora Helm and Ruth Okafor met in Ketrin."
    document = parsed(model, text)
    actors = find_actors(document)
    mentions = Mentions(actors)
    verb = next(token for token in document.sentences[0].tokens if token.text == "met")
    subject = document.sentences[0].child_of(verb, "nsubj")
    assert subject is not None
    assert [actors[place].name for place in mentions.actors_at(0, subject.place)] == ["Dora Helm"]
    assert mentions.actors_at(0, verb.place) == ()
    inside = mentions.inside(0, document.sentences[0].span)
    assert {actors[place].name for place, _ in inside} >= {"Dora Helm", "Ruth Okafor"}


def test_a_text_without_names_has_no_named_actor(model: LanguageModel) -> None:
    assert find_actors(parsed(model, "It rained again, and nothing else was seen.")) == ()
    assert find_actors(parsed(model, "")) == ()


PIECES = """
Ann Lee Lee's Brask Tolvan Larn Valley Front Inc. Jr. III (LF) LF @larn #LarnValley President Gen.
Utopian the both two leaders group his its their they who we " ” said told led by of and , . - -- ;
\u202e \u00ad \x00 \U0001f600 met 7 777 the\u00a0army president's in from former son wife couple
"""
WORDS = st.sampled_from(PIECES.split(" "))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_whatever_the_words_mentions_and_references_hold(model: LanguageModel, text: str) -> None:
    document = parsed(model, text)
    actors = find_actors(document)
    for place, actor in enumerate(actors):
        assert actor.name.strip()
        assert actor.mentions
        above = [place]
        while (whole := actors[above[-1]].part_of) is not None:
            assert whole not in above
            above.append(whole)
        others = {like.actor for like in actor.may_be}
        if actor.part_of is not None:
            others.add(actor.part_of)
        assert all(0 <= other < len(actors) for other in others)
        for mention in actor.mentions:
            assert 0 <= mention.span.start < mention.span.end <= len(text)
            head = document.sentences[mention.sentence].tokens[mention.head]
            assert mention.span.meets(head.span)
    starts = [actor.mentions[0].span.start for actor in actors]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The ferry Saint Brenda caught fire on Thursday. The Saint Brenda was built in 1991. "
            "In 2014 she collided with a trawler.",
            {"Saint Brenda": ActorKind.OTHER},
        ),
        (
            "The trawler Queen Mary sank. The Queen Mary had left on Monday.",
            {"Queen Mary": ActorKind.OTHER},
        ),
        ("The lifeboat Margaret Dunne reached the rocks.", {"Margaret Dunne": ActorKind.OTHER}),
        ("The tanker Anna Berg exploded. She was built in 1990.", {"Anna Berg": ActorKind.OTHER}),
        ("The ferry captain Rui Tavares slept.", {"Rui Tavares": ActorKind.PERSON}),
        ("Queen Mary visited the abbey.", {"Mary": ActorKind.PERSON}),
        ("The late King Odo died in 1402.", {"Odo": ActorKind.PERSON}),
    ],
)
def test_a_ship_is_nobody(model: LanguageModel, text: str, names: dict[str, ActorKind]) -> None:
    found = {actor.name: actor.kind for actor in actors_of(model, text)}
    assert {name: found.get(name) for name in names} == names
    assert not [
        name for name, kind in found.items() if kind is ActorKind.PERSON and name not in names
    ]
