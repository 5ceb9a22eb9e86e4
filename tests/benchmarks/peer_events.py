"""The events of ``make_events`` as a peer takes them: a lane, two moments and a title each.

Run: python tests/benchmarks/peer_events.py N LANES SEED FILE.json
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
import numpy as np
from event_batches import EventBatches, actor_names
from event_dates import BEGIN, DAY, END
from make_events import Wording

from timeline_app.model.date_shape import DateShape


def main(count: int, lanes: int, seed: int, file: Path) -> None:
    """Undated events are left out; what is open or unknown ends after, or begins before, 30 days."""
    names = actor_names(lanes)
    wording = Wording(names, in_csv=False)
    parts = []
    titles: list[str] = []
    for batch in EventBatches(count, lanes, seed):
        dates = batch.dates
        keep = (dates.shape & DateShape.DATED) != 0
        first, last = dates.start_earliest[keep], dates.end_latest[keep] + 1
        first = np.where(first < BEGIN - 9_000 * DAY, last - 30 * DAY, first)
        last = np.where(last > END + 9_000 * DAY, first + 30 * DAY, last)
        parts.append(np.stack([batch.participants[keep, 0], first, last]))
        titles += [title.decode() for title in wording.cells(batch)["title"][keep]]
    lane, start, end = np.concatenate(parts, axis=1)
    events = {"lanes": names, "lane": lane.tolist(), "start": start.tolist(), "end": end.tolist()}
    span = {"first": int(start.min()), "last": int(end.max())}
    file.write_text(json.dumps({**events, "title": titles, **span}))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]), Path(sys.argv[4]))
