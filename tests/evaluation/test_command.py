"""The commands, end to end on a corpus of a few words: what they print and how they end."""

from pathlib import Path

import pytest

from timeline_app.extraction.language_model import LanguageModel, load_model

from . import command
from .command import main
from .speed_task import documents_of

NEWS = """<TimeML><DOCID>a</DOCID><DCT><TIMEX3 value="2011-03-05"/></DCT><TEXT>
The guild <EVENT eid="e1">closed</EVENT> the mill on <TIMEX3 type="DATE" value="2009-08-04">4 August 2009</TIMEX3>.
</TEXT></TimeML>"""
SENTENCES = """<TimeML><DOCID>7</DOCID><DCT><TIMEX3 value="2011-03-05"/></DCT><TEXT>\
<s id="1">Mill closed</s><s id="2">Anna Kern <EVENT eid="e1">closed</EVENT> the mill on \
4 August 2009 .</s></TEXT></TimeML>"""
SAID = "The mill is old, Anna Kern said."
MARKED = "T1\tSource 17 26\tAnna Kern\nT2\tCue 27 31\tsaid\nT3\tContent 0 15\tThe mill is old\n"
TIED = MARKED + "T4\tAttribution 27 31\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return load_model()


@pytest.fixture
def _loaded(model: LanguageModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "load_model", lambda _: model)


def figure(out: str, measure: str) -> str:
    """What the table says of a measure: precision and recall, where it has them, and the figure."""
    line = next(line for line in out.splitlines() if f"  {measure}  " in f"{line}  ")
    return line.partition(measure)[2].partition(" of ")[0].rpartition("  ")[0].strip()


@pytest.mark.usefixtures("_loaded")
def test_a_measure_prints_its_table_and_its_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.tml").write_text(NEWS, "utf-8")
    assert main(["timex", str(tmp_path), "--errors", "2"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0].split()[:2] == ["task", "measure"]
    assert figure(out, "value F1").split() == ["100.0", "100.0", "100.0"]
    assert "timex: 0 errors" in lines
    assert err == ""


@pytest.mark.usefixtures("_loaded")
def test_timelines_go_from_texts_to_the_score(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kern.txt").write_text("Anna Kern\n1\t2009-08-04\t7-2-closed\n", "utf-8")
    (tmp_path / "7.tml").write_text(SENTENCES, "utf-8")
    for track in ([], ["--gold-events"]):
        assert main(["timelines", str(tmp_path), *track]) == 0
        out = capsys.readouterr().out
        assert "100.0" in figure(out, "F1 of Anna Kern").split()
        assert figure(out, "grounded verbatim") == "100.0"


@pytest.mark.usefixtures("_loaded")
def test_attributions_go_from_texts_to_the_score(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mill.txt").write_text(SAID, "utf-8")
    (tmp_path / "mill.ann").write_text(TIED, "utf-8")
    assert main(["attribution", str(tmp_path)]) == 0
    assert figure(capsys.readouterr().out, "cue + source F1").split() == ["100.0"] * 3


@pytest.mark.usefixtures("_loaded")
def test_a_document_that_fails_is_told_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.tml").write_text(NEWS, "utf-8")
    (tmp_path / "b.tml").write_text(NEWS.replace(">a<", ">b<").replace("guild", "firm"), "utf-8")
    parse = LanguageModel.parse

    def failing(self: LanguageModel, text: str, segments: object) -> object:
        if "firm" in text:
            raise ValueError("no firms")
        return parse(self, text, segments)  # type: ignore[arg-type]

    monkeypatch.setattr(LanguageModel, "parse", failing)
    assert main(["events", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert "1 of 1 found, 1 of 1 wanted" in out
    assert err.startswith("failed: b: ValueError: no firms")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["timex"], "no TimeML (*.tml) or CAT XML"),
        (["attribution"], "no brat files"),
        (["timelines"], "no timelines"),
        (["speed"], "no texts"),
    ],
)
def test_a_folder_without_a_corpus_is_told_in_one_sentence(
    arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, str(tmp_path)]) == 2
    err = capsys.readouterr().err
    assert told in err
    assert len(err.splitlines()) == 1
    assert main([*arguments, str(tmp_path / "gone")]) == 2
    assert "there is no folder" in capsys.readouterr().err


def test_documents_for_the_speed_have_their_length() -> None:
    texts = ["A word. " * 40 + "\n", "Another long sentence of seven words stands here.\n" * 30]
    documents = documents_of(texts, 5)
    assert len(documents) == 5
    assert all(350 <= len(document.split()) < 360 for document in documents)
    assert len(set(documents)) > 1
