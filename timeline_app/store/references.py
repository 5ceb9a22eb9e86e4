"""What records refer to, kept so that an edit is checked without a walk through the whole project.

Whether a quote stands where its passage says is not asked here: documents change, and passages move.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from timeline_app.model.event import Actor, Event
from timeline_app.store.edits import Key, Kind, ProjectRecord
from timeline_app.store.record_needs import Finding, claimants_of, needed_by, needs_of, own_findings
from timeline_app.store.rows import Stored

# The records that differ from those known: None for one that is gone.
Differences = Mapping[Key, ProjectRecord | None]


class References:
    """Who refers to whom among the records of one project, looked up by ``found``."""

    def __init__(self, found: Callable[[Key], Stored | None]) -> None:
        self._found = found
        self._referrers: defaultdict[Key, set[Key]] = defaultdict(set)
        self._naming: defaultdict[str, set[Key]] = defaultdict(set)  # by a name in `claimed_by`
        self._claims: dict[str, Key] = {}

    def has_claim(self, id_: str) -> bool:
        return id_ in self._claims

    def apply(self, differences: Differences) -> None:
        """Follow records that were checked, before ``found`` finds them."""
        for key in differences:
            before = self._found(key)
            if before is not None:
                self._forget(key, before.record)
        for key, record in differences.items():
            if record is not None:
                self._learn(key, record)

    def referring_to(self, key: Key) -> frozenset[Key]:
        """The records that can't be without ``key``."""
        return frozenset(self._referrers.get(key, ()))

    def naming(self, actor: str) -> frozenset[Key]:
        """The events in which ``actor`` takes part or claims something."""
        referring = self.referring_to((Kind.ACTOR, actor))
        claiming = self._naming.get(actor, ())
        return frozenset(key for key in referring if key[0] is Kind.EVENT).union(claiming)

    def findings(
        self, differences: Differences, *, with_claimants: bool = True
    ) -> Iterator[tuple[Key, Finding]]:
        """What would be wrong with the project if it had these records.

        ``with_claimants``: an actor that a claim names may not go, as its id would become a name.
        """
        claims: dict[str, Key] = {}
        for key, record in differences.items():
            if record is not None:
                for finding in self.findings_of(key, record, differences, claims):
                    yield key, finding
                continue
            kept = self._kept_referrers(key, differences, with_claimants)
            for referrer in sorted(kept)[:1]:
                reason = f"{referrer[0]} '{referrer[1]}' refers to it"
                yield key, ("", reason, "change or remove that first, or along with it")

    def findings_of(
        self, key: Key, record: ProjectRecord, differences: Differences, claims: dict[str, Key]
    ) -> Iterator[Finding]:
        """What would be wrong with one of ``differences``; ``claims`` are those of the ones before."""
        yield from own_findings(record)
        if not all(self._exists(wanted, differences) for wanted in needed_by(record)):
            for place, wanted in needs_of(record):
                if not self._exists(wanted, differences):
                    kind, id_ = wanted
                    yield place, f"there is no {kind} '{id_}'", f"add the {kind} or correct the id"
        if isinstance(record, Event):
            yield from self._claimed(key, record, differences, claims)
        if isinstance(record, Actor) and self._is_in_circle(record, differences):
            reason = f"'{record.id}' is, through others, part of itself"
            yield "part_of", reason, "take one 'part_of' of the circle away"

    def _kept_referrers(self, key: Key, differences: Differences, claimants: bool) -> set[Key]:
        """Records that refer to ``key`` and stay as they are; the others are checked themselves."""
        kept = {each for each in self._referrers.get(key, ()) if each not in differences}
        if claimants and key[0] is Kind.ACTOR:
            kept |= {each for each in self._naming.get(key[1], ()) if each not in differences}
            for each, record in differences.items():
                if isinstance(record, Event) and key[1] in claimants_of(record):
                    kept.add(each)
        return kept

    def _exists(self, key: Key, differences: Differences) -> bool:
        return self._record(key, differences) is not None

    def _claimed(
        self, key: Key, event: Event, differences: Differences, claims: dict[str, Key]
    ) -> Iterator[Finding]:
        """Claims whose ids are taken; ``claims`` are those seen among the differences."""
        for number, claim in enumerate(event.claims):
            owner = claims.get(claim.id)
            if owner is None:
                owner = self._claims.get(claim.id)
                owner = None if owner in differences else owner
            if owner is not None:
                reason = f"the id '{claim.id}' is already that of a claim of event '{owner[1]}'"
                yield f"claims[{number}].id", reason, "give one of them another id"
            claims.setdefault(claim.id, key)

    def _is_in_circle(self, actor: Actor, differences: Differences) -> bool:
        seen: set[str] = set()
        whole = actor.part_of
        while whole is not None and whole not in seen:
            if whole == actor.id:
                return True
            seen.add(whole)
            above = self._record((Kind.ACTOR, whole), differences)
            whole = above.part_of if isinstance(above, Actor) else None
        return False

    def _record(self, key: Key, differences: Differences) -> ProjectRecord | None:
        if key in differences:
            return differences[key]
        stored = self._found(key)
        return None if stored is None else stored.record

    def _learn(self, key: Key, record: ProjectRecord) -> None:
        for wanted in needed_by(record):
            if wanted != key:
                self._referrers[wanted].add(key)
        if isinstance(record, Event):
            for name in claimants_of(record):
                self._naming[name].add(key)
            self._claims.update((claim.id, key) for claim in record.claims)

    def _forget(self, key: Key, record: ProjectRecord) -> None:
        for wanted in needed_by(record):
            self._referrers[wanted].discard(key)
        if isinstance(record, Event):
            for name in claimants_of(record):
                self._naming[name].discard(key)
            for claim in record.claims:
                if self._claims.get(claim.id) == key:
                    del self._claims[claim.id]
