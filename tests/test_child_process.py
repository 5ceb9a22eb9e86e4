"""Processes that answer: long requests and answers come through, and those that break are told and ended."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from timeline_app.child_process import Broken, BrokenError, ChildProcess, StoppedError

HEAD = """
    import sys, time
    from timeline_app.child_process import read_part, restricted, write_answer
    requests, answers = restricted(int(sys.argv[1]))
"""
ECHO = """
    while (part := read_part(requests)) is not None:
        print("noise")
        write_answer(answers, part)
"""
LONG = b"0123456789" * 300_000  # more than a pipe holds


@pytest.fixture
def child_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., ChildProcess]]:
    """Makes a process of the code that follows on the usual beginning, and starts it."""
    monkeypatch.syspath_prepend(tmp_path)
    with ExitStack() as ending:

        def started(code: str, **options: Any) -> ChildProcess:
            (tmp_path / "child_of_a_test.py").write_text(dedent(HEAD) + dedent(code))
            child = ChildProcess("child_of_a_test", 1 << 30, **options)
            ending.callback(child.end)
            child.start()
            return child

        yield started


def test_what_is_longer_than_a_pipe_comes_through(child_named: Callable[..., ChildProcess]) -> None:
    child = child_named(ECHO)
    for part in (LONG, b"", b"last"):
        assert child.answer([part], 60, len(LONG)) == part


@pytest.mark.parametrize(
    ("code", "broken"),
    [
        ("time.sleep(600)", Broken.LATE),  # it does not even take what it is asked
        ("read_part(requests)\nprint('no answer')", Broken.ENDED),
        ("write_answer(answers, b'x' * 2_000_000)\ntime.sleep(600)", Broken.TOO_LONG),
    ],
)
def test_what_breaks_is_told_and_ended(
    code: str, broken: Broken, child_named: Callable[..., ChildProcess]
) -> None:
    child = child_named(code)
    with pytest.raises(BrokenError) as raised:
        child.answer([LONG], 5, 1_000_000)
    assert raised.value.broken is broken
    assert not child.is_there


def test_it_is_ended_as_soon_as_nobody_wants_more(child_named: Callable[..., ChildProcess]) -> None:
    child = child_named(ECHO, should_stop=lambda: True)
    with pytest.raises(StoppedError):
        child.answer([LONG], 60, len(LONG))
    assert not child.is_there
