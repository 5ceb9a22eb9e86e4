"""The commands, end to end on a corpus of a few words: what they print and how they end."""

from pathlib import Path

import pytest

from .command import main
from .speed_task import documents_of

NEWS = """<TimeML><DOCID>a</DOCID><DCT><TIMEX3 value="2011-03-05"/></DCT><TEXT>
The guild <EVENT eid="e1">closed</EVENT> the mill on <TIMEX3 type="DATE" value="2009-08-04">4 August 2009</TIMEX3>.
</TEXT></TimeML>"""


def test_a_measure_prints_its_table_and_its_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.tml").write_text(NEWS, "utf-8")
    assert main(["timex", str(tmp_path), "--errors", "2"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0].split()[:2] == ["task", "measure"]
    assert "100.0" in next(line for line in lines if "value F1" in line)
    assert "timex: 0 errors" in lines
    assert err == ""


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
