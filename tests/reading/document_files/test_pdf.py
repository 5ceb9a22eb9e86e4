"""PDFs: the text of each page and where it begins; locked, damaged and hostile ones cost nothing else."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from timeline_app.model.source import Basis
from timeline_app.reading.document_files.parsing import Parsing
from timeline_app.reading.document_kinds import Kind


def pdf_of(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of objects 1, 2, … as they are, object 1 its catalog, with a table of where they begin."""
    out = bytearray(b"%PDF-1.7\n")
    starts = []
    for number, content in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pages_of(texts: list[str], info: bytes = b"") -> bytes:
    """A PDF written by hand, each text a page of one line per line."""
    objects = [CATALOG, b"", FONT]
    kids = []
    for text in texts:
        lines = b" ".join(
            b"(%s) Tj 0 -20 Td"
            % line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
            for line in text.split("\n")
        )
        stream = b"BT /F 12 Tf 50 700 Td %s ET" % lines
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % len(objects)
        )
    refs = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), refs)
    trailer = b""
    if info:
        objects.append(info)
        trailer = b"/Info %d 0 R" % len(objects)
    return pdf_of(objects, trailer)


def test_pages_come_one_after_the_other(read_bytes: Any) -> None:
    info = b"<< /Title (The report) /Author (Jane Roe) /CreationDate (D:20210816233000-05'00') >>"
    found = read_bytes("a.pdf", pages_of(["First page\nwith “two” lines", "", "Third"], info))
    assert found.text == "First page\nwith “two” lines\n\n\f\n\n\fThird"
    assert [found.text[start : start + 5] for start in found.pages] == [
        "First",
        "\n\n\fTh",
        "Third",
    ]
    assert (found.title, found.author, found.encoding) == ("The report", "Jane Roe", None)
    assert found.media_type == "application/pdf"
    assert (found.published.edtf, found.published.basis) == ("2021-08-16", Basis.INFERRED)
    assert "created" in found.published.evidence
    assert found.problems[0].reason == "page 2 without text, probably scanned or blank"


@pytest.mark.parametrize("title", [b"Microsoft Word - final.doc", b"Untitled", b"report_v2.docx"])
def test_a_title_that_a_program_has_made_up_is_none(title: bytes, read_bytes: Any) -> None:
    found = read_bytes("a.pdf", pages_of(["First page"], b"<< /Title (%s) >>" % title))
    assert found.title is None


def test_what_qt_writes_is_read(qapp: Any, tmp_path: Path, read_bytes: Any) -> None:
    writer = QPdfWriter(str(tmp_path / "qt.pdf"))
    writer.setTitle("Über das Tal")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
        )
    )
    writer.setResolution(100)
    painter = QPainter(writer)
    painter.setFont(QFont("DejaVu Sans", 12))
    painter.drawText(50, 100, "They did “not” – größer")
    painter.drawText(50, 130, "a word is hyphen-")
    painter.drawText(50, 160, "ated here")
    writer.newPage()
    painter.drawText(50, 100, "Second page")
    painter.end()
    found = read_bytes("b.pdf", (tmp_path / "qt.pdf").read_bytes())
    assert found.text == ("They did “not” – größer\na word is hyphen-\nated here\n\n\fSecond page")
    assert found.title == "Über das Tal"
    assert found.text[found.pages[1] :] == "Second page"
    assert found.problems == ()


LINE = st.text(st.sampled_from("abc XYZ 0123 é()\\"), min_size=1, max_size=20).map(
    lambda line: "x" + line.strip().replace("  ", " ") + "x"
)


@given(texts=st.lists(LINE, min_size=1, max_size=5))
def test_each_page_begins_where_it_is_said_to(texts: list[str], parsing: Parsing) -> None:
    found = parsing.content_of(Kind.PDF, pages_of(texts))
    ends = [*found.pages[1:], len(found.text) + 3]
    pages = [found.text[start : end - 3] for start, end in zip(found.pages, ends, strict=True)]
    squeezed = [" ".join(text.split()) for text in texts]
    assert [" ".join(page.split()) for page in pages] == squeezed


def test_a_scan_is_told(refuse_bytes: Any) -> None:
    assert "scan" in refuse_bytes("a.pdf", pages_of(["", ""])).reason


def test_a_locked_file_is_told(refuse_bytes: Any) -> None:
    objects = [
        *(CATALOG, b"<< /Type /Pages /Count 0 /Kids [] >>"),
        b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s> >>"
        % (b"41" * 32, b"42" * 32),
    ]
    locked = pdf_of(objects, b"/Encrypt 3 0 R /ID [<00> <00>]")
    assert refuse_bytes("a.pdf", locked).reason == "it is protected by a password"


HOSTILE = {
    "no pdf": b"PK\x03\x04 nothing",
    "zeros": b"\0" * 10_000,
    "a header alone": b"%PDF-1.7\n",
    "so many pages": pdf_of([CATALOG, b"<< /Type /Pages /Count 2147483647 /Kids [3 0 R] >>"]),
    "pages within themselves": pdf_of(
        [CATALOG, b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] /Parent 2 0 R >>"]
    ),
    "a circle of pages": pdf_of(
        [
            *(CATALOG, b"<< /Type /Pages /Count 3 /Kids [3 0 R] >>"),
            b"<< /Type /Pages /Count 3 /Kids [2 0 R 3 0 R] /Parent 2 0 R >>",
        ]
    ),
    "arrays within arrays": pdf_of([CATALOG, b"[" * 100_000 + b"]" * 100_000]),
    "a stream without end": pdf_of([CATALOG, b"<< /Length 99999999999 >>\nstream\nabc"]),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_files_are_refused(case: str, refuse_bytes: Any) -> None:
    problem = refuse_bytes("a.pdf", HOSTILE[case])
    assert "too long" not in problem.reason


def test_more_pages_than_a_document_has_are_refused(refuse_bytes: Any) -> None:
    kids = b" ".join([b"3 0 R"] * 20_001)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    many = pdf_of([CATALOG, b"<< /Type /Pages /Count 20001 /Kids [%s] >>" % kids, page])
    assert "20001 pages" in refuse_bytes("a.pdf", many).reason


SOUND = pages_of(["Some words", "and more"], b"<< /Title (T) /CreationDate (D:2021) >>")


@given(data=st.binary(max_size=200) | st.tuples(st.integers(0, len(SOUND)), st.binary(max_size=12), st.integers(0, 30)).map(lambda each: SOUND[: each[0]] + each[1] + SOUND[each[0] + each[2] :]))  # fmt: skip
def test_any_bytes_are_a_pdf_or_refused(data: bytes, outcome: Any) -> None:
    found = outcome(Kind.PDF, data)
    if found is None:
        return
    assert found.text.encode().strip()
    assert all(0 <= start <= len(found.text) for start in found.pages)
    assert list(found.pages) == sorted(found.pages)
