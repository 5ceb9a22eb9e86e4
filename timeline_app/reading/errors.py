"""The reading room's own error: a file that can't be opened, with every reason found."""

from collections.abc import Sequence

from timeline_app.model.problem import Problem


class ReadError(Exception):
    """A file could not be read; ``problems`` lists all that is wrong with it, at least one."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)
