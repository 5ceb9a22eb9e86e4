"""What of a project proposals heed: who is known, what a person told apart, what was refused.

Who made and decided what is told by ``decisions``; what stays by ``proposing_again``.
"""

from collections.abc import Collection, Sequence

from timeline_app.extraction.drafts.pinned import Pinned
from timeline_app.extraction.joining.proposed import Known
from timeline_app.model.event import Suggestion
from timeline_app.model.project import Project
from timeline_app.session.decisions import is_open, refused_keys
from timeline_app.session.proposing_again import kept_records
from timeline_app.session.suggestions import refused_pairs


def known_in(project: Project, link_keys: Sequence[str], documents: Collection[str]) -> Known:
    """What is known when ``documents`` of ``project`` are read, maybe again: all that stays then."""
    kept = kept_records(project, link_keys, documents)
    return Known(
        actors=tuple(kept.actors.values()),
        events=tuple(kept.events.values()),
        rejected=refused_keys(project),
        apart=refused_pairs(project, Suggestion.SAME_ACTOR),
    )


def pinned_in(project: Project) -> tuple[Pinned, ...]:
    """The actors that a person has made or decided on: their names always mean them."""
    return tuple(
        Pinned(
            id=actor.id,
            name=actor.name,
            kind=actor.kind,
            aliases=tuple(alias.text for alias in actor.aliases),
        )
        for actor in project.actors
        if not is_open(actor)
    )
