"""What reading for proposals tells of documents is recorded where nothing was known, and undone with them."""

from pathlib import Path

import pytest

from timeline_app.extraction.dates.document_date import find_document_date
from timeline_app.extraction.texts.segments import find_segments
from timeline_app.model.project import Project
from timeline_app.model.source import Basis, Date, Document
from timeline_app.session.told_of_documents import Told, completing, told_by
from timeline_app.store.project_store import ProjectStore

TEXT = "The army left the town on 3 May 2021, and it was said that he was with them in the hills."
UNKNOWN = Document(id="a", title="A", media_type="text/plain", language="und", sha256="0" * 64)


def told() -> Told:
    return told_by("a", TEXT, find_document_date(TEXT, find_segments(TEXT)))


def test_language_and_bound_are_recorded_in_one_change_that_is_undone(tmp_path: Path) -> None:
    project = Project(title="x", documents=(UNKNOWN,))
    with ProjectStore.create(tmp_path / "x.timeline", project, {"a": TEXT}) as store:
        store.record("Propose", list(completing(store.project.documents, {"a": told()})))
        (document,) = store.project.documents
        assert document.language == "en"
        assert document.published is not None
        assert (document.published.edtf, document.published.basis) == (
            "[2021-05-03..]",
            Basis.INFERRED,
        )
        assert document.published.passage is not None
        assert document.published.passage.quote == "3 May 2021"
        assert store.texts["a"] == TEXT
        store.undo()
        assert store.project.documents == (UNKNOWN,)


@pytest.mark.parametrize(
    "known",
    [{"language": "cy"}, {"published": Date(edtf="2020", basis=Basis.STATED)}],
)
def test_what_is_known_stays(known: dict[str, object]) -> None:
    document = UNKNOWN.model_copy(update=known)
    completed = told().completed(document)
    assert {name: getattr(completed, name) for name in known} == known
    full = {"language": "cy", "published": Date(edtf="2020", basis=Basis.STATED)}
    assert list(completing([UNKNOWN.model_copy(update=full)], {"a": told()})) == []


def test_a_text_of_a_few_words_tells_no_language() -> None:
    short = "Lions attacked Bears. 400 left."
    assert told_by("a", short, find_document_date(short, find_segments(short))) == Told()
