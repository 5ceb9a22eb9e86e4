"""Ids for new records: free, and after all that were given one by one."""

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.session.free_ids import next_id


@given(st.sets(st.integers(1, 60)))
def test_it_is_free_and_follows_one_that_is_taken(numbers: set[int]) -> None:
    taken = {f"e{number}" for number in numbers}
    new = next_id("e", taken.__contains__)
    assert new not in taken
    assert new == "e1" or f"e{int(new[1:]) - 1}" in taken


@given(st.integers(0, 3000))
def test_after_an_unbroken_row_comes_its_next_number(count: int) -> None:
    asked: list[str] = []

    def is_taken(id_: str) -> bool:
        asked.append(id_)
        return int(id_[1:]) <= count

    assert next_id("e", is_taken) == f"e{count + 1}"
    assert len(asked) < 30
