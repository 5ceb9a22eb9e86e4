"""Files are replaced whole or not at all, and every refusal says where, what and what to do."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline_app.writing.files import WriteError, replace_file

REPLACE_UNDER_LIMIT = """
import resource, signal, sys
from pathlib import Path
from timeline_app.writing.files import WriteError, replace_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    replace_file(Path(sys.argv[1]), b"x" * 5000)
except WriteError as error:
    print(error)
"""


def only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_writes_bytes_and_chunks(tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    replace_file(file, b"one")
    assert file.read_bytes() == b"one"
    replace_file(file, (chunk for chunk in (b"two", b"", b"three")))
    assert file.read_bytes() == b"twothree"
    assert only_file(tmp_path) == file


def test_a_new_file_has_the_usual_rights_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    umask = os.umask(0o027)
    try:
        replace_file(tmp_path / "new", b"")
    finally:
        os.umask(umask)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    (tmp_path / "new").chmod(0o604)
    replace_file(tmp_path / "new", b"again")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o604


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "real.csv"
    target.write_bytes(b"old")
    link, dangling = tmp_path / "link.csv", tmp_path / "dangling.csv"
    link.symlink_to(target)
    dangling.symlink_to(tmp_path / "there" / "made.csv")
    replace_file(link, b"new")
    replace_file(dangling, b"made")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert (tmp_path / "there" / "made.csv").read_bytes() == b"made"


def make_circle(folder: Path) -> Path:
    (folder / "a").symlink_to(folder / "b")
    (folder / "b").symlink_to(folder / "a")
    return folder / "a"


def make_fifo(folder: Path) -> Path:
    os.mkfifo(folder / "fifo")
    return folder / "fifo"


def make_under_file(folder: Path) -> Path:
    (folder / "file").write_bytes(b"")
    return folder / "file" / "out.csv"


@pytest.mark.parametrize(
    ("make_path", "reason"),
    [
        (lambda folder: folder, "it is a folder"),
        (lambda folder: folder / "missing" / "out.csv", "there is no folder"),
        (make_under_file, "not a folder"),
        (make_circle, "circle"),
        (make_fifo, "not an ordinary file"),
        (lambda folder: folder / ("n" * 300), "name is too long"),
    ],
)
def test_refuses_what_can_not_be_replaced(make_path, reason: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = make_path(tmp_path)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(WriteError, match=reason) as caught:
        replace_file(path, b"new")
    assert str(caught.value).startswith(f"{path}: ")
    assert "; " in str(caught.value)
    assert "\n" not in str(caught.value)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "disk is full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "read-only"),
        (errno.EIO, "can't be written"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failed_write_leaves_the_old_file(
    code: int, reason: str, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    file = tmp_path / "out.csv"
    file.write_bytes(b"old")
    monkeypatch.setattr(f"os.{step}", fail)
    with pytest.raises(WriteError, match=reason):
        replace_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert only_file(tmp_path) == file


def test_a_real_limit_on_sizes_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    file.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", REPLACE_UNDER_LIMIT, str(file)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "larger than allowed" in done.stdout
    assert file.read_bytes() == b"old"
    assert only_file(tmp_path) == file


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_read_only_files_and_folders_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    file.write_bytes(b"old")
    file.chmod(0o444)
    with pytest.raises(WriteError, match="read-only"):
        replace_file(file, b"new")
    tmp_path.chmod(0o555)
    with pytest.raises(WriteError, match="read-only"):
        replace_file(tmp_path / "other.csv", b"new")
    tmp_path.chmod(0o755)


@pytest.mark.parametrize("stop", [ValueError, KeyboardInterrupt])
def test_data_that_stops_half_way_leaves_the_old_file(
    stop: type[BaseException], tmp_path: Path
) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"half"
        raise stop

    file = tmp_path / "out.csv"
    file.write_bytes(b"old")
    with pytest.raises(stop):
        replace_file(file, chunks())
    assert file.read_bytes() == b"old"
    assert only_file(tmp_path) == file
