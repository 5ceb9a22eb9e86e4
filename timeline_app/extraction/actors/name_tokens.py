"""What a single token of a name looks like: its capitals, its word without a full stop, an address.

Stretches of them are found in ``name_runs``.
"""

from timeline_app.extraction.sentences.sentence import Token


def is_capital(token: Token) -> bool:
    text = token.text
    return not text.islower() and any(character.isupper() for character in text)


def is_address(token: Token) -> bool:
    """Of the net: "example.org/page"."""
    return ("/" in token.text and "." in token.text) or "//" in token.text


def bare(token: Token) -> str:
    return token.text.lower().rstrip(".")
