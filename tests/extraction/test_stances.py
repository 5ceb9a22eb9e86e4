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


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Once the synod has approved the plan, work will begin.", "approved", "predicts CT+"),
        ("The men remain in jail until the judge decides on bail.", "decides", "predicts CT+"),
        ("When the board has met, it will name a new chief.", "met", "predicts CT+"),
        ("After the council approves the budget, pupils get meals.", "approves", "predicts CT+"),
        (
            "The firm will pay the fine as soon as the court confirms the ruling.",
            "confirms",
            "predicts CT+",
        ),
        ("After the council had approved the plan, residents sued.", "approved", "asserts CT+"),
        ("Once the army took the bridge, the rebels fled.", "took", "asserts CT+"),
        ("The men stayed in jail until the judge released them.", "released", "asserts CT+"),
        ("The king will speak when Odo arrives in 2027.", "arrives", "predicts CT+"),
        (
            "Fighting goes on until Lund signs a truce on 9 May 1402.",
            "truce",
            "asserts CT+",
        ),
        ("After Odo attacks Lund on 1 May 1402, the abbot flees.", "attacks", "asserts CT+"),
    ],
)
def test_a_clause_of_time_in_the_present_is_still_to_come(
    model: LanguageModel, text: str, word: str, told: str
) -> None:
    assert _rows(model, text)[word] == told


@pytest.mark.parametrize(
    ("text", "word", "told", "date"),
    [
        ("The ministry did not recall the toy until 9 May 2013.", "recall", "CT+", "2013-05-09"),
        ("It was not until 1998 that the state apologised.", "apologised", "CT+", "1998"),
        ("Not until 1920 did women vote in the duchy.", "vote", "CT+", "1920"),
        ("No one was charged until 2012.", "charged", "CT+", "2012"),
        ("The guild never published the accounts until 1711.", "published", "CT+", "1711"),
        ("The foundry will not reopen the yard until 2015.", "reopen", "PR+", "2015"),
        ("She did not stay until 1998.", "stay", "CT-", "/1998"),
        ("The miners struck until 1985.", "struck", "CT+", "/1985"),
    ],
)
def test_what_was_not_until_then_was_then(
    model: LanguageModel, text: str, word: str, told: str, date: str
) -> None:
    draft = propose_document(model, text, published="2014-05-12")
    (event,) = (each for each in draft.events if each.trigger.of(text) == word)
    assert event.claims[0].factuality.value == told
    assert event.date is not None
    assert event.date.edtf == date


def test_the_title_of_what_was_not_until_then_says_until_when(model: LanguageModel) -> None:
    text = "The ship did not sail until the storm had passed."
    sailed = propose_document(model, text).events[0]
    assert sailed.title == "The ship did not sail until the storm had passed"
    assert sailed.claims[0].factuality.value == "CT+"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "The board approved the merger. Shareholders rejected it.",
            {"approved": "asserts CT+", "rejected": "asserts CT+"},
        ),
        (
            "The guild received an offer of 3 percent. It rejected it.",
            {"received": "asserts CT+", "rejected": "asserts CT+"},
        ),
        (
            "The Courier reported that Lunde had burnt the letters. The abbot dismissed it.",
            {"burnt": "asserts CT+ / denies CT-"},
        ),
        (
            "The town was shelled in May. The general denied it.",
            {"shelled": "asserts CT+ / denies CT-"},
        ),
        (
            "The synod rejected the merger of the two abbeys.",
            {"rejected": "asserts CT+", "merger": "asserts CT-"},
        ),
        (
            "The senate rejected a proposal to raise taxes.",
            {"rejected": "asserts CT+", "proposal": "asserts CT+"},
        ),
        (
            "The ministry rejected the accusation that it had sold arms.",
            {"accusation": "asserts CT+", "sold": "denies CT-"},
        ),
    ],
)
def test_what_is_refused_is_not_denied(
    model: LanguageModel, text: str, rows: dict[str, str]
) -> None:
    assert _rows(model, text) == rows


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("The thief attempted to open the safe but failed.", "open", "asserts CT-"),
        ("The thief attempted to open the safe and fled.", "open", "asserts Uu"),
        ("The king abandoned his plan to invade Norland.", "invade", "asserts CT-"),
        ("The king defended his plan to invade Norland.", "invade", "plans Uu"),
        ("The rebels tried in vain to take the bridge.", "take", "asserts CT-"),
        ("The crew gave up trying to save the ship.", "save", "asserts CT-"),
        ("The nurse was acquitted of murdering two guests.", "murdering", "asserts CT-"),
        ("The court cleared Odo of stealing the relics.", "stealing", "asserts CT-"),
        ("The court convicted Odo of stealing the relics.", "stealing", "asserts CT+"),
        ("The boat came too late to save the boy.", "save", "asserts CT-"),
        ("The boat came early enough to save the boy.", "save", "asserts CT+"),
        ("The talks came close to collapsing.", "collapsing", "asserts CT-"),
        ("The army was about to attack when the abbot fled.", "attack", "asserts Uu"),
        ("The army had been about to attack when the abbot fled.", "attack", "asserts Uu"),
        ("The army is about to attack.", "attack", "predicts CT+"),
        ("An attempt to refloat the ship was unsuccessful.", "attempt", "asserts CT+"),
    ],
)
def test_what_failed_or_was_too_late_did_not_happen(
    model: LanguageModel, text: str, word: str, told: str
) -> None:
    assert _rows(model, text)[word] == told


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("If memory serves, Odo sold the mill in 1990.", "sold", "asserts PR+"),
        ("Odo sold the mill in 1990, if I remember rightly.", "sold", "asserts PR+"),
        ("As far as I know, Odo sold the mill in 1990.", "sold", "asserts PR+"),
        ("To the best of my knowledge, Odo sold the mill in 1990.", "sold", "asserts PR+"),
        ("The soldiers, it is thought, crossed the border.", "crossed", "asserts PR+"),
        ("Odo walked as far as the mill and sold it in 1990.", "sold", "asserts CT+"),
    ],
)
def test_an_aside_of_doubt_makes_it_no_more_than_likely(
    model: LanguageModel, text: str, word: str, told: str
) -> None:
    assert _rows(model, text)[word] == told


