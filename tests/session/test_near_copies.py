"""Near copies among documents that are added: each pointed out with the one that it resembles most."""

import hashlib
import time

import pytest

from timeline_app.model.source import Document
from timeline_app.session import near_copies as near_copies_module
from timeline_app.session.near_copies import Comparison, NearCopy, Sketches, near_copies

WORDS = [f"w{n * n % 997}" for n in range(120)]
STORY = " ".join(WORDS)
NEAR = " ".join([*WORDS[:60], "changed", *WORDS[61:]])
OTHER = " ".join(f"o{n}" for n in range(120))


def documents(**texts: str) -> tuple[Document, ...]:
    return tuple(
        Document(
            id=id_,
            title=f"The {id_}",
            media_type="text/plain",
            language="en",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
        )
        for id_, text in texts.items()
    )


def found(new: dict[str, str], known: dict[str, str]) -> list[NearCopy]:
    return near_copies(documents(**new), documents(**known), {**known, **new})


def test_one_that_is_nearly_the_same_is_pointed_out_with_its_share() -> None:
    [copy] = found({"new": NEAR, "x": "short"}, {"old": STORY, "other": OTHER})
    assert (copy.document.id, copy.other.id, copy.is_same_text) == ("new", "old", False)
    assert copy.words == "“The new” is nearly the same text as “The old” (93\u00a0%)"
    problem = copy.as_problem("new.txt")
    assert (problem.file, problem.fatal) == ("new.txt", False)


def test_the_most_alike_is_named_be_it_new_or_known() -> None:
    copies = found({"a": NEAR, "b": NEAR}, {"old": STORY})
    assert [(copy.document.id, copy.other.id) for copy in copies] == [("a", "old"), ("b", "a")]
    assert copies[1].words == "“The b” is the very same text as “The a”"


def test_another_layout_of_the_same_words_is_told_as_that() -> None:
    [copy] = found({"new": STORY.replace(" ", "\n")}, {"old": STORY})
    assert copy.words.endswith("is the same words as “The old”, laid out in another way")


def test_nothing_is_said_of_what_is_not_alike_or_has_no_words() -> None:
    assert found({"new": OTHER, "empty": "…"}, {"old": STORY, "none": ""}) == []
    assert found({}, {"old": STORY, "same": STORY}) == []


def test_sketches_are_made_once_and_again_for_another_text() -> None:
    known = documents(**{f"k{n}": f"{n} {STORY}" for n in range(300)})
    texts = {f"k{n}": f"{n} {STORY}" for n in range(300)}
    new = documents(new=NEAR)
    sketches = Sketches()
    times = []
    for _ in range(2):
        begun = time.process_time()
        comparison = Comparison(new, known, {**texts, "new": NEAR}, sketches)
        fractions = list(comparison.steps())
        times.append(time.process_time() - begun)
        assert len(comparison.found) == 1
        assert fractions == sorted(fractions)
        assert fractions[-1] == 1
    assert times[1] < times[0]
    replaced = documents(k0=OTHER)
    comparison = Comparison(documents(o=OTHER), replaced, {"k0": OTHER, "o": OTHER}, sketches)
    list(comparison.steps())
    assert [copy.other.id for copy in comparison.found] == ["k0"]


def test_each_of_more_copies_than_are_looked_up_names_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(near_copies_module, "_MOST_OF_BAND", 5)
    copies = found({f"c{n}": STORY for n in range(40)}, {"old": OTHER})
    assert [copy.other.id for copy in copies] == ["c0"] * 39


def test_the_most_alike_of_many_is_found_by_the_bands_they_have_in_common() -> None:
    texts = {f"c{n}": f"{STORY} {' '.join(f'{n}x{each}' for each in range(n))}" for n in range(40)}
    near = f"{texts['c30']} end"
    [copy] = found({"new": near}, texts)
    assert copy.other.id == "c30"
