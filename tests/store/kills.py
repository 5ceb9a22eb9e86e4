"""Kills processes in the midst of edits and looks at what they leave; run by ``test_kills``.

Run: python tests/store/kills.py FILE KILLS SEED. Prints, as JSON, how many processes were killed, how
many of them left a journal, in how many files an edit was done that nobody had been told of, and all
that was wrong.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from timeline_app.model.event import Actor, Event
from timeline_app.model.project import Project
from timeline_app.model.source import Document
from timeline_app.store.edits import Edit, Put
from timeline_app.store.project_store import ProjectStore

# The value that an event and an actor have, which change together; the head; the number of entries.
State = tuple[str, int, int]
EVENTS = 12


def main(file: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    create(file)
    wrong: list[str] = []
    untold = halfway = 0
    journal = file.with_name(f"{file.name}-journal")
    for number in range(kills):
        told, intended = killed(file, chance)
        halfway += journal.exists() and journal.stat().st_size > 0
        try:
            found = looked_at(file)
        except Exception as error:
            wrong.append(f"{number}: {error!r}")
            break
        if found not in (told, intended):
            wrong.append(f"{number}: found {found}, told {told}, intended {intended}")
        untold += found != told
    print(json.dumps({"kills": kills, "halfway": halfway, "untold": untold, "wrong": wrong}))


def create(file: Path) -> None:
    events = tuple(event(f"e{number}", "0") for number in range(EVENTS))
    project = Project(title="x", documents=(document("d"),), actors=(actor("0"),), events=events)
    ProjectStore.create(file, project, {"d": text_of("d")}).close()


def document(id_: str) -> Document:
    return Document(id=id_, title="x", media_type="text/plain", language="en", sha256="0" * 64)


def text_of(document: str) -> str:
    return "abc" + document * 5_000


def event(id_: str, value: str) -> Event:
    claim = {"id": f"{id_}-1", "stance": "asserts", "factuality": "CT+"}
    claim["passage"] = {"document": "d", "start": 0, "end": 3, "quote": "abc"}  # type: ignore[assignment]
    fields = {"id": id_, "title": value, "type": "STATE", "origin": "person", "claims": [claim]}
    return Event.model_validate({**fields, "note": value * 300})


def actor(value: str) -> Actor:
    return Actor.model_validate({"id": "a", "name": value, "kind": "person"})


def state_of(store: ProjectStore) -> State:
    """The value that all records have that an edit has touched."""
    project, value = store.project, store.project.actors[0].name
    last = next((each for each in project.events if each.title != "0"), project.events[0])
    consistent = {each.title for each in project.events} <= {"0", value} and last.note == (
        last.title * 300
    )
    newest = project.documents[-1].id
    consistent &= store.texts[newest] == text_of(newest)
    return (value if consistent else "half done"), store.head, len(store.history())


def looked_at(file: Path) -> State:
    """What is in the file, after undo and redo have been seen to work in it."""
    with ProjectStore.open(file) as store:
        found = state_of(store)
        before = store.project
        if store.undo() is not None:
            if store.project == before:
                raise AssertionError("undo did nothing")
            store.redo()
        if store.project != before:
            raise AssertionError("redo did not lead back")
    return found


def killed(file: Path, chance: random.Random) -> tuple[State, State]:
    """What a process that was killed had been told, and what it was about to do."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        edit_for_ever(file, writing, chance.random())
    os.close(writing)
    lines = b""
    wanted, delay = chance.randrange(1, 40), chance.random() * 0.004
    while lines.count(b"\n") < wanted:
        lines += os.read(reading, 65536)
    moment = time.perf_counter() + delay
    while time.perf_counter() < moment:
        pass
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    while piece := os.read(reading, 65536):
        lines += piece
    os.close(reading)
    told = intended = ("", 0, 0)
    for line in lines.decode().splitlines():
        kind, value, head, entries = json.loads(line)
        intended = (value, head, entries)
        told = intended if kind == "told" else told
    return told, intended


def edit_for_ever(file: Path, writing: int, seed: float) -> None:
    def tell(kind: str, state: State) -> None:
        os.write(writing, (json.dumps([kind, *state]) + "\n").encode())

    with ProjectStore.open(file) as store:
        edit(store, tell, random.Random(seed), sys.maxsize)


def edit(
    store: ProjectStore, tell: Callable[[str, State], None], chance: random.Random, count: int
) -> None:
    """Edit, undo and redo so many times, telling each time what is intended, and what is done."""
    tell("told", state_of(store))
    done: list[tuple[str, int]] = []  # what can be undone: values and heads
    undone: list[tuple[str, int]] = []
    for _ in range(count):
        value, head, entries = state_of(store)
        if done and chance.random() < 0.3:
            undone.append((value, head))
            tell("intended", (*done[-1], entries))
            store.undo()
            done.pop()
        elif undone and chance.random() < 0.5:
            done.append((value, head))
            tell("intended", (*undone[-1], entries))
            store.redo()
            undone.pop()
        else:
            done.append((value, head))
            undone.clear()
            new = f"v{entries}"
            tell("intended", (new, entries, entries + 1))
            touched = {each.id for each in store.project.events if each.title != "0"}
            touched |= {f"e{number}" for number in chance.sample(range(EVENTS), 3)}
            edits: list[Edit] = [Put(event(each, new)) for each in sorted(touched)]
            if chance.random() < 0.3:  # an import
                edits.append(Put(document(f"d{entries}"), text=text_of(f"d{entries}")))
            store.record(f"edit {entries}", [Put(actor(new)), *edits])
        tell("told", state_of(store))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
