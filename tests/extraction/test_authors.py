"""Who is the author of posts, messages, letters and turns of a talk, and says "I" and "we" there."""

import pytest

from timeline_app.extraction.drafts.draft import MentionForm
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document
from timeline_app.model.event import ActorKind

from .actor_texts import actors_of, named, words

_POSTS = """Protesters marched through Delmar on Monday, witnesses said.

We will not leave the square until the mayor resigns.
— Lina Farouk (@linafarouk) May 3, 2014

Police in Delmar have closed the bridge.
— Delmar Police (@DelmarPD) May 4, 2014

I saw two ambulances.
— Lina Farouk (@linafarouk) May 5, 2014

Lina Farouk is a student of law.
"""


def test_posts_of_one_account_are_one_actor_with_its_names(model: LanguageModel) -> None:
    author = named(actors_of(model, _POSTS), "Lina Farouk")
    assert words(_POSTS, author, MentionForm.ACCOUNT) == ["Lina Farouk", "@linafarouk"] * 2
    assert words(_POSTS, author, MentionForm.PRONOUN) == ["We", "I"]
    assert words(_POSTS, author, MentionForm.NAME) == ["Lina Farouk"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Lina Farouk", ActorKind.PERSON), ("Delmar Police", ActorKind.GOVERNMENT)],
)
def test_the_kind_of_an_author(model: LanguageModel, name: str, kind: ActorKind) -> None:
    assert named(actors_of(model, _POSTS), name).kind is kind


def test_two_accounts_with_one_name_are_only_likened(model: LanguageModel) -> None:
    text = """We are safe in Delmar today.
— Lina Farouk (@linafarouk) May 3, 2014

Thank you all for the help!
— Lina Farouk (@otherlina) May 3, 2014
"""
    one, other = (actor for actor in actors_of(model, text) if actor.name == "Lina Farouk")
    assert [like.actor for like in other.may_be] == [actors_of(model, text).index(one)]


def test_turns_of_a_talk_are_of_whom_the_text_names_in_full(model: LanguageModel) -> None:
    text = """HELM: Where were you that night?
BOONE: I saw him at the dock. He had a gun.
HELM: And then?
BOONE: We left at ten.

Harold Boone is a fisherman.
"""
    boone = named(actors_of(model, text), "Harold Boone")
    assert words(text, boone, MentionForm.ACCOUNT) == ["BOONE", "BOONE"]
    assert words(text, boone, MentionForm.PRONOUN) == ["I", "We"]


def test_a_letter_is_of_its_sender_who_signs_with_the_first_name(model: LanguageModel) -> None:
    text = """From: Ann Bell <ann@harrow.example>
To: Carl Dorn <carl@harrow.example>
Date: Mon, 12 May 2014 10:00:00
Subject: Contract

I signed the contract with Palmera Foods on Friday. We will ship in June.

Ann
"""
    sender = named(actors_of(model, text), "Ann Bell")
    assert words(text, sender, MentionForm.PRONOUN) == ["I", "We"]
    assert "Ann" in words(text, sender)


_LIVE = """# Live: Flood in Delmar

**07:50** A farmer says that he lost forty cows.

**08:35** @DelmarFire: "We rescued nine people from a bus. Stay at home."

09:20 – Ann Roe (@annroe): “I warned the mayor in July.” The mayor declined to comment.

10:05 – The army has sent 200 soldiers.

@weatherdelmar tweets: "We measured 40 mm of rain."
"""


@pytest.mark.parametrize(
    ("words_", "voice"),
    [
        ("lost", "farmer"),
        ("rescued", "@DelmarFire"),
        ("warned", "Ann Roe"),
        ("measured", "@weatherdelmar"),
        ("declined", ""),
        ("sent", ""),
    ],
)
def test_posts_within_a_running_report_are_of_their_accounts(
    model: LanguageModel, words_: str, voice: str
) -> None:
    draft = propose_document(model, _LIVE, published="2014-05-12")
    event = next(each for each in draft.events if each.trigger.of(_LIVE) == words_)
    by = [each.actor for claim in event.claims for each in claim.claimed_by]
    assert [draft.actors[each].name for each in by if each is not None] == [voice] * bool(voice)
    doers = {draft.actors[each.actor].name for each in event.involved}
    assert voice in (*doers, "", "farmer")


@pytest.mark.parametrize(
    ("word", "voice"),
    [("inspected", "Olga Berg"), ("refused", "Harold"), ("flooded", "Helen Prior")],
)
def test_a_given_name_in_a_mail_is_the_one_of_its_header_who_has_it(
    model: LanguageModel, word: str, voice: str
) -> None:
    text = """From: Ivo Marek <ivo@lund.example>
To: Ann Bell <ann@lund.example>; Harold Dorn
Cc: Olga Berg, Harold Quist, Helen Prior
Date: Mon, 12 Feb 2024 08:41:00 +0000
Subject: The roof

Ann,

Olga told me that the roof was inspected on Friday. Harold says that the insurer refused to pay.
Helen says that the cellar was flooded.

Ivo
"""
    draft = propose_document(model, text)
    event = next(each for each in draft.events if each.trigger.of(text) == word)
    (source, *_) = event.claims[0].claimed_by
    assert source.actor is not None
    assert draft.actors[source.actor].name == voice
