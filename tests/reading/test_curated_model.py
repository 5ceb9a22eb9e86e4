"""The curated model of the two seed documents keeps the rules of resources/ANNOTATION.md."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from timeline_app.model.event import Claim, Event, Factuality, LinkKind, Role, Stance
from timeline_app.model.source import Basis, Date, Passage, PassageState
from timeline_app.reading.event_model import read_event_model
from timeline_app.reading.records import dates_of, passages_of, records_of

REPOSITORY = Path(__file__).parents[2]
FILE = REPOSITORY / "resources" / "panjshir.timeline.json"
OPENED = read_event_model(FILE, REPOSITORY / "seeds")
PROJECT, TEXTS = OPENED.project, OPENED.texts
MANUAL = (REPOSITORY / "resources" / "ANNOTATION.md").read_text("utf-8")
ACTORS = {actor.id: actor for actor in PROJECT.actors}
EVENTS = {event.id: event for event in PROJECT.events}
CLAIMS = [(event, claim) for event in PROJECT.events for claim in event.claims]
NOT_YET = (Stance.PREDICTS, Stance.PLANS, Stance.WISHES)
# Those who are named only by a common noun: no actor of the texts.
PLAIN_NAMES = {"reports", "visuals", "photo caption"}

ACCOUNT = "panjshir-province-account"
SIGNATURE = re.compile(r"^— \S+ \(@\w+\) (August \d+, \d{4})$", re.M)
TABLE_ROW = re.compile(r"^\| *(\w+) *\| *(\d+)–(\d+) *\| *(.+?) *\| *(\S.*?) *\|$", re.M)
# A full stop ends no sentence after a title or an initial.
SENTENCE_END = re.compile(r"(?<!\bMaj\.)(?<!\b[A-Z]\.)(?<=[.!?])[\"”’]?\s+(?=[\"“#]?[A-Z])")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence stands; a line (a heading, a signature) ends one too."""
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for end in [*(m.end() for m in SENTENCE_END.finditer(line[0])), len(line[0])]:
            if text[start : line.start() + end].strip():
                yield start, line.start() + end
            start = line.start() + end


def table() -> list[tuple[str, int, int, str]]:
    """The passages without an event, as ANNOTATION.md lists them."""
    return [(d, int(a), int(b), text) for d, a, b, text, _ in TABLE_ROW.findall(MANUAL)]


def covered(document: str) -> list[tuple[int, int]]:
    """What the claims' passages cover of a document, as merged ranges."""
    spans = sorted(
        (claim.passage.start, claim.passage.end)
        for _, claim in CLAIMS
        if claim.passage.document == document
    )
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def inside(outer: Passage, inner: Passage) -> bool:
    same = outer.document == inner.document
    return same and outer.start <= inner.start and inner.end <= outer.end


def digits_of_years(date: Date) -> set[str]:
    return set(re.findall(r"\d{4}(?=-|\b)", date.edtf))


# ------------------------------------------------------------------ the file


def test_it_opens_without_a_problem_and_every_passage_is_exact() -> None:
    assert OPENED.problems == ()
    assert {document.path for document in PROJECT.documents} == {
        path.name for path in (REPOSITORY / "seeds").iterdir()
    }
    inexact = [
        place
        for place, p in passages_of(records_of(PROJECT))
        if OPENED.state_of(p) is not PassageState.EXACT
    ]
    assert inexact == []


def test_the_context_of_a_passage_is_the_text_around_it() -> None:
    for place, p in passages_of(records_of(PROJECT)):
        text = TEXTS[p.document]
        assert (p.prefix, p.suffix) == (
            text[max(0, p.start - 24) : p.start],
            text[p.end : p.end + 24],
        ), place
        assert p.quote == p.quote.strip(), place


def test_it_is_written_as_the_program_writes_it() -> None:
    assert FILE.read_bytes() == PROJECT.to_json().encode()


def test_ids_and_titles_are_unique() -> None:
    ids = [
        *(document.id for document in PROJECT.documents),
        *ACTORS,
        *EVENTS,
        *(claim.id for _, claim in CLAIMS),
    ]
    titles = [event.title.casefold() for event in PROJECT.events]
    names = [actor.name.casefold() for actor in PROJECT.actors]
    for values in (ids, titles, names):
        assert [value for value, n in Counter(values).items() if n > 1] == []
    assert [
        id_ for id_ in (*ACTORS, *EVENTS) if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_)
    ] == []


