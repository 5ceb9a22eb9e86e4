"""Numbers of things in words, alike in the window, on the command line and in the history."""


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """``1 event``, ``1,200 events``."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def counted_of(count: int, total: int, singular: str) -> str:
    """``3 of 1,200 events``; ``1,200 events`` where it is all of them."""
    whole = counted(total, singular)
    return whole if count == total else f"{count:,} of {whole}"
