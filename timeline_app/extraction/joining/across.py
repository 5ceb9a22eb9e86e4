"""Several documents' drafts into the records that are proposed: actors joined, events linked.

Drafts are made in ``proposing``, one document at a time; what becomes of the records is the session's.
"""

from collections.abc import Callable, Iterable

from timeline_app.extraction.joining.accounts import Account, words_of
from timeline_app.extraction.joining.actor_joining import joined_actors
from timeline_app.extraction.joining.actor_notes import actor_notes
from timeline_app.extraction.joining.actor_records import named_actors
from timeline_app.extraction.joining.agreement import Names
from timeline_app.extraction.joining.event_records import event_records, link_records
from timeline_app.extraction.joining.proposed import NOTHING_KNOWN, Known, Proposed, Source
from timeline_app.extraction.joining.told_again import told_again
from timeline_app.model.event import Actor, Event, Link
from timeline_app.model.time import UncertainDate, parse_edtf

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
    accounts = [Account(each, each.claims[0].passage.document) for each in known.events]
    written: set[str] = set()
    for number, source in enumerate(sources):
        actor_id, when = _ids_in(actors.ids, number), _written(source)
        for draft, event in event_records(source, actor_id, known.rejected, least_salience):
            events.append(event)
            written.add(event.id)
            trigger = " ".join(draft.trigger.of(source.text).split())
            accounts.append(Account(event, source.document.id, trigger, when))
        links += link_records(source, known.rejected, written.__contains__)
    links += told_again(accounts, _names((*known.actors, *actors.new.values())), known.rejected)
    return Proposed(
        actors=actors.needed(_named_in(events)), events=tuple(events), links=tuple(links)
    )


def _ids_in(ids: dict[tuple[int, int], str], source: int) -> Callable[[int], str | None]:
    return lambda number: ids.get((source, number))


def _written(source: Source) -> UncertainDate | None:
    published, written = source.document.published, source.draft.written.edtf
    if published is not None:
        return published.bounds
    return None if written is None else parse_edtf(written)


def _names(actors: Iterable[Actor]) -> Names:
    shown: dict[str, str] = {}
    words: dict[str, frozenset[str]] = {}
    for actor in actors:
        shown[actor.id] = actor.name
        texts = (actor.name, *(alias.text for alias in actor.aliases))
        words[actor.id] = frozenset().union(*map(words_of, texts))
    return Names(shown, words)


def _named_in(events: Iterable[Event]) -> Iterable[str]:
    for event in events:
        yield from event.actors
        for claim in event.claims:
            yield from claim.claimed_by
