"""Rows as a reader sees them: which ones there are, their titles, types and roles, through whole documents."""

from collections.abc import Callable

import pytest

from timeline_app.extraction.drafts.draft import DocumentDraft, DraftEvent
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document
from timeline_app.model.event import EventType, Role

Rows = Callable[[str], tuple[DraftEvent, ...]]
LEAST = 0.15  # from here on a row is shown


@pytest.fixture
def rows(model: LanguageModel) -> Rows:
    def shown(text: str) -> tuple[DraftEvent, ...]:
        return tuple(event for event in _draft(model, text).events if event.salience >= LEAST)

    return shown


def _draft(model: LanguageModel, text: str) -> DocumentDraft:
    return propose_document(model, text, published="2014-05-12")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Profits rose 6 percent to 40 million dollars.", "Profits rose 6 percent"),
        ("Exports that the ministry banned were sold.", "The ministry banned exports"),
        ("The shops were shut from 8 p.m. to 6 a.m.", "from 8 p.m. to 6 a.m."),
        ("The bishop declared the old mill a shrine.", "declared the old mill a shrine"),
        ("Guards fired tear gas to scatter the miners.", "fired tear gas to scatter the miners"),
        ("Both firms accused each other of stealing plans.", "each other of stealing plans"),
        ("“We sold the boats,” Odo announced in Lund.", "announced in Lund: We sold"),
        ("The guild began an offensive in March.", "The guild began an offensive in March"),
        ("Did the nurse leave the guild?", "Did the nurse leave the guild?"),
        ("Has Odo approved the plan?", "Has Odo approved the plan?"),
        ("Why did Odo leave the guild?", "Odo did leave the guild"),
        ("Neither Odo nor Lunde paid the ransom.", "Neither Odo nor Lunde paid the ransom"),
    ],
)
def test_a_title_keeps_what_makes_it_understood(rows: Rows, text: str, title: str) -> None:
    assert any(title in event.title for event in rows(text)), [each.title for each in rows(text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Odo met the abbot on Monday at 8.30 a.m.", "Odo met the abbot"),
        (
            "The mill was burnt by raiders and rebuilt by the monks.",
            "The mill was rebuilt by the monks",
        ),
        ("Odo sent a plumber on 24 March, who mended the pump.", "A plumber mended the pump"),
        (
            "Larnbank Ltd bought a mill. It sold the boats in May.",
            "Larnbank Ltd sold the boats in May",
        ),
        ("The jury needed four hours to convict Odo.", "The jury needed four hours to convict Odo"),
        (
            "Larnbank Ltd announced that it had signed a far-reaching contract with the harbour "
            "authority of the town.",
            "Larnbank Ltd announced that it had signed a far-reaching contract",
        ),
    ],
)
def test_a_title_is_whole_and_can_be_read_alone(rows: Rows, text: str, title: str) -> None:
    assert title in [event.title for event in rows(text)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Guards fired tear gas to scatter the miners.", "scatter"),
        ("The nurses are keen to meet the mayor.", "keen"),
        ("A German-made lorry hit the gate.", "made"),
        ("In a letter dated 14 May, the guild left the union.", "dated"),
        ("Odo spoke at the rally.", "rally"),
        ("The guild began an offensive in March.", "began"),
    ],
)
def test_what_only_belongs_to_another_row_has_none(rows: Rows, text: str, word: str) -> None:
    start = text.index(word)
    assert rows(text)
    assert all(event.trigger.start != start for event in rows(text))


@pytest.mark.parametrize(
    ("text", "word", "type_"),
    [
        ("A quake struck Oldport, killing nine people.", "killing", EventType.OTHER),
        ("Raiders struck Oldport, killing nine people.", "killing", EventType.ASSAULT),
        ("A plague killed half the monks.", "killed", EventType.OTHER),
        ("Police responded with rubber bullets.", "responded", EventType.ASSAULT),
        ("Police responded with a statement.", "responded", EventType.STATEMENT),
        ("Firemen pulled two boys from the rubble.", "pulled", EventType.OTHER),
        ("The scholar withdrew his claim.", "withdrew", EventType.OTHER),
        ("The army withdrew its troops.", "withdrew", EventType.RETREAT),
        ("The nun fought malaria.", "fought", EventType.OTHER),
    ],
)
def test_the_type_is_what_was_really_done(
    rows: Rows, text: str, word: str, type_: EventType
) -> None:
    start = text.index(word)
    assert [event.type for event in rows(text) if event.trigger.start == start] == [type_]


@pytest.mark.parametrize(
    ("text", "word", "role"),
    [
        ("The militia burned the clinic.", "burned", Role.AGENT),
        ("The ministry declined to comment.", "declined", Role.AGENT),
        ("The ministry collapsed.", "collapsed", Role.TARGET),
    ],
)
def test_who_does_something_to_a_thing_is_its_agent(
    rows: Rows, text: str, word: str, role: Role
) -> None:
    (event,) = (each for each in rows(text) if each.trigger.start == text.index(word))
    assert event.involved[0].role is role


