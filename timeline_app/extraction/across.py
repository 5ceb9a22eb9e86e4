"""Several documents' drafts into the records that are proposed: actors joined, events linked.

Drafts are made in ``proposing``, one document at a time; what becomes of the records is the session's.
"""

from collections.abc import Callable, Iterable

from timeline_app.extraction.accounts import Account
from timeline_app.extraction.actor_joining import joined_actors
from timeline_app.extraction.actor_notes import actor_notes
from timeline_app.extraction.actor_records import named_actors
from timeline_app.extraction.event_records import event_records, link_records
from timeline_app.extraction.proposed import NOTHING_KNOWN, Known, Proposed, Source
from timeline_app.extraction.told_again import told_again
from timeline_app.model.event import Event, Link

LEAST_SALIENCE = 0.15  # of an event that is written, unless somebody asks for more or fewer


def propose_records(
    sources: Iterable[Source],
    known: Known = NOTHING_KNOWN,
    *,
    least_salience: float = LEAST_SALIENCE,
) -> Proposed:
    """What the drafts of ``sources`` come to, in their order.

    ``sources`` are gone through twice, one at a time, so that none needs to stay in memory; they may
    be a collection that reads each anew. Actors that take no part in anything are left out.
    """
    notes = [note for number, source in enumerate(sources) for note in actor_notes(number, source)]
    actors = named_actors(joined_actors(notes, known), known)
    events: list[Event] = []
    links: list[Link] = []
    # What named known events isn't known any more: they are compared by their types alone.
    accounts = [Account(each, each.claims[0].passage.document, "") for each in known.events]
    written: set[str] = set()
    for number, source in enumerate(sources):
        actor_id = _ids_in(actors.ids, number)
        for draft, event in event_records(source, actor_id, known.rejected, least_salience):
            events.append(event)
            written.add(event.id)
            trigger = " ".join(draft.trigger.of(source.text).split())
            accounts.append(Account(event, source.document.id, trigger))
        links += link_records(source, known.rejected, written.__contains__)
    names = {actor.id: actor.name for actor in (*known.actors, *actors.new.values())}
    links += told_again(accounts, names, known.rejected)
    return Proposed(
        actors=actors.needed(_named_in(events)), events=tuple(events), links=tuple(links)
    )


def _ids_in(ids: dict[tuple[int, int], str], source: int) -> Callable[[int], str | None]:
    return lambda number: ids.get((source, number))


def _named_in(events: Iterable[Event]) -> Iterable[str]:
    for event in events:
        yield from event.actors
        for claim in event.claims:
            yield from claim.claimed_by
