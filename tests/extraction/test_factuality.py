"""Whether something happened, by the words around it: one invented sentence per rule or two."""

import pytest

from tests.extraction.marked_texts import FOLDER, parsed_text
from timeline_app.extraction.claims.attribution import find_attributions
from timeline_app.extraction.claims.factuality import Judge
from timeline_app.extraction.claims.judgement import Judgement, Tense
from timeline_app.extraction.language_model import LanguageModel


def _judged(model: LanguageModel, marked: str) -> Judgement:
    """Of the word between asterisks."""
    before, word, after = marked.split("*")
    text = before + word + after
    parsed = parsed_text(model, text)
    sentence = parsed.sentence_at(len(before))
    assert sentence is not None
    token = sentence.token_at(len(before))
    assert token is not None
    return Judge(parsed, find_attributions(parsed)).judgement(sentence, token)


TOLD = (
    ("The rebels *seized* the town.", "asserts", "CT+"),
    ("The rebels did not *seize* the town.", "asserts", "CT-"),
    ("The rebels never *reached* the town.", "asserts", "CT-"),
    ("No one was *hurt* in the fire.", "asserts", "CT-"),
    ("There was no *attack* that night.", "asserts", "CT-"),
    ("The guards left without *firing* a shot.", "asserts", "CT-"),
    ("The column failed to *reach* the pass.", "asserts", "CT-"),
    ("The column managed to *reach* the pass.", "asserts", "CT+"),
    ("The column did not manage to *reach* the pass.", "asserts", "CT-"),
    ("The men were able to *recapture* the bridge.", "asserts", "CT+"),
    ("The men were unable to *recapture* the bridge.", "asserts", "CT-"),
    ("The men could not *hold* the bridge.", "asserts", "CT-"),
    ("The clerk refused to *sign* the order.", "asserts", "CT-"),
    ("The clerk forgot to *sign* the order.", "asserts", "CT-"),
    ("Heavy rain prevented the fleet from *sailing*.", "asserts", "CT-"),
    ("The envoys averted a *war*.", "asserts", "CT-"),
    ("Guards kept the crowd from *storming* the hall.", "asserts", "CT-"),
    ("The gunboats launched no *attack*.", "asserts", "CT-"),
    ("The court cancelled the *auction*.", "asserts", "CT-"),
    ("The clerk found evidence that the guard *left* his post.", "asserts", "CT+"),
    ("The storm forced the crew to *abandon* the ship.", "asserts", "CT+"),
    ("She regretted *leaving* the party.", "asserts", "CT+"),
    ("The company stopped *selling* the drug.", "asserts", "CT+"),
    ("The squad nearly *drowned* in the river.", "asserts", "CT-"),
)
OPEN = (
    ("The rebels tried to *enter* the town.", "asserts", "Uu"),
    ("The rebels may *push* for a truce.", "predicts", "PS+"),
    ("The thieves may have *used* a ladder.", "asserts", "PS+"),
    ("The fire was probably *started* by children.", "asserts", "PR+"),
    ("The thieves must have *used* a ladder.", "asserts", "PR+"),
    ("The dispute will not likely be *resolved* this year.", "predicts", "PR-"),
    ("The pilot appears to have *fallen* asleep.", "asserts", "PR+"),
    ("If the levee *breaks*, the valley will be flooded.", "asserts", "Uu"),
    ("Did the guard *leave* the gate open?", "questions", "Uu"),
    ("The alleged *theft* was never proved.", "asserts", "Uu"),
    ("The clerk found no evidence that the guard *left* his post.", "asserts", "Uu"),
    ("There was no sign that the fleet had *sailed*.", "asserts", "Uu"),
    ("The abbot has no intention of *leaving* the abbey.", "plans", "PR-"),
    ("Could you show that they *burnt* the barn?", "questions", "Uu"),
    ("Unless the abbot *leaves*, the abbey will close.", "asserts", "Uu"),
)
AHEAD = (
    ("The museum will *open* in May.", "predicts", "CT+"),
    ("The museum is going to *open* in May.", "predicts", "CT+"),
    ("The *trial* is set to begin on Monday.", "predicts", "CT+"),
    ("The firm plans to *sell* the mill.", "plans", "Uu"),
    ("The firm announced a plan to *sell* the mill.", "plans", "Uu"),
    ("The mayor vowed to *rebuild* the school.", "plans", "Uu"),
    ("Residents want the council to *close* the road.", "wishes", "Uu"),
    ("The union called for a *strike*.", "wishes", "Uu"),
    ("Troops dug trenches in anticipation of an *assault*.", "predicts", "PR+"),
    ("Prices are expected to *fall*.", "predicts", "PR+"),
    ("The group seeks an *alliance* with its rivals.", "wishes", "Uu"),
    ("The army sent two boats to *rescue* the crew.", "plans", "Uu"),
    ("The mayor said she would *resign*.", "plans", "CT+"),
    ("The mayor said the bridge would *reopen* in June.", "predicts", "CT+"),
    ("Council to *close* Mill Road", "plans", "CT+"),
)
SAID = (
    ("The mayor said the bridge had *collapsed*.", "asserts", "CT+"),
    ("The mayor denied that the bridge had *collapsed*.", "denies", "CT-"),
    ("The mayor denied *taking* a bribe.", "denies", "CT-"),
    ("The mayor did not deny that she had *met* the builder.", "asserts", "Uu"),
    ("The army rejected claims that its men had *looted* the shops.", "denies", "CT-"),
    ("The army dismissed reports of a *mutiny*.", "denies", "CT-"),
    ("The mayor did not say whether the bridge had *collapsed*.", "questions", "Uu"),
    ("Reporters asked whether the bridge had *collapsed*.", "questions", "Uu"),
    ("Engineers believe that the bridge *collapsed* at night.", "asserts", "PR+"),
    ("Engineers doubt that the bridge *collapsed* at night.", "asserts", "PR-"),
    ("The bridge reportedly *collapsed* at night.", "asserts", "PR+"),
    ("She knew that the bridge had *collapsed*.", "asserts", "CT+"),
    ("The minister condemned the *attack*.", "asserts", "CT+"),
)


