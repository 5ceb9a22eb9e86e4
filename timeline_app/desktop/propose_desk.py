"""What the window does to have events proposed: asks of which documents, reads them, opens the review.

The reading is ``session.proposing_work``'s; it goes on in processes while the window is used.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from timeline_app.desktop.asking import confirm, tell
from timeline_app.desktop.behind_bar import ShouldStop, Tell, run_behind_bar
from timeline_app.desktop.propose_dialog import ProposeDialog, choices
from timeline_app.desktop.views import Views
from timeline_app.extraction.service.language_service import Service
from timeline_app.session.counting import counted
from timeline_app.session.draft_cache import DraftCache
from timeline_app.session.editing import Editor
from timeline_app.session.minor_proposals import fold_minor
from timeline_app.session.opening_records import ReadableTexts
from timeline_app.session.proposing_work import (
    Outcome,
    Proposing,
    edits_for,
    label_for,
    proposing_of,
)
from timeline_app.session.session import Session
from timeline_app.session.settings import Settings
from timeline_app.store.edits import Edit

NO_DOCUMENTS = "There is no document to read yet. Add some first?"
LEAVING = (
    "The texts of these documents will be sent to the language service “{model}” at {url}, as your "
    "settings ask for. Go on?"
)
NOTHING_NEW = "Nothing is proposed that is not there, decided or rejected already"
BUSY = "Documents are being read for proposals already: wait until that is done, or cancel it."
CANCELLED = "Cancelled: nothing was proposed; what was read is kept until another project is open"
LEFT_UNREAD = "Documents of which nothing is proposed"


class ProposingWindow(Protocol):
    """What this asks of the workspace."""

    @property
    def window(self) -> QWidget: ...

    views: Views
    settings: Settings

    def open_session(self) -> Session: ...
    def say(self, message: str, details: Callable[[], None] | None = None) -> None: ...


class ProposeDesk:
    """One reading at a time. ``editor`` is that of the open project; ``review`` opens what is proposed,
    ``add`` asks for documents.

    What was read stays in memory until another project is open.
    """

    def __init__(
        self,
        workspace: ProposingWindow,
        ready: Callable[[], bool],
        editor: Callable[[], Editor | None],
        record: Callable[[str, Sequence[Edit]], str],
        review: Callable[[], None],
        add: Callable[[], None],
    ) -> None:
        self._workspace = workspace
        self._ready, self._editor = ready, editor
        self._record, self._review, self._add = record, review, add
        self._cache = DraftCache(None)
        self.is_running = False

    def forget(self) -> None:
        """Another project is open."""
        self._cache = DraftCache(None)

    def propose(self) -> None:
        """Ask of which documents, and read them."""
        if self.is_running:
            self._workspace.say(BUSY)
            return
        editor = self._editor() if self._ready() else None
        if editor is None:
            return
        store = editor.store
        project, texts = store.project, ReadableTexts(store)
        known = [each for each in project.documents if each.id in texts]
        if not known:
            if confirm(self._workspace.window, NO_DOCUMENTS, "Add documents…"):
                self._add()
            return
        cited = {claim.passage.document for event in project.events for claim in event.claims}
        shown = self._workspace.views.passage.document_on_show
        titles = {each.id: each.title for each in known}
        settings = self._workspace.settings
        dialog = ProposeDialog(
            choices(
                list(titles),
                [id_ for id_ in titles if id_ not in cited],
                None if shown not in titles else (shown, titles[shown]),
            ),
            settings.language_service_model,
            self._workspace.window,
        )
        if not dialog.exec():
            return
        service = _service(settings)
        if service is not None and not confirm(
            self._workspace.window, _leaving(service), "Send the texts"
        ):
            return
        work = proposing_of(
            project,
            store.link_keys,
            texts,
            dialog.chosen,
            model=settings.language_model,
            service=service,
            least_salience=0,  # minor ones are folded, and can be looked at
        )
        self._read(work, editor)

    def _read(self, work: Proposing, editor: Editor) -> None:
        cache = self._cache

        def run(tell_progress: Tell, should_stop: ShouldStop) -> Outcome | None:
            def is_stopped() -> bool:
                return should_stop() or self._editor() is not editor

            return work.run(cache, tell_progress, is_stopped)

        def then(result: object) -> None:
            if isinstance(result, Outcome) and self._editor() is editor:
                self._take(result, work, editor)

        self.is_running = True
        count = counted(len(work.documents), "document")
        run_behind_bar(
            self._workspace.window,
            "Propose events",
            f"Reading {count}…",
            run,
            then,
            is_modal=False,
            ended=self._end,
            cancelled=lambda: self._workspace.say(CANCELLED),
        )

    def _end(self) -> None:
        self.is_running = False

    def _take(self, outcome: Outcome, work: Proposing, editor: Editor) -> None:
        if outcome.failure:
            tell(self._workspace.window, f"{outcome.failure[0].upper()}{outcome.failure[1:]}.")
            return
        store = editor.store
        texts = ReadableTexts(store)
        if again := work.anew(outcome, store.project, store.link_keys, texts):
            self._read(again, editor)  # what is as it was is not read again
            return
        edits = edits_for(store.project, store.link_keys, outcome)
        if edits:
            label = label_for(outcome, edits, store.project)
            if problem := self._record(label, edits):
                tell(self._workspace.window, problem)
                return
            fold_minor(self._workspace.open_session(), self._workspace.settings.least_salience)
            self._review()
        else:
            self._workspace.say(NOTHING_NEW)
        if outcome.problems:
            self._tell_problems(outcome, editor)

    def _tell_problems(self, outcome: Outcome, editor: Editor) -> None:
        from timeline_app.desktop.messages import ProblemPage

        file = Path(editor.store.file)
        page = ProblemPage.as_dialog(file, outcome.problems, self._workspace.window)
        page.setWindowTitle(LEFT_UNREAD)
        page.exec()


def _service(settings: Settings) -> Service | None:
    if not settings.language_service_model:
        return None
    return Service(settings.language_service_model, settings.language_service_url)


def _leaving(service: Service) -> str:
    return LEAVING.format(model=service.model, url=service.url or "OpenAI")