def test_it_has_the_size_of_a_careful_reading() -> None:
    assert 70 <= len(PROJECT.events) <= 95
    assert 35 <= len(PROJECT.actors) <= 45
    assert len(PROJECT.links) >= 20
    for document in PROJECT.documents:
        assert sum(c.passage.document == document.id for _, c in CLAIMS) >= 40


# ------------------------------------------------------------------ coverage


@pytest.mark.parametrize("document", sorted(TEXTS))
def test_every_word_is_in_a_claims_passage_or_listed_as_carrying_no_event(document: str) -> None:
    text = TEXTS[document]
    spans = [*covered(document), *((a, b) for d, a, b, _ in table() if d == document)]
    missing = []
    for start, end in sentences(text):
        words = re.finditer(r"\w+", text[start:end])
        bare = [
            w[0]
            for w in words
            if not any(a <= start + w.start() and start + w.end() <= b for a, b in spans)
        ]
        if bare:
            missing.append((text[start:end], bare))
    assert missing == []


def test_the_sentences_are_split_as_a_reader_would() -> None:
    split = {
        d: [text[a:b].strip() for a, b in sentences(text) if text[a:b].strip()]
        for d, text in TEXTS.items()
    }
    assert [len(split[d]) for d in sorted(split)] == [30, 24]
    assert "A day earlier, the Taliban attempted to enter Panjshir through a pass" in " ".join(
        split["d004"]
    )
    assert any(
        s.startswith("The attack was repelled") and "Maj. Wazir Akbar" in s for s in split["d004"]
    )
    for document, text in TEXTS.items():
        assert "".join(split[document]).replace(" ", "") == re.sub(r"\s", "", text)


def test_the_table_of_text_without_event_is_exact_and_needed() -> None:
    assert table()
    for document, start, end, text in table():
        assert TEXTS[document][start:end] == text
        assert not any(a < end and start < b for a, b in covered(document)), text


# ------------------------------------------------------------------ actors


def test_each_alias_stands_in_the_passages_that_back_it() -> None:
    for actor in PROJECT.actors:
        texts = [alias.text for alias in actor.aliases]
        assert len(set(texts)) == len(texts), actor.id
        assert actor.name not in texts, actor.id
        for alias in actor.aliases:
            assert all(alias.text in p.quote for p in alias.passages), (actor.id, alias.text)


def test_each_actor_is_named_in_the_texts() -> None:
    whole = "\n".join(TEXTS.values())
    for actor in PROJECT.actors:
        named = actor.aliases or actor.name.removeprefix("More than ") in whole
        assert named or re.split(r" \(", actor.name)[0] in whole, actor.id


def test_every_actor_is_used() -> None:
    used = {p.actor for event in PROJECT.events for p in event.participants}
    used |= {who for _, claim in CLAIMS for who in claim.claimed_by}
    for id_ in list(used & ACTORS.keys()):
        whole = ACTORS[id_].part_of
        while whole:
            used.add(whole)
            whole = ACTORS[whole].part_of
    assert ACTORS.keys() - used == set()


def test_both_names_of_the_resistance_stay_visible() -> None:
    resistance = ACTORS["panjshir-resistance"]
    documents = {a.text: {p.document for p in a.passages} for a in resistance.aliases}
    assert documents["Northern Alliance"] == {"d000"}
    assert documents["resistance forces"] == {"d004"}
    assert resistance.note
    assert "004 never" in resistance.note


def test_claimed_by_holds_actors_or_known_plain_names() -> None:
    said_by = {who for _, claim in CLAIMS for who in claim.claimed_by}
    assert said_by - ACTORS.keys() == PLAIN_NAMES


# ------------------------------------------------------------------ claims and statuses


def test_what_is_only_planned_or_denied_never_looks_like_a_fact() -> None:
    for event in PROJECT.events:
        stances = {claim.stance for claim in event.claims}
        if event.status in ("reported", "attributed"):
            assert stances == {Stance.ASSERTS}, event.id
        if event.status == "reported":
            assert any(_vouched(claim) for claim in event.claims), event.id
        if event.status == "expected":
            assert stances <= set(NOT_YET), event.id
    assert {e.status.value for e in PROJECT.events} >= {
        *("reported", "attributed", "denied", "negated", "expected"),
    }


