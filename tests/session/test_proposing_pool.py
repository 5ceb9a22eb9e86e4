"""Many texts read in processes: what one of them does to its process is its own affair."""

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline_app.child_process import StoppedError
from timeline_app.extraction.drafts.draft import DocumentDraft
from timeline_app.extraction.drafts.pinned import Pinned
from timeline_app.extraction.service.language_service import Service
from timeline_app.model.event import ActorKind
from timeline_app.session import proposing_pool
from timeline_app.session.proposing_messages import (
    Failed,
    Reading,
    Request,
    answer_of,
    reading_bytes,
    reading_of,
    request_bytes,
    request_of,
)
from timeline_app.session.proposing_pool import NoModelError, ProposingPool

GOOD = "Lions met Bears."
USUAL = Reading()


@pytest.fixture(autouse=True)
def _fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposing_pool, "MODULE", "tests.session.fake_proposing")


def read(*texts: str, jobs: int = 2, reading: Reading = USUAL) -> dict[str, object]:
    requests = (Request(str(number), text) for number, text in enumerate(texts))
    with ProposingPool(reading, jobs) as pool:
        assert pool.extractor.endswith(", fake 1")
        return {request.document: draft for request, draft in pool.drafts(requests)}


def test_each_text_gets_its_draft() -> None:
    texts = [f"Lions met Bears{number}." for number in range(9)]
    found = read(*texts)
    assert sorted(found) == [str(number) for number in range(9)]
    for number, text in enumerate(texts):
        draft = found[str(number)]
        assert isinstance(draft, DocumentDraft)
        assert draft.events[0].title == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("CRASH", "ended early"),
        ("RAISE", "went wrong (KeyError: 'no such"),
        ("MEMORY", "too much memory"),
        ("HANG", "too long"),
    ],
)
def test_a_text_that_breaks_its_process_costs_itself_alone(
    text: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposing_pool, "SECONDS", 1.5)
    found = read(GOOD, text, GOOD, jobs=1)
    failed = found["1"]
    assert isinstance(failed, Failed)
    assert reason in failed.reason
    assert failed.mend
    assert isinstance(found["0"], DocumentDraft)
    assert isinstance(found["2"], DocumentDraft)


def test_a_text_that_takes_all_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposing_pool, "MEMORY", 512 << 20)
    found = read(GOOD, "HUGE", GOOD, jobs=1)
    assert [type(found[name]) for name in "012"] == [DocumentDraft, Failed, DocumentDraft]


def test_a_long_text_goes_through_the_pipe_whole() -> None:
    draft = read("Lions met Bears.\n" + "🦁\u2028\u202e “x” " * 300_000)["0"]
    assert isinstance(draft, DocumentDraft)
    assert len(draft.events) == 1


def test_without_a_model_no_text_is_asked_for() -> None:
    with pytest.raises(NoModelError, match="there is no such model; install it"):
        read(GOOD, reading=Reading(model="none"))


@pytest.mark.parametrize("error", [OSError(11, "no more processes"), ValueError("a mistake")])
def test_nobody_waits_for_a_process_that_cant_be_started_again(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, started = subprocess.Popen, 0

    def once(*arguments: Any, **options: Any) -> Any:
        nonlocal started
        started += 1
        if started > 1:
            raise error
        return start(*arguments, **options)

    monkeypatch.setattr("timeline_app.child_process.subprocess.Popen", once)
    if isinstance(error, ValueError):
        with pytest.raises(ValueError, match="a mistake"):
            read("CRASH", GOOD, jobs=1)
        return
    failed = read("CRASH", GOOD, jobs=1)["1"]
    assert isinstance(failed, Failed)
    assert "no process to read in can be started (no more processes)" in failed.reason


def test_texts_are_asked_for_only_a_few_ahead() -> None:
    asked = 0

    def requests() -> Iterator[Request]:
        nonlocal asked
        for number in range(40):
            asked += 1
            yield Request(str(number), GOOD)

    with ProposingPool(Reading(), 1) as pool:
        for count, _ in enumerate(pool.drafts(requests()), 1):
            assert asked <= count + 2
    assert asked == 40


def test_it_stops_at_once_and_leaves_no_process() -> None:
    is_asked = False

    def requests() -> Iterator[Request]:
        nonlocal is_asked
        yield Request("0", "HANG")
        is_asked = True

    began = time.monotonic()
    with (
        pytest.raises(StoppedError),
        ProposingPool(Reading(), 2, should_stop=lambda: is_asked) as pool,
    ):
        list(pool.drafts(requests()))
    assert time.monotonic() - began < 20
    assert not children()


def test_a_process_leaves_when_whoever_started_it_is_killed(tmp_path: Path) -> None:
    code = """
        import os
        from timeline_app.session import proposing_pool
        from timeline_app.session.proposing_messages import Reading, Request
        proposing_pool.MODULE = "tests.session.fake_proposing"
        with proposing_pool.ProposingPool(Reading(), 1) as pool:
            list(pool.drafts([Request("0", "HANG")]))
    """
    log = tmp_path / "log"
    path = os.pathsep.join(filter(None, sys.path))
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)],
        env={**os.environ, "PYTHONPATH": path, "FAKE_PROPOSING_HANG": str(log)},
    )
    until(lambda: log.exists() and log.read_text() != "")
    process.kill()
    process.wait()
    child = log.read_text()
    until(lambda: not is_running(child))


def is_running(process: str) -> bool:
    """Whether it does anything any more; nobody may have asked how it ended."""
    try:
        status = Path("/proc", process, "stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def children() -> list[str]:
    mine = str(os.getpid())
    found = []
    for entry in os.listdir("/proc"):
        try:
            with open(f"/proc/{entry}/stat") as stat, open(f"/proc/{entry}/cmdline") as line:
                if stat.read().rpartition(")")[2].split()[1] == mine:
                    found.append(line.read())
        except (OSError, IndexError):
            continue
    return [line for line in found if "fake_proposing" in line]


def test_messages_come_through_as_they_were_sent() -> None:
    pinned = Pinned(id="lions", name="Lions 🦁", kind=ActorKind.GROUP, aliases=("Die Löwen",))
    for service in (None, Service("gpt", "http://127.0.0.1:1/v1")):
        reading = Reading("a model", (pinned,), service)
        assert reading_of(reading_bytes(reading)) == reading
    request = Request("story", "a\r\n\u2028\x00“🦁”\ud800", "2024-05")
    assert request_of(request_bytes(request)) == request


@pytest.mark.parametrize("line", [b"", b"\n", b"[]", b"{}", b'{"draft":{}}', b'{"x":{}}', b"3\n"])
def test_what_is_no_answer_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        answer_of(line)


def test_a_key_tells_all_apart_that_change_a_draft() -> None:
    pinned = (Pinned(id="lions", name="Lions", kind=ActorKind.GROUP),)
    keys = {
        Request("a", "x").key(Reading(), "1"),
        Request("a", "y").key(Reading(), "1"),
        Request("a", "x", "2024").key(Reading(), "1"),
        Request("a", "x").key(Reading(), "2"),
        Request("a", "x").key(Reading(pinned=pinned), "1"),
    }
    assert len(keys) == 5
    assert Request("b", "x").key(Reading(), "1") in keys


def test_a_process_that_ends_before_it_is_ready_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposing_pool, "MODULE", "tests.session.no_such_module")
    with pytest.raises(NoModelError, match="before it was ready"):
        read(GOOD)
