"""Tells forces of no state by their names: "the Larn Liberation Army" is a group of rebels, no "army"."""

from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import ActorKind

_CAUSES = words(
    """
    liberation resistance revolutionary salvation freedom independence insurgent rebel struggle
    self-defence volunteer holy jihad islamist separatist
    """
)


def is_irregular(figure: Figure) -> bool:
    if figure.kind is not ActorKind.MILITARY:
        return False
    return any(not _CAUSES.isdisjoint(form.split()) for form in figure.forms)
