"""Texts that nobody would write and anybody may open: a thousand of them, the same ones each time."""

import base64
import random
from collections.abc import Callable, Iterator
from itertools import pairwise

_WORDS = [
    "The",
    "army",
    "left",
    "the",
    "town",
    "on",
    "Monday",
    ",",
    "said",
    "John",
    "Smith",
    "of",
    "the",
    "ministry",
    ".",
    "It",
    "was",
    "3",
    "May",
    "2021",
    '"no"',
    "'so'",
]
_SCRIPTS = (
    "Кабул взят сегодня",
    "كابول اليوم سقطت",
    "喀布尔今天陷落了",
    "काबुल आज गिरा",
    "Αθήνα σήμερα έπεσε",
    "서울은 오늘",
    "ירושלים היום",
    "𝔎𝔞𝔟𝔲𝔩 𝟛 𝕄𝕒𝕪",
)
_BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
_NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_MARKS = "“”\"‘’'«»„‚‹›`"
_BREAKS = ("\n", "\r\n", "\r", "\f", "\v", "\x85", "\u2028", "\u2029", "\x1c", "\n\n\n", " \n\t\n")
LINES = (
    "From: a@b.example",
    "To: c@d.example",
    "Subject: x",
    "Date: 3 May 2021",
    "On 3 May 2021, a@b.example wrote:",
    "> quoted",
    ">>> deeper",
    "-- ",
    "Best regards,",
    "— Name (@name) May 3, 2021",
    "@name · May 3",
    "RT @name: x",
    "[03.05.21, 14:10:05] Name: x",
    "- item",
    "1. item",
    "a) item",
    "| a | b |",
    "a\tb\tc",
    "== X ==",
    "# X",
    "OLDPORT, Aug. 15 (Agency) — ",
    "By A Name",
    "Photo: A Name/AGENCY",
    "(AP Photo/A Name)",
    "Read more: x",
    "Share this",
    "SMITH: no",
    "Q. Who?",
    "Page 3 of 9",
    "---",
    "date 2021-08-31 The",
    "2021-08-31",
    "Published: 3 May 2021",
)


def _signs(rng: random.Random, signs: str, most: int) -> str:
    return "".join(rng.choices(signs, k=rng.randint(0, most)))


def _prose(rng: random.Random, words: int) -> str:
    return " ".join(rng.choices(_WORDS, k=words))


def _blanks(rng: random.Random, size: int) -> str:
    return _signs(rng, " \t\n\r\f\u00a0\u2003\u3000", size)


def _breaks(rng: random.Random, size: int) -> str:
    return "".join(rng.choices(_BREAKS, k=rng.randint(0, size)))


def _one_line(rng: random.Random, size: int) -> str:
    return _prose(rng, size)


def _no_blanks(rng: random.Random, size: int) -> str:
    return "".join(rng.choices(_WORDS, k=size))


def _one_word(rng: random.Random, size: int) -> str:
    return rng.choice("aA1@#>-=_.\"'(—·:|") * size


def _bidi(rng: random.Random, size: int) -> str:
    return "".join(word + _signs(rng, _BIDI, 3) for word in rng.choices(_WORDS, k=size))


