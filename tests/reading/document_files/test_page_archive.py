"""Pages saved as a single file: the page that was shown, from where it was shown."""

from email.message import EmailMessage
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.reading.document_kinds import Kind

PAGE = (
    '<html lang="en"><head><title>The valley</title>'
    '<meta property="article:published_time" content="2021-08-16T10:00:00Z"></head>'
    "<body><nav>Home</nav><p>They did “not” say so.</p></body></html>"
)


def archive() -> EmailMessage:
    """As browsers write it: the page, then a frame and a picture of it."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://daily.example/valley"
    message["Date"] = "Mon, 1 Jan 2024 10:00:00 -0000"
    message.set_content(PAGE, subtype="html", cte="quoted-printable")
    message.add_related("<p>an advertisement</p>", subtype="html")
    message.add_related(b"GIF89a", maintype="image", subtype="gif")
    return message


def test_the_page_of_an_archive_is_read(read_bytes: Any) -> None:
    found = read_bytes("a.mhtml", bytes(archive()))
    assert found.text == "They did “not” say so."
    assert (found.title, found.language) == ("The valley", "en")
    assert found.url == "https://daily.example/valley"
    assert (found.media_type, found.encoding) == ("multipart/related", "UTF-8")
    assert found.published.edtf == "2021-08-16"  # not when it was saved


def test_an_archive_without_a_page_is_refused(refuse_bytes: Any) -> None:
    assert refuse_bytes("a.mht", b"just words").reason == "it holds no web page"
    parts = b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\n" * 2000
    assert refuse_bytes("b.mht", parts).reason == "it holds no web page"


SOUND = bytes(archive())


@given(
    data=st.tuples(st.integers(0, len(SOUND)), st.binary(max_size=9), st.integers(0, 40)).map(
        lambda each: SOUND[: each[0]] + each[1] + SOUND[each[0] + each[2] :]
    )
)
def test_any_bytes_are_an_archive_or_refused(data: bytes, outcome: Any) -> None:
    found = outcome(Kind.PAGE_ARCHIVE, data)
    if found is None:
        return
    assert found.text.strip()