def _actors(model: LanguageModel, text: str, trigger: str) -> set[str]:
    draft = propose_document(model, text, published="2014-05-12")
    start = text.index(trigger)
    return {
        draft.actors[involved.actor].name
        for event in draft.events
        if event.trigger.start == start
        for involved in event.involved
    }


@pytest.mark.parametrize(
    ("text", "trigger", "names"),
    [
        (
            "The health agency met on Friday. The quake struck at dawn. It flattened the market.",
            "flattened",
            set(),
        ),
        (
            "Ada Brandt was a clerk. Her mother sold cloth. She won a prize in 1950.",
            "won",
            {"Ada Brandt"},
        ),
        (
            "Ada Brandt-Hesk died on Sunday. Ada Brandt was born in Oslo.",
            "born",
            {"Ada Brandt-Hesk"},
        ),
        (
            "Guards jailed the head of Larnbank, Otto Brandt, on Friday. He denied it.",
            "jailed",
            {"Guards", "Otto Brandt"},
        ),
        (
            "Hesk Foods Inc. grew. Hesk was founded by Otto Hesk in 1984.",
            "founded",
            {"Hesk Foods Inc.", "Otto Hesk"},
        ),
        ("Brandt, 71, was re-elected on Friday.", "re-elected", {"Brandt"}),
        ("Two men robbed a bank. Police said they fled on foot.", "fled", {"Two men"}),
        (
            "Two men robbed a bank. Police said they arrested Otto Hesk.",
            "arrested",
            {"Police", "Otto Hesk"},
        ),
        ("Two men robbed a bank. Police said they were arrested in May.", "arrested", {"Two men"}),
        ("Six miners were trapped. The company said they survived.", "survived", {"Six miners"}),
        (
            "Three guards removed Otto Hesk. The court found that they beat him.",
            "beat",
            {"Three guards", "Otto Hesk"},
        ),
        ("A storm hit the port. Police said they closed a road.", "closed", {"Police"}),
    ],
)
def test_those_who_take_part_are_those_meant(
    model: LanguageModel, text: str, trigger: str, names: set[str]
) -> None:
    assert _actors(model, text, trigger) == names


def test_fronts_counts_and_railway_stations_are_nobody(model: LanguageModel) -> None:
    text = (
        "The army opened a third front. A judge found Otto Brandt guilty on 14 counts. "
        "Otto Brandt ran towards the railway station. Teachers Without Borders sued him."
    )
    draft = propose_document(model, text, published="2014-05-12")
    names = {actor.name for actor in draft.actors}
    assert "Otto Brandt" in names
    assert not any(word in name for name in names for word in ("front", "counts", "station"))
    assert "Teachers Without Borders" in names


@pytest.mark.parametrize(
    ("text", "kept", "folded"),
    [
        ("Odo denied stealing the boat.", "stealing", "denied"),
        ("The abbess denied that Odo had sold the mill.", "sold", "denied"),
        ("Odo told reporters that the bridge had collapsed.", "collapsed", "told"),
        ("Odo sold the mill, the abbess said.", "sold", "said"),
        ("The abbess said that Odo sold the mill. Odo denied it.", "sold", "denied"),
    ],
)
def test_what_is_said_or_denied_is_one_row(rows: Rows, text: str, kept: str, folded: str) -> None:
    named = {event.trigger.of(text) for event in rows(text)}
    assert kept in named
    assert folded not in named


def test_a_saying_whose_content_is_no_event_is_a_row(rows: Rows) -> None:
    text = "The abbess said: “Peace, brothers, peace.”"
    assert {event.trigger.of(text) for event in rows(text)} == {"said"}


def test_a_saying_that_makes_no_row_still_has_its_title(model: LanguageModel) -> None:
    draft = _draft(model, "The bridge was shut, said her son, a clerk.")
    assert any("said: the bridge was shut" in event.title for event in draft.events)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The clerk found no proof that Odo sold the mill.", "no proof that Odo sold the mill"),
        ("There is no sign that the nuns left the town.", "No sign that the nuns left the town"),
        ("The abbot has no intention of leaving.", "The abbot has no intention of leaving"),
    ],
)
def test_what_there_is_none_of_is_told_in_one_title(rows: Rows, text: str, title: str) -> None:
    (event,) = rows(text)
    assert title in event.title


@pytest.mark.parametrize("heading", ["Summary", "Repairs", "Spill", "What the abbot saw"])
def test_a_heading_that_only_names_what_follows_is_no_row(rows: Rows, heading: str) -> None:
    text = f"Odo sold the mill.\n\n{heading}\n\nThe mill burnt down on 4 May. Nobody was hurt.\n"
    assert all(
        event.trigger.start > text.index("The mill") or event.trigger.start < 18
        for event in rows(text)
    )
    assert len(rows(text)) >= 2


