"""The command palette among few and among many events."""

from functools import partial

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from timeline_app.desktop import command_palette
from timeline_app.desktop.command_palette import CommandPalette, find_events, make_choices
from timeline_app.session.session import Session


def test_few_events_are_listed(session: Session) -> None:
    listed = [choice.text for choice in make_choices((), session)]
    assert "Attack on the valley" in listed
    assert find_events(session, "attack") == []


def test_many_events_are_found_by_their_words(
    session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(command_palette, "MOST_LISTED", 2)
    choices = make_choices((), session)
    assert {choice.hint for choice in choices} == {"lane"}
    assert find_events(session, "at") == []
    assert [choice.text for choice in find_events(session, "vall ATT")] == ["Attack on the valley"]

    parent = QWidget()
    qtbot.addWidget(parent)
    palette = CommandPalette(choices, parent, partial(find_events, session))
    palette.field.setText("attack")
    assert palette.list.count() == 1
    palette.list.itemActivated.emit(palette.list.item(0))
    assert palette.chosen is not None
    palette.chosen.run()
    assert session.selected == "fighting"
