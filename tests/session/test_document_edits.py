"""Documents mended, removed and replaced: each as edits that a real project file takes and takes back."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from timeline_app.model.source import Basis, Date, Passage, PassageState
from timeline_app.reading.document_files import read_document_file
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.document_edits import (
    DocumentDraft,
    draft_of,
    events_resting_on,
    mended,
    names_backed_only_by,
    removed,
)
from timeline_app.session.document_facts import encoding_words, kind_words, length_words
from timeline_app.session.opening_records import project_in
from timeline_app.session.passage_edits import with_passages
from timeline_app.session.replacing import Replacement, replacement, why_not
from timeline_app.session.waiting import candidates, standing_once, waiting_in
from timeline_app.store.edits import Kind, Remove
from timeline_app.store.errors import StoreError
from timeline_app.store.project_store import ProjectStore


@pytest.fixture
def store(make_project: Callable[..., OpenProject], tmp_path: Path) -> Iterator[ProjectStore]:
    opened = make_project()
    with ProjectStore.create(tmp_path / "v.timeline", opened.project, opened.texts) as store:
        yield store


def newer(store: ProjectStore, tmp_path: Path, text: str, name: str = "newer.txt") -> Replacement:
    """The story in a newer version."""
    (tmp_path / name).write_bytes(text.encode())
    document = store.project.documents[0]
    file = read_document_file(tmp_path / name)
    return replacement(store.project, document, store.texts["story"], file)


def states(store: ProjectStore) -> dict[str, PassageState]:
    return {passage.quote: found.state for passage, found in project_in(store).located.items()}


def test_what_a_form_says_is_recorded_and_undone(store: ProjectStore) -> None:
    before = store.project
    draft = draft_of(before.documents[0])
    assert mended(before.documents[0], draft)[0].record == before.documents[0]  # type: ignore[union-attr]
    date = Date(edtf="2021-08-17", basis=Basis.STATED)
    other = DocumentDraft("  A story ", "", " https://e.org ", "", date, "D")
    store.record("Edit", mended(before.documents[0], other))
    after = store.project.documents[0]
    assert (after.title, after.publisher, after.url) == ("A story", None, "https://e.org")
    assert (after.language, after.published, after.reliability) == ("und", date, "D")
    assert (after.sha256, store.texts["story"]) == (
        before.documents[0].sha256,
        store.texts["story"],
    )
    store.undo()
    assert store.project == before


def test_a_document_with_events_is_told_by_them(store: ProjectStore) -> None:
    assert events_resting_on(store.project, "story") == ["vow", "fighting", "talks", "harm"]
    assert events_resting_on(store.project, "letter") == ["plea"]
    with pytest.raises(StoreError):
        store.record("Remove", removed(store.project, store.link_keys, "story"))


def test_a_document_goes_with_the_names_that_it_alone_backs_and_comes_back(
    store: ProjectStore,
) -> None:
    store.record("Delete the plea", [Remove(Kind.EVENT, "plea")])
    before = store.project
    assert names_backed_only_by(before, "letter") == 1
    store.record("Remove", removed(before, store.link_keys, "letter"))
    assert [document.id for document in store.project.documents] == ["story"]
    resistance = next(actor for actor in store.project.actors if actor.id == "resistance")
    assert [alias.text for alias in resistance.aliases] == ["the Lions"]
    store.undo()
    assert store.project == before
    assert "Lévy" in store.texts["letter"]


def test_a_newer_version_moves_what_still_stands_as_one_change(
    store: ProjectStore, tmp_path: Path
) -> None:
    before, text = store.project, store.texts["story"]
    changed = "Corrected.\n\n" + text.replace("saw an attack at dawn", "heard of an attack")
    made = newer(store, tmp_path, changed)
    assert made.counts[PassageState.LOST] == 2  # of the claim, and of the link that names it
    assert made.counts[PassageState.MOVED] == len(made.placements) - 2
    entries = len(store.history())
    store.record("Replace", made.edits(store.project, store.link_keys, {}))
    assert len(store.history()) == entries + 1
    document = store.project.documents[0]
    assert (document.path, document.title) == ("newer.txt", "Story from Kabul")
    assert document.sha256 == hashlib.sha256(changed.encode()).hexdigest()
    assert document.media_type == "text/plain; charset=utf-8"
    assert document.published is not None
    assert document.published.passage is not None
    assert document.published.passage.start == before.documents[0].published.passage.start + 12  # type: ignore[union-attr]
    found = states(store)
    assert found["denied any fighting"] is PassageState.EXACT
    assert [quote for quote, state in found.items() if not state.is_sourced] == [
        "saw an attack at dawn",
        "Reporters 🦁 saw",
    ]
    store.undo()
    assert (store.project, store.texts["story"]) == (before, text)
    store.redo()
    assert store.texts["story"] == changed


def test_what_a_person_has_placed_goes_into_the_same_change(
    store: ProjectStore, tmp_path: Path
) -> None:
    changed = store.texts["story"].replace("saw an attack at dawn", "saw one attack at dawn")
    made = newer(store, tmp_path, changed)
    [lost] = made.unplaced
    start = changed.index("saw one attack")
    after = Passage(
        document="story", start=start, end=start + 22, quote=changed[start : start + 22]
    )
    store.record("Replace", made.edits(store.project, store.link_keys, {lost.before: after}))
    assert all(state.is_sourced for state in states(store).values())
    assert waiting_in(project_in(store)) == []


def test_what_waits_can_be_placed_later(store: ProjectStore, tmp_path: Path) -> None:
    changed = store.texts["story"].replace("saw an attack at dawn", "saw one attack at dawn")
    made = newer(store, tmp_path, changed)
    store.record("Replace", made.edits(store.project, store.link_keys, {}))
    [waiting] = waiting_in(project_in(store))
    assert waiting.state is PassageState.LOST
    assert [use.words for use in waiting.uses] == ["claim 1 of “Attack on the valley”"]
    best = candidates(waiting, changed)[0]
    assert changed[best.start : best.end] == "saw one attack at dawn"
    after = waiting.passage.model_copy(
        update={"start": best.start, "end": best.end, "quote": changed[best.start : best.end]}
    )
    before = store.project
    store.record("Place", with_passages(store.project, store.link_keys, {waiting.passage: after}))
    assert waiting_in(project_in(store)) == []
    store.undo()
    assert store.project == before


def test_what_stands_in_other_surroundings_is_placed_and_counted_apart(
    store: ProjectStore, tmp_path: Path
) -> None:
    before = store.project
    claims = {
        claim.passage
        for event in before.events
        for claim in event.claims
        if claim.passage.document == "story"
    }
    quotes = sorted({passage.quote for passage in claims if len(passage.quote) >= 20})
    made = newer(store, tmp_path, "\n\n".join(f"§ {quote} §" for quote in quotes))
    assert made.elsewhere
    assert made.elsewhere + sum(made.counts.values()) == len(made.placements)
    store.record("Replace", made.edits(before, store.link_keys, {}))
    found = states(store)
    assert all(found[quote] is PassageState.EXACT for quote in quotes)
    store.undo()
    assert store.project == before


def test_all_that_stand_once_are_placed_at_once(store: ProjectStore, tmp_path: Path) -> None:
    before = store.project
    text = store.texts["story"]
    made = newer(store, tmp_path, "nothing of it")
    store.record("Replace", made.edits(before, store.link_keys, {}))
    waiting = waiting_in(project_in(store))
    assert standing_once(waiting, lambda _: "nothing of it") == {}
    again = "\n".join(["So it says.", *(each.passage.quote for each in waiting), "denied"])
    chosen = standing_once(waiting, lambda _: again)
    assert chosen
    for passage, after in chosen.items():
        assert again[after.start : after.end] == passage.quote == after.quote
        assert again.count(passage.quote) == 1
    assert standing_once(waiting, lambda _: text).keys() <= {each.passage for each in waiting}


def test_the_same_file_is_no_newer_version(store: ProjectStore, tmp_path: Path) -> None:
    made = newer(store, tmp_path, store.texts["story"])
    assert "the very file" in why_not(store.project, made.document, made.file)
    made = newer(store, tmp_path, store.texts["letter"])
    assert "as “Open letter”" in why_not(store.project, made.document, made.file)
    made = newer(store, tmp_path, "something new")
    assert why_not(store.project, made.document, made.file) == ""


@pytest.mark.parametrize(
    ("media_type", "kind", "encoding"),
    [
        ("text/plain", "plain text", ""),
        ("text/plain; charset=utf-8", "plain text", "UTF-8"),
        (
            "text/html; charset=windows-1252; charset-guessed=yes",
            "web page",
            "windows-1252 (guessed)",
        ),
        ("application/pdf", "PDF", ""),
        ("image/png", "image/png", ""),
    ],
)
def test_facts_in_words(media_type: str, kind: str, encoding: str) -> None:
    assert (kind_words(media_type), encoding_words(media_type)) == (kind, encoding)


def test_lengths_in_words() -> None:
    assert length_words("x") == "1 character"
    assert length_words("one\n\n\ftwo") == "9 characters on 2 pages"
    assert length_words(None) == "its text is not there"