def test_what_is_said_not_to_be_so_is_not_the_claim_of_who_claimed_it(
    model: LanguageModel,
) -> None:
    text = "The guild did not sell the mill, as the abbot claimed."
    (sold,) = (each for each in propose_document(model, text).events if each.salience >= LEAST)
    assert sold.claims[0].claimed_by == ()
    assert sold.claims[0].factuality.value == "CT-"


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Odo spoke of an attack on the mill, which the rebels deny.", "attack", True),
        ("The army burnt the village, a charge that the general rejected.", "burnt", True),
        ("Odo was said to have taken bribes, a claim he denies.", "taken", True),
        ("The army has burnt villages, which the generals deny.", "burnt", True),
        ("The offer that the player rejected was made in May.", "made", False),
        ("The guild was accused of fraud, an allegation it denies.", "accused", False),
        ("The man who denied the murder was freed.", "freed", False),
    ],
)
def test_what_a_relative_clause_denies_is_disputed(
    model: LanguageModel, text: str, word: str, told: bool
) -> None:
    is_denied = "denies CT-" in _rows(model, text)[word]
    assert is_denied is told


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Twelve miners are feared dead.", {"feared": "asserts PS+"}),
        ("The pilot is presumed dead.", {"presumed": "asserts PR+"}),
        ("A woman was found dead.", {"found": "asserts CT+"}),
        ("Forty sailors are feared to have drowned.", {"drowned": "asserts PS+"}),
        ("The army is said to be preparing an offensive.", {"preparing": "asserts PR+"}),
        ("The firm was reported to be losing money.", {"losing": "asserts PR+"}),
        ("The guild is rumoured to have sold the mill.", {"sold": "asserts PS+"}),
        ("It is alleged that the mayor took bribes.", {"took": "asserts PR+"}),
        ("Odo was ordered to leave the duchy.", {"ordered": "asserts CT+"}),
    ],
)
def test_what_is_only_held_to_be_so_is_one_row_and_not_sure(
    model: LanguageModel, text: str, rows: dict[str, str]
) -> None:
    assert _rows(model, text) == rows


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("The diary proves that the king was poisoned.", "poisoned", "asserts CT+"),
        ("The diary seems to prove that the king was poisoned.", "poisoned", "asserts PR+"),
        ("The diary does not prove that the king was poisoned.", "poisoned", "asserts Uu"),
        ("The guard failed to prove that Odo stole the relics.", "stole", "asserts Uu"),
        ("The player looks set to join Lund.", "join", "predicts PR+"),
        ("The player is set to join Lund.", "join", "predicts CT+"),
    ],
)
def test_what_only_seems_to_be_shown_is_not_sure(
    model: LanguageModel, text: str, word: str, told: str
) -> None:
    assert _rows(model, text)[word] == told


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Odo was charged with murdering an abbot.", "Odo was charged with murdering an abbot"),
        ("Odo was accused of forging a will.", "Odo was accused of forging a will"),
    ],
)
def test_the_title_of_a_charge_says_that_it_is_one(
    model: LanguageModel, text: str, title: str
) -> None:
    assert {event.title for event in propose_document(model, text).events} == {title}


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("The claim that Odo had been poisoned proved false.", "poisoned", "asserts CT-"),
        (
            "The claim that he had fled proved false. Reports of a mutiny were untrue.",
            "fled",
            "asserts CT-",
        ),
        ("The claim that the report was false angered Odo, who had fled.", "fled", "asserts CT+"),
        ("Ada spread false claims that the abbot had fled.", "fled", "asserts CT-"),
        ("Ada made public claims that the abbot had fled.", "fled", "asserts CT+"),
        (
            "She rejected the claim that the abbot had fled and the report was false.",
            "fled",
            "denies CT-",
        ),
        ("Reports that the abbot had fled proved to be untrue.", "fled", "asserts CT-"),
        ("Reports that the abbot had fled were not false.", "fled", "asserts Uu"),
        ("It is not true that the mayor took bribes.", "took", "asserts CT-"),
        ("It is true that the mayor took bribes.", "took", "asserts CT+"),
        ("The council voted against closing the school.", "closing", "asserts CT-"),
        ("The mayor opposed the closure of the school.", "closure", "asserts Uu"),
        ("The mayor condemned the closure of the school.", "closure", "asserts CT+"),
    ],
)
def test_what_is_called_untrue_or_voted_down_did_not_happen(
    model: LanguageModel, text: str, word: str, told: str
) -> None:
    assert _rows(model, text)[word] == told


