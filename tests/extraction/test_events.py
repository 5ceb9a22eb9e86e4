from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline_app.extraction.dates.timex import DocumentDate
from timeline_app.extraction.drafts.draft import DraftActor, Mention, MentionForm
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.events import find_events
from timeline_app.extraction.events.found_event import FoundEvent, TriggerKind
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.span import Span
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
            "The mayor denied in an interview with Rheinpost that the dam had burst.",
            "deny",
            {("The mayor", Role.SPEAKER)},
        ),
        (
            "Soldiers prevented reporters from entering the village.",
            "enter",
            {("reporters", Role.AGENT), ("the village", Role.TARGET)},
        ),
        (
            "Talks between the miners and the ministry collapsed.",
            "collapse",
            {
                ("Talks", Role.TARGET),
                ("the miners", Role.PARTICIPANT),
                ("the ministry", Role.PARTICIPANT),
            },
        ),
        (
            "Police arrested Carl Dorn, Ann Bell and Ivo Marek.",
            "arrest",
            {
                ("Police", Role.AGENT),
                ("Carl Dorn", Role.TARGET),
                ("Ann Bell", Role.TARGET),
                ("Ivo Marek", Role.TARGET),
            },
        ),
        (
            "Carl Dorn has been replaced as coach by Ann Bell.",
            "replace",
            {("Carl Dorn", Role.TARGET), ("Ann Bell", Role.AGENT)},
        ),
        (
            "The trial of the miners led to a riot.",
            "lead",
            {("The trial of the miners", Role.AGENT)},
        ),
        (
            "A raid by the rebels killed two soldiers.",
            "kill",
            {
                ("A raid", Role.AGENT),
                ("the rebels", Role.AGENT),
                ("two soldiers", Role.TARGET),
            },
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
    held, event = find_events(read, ())
    assert held.folded_into == 1
    assert event.trigger.of(read.text) == "held talks"
    assert event.kind is TriggerKind.NOUN
    assert event.type is EventType.CONSULT
    assert event.title == "The guild held talks with the harbour board"


def test_a_verb_that_says_nothing_is_no_event_beside_its_noun(
    parsed: Callable[[str], ParsedText],
) -> None:
    read = parsed("The duke made a speech.")
    assert [event.lemma for event in find_events(read, ())] == ["speech"]


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


@pytest.mark.parametrize(
    ("text", "lemma", "type_"),
    [
        ("The king signed a treaty with the duke.", "treaty", EventType.AGREE),
        ("The envoys met in the old mill.", "meet", EventType.CONSULT),
        ("The coach praised the goalkeeper.", "praise", EventType.SUPPORT),
        ("The warlord released the hostages.", "release", EventType.CONCEDE),
        ("The studio released a new film.", "release", EventType.OTHER),
        ("The two navies cooperated against smugglers.", "cooperate", EventType.COOPERATE),
        ("The charity gave food to the villagers.", "give", EventType.AID),
        ("The troops withdrew from the valley.", "withdraw", EventType.RETREAT),
        ("The bishop called for talks.", "call", EventType.REQUEST),
        ("The hermit called the wizard a fraud.", "call", EventType.STATEMENT),
        ("The widow sued the hospital.", "sue", EventType.ACCUSE),
        ("The owners rejected the offer.", "reject", EventType.REJECT),
        ("The pirates threatened to sink the ferry.", "threaten", EventType.THREATEN),
        ("Farmers demonstrated against the tax.", "demonstrate", EventType.PROTEST),
        ("The republic imposed sanctions on the kingdom.", "sanction", EventType.SANCTION),
        ("The regent deployed his troops along the river.", "deploy", EventType.MOBILIZE),
        ("The sheriff arrested the poachers.", "arrest", EventType.COERCE),
        ("The horsemen took over the valley.", "take over", EventType.ASSAULT),
        ("The brewery took over its rival.", "take over", EventType.OTHER),
        ("The horsemen launched an attack.", "attack", EventType.ASSAULT),
        ("The bakery launched a biscuit.", "launch", EventType.OTHER),
        ("The nurse fought the disease.", "fight", EventType.OTHER),
        ("The porter said that the gate was shut.", "say", EventType.STATEMENT),
        ("The museum was closed for repairs.", "close", EventType.OTHER),
        ("The abbey owns the mill.", "own", EventType.STATE),
        ("An air strike on the convoy followed.", "strike", EventType.ASSAULT),
        ("The dockers' strike went on.", "strike", EventType.PROTEST),
    ],
)
def test_the_type_follows_from_the_verb_and_what_stands_with_it(
    parsed: Callable[[str], ParsedText], text: str, lemma: str, type_: EventType
) -> None:
    assert _event(find_events(parsed(text), ()), lemma).type is type_


@pytest.mark.parametrize(
    ("text", "lemma", "title"),
    [
        (
            "The baker denied that his sons had robbed the mill.",
            "rob",
            "The baker denied that his sons had robbed the mill",
        ),
        (
            "The crew did not search or question the divers.",
            "question",
            "The crew did not question the divers",
        ),
        (
            "Rather than wait for help, the crew abandoned the ship.",
            "wait",
            "The crew rather than wait for help",
        ),
        ("The dam may have burst.", "burst", "The dam may have burst"),
        (
            "The murder of the abbot by two monks was never forgotten.",
            "murder",
            "Murder of the abbot by two monks",
        ),
        (
            "The abbot, who had hidden the chalice, died in spring.",
            "hide",
            "The abbot had hidden the chalice",
        ),
        (
            "Guards kept the pilgrims from entering the crypt.",
            "enter",
            "Guards kept the pilgrims from entering the crypt",
        ),
    ],
)
def test_a_title_says_no_more_than_its_sentence(
    parsed: Callable[[str], ParsedText], text: str, lemma: str, title: str
) -> None:
    assert _event(find_events(parsed(text), ()), lemma).title == title


def test_a_title_names_whom_a_pronoun_means_once(parsed: Callable[[str], ParsedText]) -> None:
    read = parsed("Odo left. He sold his boat.")
    odo = _actor(read, "Odo", "Odo", "He", "his")
    assert _event(find_events(read, (odo,)), "sell").title == "Odo sold his boat"


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("The count met the envoys.", "The count wants to meet the envoys."),
        ("The count met the envoys.", "The count meets envoys."),
        ("The count met the envoys.", "The count may meet the envoys."),
        ("The count met the envoys.", "The count rode out to meet the envoys."),
    ],
)
def test_what_happened_matters_more_than_what_is_wished_or_usual(
    parsed: Callable[[str], ParsedText], more: str, less: str
) -> None:
    one, other = (_event(find_events(parsed(text), ()), "meet") for text in (more, less))
    assert one.salience > other.salience


