"""A made-up project of records for ``edit_on_screen``: each event rests on a passage of a document.

Ten events a document; the dates, the actors and the words are spread as in a real file of cuttings.
Tables of any size are made by ``make_events``.
"""

import hashlib
import random

from event_words import ACTOR_WORDS, OPENINGS, PLACES, QUOTES, TAILS

from timeline_app.model.event import Actor, ActorKind, Claim, Event, Link, LinkKind
from timeline_app.model.project import Project
from timeline_app.model.source import Date, Document, Passage

ACTORS, EVENTS_PER_DOCUMENT = 200, 10
CONTEXT = 32  # characters that a passage keeps on either side
_STATEMENTS = (("asserts", "CT+"),) * 6 + (("denies", "CT+"), ("plans", "PS+"), ("asserts", "PR+"))
_TYPES = ("STATEMENT", "STATE", "ASSAULT", "AID", "CONSULT", "REPORT")


def make_project(count: int, seed: int = 1) -> tuple[Project, dict[str, str]]:
    """A project of ``count`` events and the texts of its documents by their ids."""
    chance = random.Random(seed)
    documents, events, texts = [], [], {}
    for first in range(0, count, EVENTS_PER_DOCUMENT):
        document, text, of_document = _document(
            first, min(EVENTS_PER_DOCUMENT, count - first), chance
        )
        documents.append(document)
        texts[document.id] = text
        events += of_document
    links = (
        Link.model_validate({"kind": LinkKind.BEFORE, "from": events[n].id, "to": events[n + 1].id})
        for n in range(0, count - 1, 100)
    )
    project = Project.model_construct(
        title="Many cuttings",
        documents=tuple(documents),
        actors=tuple(_actor(number) for number in range(ACTORS)),
        events=tuple(events),
        links=tuple(links),
    )
    return project, texts


def dated(event: Event, number: int) -> Event:
    """``event`` on another day."""
    date = Date.model_validate({"edtf": _day(number * 2_654_435_761 % 30_000), "basis": "stated"})
    return event.model_copy(update={"date": date})


def new_event(event: Event, number: int) -> Event:
    """Another event that rests on the passage of ``event``."""
    claim = event.claims[0].model_copy(update={"id": f"new{number}.c1"})
    changes = {"id": f"new{number}", "title": f"{event.title} again", "claims": (claim,)}
    return event.model_copy(update=changes)


def _document(first: int, count: int, chance: random.Random) -> tuple[Document, str, list[Event]]:
    id_ = f"d{first // EVENTS_PER_DOCUMENT}"
    numbers = range(first, first + count)
    titles = [
        chance.choice(OPENINGS) + chance.choice(PLACES) + chance.choice(TAILS) for _ in numbers
    ]
    sentences = [
        f"{title}. {chance.choice(QUOTES)} (No. {n})"
        for n, title in zip(numbers, titles, strict=True)
    ]
    text = "\n\n".join(sentences) + "\n"
    events, start = [], 0
    for number, title, sentence in zip(numbers, titles, sentences, strict=True):
        end = start + len(sentence)
        passage = Passage(
            document=id_,
            start=start,
            end=end,
            quote=sentence,
            prefix=text[max(start - CONTEXT, 0) : start],
            suffix=text[end : end + CONTEXT],
        )
        events.append(_event(number, title, passage, chance))
        start = end + 2
    document = Document(
        id=id_,
        title=f"Cutting {first // EVENTS_PER_DOCUMENT}: {titles[0]}",
        media_type="text/plain",
        language="en",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    return document, text, events


def _event(number: int, title: str, passage: Passage, chance: random.Random) -> Event:
    stance, factuality = chance.choice(_STATEMENTS)
    # A few actors are in most events, most in few.
    actors = {f"a{int(ACTORS * chance.random() ** 2)}" for _ in range(chance.choice((1, 2, 2, 3)))}
    claim = Claim(
        id=f"e{number}.c1",
        passage=passage,
        stance=stance,
        factuality=factuality,
        claimed_by=(f"a{chance.randrange(ACTORS)}",) if chance.random() < 0.4 else (),
    )
    return Event.model_validate(
        {
            "id": f"e{number}",
            "title": title,
            "type": chance.choice(_TYPES),
            "date": _date(chance),
            "participants": [{"actor": actor, "role": "participant"} for actor in sorted(actors)],
            "place": chance.choice((*PLACES, None)),
            "claims": [claim],
            "tags": ["cutting"],
            "origin": "benchmark",
        }
    )


def _date(chance: random.Random) -> dict[str, str] | None:
    day = int(30_000 * chance.random() ** 0.5)
    kind = chance.random()
    if kind < 0.02:
        return None
    text = _day(day)
    if kind > 0.9:
        text = {
            0: text[:7],
            1: text[:4],
            2: f"{text}~",
            3: f"{text}/{_day(day + 9)}",
            4: f"[{text},{_day(day + 3)}]",
        }[chance.randrange(5)]
    return {"edtf": text, "basis": "stated"}


def _day(number: int) -> str:
    """A day of a year of twelve months of 28 days since 1930."""
    year, day = divmod(number, 336)
    return f"{1930 + year}-{day // 28 + 1:02}-{day % 28 + 1:02}"


def _actor(number: int) -> Actor:
    first, last = ACTOR_WORDS
    name = f"{first[number % len(first)]} {last[number // len(first) % len(last)]}"
    return Actor(id=f"a{number}", name=name, kind=ActorKind.GROUP)
