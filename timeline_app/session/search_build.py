"""Building what is searched, in steps too short to be noticed; the words are sorted in threads.

What is read, which must not be done in another thread, is read in steps; threads get texts only. Which
texts these are is told by ``record_search`` and ``table_search``.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

from timeline_app.query.word_index import Shard, WordIndex

_THREADS = min(4, os.cpu_count() or 1)
_MOST_WAITING = 2 * _THREADS  # shards in work, so that their texts don't fill the memory
PAUSE = 0.004  # seconds between two looks at threads that are at work

Made = TypeVar("Made")


@dataclass(frozen=True)
class Job:
    """A shard to be made in a thread, for an index."""

    index: WordIndex
    make: Callable[[], Shard]


class SearchBuild(Generic[Made]):
    """Steps that lead to a search. ``steps`` yields how much of it is done (0 to 1), or a job, or neither.

    ``finish`` makes the outcome once all jobs are done.
    """

    def __init__(self, steps: Iterator[float | Job | None], finish: Callable[[], Made]) -> None:
        self._steps, self._finish = steps, finish
        self._pool = ThreadPoolExecutor(_THREADS)
        self._waiting: deque[tuple[WordIndex, Future[Shard]]] = deque()
        self._is_read = False
        self.progress = 0.0

    def step(self, seconds: float) -> Made | None:
        """Go on for about so long at most; the outcome once there is one."""
        until = time.perf_counter() + seconds
        while True:
            while self._waiting and self._waiting[0][1].done():
                index, shard = self._waiting.popleft()
                index.add(shard.result())
            if self._is_read and not self._waiting:
                self._pool.shutdown()
                return self._finish()
            if self._is_read or len(self._waiting) >= _MOST_WAITING:
                return None
            self._read_on()
            if time.perf_counter() >= until:
                return None

    def stop(self) -> None:
        """Leave it; threads end with the shard that they have in work."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _read_on(self) -> None:
        done = next(self._steps, True)
        if done is True:
            self._is_read = True
        elif isinstance(done, Job):
            self._waiting.append((done.index, self._pool.submit(done.make)))
        elif done is not None:
            self.progress = float(done)
