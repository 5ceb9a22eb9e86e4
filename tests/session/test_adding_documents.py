"""What was read of files, as records: each with an id of its own, none twice."""

import hashlib
from pathlib import Path

import pytest

from timeline_app.model.problem import Problem
from timeline_app.model.project import Project
from timeline_app.model.source import Basis, Date, Document
from timeline_app.reading.document_files import DocumentFile, Published
from timeline_app.session.adding_documents import added_documents, label_for

EMPTY = Project(title="x")


def read(text: str, title: str = "A report", **fields: object) -> DocumentFile:
    basic = {
        "file": Path("/in/report.txt"),
        "title": title,
        "text": text,
        "media_type": "text/plain",
        "encoding": "UTF-8",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
    return DocumentFile(**{**basic, **fields})  # type: ignore[arg-type]


def with_documents(*documents: Document) -> Project:
    return EMPTY.model_copy(update={"documents": documents})


def test_a_document_is_recorded_with_its_text_and_what_is_known_of_it() -> None:
    published = Published(edtf="2014-05-12", basis=Basis.STATED, evidence="its dateline")
    found = read(
        "Kabul 🦁\r\n", publisher="Daily", url="https://e.org", language="en", published=published
    )
    added = added_documents(EMPTY, [found])
    [edit] = added.edits
    assert edit.text == "Kabul 🦁\r\n"
    assert added.problems == ()
    [document] = added.documents
    assert document == Document(
        id="a-report",
        title="A report",
        publisher="Daily",
        url="https://e.org",
        path="report.txt",
        media_type="text/plain; charset=utf-8",
        language="en",
        sha256=found.sha256,
        published=Date(edtf="2014-05-12", basis=Basis.INFERRED, anchor="its dateline"),
    )


def test_ids_are_unlike_each_other_and_those_of_the_project() -> None:
    [first] = added_documents(EMPTY, [read("a")]).documents
    project = with_documents(first)
    added = added_documents(project, [read("b"), read("c"), read("d", title="!!")])
    assert [document.id for document in added.documents] == [
        "a-report-1",
        "a-report-2",
        "document",
    ]


def test_the_same_bytes_are_added_once_under_whatever_name() -> None:
    [first] = added_documents(EMPTY, [read("a", title="The first")]).documents
    again = [read("a", title="Other", file=Path("/in/other.txt")), read("b"), read("b")]
    added = added_documents(with_documents(first), again)
    assert [document.title for document in added.documents] == ["A report"]
    assert [(problem.file, problem.fatal) for problem in added.problems] == [
        ("/in/other.txt", False),
        ("/in/report.txt", False),
    ]
    assert "as 'The first'" in added.problems[0].reason


def test_the_same_words_in_other_bytes_are_another_document() -> None:
    added = added_documents(EMPTY, [read("a"), read("a", sha256="0" * 64)])
    assert len(added.documents) == 2


def test_what_could_not_be_read_and_what_is_doubtful_is_told_in_order() -> None:
    unreadable = Problem("broken.pdf", "", "it ends too early", "save it again")
    doubt = Problem("report.txt", "", "its encoding is guessed", "look at it", fatal=False)
    repeated = Problem("twice.txt", "", "not told: its document is there", "x", fatal=False)
    found = [unreadable, read("a", problems=(doubt,)), read("a", problems=(repeated,))]
    added = added_documents(EMPTY, found)
    assert added.problems[:2] == (unreadable, doubt)
    assert "these very bytes" in added.problems[2].reason
    assert len(added.problems) == 3


def test_a_name_that_is_not_unicode_is_kept_as_far_as_it_is_text() -> None:
    added = added_documents(EMPTY, [read("a", file=Path("/in/b\udcffd.txt"))])
    assert [document.path for document in added.documents] == ["b\N{REPLACEMENT CHARACTER}d.txt"]


@pytest.mark.parametrize(
    ("count", "title", "label"),
    [
        (1, "A\n  report", "Add the document “A report”"),
        (1, "x" * 300, f"Add the document “{'x' * 79}…”"),
        (1200, "x", "Add 1,200 documents"),
    ],
)
def test_the_history_names_one_and_counts_many(count: int, title: str, label: str) -> None:
    documents = added_documents(EMPTY, [read("a", title=title)]).documents * count
    assert label_for(documents) == label
