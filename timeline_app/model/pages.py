"""Pages of a text: a form feed begins each but the first, as in the text of a PDF.

Which words stand on them is told by ``source``.
"""

from bisect import bisect_right

FORM_FEED = "\f"


class Pages:
    """Where the pages of a text begin; a text without form feeds has no pages.

    A form feed belongs to no page: the next one begins after it. One at the very end begins none.
    """

    def __init__(self, text: str) -> None:
        starts = [0]
        end = len(text.rstrip())
        at = text.find(FORM_FEED)
        while 0 <= at < end:
            starts.append(at + 1)
            at = text.find(FORM_FEED, at + 1)
        self.starts: tuple[int, ...] = tuple(starts) if FORM_FEED in text else ()

    def __len__(self) -> int:
        return len(self.starts)

    def number_at(self, offset: int) -> int:
        """The number, from 1, of the page on which code point ``offset`` stands."""
        return max(bisect_right(self.starts, offset), 1)


def page_words(pages: Pages, start: int, end: int) -> str:
    """``page 3`` or ``pages 3–4`` for what stands from ``start`` to before ``end``; else nothing."""
    if not pages:
        return ""
    first, last = pages.number_at(start), pages.number_at(max(end - 1, start))
    return f"page {first}" if first == last else f"pages {first}–{last}"
