"""The power fails in the midst of an edit: what was told is there, and nothing is half done."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("power_cuts.py")


@pytest.mark.parametrize(
    ("cuts", "seed"),
    [(120, 1), *(pytest.param(700, seed, marks=pytest.mark.trust) for seed in (2, 3, 4))],
)
def test_cut_at_random_moments(cuts: int, seed: int, tmp_path: Path) -> None:
    command = [sys.executable, SCRIPT, tmp_path, str(cuts), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["wrong"] == []
    assert report["cuts"] == cuts
    assert report["journals"] > cuts / 10
