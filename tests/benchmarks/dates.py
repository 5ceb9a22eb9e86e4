"""Times parse_edtf on distinct realistic EDTF texts: `python tests/benchmarks/dates.py [COUNT]`.

Budget: 50,000 dates a second of processor time, so that other work on the machine counts less.
Correctness is tested in tests/model.
"""

import platform
import random
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from timeline_app.model.time import parse_edtf

RUNS = 5


def texts(count: int) -> list[str]:
    """Distinct texts, mixed as in a working project: mostly days, a tenth of them intricate."""
    chance = random.Random(8601)
    found: set[str] = set()
    while len(found) < count:
        found.add(_text(chance))
    mixed = sorted(found)
    chance.shuffle(mixed)
    return mixed


def _text(chance: random.Random) -> str:
    year, month = chance.randint(0, 2999), chance.randint(1, 12)
    day, later = chance.randint(1, 27), chance.randint(1, 700)
    clock = f"{chance.randint(0, 23):02}:{chance.randint(0, 59):02}:{chance.randint(0, 59):02}"
    kind = chance.random()
    date = f"{year:04}-{month:02}-{day:02}"
    if kind < 0.50:
        return date
    if kind < 0.60:
        return f"{year:04}-{month:02}"
    if kind < 0.70:
        return f"{date}T{clock}{chance.choice(['', 'Z', '+04:30'])}"
    if kind < 0.78:
        return f"{date}/{year + later:04}-{month:02}-{day:02}"
    if kind < 0.82:
        return f"{date}/{chance.choice(['', '..'])}"
    if kind < 0.88:
        return date[: chance.choice([7, 10])] + chance.choice("?~%")
    if kind < 0.92:
        return f"[{date}..{year + later:04}-{month:02}-{day:02}]"
    if kind < 0.94:
        return f"[{date},{date[:8]}28,{year + later:04}]"
    if kind < 0.96:
        return f"{date[:7]}-{chance.choice(['XX', '1X'])}"
    if kind < 0.98:
        return f"-{year + 1:04}-{month:02}-{day:02}"
    return f"{year:04}-{chance.choice('?~')}{month:02}-{day:02}"


def main() -> None:
    """Print dates per second: the median of some runs over texts never seen before."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    mixed = texts(count)
    rates = []
    for _ in range(RUNS):
        begun = time.process_time()
        for text in mixed:
            parse_edtf(text)
        rates.append(count / (time.process_time() - begun))
    machine = f"Python {platform.python_version()}, {platform.platform()}, {_processor()}"
    print(f"{statistics.median(rates):,.0f} dates/s (median of {RUNS}, {count:,} distinct texts)")
    print(f"worst run {min(rates):,.0f}, best {max(rates):,.0f}; {machine}")


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor()


if __name__ == "__main__":
    main()
