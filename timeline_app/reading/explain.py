"""pydantic's validation errors in plain words: the place in the file, the reason, the mend.

Which checks there are is ``event_model``'s and the records' own business.
"""

import json
import re
from typing import Any

from pydantic_core import ErrorDetails

from timeline_app.model.problem import Problem
from timeline_app.model.project import Project

_SINGULAR = {"documents": "document", "actors": "actor", "events": "event"}
_LONGEST_SHOWN = 80
_ITEM = re.compile(r"^(documents|actors|events)\[(\d+)\]")


def explain(detail: ErrorDetails, raw: dict[str, Any], file: str) -> Problem:
    """One validation error of the raw JSON object as a Problem of ``file``."""
    steps = [step for step in detail["loc"] if step not in ("function-after",)]
    place = ""
    for step in steps:
        name = str(step)[:_LONGEST_SHOWN]
        place += f"[{step}]" if isinstance(step, int) else f".{name}" if place else name
    reason, mend = _reason_and_mend(detail, str(steps[-1])[:_LONGEST_SHOWN] if steps else "file")
    return Problem(file, place_of(place, raw), reason, mend)


def place_of(place: str, project: Project | dict[str, Any]) -> str:
    """``events[3].date`` with the id of the record that is meant: ``events[3].date (event 'x')``."""
    match = _ITEM.match(place)
    if match is None:
        return place
    group, index = match[1], int(match[2])
    if isinstance(project, Project):
        id_ = getattr(project, group)[index].id
    else:
        items = project.get(group)  # the place may be a misspelt field that looks like an item
        item = items[index] if isinstance(items, list) and index < len(items) else None
        id_ = item.get("id") if isinstance(item, dict) else None
    return f"{place} ({_SINGULAR[group]} '{id_[:80]}')" if isinstance(id_, str) else place


def _reason_and_mend(detail: ErrorDetails, name: str) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    shown = _shown(detail["input"])
    match kind:
        case "missing":
            return f"'{name}' is missing", "add it"
        case "extra_forbidden":
            return f"'{name}' is not a field of the event model", "remove it or correct its name"
        case "enum" | "literal_error":
            return f"{shown} is not a value of '{name}'", f"use {context['expected']}"
        case "too_short":
            return f"'{name}' is empty", "give at least one"
        case "string_too_short":
            return f"'{name}' is empty", "give it some text"
        case "string_unicode":
            return f"'{name}' holds half a character (a lone surrogate)", "write the whole one"
        case "string_pattern_mismatch" if name == "sha256":
            return f"{shown} is not a SHA-256", "write 64 lower-case hexadecimal digits"
        case "string_pattern_mismatch" if name == "colour":
            return f"{shown} is no colour", "write '#' and six hexadecimal digits"
        case "string_pattern_mismatch" if context["pattern"] == r"\S":
            return f"'{name}' is blank", "give it some text"
        case "string_pattern_mismatch":
            return f"{shown} can't be an id", "use an id without spaces and semicolons"
        case "greater_than_equal":
            return f"{shown} is too small for '{name}'", f"use {context['ge']} or more"
        case "less_than_equal":
            return f"{shown} is too large for '{name}'", f"use {context['le']} or less"
    return f"{shown} doesn't fit '{name}'", detail["msg"].replace("\n", " ")


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str) and len(value) > _LONGEST_SHOWN:
        value = value[: _LONGEST_SHOWN - 1] + "…"
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 2 * _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
