"""Times find_segments and find_quotations on prose and hostile texts: `python tests/benchmarks/segments.py`.

Budget: 2.5 million characters of prose a second of processor time for both together, and no kind of
hostile text that takes over 8 times as long where it is 4 times as large.
"""

import sys
import textwrap
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.extraction.hostile_texts import KINDS, large_texts
from timeline_app.extraction.texts.quotations import find_quotations
from timeline_app.extraction.texts.segments import find_segments

PARAGRAPHS = (
    "The council of Harlow met in the old town hall on Friday and voted for the plan to shut the bridge, "
    "as its leader, Ann Lee, had said that it would. It was the third vote in a year, and the first that "
    "nobody in the hall spoke against. The mayor, who is ill, had sent his deputy.",
    "“We have waited long enough,” Lee said. “The bridge is forty years old, and ‘safe’ is not the word "
    "that I would use of it.” Engineers had found cracks in two of its pillars in May 2011.",
    "Miners from the north, who need the bridge to get to work, said that they would march on the town on "
    "Monday. The police expect some 4,000 of them.",
)
PROSE = ("\n".join(PARAGRAPHS) + "\n\nReactions\n\n") * 1500
WRAPPED = ("\n\n".join(textwrap.fill(each, 72) for each in PARAGRAPHS) + "\n\n") * 1500
RUNS = 3
MOST_TIMES = 8
LEAST_PER_SECOND = 2_500_000


def seconds(text: str) -> float:
    """The least processor time of a few runs."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        find_quotations(text, find_segments(text))
        times.append(time.process_time() - start)
    return min(times)


def main() -> int:
    held = True
    for name, text in (("a line a paragraph", PROSE), ("wrapped at 72", WRAPPED)):
        speed = len(text) / seconds(text)
        held &= speed >= LEAST_PER_SECOND
        print(f"{name:20}{speed / 1e6:7.1f} million characters a second")
    for kind, small, large in zip(KINDS, large_texts(5_000), large_texts(20_000), strict=True):
        before, after = seconds(small), seconds(large)
        growth = (after / before) / (len(large) / len(small)) * 4
        held &= growth < MOST_TIMES or after < 0.05
        print(
            f"{kind.__name__.strip('_'):20}{after * 1000:7.0f} ms   {growth:5.1f} times for 4 times"
        )
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