def test_who_takes_part_makes_an_event_matter_and_the_reason_says_so(
    parsed: Callable[[str], ParsedText],
) -> None:
    read = parsed("The guild burned the granary.")
    unknown = _event(find_events(read, ()), "burn")
    known = _event(find_events(read, (_actor(read, "guild"),)), "burn")
    assert known.salience > unknown.salience
    assert "an actor takes part +0.12" in known.reason


def test_a_bare_noun_belongs_to_its_verb(parsed: Callable[[str], ParsedText]) -> None:
    found = find_events(parsed("The attack was repelled."), ())
    attack, repelled = found
    assert attack.folded_into == 1
    assert attack.salience < repelled.salience


def test_things_are_no_events(parsed: Callable[[str], ParsedText]) -> None:
    read = parsed("The government of the nation owns a building with an apartment.")
    assert [event.lemma for event in find_events(read, ())] == ["own"]


def test_the_place_is_where_it_happened(parsed: Callable[[str], ParsedText]) -> None:
    read = parsed("The ministers flew from London and signed the agreement in Paris.")
    place = _event(find_events(read, ()), "agreement").place
    assert place is not None
    assert place.of(read.text) == "Paris"


def test_he_hit_him_tells_of_two(parsed: Callable[[str], ParsedText]) -> None:
    read = parsed("Odo came in. He hit him.")
    odo = _actor(read, "Odo", "Odo", "He", "him")
    hit = _event(find_events(read, (odo,)), "hit")
    assert [argument.actors for argument in hit.arguments] == [(0,), ()]


_POOL = """
    attack attacks attacked and or of in said that which to by was is been killed the a he him his
    talks held Rome , . " ( ) failed able begin 1907 not whose who if rather than without never
    \u202e é and of to
"""
_WORDS = st.sampled_from(_POOL.split())


