"""Cuts a typed date into tokens, and walks along them.

The words are listed in `typed_words`; what tokens mean in a row is read in `typed_phrase` and below.
"""

import re
from dataclasses import dataclass

from timeline_app.model.date_error import DateError, date_error
from timeline_app.model.typed_words import (
    CARDINALS,
    LONGEST,
    OPENING,
    ORDINALS,
    SKIPPED,
    TENS,
    WORDS,
)

MEND = "write a date such as '14 March 1985', 'before May 1998' or '1985-03-14'"
CENTURY_MEND = "write all four digits, such as 1998"


@dataclass(slots=True)
class Token:
    """A word, several words with one meaning, a number or a sign."""

    kind: str  # a kind of `typed_words`, or "number", "clock", "iso", "edtf", "decade" or a sign
    start: int
    end: int
    number: int = 0
    name: str = ""
    digits: int = 0  # of a number; 0 where it is spelled out
    is_ordinal: bool = False


# A hyphen for each dash and a straight quote for each apostrophe: one character for one, so that
# the places of errors stay those of the text as typed.
_PLAIN = str.maketrans("‐‑‒–—―−’ʼ‘", "-------'''")

_PIECES = re.compile(
    r"""\s+
    |(?P<edtf>-?[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?|-?[0-9]{2,3}X{1,2}\b)
    |(?P<numeric>[0-9]{1,2}(?P<between>[./-])[0-9]{1,2}(?P=between)[0-9]{2,4}(?![0-9-])
        |[0-9]{4}(?P<inside>[./])[0-9]{1,2}(?P=inside)[0-9]{1,2}(?![0-9]))
    |(?P<iso>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9-])|[0-9]{4}-(?:0[1-9]|1[0-2])(?![0-9-]))
    |(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])|[0-9]{1,2}\.[0-9]{2}(?=\s*[apAP]\.?[mM]))
    |(?P<zone>(?:(?:UTC|GMT|utc|gmt)\s?[+-]|\+)[0-9]{1,2}(?::?[0-9]{2})?(?![0-9:]))
    |(?P<quarter>[Qq][1-4]\b|[Hh][12]\b)
    |(?P<decade>[0-9]{2,3}0'?s\b)
    |(?P<short>'[0-9]{2}s?\b|[0-9]0'?s\b)
    |(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?P<ordinal>st|nd|rd|th|ST|ND|RD|TH)?)
    |(?P<initials>[A-Za-z]\.(?:[A-Za-z]\.)*[A-Za-z](?![A-Za-z])\.?)
    |(?P<word>[^\W\d_]+(?:'s\b)?)\.?
    |(?P<sign>[-/,?~%()])
    |(?P<stop>\.(?=\s|,|\)|$))""",
    re.VERBOSE,
)


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text, without those that tell nothing; DateError for an unknown word."""
    tokens: list[Token] = []
    words: list[tuple[str, int, int]] = []  # those that may belong to one phrase, not yet looked up
    plain = text.translate(_PLAIN)
    position = 0
    while position < len(plain):
        match = _PIECES.match(plain, position)
        if match is None:
            reason = f"{text[position]!r} is not understood here"
            raise date_error(text, position, reason, MEND)
        kind = match.lastgroup or ""
        if kind in ("word", "initials"):
            word = match[kind].lower().replace(".", "").removesuffix("'s")
            words.append((word, position, match.end(kind)))
        elif kind:
            _look_up(text, words, tokens)
            if kind != "stop":
                tokens.append(_sign_or_number(text, match, position))
        position = match.end()
    if words and words[-1][0] == "on" and tokens + words[:-1]:
        words[-1] = ("onwards", *words[-1][1:])
    _look_up(text, words, tokens)
    return tokens


def _look_up(text: str, words: list[tuple[str, int, int]], tokens: list[Token]) -> None:
    """Moves the words to the tokens: the longest phrase first, skipped words wherever they stand."""
    left = [
        word
        for word, before in zip(words, [("", 0, 0), *words], strict=False)
        if word[0] not in SKIPPED or (word[0] == "of" and before[0] in ("one", "all"))
    ]
    words.clear()
    place = 0
    while place < len(left):
        word, start, end = left[place]
        taken = 1
        if word in OPENING:
            for length in range(min(LONGEST, len(left) - place), 1, -1):
                phrase = " ".join(each for each, _, _ in left[place : place + length])
                if phrase in WORDS:
                    word, taken, end = phrase, length, left[place + length - 1][2]
                    break
        found = WORDS.get(word)
        if found:
            kind, number, name = found
            tokens.append(Token(kind, start, end, number, name))
        elif word != "of":
            _add_number(text, word, start, end, tokens)
        place += taken


def _add_number(text: str, word: str, start: int, end: int, tokens: list[Token]) -> None:
    """Adds a number in words; the units of "twenty-one" and "twenty first" join their tens."""
    if word in ("a", "an"):
        tokens.append(Token("number", start, end, 1, "a"))
        return
    is_ordinal = word in ORDINALS
    number = ORDINALS[word] if is_ordinal else CARDINALS.get(word)
    if number is None:
        raise date_error(text, start, f"{text[start:end]!r} is not understood", _mend(word))
    gap = 2 if tokens and tokens[-1].kind == "-" else 1
    if 1 <= number <= 9 and len(tokens) >= gap and tokens[-gap].name in TENS:
        tens = tokens[-gap]
        del tokens[-gap:]
        tokens.append(Token("number", tens.start, end, tens.number + number, "", 0, is_ordinal))
        return
    tokens.append(Token("number", start, end, number, word, 0, is_ordinal))


def _mend(word: str) -> str:
    if word.endswith("ties") and f"{word[:-3]}y" in TENS:
        return f"write the century, too, such as the 19{TENS[f'{word[:-3]}y']}s"
    return MEND


def _sign_or_number(text: str, match: re.Match[str], start: int) -> Token:
    kind, end = match.lastgroup or "", match.end()
    written = match.group()
    if kind == "short":
        raise date_error(text, start, f"the century of {written!r} is open", CENTURY_MEND)
    if kind == "sign":
        if written in WORDS:
            _, number, name = WORDS[written]
            return Token("mark", start, end, number, name)
        return Token(written, start, end)
    if kind == "decade":
        return Token("decade", start, end, int(written.rstrip("'s")))
    if kind == "numeric":
        return Token("iso", start, end, 0, _iso_text(text, written, start))
    if kind == "quarter":
        return Token("quarter", start, end, (32 if written[0] in "qQ" else 39) + int(written[1]))
    if kind == "number":
        digits = match["number"].removesuffix(match["ordinal"] or "").replace(",", "")
        number = int(digits)
        return Token("number", start, end, number, "", len(digits), match["ordinal"] is not None)
    return Token(kind, start, end, 0, written)


def _iso_text(text: str, written: str, start: int) -> str:
    """A date in numbers with its year first; DateError if day and month could be either way."""
    first, second, third = re.split("[./-]", written)
    if len(first) == 4:
        return f"{first}-{second}-{third}"
    if len(third) < 4:
        raise date_error(text, start, f"the century of {written!r} is open", CENTURY_MEND)
    day, month = int(first), int(second)
    if day <= 12 and month <= 12 and day != month:
        reason = "day and month could be either way round"
        day_first, month_first = f"{third}-{month:02}-{day:02}", f"{third}-{day:02}-{month:02}"
        mend = f"write {day_first} (day first) or {month_first} (month first)"
        raise date_error(text, start, reason, mend)
    if month > 12:
        day, month = month, day
    return f"{third}-{month}-{day}"


class Cursor:
    """A place among the tokens of a text, which moves forward."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.place = 0

    def peek(self, ahead: int = 0) -> Token | None:
        """The token `ahead` of the next one (before it if negative), None beyond either end."""
        place = self.place + ahead
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def kind(self, ahead: int = 0) -> str:
        """The kind of that token, "" beyond either end."""
        place = self.place + ahead
        return self.tokens[place].kind if 0 <= place < len(self.tokens) else ""

    def kinds(self, *kinds: str) -> bool:
        """Whether the next tokens are of these kinds, one each; "" is the end."""
        return all(self.kind(ahead) == kind for ahead, kind in enumerate(kinds))

    def take(self, *kinds: str) -> Token | None:
        """The next token, stepped over, if it is of one of these kinds."""
        if self.place >= len(self.tokens) or self.tokens[self.place].kind not in kinds:
            return None
        token = self.tokens[self.place]
        self.place += 1
        return token

    def step(self) -> Token:
        """The next token, stepped over; there must be one."""
        token = self.tokens[self.place]
        self.place += 1
        return token

    @property
    def start(self) -> int:
        """Where the next token begins in the text."""
        token = self.peek()
        return token.start if token else len(self.text)

    @property
    def end(self) -> int:
        """Where the last token stepped over ends in the text."""
        return self.tokens[self.place - 1].end if self.place else 0

    def error(self, reason: str, mend: str, position: int | None = None) -> DateError:
        """An error at `position` of the text, by default at the next token."""
        return date_error(self.text, self.start if position is None else position, reason, mend)

    def not_understood(self) -> DateError:
        """The error for the next token, which can't stand where it does."""
        token = self.peek()
        if not self.text.strip():
            return self.error("there is no date here", f"{MEND}, or leave the field empty", 0)
        if token is None:
            position = max(0, len(self.text.rstrip()) - 1)
            return self.error("the date stops too soon", MEND, position)
        written = self.text[token.start : token.end]
        return self.error(f"{written!r} can't stand here", MEND)
