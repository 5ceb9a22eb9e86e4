"""Links between events of different documents: what they tell alike, and where they contradict.

How well two accounts agree is told by ``agreement``. Nothing is merged here.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator

from timeline_app.extraction.joining.accounts import Account
from timeline_app.extraction.joining.agreement import Agreement, agreement, reasons_for
from timeline_app.extraction.joining.proposal_keys import link_key
from timeline_app.extraction.joining.sides import Names
from timeline_app.extraction.joining.stories import Stories
from timeline_app.model.event import Link, LinkKind
from timeline_app.model.proposal import Proposal

# Of those that share a key, the last ones: so many documents tell of it already.
_MOST_COMPARED, _MOST_WITH_WORD = 20, 5
_RULE = "accounts of several documents"

_Relation = tuple[LinkKind, tuple[str, ...]]  # with what is to be said of it


def told_again(
    accounts: Iterable[Account], names: Names, stories: Stories, rejected: frozenset[str]
) -> Iterator[Link]:
    """For each event at most one earlier one that it corroborates, and one that it contradicts.

    Those that the project knows already were compared when the later of them was read. Links lead from the later document to the earlier one; more of them would say nothing new. Each event
    is compared with a bounded number of others, those that a key has in common with it.
    """
    blocks: defaultdict[Hashable, deque[Account]] = defaultdict(
        lambda: deque(maxlen=_MOST_COMPARED)
    )
    with_word: defaultdict[Hashable, deque[Account]] = defaultdict(
        lambda: deque(maxlen=_MOST_WITH_WORD)
    )
    for account in accounts:
        kept = [blocks[key] for key in _keys(account, names)]
        kept += [with_word[key] for key in _word_keys(account, names)]
        earlier = {id(each): each for block in kept for each in block}
        others = [
            each
            for each in earlier.values()
            if each.document != account.document and not (account.is_known and each.is_known)
        ]
        yield from _best_links(account, others, names, stories, rejected)
        for block in kept:
            block.append(account)


def _keys(account: Account, names: Names) -> Iterator[Hashable]:
    if account.day is not None and account.is_telling:
        for meaning in sorted(account.meanings):
            yield "", meaning, account.day
    for actor in sorted(names.side(account).named):
        for meaning in sorted(account.meanings):
            yield actor, meaning
        if account.day is not None:
            yield actor, account.event.type, account.day


def _word_keys(account: Account, names: Names) -> Iterator[Hashable]:
    if account.is_telling:
        for word in sorted({*names.side(account).content, *account.counts}):
            for meaning in sorted(account.meanings):
                yield word, meaning


def _best_links(
    account: Account,
    others: Iterable[Account],
    names: Names,
    stories: Stories,
    rejected: frozenset[str],
) -> Iterator[Link]:
    in_document: dict[str, tuple[Agreement, Account, _Relation]] = {}
    for other in others:
        best = in_document.get(other.document)
        found = agreement(account, other, names, stories)
        if found is None or (best is not None and best[0].score >= found.score):
            continue
        relation = _relation(account, other, found)
        if relation is None:
            continue
        if not rejected or link_key(relation[0], *_ids(account, other)) not in rejected:
            in_document[other.document] = (found, other, relation)
    of_kind: dict[bool, tuple[Agreement, Account, _Relation]] = {}
    for each in in_document.values():
        is_contradiction = each[2][0] is LinkKind.CONTRADICTS
        best = of_kind.get(is_contradiction)
        if best is None or best[0].score < each[0].score:
            of_kind[is_contradiction] = each
    for found, other, (kind, words) in of_kind.values():
        reasons = (*words, *reasons_for(found, account, other, names))
        yield _link(kind, account, other, found.score, reasons)


def _relation(one: Account, other: Account, found: Agreement) -> _Relation | None:
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
