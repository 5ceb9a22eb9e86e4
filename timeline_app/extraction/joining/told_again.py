"""Links between events of different documents: what they tell alike, and where they contradict.

How well two accounts agree is told by ``agreement``. Nothing is merged here.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator

from timeline_app.extraction.joining.accounts import Account
from timeline_app.extraction.joining.agreement import Agreement, Names, agreement, reasons_for
from timeline_app.extraction.joining.proposal_keys import link_key
from timeline_app.model.event import Link, LinkKind
from timeline_app.model.proposal import Proposal

_MOST_COMPARED = (
    30  # of those that share a key, the last ones: so many documents tell of it already
)
_RULE = "accounts of several documents"


def told_again(
    accounts: Iterable[Account], names: Names, rejected: frozenset[str]
) -> Iterator[Link]:
    """For each event at most one earlier one that it corroborates, and one that it contradicts.

    Links lead from the later document to the earlier one; more of them would say nothing new.
    """
    blocks: defaultdict[Hashable, deque[Account]] = defaultdict(
        lambda: deque(maxlen=_MOST_COMPARED)
    )
    for account in accounts:
        keys = list(_keys(account))
        earlier = {id(each): each for key in keys for each in blocks[key]}
        others = [each for each in earlier.values() if each.document != account.document]
        yield from _best_links(account, others, names, rejected)
        for key in keys:
            blocks[key].append(account)


def _keys(account: Account) -> Iterator[Hashable]:
    if account.day is not None and account.is_telling:
        yield "", account.stem[:4], account.day
    for actor in sorted(account.actors):
        yield actor, account.stem[:4]
        if account.day is not None:
            yield actor, account.event.type, account.day


def _best_links(
    account: Account,
    others: Iterable[Account],
    names: Names,
    rejected: frozenset[str],
) -> Iterator[Link]:
    best: dict[bool, tuple[Agreement, LinkKind, Account, tuple[str, ...]]] = {}
    for other in others:
        found = agreement(account, other, names)
        if found is None:
            continue
        relation = _relation(account, other, found)
        if relation is None:
            continue
        kind, words = relation
        is_contradiction = kind is LinkKind.CONTRADICTS
        if is_contradiction in best and best[is_contradiction][0].score >= found.score:
            continue
        if not rejected or link_key(kind, *_ids(account, other)) not in rejected:
            best[is_contradiction] = (found, kind, other, words)
    for found, kind, other, words in best.values():
        reasons = (*words, *reasons_for(found, account, other, names))
        yield _link(kind, account, other, found.score, reasons)


def _relation(
    one: Account, other: Account, found: Agreement
) -> tuple[LinkKind, tuple[str, ...]] | None:
    """What the link between them is, and what is to be said of it before how they agree."""
    if (one.affirms and other.opposes) or (one.opposes and other.affirms):
        sides = ("it did not happen", "it did") if one.opposes else ("it happened", "it did not")
        return LinkKind.CONTRADICTS, (f"here {sides[0]}, there {sides[1]}",)
    if one.status is not other.status and not (one.affirms and other.affirms):
        return None  # a plan and what came of it
    if found.differences:
        return LinkKind.CONTRADICTS, found.differences
    if found.is_copied:
        return LinkKind.SAME_AS, ("told in the same words",)
    return LinkKind.CORROBORATES, ()


def _link(
    kind: LinkKind, one: Account, other: Account, score: float, reasons: tuple[str, ...]
) -> Link:
    from_, to = _ids(one, other)
    proposal = Proposal(
        key=link_key(kind, from_, to),
        rule=_RULE,
        confidence=round(score, 2),
        reason="; ".join(reasons),
    )
    link = {"kind": kind, "from": from_, "to": to, "proposal": proposal}
    return Link.model_validate(link)


def _ids(one: Account, other: Account) -> tuple[str, str]:
    return one.event.id, other.event.id
