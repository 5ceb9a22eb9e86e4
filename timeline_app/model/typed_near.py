"""Mends what is almost EDTF: a missing hyphen, a space beside a slash, a small letter.

What needs more than other characters is read as words, from `typed_phrase` on; what can't be
mended is explained by `date_error`.
"""

import re

# The characters that EDTF is made of, and whole texts of them.
EDTF_LIKE = re.compile(r"[0-9XYTZSE?~%.,:/\[\]{}+-]+")
# How an EDTF text begins that is not a number for a day.
EDTF_BEGINNING = re.compile(r"[\[{?~%]|-?[0-9X]{4}(?![0-9./])|Y-?[0-9]|\.\.|/")

_ALMOST = re.compile(r"(?:[0-9xXuUyYtTzZsSeE?~%.,:/\[\]{}+\s…‐‑‒–—―−-]|open|unknown)+")
_MENDS = tuple(
    (re.compile(pattern), mended)
    for pattern, mended in (
        (r"[‐‑‒–—―−]", "-"),
        (r"…", ".."),
        (r"\s*(/|,|\.\.|[\[\]{}])\s*", r"\1"),
        (r"(?<=[0-9X])\s+(?=[?~%])", ""),
        (r"^(?:unknown)(?=/)|(?<=/)unknown$", ""),
        (r"^(?:open)(?=/)|(?<=/)open$", ".."),
        (r"(?<=[0-9XxUu])[xu]|(?<=-)[xu]", "X"),
        (r"(?<=X)u", "X"),
        (r"(?<=[0-9])t(?=[0-9])", "T"),
        (r"(?<=[0-9])z\b", "Z"),
        (r"(?<![0-9A-Za-z])y(?=-?[0-9])", "Y"),
        (r"\?~|~\?", "%"),
        (r"(?<![0-9Y.-])([0-9]{4})(0[1-9]|1[0-2])([0-3][0-9])(?![0-9])", r"\1-\2-\3"),
        (r"(?<![0-9-])([0-9]{4})-([0-9])(?![0-9])", r"\1-0\2"),
        (r"(?<![0-9-])([0-9]{4}-[0-9]{2})-([0-9])(?![0-9])", r"\1-0\2"),
    )
)


def mended_edtf(text: str) -> str | None:
    """What the text may have been meant to be; None if it isn't like EDTF at all."""
    if not _ALMOST.fullmatch(text):
        return None
    for pattern, mended in _MENDS:
        text = pattern.sub(mended, text)
    return text if EDTF_LIKE.fullmatch(text) else None
