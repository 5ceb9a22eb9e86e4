"""What a command found out: lines of the table, errors by class, and documents that could not be read."""

import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from .errors import ErrorList
from .gold import GoldDocument
from .table import Line

Result = TypeVar("Result")


@dataclass
class Report:
    """``failures`` are documents at which the system itself raised, with the reason."""

    lines: list[Line] = field(default_factory=list)
    errors: dict[str, ErrorList] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def add(self, other: "Report") -> None:
        self.lines += other.lines
        self.errors.update(other.errors)
        self.failures += other.failures

    def measured(
        self, documents: Iterable[GoldDocument], measure: Callable[[GoldDocument], Result]
    ) -> list[Result]:
        """``measure`` of each document; one at which it raises is listed, and the rest goes on."""
        results = []
        for document in documents:
            try:
                results.append(measure(document))
            except Exception as error:
                place = traceback.extract_tb(error.__traceback__)[-1]
                reason = f"{type(error).__name__}: {error} ({place.filename}:{place.lineno})"
                self.failures.append(f"{document.name}: {reason}")
        return results
