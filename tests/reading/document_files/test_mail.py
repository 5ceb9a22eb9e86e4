"""E-mails: headers, letter and date as stated; what is attached is named and left out."""

from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.source import Basis
from timeline_app.reading.document_files.content import RefusedError
from timeline_app.reading.document_files.parsing import Parsing
from timeline_app.reading.document_kinds import Kind


def message(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = headers.pop("From", "Jürgen Öz <j@example.org>")
    mail["To"] = "desk@example.org"
    mail["Date"] = headers.pop("Date", "Mon, 16 Aug 2021 23:30:00 -0500")
    mail["Subject"] = headers.pop(
        "Subject", "Über das Tal – a very long subject line that folds over more than one line"
    )
    for name, value in headers.items():
        mail[name] = value
    return mail


def test_a_letter_has_its_headers_first(read_bytes: Any) -> None:
    mail = message()
    mail.set_content("They did “not”.\n\nSecond 🦁 line.\n")
    found = read_bytes("a.eml", bytes(mail))
    subject = "Über das Tal – a very long subject line that folds over more than one line"
    assert found.text == (
        "From: Jürgen Öz <j@example.org>\nTo: desk@example.org\n"
        "Date: Mon, 16 Aug 2021 23:30:00 -0500\n"
        f"Subject: {subject}\n\nThey did “not”.\n\nSecond 🦁 line."
    )
    assert (found.title, found.publisher) == (subject, "Jürgen Öz <j@example.org>")
    assert (found.media_type, found.encoding) == ("message/rfc822", "UTF-8")
    assert found.problems == ()


def test_its_date_is_that_of_the_sender(read_bytes: Any) -> None:
    mail = message()
    mail.set_content("x")
    found = read_bytes("a.eml", bytes(mail))
    published = found.published
    assert (published.edtf, published.basis) == ("2021-08-16", Basis.STATED)
    assert published.phrase == "Mon, 16 Aug 2021 23:30:00 -0500"
    assert found.text[published.start :].startswith(published.phrase)


@pytest.mark.parametrize("date", ["soon", "Mon, 99 Foo 2021", "31 Feb 2021 10:00:00 +0000", ""])
def test_a_date_that_is_none_is_passed_over(date: str, read_bytes: Any) -> None:
    assert read_bytes("a.eml", f"From: a@b\nDate: {date}\n\nhello\n".encode()).published is None


def test_the_plain_alternative_is_preferred(read_bytes: Any) -> None:
    mail = message()
    mail.set_content("plain words")
    mail.add_alternative("<p>html words</p>", subtype="html")
    text = read_bytes("a.eml", bytes(mail)).text
    assert "plain words" in text
    assert "html words" not in text


def test_a_page_is_read_where_there_is_no_plain_letter(read_bytes: Any) -> None:
    mail = message()
    mail.set_content(" \n")
    mail.add_alternative(
        "<style>x</style><nav>all of it</nav><p>html <b>words</b></p><img src='http://t.example/'>",
        subtype="html",
    )
    assert read_bytes("a.eml", bytes(mail)).text.endswith("\n\nall of it\n\nhtml words")


def test_attachments_are_named_and_left_out(read_bytes: Any) -> None:
    mail = message()
    mail.set_content("see attached")
    mail.add_attachment(b"PK", maintype="application", subtype="zip", filename="../../etc/passwd")
    mail.add_attachment("secret words", filename="notes.txt")
    inner = message(Subject="inner")
    inner.set_content("inner words")
    mail.add_attachment(inner)
    mail.add_attachment(b"PNG", maintype="image", subtype="png")
    found = read_bytes("a.eml", bytes(mail))
    assert found.text.endswith("\n\nsee attached")
    (problem,) = found.problems
    assert problem.reason == (
        "4 attachments left out: '../../etc/passwd', 'notes.txt', the message 'inner', "
        "a part of type image/png"
    )


def test_text_that_is_shown_within_the_letter_is_read(read_bytes: Any) -> None:
    mail = message()
    mail.set_content("before")
    mail.add_attachment("within", filename="note.txt", disposition="inline")
    found = read_bytes("a.eml", bytes(mail))
    assert found.text.endswith("\n\nbefore\n\nwithin")
    assert found.problems == ()


def test_parts_that_lost_their_boundaries_are_shown_as_they_stand(read_bytes: Any) -> None:
    data = b"From: a@b\nContent-Type: multipart/mixed; boundary=x\n\nAll of it.\n"
    found = read_bytes("a.eml", data)
    assert found.text == "From: a@b\n\nAll of it."
    assert found.problems == ()


def test_the_declared_charset_is_used(read_bytes: Any) -> None:
    data = "From: a@b\nContent-Type: text/plain; charset=koi8-r\n\nПривет мир\n".encode("koi8-r")
    found = read_bytes("a.eml", data)
    assert found.text == "From: a@b\n\nПривет мир"
    assert found.encoding == "KOI8-R (declared)"


def test_headers_in_raw_utf8_are_read(read_bytes: Any) -> None:
    found = read_bytes("a.eml", "Subject: Größe\nFrom: é@b\n\nx\n".encode())
    assert (found.title, found.publisher) == ("Größe", "é@b")


@pytest.mark.parametrize("count", [50, 1000, 20_000])
def test_parts_within_parts_end_somewhere(count: int, parsing: Parsing) -> None:
    lines = ["From: a@b", "MIME-Version: 1.0"]
    for depth in range(count):
        lines += [f'Content-Type: multipart/mixed; boundary="b{depth}"', "", f"--b{depth}"]
    lines += ["Content-Type: text/plain", "", "deep down"]
    data = "\n".join(lines).encode()
    if count == 50:
        assert parsing.content_of(Kind.MAIL, data).text.endswith("deep down")
        return
    with pytest.raises(RefusedError, match="nested too deeply"):
        parsing.content_of(Kind.MAIL, data)


def test_a_header_without_end_is_shown_as_it_stands(read_bytes: Any) -> None:
    subject = "=?utf-8?q?a?= " * 100_000
    found = read_bytes("a.eml", f"Subject: {subject}\n\nx\n".encode())
    assert found.text == f"Subject: {subject.strip()}\n\nx"
    assert len(found.title) <= 300


def test_what_is_no_mail_is_refused(refuse_bytes: Any) -> None:
    assert "no e-mail" in refuse_bytes("a.eml", b"just some words\nand more\n").reason


HEADERS = st.sampled_from(
    [
        *(b"From: a@b\n", b"Date: ", b"MIME-Version: 1.0\n", b"\n", b"--x\n", b"--x--\n", b"\xff"),
        *(b"Content-Type: multipart/mixed; boundary=x\n", b"Content-Type: text/html; charset="),
        *(b"Content-Transfer-Encoding: base64\n", b"Content-Disposition: attachment; filename*="),
        *(b"utf-7\n", b"''", b"=?utf-8?b?//8=?=", b"<p>x"),
        b"Subject: =?nonsense?q?=ff?= \r\n =?utf-8?q?=C3?=\n",
    ]
)


@given(data=st.lists(HEADERS | st.binary(max_size=8), max_size=20).map(b"".join))
def test_any_bytes_are_a_mail_or_refused(data: bytes, outcome: Any) -> None:
    found = outcome(Kind.MAIL, data)
    if found is None:
        return
    assert found.text.encode()
    assert "\0" not in found.text
    if found.published and found.published.phrase:
        assert found.text[found.published.start :].startswith(found.published.phrase)
