"""QActions made from the command list: menus and shortcuts follow it and add nothing.

The commands themselves are ``session.commands``'.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from timeline_app.session.bell import Changed
from timeline_app.session.command import Command, Menu, Scope

_HEARD = {
    Scope.WINDOW: Qt.ShortcutContext.WindowShortcut,
    Scope.CANVAS: Qt.ShortcutContext.WidgetWithChildrenShortcut,
    Scope.REVIEW: Qt.ShortcutContext.WidgetShortcut,
}
OF_VIEW = ("elastic-time", "back", "forward")  # all that moving and zooming concerns


class Actions:
    """One QAction per command, heard in the window or in the canvas, kept up to date on demand.

    The keys of those for proposals are only shown: ``review_keys`` hears them.
    """

    def __init__(self, commands: Iterable[Command], window: QWidget, canvas: QWidget) -> None:
        self.commands = tuple(commands)
        self._actions = {
            command.id: _make_action(command, canvas if command.scope is Scope.CANVAS else window)
            for command in self.commands
        }
        self._of_view = [command for command in self.commands if command.id in OF_VIEW]

    def __getitem__(self, id_: str) -> QAction:
        return self._actions[id_]

    def refresh(self, changed: Changed | None = None) -> None:
        """Ask every command that ``changed`` may concern whether it can be run, and is on.

        Panels and the theme change without a bell: None asks all.
        """
        commands = self._of_view if changed is Changed.VIEWPORT else self.commands
        for command in commands:
            action = self._actions[command.id]
            action.setEnabled(command.enabled())
            if command.checked is not None:
                action.setChecked(command.checked())

    def remove(self) -> None:
        """Take every action out of the window again, for another list to take its place."""
        for action in self._actions.values():
            action.setParent(None)
            action.deleteLater()

    def fill(self, bar: QMenuBar) -> dict[Menu, QMenu]:
        """Put every command into its menu."""
        menus: dict[Menu, QMenu] = {}
        for command in self.commands:
            if command.menu not in menus:
                menus[command.menu] = bar.addMenu(f"&{command.menu.value}")
            menus[command.menu].addAction(self._actions[command.id])
        return menus


def key_text(command: Command) -> str:
    """The command's keys as the platform writes them, without the same key's other spellings."""
    shown = [
        QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in command.keys
    ]
    return "  ".join(dict.fromkeys(shown[:2]))


def _make_action(command: Command, owner: QWidget) -> QAction:
    action = QAction(command.title, owner)
    action.setObjectName(command.id)
    action.setShortcuts([QKeySequence(key) for key in command.keys])
    action.setCheckable(command.checked is not None)
    action.setShortcutContext(_HEARD[command.scope])
    action.triggered.connect(_Run(command))
    if command.scope is Scope.REVIEW:
        action.setShortcutVisibleInContextMenu(False)  # where the list is not in front
    else:
        owner.addAction(action)
    return action


class _Run:
    """Runs a command; a toggled action passes its state, which the command finds out by itself."""

    def __init__(self, command: Command) -> None:
        self._command = command

    def __call__(self, _checked: bool = False) -> None:
        if self._command.enabled():
            self._command.run()
