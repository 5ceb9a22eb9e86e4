"""Documents' files written for tests, and what comes of reading them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from timeline_app.model.problem import Problem
from timeline_app.reading.document_files import DocumentFile, read_document_file
from timeline_app.reading.document_files.content import Content, RefusedError
from timeline_app.reading.document_files.parsing import Parsing
from timeline_app.reading.document_kinds import Kind
from timeline_app.reading.errors import ReadError

ReadBytes = Callable[[str, bytes], DocumentFile]
RefuseBytes = Callable[[str, bytes], Problem]


@pytest.fixture
def read_bytes(tmp_path: Path) -> ReadBytes:
    """Writes a file and reads it."""

    def read(name: str, data: bytes) -> DocumentFile:
        (tmp_path / name).write_bytes(data)
        return read_document_file(tmp_path / name)

    return read


@pytest.fixture
def refuse_bytes(read_bytes: ReadBytes) -> RefuseBytes:
    """Writes a file that can't be read; its one problem, which is a clear sentence."""

    def refuse(name: str, data: bytes) -> Problem:
        with pytest.raises(ReadError) as caught:
            read_bytes(name, data)
        (problem,) = caught.value.problems
        assert problem.fatal
        assert problem.reason
        assert problem.mend
        assert problem.file.endswith(name)
        assert "Traceback" not in str(problem)
        assert "\n" not in str(problem)
        return problem

    return refuse


@pytest.fixture(scope="module")
def parsing() -> Iterator[Parsing]:
    """One process that parses for all examples of a property."""
    with Parsing() as parsing:
        yield parsing


@pytest.fixture(scope="module")
def outcome(parsing: Parsing) -> Callable[[Kind, bytes], Content | None]:
    """Parses bytes: their content, or None where they were refused without any harm."""

    def parse(kind: Kind, data: bytes) -> Content | None:
        try:
            return parsing.content_of(kind, data)
        except RefusedError as error:
            refusal = error.remark
        assert refusal.reason
        assert refusal.mend
        assert "ended early" not in refusal.reason
        assert "takes too long" not in refusal.reason
        return None

    return parse
