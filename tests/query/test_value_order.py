"""The greatest of many numbers: the very ones that sorting all of them would give."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.query.value_order import greatest_places


@given(
    values=st.lists(st.integers(-5, 5) | st.integers(-(2**62), 2**62), min_size=1, max_size=400),
    count=st.integers(1, 40),
)
def test_they_are_those_of_sorting_all(values: list[int], count: int) -> None:
    numbers = np.array(values, np.int64)
    places = greatest_places(numbers, count)
    assert len(set(places.tolist())) == len(places) == min(count, len(values))
    assert sorted(numbers[places].tolist()) == sorted(values)[-count:]


def test_a_sample_without_the_greatest_does_no_harm() -> None:
    numbers = np.zeros(10_000, np.int64)
    numbers[::16] = 7  # what the sample sees
    numbers[1::16] = np.arange(625) + 10
    places = greatest_places(numbers, 100)
    assert sorted(numbers[places].tolist()) == list(range(535, 635))