@pytest.mark.parametrize(
    ("text", "lies_ahead"),
    [
        ("The guild had planned to open a mill in Lund.", False),
        ("The guild plans to open a mill in Lund.", True),
    ],
)
def test_what_had_been_planned_is_not_still_to_come(
    model: LanguageModel, text: str, lies_ahead: bool
) -> None:
    events = propose_document(model, text, published="2014-05-12").events
    opening = next(each for each in events if each.trigger.of(text) == "open")
    assert opening.date is not None
    assert (opening.date.edtf == "[2014-05-12..]") is lies_ahead


@pytest.mark.parametrize(
    ("text", "word", "told", "voices"),
    [
        ("Neither the bank nor the ministry paid the ransom.", "paid", "CT-", ()),
        ("Both the bank and the ministry paid the ransom.", "paid", "CT+", ()),
        ("Nobody believes that the king was poisoned.", "poisoned", "PR-", ()),
        ("Some believe that the king was poisoned.", "poisoned", "PR+", ("Some",)),
        ("No official of the ministry told the press that he drowned.", "drowned", "Uu", ()),
        ("Neither the bank nor the ministry said that the ship had sunk.", "sunk", "Uu", ()),
        (
            "The paper retracted its report that the bank had collapsed.",
            "collapsed",
            "Uu",
            ("paper",),
        ),
        (
            "The paper repeated its report that the bank had collapsed.",
            "collapsed",
            "CT+",
            ("paper",),
        ),
    ],
)
def test_what_nobody_does_or_says_any_more_is_no_fact(
    model: LanguageModel, text: str, word: str, told: str, voices: tuple[str, ...]
) -> None:
    draft = propose_document(model, text)
    (claim,) = next(each.claims for each in draft.events if each.trigger.of(text) == word)
    names = tuple(
        voice.words if voice.actor is None else draft.actors[voice.actor].name
        for voice in claim.claimed_by
    )
    assert (claim.factuality.value, names) == (told, voices)


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        (
            "Work will resume only when the yard has been cleaned and approved by the state.",
            "approved",
            "predicts CT+",
        ),
        (
            "Work will resume only when the yard has been cleaned and approved by the state.",
            "cleaned",
            "predicts CT+",
        ),
        ("The club can move only after the bank has sold the ground.", "sold", "predicts CT+"),
        ("The troops will leave provided that Odo has surrendered.", "surrendered", "asserts Uu"),
        ("Odo will sell it, provided the synod has approved the price.", "approved", "asserts Uu"),
        ("The club will pay on condition that Odo has signed.", "signed", "asserts Uu"),
        ("Lund will rebuild it if the insurer pays and Odo has agreed.", "agreed", "asserts Uu"),
        ("He will play as long as the doctors have cleared him.", "cleared", "predicts CT+"),
        ("The mayor will resign as he has lost the vote.", "lost", "asserts CT+"),
        ("The mayor will resign because he has lost the vote.", "lost", "asserts CT+"),
        ("The singer will speak after she met the families on Sunday.", "met", "asserts CT+"),
        ("Lund fled after the yard had been searched and sealed.", "sealed", "asserts CT+"),
        ("If the log is genuine, the captain sank the ship.", "sank", "asserts Uu"),
        ("If my name is on the list, Odo wrote it.", "wrote", "asserts Uu"),
        ("If the abbey paid the bribe, it broke the law.", "broke", "asserts Uu"),
        ("Even if he lost, Odo kept the mill.", "kept", "asserts CT+"),
        ("If you ask me, Odo stole the bell.", "stole", "asserts CT+"),
        ("The treaty provided that Lund paid the abbey.", "provided", "asserts CT+"),
    ],
)
def test_what_is_only_a_condition_is_no_fact(
    model: LanguageModel, text: str, word: str, told: str
) -> None:
    assert _rows(model, text)[word] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Odo fled rather than *fight*.", "asserts CT-"),
        ("Odo resigned instead of *signing* the deed.", "asserts CT-"),
        ("Instead of paying, Lund *attacked* Visby.", "asserts CT+"),
        ("Rather than surrender, the rebels *burnt* the bridge.", "asserts CT+"),
        ("The minister announced an inquiry rather than an *apology*.", "asserts CT-"),
        ("The board *met* on Tuesday, not Monday.", "asserts CT+"),
        ("Instead, Odo *sold* the mill.", "asserts CT+"),
    ],
)
def test_what_was_not_done_but_another_thing_did_not_happen(
    model: LanguageModel, text: str, told: str
) -> None:
    before, word, after = text.split("*")
    draft = propose_document(model, before + word + after)
    event = next(each for each in draft.events if each.trigger.start == len(before))
    assert [f"{each.stance.value} {each.factuality.value}" for each in event.claims] == [told]


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("The board meets on 20 May.", "meets", "predicts CT+"),
        ("The trial of Odo starts on 3 June.", "trial", "predicts CT+"),
        ("The minister visits Lund on 14 May.", "visits", "predicts CT+"),
        ("The court sits next week.", "sits", "predicts CT+"),
        ("The council is voting on 20 May 2014.", "voting", "predicts CT+"),
        ("The shop does not open on 20 May.", "open", "predicts CT-"),
        ("The singer leaves for Lund on Friday.", "leaves", "predicts CT+"),
        ("The king dies on 3 May 1402.", "dies", "asserts CT+"),
        ("The board met on 5 May.", "met", "asserts CT+"),
        ("Carl Odo resigns on 10 May.", "resigns", "asserts CT+"),
        ("The firm has set 20 May as the day.", "set", "asserts CT+"),
        ("Court jails Odo on 9 May\n\nThe court jailed Odo.", "jails", "asserts CT+"),
        (
            "Mayor of Lund resigns on Saturday\n\nThe mayor said he was ill.",
            "resigns",
            "asserts CT+",
        ),
    ],
)
def test_the_present_with_a_date_after_the_writing_is_to_come(
    model: LanguageModel, text: str, word: str, told: str
) -> None:
    assert _rows(model, text)[word] == told


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Odo denied that the board had known of cracks in January.",
            {"known": "denies CT-"},
        ),
        ("The mayor denied knowing about the leak.", {"knowing": "denies CT-"}),
        ("Ann Bell denied seeing the knife.", {"seeing": "denies CT-"}),
        ("The club denied that Odo had been offered a flat.", {"offered": "denies CT-"}),
        ("The firm denied that it had warned the crew.", {"warned": "denies CT-"}),
        ("The union denied it planned a strike.", {"planned": "denies CT-"}),
        ("The bank said that no data were stolen.", {"stolen": "asserts CT-"}),
        ("The king denied the allegations.", {"denied": "asserts CT+"}),
    ],
)
def test_what_is_denied_is_a_row_and_the_denying_none(
    model: LanguageModel, text: str, rows: dict[str, str]
) -> None:
    assert _rows(model, text) == rows


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Legend has it that Nelson dined at the fort in 1801.", "dined", "PS+"),
        ("Rumour had it that the coach left last week.", "left", "PS+"),
        ("Word has it that the striker signed for Lund in May.", "signed", "PR+"),
        ("Rumours claimed that the bank had collapsed.", "collapsed", "PS+"),
        ("It is rumoured that the mayor sold the land in 2003.", "sold", "PS+"),
        ("It was whispered that the king was poisoned.", "poisoned", "PS+"),
        ("The minister whispered that the king was poisoned.", "poisoned", "CT+"),
        ("I heard that the nurse left last week, but could not confirm it.", "left", "Uu"),
        ("We were told that the firm sacked ten workers, but this could not be verified.", "sacked", "Uu"),
        ("The court heard that Lunde stabbed the guard.", "stabbed", "PR+"),
        ("She heard that her brother had died.", "died", "CT+"),
    ],
)  # fmt: skip
def test_what_only_goes_round_is_no_fact(
    model: LanguageModel, text: str, word: str, told: str
) -> None:
    events = propose_document(model, text).events
    claims = [event.claims for event in events if event.trigger.of(text) == word]
    assert [[each.factuality.value for each in claim] for claim in claims] == [[told]]
