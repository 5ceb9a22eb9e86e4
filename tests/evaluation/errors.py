"""Errors by class, counted and with examples, so that the commonest is mended first."""

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class ErrorList:
    """What went wrong in one task: a class, the document, and words that show it."""

    classes: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, kind: str, document: str, words: str) -> None:
        self.classes[kind].append((document, words))

    @property
    def count(self) -> int:
        return sum(map(len, self.classes.values()))

    def lines(self, examples: int) -> list[str]:
        """The classes, commonest first, each with ``examples`` examples at most, evenly picked."""
        found = []
        for kind, cases in sorted(self.classes.items(), key=lambda each: (-len(each[1]), each[0])):
            found.append(f"{len(cases):6}  {kind}")
            step = max(1, len(cases) // examples) if examples else 1
            found += [
                f"            {document}: {words}" for document, words in cases[::step][:examples]
            ]
        return found
