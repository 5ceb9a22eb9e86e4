"""The command palette of the window finds events where there are too many to list them."""

import pytest

from timeline_app.desktop import command_palette
from timeline_app.desktop.command_palette import CommandPalette
from timeline_app.desktop.workspace import Workspace


def test_many_events_are_found_as_one_types(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = workspace.open_session()
    title = session.columns.titles[3]
    monkeypatch.setattr(command_palette, "MOST_LISTED", 2)

    def choose_by_title(palette: CommandPalette) -> int:
        palette.field.setText(title)
        palette.list.itemActivated.emit(palette.list.item(0))
        return palette.result()

    monkeypatch.setattr(CommandPalette, "exec", choose_by_title)
    workspace.show_palette()
    assert session.selected_event is not None
    assert session.selected_event.title == title
