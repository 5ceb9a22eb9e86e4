"""What two accounts of one event tell in another way: who did it to whom, and how many there were.

Whether they are of one event is told by ``agreement``.
"""

from timeline_app.extraction.joining.accounts import Account
from timeline_app.extraction.joining.meaning_groups import EXCHANGES
from timeline_app.extraction.joining.sides import Names, Side
from timeline_app.model.event import Role

# What is done once to one: of two who are said to have done it, only one has.
_ONCE = frozenset(("death", "abduction", "arrest", "sale", "appointment", "founding", "poisoning"))

# Bodies of people that no report takes for each other, by what they are counted as.
_SIDES = frozenset(("rebels", "soldiers", "officers", "protesters"))


def are_converse(one: Account, other: Account) -> bool:
    """Whether they tell an exchange from its two ends: "sold", "bought" (converses, Cruse 1986).

    Then who does it here is another than there, and both are right.
    """
    is_exchange = not EXCHANGES.isdisjoint(one.meanings & other.meanings)
    return is_exchange and one.gives is not other.gives


def are_turned(mine: Side, theirs: Side) -> bool:
    """Whether who did it here has it done to them there, by what they are called.

    Of both it must be told to whom it was done: fighting and meeting are done by both sides.
    """
    if not (mine.target_words and theirs.target_words):
        return False
    if not mine.agent_words.isdisjoint(theirs.agent_words):
        return False
    return not (
        mine.agent_words.isdisjoint(theirs.target_words)
        and theirs.agent_words.isdisjoint(mine.target_words)
    )


def have_other_doers(mine: Side, theirs: Side) -> bool:
    """Whether both tell who did it, in words of which none is the other's: "the navy", "fishermen".

    Who is named here may be the one that is only described there.
    """
    if not (mine.agent_words and theirs.agent_words) or bool(mine.agents) != bool(theirs.agents):
        return False
    return mine.agent_words.isdisjoint(theirs.agent_words)


def other_doers(one: Account, other: Account, names: Names, *, is_turned: bool) -> tuple[str, ...]:
    if not (is_turned or _did_others(one, other, names)):
        return ()
    mine, theirs = (
        ", ".join(sorted(names.shown.get(each, each) for each in account.in_role(Role.AGENT)))
        for account in (one, other)
    )
    return (f"by {mine} here, by {theirs} there",)


def _did_others(one: Account, other: Account, names: Names) -> bool:
    """Whether what is done once to one is said of several, none of which may be part of the other."""
    mine, theirs = names.side(one), names.side(other)
    return (
        not are_converse(one, other)
        and not _ONCE.isdisjoint(one.meanings & other.meanings)
        and not mine.targets.isdisjoint(theirs.targets)
        and (
            _are_other_sides(mine, theirs)
            or (
                names.differ(mine.agents, theirs.agents)
                and names.are_of_one_kind(mine.agents, theirs.agents)
            )
        )
    )


def _are_other_sides(mine: Side, theirs: Side) -> bool:
    sides = mine.agent_words & _SIDES, theirs.agent_words & _SIDES
    return all(sides) and sides[0].isdisjoint(sides[1]) and have_other_doers(mine, theirs)


def other_counts(one: Account, other: Account) -> tuple[str, ...]:
    """Numbers of the same that differ: "15 here, 12 there of “people”"."""
    return tuple(
        f"{mine.words} here, {theirs.words} there of “{mine.noun}”"
        for kind, mine in one.counts.items()
        if (theirs := other.counts.get(kind)) is not None and mine.contradicts(theirs)
    )
