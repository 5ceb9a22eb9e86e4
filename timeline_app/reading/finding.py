"""A Finding: one thing that an open project gets wrong or may have left behind, and what it is about.

Findings are made in ``audit``; what mends them is made in ``session.mending``.
"""

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.model.problem import Problem
from timeline_app.model.source import Passage


class FindingKind(StrEnum):
    """In the order in which they are told: what breaks a promise first, remarks last."""

    FILE = "file"
    UNSOURCED = "unsourced"
    LOST = "lost"
    AMBIGUOUS = "ambiguous"
    CONTEXT = "context"
    DATES = "dates"
    CIRCLE = "circle"
    INACTIVE = "inactive"
    MENTION = "mention"
    MOVED = "moved"
    PLAIN_NAME = "plain_name"
    TWICE = "twice"
    IDLE_ACTOR = "idle_actor"
    IDLE_DOCUMENT = "idle_document"

    @property
    def is_remark(self) -> bool:
        """Whether nothing is wrong, only perhaps not as it was meant: the audit passes."""
        return self in _REMARKS


_REMARKS = frozenset(
    {
        FindingKind.MOVED,
        FindingKind.PLAIN_NAME,
        FindingKind.TWICE,
        FindingKind.IDLE_ACTOR,
        FindingKind.IDLE_DOCUMENT,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong at ``place`` of the file, and what to do, in words for whoever edits it.

    The rest are ids of what it is about, where it is about that: ``claim`` is a number in the event,
    ``link`` one in the project's links; ``text`` is the alias or the name that is meant.
    """

    kind: FindingKind
    place: str
    reason: str
    mend: str
    event: str | None = None
    claim: int = 0
    actor: str | None = None
    document: str | None = None
    link: int | None = None
    passage: Passage | None = None
    text: str = ""

    def as_problem(self, file: str) -> Problem:
        return Problem(file, self.place, self.reason, self.mend, fatal=False)
