"""The command list: unique, complete, and every command can be run."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline_app.reading.event_model import OpenProject
from timeline_app.session.command import Command, Scope
from timeline_app.session.commands import make_commands
from timeline_app.session.session import Session


class RecordingDesk:
    """A desk that notes what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    @property
    def edits(self) -> "RecordingDesk":
        return self

    @property
    def actors(self) -> "RecordingDesk":
        return self

    @property
    def review(self) -> "RecordingDesk":
        return self

    @property
    def dates(self) -> "RecordingDesk":
        return self

    def __getattr__(self, name: str) -> Callable[..., object]:
        def ask(*arguments: object, **named: object) -> object:
            self.asked.append(name)
            return {"is_panel_shown": True, "theme_setting": "light"}.get(name)

        return ask


@pytest.fixture
def desk() -> RecordingDesk:
    return RecordingDesk()


@pytest.fixture
def commands(make_project: Callable[..., OpenProject], desk: RecordingDesk) -> tuple[Command, ...]:
    session = Session(make_project(), lambda text: 6.0 * len(text))
    session.resize(900, 500)
    return make_commands(session, desk)


def test_ids_and_titles_are_unique(commands: tuple[Command, ...]) -> None:
    assert max(Counter(command.id for command in commands).values()) == 1
    assert max(Counter(command.title for command in commands).values()) == 1


def test_no_key_means_two_things(commands: tuple[Command, ...]) -> None:
    """But for Delete, which the list of proposals keeps to itself."""
    keys = Counter(key for command in commands for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == ["Delete"]


def test_every_command_runs_where_it_is_enabled(
    commands: tuple[Command, ...], desk: RecordingDesk
) -> None:
    for _ in range(2):
        for command in commands:
            if command.enabled():
                command.run()
            if command.checked is not None:
                assert command.checked() in (True, False)
    assert {"ask_open", "ask_export", "show_palette", "show_keys"} <= set(desk.asked)


def test_text_keys_that_a_list_or_field_needs_are_heard_in_the_canvas_only(
    commands: tuple[Command, ...],
) -> None:
    in_lists = {"Left", "Right", "Up", "Down", "Home", "Return", "Enter", "Escape", "+", "-"}
    for command in commands:
        if in_lists & set(command.keys):
            assert command.scope is Scope.CANVAS, command.id


def test_every_command_with_keys_is_in_the_readme(commands: tuple[Command, ...]) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    keys = readme[readme.index("## Keys") :]
    shown = set(re.findall(r"`([^`]+)`", keys))
    for command in commands:
        if command.keys:
            assert command.keys[0].replace("Return", "Enter") in shown, command.id
