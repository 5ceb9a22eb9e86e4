"""Opening the window: the shell first, what is heavy after it."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from timeline_app.desktop import main_window
from timeline_app.desktop.app import make_application, open_window

seen = []

class Shell(main_window.MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        seen.append([name for name in ("pyqtgraph", "numpy", "pydantic") if name in sys.modules])

import timeline_app.desktop.app as app_module
app_module.MainWindow = Shell
make_application()
workspace = open_window(None, None)
print(seen, "pyqtgraph" in sys.modules, len(workspace.open_session().columns) > 0)
"""


def test_the_shell_shows_before_anything_heavy_is_imported(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        check=True,
        env={
            "PATH": "/usr/bin:/bin",
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": str(tmp_path),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
    )
    assert done.stdout == "[[]] True True\n"
