"""Workspace: the Desk of one window, which commands ask for dialogs and panels.

The views that it opens on a project are in ``views``. Dialogs are imported when
they are first shown, so that the window opens sooner.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from timeline_app.desktop.app import apply_theme, theme_named
from timeline_app.desktop.context_menus import ContextMenus
from timeline_app.desktop.main_window import MainWindow
from timeline_app.desktop.memory import give_memory_back
from timeline_app.desktop.menus import Actions
from timeline_app.desktop.open_dialogs import (
    ask_file,
    ask_table,
    is_document,
    is_project,
    is_table,
    start_folder,
    why_not_together,
)
from timeline_app.desktop.reading_on import ReadingOn
from timeline_app.desktop.recent_menu import RecentMenu
from timeline_app.desktop.text import visible_text
from timeline_app.desktop.theme import LabelMeasure, Theme
from timeline_app.desktop.top_bar import TopBar
from timeline_app.desktop.views import Views, stacked
from timeline_app.locations import bundled_project
from timeline_app.model.event import Link
from timeline_app.model.problem import Problem
from timeline_app.reading.errors import ReadError
from timeline_app.session.bell import Changed
from timeline_app.session.command import Menu
from timeline_app.session.commands import make_commands, make_start_commands
from timeline_app.session.counting import counted
from timeline_app.session.import_kinds import unread
from timeline_app.session.opening import Opened, open_file
from timeline_app.session.session import Session
from timeline_app.session.settings import (
    Settings,
    load_settings,
    save_settings,
    with_recent,
)
from timeline_app.session.settings_file import settings_file
from timeline_app.session.waiting_proposals import waiting_count
from timeline_app.writing.files import WriteError

if TYPE_CHECKING:
    from timeline_app.desktop.edit_desk import EditDesk
    from timeline_app.desktop.import_desk import ImportDesk
    from timeline_app.desktop.search_desk import SearchDesk
    from timeline_app.store.project_store import ProjectStore


class Workspace:
    """The views of one window and what they share: session, theme, settings."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.settings = load_settings(settings_file())
        self.theme = theme_named(self.settings.theme)
        self.session: Session | None = None
        self.opened: Opened | None = None
        self.has_failed = False
        self.reading = ReadingOn(self._read_on, window)
        self.actions = Actions(make_start_commands(self), window, window)
        window.closing.connect(self._close)
        window.may_close = self._may_leave
        window.dropped.connect(self.open_dropped)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @cached_property
    def edits(self) -> "EditDesk":
        """Editing; made when it is first asked for, as it takes a while to load."""
        from timeline_app.desktop.edit_desk import EditDesk

        desk = EditDesk(self)
        self._follow_edits(desk)
        return desk

    @cached_property
    def searches(self) -> "SearchDesk":
        """The search for everything; made when it is first asked for, as it takes a while to load."""
        from timeline_app.desktop.search_desk import SearchDesk

        return SearchDesk(self)

    @cached_property
    def imports(self) -> "ImportDesk":
        """Imports of tables; made when there is one, as it takes a while to load."""
        from timeline_app.desktop.import_desk import ImportDesk

        return ImportDesk(self.window, self.open_file, lambda: self.session)

    def start(self, project: Path | None, documents: Path | None) -> None:
        """Open ``project``, the bundled one if None, or say in the window why it can't be opened.

        A table is asked for its project as soon as the window, with the bundled one, is there.
        """
        bundled, its_documents = bundled_project()
        if project is not None and is_table(project):
            QTimer.singleShot(0, partial(self.open_any, project))
            project = None
        try:
            folder = documents if project else its_documents
            opened = open_file(project or bundled, folder, in_steps=True)
        except ReadError as error:
            self.has_failed = True
            self._show_problems(project or bundled, error.problems)
        else:
            self._show(opened)
        apply_theme(self.theme)

    # Desk: what commands ask for

    def ask_open(self) -> None:
        file = ask_file(self.window, str(self.project_folder()))
        if file is not None:
            self.open_any(file)

    def ask_import(self) -> None:
        can_begin = self.imports.can_begin()
        table = ask_table(self.window, str(self.project_folder())) if can_begin else None
        if table is not None:
            self.imports.ask(table)

    def open_any(self, file: Path) -> None:
        """Open a project; a table is imported into one first, a document added to the open one."""
        self.open_dropped([file])

    def open_dropped(self, files: Sequence[Path]) -> None:
        """Open the one file, or add documents and folders of them to the open project.

        What can't be read among several is listed with its reason once the others are added.
        """
        is_one = len(files) == 1 and not is_document(files[0])
        if not is_one and (apart := why_not_together(files)):
            self.say(apart)
        elif not is_one:
            if self.session is not None:
                self.edits.add_documents(files)
            else:
                self.say("Open a project or make a new one, then add documents to it.")
        elif is_table(files[0]):
            self.imports.ask(files[0])
        elif is_project(files[0]):
            self.open_file(files[0])
        else:
            self._refuse(files[0], (unread(files[0]),))

    def can_undo(self) -> bool:
        return self._store is not None and self._store.can_undo

    def can_redo(self) -> bool:
        return self._store is not None and self._store.can_redo

    def has_history(self) -> bool:
        return self._store is not None

    @property
    def why_read_only(self) -> str:
        return "" if self.opened is None else self.opened.why_read_only

    def has_added(self) -> bool:
        return "edits" in self.__dict__ and self.edits.documents.has_added

    def say(self, message: str, details: Callable[[], None] | None = None) -> None:
        """Say ``message`` in the status bar for a while, and offer ``details`` where there are some."""
        self.window.say(visible_text(message), details)
        self.actions.refresh()

    def open_bundled(self) -> None:
        self.open_file(bundled_project()[0])

    def open_file(self, file: Path, documents: Path | None = None) -> None:
        """Open ``file`` in place of the present project, which stays where that fails."""
        if self._store is not None and _is_same_file(file, self._store.file):
            self.say("This project is open already")
            return
        if not self._may_leave():
            return
        bundled, its_documents = bundled_project()
        if documents is None and file == bundled:
            documents = its_documents
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            opened = open_file(file, documents, in_steps=True)
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

        if self.opened is not None and self.opened.rest is not None:
            self.opened.rest.settle()
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
        self.actions.refresh()

    def focus_lane_filter(self) -> None:
        self.views.left.setVisible(True)
        self.views.lane_filter.focus_search()
        self._refresh()

    def focus_next_panel(self) -> None:
        self.views.focus_next()

    def show_palette(self) -> None:
        self.searches.show_palette()

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

    def project_folder(self) -> Path:
        """Where dialogs for projects and tables start."""
        return start_folder(self.settings, self._project_file)

    def documents_folder(self) -> Path:
        """Where dialogs for documents start."""
        last = self.settings.documents_folder
        return start_folder(self.settings, self._project_file, last)

    def keep_documents_folder(self, folder: Path) -> None:
        self._keep(documents_folder=str(folder.resolve()))

    def keep_salience(self, least: int) -> None:
        """Fold what is of less salience, in hundredths, from now on; written as the window closes."""
        self.settings = self.settings.model_copy(update={"least_salience": least})

    def theme_setting(self) -> str:
        return self.settings.theme

    # putting the views side by side

    def _show(self, opened: Opened) -> None:
        self.reading.stop()
        before, self.opened = self.opened, opened
        if "edits" in self.__dict__:
            self.edits.forget()
        open_project = opened.open_project
        if self.session is None:
            self.session = Session(open_project, LabelMeasure(), columns=opened.columns)
            self.session.start_with(
                self.settings.scale, self.settings.lane_order, self.settings.row_height
            )
            self._fold_minor(self.session)
            self._build(self.session)
            self.session.subscribe(self._on_change)
            self._refresh()
        else:
            self.session.open(open_project, opened.columns)
            self._fold_minor(self.session)
        if "edits" in self.__dict__:
            self._follow_edits(self.edits)
        self.top_bar.say_why_read_only(opened.why_read_only)
        self.reading.follow(opened, self.session)
        self.actions.refresh()
        if before is not None:
            before.close()
            QTimer.singleShot(0, give_memory_back)  # once the views have painted the new project
        folder = open_project.documents_folder
        documents = None if folder == open_project.file.parent else folder
        self._keep(
            recent_files=with_recent(self.settings, open_project.file, documents).recent_files
        )
        self.recent.show_files(self.settings.recent_files)
        self._say_how_opened()
        self._set_title()

    def _fold_minor(self, session: Session) -> None:
        """Leave minor proposals out at first, where some wait."""
        if waiting_count(session):
            least = self.settings.least_salience
            session.start_filtered(replace(session.filter, least_salience=least))

    def _follow_edits(self, desk: "EditDesk") -> None:
        opened = self.opened
        if self.session is not None and opened is not None and opened.store is not None:
            settle = None if opened.rest is None else opened.rest.settle
            desk.follow(self.session, opened.store, settle)

    def _say_how_opened(self) -> None:
        self.window.statusBar().clearMessage()
        problems = self.open_session().open_project.problems
        if problems:
            message = f"Opened with {counted(len(problems), 'problem')}"
            self.window.statusBar().showMessage(f"{message}: see Help › Problems of this file")

    def _read_on(self) -> None:
        """All of the project is read that is shown: it was as it looked, or what was read is shown."""
        opened = self.opened
        if opened is None or opened.rest is None or opened.store is None:
            return
        if not opened.rest.is_damaged:
            opened.rest.settle()
            self.views.passage.complete()
            self._say_how_opened()
            self.actions.refresh()
            return
        file = opened.open_project.file
        try:
            self._show(open_file(file, for_reading=True, why=opened.store.why_read_only))
        except ReadError as error:
            self._refuse(file, error.problems)

    def _build(self, session: Session) -> None:
        self.views = Views(session, self.theme)
        self.actions.remove()
        self.window.menuBar().clear()
        self.actions = Actions(make_commands(session, self), self.window, self.views.canvas)
        self.top_bar = TopBar(session, self.actions)
        self.views.events.passage_wanted.connect(self.focus_passage)
        self.views.events.addAction(self.actions["delete-events"])
        self.context_menus = ContextMenus(
            self.window, session, self.actions, self.views, self._new_event_at
        )
        self.views.canvas.may_move_dates = self._may_edit
        self.views.canvas.date_moved.connect(self._move_date)
        self.views.passage.offer_edits(self._may_edit)
        self.views.passage.unlink_wanted.connect(self._unlink)
        self.views.passage.accept_wanted.connect(self.actions["accept-proposals"].trigger)
        self.views.passage.reject_wanted.connect(self.actions["reject-proposals"].trigger)
        shows_event = (self.views.canvas, self.views.passage, self.views.events)
        self.views.review.offers(self.actions, _Review(self), self._why_not_edited, shows_event)
        self.views.canvas.said.connect(self.say)
        self.top_bar.search.left.connect(self.views.canvas.setFocus)
        self.top_bar.read_only.clicked.connect(self._explain_read_only)
        self.window.setCentralWidget(stacked(self.top_bar, self.views.across, stretch=1))
        self.views.fit(self.window)
        self.views.restore(self.window.state)
        self.menus = self.actions.fill(self.window.menuBar())
        self.recent = RecentMenu(self.open_file, self.window)
        self.menus[Menu.FILE].insertMenu(self.actions["open-bundled"], self.recent)
        self.views.canvas.setFocus()

    def _close(self) -> None:
        """Keep what stays for the next start, and give the memory of a dataset back."""
        if self.session is None:
            return
        self.views.keep(self.window.state)
        self._keep(
            scale=self.session.scale_kind,
            lane_order=self.session.arrangement.order,
            row_height=self.session.viewport.row_height,
        )
        if "edits" in self.__dict__:
            self.edits.forget()
        if self.opened is not None:
            self.views.passage.catch_up()  # afterwards there is nothing to read from
            self.reading.stop()
            self.opened.close()

    # following what happens

    def _on_change(self, changed: Changed) -> None:
        self.actions.refresh(changed)
        if changed is not Changed.VIEWPORT:
            self.top_bar.refresh()
        if changed & Changed.PROJECT:
            self._set_title()

    def _refresh(self) -> None:
        self.actions.refresh()
        self.top_bar.refresh()

    def _may_leave(self) -> bool:
        """Whether nothing that is filled in would be lost, or may be."""
        return "edits" not in self.__dict__ or self.edits.may_leave()

    def _explain_read_only(self) -> None:
        """Say why the project can't be edited, and offer to save it as one that can."""
        self.edits.offer_to_save(self.why_read_only)

    def _set_title(self) -> None:
        opened = self.open_session().open_project
        title, file = visible_text(opened.project.title), visible_text(opened.file.name)
        if file != f"{title}.timeline":
            title = f"{title} — {file}"
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

    def _new_event_at(self, edtf: str, lane: str | None) -> None:
        self.edits.new_event(edtf, lane)

    def _may_edit(self) -> bool:
        return self._store is not None and not self._store.is_read_only

    def _why_not_edited(self) -> str:
        return "" if self._may_edit() else self.why_read_only or "it is open for reading only."

    def _move_date(self, event: str, edtf: str) -> None:
        self.edits.dates.change(event, edtf)

    def _unlink(self, link: Link) -> None:
        self.edits.links.remove(link)

    def _refuse(self, file: Path, problems: tuple[Problem, ...]) -> None:
        """Say why ``file`` can't be opened: in the window, or before what is open in it."""
        if self.session is None:
            self._show_problems(file, problems)
        else:
            self._show_problem_dialog(file, problems)

    def _show_problem_dialog(self, file: Path, problems: Sequence[Problem]) -> None:
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

    def _keep(self, **changes: object) -> None:
        """Change settings and write them; a folder that can't be written costs the memory only."""
        self.settings = Settings.model_validate({**self.settings.model_dump(), **changes})
        try:
            save_settings(self.settings, settings_file())
        except (WriteError, OSError) as error:
            self.window.statusBar().showMessage(f"Settings were not kept: {error}", 10_000)

    @property
    def _project_file(self) -> Path | None:
        return None if self.opened is None else self.opened.open_project.file

    @property
    def _store(self) -> "ProjectStore | None":
        return None if self.opened is None else self.opened.store

    def open_session(self) -> Session:
        """The session of the open project; an error where none could be opened."""
        if self.session is None:
            raise RuntimeError("no project is open")
        return self.session


class _Review:
    """Decisions of the edit desk, which is made when one is first asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def accept_sure(self, ids: Collection[str]) -> None:
        self._workspace.edits.review.accept_sure(ids)

    def reject_all(self, ids: Collection[str]) -> None:
        self._workspace.edits.review.reject_all(ids)

    def keep_salience(self, least: int) -> None:
        self._workspace.keep_salience(least)

    def say(self, message: str) -> None:
        self._workspace.say(message)


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
