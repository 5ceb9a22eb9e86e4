"""Documents of the same title are told apart by their files, or by their ids."""

from timeline_app.model.source import Document
from timeline_app.session.document_titles import TitlesToldApart, file_name
from timeline_app.session.near_copies import near_copies


def made(id_: str, title: str, path: str | None) -> Document:
    return Document(
        id=id_, title=title, path=path, media_type="text/plain", language="und", sha256="0" * 64
    )


def test_a_title_of_its_own_stays_as_it_is() -> None:
    documents = [made("a", "Report", "a.txt"), made("b", "Letter", "b.txt")]
    assert list(map(TitlesToldApart(documents).of, documents)) == ["Report", "Letter"]


def test_equal_titles_have_their_files_and_if_need_be_their_ids() -> None:
    documents = [
        made("a", "Report", "x/a.txt"),
        made("b", "Report", "b.txt"),
        made("c", "Report", "y/b.txt"),
        made("d", "Report", None),
    ]
    assert list(map(TitlesToldApart(documents).of, documents)) == [
        "Report (a.txt)",
        "Report (b.txt, b)",
        "Report (b.txt, c)",
        "Report (d)",
    ]
    assert file_name(documents[0]) == "a.txt"


def test_near_copies_of_the_same_title_are_told_apart() -> None:
    text = "Dockers stopped work at the north quay on Monday, and the port company denied it. " * 9
    documents = [made("a", "Report", "a.txt"), made("b", "Report", "b.txt")]
    [copy] = near_copies(documents, (), {"a": text, "b": text})
    assert copy.words == "“Report (b.txt)” is the very same text as “Report (a.txt)”"