def _vouched(claim: Claim) -> bool:
    sure = (Factuality.CERTAIN, Factuality.PROBABLE, Factuality.POSSIBLE)
    return not claim.claimed_by and claim.stance is Stance.ASSERTS and claim.factuality in sure


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        ("may push", NOT_YET),
        ("not likely", NOT_YET),
        ("appears to be willing", NOT_YET),
        ("in anticipation of", NOT_YET),
        ("prepare to move out", (*NOT_YET, Stance.ASSERTS)),
        ("denied in a recent interview", (Stance.ASSERTS,)),
    ],
)
def test_hedges_and_outlooks_have_their_stance(words: str, allowed: tuple[Stance, ...]) -> None:
    found = {claim.stance for _, claim in CLAIMS if words in claim.passage.quote}
    assert found
    assert found <= set(allowed)


def test_hedged_words_show_in_factuality() -> None:
    for words in ("apparently", "reportedly", "not likely", "appears to be", "may push"):
        found = [claim.factuality for _, claim in CLAIMS if words in claim.passage.quote]
        assert found, words
        assert Factuality.CERTAIN not in found, words


@pytest.mark.parametrize(
    ("event", "status", "edtf"),
    [
        ("us-completes-withdrawal", "reported", "2021-08-30"),
        ("fall-of-kabul", "reported", "2021-08-15"),
        ("taliban-takeover", "reported", "[2021-08-15..2021-08-31]"),
        ("panjshir-not-yet-taken", "reported", "2021-08/"),
        ("saleh-caretaker-president", "attributed", None),
        ("guerrillas-keep-taliban-at-bay", "attributed", "2021-08/2021-08-31"),
        ("alliance-ready-for-talks", "expected", None),
        ("shah-massoud-assassinated", "reported", "2001-09-09"),
        ("taliban-capture-of-panjshir", "negated", "[..2021-08-31]"),
        ("western-arms-support", "expected", None),
        ("pakistan-supports-taliban", "attributed", None),
        ("ana-soldiers-prepare", "attributed", "2015-07-30"),
        ("delegation-meets-leaders", "reported", "2021-08-25"),
        ("taliban-attempt-to-enter-panjshir", "reported", "2021-08-24"),
        ("taliban-serious-losses", "attributed", "[2021-08-24..2021-08-25]"),
        ("saleh-declares-presidency", "reported", "[2021-08-15..]"),
        ("saleh-joins-resistance", "reported", None),
        ("taliban-recapture-districts", "reported", "[2021-08..]"),
        ("local-fighters-seize-districts", "reported", None),
        ("massoud-denies-responsibility", "reported", None),
        ("panjshir-forces-seize-districts", "denied", None),
        ("fighters-take-stand", "attributed", None),
        ("resistance-sets-up-defences", "attributed", None),
        ("anticipated-taliban-assault", "expected", None),
        ("radical-wing-may-push", "expected", "[2021-08-25..]"),
    ],
)
def test_the_settled_cases_stay_settled(event: str, status: str, edtf: str | None) -> None:
    date = EVENTS[event].date
    assert (EVENTS[event].status.value, date and date.edtf) == (status, edtf)


def test_a_tweet_speaks_for_its_account_only() -> None:
    text = TEXTS["d004"]
    signatures = list(SIGNATURE.finditer(text))
    tweets = {
        claim.passage.end: (event, claim)
        for event, claim in CLAIMS
        if SIGNATURE.search(claim.passage.quote)
    }
    assert set(tweets) == {signature.end() for signature in signatures}
    for signature in signatures:
        event, claim = tweets[signature.end()]
        assert _speaks(event, ACCOUNT)
        assert event.date
        assert event.date.phrase == signature[1]
        assert claim.said == event.date
        for other, content in CLAIMS:
            if inside(claim.passage, content.passage):
                assert _speaks(other, ACCOUNT) or content.claimed_by == (ACCOUNT,), other.id
                assert content.said
                assert content.said.edtf == event.date.edtf


def test_a_caption_speaks_for_itself_only() -> None:
    text = TEXTS["d004"]
    end = text.index("U.S. ARMY")
    in_caption = [
        (e, c) for e, c in CLAIMS if c.passage.document == "d004" and c.passage.start < end
    ]
    assert len(in_caption) >= 3
    assert [e.id for e, c in in_caption if c.claimed_by != ("photo caption",)] == []


def _speaks(event: Event, actor: str) -> bool:
    return any(p.actor == actor and p.role is Role.SPEAKER for p in event.participants)


def test_titles_are_short() -> None:
    assert [e.title for e in PROJECT.events if not 3 <= len(e.title.split()) <= 8] == []


# ------------------------------------------------------------------ dates


