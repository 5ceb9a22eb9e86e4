"""Cuts the power while a project is edited, as far as SQLite can tell; run by ``test_power_cuts``.

Run: python tests/store/power_cuts.py FOLDER CUTS SEED. All that SQLite writes is recorded. At a cut, each
sector of 512 bytes that was not synced is kept or lost by chance, and so is each change of a file's size.
Prints, as JSON, how many cuts there were, how many left a journal, and all that was wrong.
"""

import json
import random
import shutil
import sys
from pathlib import Path
from typing import Any

import apsw
from kills import State, create, edit, looked_at

from timeline_app.store.project_store import ProjectStore

SECTOR = 512
EDITS, SESSIONS = 12, 3
# What happened: "write", "truncate", "sync", "delete" with the file's name, or "intended", "told".
Step = tuple[str, Any, Any, Any]


class RecordingFile(apsw.VFSFile):
    """A file whose writes are told before they are made."""

    def __init__(self, steps: list[Step], name: Any, flags: list[int]) -> None:
        super().__init__("unix", name, flags)
        self._steps = steps
        self._name = Path(name.filename() if isinstance(name, apsw.URIFilename) else name).name

    def xWrite(self, data: bytes, offset: int) -> None:
        self._steps.append(("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self._steps.append(("truncate", self._name, size, None))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._steps.append(("sync", self._name, None, None))


class RecordingSystem(apsw.VFS):
    """SQLite's usual file system, with each step recorded."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        super().__init__("recording", "unix")

    def xOpen(self, name: Any, flags: list[int]) -> Any:
        return RecordingFile(self.steps, name, flags)

    def xDelete(self, name: str, is_folder_synced: bool) -> None:
        self.steps.append(("delete", Path(name).name, None, None))
        super().xDelete(name, is_folder_synced)


class Disk:
    """What is safe on the disk, and what was written since the last sync, by file."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._safe = dict(files)
        self._pending: dict[str, list[Step]] = {}

    def take(self, step: Step) -> None:
        what, name, _, _ = step
        if what == "sync":
            after = self._safe.get(name, b"")
            for each in self._pending.pop(name, []):
                after = applied(after, each, lambda: True)
            self._safe[name] = after
        else:
            self._pending.setdefault(name, []).append(step)

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        files = dict(self._safe)
        kept = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        for name, steps in self._pending.items():
            for step in steps:
                if step[0] == "delete":
                    if chance.random() < kept:
                        files.pop(name, None)
                elif name in files or chance.random() < kept:
                    before = files.get(name, b"")
                    files[name] = applied(before, step, lambda: chance.random() < kept)
        return files


def applied(data: bytes, step: Step, is_kept: Any) -> bytes:
    """``data`` after a write or a change of its size, sector by sector."""
    what, _, place, written = step
    if what == "delete":
        return b""
    if what == "truncate":
        return data[:place].ljust(place, b"\0") if is_kept() else data
    changed = bytearray(data)
    begin = place
    while begin < place + len(written):
        end = min((begin // SECTOR + 1) * SECTOR, place + len(written))
        if is_kept():
            if len(changed) < end:
                changed.extend(bytes(end - len(changed)))
            changed[begin:end] = written[begin - place : end - place]
        begin = end
    return bytes(changed)


def main(folder: Path, cuts: int, seed: int) -> None:
    chance = random.Random(seed)
    file = folder / "x.timeline"
    create(file)
    before = {file.name: file.read_bytes()}
    steps = recorded(file, chance)
    moments = sorted(chance.randrange(1, len(steps) + 1) for _ in range(cuts))
    disk, taken = Disk(before), 0
    told = intended = ("", 0, 0)
    wrong: list[str] = []
    journals = 0
    for number, moment in enumerate(moments):
        while taken < moment:
            what, value, _, _ = step = steps[taken]
            taken += 1
            if what in ("told", "intended"):
                intended = value
                told = value if what == "told" else told
            else:
                disk.take(step)
        files = disk.after_cut(chance)
        journals += any(data for name, data in files.items() if name.endswith("-journal"))
        try:
            found = found_in(files, folder / "after", file.name)
        except Exception as error:
            wrong.append(f"cut {number} at {moment} of {len(steps)}: {error!r}")
            continue
        if found not in (told, intended):
            wrong.append(f"cut {number}: found {found}, told {told}, intended {intended}")
    report = {"cuts": cuts, "journals": journals, "steps": len(steps), "wrong": wrong[:5]}
    print(json.dumps({**report, "wrong_count": len(wrong)}))


def recorded(file: Path, chance: random.Random) -> list[Step]:
    """All that SQLite does while the project is opened, edited and closed a few times."""
    system = RecordingSystem()
    apsw.set_default_vfs("recording")

    def tell(what: str, state: State) -> None:
        system.steps.append((what, state, None, None))

    for _ in range(SESSIONS):
        with ProjectStore.open(file) as store:
            edit(store, tell, chance, EDITS)
    apsw.set_default_vfs("unix")
    return system.steps


def found_in(files: dict[str, bytes], folder: Path, name: str) -> State:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for each, data in files.items():
        (folder / each).write_bytes(data)
    return looked_at(folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
