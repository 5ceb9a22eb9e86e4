"""What the window does for `Propose events…`: the documents read behind a bar, what they tell recorded.

The reading is done in ``session.proposing_work``; how one goes through proposals is ``review_desk``'s.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtWidgets import QWidget

from timeline_app.desktop.asking import confirm, tell
from timeline_app.desktop.behind_bar import ShouldStop, Tell, run_behind_bar
from timeline_app.desktop.event_desk import Recorder
from timeline_app.desktop.words import counted
from timeline_app.extraction.across import LEAST_SALIENCE
from timeline_app.model.problem import Problem
from timeline_app.query.columns import MOST_SALIENT
from timeline_app.session.draft_cache import DraftCache
from timeline_app.session.editing import Editor
from timeline_app.session.opening_records import ReadableTexts
from timeline_app.session.proposing_work import Outcome, edits_for, label_for, proposing_of
from timeline_app.session.session import Session
from timeline_app.session.settings import Settings

TITLE = "Propose events"
NO_DOCUMENTS = "There is no document to read yet. Add some first?"
NOTHING_NEW = "Nothing is proposed that was not there before"
_SHOWN_PROBLEMS = 20


class ProposedWindow(Protocol):
    """What this asks of the workspace."""

    @property
    def window(self) -> QWidget: ...

    settings: Settings

    def open_session(self) -> Session: ...
    def say(self, message: str, details: Callable[[], None] | None = None) -> None: ...


class ProposingDesk:
    """``editor`` gives that of the open project, ``is_ready`` whether it can be edited, if need be after
    asking; ``record`` records edits, ``add`` asks for documents, ``show`` shows what is proposed.

    What was read stays in memory until another project is open.
    """

    def __init__(
        self,
        workspace: ProposedWindow,
        editor: Callable[[], Editor | None],
        is_ready: Callable[[], bool],
        record: Recorder,
        add: Callable[[], None],
        show: Callable[[], None],
    ) -> None:
        self._workspace = workspace
        self._editor, self._is_ready, self._record = editor, is_ready, record
        self._add, self._show = add, show
        self._cache = DraftCache(None)

    def forget(self) -> None:
        """Another project is open."""
        self._cache = DraftCache(None)

    def propose(self) -> None:
        """Read all documents, and add what they tell as proposals."""
        if not self._is_ready() or (editor := self._editor()) is None:
            return
        store, cache = editor.store, self._cache
        work = proposing_of(
            store.project,
            store.link_keys,
            ReadableTexts(store),
            model=self._workspace.settings.language_model,
            least_salience=0,  # minor ones are folded, and can be looked at
        )
        if not work.documents:
            if confirm(self._window, NO_DOCUMENTS, "Add documents…"):
                self._add()
            return

        def read(told: Tell, should_stop: ShouldStop) -> Outcome | None:
            return work.run(cache, told, should_stop)

        def end(outcome: object) -> None:
            assert isinstance(outcome, Outcome)
            if self._editor() is editor:  # else its file is closed
                self._take(editor, outcome)

        run_behind_bar(self._window, TITLE, "Loading the language model…", read, end)

    def _take(self, editor: Editor, outcome: Outcome) -> None:
        if outcome.failure:
            tell(self._window, f"{outcome.failure[0].upper()}{outcome.failure[1:]}.")
            return
        edits = edits_for(editor.store.project, editor.store.link_keys, outcome)
        if edits:
            problem = self._record(label_for(outcome), edits)
            if problem:
                tell(self._window, problem)
                return
            self._fold_minor()
            self._show()
        self._say(outcome, is_new=bool(edits))

    def _fold_minor(self) -> None:
        session = self._workspace.open_session()
        if not session.filter.least_salience:
            least = round(LEAST_SALIENCE * MOST_SALIENT)
            session.set_filter(replace(session.filter, least_salience=least))

    def _say(self, outcome: Outcome, *, is_new: bool) -> None:
        proposed = outcome.proposed
        said = NOTHING_NEW
        if is_new:
            events, actors = counted(len(proposed.events), "event"), len(proposed.actors)
            documents = counted(len(outcome.documents), "document")
            said = f"Proposed of {documents}: {events}, {counted(actors, 'actor')}"
        problems = outcome.problems
        if not problems:
            self._workspace.say(said)
            return
        without = counted(len(problems), "document")
        self._workspace.say(f"{said}. Nothing of {without}", lambda: self._tell_problems(problems))

    def _tell_problems(self, problems: Sequence[Problem]) -> None:
        lines = [f"“{each.file}”: {each.reason}; {each.mend}" for each in problems]
        rest = len(lines) - _SHOWN_PROBLEMS
        more = [f"… and {rest:,} more"] if rest > 0 else []
        tell(self._window, "\n\n".join([*lines[:_SHOWN_PROBLEMS], *more]))

    @property
    def _window(self) -> QWidget:
        return self._workspace.window
