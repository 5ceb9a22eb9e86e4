"""Where the files that come with the program lie: icons, fonts, the bundled project, the seeds.

A wheel carries them inside the package, a checkout beside it; nothing else may know the difference.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_folder() -> Path:
    """The folder with the bundled project, `fonts/` and `icons/`."""
    return _shipped_folder("resources")


def seeds_folder() -> Path:
    """The folder with the documents of the bundled project."""
    return _shipped_folder("seeds")


def bundled_project() -> tuple[Path, Path]:
    """The event model file that opens when none is named, and its documents folder."""
    return resource_folder() / "panjshir.timeline.json", seeds_folder()


def _shipped_folder(name: str) -> Path:
    packaged = _PACKAGE / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name
