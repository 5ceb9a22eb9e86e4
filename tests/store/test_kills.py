"""A program that is killed in the midst of an edit: what it was told is there, and nothing is half done."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("kills.py")


@pytest.mark.parametrize(
    ("kills", "seed"), [(12, 1), pytest.param(300, 2, marks=pytest.mark.trust)]
)
def test_killed_at_random_moments(kills: int, seed: int, tmp_path: Path) -> None:
    command = [sys.executable, SCRIPT, tmp_path / "x.timeline", str(kills), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["wrong"] == []
    assert report["kills"] == kills
    assert report["halfway"] > 0
