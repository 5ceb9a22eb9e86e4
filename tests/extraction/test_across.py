"""Drafts of several documents into records: exact passages, lasting keys, links with their reasons."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extraction.drafts import Drafted
from timeline_app.extraction.dates.timex import DocumentDate
from timeline_app.extraction.drafts.draft import Voice
from timeline_app.extraction.joining.across import propose_records
from timeline_app.extraction.joining.proposed import Known, Source
from timeline_app.model.event import (
    ActorKind,
    EventType,
    Factuality,
    Link,
    LinkKind,
    Role,
    Stance,
    Status,
)
from timeline_app.model.record import Record

AGENT, TARGET = Role.AGENT, Role.TARGET


def strike(id_: str, words: str, day: str | None = "2024-05-06", **fields: object) -> Drafted:
    """A document in which the Lions do something to the Bears."""
    drafted = Drafted(id_, words)
    lions = drafted.actor("Lions", kind=ActorKind.MILITARY)
    bears = drafted.actor("Bears", kind=ActorKind.MILITARY)
    trigger = re.search(r"\w*attack\w*", words)
    assert trigger is not None
    drafted.event(trigger.group(), (lions, AGENT), (bears, TARGET), day=day, **fields)  # type: ignore[arg-type]
    return drafted


def links_of(*documents: Drafted) -> tuple[Link, ...]:
    return propose_records([each.source for each in documents]).links


def test_an_event_says_where_it_stands_who_found_it_and_why() -> None:
    text = "\r\n“The Lions”, Ann Lee said,  attacked the Bears on 6 May. 🦁"
    drafted = Drafted("story", text)
    lions = drafted.actor("Lions", kind=ActorKind.MILITARY)
    lee = drafted.actor("Ann Lee")
    voices = (Voice(words="Ann Lee", actor=lee), Voice(words="an old  friend"))
    drafted.event(
        "attacked",
        (lions, AGENT),
        (lions, TARGET),
        title="Lions attack the Bears",
        day="2024-05-06",
        phrase="6 May",
        by=voices,
        place="Hull",
        reason="a verb of harm",
    )
    (event,) = propose_records([drafted.source]).events
    (claim,) = event.claims
    assert text[claim.passage.start : claim.passage.end] == claim.passage.quote
    assert claim.passage.quote == text[2:-2]
    assert claim.passage.suffix == " 🦁"
    assert claim.claimed_by == ("ann-lee", "an old friend")
    assert event.status is Status.ATTRIBUTED
    assert [(each.actor, each.role) for each in event.participants] == [("lions", AGENT)]
    assert event.date is not None
    assert event.date.passage is not None
    assert event.date.phrase == event.date.passage.quote == "6 May"
    assert event.origin == "timeline-app test"
    assert event.proposal is not None
    assert (event.proposal.rule, event.proposal.reason) == ("verb", "a verb of harm")
    assert event.is_proposed


def test_a_key_lasts_as_long_as_its_sentence() -> None:
    def keys(text: str) -> list[str]:
        drafted = strike("story", text)
        return [e.proposal.key for e in propose_records([drafted.source]).events if e.proposal]

    before = keys("The Lions attacked the Bears.")
    assert keys("News came in. The Lions\r\nattacked  the Bears. More follows.") == before
    assert keys("The Lions attacked the Bears again.") != before


def test_keys_are_ids_and_each_has_its_own() -> None:
    drafted = Drafted("x" * 200, "The Lions attacked.")
    lions = drafted.actor("Lions", kind=ActorKind.GROUP)
    for _ in range(3):
        drafted.event("attacked", (lions, AGENT))
    proposed = propose_records([drafted.source])
    keys = [each.proposal.key for each in (*proposed.events, *proposed.actors) if each.proposal]
    assert len(set(keys)) == 4
    assert len({event.id for event in proposed.events}) == 3
    assert all(re.fullmatch(r"[^\s;]{1,200}", key) for key in keys)


def test_minor_and_rejected_events_are_left_out_with_their_links() -> None:
    drafted = strike("story", "The Lions attacked the Bears. Then they ran.")
    drafted.event("ran", (0, AGENT), salience=0.1)
    drafted.link(LinkKind.BEFORE, 0, 1, "Then")
    assert len(propose_records([drafted.source]).events) == 1
    whole = propose_records([drafted.source], least_salience=0)
    assert len(whole.events) == 2
    (link,) = whole.links
    assert link.passages[0].quote == "Then"
    assert link.proposal is not None
    again = propose_records(
        [drafted.source], Known(rejected=frozenset({link.proposal.key})), least_salience=0
    )
    assert (len(again.events), again.links) == (2, ())
    key = whole.events[0].proposal.key if whole.events[0].proposal else ""
    rest = propose_records([drafted.source], Known(rejected=frozenset({key})), least_salience=0)
    assert [event.id for event in rest.events] == [whole.events[1].id]
    assert rest.links == ()


def test_two_documents_that_tell_the_same_corroborate_each_other() -> None:
    (link,) = links_of(
        strike("one", "On Monday the Lions attacked the Bears near the mill."),
        strike("two", "Witnesses spoke of a heavy attack of the Lions on the Bears."),
    )
    assert link.kind is LinkKind.CORROBORATES
    assert link.proposal is not None
    assert link.proposal.reason is not None
    for words in ("attack", "Lions", "same day"):
        assert words in link.proposal.reason


def test_other_days_other_people_and_one_document_are_no_corroboration() -> None:
    one = strike("one", "On Monday the Lions attacked the Bears near the mill.")
    assert links_of(one, strike("two", "The Lions attacked the Bears.", day="2024-07-01")) == ()
    wolves = Drafted("three", "The Wolves attacked the Hares.")
    wolves.event(
        "attacked", (wolves.actor("Wolves", kind=ActorKind.GROUP), AGENT), day="2024-05-06"
    )
    assert links_of(one, wolves) == ()
    assert links_of(one) == ()


def test_the_same_words_again_are_no_second_witness() -> None:
    words = "On Monday the Lions attacked the Bears near the old mill at dawn."
    (link,) = links_of(strike("one", words), strike("two", f"{words} Reuse is free."))
    assert link.kind is LinkKind.SAME_AS


def test_a_denial_contradicts_what_others_assert() -> None:
    (link,) = links_of(
        strike("one", "On Monday the Lions attacked the Bears near the mill."),
        strike(
            "two",
            "The Lions never attacked the Bears.",
            stance=Stance.DENIES,
            factuality=Factuality.CERTAINLY_NOT,
        ),
    )
    assert link.kind is LinkKind.CONTRADICTS


def test_what_the_project_knows_is_compared_with_what_is_new_alone() -> None:
    before = propose_records(
        [
            each.source
            for each in (
                strike("one", "The Lions attacked the Bears near the mill.", day=None),
                strike("two", "The Lions left the Bears alone after an attack.", day=None),
            )
        ]
    )
    known = Known(actors=before.actors, events=before.events)
    never = strike(
        "three",
        "The Lions never attacked the Bears near any mill.",
        day=None,
        stance=Stance.DENIES,
        factuality=Factuality.CERTAINLY_NOT,
    )
    links = propose_records([never.source], known).links
    assert [(link.kind, link.to) for link in links] == [(LinkKind.CONTRADICTS, before.events[0].id)]
    assert links[0].proposal is not None
    assert "“attacked” here and “The Lions attacked" in (links[0].proposal.reason or "")
    other = Drafted("four", "The Wolves slept.")
    other.event("slept", (other.actor("Wolves", kind=ActorKind.GROUP), AGENT), day=None)
    assert propose_records([other.source], known).links == ()


def test_other_numbers_and_other_days_contradict() -> None:
    one = strike("one", "The Lions attacked the Bears and killed 12 people.")
    (numbers,) = links_of(one, strike("two", "Lions attacked Bears, killing 1,500 people."))
    assert numbers.kind is LinkKind.CONTRADICTS
    assert numbers.proposal is not None
    assert "1,500 here, 12 there" in (numbers.proposal.reason or "")
    (days,) = links_of(
        one, strike("two", "Lions attacked Bears; 12 people died.", day="2024-05-07")
    )
    assert days.kind is LinkKind.CONTRADICTS
    assert days.proposal is not None
    assert "2024-05-07 here, 2024-05-06 there" in (days.proposal.reason or "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("killed at least 12 people", "killing 15 people"),
        ("killed 25 people", "killing twenty-five people"),
        ("killed 2.5 million people", "killing 2,500,000 people"),
        ("killed 12 people", "killing more than 10 people"),
        ("killed about 12 people", "killing 11 people"),
        ("killed 12 people", "killing 15 horses"),
    ],
)
def test_numbers_that_can_both_be_so_do_not_contradict(one: str, other: str) -> None:
    first = strike("one", f"The Lions attacked the Bears and {one}.")
    links = links_of(first, strike("two", f"Lions attacked Bears, {other}."))
    assert [link.kind for link in links] == [LinkKind.CORROBORATES]


def test_a_plan_is_no_corroboration_of_what_came_of_it() -> None:
    plan = strike("two", "The Lions will attack the Bears.", stance=Stance.PLANS)
    assert links_of(strike("one", "The Lions attacked the Bears."), plan) == ()


def test_a_second_run_proposes_the_same() -> None:
    documents = [strike(f"d{n}", f"The Lions attacked the Bears at mill {n}.") for n in range(4)]
    sources = [each.source for each in documents]
    assert propose_records(sources) == propose_records(MadeAnew(sources))


class MadeAnew:
    """Sources that can be gone through twice but are no list, as those that are read from a disk."""

    def __init__(self, sources: list[Source]) -> None:
        self._sources = sources

    def __iter__(self) -> Iterator[Source]:
        return iter(self._sources)


pieces = st.text(st.sampled_from("ab 🦁\n\u00a0e\u0301“\u202e\u200b"), max_size=20)


@given(pieces, pieces)
def test_every_passage_is_exact(before: str, after: str) -> None:
    drafted = strike("story", f"{before}The Lions attacked the Bears{after}.", phrase="Bears")
    proposed = propose_records([drafted.source], least_salience=0)
    assert proposed.events
    for record in (*proposed.events, *proposed.actors, *proposed.links):
        for passage in passages_in(record):
            assert drafted.text[passage.start : passage.end] == passage.quote  # type: ignore[attr-defined]


def passages_in(record: Record) -> list[Record]:
    found: list[Record] = []
    for value in dict(record).values():
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Record):
                found += [each] if hasattr(each, "quote") else passages_in(each)
    return found


def test_types_alone_tell_of_one_event_on_one_day() -> None:
    one = strike("one", "The Lions attacked the Bears.")
    other = Drafted("two", "The Lions raided the Bears.")
    lions = other.actor("Lions", kind=ActorKind.MILITARY)
    bears = other.actor("Bears", kind=ActorKind.MILITARY)
    other.event("raided", (lions, AGENT), (bears, TARGET), day="2024-05-06")
    (link,) = links_of(one, other)
    assert link.kind is LinkKind.CORROBORATES


def test_what_people_say_is_not_linked_for_its_type_alone() -> None:
    def says(id_: str, words: str) -> Drafted:
        drafted = Drafted(id_, words)
        lee = drafted.actor("Ann Lee")
        drafted.event("said", (lee, Role.SPEAKER), type_=EventType.STATEMENT, day="2024-05-06")
        return drafted

    assert (
        links_of(says("one", "Ann Lee said it rains."), says("two", "Ann Lee said she won.")) == ()
    )


def test_one_day_and_like_words_tell_where_nobody_is_known_to_take_part() -> None:
    def sinking(id_: str, words: str, day: str = "2024-05-06") -> Drafted:
        drafted = Drafted(id_, words)
        drafted.event("capsized", type_=EventType.OTHER, day=day)
        return drafted

    one = sinking("one", "A ferry with 60 passengers capsized off the coast.")
    (link,) = links_of(one, sinking("two", "The ferry capsized at noon."))
    assert link.kind is LinkKind.CORROBORATES
    assert links_of(one, sinking("two", "The ferry capsized at noon.", "2024-05-08")) == ()
    assert links_of(one, sinking("two", "A yacht capsized elsewhere.")) == ()


def written(id_: str, words: str, day: str | None, **fields: object) -> Source:
    """A strike without a date of its own, in a document of that day."""
    source = strike(id_, words, day=None, **fields).source
    document_date = DocumentDate(edtf=day)
    return replace(source, draft=replace(source.draft, written=document_date))


def test_without_dates_only_what_was_written_about_the_same_time_is_linked() -> None:
    one = written("one", "The Lions attacked the Bears near the mill.", "2024-05-07")
    other = "Lions have attacked the Bears at their mill."
    assert len(propose_records([one, written("two", other, "2024-05-09")]).links) == 1
    assert len(propose_records([one, written("two", other, None)]).links) == 1
    assert propose_records([one, written("two", other, "2020-01-01")]).links == ()


def test_verbs_that_go_with_anything_tell_nothing() -> None:
    def took(id_: str, what: str) -> Drafted:
        drafted = Drafted(id_, f"The Lions took {what}.")
        lions = drafted.actor("Lions", kind=ActorKind.GROUP)
        drafted.event("took", (lions, AGENT), day="2024-05-06", type_=EventType.OTHER)
        return drafted

    assert links_of(took("one", "another approach"), took("two", "necessary measures")) == ()
    assert len(links_of(took("one", "the stone bridge"), took("two", "a bridge of stone"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("killed at least 31 people", "killing no more than 19 people"),
        ("killed 12 civilians", "killing thirteen men"),
        ("burned $3 billion", "burning $2 billion"),
        ("won 9 percent", "winning 6 per cent"),
    ],
)
def test_numbers_that_can_not_both_be_so_contradict(one: str, other: str) -> None:
    first = strike("one", f"The Lions attacked the Bears and {one}.")
    (link,) = links_of(first, strike("two", f"Lions attacked Bears, {other}."))
    assert link.kind is LinkKind.CONTRADICTS


def test_words_of_one_meaning_tell_of_one_event() -> None:
    def told(id_: str, words: str, trigger: str, day: str = "2024-05-06") -> Drafted:
        drafted = Drafted(id_, words)
        drafted.event(trigger, type_=EventType.OTHER, day=day)
        return drafted

    one = told("one", "Three pickets were arrested at the north gate.", "arrested")
    (link,) = links_of(one, told("two", "Police detained men near the north gate.", "detained"))
    assert link.kind is LinkKind.CORROBORATES
    assert link.proposal is not None
    assert "“detained” here and “arrested” there" in (link.proposal.reason or "")
    assert links_of(one, told("two", "Police painted the north gate.", "painted")) == ()
    assert links_of(one, told("two", "Police detained men in a bar.", "detained")) == ()


def test_who_did_it_to_whom_may_be_told_the_other_way_round() -> None:
    one = strike("one", "On Monday the Lions attacked the Bears near the mill.")
    turned = Drafted("two", "Bears attacked Lions near the mill.")
    bears = turned.actor("Bears", kind=ActorKind.MILITARY)
    lions = turned.actor("Lions", kind=ActorKind.MILITARY)
    turned.event("attacked", (bears, AGENT), (lions, TARGET), day="2024-05-06")
    (link,) = links_of(one, turned)
    assert link.kind is LinkKind.CONTRADICTS
    assert link.proposal is not None
    assert "by Bears here, by Lions there" in (link.proposal.reason or "")
