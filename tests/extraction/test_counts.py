"""How many titles count, of what, and for how long: what makes two of them contradict."""

import pytest

from timeline_app.extraction.joining.counts import counts_of


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("twelve workers were hurt", "nine of our colleagues were hurt", True),
        ("twelve workers were hurt", "at least fourteen employees were hurt", True),
        ("two firefighters were hurt", "one firefighter was hurt", True),
        ("forty-one passengers drowned", "at least 58 people drowned", True),
        ("the count was halted for two hours", "the count was stopped for five hours", True),
        ("odo was jailed for six years", "odo got an eight-year sentence", True),
        ("sold for 18 million euros", "bought for 23 million euros", True),
        ("fined 3,000 dollars", "fined $4,000", True),
        ("twelve workers were hurt", "at least ten workers were hurt", False),
        ("twelve workers were hurt", "three officers were hurt", False),
        ("nine of the 60 workers left", "30 workers left", False),
        ("a 19-year-old man was shot", "a 20-year-old man was shot", False),
        ("two hours later odo left", "five hours later odo left", False),
        ("about 200 residents fled", "some 210 residents fled", False),
        ("no one survived", "two survived", False),
        ("one survived", "two survived", True),
        ("odo paid 300 euros", "odo paid 300 dollars", False),
    ],
)
def test_counts_differ_where_both_can_not_be_so(one: str, other: str, differ: bool) -> None:
    mine, theirs = ({count.kind: count for count in counts_of(title)} for title in (one, other))
    both = mine.keys() & theirs.keys()
    assert any(mine[kind].contradicts(theirs[kind]) for kind in both) is differ
