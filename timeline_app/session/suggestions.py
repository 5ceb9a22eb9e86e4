"""Suggestions of two records that may be one: the best ones, and what a person makes of each, as edits.

Which pairs are likely is told by ``query.same_actor`` and ``query.same_event``.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from timeline_app.model.event import Event, Link, LinkKind, Refusal, Suggestion
from timeline_app.model.project import Project
from timeline_app.query.likely import Likely
from timeline_app.query.same_actor import likely_same_actors
from timeline_app.query.same_event import likely_same_events
from timeline_app.session.actor_edits import merged
from timeline_app.session.free_ids import next_id
from timeline_app.store.edits import Edit, Put

MOST_SUGGESTED = 500


def suggestions_in(project: Project) -> Iterator[Likely | None]:
    """All pairs that are likely one, but for those that were refused, bit by bit and in no order."""
    return chain(
        likely_same_actors(project, refused_pairs(project, Suggestion.SAME_ACTOR)),
        likely_same_events(project, refused_pairs(project, Suggestion.SAME_EVENT)),
    )


def refused_pairs(project: Project, suggestion: Suggestion) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset({each.one, each.other})
        for each in project.refusals
        if each.suggestion is suggestion
    )


def best_of(likely: Iterable[Likely]) -> tuple[Likely, ...]:
    """The most likely ones first, and so many at most."""
    ranked = sorted(likely, key=lambda each: (-each.score, each.suggestion, each.one, each.other))
    return tuple(ranked[:MOST_SUGGESTED])


def refused(likely: Likely, project: Project) -> list[Edit]:
    """Remember that both are not the same, so that it is never suggested again."""
    if likely.ids in refused_pairs(project, likely.suggestion):
        return []
    id_ = next_id("refusal", {each.id for each in project.refusals}.__contains__)
    one, other = likely.one, likely.other
    return [Put(Refusal(id=id_, suggestion=likely.suggestion, one=one, other=other))]


def linked_as_same(likely: Likely) -> list[Edit]:
    """Both events stay, and are told to be the same."""
    link = Link.model_validate({"kind": LinkKind.SAME_AS, "from": likely.one, "to": likely.other})
    return [Put(link)]


def merged_actors(
    likely: Likely,
    kept: str,
    project: Project,
    events: Iterable[Event],
    texts: Mapping[str, str],
) -> list[Edit]:
    """The other actor of a suggestion taken into ``kept``; none where one of them is no more.

    ``events`` are as for ``actor_edits.merged``.
    """
    actors = {actor.id: actor for actor in project.actors if actor.id in likely.ids}
    if kept not in actors or len(actors) < 2:
        return []
    (other,) = (actor for id_, actor in actors.items() if id_ != kept)
    return merged(project, actors[kept], other, events, texts)
