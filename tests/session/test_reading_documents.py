"""What is known of documents that were read: by their files first, else by their texts."""

from pathlib import Path

import pytest

from timeline_app.model.project import Project
from timeline_app.model.source import Basis, Document
from timeline_app.reading.document_files import DocumentFile
from timeline_app.session.adding_documents import added_documents
from timeline_app.session.reading_documents import read_documents

META = '<meta property="article:published_time" content="2021-08-16">'
PAGE = "<html><head>{}</head><body><p>Breaking news</p><p>By Jane Roe, 3 May 2003</p><p>{}</p></body></html>"
STORY = "The council closed the harbour, and <time datetime='2001-01-01'>then</time> it was quiet."


def read(folder: Path, name: str, content: str) -> DocumentFile:
    (folder / name).write_text(content)
    (found,) = read_documents([folder / name])
    assert isinstance(found, DocumentFile)
    return found


def recorded(found: DocumentFile) -> Document:
    (document,) = added_documents(Project(title="x"), [found]).documents
    return document


@pytest.mark.parametrize(
    ("head", "edtf", "basis"),
    [(META, "2021-08-16", Basis.STATED), ("", "2003-05-03", Basis.STATED)],
)
def test_a_date_of_the_file_goes_before_one_of_the_text(
    head: str, edtf: str, basis: Basis, tmp_path: Path
) -> None:
    published = read(tmp_path, "a.html", PAGE.format(head, STORY)).published
    assert published is not None
    assert (published.edtf, published.basis) == (edtf, basis)


def test_a_guess_from_the_file_stands_where_the_text_says_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, "a.html", f"<html><body><p>{STORY}</p></body></html>")
    assert found.published is not None
    assert (found.published.edtf, found.published.basis) == ("2001-01-01", Basis.INFERRED)


def test_a_date_of_the_text_is_recorded_on_its_passage(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", "PRESS RELEASE\nOldport, 3 May 2021\n\nThe council met.\n")
    document = recorded(found)
    assert document.title == "The council met."
    published = document.published
    assert published is not None
    assert published.passage is not None
    assert (published.edtf, published.basis) == ("2021-05-03", Basis.STATED)
    assert (published.phrase, published.passage.quote) == ("3 May 2021", "3 May 2021")
    assert found.text[published.passage.start : published.passage.end] == "3 May 2021"


def test_what_the_file_alone_says_is_recorded_as_inferred(tmp_path: Path) -> None:
    published = recorded(read(tmp_path, "a.html", PAGE.format(META, STORY))).published
    assert published is not None
    assert (published.edtf, published.basis, published.passage) == (
        "2021-08-16",
        Basis.INFERRED,
        None,
    )


def test_the_date_of_a_post_within_a_text_is_not_its_own(tmp_path: Path) -> None:
    text = "A council met on Monday.\n\nIt said this:\n— The Union (@Union) August 25, 2021\nIt goes on.\n"
    assert recorded(read(tmp_path, "a.txt", text)).published is None


def test_a_text_without_words_is_called_by_its_file(tmp_path: Path) -> None:
    assert recorded(read(tmp_path, "stars.txt", "* * *\n")).title == "stars"
