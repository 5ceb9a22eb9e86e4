"""Text files: exactly their characters, the encoding told, and no guess that isn't called one."""

import codecs
import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.reading.document_files.formats import content_of
from timeline_app.reading.document_kinds import Kind

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


def test_a_text_file_is_read_as_it_is(read_bytes: Any, tmp_path: Any) -> None:
    text = "\r\n  A title \r\nKabul “now” 🦁\n\n\ttrailing  \r"
    found = read_bytes("note.TXT", text.encode())
    assert found.text == text
    assert found.title is None
    assert (found.media_type, found.encoding) == ("text/plain", "UTF-8")
    assert found.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (found.file, found.language) == (tmp_path / "note.TXT", "und")
    assert (found.pages, found.problems, found.published) == ((), (), None)


def test_markdown_is_titled_by_its_first_heading(read_bytes: Any) -> None:
    found = read_bytes("a.md", b"intro\n\n## The *heading* ##\r\ntext\n# Later\n")
    assert found.title == "The *heading*"
    assert found.media_type == "text/markdown"
    assert read_bytes("b.markdown", b"#no heading\nx").title is None
    front = b'---\nlang: en\ntitle: "Of the valley"\ndate: 2021-08-16\n---\n# Heading\n'
    found = read_bytes("c.md", front)
    assert (found.title, found.text) == ("Of the valley", front.decode())
    assert read_bytes("d.md", b"---\n# Heading\n").title == "Heading"


@given(WORDS)
def test_any_text_in_utf8_comes_back_untouched(text: str) -> None:
    if text.isspace() or text.startswith("\ufeff"):
        return
    found = content_of(Kind.TEXT, text.encode())
    if "utf-16" not in found.encoding.lower():
        assert found.text == text
        assert found.encoding == "UTF-8"


MARKED = {
    "utf-8": (codecs.BOM_UTF8, "UTF-8 (by its byte order mark)"),
    "utf-16-le": (codecs.BOM_UTF16_LE, "UTF-16LE (by its byte order mark)"),
    "utf-16-be": (codecs.BOM_UTF16_BE, "UTF-16BE (by its byte order mark)"),
    "utf-32-le": (codecs.BOM_UTF32_LE, "UTF-32LE (by its byte order mark)"),
    "utf-32-be": (codecs.BOM_UTF32_BE, "UTF-32BE (by its byte order mark)"),
}


@pytest.mark.parametrize("encoding", MARKED)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(
    encoding: str, read_bytes: Any, refuse_bytes: Any
) -> None:
    mark, shown = MARKED[encoding]
    text = "Ein Wort – größer als 🦁\r\n"
    found = read_bytes("a.txt", mark + text.encode(encoding))
    assert (found.text, found.encoding) == (text, shown)
    assert refuse_bytes("b.txt", mark).reason == "it holds no text"


GUESSED = {
    "cp1252": "Il a été là où ça s'est passé, près de l'hôtel. La presse l'a confirmé après.",
    "cp1251": "Москва, 16 августа. Президент сказал, что войска останутся в городе.",
    "cp1253": "Η Αθήνα είναι η πρωτεύουσα της Ελλάδας και η μεγαλύτερη πόλη της χώρας.",
    "koi8-r": "Москва, 16 августа. Президент сказал, что войска останутся в городе.",
    "cp1256": "السلام عليكم ورحمة الله وبركاته في كابول",
    "cp932": "東京で会議が開かれた。これは重要です。",
    "utf-16-le": "plain words without a mark",
    "utf-16-be": "plain words without a mark",
}


@pytest.mark.parametrize("encoding", GUESSED)
def test_other_encodings_are_guessed_and_said_to_be(encoding: str, read_bytes: Any) -> None:
    text = GUESSED[encoding]
    found = read_bytes("a.txt", text.encode(encoding))
    assert found.text == text
    assert found.encoding.endswith(" (guessed)")


def test_western_text_is_called_windows_1252(read_bytes: Any) -> None:
    for text in ("Los niños están aquí; mañana se irán.", "naïve", "A “word” – no more."):
        found = read_bytes("a.txt", text.encode("cp1252"))
        assert (found.text, found.encoding) == (text, "windows-1252 (guessed)")


def test_bytes_that_are_no_text_are_counted(read_bytes: Any) -> None:
    text = "größer, länger, höher, kürzer, " * 9
    found = read_bytes("a.txt", text.encode() + b" \xff and \xed\xa0\x80 end")
    assert found.encoding == "UTF-8"
    assert found.text.startswith(text + " \ufffd and ")
    (problem,) = found.problems
    assert problem.place == f"byte {len(text.encode()) + 2}"
    assert problem.reason.startswith("4 places can't be read as UTF-8")
    assert not problem.fatal


def test_a_half_of_a_character_is_replaced(read_bytes: Any) -> None:
    found = read_bytes("a.txt", codecs.BOM_UTF16_LE + b"a\0\x00\xd8b\0")
    assert found.text == "a\ufffdb"
    assert "UTF-16LE" in found.problems[0].reason


@pytest.mark.parametrize("data", [b"\0" * 4096, b"a\0b", codecs.BOM_UTF16_LE + b"a\0\0\0"])
def test_nul_is_no_text(data: bytes, refuse_bytes: Any) -> None:
    assert "NUL" in refuse_bytes("a.txt", data).reason


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.pdf", "a.docx", "a.eml"])
def test_an_empty_file_is_told(name: str, refuse_bytes: Any) -> None:
    assert refuse_bytes(name, b"").reason == "it is empty"


@given(data=st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes, outcome: Any) -> None:
    found = outcome(Kind.TEXT, data)
    if found is None:
        return
    assert found.text.encode()  # no halves of characters
    assert "\0" not in found.text
    assert found.title is None or "\n" not in found.title
