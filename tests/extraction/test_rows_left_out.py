"""What makes no row: what belongs to the form of a text, descriptions, habits, and words that tell no event."""

from collections.abc import Callable

import pytest

from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document

Named = Callable[[str], set[str]]
LEAST = 0.15  # from here on a row is shown


@pytest.fixture
def named(model: LanguageModel) -> Named:
    """The words that name the rows of a text."""

    def shown(text: str) -> set[str]:
        draft = propose_document(model, text, published="2014-05-12")
        return {event.trigger.of(text) for event in draft.events if event.salience >= LEAST}

    return shown


@pytest.mark.parametrize(
    "text",
    [
        "Apologies were received from Mr Lamb and Dr Ode.",
        "Apologies for absence were noted.",
        "Declarations of interest\n\nNone.",
        "Ms Hale declared an interest in item 4 as a tenant.",
        "The minutes of the last meeting were taken as read.",
        "The minutes, having been circulated, were signed by the chair.",
        "Minutes of the school board held in the library on Monday",
        "I am writing to you about the boiler.",
        "Please find attached the plans of the mill.",
        "Don't use my name.",
        "Otto Brandt is survived by his wife and two sons.",
    ],
)
def test_formulas_of_minutes_letters_and_death_notices_make_no_row(named: Named, text: str) -> None:
    assert named(text) == set()


def test_of_a_motion_only_what_was_resolved_is_a_row(named: Named) -> None:
    text = "It was proposed by Ms Hale, seconded by Mr Ode and agreed that the hall be sold."
    assert {"proposed", "seconded"}.isdisjoint(named(text))
    assert named(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The bishop offered his apologies to the victims.", "apologies"),
        ("The firm declared an interest in buying the harbour.", "declared"),
        ("The clerk was seconded to the ministry in May.", "seconded"),
        ("It was proposed by the mayor that the tax be cut.", "proposed"),
        ("I wrote to the agency on 12 April.", "wrote"),
        ("Three crewmen survived the wreck.", "survived"),
        ("I am writing to tell you that the boiler burst on Monday.", "burst"),
        ("The treaty was signed by the king in Lund.", "treaty"),
        ("Did not go to work. Sold the boat.", "Sold"),
    ],
)
def test_what_looks_like_a_formula_still_has_its_row(named: Named, text: str, word: str) -> None:
    assert word in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ms Hale stressed that the safety of children was everybody's responsibility.",
        "The manager said the health of our guests comes first.",
        "“This is a milestone in our history,” Otto Brandt said.",
        "She added that the needs of farmers are at the heart of the firm.",
        "“I thought we would never get home,” said Mia Brandt.",
        "“Our customers want fresh bread,” Otto Brandt said.",
        "Otto Brandt said old pumps fail.",
        "The judge said honest traders suffer when others cheat.",
    ],
)
def test_a_saying_that_tells_of_no_event_makes_no_row(named: Named, text: str) -> None:
    assert named(text) == set()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The engineer said the dam is unsafe.", "said"),
        ("Otto Brandt said he is the owner of the mill.", "owner"),
        ("The army said rebels hold the town.", "said"),
        ("“We have the hostages,” Otto Brandt said.", "said"),
        ("“This is war,” the general said.", "said"),
        ("“This is the gun,” the officer said.", "said"),
        ("The minister said the army is in Lund.", "said"),
        ("“We are leaving the town,” Otto Brandt said.", "leaving"),
        ("“We reject the offer,” Otto Brandt said.", "reject"),
        ("The clerk warned that old pumps fail.", "warned"),
        ("The security of the camp was broken.", "broken"),
        ("The minister confirmed the ban.", "confirmed"),
        ("Ms Hale asked why the rent was so high.", "asked"),
        ("Ms Hale asked whether the pool had been closed.", "asked"),
        ("Ms Hale asked when the pool will open.", "asked"),
        ("The auditor reported the theft to the police.", "reported"),
    ],
)
def test_a_saying_from_which_something_is_learned_still_has_its_row(
    named: Named, text: str, word: str
) -> None:
    assert word in named(text)


@pytest.mark.parametrize(
    ("text", "kept", "folded"),
    [
        ("Ms Hale reported that vandals had burned the ramp.", "burned", "reported"),
        ("The mayor confirmed that the bridge had collapsed.", "collapsed", "confirmed"),
        ("The bank informed the court that it had frozen the account.", "frozen", "informed"),
        ("Ms Hale asked why the pool had been closed.", "closed", "asked"),
        ("The judge asked how the thieves had entered the vault.", "entered", "asked"),
    ],
)
def test_who_only_passes_on_that_something_happened_gives_it_a_source(
    named: Named, text: str, kept: str, folded: str
) -> None:
    assert kept in named(text)
    assert folded not in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mia Brandt was a clever child with a sharp tongue.",
        "Otto Brandt was the only man in the room.",
        "People were furious.",
        "The ground was soft.",
        "The line was a narrow-gauge line.",
        "Mia Brandt used to say that it was cold.",
        "Otto Brandt seldom told them.",
    ],
)
def test_what_only_describes_or_was_a_habit_makes_no_row(named: Named, text: str) -> None:
    assert named(text) == set()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The nurse was unconscious.", "unconscious"),
        ("Otto Brandt was the mayor of Lund.", "mayor"),
        ("Otto Brandt was a member of the gang.", "member"),
        ("The firm was bankrupt.", "bankrupt"),
        ("The minister was critical of the plan.", "critical"),
        ("The killer was a soldier.", "soldier"),
        ("The Lund Front is a rebel group.", "group"),
        ("The cause of the fire is still unclear.", "unclear"),
        ("The council never repaired the alarm.", "repaired"),
        ("Rebels often attacked the town.", "attacked"),
        ("In 1951 Otto Brandt was a poor man.", "man"),
    ],
)
def test_what_became_of_somebody_still_has_its_row(named: Named, text: str, word: str) -> None:
    assert word in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Larnbank Ltd supplies three chains.",
        "The new plant will employ 120 people.",
        "The island had no hospital.",
        "Mia Brandt adored the sea.",
        "They care about profit.",
        "Hope he gets better soon!",
    ],
)
def test_what_lasts_makes_no_row_beside_what_happened(named: Named, text: str) -> None:
    assert named(f"The mill burnt down. {text}") == {"burnt down"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The firm has fired 30 workers.", "fired"),
        ("The man faces five charges.", "faces"),
        ("The minister supports the plan.", "supports"),
        ("The ship carried 40 tons of oil.", "carried"),
        ("Larnbank Ltd now owns the mill.", "owns"),
        ("The bank refuses to pay.", "refuses"),
        ("Rebels in Lund continue to prepare for the worst.", "prepare"),
        ("The guild has repeatedly claimed that the mill is theirs.", "claimed"),
    ],
)
def test_what_is_told_in_the_present_may_have_a_row(named: Named, text: str, word: str) -> None:
    assert word in named(f"Odo left the town. {text}")


def test_what_is_told_wholly_in_the_present_keeps_its_rows(named: Named) -> None:
    text = "Otto Brandt arrives in Lund. He burns the mill. They leave the town."
    assert named(text) == {"arrives", "burns", "leave"}


def test_a_heading_without_a_verb_of_its_own_tells_who_is_meant(named: Named) -> None:
    text = "Mia Brandt, nurse who founded a school\n\nMia Brandt died in Lund on 4 May.\n"
    assert named(text) == {"died"}
    text = "Baker who hid takings is jailed\n\nOtto Brandt was sentenced in Lund on 4 May.\n"
    assert "jailed" in named(text)