def _no_width(rng: random.Random, size: int) -> str:
    return _signs(rng, _NO_WIDTH + "ab ", size) + rng.choice(_NO_WIDTH).join(_prose(rng, size // 8))


def _scripts(rng: random.Random, size: int) -> str:
    return " ".join(rng.choice((rng.choice(_SCRIPTS), _prose(rng, 3))) for _ in range(size // 4))


def _controls(rng: random.Random, size: int) -> str:
    return "".join(chr(rng.choice((rng.randrange(0xA0), rng.randrange(32)))) for _ in range(size))


def _nulls(rng: random.Random, size: int) -> str:
    return "\0".join(_prose(rng, 5) for _ in range(size // 8)) + "\0"


def _combining(rng: random.Random, size: int) -> str:
    return "".join(
        sign + "".join(chr(rng.randrange(0x300, 0x36F)) for _ in range(rng.randint(0, 30)))
        for sign in _prose(rng, max(1, size // 40))
    )


def _anything(rng: random.Random, size: int) -> str:
    found = (rng.randrange(0x11_0000) for _ in range(size))
    return "".join(chr(code) for code in found if not 0xD800 <= code < 0xE000)


def _table(rng: random.Random, size: int) -> str:
    cell, row = rng.choice(("\t", ",", ";", " | ", "    ")), rng.choice(_BREAKS[:2])
    return row.join(
        cell.join(rng.choice(_WORDS) for _ in range(6)) for _ in range(max(1, size // 6))
    )


def _dates(rng: random.Random, size: int) -> str:
    part = rng.choice((" ", "\n", ", ", ""))
    shapes = (
        "{0}-{1:02}-{2:02}",
        "{2} May {0}",
        "May {2}, {0}",
        "{2}/{1}/{0}",
        "{1}:{2} on {0}",
        "{0}",
    )
    return part.join(
        rng.choice(shapes).format(rng.randint(1, 9999), rng.randint(0, 13), rng.randint(0, 32))
        for _ in range(size)
    )


def _only_marks(rng: random.Random, size: int) -> str:
    return _signs(rng, _MARKS, size)


def _marks_and_words(rng: random.Random, size: int) -> str:
    part = rng.choice(("", " ", "\n", "\n\n"))
    return part.join(rng.choice((rng.choice(_MARKS), rng.choice(_WORDS))) for _ in range(size))


def _nested(rng: random.Random, size: int) -> str:
    opening, closing = rng.choice(("“”", "‘’", "()", "[]", "«»", "<>", "{}", '""', "''"))
    depth = rng.randint(0, size)
    return opening * depth + _prose(rng, 3) + closing * rng.choice((depth, depth // 2, 0))


def _nested_wide(rng: random.Random, size: int) -> str:
    return "".join(rng.choice(("“a ", "‘b ", "(c ", "[d ", "” ", "’ ", ") ")) for _ in range(size))


def _emoji(rng: random.Random, size: int) -> str:
    return "".join(
        rng.choice(("👩\u200d🚀", "🏳️\u200d🌈", "🇦🇫", "1️⃣", "@a ", "#b ", "\n")) for _ in range(size)
    )


def _markup(rng: random.Random, size: int) -> str:
    tags = (
        "<p>",
        "</p>",
        "<b",
        ">",
        "<!--",
        "-->",
        "&amp;",
        "&#x22;",
        "<script>",
        "<img src='file:///x'>",
    )
    return "".join(rng.choice((rng.choice(tags), _prose(rng, 2))) for _ in range(size))


def _formulas(rng: random.Random, size: int) -> str:
    return "\n".join(
        rng.choice("=+-@|%\t") + rng.choice(("SUM(A1)", "cmd", "1", "")) for _ in range(size)
    )


def _base64(rng: random.Random, size: int) -> str:
    coded = base64.b64encode(rng.randbytes(size)).decode()
    return (
        coded
        if rng.random() < 0.5
        else "\n".join(coded[at : at + 76] for at in range(0, len(coded), 76))
    )


def _lines(rng: random.Random, size: int) -> str:
    return "".join(
        rng.choice((*LINES, _prose(rng, rng.randint(1, 30)))) + rng.choice(_BREAKS)
        for _ in range(size // 4)
    )


def _same_line(rng: random.Random, size: int) -> str:
    return (rng.choice(LINES) + rng.choice(("\n", " ", "\n\n", ""))) * size


def _cut(rng: random.Random, size: int) -> str:
    """Lines of all kinds, cut anywhere and glued again."""
    whole = _lines(rng, size)
    cuts = sorted(rng.randint(0, len(whole)) for _ in range(12))
    pieces = [whole[one:two] for one, two in pairwise(cuts)]
    rng.shuffle(pieces)
    return "".join(pieces)


KINDS: tuple[Callable[[random.Random, int], str], ...] = (
    _blanks,
    _breaks,
    _one_line,
    _no_blanks,
    _one_word,
    _bidi,
    _no_width,
    _scripts,
    _controls,
    _nulls,
    _combining,
    _anything,
    _table,
    _dates,
    _only_marks,
    _marks_and_words,
    _nested,
    _nested_wide,
    _emoji,
    _markup,
    _formulas,
    _base64,
    _lines,
    _same_line,
    _cut,
)


def hostile_texts(count: int = 1000, size: int = 200) -> Iterator[str]:
    """``count`` texts of some ``size`` words or signs each, of every kind in turn, the first one empty."""
    yield ""
    for place in range(1, count):
        rng = random.Random(place)
        yield KINDS[place % len(KINDS)](rng, rng.choice((1, size // 8, size, size)))


def large_texts(size: int) -> Iterator[str]:
    """One text of each kind of about ``size`` words or signs, as nobody should have to wait for."""
    for place, kind in enumerate(KINDS):
        yield kind(random.Random(place), size)
