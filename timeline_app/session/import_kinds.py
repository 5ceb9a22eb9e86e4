"""What files that are named together are: documents, or tables; one sentence where they are neither.

How each of them is imported is told by ``importing_documents`` and ``importing``.
"""

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from timeline_app.model.problem import Problem
from timeline_app.reading.document_kinds import DOCUMENT_ENDINGS, kind_of
from timeline_app.reading.errors import ReadError
from timeline_app.reading.table_kinds import SUFFIXES


class Wanted(Enum):
    DOCUMENTS = "documents"
    TABLES = "tables"


def wanted_of(paths: Sequence[Path]) -> Wanted:
    """Whether ``paths`` are documents and folders of them, or tables.

    ReadError, which speaks of the path that it is about, where they are some of each, or one is of
    a kind that is not read.
    """
    tables = [path for path in paths if _is_table(path)]
    others = [path for path in paths if not _is_table(path)]
    for path in others:
        if not path.is_dir() and kind_of(path) is None:
            raise ReadError([unread(path)])
    if tables and others:
        reason = f"it is a table, while {others[0].name} is no table"
        mend = "import tables and documents one after the other, each into a project of its own"
        raise ReadError([Problem(str(tables[0]), "", reason, mend)])
    return Wanted.TABLES if tables else Wanted.DOCUMENTS


def unread(file: Path) -> Problem:
    """Why a file of no known kind can't be read, or that it isn't there."""
    if not file.exists():
        return Problem(str(file), "", "there is no such file or folder", "check the name")
    kind = "it is of a kind that is not read"
    reason = kind if file.suffix else "its name has no ending that tells its kind"
    mend = f"documents are {_listed(DOCUMENT_ENDINGS)}; tables are {_listed(SUFFIXES)}"
    return Problem(str(file), "", reason, mend)


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.is_dir()


def _listed(endings: Sequence[str]) -> str:
    return ", ".join(ending.removeprefix(".") for ending in endings)
