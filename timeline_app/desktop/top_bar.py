"""The top bar: what is open, how much of it is shown, the search field and the main commands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton

from timeline_app.desktop.elided_label import ElidedLabel
from timeline_app.desktop.menus import Actions
from timeline_app.desktop.search_field import SearchField
from timeline_app.desktop.text import tooltip_text, visible_text
from timeline_app.desktop.words import SEPARATOR
from timeline_app.session.counting import counted, counted_of
from timeline_app.session.session import Session

BUTTONS = (
    ("fit-all", "Fit all"),
    ("elastic-time", "Elastic time"),
    ("panel-filter", "Filter"),
    ("panel-list", "List"),
    ("export", "Export"),
    ("palette", "Ctrl K"),
)
SEARCH_WIDTHS = (180, 360)


class TopBar(QFrame):
    """Title, counts, search and buttons; ``refresh`` after anything changed."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self._session = session
        self._title = ElidedLabel()
        self._title.setProperty("heading", True)
        self.read_only = QPushButton("Read-only")
        self.read_only.setProperty("chip", "true")
        self.read_only.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.read_only.hide()
        self._counts = ElidedLabel()
        self._counts.setProperty("faint", True)
        self.search = SearchField(session)
        self.search.setMinimumWidth(SEARCH_WIDTHS[0])
        self.search.setMaximumWidth(SEARCH_WIDTHS[1])
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(8)
        layout.addWidget(self._title, 1)
        layout.addWidget(self.read_only)
        layout.addWidget(self._counts, 1)
        layout.addWidget(self.search, 2)
        for id_, text in BUTTONS:
            button = QToolButton()
            actions[id_].setIconText(text)
            button.setDefaultAction(actions[id_])
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            layout.addWidget(button)
        self.refresh()

    def say_why_read_only(self, why: str) -> None:
        """Mark the project as one that can only be read; not where there is no reason."""
        self.read_only.setVisible(bool(why))
        self.read_only.setToolTip(tooltip_text(why))
        self.read_only.setAccessibleDescription(visible_text(why))

    def refresh(self) -> None:
        """Show the present title and counts."""
        project = self._session.open_project.project
        shown, total = self._session.kept_count, len(self._session.columns)
        self._title.set_full_text(visible_text(project.title))
        counts: tuple[str, ...] = (
            counted(len(project.documents), "document"),
            counted(len(project.actors), "actor"),
            counted_of(shown, total, "event"),
        )
        chosen = len(self._session.chosen)
        if chosen > 1:
            counts = (f"{chosen:,} chosen", counts[-1])
        self._counts.set_full_text(SEPARATOR.join(counts))
