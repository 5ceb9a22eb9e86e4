"""Who says that an event happened, along the chain of those who say so."""

import re
from collections.abc import Sequence

import pytest

from timeline_app.extraction.actors.actors import find_actors
from timeline_app.extraction.claims.attribution import find_attributions
from timeline_app.extraction.claims.claims import claims_of
from timeline_app.extraction.claims.factuality import judge_events
from timeline_app.extraction.dates.timex import DocumentDate
from timeline_app.extraction.drafts.draft import DraftClaim
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.events import find_events
from timeline_app.extraction.events.found_event import FoundEvent
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document
from timeline_app.extraction.texts.quotations import find_quotations
from timeline_app.extraction.texts.segments import find_segments
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import Stance


def _parsed(model: LanguageModel, text: str) -> ParsedText:
    segments = find_segments(text)
    return ParsedText(
        text=text,
        segments=segments,
        quotations=find_quotations(text, segments),
        sentences=model.parse(text, segments),
        written=DocumentDate(),
    )


def _claim(model: LanguageModel, marked: str) -> tuple[DraftClaim, list[str]]:
    """On the word between "[[" and "]]", with the names of those who say so."""
    found = re.search(r"\[\[(.*?)\]\]", marked, re.DOTALL)
    assert found is not None
    text = marked.replace("[[", "").replace("]]", "")
    parsed = _parsed(model, text)
    actors = find_actors(parsed)
    events = find_events(parsed, actors, [Span(found.start(), found.start() + len(found[1]))])
    assert len(events) == 1
    attributions = find_attributions(parsed)
    judgements = judge_events(parsed, events, attributions)
    (claim,) = claims_of(parsed, events, judgements, actors, attributions)
    assert claim.span.of(text) in text
    return claim, [
        voice.words if voice.actor is None else actors[voice.actor].name
        for voice in claim.claimed_by
    ]


@pytest.mark.parametrize(
    ("marked", "voices"),
    [
        ("The rebels [[seized]] the town.", []),
        ("General Omar Tariq said the rebels had [[seized]] the town.", ["Omar Tariq"]),
        (
            "Anna Weiss told reporters that Omar Tariq had admitted that the town was [[lost]].",
            ["Omar Tariq", "Anna Weiss"],
        ),
        ("According to Anna Weiss, the rebels [[seized]] the town.", ["Anna Weiss"]),
        ("More than 300 fighters reportedly [[seized]] the town.", ["reports"]),
        ("The rebels are said to have [[seized]] the town.", ["unnamed sources"]),
        ("Anna Weiss condemned the [[attack]] on the town.", []),
        ("Anna Weiss knew that the rebels had [[seized]] the town.", []),
        (
            "Omar Tariq met the council. He said the rebels had [[seized]] the town.",
            ["Omar Tariq"],
        ),
        (
            '"The town is quiet," Anna Weiss said. "The rebels [[left]] it on Friday."',
            ["Anna Weiss"],
        ),
    ],
)
def test_the_chain_has_the_nearest_first(
    model: LanguageModel, marked: str, voices: list[str]
) -> None:
    assert _claim(model, marked)[1] == voices


def test_who_denies_is_the_one_who_speaks(model: LanguageModel) -> None:
    claim, voices = _claim(
        model, "Omar Tariq denied claims that his troops had [[burned]] the mill."
    )
    assert (claim.stance.value, claim.factuality.value) == ("denies", "CT-")
    assert voices == ["Omar Tariq"]
    assert claim.cue is not None


def test_a_post_is_its_accounts(model: LanguageModel) -> None:
    _, voices = _claim(
        model,
        "The mayor visited the school on Monday.\n\n"
        "We have [[retaken]] the bridge. More to follow.\n"
        "— Valley News (@ValleyNews7) May 3, 2019\n\n"
        "The council meets again in June.\n",
    )
    assert len(voices) == 1
    assert "Valley" in voices[0]


def test_all_claims_at_once_are_those_one_by_one(model: LanguageModel) -> None:
    text = (
        "Anna Weiss said the rebels had seized the town. Omar Tariq denied it. "
        "The council plans to rebuild the mill, and the bridge will reopen in May."
    )
    parsed = _parsed(model, text)
    actors = find_actors(parsed)
    events = find_events(parsed, actors)
    attributions = find_attributions(parsed)
    assert events

    def claims(of: Sequence[FoundEvent]) -> tuple[DraftClaim, ...]:
        return claims_of(parsed, of, judge_events(parsed, of, attributions), actors, attributions)

    assert claims(events)[::-1] == tuple(claims([event])[0] for event in reversed(events))


@pytest.mark.parametrize(
    ("marked", "voices"),
    [
        (
            "The Courier reported that Lunde had [[burnt]] the letters; Lunde denies it.",
            ["Courier"],
        ),
        ("The Courier reported in June that Lunde [[lied]]; the firm rejects this.", ["Courier"]),
        ("The rebels had [[seized]] the mill; the mayor confirmed it.", []),
    ],
)
def test_who_denies_it_is_no_source_of_what_was_told_before(
    model: LanguageModel, marked: str, voices: list[str]
) -> None:
    claim, names = _claim(model, marked)
    assert names == voices
    assert claim.stance is Stance.ASSERTS
    assert not claim.factuality.is_negative


@pytest.mark.parametrize(
    ("text", "word", "voice"),
    [
        (
            "According to the operator, Lund Lines, the pump was inspected in May.",
            "inspected",
            "Lund Lines",
        ),
        (
            "One of them, the engineer Ivo Marek, said that the pump was broken by thieves.",
            "broken",
            "Ivo Marek",
        ),
        (
            "A group calling itself GreyHeron claims that the files were copied.",
            "copied",
            "GreyHeron",
        ),
        (
            "A militia calling itself the Sons of Lund said the port was shelled.",
            "shelled",
            "Sons of Lund",
        ),
        (
            "A rebel faction known as the Red Hand claimed the bridge was burnt.",
            "burnt",
            "Red Hand",
        ),
        (
            "The firm's chairman, Odo Berg, told the Post that the mine was sold.",
            "sold",
            "Odo Berg",
        ),
        ("The bishop, a cousin of the king, said the abbey was robbed.", "robbed", "bishop"),
        (
            "Police said that a man named Ivo Marek was arrested in Lund.",
            "arrested",
            "Police",
        ),
    ],
)
def test_a_source_is_whoever_is_named_beside_its_description(
    model: LanguageModel, text: str, word: str, voice: str
) -> None:
    draft = propose_document(model, text)
    event = next(each for each in draft.events if each.trigger.of(text) == word)
    (claim,) = event.claims
    assert [
        draft.actors[each.actor].name for each in claim.claimed_by if each.actor is not None
    ] == [voice]
