"""Event model files: what is wrong is said with file, place and mend, and never as a traceback."""

import copy
import hashlib
import json
import os
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline_app.model.problem import Problem
from timeline_app.model.source import PassageState
from timeline_app.reading.errors import ReadError
from timeline_app.reading.event_model import OpenProject, read_event_model
from timeline_app.reading.records import dates_of, passages_of, records_of

FileMaker = Callable[..., Path]
Raw = dict[str, Any]


def problems_of(file: Path) -> tuple[Problem, ...]:
    """The problems that keep `file` from being opened, each checked for its form."""
    with pytest.raises(ReadError) as caught:
        read_event_model(file)
    for problem in caught.value.problems:
        assert problem.file == str(file)
        assert problem.reason
        assert problem.mend
        assert "\n" not in str(problem)
        str(problem).encode()  # no lone surrogates
    return caught.value.problems


def test_a_sound_file_opens_without_problems(make_project: Callable[..., OpenProject]) -> None:
    opened = make_project()
    assert opened.problems == ()
    assert set(opened.texts) == {"story", "letter"}
    assert "\r\n" in opened.texts["story"]  # as in the file
    for _, passage in passages_of(records_of(opened.project)):
        assert opened.state_of(passage) is PassageState.EXACT
        text = opened.texts[passage.document]
        assert text[passage.start : passage.end] == passage.quote
    assert len(list(dates_of(records_of(opened.project)))) == 6


def set_at(raw: Any, path: str, value: Any) -> None:
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in steps:
        raw = raw[step]
    raw[last] = value


WRONG_VALUES = [
    ("events.1.participants.0.actor", "nobody", "events[1].participants[0].actor", "no actor"),
    ("actors.0.part_of", "nobody", "actors[0].part_of (actor 'massoud')", "no actor 'nobody'"),
    ("actors.2.part_of", "massoud", "actors[2].part_of", "part of itself"),
    ("links.0.to", "never", "links[0].to", "no event 'never'"),
    ("links.0.from", "never", "links[0].from", "no event 'never'"),
    ("events.0.claims.0.passage.document", "x", "passage.document", "no document 'x'"),
    ("actors.1.id", "massoud", "actors[1].id", "already that of actors[0]"),
    ("documents.1.id", "story", "documents[1].id", "already that of documents[0]"),
    ("events.1.id", "vow", "events[1].id", "already that of events[0]"),
    ("events.1.claims.0.id", "vow-1", "events[1].claims[0].id", "already that of events[0]"),
    ("events.0.claims.0.passage.end", 3, "events[0].claims[0].passage", "bounds are reversed"),
    ("events.0.claims.0.passage.quote", "no", "claims[0].passage", "its quote has 2 characters"),
    ("events.0.date.edtf", "next week", "events[0].date.edtf", "next week"),
    ("documents.0.published.edtf", "2021-13", "documents[0].published.edtf", "2021-13"),
    ("events.0.claims.0.said.edtf", "", "events[0].claims[0].said.edtf", "blank"),
    ("documents.0.path", "../story.txt", "documents[0].path", "leads out"),
    ("documents.0.path", "/etc/passwd", "documents[0].path", "leads out"),
    ("documents.0.path", "C:\\secret.txt", "documents[0].path", "leads out"),
    ("documents.0.path", "a\0b", "documents[0].path", "leads out"),
    ("format", "timeline-app/2", "format", "timeline-app/2"),
    ("format", None, "format", "null"),
    ("events.0.type", "WAR", "events[0].type (event 'vow')", "is not a value of 'type'"),
    ("events.0.claims", [], "events[0].claims", "'claims' is empty"),
    ("events.0.title", " ", "events[0].title", "blank"),
    ("events.0.id", "a b", "events[0].id", "can't be an id"),
    ("actors.0.colour", "red", "actors[0].colour", '"red" is no colour'),
    ("actors.0.colour", "#12345", "actors[0].colour", "is no colour"),
    ("actors.0.colour", "#123456\n", "actors[0].colour", "is no colour"),
    ("events.0.title", "\ud800", "events[0].title", "lone surrogate"),
    ("events.0.note", "\ud800", "events[0].note", "lone surrogate"),
    ("events.0.claims.0.passage.prefix", "\ud800", "passage.prefix", "lone surrogate"),
    ("events.0.note", {"a": 1}, "events[0].note", "an object doesn't fit"),
    ("events.0.claims.0.credibility", 7, "claims[0].credibility", "too large"),
    ("events.0.claims.0.credibility", True, "claims[0].credibility", "true doesn't fit"),
    ("events.0.claims.0.passage.start", -1, "passage.start", "too small"),
    ("events.0.claims.0.passage.start", "23", "passage.start", "doesn't fit"),
    ("events.0.claims.0.passage.start", 10**4000, "passage.start", "too large"),
    ("documents.0.sha256", "ABC", "documents[0].sha256", "not a SHA-256"),
    ("documents.0.reliability", "G", "documents[0].reliability", "is not a value"),
    ("events.0.colour", "red", "events[0].colour", "not a field of the event model"),
    ("events", {"0": []}, "events", "an object doesn't fit"),
    ("events[999]", 1, "events[999]", "not a field"),
    ("actors", [[]], "actors[0]", "a list doesn't fit"),
]


