"""Makes the README's pictures with the program itself: python tests/make_pictures.py.

They go to resources/pictures; look at each before committing it.
"""

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
PICTURES = ROOT / "resources" / "pictures"
WINDOW = (1440, 900)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        _make(PICTURES)


def _make(pictures: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from timeline_app.cli import run
    from timeline_app.desktop.app import make_application, open_window

    pictures.mkdir(exist_ok=True)
    make_application()
    workspace = open_window(None, None)
    workspace.window.resize(*WINDOW)
    session = workspace.open_session()

    def shoot(name: str, theme: str) -> None:
        workspace.set_theme(theme)
        for _ in range(5):
            QApplication.processEvents()
        workspace.window.grab().save(str(pictures / name))

    meeting = next(e.id for e in session.columns.events if "delegation meets" in e.title)
    attack = next(e.id for e in session.columns.events if "attempt to enter" in e.title)
    session.go_to(meeting)
    shoot("window-light.png", "light")
    workspace.views.legend.grab().save(str(pictures / "legend.png"))
    two = frozenset(a.id for a in session.columns.actors if a.name in ("Taliban", "Amrullah Saleh"))
    session.set_filter(replace(session.filter, actors=two))
    session.fit_all()
    session.go_to(attack)
    workspace.views.events.show()
    shoot("window-dark.png", "dark")
    workspace.window.close()
    picture = str(pictures / "export.png")
    code = run(["export", picture, "--actor", "Ahmad Massoud", "--actor", "Amrullah Saleh"])
    raise SystemExit(code)


if __name__ == "__main__":
    main()
