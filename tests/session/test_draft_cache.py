"""Drafts kept while many documents are read: what was done is done, whoever was killed when."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.extraction.drafts import Drafted
from timeline_app.extraction.drafts.draft import DocumentDraft
from timeline_app.model.event import ActorKind, Role
from timeline_app.reading.errors import ReadError
from timeline_app.session.draft_cache import DraftCache


def draft() -> DocumentDraft:
    drafted = Drafted("story", "Lions met Bears.")
    drafted.event("met", (drafted.actor("Lions", kind=ActorKind.GROUP), Role.AGENT))
    return drafted.draft


def test_what_was_put_is_there_the_next_time(tmp_path: Path) -> None:
    file = tmp_path / "x.timeline-extract"
    with DraftCache(file) as cache:
        cache.put("a", "Lions met Bears. 🦁\r\n\x00", draft())
        cache.put("b", "Nothing of it.", None)
    with DraftCache(file) as cache:
        assert (cache.has_draft("a"), cache.has_draft("b"), cache.has_draft("c")) == (1, 0, 0)
        assert cache.draft("a") == draft()
        assert cache.text("a") == "Lions met Bears. 🦁\r\n\x00"
        assert cache.text("b") == "Nothing of it."
        for absent in ("b", "c"):
            with pytest.raises(KeyError):
                cache.draft(absent)
        cache.remove()
    assert list(tmp_path.iterdir()) == []


def test_two_are_not_at_work_on_one(tmp_path: Path) -> None:
    file = tmp_path / "x.timeline-extract"
    with DraftCache(file), pytest.raises(ReadError, match="another one is at work"):
        DraftCache(file)


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    text, database = tmp_path / "notes", tmp_path / "base"
    text.write_text("my notes, which nobody may lose" * 100)
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA application_id = 5")
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    for file in (text, database):
        before = file.read_bytes()
        with pytest.raises(ReadError):
            DraftCache(file)
        assert file.read_bytes() == before


def test_what_is_damaged_is_told(tmp_path: Path) -> None:
    file = tmp_path / "x.timeline-extract"
    with DraftCache(file) as cache:
        cache.put("a", "x", draft())
    connection = sqlite3.connect(file)
    connection.execute("UPDATE draft SET draft = x'00', text = x'00'")
    connection.commit()
    connection.close()
    with DraftCache(file) as cache:
        for read in (cache.draft, cache.text):
            with pytest.raises(ReadError, match="damaged"):
                read("a")


def test_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="folder"):
        DraftCache(tmp_path / "nowhere" / "x")


def test_a_kill_loses_nothing_that_was_put(tmp_path: Path) -> None:
    file = tmp_path / "x.timeline-extract"
    code = """
        import sys
        from pathlib import Path
        from timeline_app.session.draft_cache import DraftCache
        from tests.session.test_draft_cache import draft
        with DraftCache(Path(sys.argv[1])) as cache:
            for number in range(1_000_000):
                cache.put(str(number), "x" * 5000, draft())
                print(number, flush=True)
    """
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), str(file)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert process.stdout is not None
    told = [int(process.stdout.readline()) for _ in range(50)]
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with DraftCache(file) as cache:
        assert all(cache.draft(str(number)) == draft() for number in told)
