"""Choice: the events that are chosen together, and the one of them that is selected.

Who holds it, and rings the bell, is ``session``; what is done with it is in ``event_merging``,
``event_splitting`` and ``bulk_edit``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Choice:
    """Ids of the chosen ``events``, the ``selected`` one always among them; or none at all."""

    selected: str | None = None
    events: frozenset[str] = frozenset()

    @classmethod
    def of(cls, selected: str | None) -> "Choice":
        """One event alone, or none."""
        return cls(selected, frozenset() if selected is None else frozenset({selected}))

    def among(
        self, events: Iterable[str], wanted: str | None, row_of: Mapping[str, int]
    ) -> "Choice":
        """All of ``events``, of which the ``wanted`` one is selected, else the one that was, else the first."""
        chosen = frozenset(events)
        for event in (wanted, self.selected):
            if event in chosen:
                return Choice(event, chosen)
        return Choice(min(chosen, key=row_of.__getitem__), chosen) if chosen else Choice()

    def seen(self, row_of: Mapping[str, int], kept: npt.NDArray[np.bool_]) -> "Choice":
        """Without those that are no more, or hidden by the filter; one that is alone may be hidden."""
        there = [event for event in self.events if event in row_of]
        if len(there) > 1:
            shown = [event for event in there if kept[row_of[event]]]
            there = shown or [event for event in there if event == self.selected] or there[:1]
        if len(there) == len(self.events):
            return self
        return self.among(there, None, row_of)