@given(words=st.lists(_WORDS, min_size=1, max_size=60))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_is_read_and_points_only_at_itself(
    parsed: Callable[[str], ParsedText], words: list[str]
) -> None:
    read = parsed(" ".join(words))
    found = find_events(read, ())
    for place, event in enumerate(found):
        sentence = read.sentences[event.sentence]
        assert sentence.span.holds(event.trigger)
        assert all(sentence.span.holds(argument.span) for argument in event.arguments)
        assert event.title
        assert 0 <= event.salience <= 1
        assert event.folded_into != place
        assert event.folded_into is None or found[event.folded_into].sentence == event.sentence


@pytest.mark.parametrize(
    "words", ["he said that ", "the fall of ", "seized and ", "to ", "who left "]
)
def test_endless_trees_are_read_in_time(parsed: Callable[[str], ParsedText], words: str) -> None:
    read = parsed(words * 120)
    assert len(find_events(read, ())) >= 0
    place = read.text.index(words.split()[0])
    assert len(find_events(read, (), [Span(place, place + 2)])) == 1


@pytest.mark.parametrize(
    ("text", "lemma", "type_"),
    [
        ("A rocket hit the granary on Monday.", "hit", EventType.ASSAULT),
        ("The single hit the charts on Monday.", "hit", EventType.OTHER),
        ("The baker was beaten by policemen.", "beat", EventType.ASSAULT),
        ("The visitors beat the hosts in the final.", "beat", EventType.OTHER),
        ("The teacher was held for two days.", "hold", EventType.COERCE),
        ("The jury found the teacher guilty.", "find", EventType.COERCE),
        ("The league suspended two players for a year.", "suspend", EventType.SANCTION),
        ("Denmark halved its aid to the islands.", "halve", EventType.SANCTION),
        ("The strike was postponed until June.", "postpone", EventType.PROTEST),
        ("The court ruled that the fence was lawful.", "rule", EventType.STATEMENT),
        ("The clinic treated thirty miners.", "treat", EventType.AID),
        ("The clinic treated the warning as a joke.", "treat", EventType.OTHER),
        ("The institute published its findings in May.", "publish", EventType.REPORT),
        ("Raiders set the granary on fire.", "set", EventType.ASSAULT),
        ("The ministry expressed regret.", "express", EventType.STATEMENT),
    ],
)
def test_a_type_goes_by_what_a_verb_does_to_whom(
    parsed: Callable[[str], ParsedText], text: str, lemma: str, type_: EventType
) -> None:
    found = find_events(parsed(text), ())
    assert _event(found, lemma).type is type_


@pytest.mark.parametrize(
    ("text", "lemma", "is_row"),
    [
        ("Beeches tend to rot.", "rot", False),
        ("Three beeches have rotted in the park since May.", "rot", True),
        ("I attach the drawings.", "attach", False),
        ("We condemn the attack.", "condemn", True),
        ("Thank you for your patience.", "thank", False),
        ("Why did the farmers march?", "march", False),
        ("The farmers marched.", "march", True),
        ("The porter, wearing a green hat, left the station.", "wear", False),
        ("The porter lit a lamp made in 1902.", "make", False),
        ("The tailor wanted to see the moon.", "see", False),
        ("Owners should mend their gates.", "mend", False),
        ("Owners mended their gates.", "mend", True),
    ],
)
def test_what_holds_in_general_or_is_said_to_the_reader_makes_no_row(
    parsed: Callable[[str], ParsedText], text: str, lemma: str, is_row: bool
) -> None:
    found = find_events(parsed(text), ())
    assert (_event(found, lemma).salience >= 0.15) is is_row


def test_a_verb_that_makes_another_event_of_its_object_is_the_event(
    parsed: Callable[[str], ParsedText],
) -> None:
    found = find_events(parsed("The ministry lifted the ban on exports."), ())
    assert _event(found, "lift").type is EventType.CONCEDE
    assert _event(found, "lift").folded_into is None
    assert _event(found, "ban").folded_into == found.index(_event(found, "lift"))


def test_what_others_are_asked_for_can_be_a_row(parsed: Callable[[str], ParsedText]) -> None:
    read = parsed("The guild asked the fleet to shell the port. The guild asked to leave.")
    actors = (
        _actor(read, "Guild", "The guild"),
        _actor(read, "Fleet", "the fleet"),
        _actor(read, "Port", "the port"),
    )
    found = find_events(read, actors)
    assert _event(found, "shell").type is EventType.ASSAULT
    assert _event(found, "shell").salience >= 0.15 > _event(found, "leave").salience
