"""A web page as a tree of HTML5, and the text of it that a reader sees.

Nothing is run and nothing is fetched. What the page's head says is `page_metadata`'s business.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline_app.reading.document_files.content import LONGEST_TEXT, RefusedError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNSEEN = frozenset(
    (
        *("head", "script", "style", "noscript", "template", "iframe", "object", "embed", "svg"),
        *("math", "canvas", "audio", "video", "map", "select", "datalist", "textarea", "button"),
        *("input", "dialog", "menu"),
    )
)
_ASIDE = frozenset({"nav", "aside"})
_SITE = frozenset({"header", "footer"})  # of the site, unless a main text holds them
_ASIDE_ROLES = frozenset(
    (
        *("navigation", "banner", "contentinfo", "search", "complementary", "dialog"),
        *("alertdialog", "menu", "menubar", "toolbar"),
    )
)
_MAIN = frozenset({"main", "article"})
_PARAGRAPHS = frozenset(
    (
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "dl", "table"),
        *("figure", "hr", "article", "section", "main", "header", "footer", "address", "details"),
        "fieldset",
    )
)
_LINES = frozenset(
    (
        *("div", "li", "dt", "dd", "tr", "caption", "figcaption", "summary", "body", "form"),
        *("center", "legend"),
    )
)
_CELLS = frozenset({"td", "th"})
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SPACE = re.compile("[ \t\n\r\f]{2,}|[\t\n\r\f]")  # all but the single spaces


def parsed_page(text: str) -> "LexborHTMLParser":
    """The tree of a page; any text has one."""
    from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

    return LexborHTMLParser(text, options=LexborDocumentOptions.WO_EVENTS)


def main_text(page: "LexborHTMLParser") -> tuple[str, int]:
    """What the page says, and how many words beside it were left out.

    That is what its <main> or its <article>s hold, where the page has them and they hold text of
    some length; else its body without navigation and the site's header and footer.
    """
    body = page.body
    if body is None:
        return "", 0
    everything = _text_of([body], leave_asides=False)
    mains = list(_outermost(body, frozenset({"main"}))) or list(_outermost(body, _MAIN))
    main = _text_of(mains, leave_asides=True)
    if len(main) < 250 and len(main) * 4 < len(everything):
        main = _text_of([body], leave_asides=True) or everything
    return main, max(len(everything.split()) - len(main.split()), 0)


def whole_text(page: "LexborHTMLParser") -> str:
    """All that a reader sees, as for a letter in HTML."""
    return _text_of([page.body], leave_asides=False) if page.body else ""


def _outermost(root: "LexborNode", tags: frozenset[str]) -> Iterator["LexborNode"]:
    node: LexborNode | None = root
    while node is not None:
        is_found = node.tag in tags or (
            node.is_element_node and node.attributes.get("role") in tags
        )
        is_unseen = node.is_element_node and node.mem_id != root.mem_id and _is_unseen(node)
        if is_found and not is_unseen:
            yield node
        node, _ = _following(node, root, inside=not is_found and not is_unseen)


def _following(
    node: "LexborNode", root: "LexborNode", inside: bool
) -> tuple["LexborNode | None", list[str]]:
    """The next node of the tree of `root`, in the order of the text, and the tags of the elements
    that end before it; `inside` tells whether to look into `node`."""
    left: list[str] = []
    if inside and node.first_child is not None:
        return node.first_child, left
    while node.mem_id != root.mem_id:
        if node.is_element_node:
            left.append(node.tag or "")
        if node.next is not None:
            return node.next, left
        if node.parent is None:
            break
        node = node.parent
    return None, left


def _is_unseen(node: "LexborNode") -> bool:
    if node.tag in _UNSEEN:
        return True
    attributes = node.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style) and _HIDDEN.search(style or "") is not None


def _is_aside(node: "LexborNode", main_depth: int) -> bool:
    if node.tag in _ASIDE or (node.tag in _SITE and not main_depth):
        return True
    return (node.attributes.get("role") or "") in _ASIDE_ROLES


def _text_of(roots: list["LexborNode"], leave_asides: bool) -> str:
    lines = _Lines()
    for root in roots:
        mains = int(root.tag in _MAIN)  # that are around the node
        node: LexborNode | None = root
        while node is not None:
            is_entered = node.is_element_node and not (
                node.mem_id != root.mem_id
                and (_is_unseen(node) or (leave_asides and _is_aside(node, mains)))
            )
            if node.is_text_node:
                lines.add(node.text_content or "")
            elif is_entered and node.mem_id != root.mem_id:
                lines.enter(node.tag or "")
                mains += node.tag in _MAIN
            following, left = _following(node, root, is_entered)
            if node.is_element_node and not is_entered:
                lines.end(_ends_of(left.pop(0)))
            for tag in left:
                lines.leave(tag)
                mains -= tag in _MAIN
            node = following
        lines.end(2)
    return lines.text()


def _ends_of(tag: str) -> int:
    """How many line ends are around an element."""
    return 2 if tag in _PARAGRAPHS else int(tag in _LINES)


class _Lines:
    """Text as it comes, with white space as a browser shows it; a tab between the cells of a row."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._ends = 0  # line ends owed before the next piece
        self._is_spaced = True  # nothing, or white space, stands before
        self._verbatim = 0
        self._is_cell_begun = True

    def enter(self, tag: str) -> None:
        if tag == "br":
            self._put("\n")
        elif tag in _CELLS:
            self._is_cell_begun = False
        elif self._is_cell_begun or tag in ("tr", "table"):
            self.end(_ends_of(tag))
        self._verbatim += tag == "pre"

    def leave(self, tag: str) -> None:
        self._verbatim -= tag == "pre"
        if tag not in _CELLS:
            self.end(_ends_of(tag))
            return
        if self._is_cell_begun:
            self._ends = 0
        self._put("\t")
        self._is_cell_begun = True

    def end(self, count: int) -> None:
        self._ends = max(self._ends, count)
        self._is_spaced = self._is_spaced or count > 0

    def add(self, text: str) -> None:
        if not self._verbatim:
            text = _SPACE.sub(" ", text)
            if self._is_spaced:
                text = text.removeprefix(" ")
        if text:
            self._put(text)
            self._is_cell_begun = True

    def _put(self, text: str) -> None:
        if self._ends and self._pieces:
            self._pieces.append("\n" * self._ends)
        self._ends = 0
        self._pieces.append(text)
        self._is_spaced = text[-1] in " \n\t"
        self._length += len(text) + 2
        if self._length > LONGEST_TEXT:
            raise RefusedError("its text is too long", "split it up")

    def text(self) -> str:
        lines = "".join(self._pieces).split("\n")
        joined = "\n".join(line.rstrip(" \t") for line in lines)
        return re.sub(r"\n{3,}", "\n\n", joined).strip(" \t\n")
