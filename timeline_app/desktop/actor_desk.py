"""What the window does for editing actors: forms, and what they record.

The edits are made in ``session``; how any edit is recorded is ``edit_desk``'s business.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtWidgets import QWidget

from timeline_app.desktop.actor_form import ActorForm
from timeline_app.desktop.actor_picker import ActorPicker
from timeline_app.desktop.actor_split_form import ActorSplitForm
from timeline_app.desktop.asking import tell
from timeline_app.desktop.open_forms import OpenForms
from timeline_app.desktop.text import name_in_label
from timeline_app.desktop.theme import Theme
from timeline_app.desktop.views import Views
from timeline_app.model.event import Actor
from timeline_app.model.project import Project
from timeline_app.model.source import Passage
from timeline_app.query.lanes import LaneOrder
from timeline_app.session.actor_draft import (
    ActorDraft,
    actor_edits,
    draft_of_actor,
    namesake,
    with_alias,
)
from timeline_app.session.actor_edits import merged, removed, split, what_keeps
from timeline_app.session.actor_split import Part, SplitChoice, keys_of, split_choices, wrong_name
from timeline_app.session.mentions import mentions_of
from timeline_app.session.moves import move_lane, order_after_move
from timeline_app.session.session import Session
from timeline_app.store.edits import Arrange, Edit, Kind, Put
from timeline_app.store.project_store import ProjectStore

LONGEST_ALIAS = 200  # characters; more are a sentence
OUTDATED = (
    "The actor {what} since this form was opened: copy what you need, cancel, and begin again."
)
NO_ACTORS = "There are no actors yet: make one with “New actor…”."


class ActorWindow(Protocol):
    """What this asks of the workspace."""

    @property
    def window(self) -> QWidget: ...

    theme: Theme
    views: Views

    def open_session(self) -> Session: ...


class ActorDesk:
    """``may_edit`` asks whether the project can be edited without offering anything, ``ready`` with.

    ``record`` records edits under a label, and says why that can't be done, or nothing.
    """

    def __init__(
        self,
        workspace: ActorWindow,
        forms: OpenForms,
        may_edit: Callable[[], bool],
        ready: Callable[[], bool],
        store: Callable[[], ProjectStore],
        record: Callable[[str, Sequence[Edit]], str],
    ) -> None:
        self._workspace, self._forms = workspace, forms
        self._may_edit, self._ready = may_edit, ready
        self._store, self._recorded = store, record

    # commands

    def new(self) -> None:
        if self._ready():
            self._show_form(ActorDraft())

    def edit(self) -> None:
        """A form for the actor of the current lane."""
        if self._ready() and (actor := self._current()) is not None:
            self._show_form(draft_of_actor(actor))

    def find(self) -> None:
        """Ask for an actor, whether it has a lane or not, and show its form."""
        chosen: list[str] = []

        def choose(id_: str) -> str:
            chosen.append(id_)
            return ""

        if self._ready() and self._ask("Edit or merge which actor?", "Edit…", choose):
            actor = self._actor(chosen[0])
            if actor is not None:
                self._show_form(draft_of_actor(actor))

    def split(self) -> None:
        """A form for splitting the actor of the current lane."""
        if self._ready() and (actor := self._current()) is not None:
            self.ask_split(actor)

    def delete(self) -> None:
        """Delete the actor of the current lane, or say what keeps it."""
        if self._ready() and (actor := self._current()) is not None:
            problem = self.remove(actor)
            if problem:
                tell(self._workspace.window, problem)

    def add_alias(self) -> None:
        """Ask whose alias the marked words are, and add them with the passage as their mention."""
        passage = self._workspace.views.passage.marked_passage()
        if not self._ready():
            return
        if passage is None:
            tell(
                self._workspace.window, "Mark a name in a document first, then add it as an alias."
            )
            return
        words = " ".join(passage.quote.split())
        if len(words) > LONGEST_ALIAS:
            tell(self._workspace.window, "More than a name is marked: mark the name alone.")
            return
        shown = name_in_label(words)

        def add(id_: str) -> str:
            return self._with_alias(id_, words, passage)

        self._ask(f"Whose alias is “{shown}”?", "Add the alias", add)

    def move_lane(self, direction: int) -> None:
        """Move the current lane up (-1) or down (+1); kept in the project where it can be edited."""
        session = self._session
        order = order_after_move(session, direction)
        if not order:
            return
        if not self._may_edit() or session.columns.tables is not None:
            move_lane(session, direction)
            return
        actor = self._current()
        name = "" if actor is None else name_in_label(actor.name)
        way = "up" if direction < 0 else "down"
        problem = self._recorded(f"Move “{name}” {way}", [Arrange(Kind.ACTOR, order)])
        if problem:
            tell(self._workspace.window, problem)
            return
        by_hand = replace(session.arrangement, order=LaneOrder.HAND, by_hand=())
        session.arrange(by_hand)
        if session.current_lane is not None:
            session.go_to_lane(session.current_lane)

    # what forms ask for

    def record(self, draft: ActorDraft) -> str:
        if problem := self._outdated(draft.kept):
            return problem
        verb = "New actor" if draft.kept is None else "Edit the actor"
        name = draft.name.strip() if draft.kept is None else draft.kept.name
        _, edits = actor_edits(draft, self._project)
        return self._recorded(f"{verb} “{name_in_label(name)}”", edits)

    def merge(self, actor: Actor, into: str) -> str:
        if problem := self._outdated(actor):
            return problem
        kept = self._actor(into)
        if kept is None:
            return "The actor to merge into is no more: choose another one."
        names = name_in_label(actor.name), name_in_label(kept.name)
        events, texts = self._store().events_naming(actor.id), self._session.open_project.texts
        edits = merged(self._project, kept, actor, events, texts)
        return self._recorded(f"Merge “{names[0]}” into “{names[1]}”", edits)

    def remove(self, actor: Actor) -> str:
        problem = self._outdated(actor) or what_keeps(self._project, actor)
        label = f"Delete the actor “{name_in_label(actor.name)}”"
        return problem or self._recorded(label, removed(self._project, actor))

    def ask_split(self, actor: Actor) -> bool:
        """Show a form for splitting ``actor``; whether it was split."""
        if problem := self._outdated(actor):
            tell(self._workspace.window, problem)
            return False
        choices = split_choices(self._project, actor)
        if not choices:
            name = name_in_label(actor.name)
            reason = f"“{name}” has no events, claims or aliases that could go to another actor."
            tell(self._workspace.window, reason)
            return False

        def record(name: str, ticked: Sequence[SplitChoice]) -> str:
            if problem := wrong_name(name, actor):
                return problem
            parts = (keys_of(ticked, part) for part in (Part.EVENT, Part.CLAIM, Part.ALIAS))
            _, edits = split(self._project, actor, name, *parts)
            names = name_in_label(name.strip()), name_in_label(actor.name)
            return self._recorded(f"Split “{names[0]}” from “{names[1]}”", edits)

        def remark(name: str) -> str:
            return wrong_name(name, actor) or namesake(ActorDraft(name), self._project.actors)

        form = ActorSplitForm(actor.name, choices, record, remark, self._workspace.window)
        return bool(form.exec())

    def mentions(self, words: str) -> tuple[Passage, ...]:
        texts = self._session.open_project.texts
        return mentions_of(words, self._project.documents, texts)

    # how it is done

    @property
    def _session(self) -> Session:
        return self._workspace.open_session()

    @property
    def _project(self) -> Project:
        return self._session.open_project.project

    def _actor(self, id_: str | None) -> Actor | None:
        return next((each for each in self._project.actors if each.id == id_), None)

    def _current(self) -> Actor | None:
        """The actor of the current lane; None for the lane of those who are nobody's."""
        return self._actor(self._session.current_lane)

    def _show_form(self, draft: ActorDraft) -> None:
        record = None if draft.kept is None else (Kind.ACTOR, draft.kept.id)
        if record is not None and self._forms.form_of(record) is not None:
            return
        theme, window = self._workspace.theme, self._workspace.window
        self._forms.show(ActorForm(draft, self._project.actors, self, theme, window), record)

    def _outdated(self, actor: Actor | None) -> str:
        """Why a form for ``actor`` shows what is no more, in one sentence; empty if it does not."""
        now = None if actor is None else self._actor(actor.id)
        if now == actor:
            return ""
        what = "was deleted" if now is None else "was changed elsewhere"
        return OUTDATED.format(what=what)

    def _ask(self, question: str, verb: str, do: Callable[[str], str]) -> bool:
        """Have ``do`` done with an actor that is asked for; whether it was."""
        actors, current = self._project.actors, self._current()
        if not actors:
            tell(self._workspace.window, NO_ACTORS)
            return False
        proposed = None if current is None else current.id
        form = ActorPicker(question, verb, actors, proposed, do, self._workspace.window)
        return bool(form.exec())

    def _with_alias(self, id_: str, words: str, passage: Passage) -> str:
        actor = self._actor(id_)
        if actor is None:
            return "That actor is no more: choose another one."
        if actor.name == words:
            return "That is its name already: mark another one."
        after = with_alias(actor, words, (passage,))
        if after == actor:
            return "It has this alias already, with this very passage."
        label = f"Alias “{name_in_label(words)}” of “{name_in_label(actor.name)}”"
        return self._recorded(label, [Put(after)])
