"""What an import in a process of its own tells of itself, as one JSON object a line.

The process's end is ``import_worker``; who starts it and listens is ``desktop``.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from timeline_app.model.problem import Problem
from timeline_app.reading.tables import Rejected
from timeline_app.session.importing import ImportReport
from timeline_app.session.rejected_rows import RejectedRow


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """What is being done, the fraction of all that is, and how many rows there are so far."""

    doing: str
    fraction: float
    rows: int
    rejected: int


@dataclass(frozen=True, slots=True)
class ImportFailed:
    """The import can't be done."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class ImportStoppedAsAsked:
    """The import has stopped and left nothing behind."""


ImportMessage = ImportProgress | ImportFailed | ImportStoppedAsAsked | ImportReport


def to_line(message: ImportMessage) -> str:
    """``message`` as one line of ASCII, with its end."""
    content: dict[str, Any] = {"kind": type(message).__name__, **asdict(message)}
    return json.dumps(content, default=str) + "\n"


def from_line(line: str | bytes) -> ImportMessage:
    """The message that ``line`` holds; ValueError where it holds none."""
    try:
        content = json.loads(line)
        kind = content.pop("kind")
        match kind:
            case "ImportProgress":
                return ImportProgress(**content)
            case "ImportFailed":
                return ImportFailed(Problem(**content["problem"]))
            case "ImportStoppedAsAsked":
                return ImportStoppedAsAsked()
            case "ImportReport":
                return _report(content)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"no message of an import: {error}") from None
    raise ValueError(f"no message of an import: {kind}")


def _report(content: dict[str, Any]) -> ImportReport:
    listed_in = content["rejected_file"]
    return ImportReport(
        **{
            **content,
            "project_file": Path(content["project_file"]),
            "columns": tuple(content["columns"]),
            "rejected_file": None if listed_in is None else Path(listed_in),
            "rejected": tuple(
                RejectedRow(each["table"], Rejected(**each["rejected"]))
                for each in content["rejected"]
            ),
        }
    )
