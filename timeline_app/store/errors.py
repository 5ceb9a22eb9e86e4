"""The store's own errors: each tells what is wrong with a file or folder, where, and how to mend it.

Problems of files that others made are ``reading``'s.
"""

from collections.abc import Sequence
from pathlib import Path

from timeline_app.model.problem import Problem


class StoreError(Exception):
    """A project file or dataset can't be opened or written; ``problem`` says what, where, mend."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class DatasetError(StoreError):
    """A dataset's folder can't be opened or written."""


class ProjectFileError(StoreError):
    """A project file can't be opened or written."""


class EditError(StoreError):
    """Edits can't be made as they are; ``problems`` lists why, at least one. Nothing was changed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems[0])
        self.args = ("\n".join(map(str, problems)),)
        self.problems = tuple(problems)


def dataset_error(folder: Path, place: str, reason: str, mend: str) -> DatasetError:
    return DatasetError(Problem(str(folder), place, reason, mend))


def project_file_error(file: Path, reason: str, mend: str) -> ProjectFileError:
    return ProjectFileError(Problem(str(file), "", reason, mend))
