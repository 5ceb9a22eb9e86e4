"""Word files: paragraphs, tables and notes in order; an archive that is hostile costs nothing else."""

import datetime
import io
import struct
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.source import Basis
from timeline_app.reading.document_files.parsing import Parsing
from timeline_app.reading.document_kinds import Kind

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word_file(body: str, space: str = W, **parts: str | bytes) -> bytes:
    """A Word file written by hand; `parts` are named by what stands before ".xml"."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>',
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_what_python_docx_writes_is_read(read_bytes: Any) -> None:
    document = docx.Document()
    document.core_properties.title = "The core title"
    document.core_properties.author = "Jane Roe"
    document.core_properties.language = "fr-CA"
    document.core_properties.created = datetime.datetime(2021, 8, 16, 23, 30)
    document.add_heading("The heading", 1)
    first = document.add_paragraph("They did ")
    first.add_run("not").bold = True
    first.add_run(" say “yes”.\tTab\nbreak 🦁")
    table = document.add_table(2, 2)
    for row, texts in enumerate((("a", "b"), ("", "d"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    document.add_paragraph("")
    document.add_paragraph("The end.")
    found = read_bytes("a.docx", saved(document))
    assert found.text == (
        "The heading\nThey did not say “yes”.\tTab\nbreak 🦁\na\tb\n\td\n\nThe end."
    )
    assert (found.title, found.author, found.language) == ("The core title", "Jane Roe", "fr-CA")
    assert (found.encoding, found.pages, found.problems) == (None, (), ())
    assert (found.published.edtf, found.published.basis) == ("2021-08-16", Basis.INFERRED)
    assert "created" in found.published.evidence


@given(
    texts=st.lists(
        st.text(st.sampled_from("ab é🦁<&>\"' “”"), max_size=20), min_size=1, max_size=8
    ).filter(lambda texts: any(text.strip() for text in texts))
)
def test_paragraphs_come_back_as_written(texts: list[str], parsing: Parsing) -> None:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    assert parsing.content_of(Kind.WORD, saved(document)).text == "\n".join(texts)


def test_the_title_is_the_first_heading(read_bytes: Any) -> None:
    document = docx.Document()
    document.core_properties.title = ""
    document.add_paragraph("before")
    document.add_heading("Of the valley", 0)
    assert read_bytes("a.docx", saved(document)).title == "Of the valley"
    assert read_bytes("b.docx", word_file(paragraph("a line"))).title is None


@pytest.mark.parametrize("space", [W, STRICT])
def test_notes_follow_numbered_as_they_are_referred_to(space: str, read_bytes: Any) -> None:
    def notes(kind: str, texts: dict[str, str]) -> str:
        inner = "".join(
            f'<w:{kind} w:id="{id_}">{paragraph(text)}</w:{kind}>' for id_, text in texts.items()
        )
        return f'<w:{kind}s xmlns:w="{space}">{inner}</w:{kind}s>'

    body = (
        '<w:p><w:r><w:t>One</w:t><w:footnoteReference w:id="7"/></w:r>'
        '<w:r><w:t> two</w:t><w:endnoteReference w:id="7"/><w:footnoteReference w:id="9"/></w:r></w:p>'
    )
    found = read_bytes(
        "a.docx",
        word_file(
            body,
            space,
            footnotes=notes("footnote", {"-1": "line", "7": "a foot", "8": "unused"}),
            endnotes=notes("endnote", {"7": "an end"}),
        ),
    )
    assert found.text == "One[1] two[2][3]\n\n[1] a foot\n[2] an end\n[3]"


def test_text_stands_once_whatever_holds_it(read_bytes: Any) -> None:
    box = f"<w:txbxContent>{paragraph('boxed')}</w:txbxContent>"
    body = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>before </w:t>"
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent><w:t>after</w:t><w:instrText>DDEAUTO cmd</w:instrText></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc>{paragraph('x')}<w:tbl><w:tr><w:tc>{paragraph('in')}</w:tc></w:tr></w:tbl>"
        f"</w:tc><w:tc>{paragraph('y')}</w:tc></w:tr></w:tbl>"
    )
    assert read_bytes("a.docx", word_file(body)).text == "before after\nboxed\nx in\ty"


def test_tracked_changes_are_read_as_accepted(read_bytes: Any) -> None:
    body = (
        "<w:p><w:ins><w:r><w:t>new </w:t></w:r></w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>moved </w:t></w:r></w:moveFrom><w:r><w:t>text</w:t></w:r></w:p>"
    )
    found = read_bytes("a.docx", word_file(body, comments="<x/>"))
    assert found.text == "new text"
    assert [problem.reason.split(":")[0] for problem in found.problems] == [
        "it holds tracked changes",
        "it holds comments, which were left out",
    ]


def test_page_headers_are_told(read_bytes: Any) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Roe & Partners,\tParis"
    document.sections[0].footer.paragraphs[0].text = "12"
    document.add_paragraph("Dear all,")
    found = read_bytes("a.docx", saved(document))
    assert found.text == "Dear all,"
    (problem,) = found.problems
    assert problem.reason.endswith("was left out: “Roe & Partners, Paris”")


def test_macros_do_nothing_and_are_told(read_bytes: Any) -> None:
    buffer = io.BytesIO(word_file(paragraph("text")))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 AutoOpen")
        archive.writestr("../../evil.xml", b"<x/>")
    found = read_bytes("a.docm", buffer.getvalue())
    assert found.text == "text"
    assert found.problems[0].reason == "it holds macros, which were ignored"


def test_nothing_is_unpacked_to_disk(tmp_path: Path, read_bytes: Any) -> None:
    buffer = io.BytesIO(word_file(paragraph("text")))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("../escaped.txt", b"x")
        archive.writestr("/tmp/../escaped.txt", b"x")
    assert read_bytes("a.docx", buffer.getvalue()).text == "text"
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]
    assert not (tmp_path.parent / "escaped.txt").exists()


def bomb(declared: int | None) -> bytes:
    """A part of 100 MB in an archive of 100 kB; it may declare to be smaller."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        part.write(f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>'.encode())
        for _ in range(100):
            part.write(b"a" * (1 << 20))
    data = bytearray(buffer.getvalue())
    if declared is not None:
        central = data.rindex(b"PK\x01\x02")
        data[central + 24 : central + 28] = struct.pack("<I", declared)
    return bytes(data)


