"""Edits: what can be done to the records of a project, as values. ``project_store`` carries them out."""

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.model.event import Actor, Event, Link, Refusal
from timeline_app.model.source import Document

ProjectRecord = Document | Actor | Event | Link | Refusal


class Kind(StrEnum):
    """What can be edited; the names of the tables."""

    PROJECT = "project"
    DOCUMENT = "document"
    ACTOR = "actor"
    EVENT = "event"
    LINK = "link"
    REFUSAL = "refusal"


# Kind and id; a link's id is its key. The title is that of the project.
Key = tuple[Kind, str]
TITLE: Key = (Kind.PROJECT, "title")
KIND_OF: dict[type[ProjectRecord], Kind] = {
    Document: Kind.DOCUMENT,
    Actor: Kind.ACTOR,
    Event: Kind.EVENT,
    Link: Kind.LINK,
    Refusal: Kind.REFUSAL,
}
RECORD_OF = {kind: record for record, kind in KIND_OF.items()}


@dataclass(frozen=True)
class Put:
    """A record as it shall be: in the place of the one with its id, or a new one after all others.

    ``text`` is a document's; without it, the document keeps the text that it has. ``key`` is a link's
    id in the project file; a link without one is a new link.
    """

    record: ProjectRecord
    text: str | None = None
    key: str | None = None


@dataclass(frozen=True)
class Remove:
    """A record that shall be no more."""

    kind: Kind | str
    id: str


@dataclass(frozen=True)
class Retitle:
    """The title that the project shall have."""

    title: str


@dataclass(frozen=True)
class Arrange:
    """An order for records of one kind: they share out among them the places that they have.

    Records that are not named stay where they are.
    """

    kind: Kind | str
    ids: tuple[str, ...]


Edit = Put | Remove | Retitle | Arrange
