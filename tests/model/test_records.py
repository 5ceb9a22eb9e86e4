"""Records: frozen, strict, the same after a round through JSON; statuses and passages derived."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from timeline_app.locations import bundled_project, resource_folder
from timeline_app.model.event import Claim, Event, Factuality, Link, Stance, Status, status_of
from timeline_app.model.problem import Problem
from timeline_app.model.project import Project, json_schema
from timeline_app.model.source import Passage, PassageState, locate

Raw = dict[str, Any]


def claim(stance: Stance, factuality: Factuality, claimed_by: tuple[str, ...] = ()) -> Claim:
    passage = Passage(document="d", start=0, end=1, quote="q")
    return Claim(
        id="c", passage=passage, stance=stance, factuality=factuality, claimed_by=claimed_by
    )


YES, MAYBE, NO, OPEN = (Factuality(code) for code in ("CT+", "PS+", "CT-", "Uu"))
SAYS, DENIES, ASKS, PLANS = (Stance(s) for s in ("asserts", "denies", "questions", "plans"))


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ([claim(SAYS, YES)], "reported"),
        ([claim(SAYS, MAYBE)], "reported"),
        ([claim(SAYS, YES, ("a",))], "attributed"),
        ([claim(SAYS, YES, ("a",)), claim(SAYS, YES)], "reported"),
        ([claim(SAYS, YES), claim(DENIES, YES, ("a",))], "disputed"),
        ([claim(SAYS, YES), claim(SAYS, NO)], "disputed"),
        ([claim(DENIES, YES)], "denied"),
        ([claim(DENIES, YES), claim(SAYS, NO)], "denied"),
        ([claim(SAYS, NO)], "negated"),
        ([claim(PLANS, YES)], "expected"),
        ([claim(PLANS, YES), claim(DENIES, YES)], "denied"),
        ([claim(PLANS, YES), claim(SAYS, YES)], "reported"),
        ([claim(ASKS, OPEN)], "attributed"),
        ([claim(SAYS, OPEN)], "attributed"),
        ([claim(ASKS, YES), claim(SAYS, NO)], "negated"),
    ],
)
def test_status_follows_from_the_claims(claims: list[Claim], status: str) -> None:
    assert status_of(tuple(claims)) is Status(status)


@given(
    st.lists(
        st.builds(
            claim,
            st.sampled_from(Stance),
            st.sampled_from(Factuality),
            st.sampled_from([(), ("a",)]),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_status_does_not_depend_on_order(claims: list[Claim]) -> None:
    assert status_of(tuple(claims)) is status_of(tuple(reversed(claims)))


def test_model_to_json_and_back(raw: Raw) -> None:
    project = Project.model_validate(raw)
    text = project.to_json()
    assert text.endswith("}\n")
    assert "null" not in text
    assert '"from": "vow"' in text
    again = Project.model_validate(json.loads(text))
    assert again == project
    assert again.to_json() == text


def test_records_do_not_change(raw: Raw) -> None:
    project = Project.model_validate(raw)
    with pytest.raises(ValidationError):
        project.title = "other"  # type: ignore[misc]
    assert hash(project) == hash(Project.model_validate(raw))


def test_names_are_exactly_those_of_the_design() -> None:
    def fields(record: type[Any]) -> str:
        return " ".join(record.model_json_schema()["properties"])

    assert fields(Event) == (
        "id title type date participants place claims tags note origin proposal"
    )
    assert fields(Claim) == "id passage stance factuality claimed_by said credibility"
    assert fields(Passage) == "document start end quote prefix suffix row"
    assert " ".join(json_schema()["$defs"]["Link"]["properties"]) == (
        "kind from to note passages proposal"
    )


def test_the_published_schema_is_the_models() -> None:
    file = resource_folder() / "event-model.schema.json"
    assert json.loads(file.read_text()) == json_schema()
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_the_schema_and_the_model_agree(raw: Raw) -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    validator.validate(raw)
    for path, value in [
        (("events", 0, "claims"), []),
        (("events", 0, "claims", 0, "credibility"), 7),
        (("events", 0, "claims", 0, "passage", "start"), "5"),
        (("events", 0, "claims", 0, "passage", "start"), -1),
        (("events", 0, "claims", 0, "passage", "quote"), ""),
        (("events", 0, "type"), "WAR"),
        (("events", 0, "id"), "a b"),
        (("events", 0, "extra"), 1),
        (("documents", 0, "sha256"), "abc"),
        (("format",), "timeline-app/2"),
    ]:
        changed = json.loads(json.dumps(raw))
        target = changed
        for step in path[:-1]:
            target = target[step]
        target[path[-1]] = value
        assert not validator.is_valid(changed), path
        with pytest.raises(ValidationError):
            Project.model_validate(changed)


def test_the_bundled_project_fits_the_schema() -> None:
    file, _ = bundled_project()
    jsonschema.validate(json.loads(file.read_text()), json_schema())


def test_tags_stand_once_and_actors_keep_their_order(raw: Raw) -> None:
    raw["events"][1]["tags"] = ["b", "a", "b"]
    raw["events"][1]["participants"].append({"actor": "taliban", "role": "speaker"})
    event = Project.model_validate(raw).events[1]
    assert event.tags == ("b", "a")
    assert event.actors == ("taliban", "massoud", "resistance")


# locate

SMALL_TEXTS = st.text("ab ", max_size=12)


@given(SMALL_TEXTS, st.integers(0, 12), st.integers(1, 4), st.integers(0, 3), SMALL_TEXTS)
def test_a_passage_moves_with_its_text(
    text: str, start: int, length: int, context: int, before: str
) -> None:
    end = start + length
    if end > len(text):
        return
    passage = Passage(
        document="d",
        start=start,
        end=end,
        quote=text[start:end],
        prefix=text[max(start - context, 0) : start],
        suffix=text[end : end + context],
    )
    found = locate(passage, text)
    assert (found.state, found.start, found.end) == (PassageState.EXACT, start, end)
    moved = locate(passage, before + text)
    assert moved.state is not PassageState.LOST
    if moved.start is not None:
        assert (before + text)[moved.start : moved.end] == passage.quote


@given(
    SMALL_TEXTS,
    st.text("ab", min_size=1, max_size=2),
    st.text("ab", max_size=1),
    st.text("ab", max_size=1),
)
def test_locating_agrees_with_a_search_place_by_place(
    text: str, quote: str, prefix: str, suffix: str
) -> None:
    passage = Passage(document="d", start=900, end=901, quote=quote, prefix=prefix, suffix=suffix)
    everywhere = [i for i in range(len(text)) if text[i : i + len(quote)] == quote]
    fitting = [
        i
        for i in everywhere
        if text[:i].endswith(prefix) and text[i + len(quote) :].startswith(suffix)
    ]
    found = locate(passage, text)
    if not everywhere:
        assert found.state is PassageState.LOST
    elif len(everywhere) == 1:
        before = text[: everywhere[0]].replace(" ", "")
        after = text[everywhere[0] + len(quote) :].replace(" ", "")
        contexts = [before.endswith(prefix)] * bool(prefix) + [after.startswith(suffix)] * bool(
            suffix
        )
        fits = any(contexts) or not contexts
        assert found.state is (PassageState.MOVED if fits else PassageState.LOST)
        assert found.start == (everywhere[0] if fits else None)
    elif len(fitting) == 1:
        assert found.state is PassageState.MOVED
        assert found.start == fitting[0]
    else:
        assert found.state is PassageState.AMBIGUOUS


@pytest.mark.parametrize(
    ("prefix", "suffix", "state"),
    [
        ("", "", "moved"),
        (" \n", "", "moved"),  # white space is no context
        ("Nobody says that ", " began today.", "moved"),  # both
        ("the new report that ", " began today.", "moved"),  # one is enough
        ("says  that\n", "", "moved"),  # as if wrapped anew
        ("A new lead: everybody says that ", "", "moved"),  # only what is nearest counts
        ("he denied that ", "", "lost"),
        ("", " ended", "lost"),
        ("he denied that ", " ended", "lost"),
    ],
)
def test_a_quote_elsewhere_needs_some_of_its_context(prefix: str, suffix: str, state: str) -> None:
    text = "Nobody says that the war began today."
    passage = Passage(document="d", start=0, end=7, quote="the war", prefix=prefix, suffix=suffix)
    assert locate(passage, text).state == state


def test_links_have_the_names_of_the_design_and_no_others() -> None:
    link = {"kind": "before", "from": "a", "to": "b"}
    assert Link.model_validate(link).from_ == "a"
    del link["from"]
    with pytest.raises(ValidationError):
        Link.model_validate({**link, "from_": "a"})


def test_offsets_count_code_points() -> None:
    passage = Passage(document="d", start=2, end=3, quote="x")
    assert locate(passage, "🦁 x").state is PassageState.EXACT


def test_states_that_count_as_sourced() -> None:
    assert [state.value for state in PassageState if state.is_sourced] == ["exact", "moved"]


# Problem


@given(st.lists(st.text(), min_size=4, max_size=4))
def test_a_problem_is_one_line_that_can_be_printed(texts: list[str]) -> None:
    line = str(Problem(texts[0], texts[1], texts[2], texts[3]))
    assert len(line.splitlines()) <= 1
    line.encode()
    assert not any(mark in line for mark in "\x1b\u202e\0")


def test_a_problem_names_file_place_reason_and_mend() -> None:
    assert str(Problem("f", "p", "r", "m")) == "f: p: r; m"
    assert str(Problem("f", "", "r\n", "m")) == "f: r\\n; m"


def test_every_status_comes_from_some_claims() -> None:
    claims = [claim(s, f, by) for s in Stance for f in Factuality for by in ((), ("a",))]
    found = {status_of(pair) for pair in combinations(claims, 2)}
    assert found == set(Status)


def test_locations_are_folders() -> None:
    assert isinstance(resource_folder(), Path)
    assert resource_folder().is_dir()
    assert bundled_project()[1].is_dir()
