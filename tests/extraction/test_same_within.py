"""Which places of one document tell of one event: words that only look alike make no event one."""

import pytest

from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document


def _are_one(model: LanguageModel, text: str, one: str, other: str) -> bool:
    """Whether the first place of ``one`` and the last of ``other`` name the same event."""
    draft = propose_document(model, text, published="2014-05-12")
    start, end = text.index(one), text.rindex(other)
    places = [{span.start for span in (event.trigger, *event.mentions)} for event in draft.events]
    return any({start, end} <= starts for starts in places)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The car had struck Odo. He rose. The strike began on Friday.", "struck", "strike"),
        ("A lorry struck a nun. The strike by tram drivers went on.", "struck", "strike"),
        ("The storm dealt a blow to farmers. The deal was signed in Lund.", "dealt", "deal"),
        ("The mould attacked the vines. The attack on the abbey killed six.", "attacked", "attack"),
        ("The bank crashed in 2008. The crash on the M4 killed two.", "crashed", "crash"),
        ("The bridge collapsed. The collapse of the crown ruined it.", "collapsed", "collapse"),
        ("The guild raided its funds. The raid on the bank failed.", "raided", "raid"),
        ("Nuns rescued the crew. The rescue of the bank cost billions.", "rescued", "rescue"),
        ("Workers built a wall in May. The building burnt down.", "built", "building"),
    ],
)
def test_words_of_one_stem_that_mean_other_things_are_two_events(
    model: LanguageModel, text: str, one: str, other: str
) -> None:
    assert not _are_one(model, text, one, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Miners struck on 3 May. The strike lasted six weeks.", "struck", "strike"),
        ("A bus crashed on the M4 on Monday. The crash killed two.", "crashed", "crash"),
        (
            "The bridge collapsed on Monday. The collapse of the bridge hurt six.",
            "collapsed",
            "collapse",
        ),
        ("Ada Lund was elected mayor. The election was held in May.", "elected", "election"),
        ("Guards evicted the nuns in May. The eviction took two hours.", "evicted", "eviction"),
        ("Raiders invaded Lund in May. The invasion killed six.", "invaded", "invasion"),
        ("A boiler exploded on Monday. The explosion killed six.", "exploded", "explosion"),
        ("Two trams collided on Monday. The collision hurt six.", "collided", "collision"),
        ("A court released Odo on Monday. The release angered nuns.", "released", "release"),
    ],
)
def test_a_verb_and_the_noun_that_goes_back_to_it_are_one_event(
    model: LanguageModel, text: str, one: str, other: str
) -> None:
    assert _are_one(model, text, one, other)
