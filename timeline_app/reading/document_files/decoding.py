"""Bytes into characters: by byte order mark, declared charset, UTF-8, or a guess that is called one.

A byte order mark says how to read and is no character of the text.
"""

import codecs
import re
from dataclasses import dataclass

from timeline_app.reading.document_files.content import RefusedError, Remark

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What the web and mail programs have in use (WHATWG Encoding Standard). UTF-7 and Python's own
# "encodings" aren't among them: they hide text or run without end.
_IN_USE = (
    *("utf-8", "utf-16-le", "utf-16-be", "utf-16", "big5", "euc-jp", "euc-kr", "cp949", "gb18030"),
    *("gbk", "gb2312", "shift_jis", "cp932", "iso2022_jp", "koi8-r", "koi8-u", "mac-roman"),
    *("cp866", "cp874", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256"),
    *("cp1257", "cp1258", "iso8859-1", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5"),
    *("iso8859-6", "iso8859-7", "iso8859-8", "iso8859-9", "iso8859-10", "iso8859-13"),
    *("iso8859-14", "iso8859-15", "iso8859-16", "ascii"),
)
_ALLOWED = frozenset(codecs.lookup(name).name for name in _IN_USE)
# Rare ones that charset-normalizer takes for their neighbours are declared or not used at all.
_RARE = frozenset(
    (
        *("iso8859_3", "iso8859_4", "iso8859_10", "iso8859_13", "iso8859_14", "iso8859_16"),
        *("mac_roman", "ascii", "utf_8", "utf_16", "utf_16_le", "utf_16_be"),
    )
)
_GUESSED = [name for each in _IN_USE if (name := each.replace("-", "_")) not in _RARE]
# Browsers read these as windows-1252, which has them both.
_LATIN = frozenset({"iso8859-1", "ascii"})
_SAMPLE = 256 << 10  # bytes that a guess rests on


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, the encoding's name for people, and what was wrong with the bytes."""

    text: str
    encoding: str
    remarks: tuple[Remark, ...] = ()


def decoded(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`; `declared` is what its format says of the charset, believed if it can be.

    RefusedError for bytes that are no text. Bytes that an encoding doesn't have become U+FFFD, and
    a remark counts them.
    """
    found = _decoded(data, _known(declared))
    if "\0" in found.text:
        where = found.text.index("\0")
        reason = "it holds NUL characters, which no text does"
        mend = "name a text file, or remove them if it is one"
        raise RefusedError(reason, mend, f"character {where + 1}")
    return found


def _decoded(data: bytes, declared: str | None) -> Decoded:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _leniently(data, len(mark), name, " (by its byte order mark)")
    is_latin = declared in _LATIN or declared == "cp1252"
    if declared and not is_latin and not declared.startswith("utf"):
        return _leniently(data, 0, declared, " (declared)")
    without_mark = _utf16_without_mark(data)
    if without_mark:
        return _leniently(data, 0, without_mark, " (guessed)")
    try:
        # Text in Latin-1 that happens to be valid UTF-8 with anything beyond ASCII isn't seen.
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        pass
    if is_latin:
        return _leniently(data, 0, "cp1252", " (declared)")
    if _is_mostly_utf8(data) or declared == "utf-8":
        return _leniently(data, 0, "utf-8", "")
    return _leniently(data, 0, _guess(data), " (guessed)")


def _leniently(data: bytes, start: int, name: str, how: str) -> Decoded:
    data = memoryview(data)[start:].tobytes() if start else data
    encoding = _shown(name) + how
    try:
        return Decoded(data.decode(name), encoding)
    except UnicodeDecodeError as error:
        place = f"byte {start + error.start + 1}"
    text = data.decode(name, "replace")
    count = text.count("\N{REPLACEMENT CHARACTER}")
    reason = f"{count} place{'s' * (count != 1)} can't be read as {_shown(name)} and became U+FFFD"
    return Decoded(text, encoding, (Remark(place, reason, "save the file as UTF-8"),))


def _known(label: str | None) -> str | None:
    """Python's name for a declared charset, None for one that isn't in use."""
    if not label or len(label) > 40:
        return None
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return name if name in _ALLOWED else None


def _shown(name: str) -> str:
    name = codecs.lookup(name).name
    match = re.fullmatch(r"(cp125|iso8859-)(\d+)", name)
    if match:
        return {"cp125": "windows-125", "iso8859-": "ISO-8859-"}[match[1]] + match[2]
    return name.upper().replace("UTF-16-", "UTF-16").replace("UTF-32-", "UTF-32")


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of a script that ASCII begins, by where its zeros are."""
    even, odd = data[:_SAMPLE:2], data[1:_SAMPLE:2]
    if len(data) % 2 or not odd:
        return None
    first, second = even.count(0) / len(even), odd.count(0) / len(odd)
    if second > 0.3 and first < 0.02:
        return "utf-16-le"
    return "utf-16-be" if first > 0.3 and second < 0.02 else None


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether far more of what is beyond ASCII is valid UTF-8 than isn't."""
    sample = data[: _SAMPLE * 16].decode("utf-8", "surrogateescape")
    beyond = re.findall("[^\0-\x7f]+", sample)
    invalid = sum(len(re.findall("[\udc80-\udcff]", each)) for each in beyond)
    return sum(map(len, beyond)) - invalid > 4 * invalid


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    first = re.search(rb"[\x80-\xff]", data)
    start = max(first.start() - 200, 0) if first else 0
    matches = from_bytes(data[start : start + _SAMPLE], cp_isolation=_GUESSED)
    best = matches.best()
    if best is None:
        return "cp1252"
    # Texts of Western Europe look as good in their neighbours' encodings: the most common one wins.
    is_western = any(
        "cp1252" in match.could_be_from_charset
        and (match.chaos, match.coherence) == (best.chaos, best.coherence)
        for match in matches
    )
    return "cp1252" if is_western else best.encoding
