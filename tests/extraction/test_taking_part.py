"""Who takes part in the marked events of whole texts: how many are found, and how many are wrong."""

import pytest

from tests.extraction.taking_part import counted
from timeline_app.extraction.language_model import LanguageModel


@pytest.mark.parametrize(
    ("aside", "precision", "recall"),
    [(False, 0.88, 0.81), (True, 0.8, 0.8)],
    ids=["known", "set aside"],
)
def test_most_who_take_part_are_found_and_few_others(
    model: LanguageModel, aside: bool, precision: float, recall: float
) -> None:
    found = counted(model, aside=aside)
    assert (found.precision >= precision, found.recall >= recall) == (True, True), found
