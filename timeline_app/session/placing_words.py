"""Passages that wait to be placed, and where they may stand, in words for a list.

What may be chosen is found by ``waiting``.
"""

import re

from timeline_app.model.pages import Pages, page_words
from timeline_app.model.source import PassageState
from timeline_app.session.likeness import Stretch
from timeline_app.session.waiting import Waiting

_BESIDE = 60  # characters shown before and after
_LONGEST = 300  # of a quote in a list


def waiting_words(waiting: Waiting) -> str:
    """Two lines: the quote with its state, and what rests on it."""
    first, more = waiting.uses[0].words, len(waiting.uses) - 1
    rest = f" and {more} more" if more else ""
    return f"{waiting.state.value}: “{on_one_line(waiting.passage.quote)[:120]}”\n{first}{rest}"


def in_context(before: str, quote: str, after: str) -> str:
    """The quote between marks, in the words around it."""
    left, right = _squeezed(before)[-_BESIDE:], _squeezed(after)[:_BESIDE]
    shown = _squeezed(quote)
    if len(shown) > _LONGEST:
        shown = f"{shown[: _LONGEST // 2]} … {shown[-_LONGEST // 2 :]}"
    return f"…{left}▸{shown}◂{right}…"


def stretch_words(stretch: Stretch, text: str, pages: Pages, state: PassageState) -> str:
    """Where it is and how alike, and the words themselves with those around them."""
    where = page_words(pages, stretch.start, stretch.end)
    alike = "the very words" if stretch.likeness == 1 else f"{stretch.likeness:.0%} of the words"
    if state is PassageState.AMBIGUOUS:
        alike = f"character {stretch.start + 1:,}"
    before = text[max(stretch.start - 2 * _BESIDE, 0) : stretch.start]
    after = text[stretch.end : stretch.end + 2 * _BESIDE]
    head = " · ".join(filter(None, (alike, where)))
    return f"{head}\n{in_context(before, text[stretch.start : stretch.end], after)}"


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def _squeezed(text: str) -> str:
    """``text`` on one line, its edges as they are: what stands there may be part of a word."""
    return re.sub(r"\s+", " ", text)