@pytest.mark.parametrize(("path", "value", "place", "reason"), WRONG_VALUES)
def test_a_wrong_value_is_named_with_its_place(
    path: str, value: Any, place: str, reason: str, raw: Raw, make_file: FileMaker
) -> None:
    set_at(raw, path, value)
    found = problems_of(make_file(raw))
    assert any(place in problem.place and reason in problem.reason for problem in found), found


def test_a_missing_field_is_named(raw: Raw, make_file: FileMaker) -> None:
    del raw["events"][2]["origin"]
    (problem,) = problems_of(make_file(raw))
    assert problem.place == "events[2].origin (event 'talks')"
    assert (problem.reason, problem.mend) == ("'origin' is missing", "add it")


WRONG_FILES = [
    (b"", "empty"),
    (b" \n", "empty"),
    (b"\xef\xbb\xbf", "empty"),
    (b"{", "not JSON"),
    (b'{"format": "timeline-app/1",}', "not JSON"),
    (b"[]", "not an object"),
    (b"null", "not an object"),
    (b"{}", "states no format"),
    (b'{"a": \xff}', "not UTF-8"),
    ("{}".encode("utf-16"), "not UTF-8"),
    (b'{"a": NaN}', "NaN is no number"),
    (b'{"a": -Infinity}', "-Infinity is no number"),
    (b'{"title": "a", "title": "b"}', "'title' stands twice"),
    (b'{"a": {"id": "x", "b\\n": 1, "b\\n": 2}}', "stands twice in the object with id 'x'"),
    (b"[" * 100_000, "nested too deeply"),
    (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "nested too deeply"),
    (b'{"a": ' + b"9" * 5000 + b"}", "number out of range"),
    (b"SQLite format 3\0", "not JSON"),
]


@pytest.mark.parametrize(
    ("data", "reason"),
    WRONG_FILES,
    ids=[reason + str(i) for i, (_, reason) in enumerate(WRONG_FILES)],
)
def test_a_file_that_is_no_event_model_is_refused(
    data: bytes, reason: str, make_file: FileMaker
) -> None:
    (problem,) = problems_of(make_file(data=data))
    assert reason in problem.reason


def test_the_line_of_broken_json_is_named(make_file: FileMaker) -> None:
    (problem,) = problems_of(make_file(data=b'{\n  "format": timeline\n}'))
    assert problem.place == "line 2 column 13"


@pytest.mark.parametrize("depth", [50, 300, 900])
def test_nesting_inside_a_field_is_reported_at_the_field(
    depth: int, raw: Raw, make_file: FileMaker
) -> None:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    raw["events"][0]["note"] = value
    data = json.dumps(raw)
    problems_of(make_file(data=data.encode()))


