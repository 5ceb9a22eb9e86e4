"""Events and actors that several articles tell of, in other words and otherwise: how many are joined."""

import pytest

from tests.extraction.told_twice import Told, actors_joined, links_joined, sources_of, told_twice
from timeline_app.extraction.joining.across import propose_records
from timeline_app.extraction.joining.proposed import NOTHING_KNOWN
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.model.event import LinkKind


@pytest.mark.parametrize(
    ("set_aside", "links", "actors"),
    [(False, (0.95, 0.75), (0.97, 0.8)), (True, (0.9, 0.65), (0.97, 0.65))],
    ids=["known", "set aside"],
)
def test_most_of_what_is_told_twice_is_joined_and_little_else(
    model: LanguageModel,
    set_aside: bool,
    links: tuple[float, float],
    actors: tuple[float, float],
) -> None:
    """Floors are of precision and recall."""
    documents = told_twice(set_aside=set_aside)
    sources = sources_of(model, documents)
    for found, floors in (
        (links_joined(documents, sources), links),
        (actors_joined(documents, sources), actors),
    ):
        assert (found.precision >= floors[0], found.recall >= floors[1]) == (True, True), found


@pytest.mark.parametrize(
    ("set_aside", "precision", "recall"),
    [(False, 0.95, 0.7), (True, 0.9, 0.4)],
    ids=["known", "set aside"],
)
def test_accounts_that_differ_in_counts_days_and_denials_are_linked(
    model: LanguageModel, set_aside: bool, precision: float, recall: float
) -> None:
    documents = told_twice(set_aside=set_aside, name="told_otherwise.txt")
    found = links_joined(documents, sources_of(model, documents))
    assert (found.precision >= precision, found.recall >= recall) == (True, True), found


_ONE, _OTHER = "2015-03-03", "2015-03-04"


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "Rebels killed Mayor Ines Prado on Monday.",
            "Soldiers killed Ines Prado on Monday.",
            "by",
        ),
        (
            "Acme Foods bought Delta Mills on Monday.",
            "Delta Mills was acquired by Orbit Group on Monday.",
            "by Orbit Group here, by Acme Foods there",
        ),
        (
            "Acme Foods sold Delta Mills to Orbit Group on Monday.",
            "Orbit Group bought Delta Mills from Acme Foods on Monday.",
            None,
        ),
        (
            "Acme Foods sold Delta Mills to Orbit Group for 18 million euros on Monday.",
            "Orbit Group bought Delta Mills from Acme Foods for 23 million euros on Monday.",
            "18 million there of “euros”",
        ),
        (
            "Vendo AG fined its chairman Otto Lind 300,000 euros.",
            "Otto Lind was fined 500,000 euros by Vendo AG.",
            "of “euros”",
        ),
        (
            "Judge Ada Holt sentenced Otto Lind to six years in prison on Monday.",
            "Otto Lind got an eight-year prison sentence from Ada Holt on Monday.",
            "8 here, 6 there",
        ),
        (
            "The army shelled Toral on Monday, killing nine civilians.",
            "The army said it did not shell Toral on Monday.",
            "did not happen",
        ),
        (
            "About 200 protesters marched in Bern on Sunday.",
            "Some 900 demonstrators marched in Bern on Sunday.",
            "some 900 here",
        ),
        ("Six miners died in Toral on Monday.", "Two teachers died in Bern on Monday.", None),
        (
            "The navy rescued nine people off Cape Toral on Monday.",
            "Fishermen rescued 60 people off Cape Toral on Monday.",
            None,
        ),
        ("Ada Holt will resign on Friday.", "Ada Holt resigned on Friday.", None),
        (
            "The Bern Museum said thieves took four paintings on Sunday.",
            "Thieves stole six paintings from the Bern Museum on Saturday.",
            "of “paintings”",
        ),
        (
            "Vendo AG cut 300 jobs in Bern in February. Its chairman, Maja Lind, received a bonus.",
            "Vendo AG cut 300 jobs in Bern in February. Ms Lind did not receive a bonus.",
            "did not happen",
        ),
        (
            "Ada Holt and Otto Lind met in Bern on Monday.",
            "Ada Holt met Ines Prado in Bern on Monday.",
            None,
        ),
    ],
)
def test_only_what_can_not_both_be_so_is_a_contradiction(
    model: LanguageModel, one: str, other: str, words: str | None
) -> None:
    told = [Told("one", day, text, frozenset()) for day, text in ((_ONE, one), (_OTHER, other))]
    links = propose_records(sources_of(model, told), NOTHING_KNOWN).links
    reasons = [
        link.proposal.reason or ""
        for link in links
        if link.kind is LinkKind.CONTRADICTS and link.proposal
    ]
    if words is None:
        assert reasons == []
    else:
        assert [words in reason for reason in reasons] == [True]


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (
            "Acme Foods sold Delta Mills to Orbit Group on Monday.",
            "Orbit Group bought Delta Mills from Acme Foods on Monday.",
            True,
        ),
        (
            "Delta Mills was sold to Orbit Group on Monday.",
            "Orbit Group has acquired Delta Mills, it said on Tuesday.",
            True,
        ),
        ("Acme Foods sold Delta Mills on Monday.", "Acme Foods bought Delta Mills on Monday.", False),
        (
            "Ada Holt bought 300 shares of Vendo AG on Monday.",
            "Ada Holt sold 300 shares of Vendo AG on Monday.",
            False,
        ),
        (
            "Vendo AG signed a lease with Orbit Group on Monday.",
            "Vendo AG sold its plant to Orbit Group on Monday.",
            False,
        ),
        ("The count in Toral was halted on Sunday.", "The count in Toral was stopped on Sunday.", True),
        ("Police stopped Otto Lind on Monday.", "The club suspended Otto Lind on Monday.", False),
    ],
)  # fmt: skip
def test_an_exchange_is_told_from_two_ends_by_others(
    model: LanguageModel, one: str, other: str, is_one: bool
) -> None:
    told = [Told("one", day, text, frozenset()) for day, text in ((_ONE, one), (_OTHER, other))]
    links = propose_records(sources_of(model, told), NOTHING_KNOWN).links
    assert (LinkKind.CORROBORATES in [link.kind for link in links]) is is_one
