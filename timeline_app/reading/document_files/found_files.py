"""The documents' files among files and folders: in a fixed order, without following links out."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from timeline_app.model.problem import Problem
from timeline_app.reading.document_kinds import kind_of, mend_of
from timeline_app.reading.documents import leaves_folder

MOST_FILES = 100_000  # the name is for tests to change
_DEEPEST = 100  # folders within folders

_Identity = tuple[int, int]  # device and inode of a folder


def document_files_in(paths: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    """The files of documents that `paths` are or hold, each once, and what was left out and why.

    Folders are searched through, hidden files and folders apart, in the order of their names. A link
    is followed where it stays in the folder that was named. Files that are named themselves are
    taken even if they are hidden or links.
    """
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    for found in _files_in_all(paths):
        if len(files) + len(problems) >= MOST_FILES:
            place = found.file if isinstance(found, Problem) else str(found)
            reason = f"there are more than {MOST_FILES:,} files: it and what follows is left out"
            problems.append(Problem(place, "", reason, "import the rest afterwards", fatal=False))
            break
        if isinstance(found, Problem):
            problems.append(found)
        elif kind_of(found) is None:
            reason = "its ending is of no kind of document that is read"
            problems.append(_left_out(found, reason, mend_of(found)))
        else:
            files.setdefault(os.path.realpath(found), found)
    return list(files.values()), problems


def _files_in_all(paths: Sequence[Path]) -> Iterator[Path | Problem]:
    for path in paths:
        try:
            is_folder = path.is_dir()
            is_there = is_folder or os.path.lexists(path)
        except (OSError, ValueError):  # names that no file can have
            is_folder = is_there = False
        if is_folder:
            yield from _files_below(path, path, (), set())
        elif is_there:
            yield path
        else:
            yield _left_out(path, "there is no such file or folder", "check the name")


def _files_below(
    folder: Path, root: Path, above: tuple[_Identity, ...], seen: set[_Identity]
) -> Iterator[Path | Problem]:
    """Files below a folder that lies in the folders `above`; those of folders `seen` are known."""
    try:
        status = folder.stat()
        names = sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith("."))
    except OSError as error:
        reason = f"this folder can't be read ({error.strerror})"
        yield _left_out(folder, reason, "check its rights")
        return
    identity = (status.st_dev, status.st_ino)
    if identity in above:
        yield _left_out(folder, "this link leads back to a folder it lies in", "remove the link")
        return
    if len(above) > _DEEPEST:
        reason = f"more than {_DEEPEST} folders lie in one another"
        yield _left_out(folder, reason, "import this folder by itself")
        return
    if identity in seen:  # links between folders would multiply the ways to it
        return
    seen.add(identity)
    for name in names:
        path = folder / name
        if path.is_symlink() and _leads_away(path, root):
            reason = "this link leads out of the folder, or nowhere"
            yield _left_out(path, reason, "import what it leads to by itself")
        elif path.is_dir():
            yield from _files_below(path, root, (*above, identity), seen)
        else:
            yield path


def _leads_away(link: Path, root: Path) -> bool:
    return not os.path.exists(link) or leaves_folder(str(link.relative_to(root)), root)


def _left_out(path: Path, reason: str, mend: str) -> Problem:
    return Problem(str(path), "", reason, mend, fatal=False)