def test_a_byte_order_mark_is_no_problem(raw: Raw, make_file: FileMaker) -> None:
    data = b"\xef\xbb\xbf" + json.dumps(raw).encode()
    assert read_event_model(make_file(data=data)).problems == ()


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path)
    assert "folder" in problem.reason
    (problem,) = problems_of(tmp_path / "missing")
    assert "no such file" in problem.reason
    (problem,) = problems_of(tmp_path / ("n" * 300))
    assert "can't be read" in problem.reason


def test_all_problems_are_reported_together(raw: Raw, make_file: FileMaker) -> None:
    raw["events"][0]["participants"][0]["actor"] = "nobody"
    raw["links"][0]["to"] = "never"
    raw["events"][3]["date"]["edtf"] = "soon"
    raw["events"][1]["claims"][0]["passage"]["start"] += 1
    raw["events"][1]["claims"][0]["passage"]["end"] += 1
    found = problems_of(make_file(raw))
    places = [problem.place.partition(" ")[0] for problem in found]
    assert places == [
        "events[0].participants[0].actor",
        "links[0].to",
        "events[3].date.edtf",
        "events[1].claims[0].passage",
    ]
    assert [problem.fatal for problem in found] == [True, True, True, False]


def test_wrong_forms_are_reported_together(raw: Raw, make_file: FileMaker) -> None:
    raw["events"][0]["type"] = "WAR"
    raw["actors"][1]["kind"] = 5
    del raw["documents"][0]["sha256"]
    assert len(problems_of(make_file(raw))) == 3


def test_a_wrong_form_hides_no_other_problem(raw: Raw, make_file: FileMaker) -> None:
    raw["titel"] = "misspelt"
    raw["events"][0]["tittle"] = "misspelt"
    raw["events"][1]["participants"][0]["actor"] = "nobody"
    raw["events"][2]["id"] = "fighting"
    raw["events"][3]["date"]["edtf"] = "soon"
    raw["events"][4]["claims"][0]["passage"]["start"] += 1
    raw["events"][4]["claims"][0]["passage"]["end"] += 1
    raw["actors"][3] = 5
    raw["documents"][0]["path"] = "gone.txt"
    found = problems_of(make_file(raw))
    # Links and passages may name records that are themselves wrong: "vow" is no missing event.
    assert [problem.place for problem in found] == [
        "actors[3]",
        "events[0].tittle (event 'vow')",
        "titel",
        "events[2].id (event 'fighting')",
        "events[1].participants[0].actor (event 'fighting')",
        "events[3].date.edtf (event 'harm')",
        "documents[0] (document 'story')",
        "events[4].claims[0].passage (event 'plea')",
    ]


def test_what_a_wrong_form_makes_unknown_is_not_called_missing(
    raw: Raw, make_file: FileMaker
) -> None:
    raw["events"] = {"vow": {}}
    raw["links"][0]["note"] = 5
    assert {problem.place for problem in problems_of(make_file(raw))} == {"events", "links[0].note"}


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.timeline.json")
    with ThreadPoolExecutor(1) as pool:
        trial = pool.submit(problems_of, tmp_path / "pipe.timeline.json")
        try:
            (problem,) = trial.result(timeout=5)
        except TimeoutError:  # open the other end, so that the reader goes on
            os.close(os.open(tmp_path / "pipe.timeline.json", os.O_WRONLY))
            raise
    assert "not an ordinary file" in problem.reason


def test_the_hash_is_of_the_file_as_it_was_read(make_file: FileMaker) -> None:
    file = make_file()
    data = file.read_bytes()
    opened = read_event_model(file)
    file.write_bytes(b"something else")
    assert opened.sha256 == hashlib.sha256(data).hexdigest()


def test_problems_of_documents_are_known_by_document(make_file: FileMaker, tmp_path: Path) -> None:
    file = make_file()
    (tmp_path / "letters" / "letter.txt").unlink()
    opened = read_event_model(file)
    assert set(opened.document_problems) == {"letter"}
    (problem,) = opened.document_problems["letter"]
    assert "there is no file" in problem.reason
    assert problem in opened.problems


