"""The table for terminals: fitted, aligned, and out of reach for what documents hold."""

import json
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.proposal import Decision, Proposal
from timeline_app.model.source import Located, PassageState
from timeline_app.reading.event_model import OpenProject
from timeline_app.writing.plain import columns_of, escaped_in_json, neutralised
from timeline_app.writing.terminal import event_json, event_table

MakeProject = Callable[..., OpenProject]


def table(opened: OpenProject, width: int | None) -> list[str]:
    return list(event_table(opened.project, opened.project.events, opened.located, width))


@given(st.text())
def test_neutralised_text_is_one_line_without_controls(text: str) -> None:
    shown = neutralised(text)
    for character in shown:
        assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(character) not in (
            "RLO",
            "LRO",
            "RLE",
            "LRE",
            "PDF",
            "RLI",
        )
    assert neutralised(shown) == shown


def test_what_steers_a_terminal_becomes_a_mark() -> None:
    assert neutralised("a\x1b[2Jb") == "a␛[2Jb"
    assert neutralised("a\u202eb\u2066") == "a<U+202E>b<U+2066>"
    assert neutralised("a\x9bb\x7f") == "a<U+009B>b␡"
    assert neutralised("a\r\nb\tc\u2028d") == "a  b c d"
    assert neutralised("می\u200cخواهم") == "می\u200cخواهم"


@given(st.text())
def test_escaped_json_is_the_same_json(text: str) -> None:
    shown = escaped_in_json(json.dumps([text], ensure_ascii=False))
    assert json.loads(shown) == [text]
    assert not any(unicodedata.category(c) == "Cs" or c in "\x9b\u202e" for c in shown)


def test_wide_and_zero_width_letters() -> None:
    assert columns_of("潘杰希尔") == 8
    assert columns_of("e\u0301") == 1
    assert columns_of("ab") == 2


@pytest.mark.parametrize("width", [1, 10, 20, 40, 60, 80, 100, 120, 200, 500])
def test_no_line_is_wider_than_the_terminal(width: int, make_project: MakeProject) -> None:
    opened = make_project()
    wide = opened.project.events[0].model_copy(update={"title": "潘杰希尔山谷" * 20})
    project = opened.project.model_copy(update={"events": (wide, *opened.project.events[1:])})
    lines = list(event_table(project, project.events, opened.located, width))
    assert max(map(columns_of, lines)) <= width
    assert len(lines) == 6


def test_columns_align_and_nothing_is_cut_without_a_width(make_project: MakeProject) -> None:
    opened = make_project()
    events = list(opened.project.events)
    events[0] = events[0].model_copy(update={"title": "x" * 300})
    events[1] = events[1].model_copy(update={"participants": ()})
    header, *lines = event_table(opened.project, events, opened.located, None)
    start = header.index("TITLE")
    assert [line[start:] for line in lines] == [event.title for event in events]
    assert header.split() == ["DATE", "EDTF", "STATUS", "ACTORS", "TITLE"]
    assert "…" not in "".join(lines)


def test_an_event_whose_passages_are_lost_is_unsourced(make_project: MakeProject) -> None:
    opened = make_project()
    lost = {passage: Located(state=PassageState.LOST) for passage in opened.located}
    lines = event_table(opened.project, opened.project.events[:1], lost, None)
    assert "reported, unsourced" in list(lines)[1]
    objects = json.loads(event_json(opened.project.events, lost))
    assert not any(each["sourced"] for each in objects)


def test_json_has_records_and_what_follows_from_them(make_project: MakeProject) -> None:
    opened = make_project()
    objects = json.loads(event_json(opened.project.events, opened.located))
    vow, plea = objects[0], objects[-1]
    assert vow["status"] == "reported"
    assert vow["date_words"] == "16 August 2021"
    assert vow["start_earliest"] == "2021-08-16T00:00:00"
    assert vow["claims"][0]["passage"]["quote"] == "Ahmad Massoud said on Monday"
    assert plea["date_words"] is plea["end_latest"] is None
    assert all(each["sourced"] for each in objects)
    assert event_json([], opened.located) == "[]"


def test_a_proposal_says_so_in_its_status(make_project: MakeProject) -> None:
    opened = make_project()
    proposal = Proposal(key="k", rule="verb", confidence=0.5)
    events = [
        event.model_copy(update={"proposal": made})
        for event, made in zip(
            opened.project.events,
            (proposal, proposal.model_copy(update={"decision": Decision.ACCEPTED})),
            strict=False,
        )
    ]
    _, *lines = event_table(opened.project, events, opened.located, None)
    assert ["proposed" in line for line in lines] == [True, False]
