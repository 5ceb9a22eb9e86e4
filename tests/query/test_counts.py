"""Counts and choices by codes against plain numpy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.query import counts
from timeline_app.query.counts import count_codes, is_one_of

CODES = st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=40)


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "_PIECE", 7)


@given(CODES)
def test_codes_are_counted(pairs: list[tuple[int, bool]]) -> None:
    codes = np.array([code for code, _ in pairs], np.uint8)
    kept = np.array([is_kept for _, is_kept in pairs], np.bool_)
    assert count_codes(codes, None, 6) == np.bincount(codes, minlength=6).tolist()
    assert count_codes(codes, kept, 6) == np.bincount(codes[kept], minlength=6).tolist()


@given(CODES, st.sets(st.integers(0, 5)))
def test_codes_are_chosen(pairs: list[tuple[int, bool]], chosen: set[int]) -> None:
    codes = np.array([code for code, _ in pairs], np.uint8)
    assert is_one_of(codes, chosen, 6).tolist() == np.isin(codes, list(chosen)).tolist()
