"""The search for everything: what it finds, how it follows edits, and what it says while it is not ready."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from timeline_app.model.event import Actor, Event, Link
from timeline_app.model.project import Project
from timeline_app.query.filter import EventFilter
from timeline_app.query.searched_words import asked_words, holds
from timeline_app.reading.event_model import OpenProject
from timeline_app.session import record_search
from timeline_app.session.editing import Editor
from timeline_app.session.importing import import_tables
from timeline_app.session.opening import Opened, open_file
from timeline_app.session.search import Findings, Search
from timeline_app.session.search_hits import Group, Hit, Piece
from timeline_app.session.search_pieces import LONGEST, pieces_of
from timeline_app.session.session import Session
from timeline_app.store.edits import Edit, Put, Remove
from timeline_app.store.errors import EditError
from timeline_app.store.project_store import ProjectStore

WORDS = ("Kabul", "Массуд", "Łódź", "straße", "vow", "Kabaret", "vowel", "پنجشیر", "x-ray")


@pytest.fixture
def opened(make_project: Callable[..., OpenProject], tmp_path: Path) -> Iterator[Opened]:
    made = make_project()
    file = tmp_path / "valley.timeline"
    ProjectStore.create(file, made.project, made.texts).close()
    opened = open_file(file)
    yield opened
    opened.close()


@pytest.fixture
def editor(opened: Opened) -> Editor:
    session = Session(opened.open_project, lambda text: 6.5 * len(text), columns=opened.columns)
    assert opened.store is not None
    return Editor(session, opened.store)


@pytest.fixture
def search(editor: Editor) -> Iterator[Search]:
    search = Search(editor._session)
    yield finished(search)
    search.close()


def finished(search: Search) -> Search:
    while not search.is_at_rest:
        search.work(0.01)
    return search


def hits(findings: Findings, group: Group) -> tuple[Hit, ...]:
    return next((each.hits for each in findings.groups if each.group is group), ())


def plain(pieces: tuple[Piece, ...]) -> str:
    return "".join(text for text, _ in pieces)


def marked(pieces: tuple[Piece, ...]) -> list[str]:
    return [text for text, is_marked in pieces if is_marked]


def test_events_actors_documents_and_notes_are_found(search: Search, editor: Editor) -> None:
    findings = search.find("mass")
    assert findings.progress is None
    (actor,) = hits(findings, Group.ACTORS)
    assert plain(actor.title) == "Ahmad Massoud"
    assert marked(actor.title) == ["Mass"]
    text = editor.store.texts["story"]
    (passage,) = (hit for hit in hits(findings, Group.DOCUMENTS) if hit.stretch)
    assert passage.document == "story"
    assert text[slice(*passage.stretch or ())] == "Mass"
    assert "Ahmad Massoud said on Monday" in plain(passage.detail)
    titles = {plain(hit.title) for hit in hits(findings, Group.EVENTS)}
    naive = naive_events(editor.store.project, ("mass",))
    assert titles == {each.title for each in editor.store.project.events if each.id in naive}


def test_every_word_must_be_there_and_titles_come_first(search: Search) -> None:
    found = hits(search.find("vall att"), Group.EVENTS)
    assert [plain(hit.title) for hit in found] == ["Attack on the valley"]
    assert marked(found[0].title) == ["Att", "vall"]
    assert not search.find("valley zebra").groups


@pytest.mark.parametrize(
    "typed", ['"', '"mass', "mass*", "NEAR(mass)", "mass:", "-mass", "mass\0", "^mass", "{mass}"]
)
def test_what_is_typed_is_data(typed: str, search: Search) -> None:
    words = asked_words(typed)
    found = search.find(typed)
    assert found.words == words
    if words == ("mass",):
        assert found.groups == search.find("mass").groups
    elif not words:
        assert not found.groups


def test_the_filter_hides_no_hit_but_is_told(search: Search, editor: Editor) -> None:
    editor._session.set_filter(EventFilter(actors=frozenset()))
    findings = search.find("att")
    assert [hit.is_hidden for hit in hits(findings, Group.EVENTS)] == [True]
    assert all(hit.is_hidden for hit in hits(search.find("mass"), Group.ACTORS))


def test_edits_are_followed(search: Search, editor: Editor) -> None:
    event, *_ = editor.store.project.events
    editor.record("Rename", [Put(event.model_copy(update={"title": "Ein Gelübde"}))])
    assert [hit.event for hit in hits(search.find("gelub"), Group.EVENTS)] == [event.id]
    editor.undo()
    assert not search.find("gelub").groups
    editor.redo()
    assert [hit.event for hit in hits(search.find("GELÜBDE"), Group.EVENTS)] == [event.id]
    assert search.is_at_rest


def test_a_document_that_gets_another_text_is_found_by_that(search: Search, editor: Editor) -> None:
    document = next(each for each in editor.store.project.documents if each.id == "story")
    before = editor.store.texts["story"]
    editor.record("Replace", [Put(document, f"Entirely quizzical. {before}")])
    (hit,) = hits(search.find("quizz"), Group.DOCUMENTS)
    assert hit.stretch == (9, 14)
    editor.undo()
    assert not search.find("quizz").groups
    assert search.is_at_rest


def test_after_random_edits_it_finds_what_looking_through_finds(
    search: Search, editor: Editor
) -> None:
    chance = random.Random(7)
    store = editor.store
    for step in range(120):
        try:
            match chance.randrange(8):
                case 0:
                    editor.undo()
                case 1:
                    editor.redo()
                case 2:
                    editor.go_to(chance.randrange(store.head + 1))
                case _:
                    editor.record("Edit", [some_edit(store, chance, step)])
        except EditError:
            continue
        for typed in (chance.choice(WORDS)[:3], chance.choice(WORDS), "vow kab", "mass"):
            check_against_naive(search, store, asked_words(typed))
    assert search.is_at_rest


def some_edit(store: ProjectStore, chance: random.Random, step: int) -> Edit:
    project = store.project
    word, other = chance.choices(WORDS, k=2)
    changes: dict[str, Any] = {"note": other} if chance.random() < 0.3 else {}
    if chance.random() < 0.4:
        actor = chance.choice(project.actors)
        return Put(actor.model_copy(update={"name": f"{word} {step}", **changes}))
    if chance.random() < 0.2:
        document = chance.choice(project.documents)
        text = store.texts.get(document.id, "")
        return Put(document.model_copy(update={"title": word}), f"{text}\n\n{other} {step}")
    if chance.random() < 0.2:
        one, two = (each.id for each in chance.sample(project.events, 2))
        link = {"kind": "causes", "from": one, "to": two, "note": word}
        return Put(Link.model_validate(link))
    event = chance.choice(project.events)
    if chance.random() < 0.1:
        return Remove("event", event.id)
    new_id = event.id if chance.random() < 0.7 else f"new{step}"
    claims = tuple(
        claim.model_copy(update={"id": f"{new_id}-{n}"}) for n, claim in enumerate(event.claims)
    )
    return Put(event.model_copy(update={"id": new_id, "title": word, "claims": claims, **changes}))


def check_against_naive(search: Search, store: ProjectStore, words: tuple[str, ...]) -> None:
    search.find(" ".join(words))
    made = search._made
    assert isinstance(made, record_search.RecordSearch)
    project = store.project
    assert ids(made.events(words, 999)) == sorted(naive_events(project, words))
    assert ids(made.actors(words, 999)) == sorted(
        actor.id for actor in project.actors if holds(names_of(actor), words)
    )
    assert ids(made.titles(words, 999)) == sorted(
        each.id
        for each in project.documents
        if holds(f"{each.title}\n{each.publisher or ''}", words)
    )
    assert ids(made.passages(words, 999)) == sorted(
        each.id
        for each in project.documents
        for start, end in pieces_of(store.texts.get(each.id, ""))
        if holds(store.texts[each.id][start:end], words)
    )
    notes = [(("event", each.id), each.note) for each in project.events]
    notes += [(("actor", each.id), each.note) for each in project.actors]
    notes += [(("link", each.from_), each.note) for each in project.links]
    found = made.notes(words, 999)
    assert sorted(str(place.owner) for place in found.places) == sorted(
        str(owner) for owner, note in notes if note and holds(note, words)
    )


def ids(found: Any) -> list[str]:
    assert found.count == len(found.places)
    return sorted(str(place.owner) for place in found.places)


def naive_events(project: Project, words: tuple[str, ...]) -> list[str]:
    actors = {actor.id: names_of(actor) for actor in project.actors}
    return [each.id for each in project.events if holds(text_of(each, actors), words)]


def text_of(event: Event, actors: dict[str, str]) -> str:
    parts = [event.title, event.place or "", *event.tags]
    parts += [claim.passage.quote for claim in event.claims]
    parts += [actors[id_] for id_ in event.actors]
    parts += [actors.get(name, name) for claim in event.claims for name in claim.claimed_by]
    return "\n".join(parts)


def names_of(actor: Actor) -> str:
    return "\n".join((actor.name, *(alias.text for alias in actor.aliases)))


def test_it_says_how_far_it_is_until_it_is_ready(editor: Editor) -> None:
    search = Search(editor._session)
    findings = search.find("mass")
    assert findings.progress == 0.0
    assert not findings.groups
    document = editor.store.project.documents[0]
    event = editor.store.project.events[0]
    search.work(0.0)
    editor.record("Amid", [Put(event.model_copy(update={"title": "Amid the building"}))])
    editor.record("Text", [Put(document, "a quizzical text")])
    finished(search)
    assert [hit.event for hit in hits(search.find("amid"), Group.EVENTS)] == [event.id]
    assert hits(search.find("quizzical"), Group.DOCUMENTS)
    search.close()


def test_too_many_edits_are_no_longer_followed_one_by_one(
    search: Search, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_search, "MOST_FOLLOWED", 2)
    events = editor.store.project.events
    for number, event in enumerate(events):
        editor.record("x", [Put(event.model_copy(update={"title": f"Quizzical {number}"}))])
        assert hits(search.find("quizzical"), Group.EVENTS)  # what is built anew is not waited for
    assert not search.is_at_rest
    finished(search)
    found = search.find("quizzical")
    assert [each.count for each in found.groups if each.group is Group.EVENTS] == [len(events)]
    all_at_once = [Put(event.model_copy(update={"title": "Unlike before"})) for event in events]
    editor.record("x", all_at_once)
    assert search.find("unlike").progress is not None
    assert not search.find("quizzical").groups  # nothing stale is shown
    assert len(hits(finished(search).find("unlike"), Group.EVENTS)) == len(events)


def test_what_is_not_read_yet_is_waited_for(editor: Editor) -> None:
    session = editor._session
    whole = session.open_project
    session.complete(replace(whole, is_whole=False), session.columns)
    search = Search(session)
    search.work(1.0)
    assert search.find("massoud").progress == 0.0
    assert not search.is_at_rest
    session.complete(whole, session.columns)
    assert finished(search).find("massoud").groups
    search.close()


def test_another_project_is_another_search(
    search: Search, editor: Editor, make_project: Callable[..., OpenProject]
) -> None:
    assert search.find("massoud").groups
    editor._session.open(make_project())
    assert search.find("massoud").progress is not None
    assert finished(search).find("massoud").groups


def test_rows_of_tables_are_found(make_table: Callable[..., Path], tmp_path: Path) -> None:
    file = tmp_path / "t.timeline"
    import_tables([make_table()], file)
    opened = open_file(file)
    session = Session(opened.open_project, lambda text: 7.0 * len(text), columns=opened.columns)
    search = finished(Search(session))

    def found(typed: str) -> list[str]:
        return sorted(plain(hit.title) for hit in hits(search.find(typed), Group.EVENTS))

    assert found("siege") == ["Siege"]
    assert found("elect VOTE") == ["Élection"]
    assert found("massoud") == ["Siege", "Vow"]
    assert found("massoud panj") == ["Vow"]
    assert [plain(hit.title) for hit in hits(search.find("tal"), Group.ACTORS)] == ["Taliban"]
    assert hits(search.find("events"), Group.DOCUMENTS)[0].document == "t1"
    search.close()
    opened.close()


def test_a_text_is_cut_into_pieces_that_are_all_of_it() -> None:
    paragraphs = ["A short one.", "word " * 500, "x" * 3000, "Another. " * 30]
    text = "\n\n".join(paragraphs) + "\n"
    cuts = list(pieces_of(text))
    assert "".join(text[start:end] for start, end in cuts) == text
    assert all(0 < end - start <= LONGEST for start, end in cuts)
    # No word of a usual length is cut.
    assert all(text[end - 1].isspace() for _, end in cuts if "x" not in text[end - 1 : end + 1])
