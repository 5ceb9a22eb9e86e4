"""Whole documents: what one tells in several places, and how its events are linked."""

import pytest

from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document
from timeline_app.model.event import LinkKind, Stance

TEXT = """Garrison of Eastmark attacks Oldport

The Garrison of Eastmark attacked the town of Oldport on Friday. The attack killed four people.

"We did not attack anyone," said Colonel Ruth Varga, a spokeswoman for the garrison. She denied that \
the garrison had shelled the harbour.

After the shelling of the harbour, the mayor left Oldport.
"""


def test_every_span_stands_in_the_text_and_every_number_names_something(
    model: LanguageModel,
) -> None:
    draft = propose_document(model, TEXT, published="2014-05-12")
    assert len(draft.events) > 4
    for event in draft.events:
        spans = [event.trigger, *event.mentions, *(claim.span for claim in event.claims)]
        spans.extend(involved.span for involved in event.involved)
        assert all(0 <= span.start < span.end <= len(TEXT) for span in spans)
        assert event.trigger in event.mentions
        assert any(claim.span.holds(event.trigger) for claim in event.claims)
        assert all(involved.actor < len(draft.actors) for involved in event.involved)
        assert 0 <= event.salience <= 1
        assert 0 <= event.confidence <= 1
    for actor in draft.actors:
        assert all(mention.span.of(TEXT).strip() for mention in actor.mentions)


def test_the_attack_is_what_was_attacked(model: LanguageModel) -> None:
    text = (
        "The garrison of Eastmark attacked Oldport on Friday. Four people fled.\n\n"
        "The garrison's attack on Oldport shocked many."
    )
    draft = propose_document(model, text, published="2014-05-12")
    (event,) = (
        event for event in draft.events if "attacked" in {span.of(text) for span in event.mentions}
    )
    assert [span.of(text) for span in event.mentions] == ["attacked", "attack"]
    assert event.date is not None
    assert event.date.edtf == "2014-05-09"
    assert len(event.claims) == 2


def test_what_failed_is_not_what_came_about(model: LanguageModel) -> None:
    text = (
        "In 1998 the army failed to capture Oldport.\n\n"
        "In 2014 the army captured Oldport without a fight."
    )
    draft = propose_document(model, text, published="2014-05-12")
    assert all(len(event.mentions) == 1 for event in draft.events)


def test_a_denial_responds_to_what_it_denies(model: LanguageModel) -> None:
    text = "Colonel Ruth Varga denied that the garrison had shelled the harbour."
    draft = propose_document(model, text, published="2014-05-12")
    (link,) = (link for link in draft.links if link.kind is LinkKind.RESPONDS_TO)
    assert draft.events[link.from_].trigger.of(text) == "denied"
    denied = draft.events[link.to]
    assert denied.trigger.of(text) == "shelled"
    assert denied.claims[0].stance is Stance.DENIES


def test_what_came_before_is_linked(model: LanguageModel) -> None:
    text = "The mayor left Oldport after the garrison had shelled the harbour."
    draft = propose_document(model, text, published="2014-05-12")
    (link,) = (link for link in draft.links if link.kind is LinkKind.BEFORE)
    words = [draft.events[place].trigger.of(text) for place in (link.from_, link.to)]
    assert words == ["shelled", "left"]


def test_a_post_is_a_statement_of_its_account_on_its_day(model: LanguageModel) -> None:
    text = (
        "The ferry stopped on Friday.\n\n"
        "All passengers are safe. The captain is well.\n"
        "— Harbour Office (@OldportHarbour) May 10, 2014\n\n"
        "Officials said little more."
    )
    draft = propose_document(model, text, published="2014-05-12")
    (post,) = (event for event in draft.events if event.rule == "post")
    (claim,) = post.claims
    assert claim.span.of(text) == "All passengers are safe. The captain is well."
    assert claim.claimed_by == ()
    assert post.date is not None
    assert (post.date.edtf, post.date.phrase and post.date.phrase.of(text)) == (
        "2014-05-10",
        "May 10, 2014",
    )
    assert post.title.startswith("Harbour Office")


def test_the_marks_of_markdown_are_no_words_of_the_title_of_a_post(model: LanguageModel) -> None:
    text = (
        "The port was busy on Monday, the town said.\n\n"
        "> **Harbour Office** @harbour_office 4 Mar 2024\n"
        "> The *north_quay* is **closed** to ferries: @kay_.\n"
    )
    (post,) = (event for event in propose_document(model, text).events if event.rule == "post")
    assert post.title == (
        "Harbour Office @harbour_office: The north_quay is closed to ferries: @kay_."
    )


def test_what_may_be_misread_is_trusted_less(model: LanguageModel) -> None:
    text = (
        "Colonel Ruth Varga attacked Oldport on 3 May 2014. "
        "It attacked them. Somebody repaired something."
    )
    draft = propose_document(model, text, published="2014-05-12")
    trusted = [event.confidence for event in sorted(draft.events, key=lambda each: each.trigger)]
    assert len(trusted) == 3
    assert trusted[0] > trusted[1]
    assert trusted[0] > trusted[2]
    assert "Confidence: told as past +0.05; dated in words +0.10" in draft.events[0].reason


@pytest.mark.parametrize(
    "text",
    [
        "The Courier reported that Lunde had burnt the letters; Lunde denies it.",
        "Ms Lunde burnt the letters, a nun said. Lunde rejects the claim.",
        "A nun said that Lunde had burnt the letters, but Lunde denied this.",
    ],
)
def test_who_denies_it_disputes_what_was_told(model: LanguageModel, text: str) -> None:
    draft = propose_document(model, text, published="2014-05-12")
    (event,) = (each for each in draft.events if each.trigger.of(text) == "burnt")
    assert [claim.stance for claim in event.claims] == [Stance.ASSERTS, Stance.DENIES]
    (voice,) = event.claims[1].claimed_by
    assert voice.actor is not None
    assert draft.actors[voice.actor].name == "Lunde"


def test_who_denies_something_else_disputes_nothing(model: LanguageModel) -> None:
    text = "Lunde burnt the letters, a nun said. Lunde rejects the new law."
    draft = propose_document(model, text, published="2014-05-12")
    assert all(len(event.claims) == 1 for event in draft.events)
