"""Workspace: the Desk of one window, which commands ask for dialogs and panels.

The views that it opens on a project are in ``views``. Dialogs are imported when
they are first shown, so that the window opens sooner.
"""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from timeline_app.desktop.app import apply_theme, theme_named
from timeline_app.desktop.main_window import MainWindow
from timeline_app.desktop.menus import Actions
from timeline_app.desktop.text import tooltip_text, visible_text
from timeline_app.desktop.theme import LabelMeasure, Theme
from timeline_app.desktop.top_bar import TopBar
from timeline_app.desktop.views import Views, stacked
from timeline_app.desktop.words import counted
from timeline_app.locations import bundled_project
from timeline_app.model.problem import Problem
from timeline_app.query.lanes import LaneOrder
from timeline_app.reading.errors import ReadError
from timeline_app.reading.event_model import OpenProject, read_event_model
from timeline_app.session.bell import Changed
from timeline_app.session.commands import Menu, make_commands, make_start_commands
from timeline_app.session.session import Session
from timeline_app.session.settings import (
    RecentFile,
    Settings,
    load_settings,
    save_settings,
    with_recent,
)
from timeline_app.session.settings_file import settings_file
from timeline_app.writing.files import WriteError


class Workspace:
    """The views of one window and what they share: session, theme, settings."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.settings = load_settings(settings_file())
        self.theme = theme_named(self.settings.theme)
        self.session: Session | None = None
        self.has_failed = False
        self.actions = Actions(make_start_commands(self), window, window)
        window.closing.connect(self._keep_state)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def start(self, project: Path | None, documents: Path | None) -> None:
        """Open ``project``, the bundled one if None, or say in the window why it can't be opened."""
        bundled, its_documents = bundled_project()
        try:
            opened = read_event_model(project or bundled, documents if project else its_documents)
        except ReadError as error:
            self.has_failed = True
            self._show_problems(project or bundled, error.problems)
        else:
            self._show(opened)
        apply_theme(self.theme)

    # Desk: what commands ask for

    def ask_open(self) -> None:
        recent = self.settings.recent_files
        folder = str(Path(recent[0].file).parent) if recent else ""
        name, _ = QFileDialog.getOpenFileName(
            self.window, "Open a project", folder, "Event model files (*.json);;All files (*)"
        )
        if name:
            self.open_file(Path(name))

    def open_bundled(self) -> None:
        self.open_file(bundled_project()[0])

    def open_file(self, file: Path, documents: Path | None = None) -> None:
        """Open ``file`` in place of the present project, which stays where that fails."""
        bundled, its_documents = bundled_project()
        if documents is None and file == bundled:
            documents = its_documents
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            opened = read_event_model(file, documents)
        except ReadError as error:
            QApplication.restoreOverrideCursor()
            self._refuse(file, error.problems)
            return
        QApplication.restoreOverrideCursor()
        self.has_failed = False
        self._show(opened)

    def ask_documents(self) -> None:
        """Read the project's documents from a folder of one's choice."""
        opened = self.open_session().open_project
        folder = QFileDialog.getExistingDirectory(
            self.window, "Folder of the documents", str(opened.documents_folder)
        )
        if folder:
            self.open_file(opened.file, Path(folder))

    def ask_export(self) -> None:
        from timeline_app.desktop.export_dialog import ExportDialog

        session = self.open_session()
        dialog = ExportDialog(session, self.settings, self.theme, self.window)
        if dialog.exec():
            self._keep(export_folder=str(dialog.written[0].path.parent))
            self.window.statusBar().showMessage(dialog.report, 15_000)

    def close_window(self) -> None:
        self.window.close()

    def focus_search(self) -> None:
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    def focus_passage(self) -> None:
        self.views.passage.setVisible(True)
        self.views.passage.focus_passage()
        self._refresh()

    def focus_lane_filter(self) -> None:
        self.views.left.setVisible(True)
        self.views.lane_filter.focus_search()
        self._refresh()

    def focus_next_panel(self) -> None:
        self.views.focus_next()

    def show_palette(self) -> None:
        from timeline_app.desktop.command_palette import CommandPalette, make_choices

        session = self.open_session()
        palette = CommandPalette(make_choices(self.actions.commands, session), self.window)
        if palette.exec() and palette.chosen is not None:
            palette.chosen.run()

    def show_problems(self) -> None:
        opened = self.open_session().open_project
        self._show_problem_dialog(opened.file, opened.problems)

    def show_keys(self) -> None:
        from timeline_app.desktop.messages import KeyHelp

        KeyHelp(self.actions.commands, self.window).exec()

    def show_about(self) -> None:
        from timeline_app.desktop.messages import AboutBox

        AboutBox(self.window).exec()

    def toggle_panel(self, name: str) -> None:
        panel = self.views.panels[name]
        panel.setVisible(panel.isHidden())
        self._refresh()

    def is_panel_shown(self, name: str) -> bool:
        return not self.views.panels[name].isHidden()

    def set_theme(self, name: str) -> None:
        self._keep(theme=name)
        self._apply(theme_named(name))
        self._refresh()

    def theme_setting(self) -> str:
        return self.settings.theme

    # putting the views side by side

    def _show(self, opened: OpenProject) -> None:
        if self.session is None:
            self.session = Session(opened, LabelMeasure())
            self.session.start_with(
                self.settings.scale, self.settings.lane_order, self.settings.row_height
            )
            self._build(self.session)
            self.session.subscribe(self._on_change)
            self._refresh()
        else:
            self.session.open(opened)
        folder = opened.documents_folder
        documents = None if folder == opened.file.parent else folder
        self._keep(recent_files=with_recent(self.settings, opened.file, documents).recent_files)
        self._fill_recent()
        self.window.statusBar().clearMessage()
        if opened.problems:
            problems = counted(len(opened.problems), "problem")
            message = f"Opened with {problems}: see Help › Problems of this file"
            self.window.statusBar().showMessage(message)
        self._set_title()

    def _build(self, session: Session) -> None:
        self.views = Views(session, self.theme)
        self.actions.remove()
        self.window.menuBar().clear()
        self.actions = Actions(make_commands(session, self), self.window, self.views.canvas)
        self.top_bar = TopBar(session, self.actions)
        self.views.events.passage_wanted.connect(self.focus_passage)
        self.views.canvas.menu_requested.connect(self._show_menu)
        self.top_bar.search.left.connect(self.views.canvas.setFocus)
        self.window.setCentralWidget(stacked(self.top_bar, self.views.across, stretch=1))
        self.views.fit(self.window)
        self.views.restore(self.window.state)
        self.menus = self.actions.fill(self.window.menuBar())
        self.recent = QMenu("Open &recent", self.window)
        self.menus[Menu.FILE].insertMenu(self.actions["open-bundled"], self.recent)
        self.views.canvas.setFocus()

    def _keep_state(self) -> None:
        """At closing: what stays for the next start."""
        if self.session is None:
            return
        self.views.keep(self.window.state)
        self._keep(
            scale=self.session.scale_kind,
            lane_order=_order_to_keep(self.session.arrangement.order),
            row_height=self.session.viewport.row_height,
        )

    # following what happens

    def _on_change(self, changed: Changed) -> None:
        self._refresh()
        if changed & Changed.PROJECT:
            self._set_title()

    def _refresh(self) -> None:
        self.actions.refresh()
        self.top_bar.refresh()

    def _set_title(self) -> None:
        title = visible_text(self.open_session().open_project.project.title)
        title = title.replace("[*]", "[*][*]")  # Qt's own sign for unsaved changes, escaped
        self.window.setWindowTitle(f"{title} — timeline-app")

    def _follow_system(self) -> None:
        if self.settings.theme == "system":
            self._apply(theme_named("system"))

    def _apply(self, theme: Theme) -> None:
        self.theme = theme
        apply_theme(theme)
        if self.session is not None:
            self.views.set_theme(theme)

    def _show_menu(self, event: str | None, lane: str | None, at: QPoint) -> None:
        """The canvas's context menu: what can be done with the event or lane under the mouse."""
        session = self.open_session()
        if event is not None:
            session.select(event, lane=lane)
        elif lane is not None:
            session.go_to_lane(lane)
        ids = ["open-passage", "focus-selection"] if event is not None else []
        if lane is not None:
            ids += ["only-lane", "hide-lane", "collapse-lane", "lane-earlier", "lane-later"]
        menu = QMenu(self.window)
        for id_ in [*ids, "all-lanes", "fit-all", "elastic-time", "export"]:
            menu.addAction(self.actions[id_])
        menu.exec(at)
        menu.deleteLater()

    def _refuse(self, file: Path, problems: tuple[Problem, ...]) -> None:
        """Say why ``file`` can't be opened: in the window, or before what is open in it."""
        if self.session is None:
            self._show_problems(file, problems)
        else:
            self._show_problem_dialog(file, problems)

    def _show_problem_dialog(self, file: Path, problems: tuple[Problem, ...]) -> None:
        from timeline_app.desktop.messages import ProblemPage

        ProblemPage.as_dialog(file, problems, self.window).exec()

    def _show_problems(self, file: Path, problems: tuple[Problem, ...]) -> None:
        from timeline_app.desktop.messages import ProblemPage

        page = ProblemPage(file, problems)
        page.open_wanted.connect(self.ask_open)
        page.bundled_wanted.connect(self.open_bundled)
        self.window.setCentralWidget(page)
        self.actions.refresh()
        self.actions.fill(self.window.menuBar())

    def _fill_recent(self) -> None:
        self.recent.clear()
        for recent in self.settings.recent_files:
            name = visible_text(Path(recent.file).name)
            action = self.recent.addAction(name.replace("&", "&&"))
            action.setToolTip(tooltip_text(recent.file))
            action.triggered.connect(_OpenRecent(self, recent))
        self.recent.setEnabled(not self.recent.isEmpty())

    def _keep(self, **changes: object) -> None:
        """Change settings and write them; a folder that can't be written costs the memory only."""
        self.settings = Settings.model_validate({**self.settings.model_dump(), **changes})
        try:
            save_settings(self.settings, settings_file())
        except (WriteError, OSError) as error:
            self.window.statusBar().showMessage(f"Settings were not kept: {error}", 10_000)

    def open_session(self) -> Session:
        """The session of the open project; an error where none could be opened."""
        if self.session is None:
            raise RuntimeError("no project is open")
        return self.session


def _order_to_keep(order: LaneOrder) -> LaneOrder:
    """The order for the next start; the one by hand belongs to the project that is open."""
    return LaneOrder.COUNT if order is LaneOrder.HAND else order


class _OpenRecent:
    """Opens one file of the recent ones."""

    def __init__(self, workspace: Workspace, recent: RecentFile) -> None:
        self._workspace, self._recent = workspace, recent

    def __call__(self, _checked: bool = False) -> None:
        documents = Path(self._recent.documents) if self._recent.documents else None
        self._workspace.open_file(Path(self._recent.file), documents)
