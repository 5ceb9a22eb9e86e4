"""Says an EventFilter in words for people and as JSON for programs; what it keeps is ``query``'s."""

import json
from collections.abc import Iterable
from typing import Any

from timeline_app.desktop.words import edtf_words
from timeline_app.model.project import Project
from timeline_app.model.proposal import Review
from timeline_app.query.columns import MOST_SALIENT, NO_ACTOR
from timeline_app.query.filter import EventFilter

MOST_NAMES = 6
REVIEW_WORDS = {
    Review.PROPOSED: "proposed and not reviewed",
    Review.DECIDED: "without open proposals",
}


def filter_words(filter_: EventFilter, project: Project) -> str:
    """``All events``, or what an event must fulfil, part by part."""
    parts: list[str] = []
    if filter_.actors is not None:
        names = [actor.name for actor in project.actors if actor.id in filter_.actors]
        if NO_ACTOR.id in filter_.actors:
            names.append(NO_ACTOR.name.lower())
        joint = "and" if filter_.all_actors else "or"
        parts.append(f"with {_listed(names, joint)}" if names else "with no actor")
    if filter_.statuses is not None:
        parts.append(_listed(sorted(filter_.statuses), "or") or "of no status")
    if filter_.review is not None:
        parts.append(REVIEW_WORDS[filter_.review])
    if filter_.least_salience > 0:
        share = filter_.least_salience / MOST_SALIENT
        parts.append(f"proposals with a salience of {share:.2f} or more")
    if filter_.types is not None:
        parts.append(f"of type {_listed(sorted(filter_.types), 'or') or 'none'}")
    if filter_.documents is not None:
        titles = [d.title for d in project.documents if d.id in filter_.documents]
        parts.append(f"from {_listed(titles, 'or') or 'no document'}")
    if filter_.text.strip():
        parts.append(f"about “{filter_.text.strip()}”")
    how = "certainly" if filter_.certainly else "possibly"
    if filter_.date_from is not None:
        parts.append(f"{how} in or after {edtf_words(filter_.date_from.edtf)}")
    if filter_.date_to is not None:
        parts.append(f"{how} in or before {edtf_words(filter_.date_to.edtf)}")
    return "Events " + "; ".join(parts) if parts else "All events"


def filter_json(filter_: EventFilter) -> str:
    """What differs from a filter that keeps everything; the same filter gives the same text."""
    held: dict[str, Any] = {}
    for name in ("actors", "statuses", "types", "documents"):
        values = getattr(filter_, name)
        if values is not None:
            held[name] = sorted(map(str, values))
    for name in ("all_actors", "certainly", "text"):
        if getattr(filter_, name):
            held[name] = getattr(filter_, name)
    if filter_.review is not None:
        held["review"] = filter_.review.value
    if filter_.least_salience > 0:
        held["least_salience"] = filter_.least_salience
    for name in ("date_from", "date_to"):
        date = getattr(filter_, name)
        if date is not None:
            held[name] = date.edtf
    return json.dumps(held, ensure_ascii=False, sort_keys=True)


def _listed(names: Iterable[str], joint: str) -> str:
    known = list(names)
    if len(known) > MOST_NAMES:
        known = [*known[: MOST_NAMES - 1], f"{len(known) - MOST_NAMES + 1} more"]
    if len(known) < 2:
        return "".join(known)
    return f"{', '.join(known[:-1])} {joint} {known[-1]}"
