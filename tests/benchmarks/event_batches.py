"""Made-up events that are spread as real ones are, in batches of columns, the same for one seed.

Few lanes have most events; some happen in bursts that favour a lane; most are short, some long with
short ones inside; dates are as uncertain as ``event_dates`` lists. Where they go is ``make_events``'s.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from event_dates import BEGIN, DAY, END, FORMS, SHARES, Dates, DateVocabulary, Ints, dates_of
from event_words import ACTOR_WORDS, OPENINGS, PLACES, TAILS, WITNESSES

from timeline_app.model.event import EventType, Status

BATCH = 1 << 16
BURSTS = 400
ADVERSE = ("one-lane", "one-day", "all-spanning", "identical")
STATUS_SHARES = {
    Status.REPORTED: 0.62,
    Status.ATTRIBUTED: 0.18,
    Status.DISPUTED: 0.06,
    Status.DENIED: 0.04,
    Status.NEGATED: 0.03,
    Status.EXPECTED: 0.07,
}
TYPES = tuple(EventType)


@dataclass(frozen=True, eq=False)
class EventBatch:
    """K events in the order of the table; numbers that index words, see ``event_words``."""

    first: int  # how many events come before
    dates: Dates
    status: npt.NDArray[np.uint8]
    type: npt.NDArray[np.uint8]
    participant_counts: npt.NDArray[np.int32]
    participants: npt.NDArray[np.int32]  # [K, 3], -1 where there are fewer
    title: Ints  # [3, K]: opening, place, tail
    witness: Ints  # who says so, where it is attributed; also chooses the quote

    def __len__(self) -> int:
        return len(self.status)


def actor_names(lanes: int) -> list[str]:
    """Names that differ, of as many actors as there are lanes."""
    firsts, seconds = ACTOR_WORDS
    names = [f"{first} {second}" for second in seconds for first in firsts]
    step = 7_919  # a prime, so that neighbours differ in both words
    order = [(place * step) % len(names) for place in range(len(names))]
    more = lanes // len(names) + 1
    numbered = [f" {number}" if number else "" for number in range(more)]
    return [names[place] + number for number in numbered for place in order][:lanes]


class EventBatches:
    """``count`` events of ``lanes`` actors; ``adverse`` names one of ADVERSE, or none."""

    def __init__(self, count: int, lanes: int, seed: int, adverse: str | None = None) -> None:
        self.count = count
        self._seed = seed
        self._adverse = adverse
        self._vocabulary = DateVocabulary()
        self._world = _World(lanes, np.random.default_rng([seed, 0]))

    def __len__(self) -> int:
        return -(-self.count // BATCH)

    def __getitem__(self, number: int) -> EventBatch:
        if not 0 <= number < len(self):
            raise IndexError(number)
        rng = np.random.default_rng([self._seed, number + 1])
        first = number * BATCH
        count = min(BATCH, self.count - first)
        return _batch(self._world, self._vocabulary, rng, first, count, self._adverse)


class _World:
    """What all batches share: how often each actor appears, and the bursts."""

    def __init__(self, lanes: int, rng: np.random.Generator) -> None:
        self.lanes = lanes
        weights = 1.0 / (np.arange(lanes) + 2.0) ** 0.9
        self.lane_edges = np.cumsum(weights / weights.sum())
        self.burst_time = rng.integers(BEGIN + 40 * DAY, END - 40 * DAY, BURSTS)
        self.burst_width = np.exp(rng.uniform(np.log(3600.0), np.log(10.0 * DAY), BURSTS))
        self.burst_lane = np.minimum(
            np.searchsorted(self.lane_edges, rng.random(BURSTS)), lanes - 1
        )
        weights = 1.0 / (np.arange(BURSTS) + 3.0)
        self.burst_edges = np.cumsum(weights / weights.sum())

    def chosen_lanes(self, rng: np.random.Generator, count: int) -> Ints:
        chosen = np.searchsorted(self.lane_edges, rng.random(count))
        return np.minimum(chosen, self.lanes - 1)


def _batch(
    world: _World,
    vocabulary: DateVocabulary,
    rng: np.random.Generator,
    first: int,
    count: int,
    adverse: str | None,
) -> EventBatch:
    lane = world.chosen_lanes(rng, count)
    form = np.searchsorted(np.cumsum(SHARES), rng.random(count)).clip(0, len(FORMS) - 1)
    # Later years are told of more than earlier ones.
    start = BEGIN + ((END - BEGIN - 1) * rng.random(count) ** 0.7).astype(np.int64)
    length = np.exp(rng.normal(np.log(9.0 * DAY), 1.8, count)).clip(600, 4e8).astype(np.int64)
    in_burst = rng.random(count) < 0.3
    burst = np.searchsorted(world.burst_edges, rng.random(count)).clip(0, BURSTS - 1)
    near = world.burst_time[burst] + (rng.normal(0, 1, count) * world.burst_width[burst])
    start = np.where(in_burst, near.astype(np.int64), start).clip(BEGIN, END - 1)
    favoured = in_burst & (rng.random(count) < 0.6)
    lane = np.where(favoured, world.burst_lane[burst], lane)
    form, start, length, lane = _made_adverse(adverse, form, start, length, lane)
    length = np.minimum(length, END + 360 * DAY - start)
    participants = np.full((count, 3), -1, np.int32)
    participants[:, 0] = lane
    wanted = 1 + np.searchsorted([0.80, 0.95], rng.random(count))
    for place in (1, 2):
        other = world.chosen_lanes(rng, count)
        is_new = (wanted > place) & (participants != other[:, np.newaxis]).all(axis=1)
        if place == 2:  # none is skipped
            is_new &= participants[:, 1] >= 0
        if adverse != "one-lane":
            participants[:, place] = np.where(is_new, other, -1)
    shares = np.cumsum([STATUS_SHARES[status] for status in Status])
    types = 1.0 / (np.arange(len(TYPES)) + 4.0)
    return EventBatch(
        first=first,
        dates=dates_of(vocabulary, form, start, length),
        status=np.searchsorted(shares, rng.random(count)).clip(0, 5).astype(np.uint8),
        type=rng.choice(len(TYPES), count, p=types / types.sum()).astype(np.uint8),
        participant_counts=(participants >= 0).sum(axis=1).astype(np.int32),
        participants=participants,
        title=np.stack([rng.integers(0, len(words), count) for words in (OPENINGS, PLACES, TAILS)]),
        witness=rng.integers(0, len(WITNESSES), count),
    )


def _made_adverse(
    adverse: str | None, form: Ints, start: Ints, length: Ints, lane: Ints
) -> tuple[Ints, Ints, Ints, Ints]:
    units = [(first, last) for _, first, last in FORMS]
    if adverse == "one-lane":
        lane = np.zeros_like(lane)
    elif adverse == "one-day":
        a, b = units.index(("second", None)), units.index(("minute", "minute"))
        form = np.where(form % 4 > 0, a, b)
        start = BEGIN + 8_000 * DAY + start % DAY
        length = np.minimum(length, DAY - start % DAY - 1) // 24
    elif adverse == "all-spanning":
        form = np.full_like(form, units.index(("day", "day")))
        start = BEGIN + (start - BEGIN) // 100
        length = END - start - (length % (100 * DAY))
    elif adverse == "identical":
        form = np.full_like(form, units.index(("second", None)))
        start = np.full_like(start, BEGIN + 8_000 * DAY + 36_000)
    return form, start, length, lane