@pytest.mark.parametrize(("marked", "stance", "factuality"), [*TOLD, *OPEN, *AHEAD, *SAID])
def test_stance_and_factuality(
    model: LanguageModel, marked: str, stance: str, factuality: str
) -> None:
    judgement = _judged(model, marked)
    assert (judgement.stance.value, judgement.factuality.value) == (stance, factuality)


def test_further_sentences_are_judged_as_marked(model: LanguageModel) -> None:
    lines = (FOLDER / "judgements.txt").read_text(encoding="utf-8").splitlines()
    right = in_all = 0
    for line in lines:
        if line and not line.startswith("#"):
            marked, wanted = line.rsplit(" | ", 1)
            stance, factuality, time = wanted.split()
            judgement = _judged(model, marked)
            is_future = judgement.tense is Tense.FUTURE
            right += (
                judgement.stance.value == stance
                and judgement.factuality.value == factuality
                and (time == "-" or is_future == (time == "F"))
            )
            in_all += 1
    assert in_all > 50
    assert right / in_all >= 0.95


@pytest.mark.parametrize("marked", [each[0] for each in AHEAD])
def test_what_is_to_come_lies_in_the_future(model: LanguageModel, marked: str) -> None:
    assert _judged(model, marked).tense is Tense.FUTURE


@pytest.mark.parametrize("marked", [each[0] for each in TOLD])
def test_what_is_told_does_not(model: LanguageModel, marked: str) -> None:
    assert _judged(model, marked).tense is not Tense.FUTURE


def test_the_deciding_word_is_the_cue(model: LanguageModel) -> None:
    judgement = _judged(model, "The rebels did not *seize* the town.")
    assert judgement.cue is not None
    assert judgement.cue.of("The rebels did not seize the town.") == "not"
    assert _judged(model, "The rebels *seized* the town.").cue is None
