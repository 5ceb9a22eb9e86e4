"""What a web page's head, its JSON-LD and its <time> elements say of it: title, date, site, language.

The page's text is `page_tree`'s business.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from timeline_app.model.source import Basis
from timeline_app.reading.document_files.content import as_name
from timeline_app.reading.document_files.document_file import Published
from timeline_app.reading.document_files.stated_dates import day_of_stamp

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_LONGEST_JSON = 4 << 20
_MOST_TIMES = 100
_DATES = (
    *(
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "citation_publication_date",
    ),
    *("citation_date", "dcterms.issued", "dc.date.issued", "dc.date", "dcterms.date", "pubdate"),
    *("publishdate", "publish-date", "publish_date", "parsely-pub-date", "sailthru.date", "date"),
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")
_SAVED_FROM = re.compile(r"(?:saved from url=\(\d+\)|url:)\s*(https?://\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of itself; None for what it doesn't say."""

    title: str | None
    publisher: str | None
    author: str | None
    url: str | None
    language: str | None
    published: Published | None  # by metadata alone


def metadata_of(page: "LexborHTMLParser", source: str) -> PageMetadata:
    """All that a page says of itself outside its text; what it gets wrong is passed over.

    `source` is what `page` was parsed from.
    """
    metas = _metas(page)
    article = _article_of(page)
    title, heading = page.css_first("title"), page.css_first("h1")
    canonical = page.css_first("link[rel=canonical]")
    html = page.css_first("html")
    return PageMetadata(
        title=as_name(metas.get("og:title"))
        or as_name(_words(article.get("headline")))
        or as_name(title.text() if title else None)
        or as_name(heading.text() if heading else None),
        publisher=as_name(metas.get("og:site_name"))
        or as_name(_named(article.get("publisher")))
        or as_name(metas.get("dc.publisher") or metas.get("application-name")),
        author=as_name(metas.get("author") or metas.get("dc.creator"))
        or as_name(_named(article.get("author"))),
        url=web_address(canonical.attributes.get("href") if canonical else None)
        or web_address(metas.get("og:url"))
        or web_address(_words(article.get("url")))
        or web_address(_saved_from(source)),
        language=language_tag(html.attributes.get("lang") or html.attributes.get("xml:lang"))
        if html
        else None,
        published=_published(page, metas, article),
    )


def language_tag(text: str | None) -> str | None:
    """`text` if it has the form of a BCP 47 tag."""
    text = (text or "").strip().replace("_", "-")
    return text if _LANGUAGE.fullmatch(text) else None


def web_address(text: str | None) -> str | None:
    """`text` if it is the address of a web page."""
    text = (text or "").strip()
    is_one = re.fullmatch(r"https?://[^\s<>\"\x00-\x20]{3,2000}", text, re.IGNORECASE)
    return text if is_one and as_name(text[:200]) else None


def _published(
    page: "LexborHTMLParser", metas: dict[str, str], article: dict[str, Any]
) -> Published | None:
    stamp = _words(article.get("datePublished"))
    if stamp and (day := day_of_stamp(stamp)):
        return _by(day, "JSON-LD datePublished", stamp)
    for name in _DATES:
        stamp = metas.get(name)
        if stamp and (day := day_of_stamp(stamp)):
            return _by(day, f"the page's metadata field {name}", stamp)
    first: Published | None = None
    for element in page.css("time[datetime]")[:_MOST_TIMES]:
        stamp = element.attributes.get("datetime") or ""
        day = day_of_stamp(stamp)
        if not day:
            continue
        if "pubdate" in element.attributes or element.attributes.get("itemprop") == "datePublished":
            return _by(day, "a <time> element that is marked as its publication", stamp)
        first = first or _by(day, "the first <time> element of the page", stamp, Basis.INFERRED)
    return first


def _by(day: str, field: str, stamp: str, basis: Basis = Basis.STATED) -> Published:
    return Published(edtf=day, basis=basis, evidence=f"{field}: “{as_name(stamp[:60])}”")


def _metas(page: "LexborHTMLParser") -> dict[str, str]:
    """The first content that each name, property or itemprop is given, names in lower case."""
    found: dict[str, str] = {}
    for meta in page.css("meta[content]"):
        content = (meta.attributes.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            name = (meta.attributes.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _article_of(page: "LexborHTMLParser") -> dict[str, Any]:
    """The first JSON-LD object that has a date of publication, else the first that has a headline."""
    objects = [
        each
        for script in page.css("script[type='application/ld+json']")
        for each in _objects(script.text(deep=True)[:_LONGEST_JSON])
    ]
    for name in ("datePublished", "headline"):
        for each in objects:
            if each.get(name):
                return each
    return {}


def _objects(text: str) -> Iterator[dict[str, Any]]:
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    for value in waiting:  # which grows
        if isinstance(value, dict):
            yield value
            waiting += [value["@graph"]] if "@graph" in value else []
        elif isinstance(value, list):
            waiting += value[:100]


def _words(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _named(value: Any) -> str | None:
    """The name of a JSON-LD person or organization, or of several."""
    several = value[:10] if isinstance(value, list) else [value]
    names = [each.get("name") if isinstance(each, dict) else each for each in several]
    return ", ".join(name for name in names if isinstance(name, str)) or None


def _saved_from(source: str) -> str | None:
    """The address that a browser wrote into the page as it saved it."""
    match = _SAVED_FROM.search(source[:4_000])
    return match[1] if match else None
