"""What the rows of whole documents say of whether something happened, and how sure that is."""

import pytest

from timeline_app.extraction.drafts.draft import DocumentDraft
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document

LEAST = 0.15  # from here on a row is shown


def _told(draft: DocumentDraft, text: str) -> dict[str, str]:
    """Of each row that is shown, by its words, what its claims say."""
    return {
        event.trigger.of(text): " / ".join(
            f"{claim.stance.value} {claim.factuality.value}" for claim in event.claims
        )
        for event in draft.events
        if event.salience >= LEAST
    }


def _rows(model: LanguageModel, text: str) -> dict[str, str]:
    return _told(propose_document(model, text, published="2014-05-12"), text)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The plant stopped production on Monday.", {"stopped": "asserts CT+"}),
        ("The firm halted construction of the dam in 2003.", {"halted": "asserts CT+"}),
        ("Sweden suspended flights to Lagos on 3 May.", {"suspended": "asserts CT+"}),
        ("The guild ended its boycott of the mill.", {"ended": "asserts CT+"}),
        ("The team abandoned the search for the trawler.", {"abandoned": "asserts CT+"}),
        ("The foundry will end production in 2016.", {"end": "predicts CT+"}),
        ("The miners did not end their strike.", {"end": "asserts CT-"}),
        ("The strike ended on Friday.", {"strike": "asserts CT+"}),
        ("The ministry resumed the search on Friday.", {"search": "asserts CT+"}),
        ("The miners began a strike on Friday.", {"strike": "asserts CT+"}),
    ],
)
def test_stopping_what_went_on_is_told_as_done(
    model: LanguageModel, text: str, rows: dict[str, str]
) -> None:
    assert _rows(model, text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Police prevented an attack on the mosque.",
            {"prevented": "asserts CT+", "attack": "asserts CT-"},
        ),
        (
            "The watchdog blocked the merger of the two airlines.",
            {"blocked": "asserts CT+", "merger": "asserts CT-"},
        ),
        (
            "The judge barred the extradition of the hacker.",
            {"barred": "asserts CT+", "extradition": "asserts CT-"},
        ),
        (
            "The merger was cancelled before signing.",
            {"cancelled": "asserts CT+", "signing": "asserts CT-"},
        ),
        (
            "The higher court overturned the conviction of the banker.",
            {"overturned": "asserts CT+", "conviction": "asserts CT+"},
        ),
    ],
)
def test_what_is_prevented_did_not_happen(
    model: LanguageModel, text: str, rows: dict[str, str]
) -> None:
    assert _rows(model, text) == rows
