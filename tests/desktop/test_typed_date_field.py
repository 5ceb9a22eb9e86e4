"""The field for a date: how it is understood shows as it is typed; a date left alone stays whole."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from timeline_app.desktop.typed_date_field import UNDATED, TypedDateField, bounds_words
from timeline_app.model.source import Basis, Date
from timeline_app.model.time import parse_edtf
from timeline_app.model.typed_date import read_typed_date

HOSTILE = "<img src=file:///etc/passwd>"


@pytest.fixture
def field(qtbot: QtBot) -> TypedDateField:
    made = TypedDateField()
    qtbot.addWidget(made)
    made.resize(400, 80)
    with qtbot.waitExposed(made):
        made.show()
    return made


def told(field: TypedDateField) -> str:
    return field.reading.text().replace("\u200b", "")


def test_nothing_typed_is_no_date(field: TypedDateField) -> None:
    assert (field.date, field.problem, told(field)) == (None, "", UNDATED)


def test_the_reading_follows_each_key(field: TypedDateField, qtbot: QtBot) -> None:
    said: list[tuple[str, bool]] = []
    field.changed.connect(lambda: said.append((told(field), bool(field.problem))))
    qtbot.keyClicks(field.text, "2021-")
    assert len(said) == 5
    assert said[3] == ("2021: starts 2021-01-01 … 2021-12-31, ends 2021-01-01 … 2021-12-31", False)
    assert said[-1][1]
    qtbot.keyClicks(field.text, "12")
    assert told(field).endswith("starts 2021-12-01 … 2021-12-31, ends 2021-12-01 … 2021-12-31")
    assert field.date == Date(edtf="2021-12", basis=Basis.STATED)
    field.text.clear()
    assert (field.date, told(field)) == (None, UNDATED)


def test_words_are_kept_as_the_phrase(field: TypedDateField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.text, " late August 2021 ")
    date = field.date
    assert date is not None
    assert (date.phrase, date.basis, date.anchor) == ("late August 2021", Basis.STATED, None)
    assert parse_edtf(date.edtf).start_earliest == parse_edtf("2021-08-21").start_earliest


@pytest.mark.parametrize("text", ["someday", "2021-02-30", "03/04/2021", "the day before"])
def test_what_is_not_understood_is_told_and_gives_no_date(
    text: str, field: TypedDateField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.text, text)
    assert field.date is None
    assert field.problem
    assert told(field) == f"⚠ {field.problem}"
    assert field.reading.property("warning") == "true"
    field.text.setText("2021")
    assert field.problem == ""
    assert field.reading.property("warning") == "false"


def test_it_leans_on_what_it_is_told_to(field: TypedDateField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.text, "the day before")
    assert field.problem
    field.lean_on(parse_edtf("2021-08-16"), "the date of “Story”")
    assert field.date == Date(
        edtf="2021-08-15",
        phrase="the day before",
        basis=Basis.RELATIVE,
        anchor="the date of “Story”",
    )
    field.text.setText("2021-08-15")  # which leans on nothing
    assert field.date == Date(edtf="2021-08-15", basis=Basis.STATED)
    field.text.setText("the day before")
    field.lean_on(None, "")
    assert field.date is None


def test_a_date_left_alone_keeps_its_phrase_and_basis(field: TypedDateField, qtbot: QtBot) -> None:
    kept = Date(edtf="2021-08-16", phrase="on Monday", basis=Basis.RELATIVE, anchor="dateline")
    field.show_date(kept)
    assert field.text.text() == "2021-08-16"
    assert field.date == kept
    qtbot.keyClick(field.text, Qt.Key.Key_Backspace)
    qtbot.keyClicks(field.text, "7")
    assert field.date == Date(edtf="2021-08-17", basis=Basis.STATED)
    qtbot.keyClick(field.text, Qt.Key.Key_Backspace)
    qtbot.keyClicks(field.text, "6")
    assert field.date == kept
    field.show_date(None)
    assert field.date is None


dates = st.sampled_from(
    [
        "2021-08-25T05:30:00+04:30",
        "2021-09/..",
        "/2021",
        "[2021-05-01..2021-05-10]",
        "{1667,1668-12}",
        "156X",
        "Y-17E7",
        "2004-06~/2004-08?",
        "-0044-03-15",
        "%2001-21",
        "1390S2",
        f"{{{','.join(map(str, range(1000, 1600)))}}}",
    ]
)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    edtf=dates,
    phrase=st.one_of(st.none(), st.text(max_size=20)),
    basis=st.sampled_from(Basis),
    anchor=st.text(max_size=9),
)
def test_whatever_date_is_shown_is_the_same_date_again(
    edtf: str, phrase: str | None, basis: Basis, anchor: str, qapp: object
) -> None:
    field = TypedDateField()
    field.lean_on(parse_edtf("2021-08-16"), "the date of “Story”")
    date = Date(edtf=edtf, phrase=phrase, basis=basis, anchor=anchor)
    field.show_date(date)
    assert (field.date, field.problem) == (date, "")
    field.deleteLater()


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-08-16", "starts 2021-08-16, ends 2021-08-16"),
        ("2021-08-16/..", "starts 2021-08-16, ends open"),
        ("2021-08-16/2021-09", "starts 2021-08-16, ends 2021-09-01 … 2021-09-30"),
    ],
)
def test_bounds_are_told_to_the_day_where_they_are_days(edtf: str, words: str) -> None:
    assert bounds_words(parse_edtf(edtf)) == words


def test_what_is_typed_is_shown_and_never_obeyed(field: TypedDateField) -> None:
    field.text.setText(HOSTILE)
    assert field.reading.textFormat() is Qt.TextFormat.PlainText
    assert "<img" not in field.reading.toolTip()
    assert "&lt;img" in field.reading.toolTip()


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (Date(edtf="2021-08-21/2021-08-31", phrase="late August 2021", basis=Basis.STATED), True),
        (Date(edtf="2021-08-15", phrase="15 August 2021", basis=Basis.STATED), True),
        (Date(edtf="2021-08-16", phrase="15 August 2021", basis=Basis.STATED), False),
        (Date(edtf="2021-08-15", phrase="that fateful day", basis=Basis.STATED), False),
        (Date(edtf="2021-08-15", phrase="15 August 2021", basis=Basis.INFERRED), False),
        (Date(edtf="2021-08-15", basis=Basis.STATED), False),
    ],
)
def test_a_date_comes_back_as_it_was_typed_where_that_says_the_same(
    field: TypedDateField, date: Date, shown: bool
) -> None:
    late = read_typed_date("late August 2021").edtf
    if date.phrase == "late August 2021":
        date = date.model_copy(update={"edtf": late})
    field.show_date(date)
    assert field.text.text() == (date.phrase if shown else date.edtf)
    assert field.date == date
    assert date.edtf in f"{field.text.text()} {told(field)}"
