"""A process that proposes as `proposing_process` does, but by a rule that needs no model.

Each line "X verbs Y." is an event of two groups; some words make the process misbehave.
"""

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace

from tests.extraction.drafts import Drafted
from timeline_app.extraction import language_model
from timeline_app.extraction.dates.timex import DocumentDate
from timeline_app.extraction.drafts.draft import DocumentDraft
from timeline_app.extraction.drafts.pinned import Pinned
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import ActorKind, Role


def propose_document(
    model: object, text: str, *, published: str | None = None, pinned: Sequence[Pinned] = ()
) -> DocumentDraft:
    if "CRASH" in text:
        os._exit(3)
    if "RAISE" in text:
        raise KeyError("no such\nthing")
    if "HANG" in text:
        if (told := os.environ.get("FAKE_PROPOSING_HANG")) is not None:
            Path(told).write_text(str(os.getpid()))
        time.sleep(600)
    if "HUGE" in text:
        text += "x" * (1 << 30)
    if "MEMORY" in text:
        raise MemoryError
    if (log := os.environ.get("FAKE_PROPOSING_LOG")) is not None:
        with Path(log).open("a") as file:
            file.write(f"{text.split()[0]} {published} {[each.id for each in pinned]}\n")
    drafted = Drafted("", text)
    known: dict[str, int] = {}
    for line in text.splitlines():
        words = line.rstrip(".").split()
        if len(words) != 3 or not line.endswith("."):
            continue
        for name in (words[0], words[2]):
            if name not in known:
                known[name] = drafted.actor(name, kind=ActorKind.GROUP)
        ends = (known[words[0]], Role.AGENT), (known[words[2]], Role.TARGET)
        salience = 0.1 if words[1] == "saw" else 0.9
        drafted.event(words[1], *ends, day="2024-05-06", title=line, salience=salience)
    written = DocumentDate()
    if (start := text.find("stamp ")) >= 0:
        evidence = Span(start + 6, start + 16)
        written = DocumentDate(edtf=evidence.of(text), reason="stamped", evidence=evidence)
    draft = drafted.draft
    return DocumentDraft(
        sha256=draft.sha256,
        written=written,
        actors=draft.actors,
        events=draft.events,
        sentences=draft.sentences,
        extractor="fake 1",
    )


def load_model(name: str = "") -> object:
    if name == "none":
        raise language_model.ModelError("there is no such model; install it")
    return SimpleNamespace(name="fake 1")


if __name__ == "__main__":
    language_model.load_model = load_model  # type: ignore[assignment]
    proposing = ModuleType("timeline_app.extraction.proposing")
    proposing.EXTRACTOR = "fake"  # type: ignore[attr-defined]
    proposing.propose_document = propose_document  # type: ignore[attr-defined]
    sys.modules[proposing.__name__] = proposing
    from timeline_app.session.proposing_process import main

    main()
