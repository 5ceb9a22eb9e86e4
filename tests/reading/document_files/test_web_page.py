"""Saved web pages: the words that a reader sees, once each, and what the page says of itself."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.model.source import Basis
from timeline_app.reading.document_files.page_tree import main_text, parsed_page, whole_text
from timeline_app.reading.document_kinds import Kind

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Valley &amp; hills | The Daily</title>
<meta property="og:title" content="Valley &amp; hills">
<meta property="og:site_name" content="The Daily"><meta name="author" content="Jane Roe">
<meta property="article:published_time" content="2021-08-16T23:30:00-05:00">
<link rel="canonical" href="https://daily.example/valley">
<style>p { color: red }</style><script>document.write("evil")</script></head>
<body><header>The Daily <nav><a href="/">Home</a></nav></header>
<main><article><h1>Valley &amp; hills</h1>
<p>They did <b>not</b>
 say “yes”.<br>A new line,&nbsp;here.</p>
<nav>Share this</nav><p hidden>unseen</p><p style="display: none">unseen</p>
<pre>one
  two</pre>
<table><tr><th>a</th><th><p>b</p></th></tr><tr><td></td><td>d</td></tr></table>
<ul><li>first</li><li>second</li></ul>
<img src="http://tracker.example/x.png" alt="a picture"><iframe src="http://x.example"></iframe>
<p>%s</p></article></main>
<aside>Related: other news</aside><footer>Copyright</footer></body></html>"""
FILLER = "Words that make the text long enough to be the main text of its page. " * 4


def test_the_main_text_is_what_a_reader_sees(read_bytes: Any) -> None:
    found = read_bytes("a.html", (PAGE % FILLER).encode())
    assert found.text == (
        "Valley & hills\n\nThey did not say “yes”.\nA new line,\xa0here.\n\none\n  two\n\n"
        "a\tb\n\td\n\nfirst\nsecond\n\n" + FILLER.strip()
    )
    assert (found.title, found.publisher) == ("Valley & hills", "The Daily")
    assert (found.author, found.language) == ("Jane Roe", "en-GB")
    assert found.url == "https://daily.example/valley"
    assert (found.media_type, found.encoding) == ("text/html", "UTF-8")


def test_the_date_is_the_stated_one_in_its_own_zone(read_bytes: Any) -> None:
    published = read_bytes("a.html", (PAGE % FILLER).encode()).published
    assert (published.edtf, published.basis) == ("2021-08-16", Basis.STATED)
    assert "article:published_time" in published.evidence
    assert "2021-08-16T23:30:00-05:00" in published.evidence


def page(head: str = "", body: str = "<p>Some text.</p>") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


LD = '<script type="application/ld+json">%s</script>'
DATES = {
    "json-ld before meta": (
        LD % '{"@graph": [{"@type": "WebSite"}, {"datePublished": "2020-01-02T00:00:00Z"}]}'
        + '<meta name="date" content="1999-01-01">',
        "<p>x</p>",
        "2020-01-02",
        "JSON-LD",
    ),
    "broken json-ld": (
        LD % '{"datePublished": ' + '<meta name="DC.date.issued" content="1999-01">',
        "<p>x</p>",
        "1999-01",
        "dc.date.issued",
    ),
    "time marked": (
        "",
        '<time datetime="2001-01-01">x</time><time itemprop="datePublished" datetime="2002-02-02">y</time>',
        "2002-02-02",
        "marked as its publication",
    ),
    "an impossible day": ('<meta name="date" content="2021-02-30">', "<p>x</p>", None, ""),
}


@pytest.mark.parametrize("case", DATES)
def test_dates_come_from_metadata(case: str, read_bytes: Any) -> None:
    head, body, edtf, evidence = DATES[case]
    published = read_bytes("a.htm", page(head, body)).published
    assert (published and published.edtf) == edtf
    assert published is None or evidence in published.evidence


def test_a_time_element_alone_is_inferred(read_bytes: Any) -> None:
    found = read_bytes("a.htm", page("", '<p>On <time datetime="2001-01-01">that day</time>.</p>'))
    assert (found.published.edtf, found.published.basis) == ("2001-01-01", Basis.INFERRED)


def test_json_ld_tells_names_in_all_its_forms(read_bytes: Any) -> None:
    head = (
        LD
        % '[{"headline": "H \\ud800", "datePublished": 3, "publisher": {"name": "P"}, "author": [{"name": "A"}, "B", 7], "url": "javascript:alert(1)"}]'
    )
    found = read_bytes("a.html", page(head))
    assert (found.title, found.publisher, found.author) == ("H ?", "P", "A, B")
    assert (found.url, found.published) == (None, None)


