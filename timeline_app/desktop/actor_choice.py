"""A field to choose one actor among thousands: a part of a name or alias is typed, the rest completed.

One list of names serves all fields of a form, so that none of them costs what thousands of names do.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from timeline_app.desktop.name_completer import SEARCHED_ROLE, Index, NameCompleter, searched
from timeline_app.desktop.text import short_visible_text
from timeline_app.model.event import Actor
from timeline_app.query.columns import fold
from timeline_app.query.searched_words import folded_phrase


class ActorNames(QAbstractListModel):
    """The actors by name; where two are called alike, their kinds or ids tell them apart."""

    def __init__(self, actors: Sequence[Actor], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actors = sorted(actors, key=lambda actor: (actor.name.casefold(), actor.id))
        self.labels = _told_apart(self._actors)
        self._ids = [actor.id for actor in self._actors]
        self._by_label = dict(zip(self.labels, self._ids, strict=True))

    @cached_property
    def _searched(self) -> list[str]:
        """Names and aliases, folded when something is searched."""
        return [
            searched(actor.name, *(alias.text for alias in actor.aliases)) for actor in self._actors
        ]

    @cached_property
    def _by_words(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for id_, label in zip(self._ids, self.labels, strict=True):
            found.setdefault(fold(label.strip()), []).append(id_)
        return found

    @cached_property
    def _by_phrase(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for id_, label in zip(self._ids, self.labels, strict=True):
            if phrase := folded_phrase(label):
                found.setdefault(phrase, []).append(id_)
        return found

    def label_of(self, id_: str) -> str:
        """What stands in a field for the actor ``id_``; empty where there is no such actor."""
        return self.labels[self._ids.index(id_)] if id_ in self._ids else ""

    def id_of(self, words: str) -> str | None:
        """The only actor that is called so, case, diacritics and scripts apart; None where there is none."""
        exact = self._by_label.get(words)
        if exact is not None:
            return exact
        found = self._by_words.get(fold(words.strip())) or self._by_phrase.get(folded_phrase(words))
        return found[0] if found is not None and len(found) == 1 else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.labels[index.row()]
        return self._searched[index.row()] if role == SEARCHED_ROLE else None


class ActorChoice(QLineEdit):
    """``chosen`` is the actor whose name stands in the field; ``changed`` tells of any change."""

    changed = Signal()

    def __init__(self, meaning: str, names: ActorNames, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._set: tuple[str, str] | None = None
        self.setAccessibleName(meaning)
        self.setPlaceholderText("No other actor; type a part of a name")
        self.setClearButtonEnabled(True)
        self.setMaxLength(600)
        completer = NameCompleter(names, self)
        self.setCompleter(completer)
        self.textChanged.connect(self._tell)

    def choose(self, actor: str | None) -> None:
        """Show ``actor``, or none."""
        label = "" if actor is None else self._names.label_of(actor)
        self.setText(label)
        # The field may cut or mend what it shows: it means the actor while it is left as it is.
        self._set = (self.text(), actor) if actor is not None and label else None
        self.setCursorPosition(0)

    @property
    def chosen(self) -> str | None:
        text = self.text()
        if self._set is not None and self._set[0] == text:
            return self._set[1]
        return self._names.id_of(text) if text.strip() else None

    @property
    def problem(self) -> str:
        """Why what is typed is no actor, in one sentence; empty where it is one, or nothing."""
        if not self.text().strip() or self.chosen is not None:
            return ""
        words = short_visible_text(self.text().strip())[:80]
        return f"No actor, or more than one, is called “{words}”: choose one from the list."

    def _tell(self) -> None:
        self.changed.emit()


def _told_apart(actors: Sequence[Actor]) -> list[str]:
    names = [short_visible_text(actor.name) for actor in actors]
    alike = Counter(names)
    if len(alike) == len(names):
        return names
    kinds = Counter((name, actor.kind) for name, actor in zip(names, actors, strict=True))
    labels = []
    for name, actor in zip(names, actors, strict=True):
        is_alike = kinds[name, actor.kind] > 1
        apart = f"{actor.kind.value}, {actor.id}" if is_alike else actor.kind.value
        labels.append(f"{name} ({apart})" if alike[name] > 1 else name)
    still = Counter(labels)  # somebody may be called what another one was made to
    return [
        f"{label} ({actor.id})" if still[label] > 1 else label
        for label, actor in zip(labels, actors, strict=True)
    ]
