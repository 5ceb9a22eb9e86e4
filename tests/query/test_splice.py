"""What a splice makes of an array is what numpy makes of it in two steps."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.query.splice import Splice


@st.composite
def splices(draw: st.DrawFn) -> Splice:
    count = draw(st.integers(0, 12))
    removed = draw(st.sets(st.integers(0, count - 1))) if count else set()
    places = draw(st.lists(st.integers(0, count - len(removed)), max_size=6))
    return Splice(count, np.array(sorted(removed), np.int64), np.array(sorted(places), np.int64))


@given(splice=splices())
def test_rows_are_taken_out_and_others_put_in(splice: Splice) -> None:
    column = np.arange(splice.count, dtype=np.int64)
    values = 100 + np.arange(len(splice.places))
    wanted = np.insert(np.delete(column, splice.removed), splice.places, values)
    assert splice.of(column, values).tolist() == wanted.tolist()
    places = {value: row for row, value in enumerate(wanted.tolist())}
    assert splice.rows_after.tolist() == [places.get(row, -1) for row in column.tolist()]
    assert wanted[splice.inserted].tolist() == values.tolist()
