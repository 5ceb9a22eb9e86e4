"""The form for an event, by its keys and buttons: what is shown, filled in, refused and given up."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from timeline_app.desktop.event_form import EventForm
from timeline_app.desktop.theme import LIGHT
from timeline_app.model.event import EventType, Factuality, Role, Stance
from timeline_app.model.project import Project
from timeline_app.model.source import Basis, Date, Passage
from timeline_app.model.time import UncertainDate, parse_edtf
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.event_draft import ClaimDraft, EventDraft, ParticipantDraft, draft_of

CTRL = Qt.KeyboardModifier.ControlModifier
# The offscreen platform says so of every list that pops up.
popups = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
HOSTILE = "<img src=file:///etc/passwd> & \u202eevil"
PASSAGE = Passage(document="story", start=0, end=5, quote="Kabul")
OTHER = Passage(document="letter", start=3, end=7, quote="open")
DRAFT = EventDraft(title="Kabul", claims=(ClaimDraft(PASSAGE),))


class Desk:
    """What a form asks of the window: it notes what is recorded, and says what it is told to say."""

    def __init__(self) -> None:
        self.recorded: list[EventDraft] = []
        self.refusal = ""
        self.marked: Passage | None = None

    def save(self, draft: EventDraft) -> str:
        self.recorded.append(draft)
        return self.refusal


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def show(qtbot: QtBot, desk: Desk) -> Callable[..., EventForm]:
    """Show a form, in front of a window, and wait until it has the keys."""
    window = QWidget()
    qtbot.addWidget(window)

    def shown(
        draft: EventDraft = DRAFT,
        names: tuple[str, ...] = ("Taliban", "Ahmad Massoud"),
        titles: dict[str, str] | None = None,
        references: dict[str, tuple[UncertainDate, str]] | None = None,
    ) -> EventForm:
        form = EventForm(
            draft,
            names,
            titles or {"story": "Story from Kabul"},
            references or {},
            LIGHT,
            desk.save,
            lambda: desk.marked,
            window,
        )
        form.show()
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        return form

    return shown


@pytest.fixture
def project(make_project: Callable[..., OpenProject]) -> Project:
    return make_project().project


def is_open(form: EventForm) -> bool:
    return isValid(form) and form.isVisible()


def button(parent: QWidget, name: str, number: int = 0) -> QAbstractButton:
    """The button that is called ``name``; the one with that number where several are."""
    found = [
        each
        for each in parent.findChildren(QPushButton)
        if each.isVisible() and name in (each.text(), each.accessibleName())
    ]
    return found[number]


def field(parent: QWidget, name: str, number: int = 0) -> Any:
    """The field with the accessible name ``name``, as a screen reader finds it."""
    kinds = (QLineEdit, QComboBox, QPlainTextEdit)
    found = [
        each
        for kind in kinds
        for each in parent.findChildren(kind)
        if each.isVisible() and each.accessibleName() == name
    ]
    return found[number]


def labels(form: EventForm) -> list[str]:
    shown = [label for label in form.findChildren(QLabel) if label.isVisible()]
    return [label.text().replace("\u200b", "") for label in shown]


def click(qtbot: QtBot, target: QWidget) -> None:
    qtbot.mouseClick(target, Qt.MouseButton.LeftButton)
    QCoreApplication.processEvents()  # layouts show what was added to them


# filling in


@popups
def test_what_is_filled_in_by_keys_is_recorded(
    show: Callable[..., EventForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show()
    assert form.windowTitle() == "New event"
    assert form.title.hasFocus()
    qtbot.keyClicks(form.title, "The walk")  # over the proposed title, which is marked
    qtbot.keyClicks(form.date.text, "16 August 2021")
    click(qtbot, button(form, "Add an actor"))
    qtbot.keyClicks(field(form, "Actor"), "Ada Moro")
    click(qtbot, button(form, "Add an actor"))
    qtbot.keyClicks(field(form, "Actor", 1), "Taliban")
    field(form, "Role", 1).setCurrentText("target")
    qtbot.keyClicks(field(form, "Type"), "PRO")
    qtbot.keyClicks(field(form, "Place"), "Kabul")
    qtbot.keyClicks(field(form, "Note"), "first")
    qtbot.keyClicks(field(form, "Tags, separated by semicolons"), "war; ;peace;")
    qtbot.keyClicks(field(form, "Who says so, nearest first"), "Reporters;an elder")
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    assert not is_open(form)
    date = Date(edtf="2021-08-16", phrase="16 August 2021", basis=Basis.STATED)
    assert desk.recorded == [
        EventDraft(
            title="The walk",
            type=EventType.PROTEST,
            date=date,
            participants=(
                ParticipantDraft("Ada Moro", Role.AGENT),
                ParticipantDraft("Taliban", Role.TARGET),
            ),
            place="Kabul",
            claims=(ClaimDraft(PASSAGE, claimed_by=("Reporters", "an elder")),),
            tags=("war", "peace"),
            note="first",
        )
    ]


@pytest.mark.parametrize("where", ["Title", "Actor", "Who says so, nearest first", "Place"])
def test_enter_in_a_field_records_and_does_nothing_else(
    where: str, show: Callable[..., EventForm], desk: Desk, qtbot: QtBot
) -> None:
    draft = replace(DRAFT, participants=(ParticipantDraft("Ada Moro", Role.AGENT),))
    form = show(draft)
    target = field(form, where)
    target.setFocus()
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert desk.recorded == [draft]
    assert not is_open(form)


def test_actors_are_added_and_left_out_by_their_buttons(
    show: Callable[..., EventForm], qtbot: QtBot
) -> None:
    names = (
        ParticipantDraft("Taliban", Role.AGENT),
        ParticipantDraft("Ahmad Massoud", Role.TARGET),
    )
    form = show(replace(DRAFT, participants=names))
    assert form.draft.participants == names
    click(qtbot, button(form, "Leave this actor out"))
    assert form.draft.participants == names[1:]
    click(qtbot, button(form, "Leave this actor out"))
    assert form.draft.participants == ()
    click(qtbot, button(form, "Add an actor"))
    added = field(form, "Actor")
    assert added.hasFocus()
    assert form.draft.participants == ()  # a row without a name is none
    added.insert("  Élise ")
    assert form.draft.participants == (ParticipantDraft("Élise", Role.AGENT),)


@popups
def test_a_known_name_is_completed_as_it_is_typed(
    show: Callable[..., EventForm], qtbot: QtBot
) -> None:
    form = show()
    click(qtbot, button(form, "Add an actor"))
    actor = field(form, "Actor")
    qtbot.keyClicks(actor, "mass")
    completer = actor.completer()
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "Ahmad Massoud"
    popup = completer.popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert form.draft.participants == (ParticipantDraft("Ahmad Massoud", Role.AGENT),)
    assert is_open(form)


@popups
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lukasz w", "Łukasz Wójcik"),
        ("soyuz", "Союз"),
        ("Сою", "Союз"),
        ("o'br", "Pat O'Brien"),
        ("!", "!Kung"),
    ],
)
def test_names_are_completed_whatever_their_letters(
    typed: str, found: str, show: Callable[..., EventForm], qtbot: QtBot
) -> None:
    form = show(names=["Łukasz Wójcik", "Союз", "Pat O'Brien", "!Kung"])
    click(qtbot, button(form, "Add an actor"))
    actor = field(form, "Actor")
    actor.setText(typed)
    completer = actor.completer()
    completer.setCompletionPrefix(typed)
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == found
    assert form.draft.participants == (ParticipantDraft(typed, Role.AGENT),)  # offered, not taken


def test_claims_are_added_from_what_is_marked_and_left_out(
    show: Callable[..., EventForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show()
    click(qtbot, button(form, "Add the marked passage"))
    assert "Mark words in the document first, then add them." in labels(form)
    desk.marked = OTHER
    click(qtbot, button(form, "Add the marked passage"))
    assert form.draft.claims == (ClaimDraft(PASSAGE), ClaimDraft(OTHER))
    shown = labels(form)
    assert "Mark words in the document first, then add them." not in shown
    assert {"“Kabul”", "Story from Kabul", "“open”", "letter"} <= set(shown)
    click(qtbot, button(form, "Leave this claim out"))
    assert form.draft.claims == (ClaimDraft(OTHER),)


def test_the_status_follows_the_claims(
    show: Callable[..., EventForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show()
    assert form.status.text().startswith("reported: ")
    assert form.swatch.isVisible()
    qtbot.keyClicks(field(form, "Who says so, nearest first"), "Ada")
    assert form.status.text().startswith("attributed: ")
    field(form, "Who says so, nearest first").clear()
    field(form, "How sure the claim is").setCurrentIndex(3)
    assert form.draft.claims[0].factuality is Factuality.CERTAINLY_NOT
    assert form.status.text().startswith("negated: ")
    field(form, "How sure the claim is").setCurrentIndex(0)
    desk.marked = OTHER
    click(qtbot, button(form, "Add the marked passage"))
    field(form, "Stance: what the passage does with the event", 1).setCurrentText("denies")
    assert form.draft.claims[1].stance is Stance.DENIES
    assert form.status.text().startswith("disputed: ")
    for _ in range(2):
        click(qtbot, button(form, "Leave this claim out"))
    assert form.status.text() == "The status follows from the claims."
    assert not form.swatch.isVisible()


def test_a_date_that_leans_on_the_documents(
    show: Callable[..., EventForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show(references={"story": (parse_edtf("2021-08-16"), "the date of “Story”")})
    qtbot.keyClicks(form.date.text, "the day before")
    click(qtbot, form.record)
    date = desk.recorded[0].date
    assert date == Date(
        edtf="2021-08-15",
        phrase="the day before",
        basis=Basis.RELATIVE,
        anchor="the date of “Story”",
    )


def test_a_date_leans_on_the_document_of_the_first_claim_that_is_left(
    show: Callable[..., EventForm], desk: Desk, qtbot: QtBot
) -> None:
    references = {
        "story": (parse_edtf("2021-08-16"), "the date of “Story”"),
        "letter": (parse_edtf("2014-05-02"), "the date of “Letter”"),
    }
    form = show(references=references)
    qtbot.keyClicks(form.date.text, "yesterday")
    assert form.date.date is not None
    assert form.date.date.edtf == "2021-08-15"
    form.claims.add(ClaimDraft(OTHER))
    assert form.date.date.edtf == "2021-08-15"
    click(qtbot, button(form, "Leave this claim out"))
    click(qtbot, form.record)
    date = desk.recorded[0].date
    assert date is not None
    assert (date.edtf, date.anchor) == ("2014-05-01", "the date of “Letter”")


def test_a_date_has_something_to_lean_on_once_a_passage_is_added(
    show: Callable[..., EventForm], desk: Desk, qtbot: QtBot
) -> None:
    references = {"story": (parse_edtf("2021-08-16"), "the date of “Story”")}
    form = show(EventDraft(title="Strike"), references=references)
    qtbot.keyClicks(form.date.text, "yesterday")
    assert form.date.problem
    desk.marked = PASSAGE
    click(qtbot, form.add_passage)
    assert not form.date.problem


# what is shown stays as it is


def test_what_is_left_as_it_is_shown_is_recorded_as_it_was(
    show: Callable[..., EventForm], desk: Desk, project: Project, qtbot: QtBot
) -> None:
    for event in project.events:
        draft = draft_of(event, project)
        form = show(draft)
        assert form.windowTitle() == "Edit the event"
        assert not form.is_changed
        qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
        assert desk.recorded.pop() == draft


@pytest.mark.parametrize(
    "fields",
    [
        {"tags": ("a;b", " c ", "c")},
        {"title": "x" * 3000},
        {"title": "two\nlines\u2028and more"},
        {"place": "a\tb" + "y" * 600},
        {"note": "one\u00a0space\r\ntwo\u2029three"},
        {
            "participants": (
                ParticipantDraft(" Ada; Moro\n", Role.AGENT),
                ParticipantDraft("z" * 600, Role.TARGET),
            )
        },
        {"claims": (ClaimDraft(PASSAGE, claimed_by=("Moro; Ada", " B")),)},
        {"date": Date(edtf="{" + ",".join(map(str, range(1000, 1100))) + "}", basis=Basis.STATED)},
    ],
)
def test_what_no_field_can_hold_is_not_lost_where_it_is_left_alone(
    fields: dict[str, Any], show: Callable[..., EventForm], desk: Desk, qtbot: QtBot
) -> None:
    draft = replace(DRAFT, **fields)
    form = show(draft)
    assert not form.is_changed
    qtbot.keyClicks(form.title if "title" not in fields else field(form, "Place"), "New")
    click(qtbot, form.record)
    [recorded] = desk.recorded
    assert {name: getattr(recorded, name) for name in fields} == fields


def test_a_field_that_is_emptied_is_empty(
    show: Callable[..., EventForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show(replace(DRAFT, tags=("a;b",), note="x", place="y", date=Date(edtf="2021", basis=Basis.STATED)))  # fmt: skip
    for each in ("Tags, separated by semicolons", "Note", "Place", "Date, in EDTF or in words"):
        field(form, each).clear()
    click(qtbot, form.record)
    assert desk.recorded == [DRAFT]


# what is refused


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (replace(DRAFT, title=" "), "It has no title"),
        (replace(DRAFT, claims=()), "It rests on no passage"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_recorded(
    draft: EventDraft, words: str, show: Callable[..., EventForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show(draft)
    click(qtbot, form.record)
    assert is_open(form)
    assert desk.recorded == []
    assert any(label.startswith(words) for label in labels(form))


def test_a_date_that_is_not_understood_is_not_recorded(
    show: Callable[..., EventForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show()
    qtbot.keyClicks(form.date.text, "2021-13")
    form.title.setFocus()
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    assert is_open(form)
    assert desk.recorded == []
    assert form.date.text.hasFocus()
    assert form.message.text().replace("\u200b", "") == form.date.problem != ""
    qtbot.keyClick(form.date.text, Qt.Key.Key_Backspace)
    qtbot.keyClicks(form.date.text, "2")
    assert not form.message.isVisible()
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    assert desk.recorded[0].date == Date(edtf="2021-12", basis=Basis.STATED)


def test_a_refusal_is_shown_and_the_form_stays_as_it_was_filled_in(
    show: Callable[..., EventForm], desk: Desk, qtbot: QtBot
) -> None:
    desk.refusal = f"the disk is full {HOSTILE}"
    form = show()
    qtbot.keyClicks(form.title, "The walk")
    click(qtbot, form.record)
    assert is_open(form)
    assert any(label.startswith("the disk is full <img") for label in labels(form))
    assert form.title.text() == "The walk"
    desk.refusal = ""
    click(qtbot, form.record)
    assert not is_open(form)
    assert [draft.title for draft in desk.recorded] == ["The walk", "The walk"]


# giving up


def cancel(form: EventForm, qtbot: QtBot, how: str) -> None:
    if how == "key":
        qtbot.keyClick(form, Qt.Key.Key_Escape)
    elif how == "close":
        form.close()
    else:
        click(qtbot, button(form.findChild(QDialogButtonBox), "Cancel"))


@pytest.mark.parametrize("how", ["key", "close", "button"])
def test_an_untouched_form_is_given_up_at_once(
    how: str, show: Callable[..., EventForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show()
    cancel(form, qtbot, how)
    assert not is_open(form)
    assert desk.recorded == []


@pytest.mark.parametrize("how", ["key", "close", "button"])
@pytest.mark.parametrize(
    "where",
    ["Title", "Place", "Note", "Tags, separated by semicolons", "Date, in EDTF or in words"],
)
def test_what_is_filled_in_is_given_up_when_that_is_asked_for_twice(
    how: str, where: str, show: Callable[..., EventForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show()
    qtbot.keyClicks(field(form, where), "x")
    cancel(form, qtbot, how)
    assert is_open(form)
    assert "Cancel again to give it up." in form.message.text()
    qtbot.keyClicks(field(form, where), "y")  # one goes on after all
    assert not form.message.isVisible()
    cancel(form, qtbot, how)
    assert is_open(form)
    cancel(form, qtbot, how)
    assert not is_open(form)
    assert desk.recorded == []


def test_another_type_is_a_change_too(show: Callable[..., EventForm], qtbot: QtBot) -> None:
    form = show()
    field(form, "Type").setCurrentIndex(2)
    cancel(form, qtbot, "key")
    assert is_open(form)
    field(form, "Type").setCurrentIndex(3)
    cancel(form, qtbot, "key")
    assert is_open(form)


def test_it_is_given_up_at_once_where_its_project_is_closed(
    show: Callable[..., EventForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show()
    qtbot.keyClicks(form.title, "x")
    form.give_up()
    assert not is_open(form)
    assert desk.recorded == []


# what documents bring


def test_names_and_quotes_are_shown_as_they_are(show: Callable[..., EventForm]) -> None:
    passage = PASSAGE.model_copy(update={"quote": f"{HOSTILE} {'long ' * 100}"})
    draft = EventDraft(
        title=HOSTILE,
        participants=(ParticipantDraft(HOSTILE, Role.AGENT),),
        claims=(ClaimDraft(passage, claimed_by=(HOSTILE,)),),
        note=HOSTILE,
    )
    form = show(draft, names=(HOSTILE,), titles={"story": HOSTILE})
    shown = labels(form)
    quotes = [label for label in shown if label.startswith("“<img")]
    assert len(quotes) == 1
    assert len(quotes[0]) < 300
    assert sum("<img src=file:///etc/passwd>" in label for label in shown) == 2
    for label in form.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text()
        assert "\u202e" not in label.text()
    assert form.draft == draft
    assert form.grab().width() > 0


def test_every_field_has_a_name_for_screen_readers(show: Callable[..., EventForm]) -> None:
    form = show(replace(DRAFT, participants=(ParticipantDraft("Taliban", Role.AGENT),)))
    fields: list[QWidget] = [
        each
        for kind in (QLineEdit, QComboBox, QPlainTextEdit)
        for each in form.findChildren(kind)
        if each.isVisible()
    ]
    assert len(fields) == 11
    assert all(each.accessibleName() for each in fields)
    for each in form.findChildren(QPushButton):
        assert each.accessibleName() or len(each.text()) > 1


def test_a_semicolon_in_a_name_or_tag_is_no_end_of_it(
    show: Callable[..., EventForm], desk: Desk, qtbot: QtBot
) -> None:
    claim = ClaimDraft(PASSAGE, claimed_by=("Moro; Ada", "B\\C"))
    form = show(replace(DRAFT, tags=("a;b", "c"), claims=(claim,)))
    names = field(form, "Who says so, nearest first")
    tags = field(form, "Tags, separated by semicolons")
    assert (names.text(), tags.text()) == (r"Moro\; Ada; B\\C", r"a\;b; c")
    assert "write \\; for a semicolon" in names.toolTip() == tags.toolTip()
    names.setCursorPosition(len(names.text()))
    qtbot.keyClicks(names, r"; D\;E")
    tags.setCursorPosition(len(tags.text()))
    qtbot.keyClicks(tags, "; d")
    click(qtbot, form.record)
    [draft] = desk.recorded
    assert draft.claims[0].claimed_by == ("Moro; Ada", "B\\C", "D;E")
    assert draft.tags == ("a;b", "c", "d")
