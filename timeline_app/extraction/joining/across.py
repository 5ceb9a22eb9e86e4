"""Several documents' drafts into the records that are proposed: actors joined, events linked.

Drafts are made in ``proposing``, one document at a time; what becomes of the records is the session's.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from timeline_app.extraction.joining.accounts import Account, words_of
from timeline_app.extraction.joining.actor_joining import joined_actors
from timeline_app.extraction.joining.actor_notes import ActorNote, actor_notes
from timeline_app.extraction.joining.actor_records import named_actors
from timeline_app.extraction.joining.event_records import event_records, link_records
from timeline_app.extraction.joining.proposed import NOTHING_KNOWN, Known, Proposed, Source
from timeline_app.extraction.joining.sides import Names
from timeline_app.extraction.joining.stories import Stories
from timeline_app.extraction.joining.told_again import told_again
from timeline_app.model.event import Actor, ActorKind, Event, Link
from timeline_app.model.proposal import LEAST_SALIENCE
from timeline_app.model.time import UncertainDate, parse_edtf


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
    groups = joined_actors(notes, known)
    actors = named_actors(groups, known)
    described = {
        id_
        for group in groups
        if not group.is_named and group.known is None
        for note in group.notes
        if (id_ := actors.ids.get((note.source, note.number))) is not None
    }
    events: list[Event] = []
    links: list[Link] = []
    accounts = [
        Account(each, each.claims[0].passage.document, is_known=True) for each in known.events
    ]
    written: set[str] = set()
    for number, source in enumerate(sources):
        actor_id, when = _ids_in(actors.ids, number), _written(source)
        found = [*event_records(source, actor_id, known.rejected, least_salience)]
        told = Counter(draft.claims[0].span for draft, _ in found)
        for draft, event in found:
            events.append(event)
            written.add(event.id)
            trigger = " ".join(draft.trigger.of(source.text).split())
            is_alone = told[draft.claims[0].span] == 1
            accounts.append(Account(event, source.document.id, trigger, when, is_alone))
        links += link_records(source, known.rejected, written.__contains__)
    names = _names((*known.actors, *actors.new.values()), described)
    stories = Stories(
        _named_by_document(notes, actors.ids, described),
        _told_by_document(accounts, names),
        _days_by_document(accounts),
        names.places,
    )
    links += told_again(accounts, names, stories, known.rejected)
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


def _named_by_document(
    notes: Iterable[ActorNote], ids: Mapping[tuple[int, int], str], described: Collection[str]
) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for note in notes:
        id_ = ids.get((note.source, note.number))
        if id_ is not None and id_ not in described:
            found[note.document].add(id_)
    return {document: frozenset(each) for document, each in found.items()}


def _told_by_document(accounts: Iterable[Account], names: Names) -> dict[str, frozenset[str]]:
    """What kinds of event each document tells of, and what more their titles say beside names."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for account in accounts:
        found[account.document] |= names.side(account).content
        if account.is_telling:
            found[account.document] |= account.meanings
    return {document: frozenset(each) for document, each in found.items()}


def _days_by_document(accounts: Iterable[Account]) -> dict[str, frozenset[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for account in accounts:
        if account.day is not None:
            found[account.document].add(account.day)
    return {document: frozenset(each) for document, each in found.items()}


def _names(actors: Iterable[Actor], described: Collection[str]) -> Names:
    shown: dict[str, str] = {}
    words: dict[str, frozenset[str]] = {}
    of_kind: defaultdict[ActorKind, set[str]] = defaultdict(set)
    for actor in actors:
        shown[actor.id] = actor.name
        texts = (actor.name, *(alias.text for alias in actor.aliases))
        words[actor.id] = frozenset().union(*map(words_of, texts))
        of_kind[actor.kind].add(actor.id)
    return Names(shown, words, described, of_kind[ActorKind.PLACE], of_kind[ActorKind.PERSON])


def _named_in(events: Iterable[Event]) -> Iterable[str]:
    for event in events:
        yield from event.actors
        for claim in event.claims:
            yield from claim.claimed_by
