"""How many dates are right in whole texts of many genres, all marked by hand: a floor beneath what was reached."""

from collections import Counter

import pytest

from tests.extraction.dated_texts import Verdict, dated_texts, verdicts
from timeline_app.extraction.language_model import LanguageModel


@pytest.mark.parametrize(
    ("name", "exact", "honest", "wrong"),
    [("dates.txt", 80, 96, 3), ("dates_unseen.txt", 75, 93, 7)],
)
def test_dates_are_exact_or_honestly_bounded(
    model: LanguageModel, name: str, exact: int, honest: int, wrong: int
) -> None:
    """``exact``, ``honest`` and ``wrong`` are hundredths of the marked events that are found."""
    counts: Counter[Verdict] = Counter()
    missed = []
    for dated in dated_texts(name):
        for start, verdict, proposed in verdicts(model, dated):
            counts[verdict] += 1
            if verdict is Verdict.WRONG:
                missed.append((dated.name, dated.text[start:][:20], dated.dates[start], proposed))
    found = counts.total() - counts[Verdict.UNFOUND]
    assert counts[Verdict.UNFOUND] * 20 <= counts.total()
    assert counts[Verdict.EXACT] * 100 >= exact * found, counts
    assert (counts[Verdict.EXACT] + counts[Verdict.BOUNDED]) * 100 >= honest * found, counts
    assert counts[Verdict.WRONG] * 100 <= wrong * found, missed