def test_every_date_phrase_stands_in_its_passage() -> None:
    dates = list(dates_of(records_of(PROJECT)))
    assert len(dates) > 60
    for place, date in dates:
        assert (date.phrase is None) == (date.passage is None), place
        if date.phrase and date.passage:
            assert date.phrase in date.passage.quote, place
        assert date.phrase or date.basis is Basis.INFERRED, place
        assert date.basis is Basis.STATED or date.anchor, place


def test_every_date_parses_into_ordered_bounds_and_words() -> None:
    for place, date in dates_of(records_of(PROJECT)):
        bounds = date.bounds
        assert str(bounds) == date.edtf, place
        assert bounds.start_earliest <= bounds.start_latest, place
        assert bounds.end_earliest <= bounds.end_latest, place
        assert not (bounds.is_interval and bounds.open_start), place
        assert bounds.words(), place


def test_no_year_comes_from_outside_the_texts() -> None:
    stated = set(re.findall(r"\b\d{4}\b", "\n".join(TEXTS.values())))
    assert "2001" not in stated  # only as 9/11, the one exception
    for place, date in dates_of(records_of(PROJECT)):
        assert digits_of_years(date) - {"2001"} <= stated, place
        if "2001" in digits_of_years(date):
            assert re.search("9/11|2001-09-(09|11)", f"{date.phrase} {date.anchor}"), place


def test_no_interval_claims_to_be_endless() -> None:
    """No text says that something never ends: an end not told is unknown (`/`), not open (`/..`)."""
    assert [
        place
        for place, date in dates_of(records_of(PROJECT))
        if date.bounds.is_interval and ".." in date.edtf
    ] == []


def test_an_anchor_that_names_an_event_names_one_that_exists() -> None:
    named = [
        (place, name)
        for place, date in dates_of(records_of(PROJECT))
        for name in re.findall(r"(?<![\w-])[a-z]+(?:-[a-z]+)+(?![\w-])", date.anchor or "")
    ]
    assert len(named) > 20
    assert [(place, name) for place, name in named if name not in EVENTS] == []


def test_the_undated_document_is_published_no_earlier_than_its_latest_tweet() -> None:
    published = {document.id: document.published for document in PROJECT.documents}
    assert published["d000"]
    assert published["d000"].edtf == "2021-08-31"
    assert published["d004"]
    assert (published["d004"].edtf, published["d004"].basis) == ("[2021-08-25..]", Basis.INFERRED)


# ------------------------------------------------------------------ links


def test_before_holds_by_the_bounds() -> None:
    """What comes before may neither start nor end later than what comes after it can."""
    compared = 0
    for link in PROJECT.links:
        first, second = EVENTS[link.from_].date, EVENTS[link.to].date
        if link.kind is LinkKind.BEFORE and first and second:
            a, b = first.bounds, second.bounds
            assert a.start_earliest <= b.start_earliest, (link.from_, link.to)
            assert a.start_latest <= b.start_latest, (link.from_, link.to)
            compared += 1
    assert compared >= 10


def test_nothing_is_before_itself() -> None:
    after: dict[str, set[str]] = {}
    for link in PROJECT.links:
        if link.kind is LinkKind.BEFORE:
            after.setdefault(link.from_, set()).add(link.to)
    for start in after:
        reached, queue = set(), list(after[start])
        while queue:
            event = queue.pop()
            if event not in reached:
                reached.add(event)
                queue += after.get(event, ())
        assert start not in reached, start


def test_links_are_distinct_and_join_two_events() -> None:
    pairs = [(link.kind, link.from_, link.to) for link in PROJECT.links]
    assert len(set(pairs)) == len(pairs)
    assert all(link.from_ != link.to for link in PROJECT.links)


def test_the_two_documents_are_linked() -> None:
    sources = {e.id: {c.passage.document for c in e.claims} for e in PROJECT.events}
    across = [k for k in PROJECT.links if not sources[k.from_] & sources[k.to]]
    assert len(across) >= 6
    assert {link.kind for link in across} <= {
        LinkKind.CORROBORATES,
        LinkKind.CONTRADICTS,
        LinkKind.REFINES,
        LinkKind.SAME_AS,
    }
    assert sources["fall-of-kabul"] == {"d000", "d004"}
    kinds = set(chain.from_iterable([[link.kind] for link in PROJECT.links]))
    assert kinds >= {LinkKind.CAUSES, LinkKind.BEFORE, LinkKind.CONTRADICTS, LinkKind.RESPONDS_TO}


def test_the_manual_speaks_of_this_model() -> None:
    assert f"has {len(PROJECT.events)} events" in MANUAL
    for id_ in ("panjshir-resistance", "ahmad-massoud"):
        assert f"`{id_}`" in MANUAL
