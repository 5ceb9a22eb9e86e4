"""Looking up which rows are kept, in pieces."""

import numpy as np
import pytest

from timeline_app.query.kept_rows import are_kept, only


@pytest.mark.parametrize("count", [0, 1, 1 << 15, (1 << 15) + 1, 300_000])
def test_it_is_as_looked_up_at_once(count: int) -> None:
    rng = np.random.default_rng(count)
    kept = rng.random(50_000) < 0.3
    order = rng.permutation(50_000).astype(np.int32)
    rows = rng.integers(0, 50_000, count).astype(np.int32)
    assert (are_kept(kept, rows) == kept[rows]).all()
    assert (are_kept(kept, rows, order) == kept[order[rows]]).all()
    assert (only(rows, kept[rows]) == rows[kept[rows]]).all()
