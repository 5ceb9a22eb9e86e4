"""Opens a project read-only while another process edits it, in bursts; run by ``test_kills``.

Run: python tests/store/looks.py FILE LOOKS SEED. Prints, as JSON, how many different states were seen, and
all that was wrong.
"""

import json
import os
import random
import signal
import sys
from pathlib import Path

from kills import create, edit, state_of

from timeline_app.store.project_store import ProjectStore

BURST = 4


def main(file: Path, looks: int, seed: int) -> None:
    create(file)
    (ready, readied), (begin, begun) = os.pipe(), os.pipe()
    process = os.fork()
    if process == 0:
        chance = random.Random(seed)
        with ProjectStore.open(file) as store:
            os.write(readied, b"x")
            while os.read(begin, 1):
                edit(store, lambda *_: None, chance, BURST)
    os.read(ready, 1)
    seen, wrong = set(), []
    try:
        for number in range(looks):
            os.write(begun, b"x")
            with ProjectStore.open_read_only(file) as store:
                state = state_of(store)
                seen.add(state)
                if store.problems or state[0] == "half done":
                    wrong.append(f"{number}: {state}, {[str(each) for each in store.problems]}")
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    print(json.dumps({"seen": len(seen), "wrong": wrong}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
