"""Settings: kept as TOML, forgiving in reading."""

from pathlib import Path

import pytest

from timeline_app.layout.scale import ScaleKind
from timeline_app.query.lanes import LaneOrder
from timeline_app.session.settings import (
    RecentFile,
    Settings,
    load_settings,
    save_settings,
    with_recent,
)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "settings.toml"
    settings = Settings(
        theme="dark",
        scale=ScaleKind.LINEAR,
        lane_order=LaneOrder.NAME,
        row_height=30.5,
        least_salience=40,
        recent_files=(RecentFile(file="/a/“b”.timeline.json", documents="/c\\d"),),
    )
    save_settings(settings, file)
    assert load_settings(file) == settings


def test_no_file_means_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()


def test_a_broken_file_means_defaults(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"theme = \xff")
    assert load_settings(file) == Settings()


def test_one_bad_value_costs_only_itself(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('theme = "dark"\nscale = "curved"\nrow_height = "tall"\nfuture = 1\n')
    assert load_settings(file) == Settings(theme="dark")


@pytest.mark.parametrize("height", ["nan", "inf", "-inf", "0", "-20", "3.9", "48.1", "1e308"])
def test_a_row_height_that_no_row_can_have_is_the_default(height: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f'theme = "dark"\nrow_height = {height}\n')
    assert load_settings(file) == Settings(theme="dark")


def test_the_most_recent_file_comes_first_and_once(tmp_path: Path) -> None:
    settings = Settings()
    files = [tmp_path / f"{n}.json" for n in range(10)]
    for file in [*files, files[5]]:
        settings = with_recent(settings, file, tmp_path)
    assert [recent.file for recent in settings.recent_files[:2]] == [str(files[5]), str(files[9])]
    assert settings.recent_files[0].documents == str(tmp_path)
    assert len(settings.recent_files) == 8
    assert len(set(settings.recent_files)) == 8
