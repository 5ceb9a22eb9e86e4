"""What edits come to: the records that will be different, checked before anything is written.

Writing them is ``project_store``'s business.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from timeline_app.model.event import Link
from timeline_app.model.problem import Problem
from timeline_app.store.contents import Contents
from timeline_app.store.edits import (
    KIND_OF,
    RECORD_OF,
    Arrange,
    Edit,
    Key,
    Kind,
    ProjectRecord,
    Put,
    Remove,
)
from timeline_app.store.errors import EditError
from timeline_app.store.loading import LONGEST_TITLE, place_of

_LONGEST_KEY = 200
_NO_LINE = "it is blank, too long or has half a character"


@dataclass
class Plan:
    """Records as they shall be (None: gone), new texts by their document's key, and the title.

    ``places`` are those of new records, and of records that are given another place.
    """

    title: str
    records: dict[Key, ProjectRecord | None] = field(default_factory=dict)
    texts: dict[Key, str] = field(default_factory=dict)
    places: dict[Key, int] = field(default_factory=dict)


def check_label(label: str, file: Path) -> None:
    """EditError for a label that no history could show."""
    if not is_line_of_text(label):
        raise EditError([Problem(str(file), "label", _NO_LINE, "name the change")])


def is_line_of_text(text: str) -> bool:
    """Whether it is neither blank nor endless, and no half character (a lone surrogate) is in it."""
    is_whole = not any("\ud800" <= character <= "\udfff" for character in text)
    return bool(text.strip()) and len(text) <= LONGEST_TITLE and is_whole


def plan(contents: Contents, edits: Sequence[Edit], number: int, file: Path) -> Plan:
    """What ``edits``, one after the other, come to; EditError with all that is wrong with them.

    ``number`` is that of the change; new links are named by it.
    """
    made = Plan(contents.title)
    next_places = {kind: contents.next_place(kind) for kind in RECORD_OF}
    problems: list[Problem] = []

    def refuse(place: str, reason: str, mend: str) -> None:
        problems.append(Problem(str(file), place, reason, mend))

    for place, edit in enumerate(edits):
        if isinstance(edit, Put):
            key = _key_of(edit, f"{number}-{place}")
            if (edit.text is not None) > (key[0] is Kind.DOCUMENT):
                refuse(place_of(key), "only documents have a text", "leave the text out")
            if edit.key is not None and not (
                edit.key.isprintable() and 0 < len(edit.key) <= _LONGEST_KEY
            ):
                refuse(place_of(key), "its key is blank, too long or not plain text", "shorten it")
            made.records[key] = edit.record
            if key not in made.places and contents.found(key) is None:
                made.places[key] = next_places[key[0]]
                next_places[key[0]] += 1
            if edit.text is not None:
                made.texts[key] = edit.text
        elif isinstance(edit, Remove):
            key = (Kind(edit.kind), edit.id)
            if key[0] not in RECORD_OF or not _is_there(key, made, contents):
                refuse(place_of(key), "there is no such record", "correct the id")
                continue
            made.records[key] = None
            made.texts.pop(key, None)
        elif isinstance(edit, Arrange):
            keys = [(Kind(edit.kind), id_) for id_ in edit.ids]
            if missing := [key for key in keys if not _is_there(key, made, contents)]:
                refuse(place_of(missing[0]), "there is no such record", "correct the id")
            elif len(set(keys)) < len(keys):
                refuse(f"order of each {edit.kind}", "an id stands in it twice", "name each once")
            else:
                places = sorted(_place(key, made, contents) for key in keys)
                made.places.update(zip(keys, places, strict=True))
        elif not is_line_of_text(edit.title):
            refuse("title", _NO_LINE, "choose another title")
        else:
            made.title = edit.title
    for key, finding in contents.references.findings(made.records):
        refuse(place_of(key, finding[0]), *finding[1:])
    if problems:
        raise EditError(problems)
    return made


def _key_of(edit: Put, new_link: str) -> Key:
    record = edit.record
    if isinstance(record, Link):
        return Kind.LINK, edit.key if edit.key is not None else new_link
    return KIND_OF[type(record)], record.id


def _is_there(key: Key, made: Plan, contents: Contents) -> bool:
    if key in made.records:
        return made.records[key] is not None
    return key[0] in RECORD_OF and contents.found(key) is not None


def _place(key: Key, made: Plan, contents: Contents) -> int:
    """The place of a record that is there or new."""
    stored = contents.found(key)
    return made.places[key] if stored is None else made.places.get(key, stored.place)