def test_a_quote_in_another_context_is_not_that_passage(raw: Raw, make_file: FileMaker) -> None:
    passage = raw["events"][0]["claims"][0]["passage"]
    passage |= {"start": 1, "end": 29, "prefix": "never said: ", "suffix": " or so"}
    opened = read_event_model(make_file(raw))
    assert opened.state_of(opened.project.events[0].claims[0].passage) is PassageState.LOST
    assert "with its prefix or suffix" in opened.problems[0].mend


def test_a_link_that_leaves_the_folder_is_refused(make_file: FileMaker, tmp_path: Path) -> None:
    file = make_file()
    outside = tmp_path.parent / f"{tmp_path.name}-outside.txt"
    outside.write_text("secret")
    (tmp_path / "story.txt").unlink()
    (tmp_path / "story.txt").symlink_to(outside)
    found = problems_of(file)
    assert "leads out of the documents folder" in found[0].reason
    assert "secret" not in "".join(map(str, found))


def test_a_link_within_the_folder_is_followed(make_file: FileMaker, tmp_path: Path) -> None:
    file = make_file()
    (tmp_path / "story.txt").rename(tmp_path / "moved.txt")
    (tmp_path / "story.txt").symlink_to("moved.txt")
    assert read_event_model(file).problems == ()


def test_links_in_a_circle_are_refused(make_file: FileMaker, tmp_path: Path) -> None:
    file = make_file()
    (tmp_path / "story.txt").unlink()
    (tmp_path / "story.txt").symlink_to("story.txt")
    problems_of(file)


def test_documents_come_from_the_given_folder(make_file: FileMaker, tmp_path: Path) -> None:
    file = make_file()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    opened = read_event_model(file, elsewhere)
    assert [problem.fatal for problem in opened.problems] == [False, False]
    assert "--documents" in opened.problems[0].mend
    assert {located.state for located in opened.located.values()} == {PassageState.LOST}
    for name in ("story.txt", "letters"):
        (tmp_path / name).rename(elsewhere / name)
    assert read_event_model(file, elsewhere).problems == ()


def test_a_changed_document_keeps_the_project_open(make_file: FileMaker, tmp_path: Path) -> None:
    file = make_file()
    story = tmp_path / "story.txt"
    story.write_bytes(b"NEW: " + story.read_bytes().replace(b"an attack", b"a raid"))
    opened = read_event_model(file)
    assert "SHA-256 differs" in opened.problems[0].reason
    claims = {claim.id: claim for event in opened.project.events for claim in event.claims}
    assert opened.state_of(claims["vow-1"].passage) is PassageState.MOVED
    assert opened.state_of(claims["fighting-1"].passage) is PassageState.LOST
    moved = opened.located[claims["vow-1"].passage]
    assert opened.texts["story"][moved.start : moved.end] == claims["vow-1"].passage.quote
    assert all(not problem.fatal for problem in opened.problems)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"caf\xe9"])
def test_a_document_that_is_not_utf_8(data: bytes, make_file: FileMaker, tmp_path: Path) -> None:
    file = make_file()
    (tmp_path / "story.txt").write_bytes(data)
    opened = read_event_model(file)
    assert "is not UTF-8" in opened.problems[0].reason
    assert "story" not in opened.texts


