"""Which actors are part of which, be it through others. The actors themselves are ``event``'s."""

from collections.abc import Mapping


def is_part_of(part: str, whole: str, wholes: Mapping[str, str | None]) -> bool:
    """Whether the actor ``part`` is part of ``whole``, be it through others; ``wholes`` has that of each."""
    seen: set[str] = set()
    at = wholes.get(part)
    while at is not None and at not in seen:
        if at == whole:
            return True
        seen.add(at)
        at = wholes.get(at)
    return False
