"""Processes that edit are killed or looked at from elsewhere: what is seen is never half an edit."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def report_of(script: str, file: Path, count: int, seed: int) -> Any:
    command = [sys.executable, Path(__file__).with_name(script), file, str(count), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("kills", "seed"), [(12, 1), pytest.param(300, 2, marks=pytest.mark.trust)]
)
def test_killed_at_random_moments(kills: int, seed: int, tmp_path: Path) -> None:
    report = report_of("kills.py", tmp_path / "x.timeline", kills, seed)
    assert report["wrong"] == []
    assert report["kills"] == kills
    assert report["halfway"] > 0


@pytest.mark.parametrize(
    ("looks", "seed"), [(100, 1), pytest.param(2000, 2, marks=pytest.mark.trust)]
)
def test_looked_at_while_it_is_edited(looks: int, seed: int, tmp_path: Path) -> None:
    report = report_of("looks.py", tmp_path / "x.timeline", looks, seed)
    assert report["wrong"] == []
    assert report["seen"] > looks / 20
