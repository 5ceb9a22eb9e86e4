"""The letters that decide on proposals, heard in the views that show the selected event, too.

The list of proposals hears its keys itself (``review_view``); what they do is up to ``review_panel``.
"""

from collections.abc import Callable, Collection, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from timeline_app.desktop.review_view import STEPS


def hear_letters(
    views: Collection[QWidget], keys: Mapping[str, str], trigger: Callable[[str], None]
) -> None:
    """Have each letter of ``keys`` trigger its command in ``views``; other keys mean other things there."""
    for view in views:
        for key, command in keys.items():
            if len(key) == 1:
                heard = QShortcut(QKeySequence(key), view)
                heard.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                heard.setAutoRepeat(command in STEPS)
                heard.activated.connect(partial(trigger, command))
