"""Words of large tables against plain Python: folding cells, and finding the rows with a word."""

from collections.abc import Sequence
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.event import Actor, ActorKind
from timeline_app.query import table_words
from timeline_app.query.columns import fold
from timeline_app.query.folding import fold_cells
from timeline_app.query.table_words import TableWords

CELLS = st.text(
    st.one_of(st.sampled_from("aAbeE zZéßŁ\u0301İς\n\t"), st.characters(exclude_categories=["Cs"])),
    max_size=12,
)
WORDS = st.text(st.sampled_from("abe"), min_size=1, max_size=3)


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few texts are searched in many pieces, as many are."""
    monkeypatch.setattr(table_words, "_PIECE", 16)


def as_cells(texts: Sequence[str]) -> tuple[Any, Any]:
    encoded = [text.encode() for text in texts]
    ends = np.cumsum([len(text) for text in encoded], dtype=np.int64)
    return np.frombuffer(b"".join(encoded), np.uint8), ends


def lines(data: Any, ends: Any) -> list[str]:
    raw, stops = data.tobytes(), [0, *ends.tolist()]
    return [raw[begin:end].decode() for begin, end in pairwise(stops)]


def words_over(
    texts: Sequence[str], rows: Sequence[int], names: Sequence[str], taking: Sequence[Sequence[int]]
) -> TableWords:
    """The search over ``texts``; each of ``taking`` has the rows of the actor of that name."""
    data, ends = fold_cells([as_cells(texts)])
    actors = [
        Actor.model_construct(
            id=f"a{n}", name=name, kind=ActorKind.OTHER, aliases=(), part_of=None, note=None
        )
        for n, name in enumerate(names)
    ]
    offsets = np.cumsum([0, *map(len, taking)], dtype=np.int64)
    events = np.array([row for of_actor in taking for row in sorted(of_actor)], np.int32)
    text: Any = SimpleNamespace(data=data, ends=ends)
    return TableWords(text, np.array(rows, np.int32), actors, offsets, events)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=8))
def test_cells_are_folded_as_texts_are(cells: list[tuple[str, str]]) -> None:
    columns = [as_cells([row[place] for row in cells]) for place in range(2)]
    data, ends = fold_cells(columns)
    expected = ["".join(fold(cell).replace("\n", " ") + "\n" for cell in row) for row in cells]
    assert lines(data, ends) == expected


@given(st.data())
def test_rows_are_those_that_hold_the_word(data: st.DataObject) -> None:
    texts = data.draw(st.lists(st.text(st.sampled_from("abeE é\n"), max_size=40), max_size=12))
    rows = data.draw(st.permutations(range(len(texts))))
    some_rows = st.lists(st.integers(0, max(len(texts) - 1, 0)), unique=True, max_size=len(texts))
    taking = data.draw(st.lists(some_rows, max_size=3)) if texts else []
    names = data.draw(
        st.lists(st.sampled_from(["Abe", "Éa", "Zoë"]), min_size=len(taking), max_size=len(taking))
    )
    search = words_over(texts, rows, names, taking)
    for word in data.draw(st.lists(WORDS, min_size=1, max_size=8)):
        expected = np.zeros(len(texts), np.bool_)
        for source, text in enumerate(texts):
            expected[rows[source]] = word in fold(text)
        for name, of_actor in zip(names, taking, strict=True):
            if word in fold(name):
                expected[of_actor] = True
        assert search.rows_with(word).tolist() == expected.tolist()


def test_a_word_is_found_as_it_is_typed_on() -> None:
    texts = ["nothing here"] * 20 + ["Zanzibar"] + ["nothing there"] * 20 + ["zan"]
    search = words_over(texts, range(len(texts)), [], [])
    for length in range(1, len("zanzibar") + 1):
        word = "zanzibar"[:length]
        expected = [word in fold(text) for text in texts]
        assert search.rows_with(word).tolist() == expected


def test_no_word_runs_across_cells_or_rows() -> None:
    data, ends = fold_cells([as_cells(["ab", "cd"]), as_cells(["ef", "gh"])])
    text: Any = SimpleNamespace(data=data, ends=ends)
    nobody = np.zeros(1, np.int64), np.zeros(0, np.int32)
    search = TableWords(text, np.arange(2, dtype=np.int32), [], *nobody)
    for word in ("be", "fc", "dg"):
        assert not search.rows_with(word).any()
    assert search.rows_with("ef").tolist() == [True, False]