def test_a_condition_is_hardly_a_row(rows: Rows) -> None:
    text = "If the abbot had listened, the wall would have stood."
    assert rows(text) == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("• The guild sold the e-mails in May.", "The guild sold the e-mails in May"),
        ("2.1 The guard burnt the co-op in March.", "The guard burnt the co-op in March"),
        ("Ms Odo met Ms Ivers in Lund. She left the town.", "She left the town"),
        ("Ms Odo met Mr Ivers in Lund. She left the town.", "Odo left the town"),
        ("The guild wrote a letter. Odo burnt it in May.", "Odo burnt it in May"),
    ],
)
def test_a_title_has_the_texts_words_and_no_guessed_name(rows: Rows, text: str, title: str) -> None:
    assert title in [event.title for event in rows(text)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Odo was in Lund. He saw sparks behind the mill.", "saw"),
        ("The nuns heard bells on Monday.", "heard"),
        ("I think we would all leave.", "leave"),
        ("I hope nobody hit the gate.", "hit"),
        ("The abbot stayed in Lund. Please bring the keys.", "bring"),
        ("If Odo sells, feel free to call me.", "call"),
        ("The path is steep, so wear good shoes.", "wear"),
        ("An abbey is a house of monks led by an abbot.", "led"),
        ("Odo danced in May, as his son did then.", "did"),
        ("The storm hit Lund. It happened on Monday.", "happened"),
        ("The mill closed in March. It stayed closed until June.", "closed until"),
        ("The pump failed. This led to a flood in the lower town.", "led"),
        ("The monks kept working in the fields.", "working"),
        ("Larnbank Ltd has 900 workers.", "has"),
        ("“We are delighted,” Odo said.", "said"),
    ],
)
def test_thoughts_sights_advice_and_what_stands_in_for_another_event_make_no_row(
    rows: Rows, text: str, word: str
) -> None:
    start = text.index(word)
    assert all(event.trigger.start != start for event in rows(text))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The police found the body in Lund.", "found"),
        ("The army continued to shell Lund.", "shell"),
        ("The attack happened on Monday.", "attack"),
        ("The storm led to a flood in the lower town.", "led"),
        ("The pump failed. This led to a flood in the lower town.", "flood"),
        ("The money should arrive in July.", "arrive"),
        ("Odo Brandt is president of the guild.", "president"),
        ("Odo worked in Lund from 1950 to 1960.", "worked"),
        ("“The guild sold the mill,” Odo said.", "sold"),
    ],
)
def test_what_looks_like_them_still_has_its_row(rows: Rows, text: str, word: str) -> None:
    start = text.index(word)
    assert any(event.trigger.start == start for event in rows(text)), [
        each.title for each in rows(text)
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The court found that the guards had acted unlawfully.",
            "The guards had acted unlawfully",
        ),
        ("Odo spoke. The council voted unanimously.", "The council voted unanimously"),
        ("Two monks were looked after by nuns.", "Two monks were looked after by nuns"),
        (
            "The abbot abandoned plans to sell the mill.",
            "The abbot abandoned plans to sell the mill",
        ),
        (
            "The committee has not yet decided whether to appeal.",
            "The committee has not yet decided whether to appeal",
        ),
        (
            "Neither the mayor nor her son attended the rite.",
            "Neither the mayor nor her son attended the rite",
        ),
        ("The bishop was shot at in Lund.", "The bishop was shot at in Lund"),
        ("Odo sold it quickly to the guild in May.", "Odo sold it to the guild in May"),
        (
            "Timeline:\n\n- 3 May 2019: contract signed with Larnbank\n- 5 June 2019: boats arrive\n",
            "Contract signed with Larnbank",
        ),
        ("2015: Larnbank Ltd founded\n2017: Odo Brandt resigns\n", "Odo Brandt resigns"),
    ],
)
def test_a_title_ends_with_its_predicate_and_begins_after_its_date(
    rows: Rows, text: str, title: str
) -> None:
    assert title in [event.title for event in rows(text)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The commission published its final report in June.", "report"),
        ("The airline cancelled flights to Lund.", "flights"),
    ],
)
def test_what_a_verb_is_done_to_makes_no_row_of_its_own(rows: Rows, text: str, word: str) -> None:
    start = text.index(word)
    assert rows(text)
    assert all(event.trigger.start != start for event in rows(text))


def test_no_blank_stands_before_a_comma_in_a_title(rows: Rows) -> None:
    text = "The director, Ada Lund, her deputy, Otto Brandt, and three nuns were held in Lund."
    assert rows(text)
    assert not any(" ," in event.title for event in rows(text))