def test_documents_that_are_no_files(raw: Raw, make_file: FileMaker, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, reason in (("pipe", "not an ordinary file"), ("letters", "not an ordinary file")):
        raw["documents"][0]["path"] = path
        opened = read_event_model(make_file(raw))
        assert reason in opened.problems[0].reason
    del raw["documents"][0]["path"]
    assert "names no file" in read_event_model(make_file(raw)).problems[0].reason


def test_a_quote_in_two_places_is_settled_by_its_context(
    raw: Raw, make_file: FileMaker, tmp_path: Path
) -> None:
    passage = raw["events"][0]["claims"][0]["passage"]
    passage |= {"quote": "the", "start": 0, "end": 3, "prefix": "ley;\n", "suffix": " Taliban"}
    opened = read_event_model(make_file(raw))
    found = opened.located[opened.project.events[0].claims[0].passage]
    assert found.state is PassageState.MOVED
    passage["suffix"] = "?"
    opened = read_event_model(make_file(raw))
    found = opened.located[opened.project.events[0].claims[0].passage]
    assert found.state is PassageState.AMBIGUOUS
    assert found.start is None
    assert "stands in several places" in opened.problems[0].mend


# Any JSON in any place of a valid file gives a project or a ReadError.

JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["vow", "story", "massoud", "../x", "\ud800", "2021-08", "a\0b", "\u202e"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "edtf", "passage", "events[0]", "\ud800", ""])
            | st.text(max_size=3),
            inner,
            max_size=3,
        )
    ),
    max_leaves=5,
)


def tried(file: Path) -> OpenProject | None:
    """The project in `file`, or None where a ReadError says why it can't be opened."""
    try:
        return read_event_model(file)
    except ReadError as error:
        for problem in error.problems:
            str(problem).encode()
        return None


def places(raw: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    if isinstance(raw, dict):
        steps: Any = raw.items()
    elif isinstance(raw, list):
        steps = enumerate(raw)
    else:
        steps = ()
    for step, value in steps:
        found += places(value, (*path, step))
    return found


@settings(max_examples=300)
@given(data=st.data())
def test_no_mutation_gives_another_exception(
    data: st.DataObject, raw: Raw, make_file: FileMaker
) -> None:
    mutated = copy.deepcopy(raw)
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(places(mutated)))
        parent = mutated
        for step in path[:-1]:
            parent = parent[step]
        match data.draw(st.sampled_from(["replace", "remove", "add"])):
            case "replace":
                parent[path[-1]] = data.draw(JSON_VALUES)
            case "remove":
                del parent[path[-1]]
            case "add" if isinstance(parent, dict):
                parent[data.draw(st.text(max_size=4))] = data.draw(JSON_VALUES)
        if not mutated:
            break
    opened = tried(make_file(mutated))
    if opened is not None:
        assert json.loads(opened.project.to_json())["title"] == opened.project.title


@pytest.mark.parametrize(
    ("count", "seed"), [(300, 1), pytest.param(10_000, 2, marks=pytest.mark.trust)]
)
def test_no_damage_shows_a_passage_that_is_not_there(
    count: int, seed: int, raw: Raw, make_file: FileMaker
) -> None:
    """Bytes changed at random: what still opens shows as sourced only what its documents say."""
    data, chance = json.dumps(raw, indent=1).encode(), random.Random(seed)
    opened_count = sourced = 0
    for _ in range(count):
        damaged = bytearray(data)
        for _ in range(chance.choice((1, 1, 2, 5))):
            place = chance.randrange(len(damaged))
            match chance.randrange(3):
                case 0:
                    damaged[place] = chance.randrange(32, 127)
                case 1:
                    del damaged[place : place + chance.randrange(1, 20)]
                case _:
                    damaged[place:place] = damaged[place : place + chance.randrange(1, 20)]
        opened = tried(make_file(data=bytes(damaged)))
        if opened is None:
            continue
        opened_count += 1
        for _, passage in passages_of(records_of(opened.project)):
            located = opened.located.get(passage)
            if located is not None and located.state.is_sourced:
                text = opened.texts[passage.document]
                assert text[located.start : located.end] == passage.quote
                sourced += 1
    assert 0 < opened_count < count
    assert sourced > 0


@settings(max_examples=200)
@given(position=st.integers(0), new=st.binary(max_size=3), cut=st.integers(0, 3))
@example(position=0, new=b"\xef\xbb\xbf", cut=0)
def test_no_damage_to_the_bytes_gives_another_exception(
    position: int, new: bytes, cut: int, raw: Raw, make_file: FileMaker
) -> None:
    data = json.dumps(raw).encode()
    position %= len(data)
    damaged = data[:position] + new + data[position + cut :]
    tried(make_file(data=damaged))
