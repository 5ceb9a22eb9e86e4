"""The whole record of a project, as the event model file holds it, and its JSON Schema."""

from typing import Any, Literal

from timeline_app.model.event import Actor, Event, Link, Refusal
from timeline_app.model.record import Record, Text
from timeline_app.model.source import Document

FORMAT: Literal["timeline-app/1"] = "timeline-app/1"


class Project(Record):
    """Documents, actors, events and links, by reference to one another's ids.

    ``refusals`` may name records that are gone: they only keep suggestions from being made again.
    """

    format: Literal["timeline-app/1"] = FORMAT
    title: Text
    documents: tuple[Document, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    def to_json(self) -> str:
        """The event model file's text: two-space indent, absent fields left out, ends in a newline."""
        absent = None if self.refusals else {"refusals"}
        text = self.model_dump_json(by_alias=True, exclude=absent, exclude_none=True, indent=2)
        return text + "\n"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the event model file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Project.model_json_schema(by_alias=True),
    }