def test_json_ld_within_itself_says_nothing(read_bytes: Any) -> None:
    for names in ("[" * 900 + "]" * 900, "[" * 100_000, '{"name": ' * 900 + "1" + "}" * 900):
        found = read_bytes("a.html", page(LD % f'{{"headline": "H", "author": {names}}}'))
        assert (found.text, found.author) == ("Some text.", None)


def test_the_address_a_browser_noted_is_found(read_bytes: Any) -> None:
    note = b"<!-- saved from url=(0028)https://news.example/story?a=1 -->"
    assert read_bytes("a.html", note + page()).url == "https://news.example/story?a=1"


CHARSETS = {
    "meta": (b'<meta charset="windows-1251">', "cp1251", "windows-1251 (declared)"),
    "http-equiv": (
        b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
        "koi8-r",
        "KOI8-R (declared)",
    ),
    "no longer true": (b'<meta charset="iso-8859-1">', "utf-8", "UTF-8"),
    "never true": (b'<meta charset="utf-7">', "utf-8", "UTF-8"),
    "nonsense": (b'<meta charset="rot13">', "utf-8", "UTF-8"),
    "xml": (b'<?xml version="1.0" encoding="Shift_JIS"?>', "shift_jis", "SHIFT_JIS (declared)"),
}


@pytest.mark.parametrize("case", CHARSETS)
def test_the_declared_charset_is_believed_if_it_can_be(case: str, read_bytes: Any) -> None:
    head, encoding, shown = CHARSETS[case]
    text = "重要です。" if encoding == "shift_jis" else "Привет мир"
    found = read_bytes("a.xhtml", head + b"<p>" + text.encode(encoding) + b"</p>")
    assert (found.text, found.encoding) == (text, shown)


def test_latin_is_read_as_browsers_do(read_bytes: Any) -> None:
    data = "<meta charset=iso-8859-1><p>“déjà vu” – €5</p>".encode("cp1252")
    found = read_bytes("a.html", data)
    assert (found.text, found.encoding) == ("“déjà vu” – €5", "windows-1252 (declared)")


def test_a_page_without_words_is_refused(refuse_bytes: Any) -> None:
    problem = refuse_bytes("a.html", page("", "<script>app()</script><div id=root></div>"))
    assert "without running its scripts" in problem.reason


def test_much_that_is_left_out_is_told(read_bytes: Any) -> None:
    body = f"<nav>{'link ' * 99}</nav><main><p>{FILLER}</p></main>"
    (problem,) = read_bytes("a.html", page("", body)).problems
    assert problem.reason.startswith("99 words that seem to be navigation")


def test_a_page_within_a_form_is_read(read_bytes: Any) -> None:
    body = "<form><p>The text.</p><button>Send</button><select><option>x</select></form>"
    assert read_bytes("a.html", page("", body)).text == "The text."


def test_entities_do_not_multiply(read_bytes: Any) -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    found = read_bytes("a.xhtml", (bomb + "<html><body><p>&b; end</p></body></html>").encode())
    assert "end" in found.text
    assert "aaaaaaaaaa" not in found.text.replace('"aaaaaaaaaa"', "")


def test_external_entities_are_not_followed(read_bytes: Any, tmp_path: Any) -> None:
    (tmp_path / "secret").write_text("SECRET")
    text = f'<!DOCTYPE x [<!ENTITY s SYSTEM "file://{tmp_path}/secret">]><p>&s; text</p>'
    assert "SECRET" not in read_bytes("a.xhtml", text.encode()).text


TAGS = [
    "p",
    "b",
    "div",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "pre",
    "main",
    "article",
    "nav",
    "br",
    "a",
    "template",
    "svg",
    "title",
    "script",
    "header",
]
MARKUP = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
        st.sampled_from(["word ", " x", "&amp;", "\n", "<!-- c -->", "<", '<p hidden>"']),
    ),
    max_size=40,
)


@given(MARKUP)
@example(["<svg>", "<main>", "word "])  # a main text that nobody sees
def test_each_word_that_is_seen_is_there_once(markup: list[str]) -> None:
    for index, piece in enumerate(markup):
        if piece == "word ":
            markup[index] = f"w{index}w "
    parsed = parsed_page("".join(markup))
    text, left_out = main_text(parsed)
    everything = whole_text(parsed)
    assert left_out >= 0
    seen = parsed.body.text(deep=True) if parsed.body else ""
    for index in range(len(markup)):
        assert (
            text.count(f"w{index}w") <= everything.count(f"w{index}w") <= seen.count(f"w{index}w")
        )
    assert text == text.strip(" \t\n")


@given(data=st.binary(max_size=200) | MARKUP.map(lambda each: "".join(each).encode()))
def test_any_bytes_are_a_page_or_refused(data: bytes, outcome: Any) -> None:
    found = outcome(Kind.PAGE, data)
    if found is None:
        return
    assert found.text.encode().strip()
