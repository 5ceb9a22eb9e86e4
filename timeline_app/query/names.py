"""Names that people type, into the actors and documents that they mean.

What is then kept is ``filter``'s business.
"""

import difflib
from collections.abc import Iterable, Mapping, Sequence

from timeline_app.model.event import Actor
from timeline_app.model.source import Document
from timeline_app.query.columns import fold

_SUGGESTIONS = 3


class UnknownName(LookupError):  # noqa: N818 - says what it is, like the builtin StopIteration
    """A name means nothing, or several things; ``reason`` and ``mend`` are for whoever typed it."""

    def __init__(self, reason: str, mend: str) -> None:
        super().__init__(f"{reason}; {mend}")
        self.reason = reason
        self.mend = mend


def find_actor(actors: Sequence[Actor], name: str) -> Actor:
    """The actor with this id, else this name, else this alias, case and diacritics apart.

    UnknownName where there is none or where several share it.
    """
    by_id = {actor.id: (actor.id,) for actor in actors}
    by_name = {actor.id: (actor.name,) for actor in actors}
    by_alias = {actor.id: tuple(alias.text for alias in actor.aliases) for actor in actors}
    labels = {actor.id: actor.name for actor in actors}
    id_ = _find("actor", (by_id, by_name, by_alias), labels, name)
    return next(actor for actor in actors if actor.id == id_)


def find_document(documents: Sequence[Document], name: str) -> Document:
    """The document with this id, else this title, else this path; UnknownName as for actors."""
    by_id = {document.id: (document.id,) for document in documents}
    by_title = {document.id: (document.title,) for document in documents}
    by_path = {document.id: (document.path or "",) for document in documents}
    labels = {document.id: document.title for document in documents}
    id_ = _find("document", (by_id, by_title, by_path), labels, name)
    return next(document for document in documents if document.id == id_)


_Names = Mapping[str, Iterable[str]]


def _find(kind: str, namings: Sequence[_Names], labels: Mapping[str, str], name: str) -> str:
    if name in labels:
        return name
    wanted = _plain(name)
    for naming in namings:
        found = [id_ for id_, names in naming.items() if wanted in map(_plain, names)]
        if len(found) == 1:
            return found[0]
        if found:
            shown = ", ".join(f"{id_} ({labels[id_]})" for id_ in found)
            raise UnknownName(f"'{name}' names several {kind}s: {shown}", "give the id of one")
    raise UnknownName(f"there is no {kind} '{name}'", _suggestion(kind, namings, wanted))


def _suggestion(kind: str, namings: Sequence[_Names], wanted: str) -> str:
    spelt: dict[str, str] = {}
    for naming in namings:
        for names in naming.values():
            for each in names:
                spelt.setdefault(_plain(each), each)
    close = difflib.get_close_matches(wanted, spelt, _SUGGESTIONS, cutoff=0.6)
    close += [plain for plain in spelt if wanted and wanted in plain and plain not in close]
    if not close:
        return f"use the name or id of an {kind}" if kind == "actor" else "use its title or id"
    shown = [f"'{spelt[plain]}'" for plain in close[:_SUGGESTIONS]]
    return "did you mean " + " or ".join(shown) + "?"


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
