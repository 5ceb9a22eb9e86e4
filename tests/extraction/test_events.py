from collections.abc import Callable

import pytest

from timeline_app.extraction.draft import DraftActor, Mention, MentionForm
from timeline_app.extraction.events import find_events
from timeline_app.extraction.found_event import FoundEvent, TriggerKind
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.parsed import ParsedText
from timeline_app.extraction.segment import Segment, SegmentKind
from timeline_app.extraction.span import Span
from timeline_app.extraction.timex import DocumentDate
from timeline_app.model.event import ActorKind, EventType, Role


@pytest.fixture(scope="module")
def parsed(model: LanguageModel) -> Callable[[str], ParsedText]:
    def parse(text: str) -> ParsedText:
        segments = (Segment(kind=SegmentKind.PARAGRAPH, span=Span(0, len(text))),)
        return ParsedText(text, segments, (), model.parse(text, segments), DocumentDate())

    return parse


def _actor(read: ParsedText, name: str, *mentions: str) -> DraftActor:
    """An actor meant wherever one of ``mentions`` stands, at its last word."""
    found = []
    for words in mentions or (name,):
        start = read.text.find(words)
        while start >= 0:
            sentence = read.sentence_at(start)
            assert sentence is not None
            head = sentence.token_at(start + len(words) - 1)
            assert head is not None
            form = (
                MentionForm.NAME if words[:1].isupper() and words == name else MentionForm.PRONOUN
            )
            found.append(
                Mention(
                    span=Span(start, start + len(words)),
                    form=form,
                    sentence=sentence.place,
                    head=head.place,
                )
            )
            start = read.text.find(words, start + 1)
    return DraftActor(name=name, kind=ActorKind.GROUP, mentions=tuple(found))


def _event(found: tuple[FoundEvent, ...], lemma: str) -> FoundEvent:
    return next(event for event in found if event.lemma == lemma)


def _taking_part(read: ParsedText, event: FoundEvent) -> set[tuple[str, Role]]:
    return {
        (argument.span.of(read.text), argument.role)
        for argument in event.arguments
        if argument.is_core
    }


@pytest.mark.parametrize(
    ("text", "lemma", "taking_part"),
    [
        (
            "The raiders were able to recapture the harbour.",
            "recapture",
            {("The raiders", Role.AGENT), ("the harbour", Role.TARGET)},
        ),
        (
            "Smugglers and pirates attempted to enter the lagoon.",
            "enter",
            {("Smugglers", Role.AGENT), ("pirates", Role.AGENT), ("the lagoon", Role.TARGET)},
        ),
        (
            "The mayor was murdered by a gardener.",
            "murder",
            {("The mayor", Role.TARGET), ("a gardener", Role.AGENT)},
        ),
        (
            "The bishop, who crowned the queen, fled.",
            "crown",
            {("The bishop", Role.AGENT), ("the queen", Role.TARGET)},
        ),
        (
            "The council urged the miners to end the strike.",
            "end",
            {("the miners", Role.AGENT), ("the strike", Role.TARGET)},
        ),
        (
            "The bank sued the traders after losing the contract.",
            "lose",
            {("The bank", Role.TARGET), ("the contract", Role.TARGET)},
        ),
        (
            "The bridges destroyed by the retreating army were rebuilt.",
            "destroy",
            {("The bridges", Role.TARGET), ("the retreating army", Role.AGENT)},
        ),
        (
            "The miners' decision to boycott the vote surprised the town.",
            "boycott",
            {("The miners", Role.AGENT), ("the vote", Role.TARGET)},
        ),
        (
            "Soldiers prevented reporters from entering the village.",
            "enter",
            {("reporters", Role.AGENT), ("the village", Role.TARGET)},
        ),
    ],
)
def test_those_who_take_part_are_found_where_they_are_only_shared(
    parsed: Callable[[str], ParsedText],
    text: str,
    lemma: str,
    taking_part: set[tuple[str, Role]],
) -> None:
    read = parsed(text)
    assert _taking_part(read, _event(find_events(read, ()), lemma)) == taking_part


def test_a_light_verb_and_its_noun_are_one_event(parsed: Callable[[str], ParsedText]) -> None:
    read = parsed("The guild held talks with the harbour board.")
    (event,) = find_events(read, ())
    assert event.trigger.of(read.text) == "held talks"
    assert event.kind is TriggerKind.NOUN
    assert event.type is EventType.CONSULT
    assert event.title == "The guild held talks with the harbour board"


def test_a_verb_that_only_tries_belongs_to_what_is_tried(
    parsed: Callable[[str], ParsedText],
) -> None:
    read = parsed("The navy failed to sink the ferry.")
    failing, sinking = find_events(read, ())
    assert (failing.lemma, failing.folded_into) == ("fail", 1)
    assert (sinking.lemma, sinking.folded_into) == ("sink", None)
    assert sinking.title == "The navy failed to sink the ferry"


def test_given_places_are_the_events_and_no_others(parsed: Callable[[str], ParsedText]) -> None:
    read = parsed("The guild met the board and signed a treaty.")
    start = read.text.index("signed")
    (event,) = find_events(read, (_actor(read, "guild"),), [Span(start, start + 6)])
    assert event.trigger.of(read.text) == "signed"
    assert [argument.actors for argument in event.arguments if argument.role is Role.AGENT] == [
        (0,)
    ]
