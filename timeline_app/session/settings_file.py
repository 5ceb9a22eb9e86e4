"""Where the settings file lies and its raw content, light enough to read before the window shows.

What the settings mean is ``settings``' business.
"""

import tomllib
from pathlib import Path
from typing import Any

import platformdirs


def config_folder() -> Path:
    """The user's folder for this program's settings, as the platform has it."""
    return platformdirs.user_config_path("timeline-app", appauthor=False, roaming=True)


def settings_file() -> Path:
    return config_folder() / "settings.toml"


def read_raw(file: Path) -> dict[str, Any]:
    """The settings as TOML has them; empty where there is no file, or none that can be read."""
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