def test_a_bomb_is_refused_by_what_it_declares(refuse_bytes: Any) -> None:
    problem = refuse_bytes("a.docx", bomb(None))
    assert problem.reason == "its part would unpack to 100 MB"
    assert problem.place == "word/document.xml"


def test_a_bomb_that_lies_is_cut_short(refuse_bytes: Any) -> None:
    assert refuse_bytes("a.docx", bomb(1000)).place == "word/document.xml"


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
)
HOSTILE_XML = {
    "many entities": LAUGHS + "]><x>&j;</x>",
    "another file": '<!DOCTYPE x [<!ENTITY s SYSTEM "file:///etc/passwd">]><x>&s;</x>',
    "another type": '<!DOCTYPE x SYSTEM "http://evil.example/x.dtd"><x/>',
    "a bomb of nesting": "<x>" * 200_000,
    "cut off": "<x><y>",
    "nothing": "",
    "another encoding": '<?xml version="1.0" encoding="rot13"?><x/>',
}


@pytest.mark.parametrize("case", HOSTILE_XML)
def test_hostile_xml_is_refused(case: str, refuse_bytes: Any) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", HOSTILE_XML[case])
    problem = refuse_bytes("a.docx", buffer.getvalue())
    assert "XML" in problem.reason
    assert problem.place == "word/document.xml"


def test_broken_properties_leave_the_text(read_bytes: Any) -> None:
    buffer = io.BytesIO(word_file(paragraph("text")))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("docProps/core.xml", HOSTILE_XML["many entities"])
    assert read_bytes("a.docx", buffer.getvalue()).text == "text"


def test_two_parts_of_one_name_are_refused(refuse_bytes: Any) -> None:
    buffer = io.BytesIO(word_file(paragraph("one")))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", "<x/>")
    assert "two parts of the same name" in refuse_bytes("a.docx", buffer.getvalue()).reason


def test_what_is_no_word_file_is_told(refuse_bytes: Any) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
    assert "password" in refuse_bytes("a.docx", old).reason
    assert "no Word file" in refuse_bytes("b.docx", b"\0" * 100).reason
    assert "missing" in refuse_bytes("c.docx", b"PK\x05\x06" + b"\0" * 18).reason
    assert refuse_bytes("d.docx", word_file("<w:p/>")).reason == "it holds no text"


SOUND = word_file(paragraph("Some words"), footnotes="<x/>")
BROKEN = st.tuples(st.integers(0, len(SOUND)), st.binary(max_size=9), st.integers(0, 20)).map(
    lambda each: SOUND[: each[0]] + each[1] + SOUND[each[0] + each[2] :]
)
BODIES = st.lists(
    st.sampled_from(
        [f"<w:{tag}>" for tag in ("p", "r", "t", "tc", "tr", "tbl", "txbxContent", "moveFrom")]
        + [f"</w:{tag}>" for tag in ("p", "r", "t", "tc", "tr", "tbl", "txbxContent", "moveFrom")]
        + ["words", "<w:tab/>", '<w:footnoteReference w:id="1"/>', "<mc:Fallback/>", "<w:p/>"]
    ),
    max_size=16,
).map(lambda body: word_file("".join(body)))


@given(data=st.binary(max_size=100) | BROKEN | BODIES)
def test_any_bytes_are_a_word_file_or_refused(data: bytes, outcome: Any) -> None:
    found = outcome(Kind.WORD, data)
    if found is None:
        return
    assert found.text.encode().strip()
