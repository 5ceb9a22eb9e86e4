"""How well events and actors of several documents are joined, by the marked texts of `told_twice.txt`.

`told_otherwise.txt` holds texts of newcomers' kinds, where counts, days, causes and denials differ. There "==" opens a topic with the labels that its documents contradict each other in ("*": set aside, not
looked at while rules were made), "--" a document with its day; `[words=event]` and `[words=@actor]` mark
what is meant, `[words=event:one]` and `[words=event:other]` an event that is told in two ways. Events and actors of one label and topic are one, all others are not.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from timeline_app.extraction.joining.across import propose_records
from timeline_app.extraction.joining.actor_joining import joined_actors
from timeline_app.extraction.joining.actor_notes import actor_notes
from timeline_app.extraction.joining.proposal_keys import event_id, event_keys
from timeline_app.extraction.joining.proposed import NOTHING_KNOWN, Source
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import LinkKind
from timeline_app.model.source import Document

_FOLDER = Path(__file__).parent / "texts"
_MARK = re.compile(r"\[([^\]=]+)=(@?)(\w+(?::\w+)?)\]")


@dataclass
class Told:
    """A document with what is marked in it, and the topic's labels that are told otherwise elsewhere."""

    topic: str
    day: str
    text: str
    contradicted: frozenset[str]
    events: list[tuple[Span, str]] = field(default_factory=list)
    actors: list[tuple[Span, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Joined:
    """What was found rightly, wrongly and not at all, each as words to read."""

    right: list[str]
    wrong: list[str]
    missed: list[str]

    @property
    def precision(self) -> float:
        return len(self.right) / max(len(self.right) + len(self.wrong), 1)

    @property
    def recall(self) -> float:
        return len(self.right) / (len(self.right) + len(self.missed))

    def __str__(self) -> str:
        return f"precision {self.precision:.1%}, recall {self.recall:.1%}"


def told_twice(*, set_aside: bool, name: str = "told_twice.txt") -> list[Told]:
    found: list[Told] = []
    topic, contradicted, taken = "", frozenset[str](), False
    for line in filter(str.strip, (_FOLDER / name).read_text("utf-8").splitlines()):
        if line.startswith("== "):
            head, _, labels = line[3:].partition("contradicts")
            topic, taken = head.split()[0], ("*" in head) is set_aside
            contradicted = frozenset(labels.split())
        elif taken and line.startswith("-- "):
            found.append(Told(topic, line[3:].strip(), "", contradicted))
        elif taken:
            _read(line, found[-1])
    return found


def sources_of(model: LanguageModel, documents: list[Told]) -> list[Source]:
    sources = []
    for number, told in enumerate(documents):
        document = Document(
            id=f"{told.topic}{number}",
            title=told.topic,
            media_type="text/plain",
            language="en",
            sha256=hashlib.sha256(told.text.encode()).hexdigest(),
        )
        draft = propose_document(model, told.text, published=told.day)
        sources.append(Source(document=document, text=told.text, draft=draft))
    return sources


def links_joined(documents: list[Told], sources: list[Source]) -> Joined:
    """Links that corroborate (or say the same) and that contradict, against what is marked.

    Asked for is one of its kind from each event to an earlier document's.
    """
    labels = {
        id_: (told, label)
        for told, source in zip(documents, sources, strict=True)
        for id_, label in _labels(told, source)
    }
    asked = {
        (later.topic, later.text, label, _is_contradiction(later, label, other))
        for place, later in enumerate(documents)
        for _, label in later.events
        for earlier in documents[:place]
        if earlier.topic == later.topic
        for _, other in earlier.events
        if _event(label) == _event(other)
    }
    right, wrong = set(), []
    proposed = propose_records(sources, NOTHING_KNOWN)
    titles = {event.id: event.title for event in proposed.events}
    for link in proposed.links:
        if link.kind not in (LinkKind.CORROBORATES, LinkKind.CONTRADICTS, LinkKind.SAME_AS):
            continue
        one, other = labels.get(link.from_), labels.get(link.to)
        words = f"{titles[link.from_]} | {link.kind.value} | {titles[link.to]}"
        is_contradiction = link.kind is LinkKind.CONTRADICTS
        if (
            one
            and other
            and (one[0].topic, _event(one[1])) == (other[0].topic, _event(other[1]))
            and is_contradiction == _is_contradiction(one[0], one[1], other[1])
        ):
            right.add((one[0].topic, one[0].text, one[1], is_contradiction))
            continue
        wrong.append(words)
    return Joined(_shown(right), sorted(wrong), _shown(asked - right))


def _event(label: str) -> str:
    return label.partition(":")[0]


def _is_contradiction(later: Told, label: str, other: str) -> bool:
    return label != other or _event(label) in later.contradicted


def actors_joined(documents: list[Told], sources: list[Source]) -> Joined:
    """Pairs of marked actors of different documents that are one lane, against what is marked."""
    notes = [note for number, source in enumerate(sources) for note in actor_notes(number, source)]
    lane = {
        (note.source, note.number): place
        for place, group in enumerate(joined_actors(notes, NOTHING_KNOWN))
        for note in group.notes
    }
    marked = [
        (
            number,
            lane.get((number, _actor_at(span, source))),
            f"{told.topic} {label}",
            span.of(told.text),
        )
        for number, (told, source) in enumerate(zip(documents, sources, strict=True))
        for span, label in told.actors
    ]
    right, wrong, missed = set(), set(), set()
    for one, other in combinations(marked, 2):
        if one[0] == other[0]:
            continue
        words = f"{one[2]}: {one[3]} = {other[2]}: {other[3]}"
        is_joined = one[1] is not None and one[1] == other[1]
        if is_joined:
            (right if one[2] == other[2] else wrong).add(words)
        elif one[2] == other[2]:
            missed.add(words)
    return Joined(sorted(right), sorted(wrong), sorted(missed))


def _read(line: str, told: Told) -> None:
    at = 0
    told.text += "\n" if told.text else ""
    for mark in _MARK.finditer(line):
        told.text += line[at : mark.start()]
        at = mark.end()
        span = Span(len(told.text), len(told.text) + len(mark[1]))
        told.text += mark[1]
        (told.actors if mark[2] else told.events).append((span, mark[3]))
    told.text += line[at:]


def _labels(told: Told, source: Source) -> Iterator[tuple[str, str]]:
    """Ids of the drafted events that a mark names."""
    keys = event_keys(source.document.id, source.text, source.draft)
    for key, event in zip(keys, source.draft.events, strict=True):
        for span, label in told.events:
            places = (event.trigger, *event.mentions)
            if any(place.start < span.end and span.start < place.end for place in places):
                yield event_id(key), label


def _actor_at(span: Span, source: Source) -> int:
    """The number of the actor with the mention that shares most with ``span``, the shortest; or -1."""
    found = [
        (
            min(span.end, each.span.end) - max(span.start, each.span.start),
            -len(each.span.of(source.text)),
            number,
        )
        for number, actor in enumerate(source.draft.actors)
        for each in actor.mentions
    ]
    shared, _, number = max(found, default=(0, 0, -1))
    return number if shared > 0 else -1


def _shown(keys: set[tuple[str, str, str, bool]]) -> list[str]:
    kinds = {True: "contradicts", False: "corroborates"}
    return sorted(f"{topic}: {label} {kinds[which]}" for topic, _, label, which in keys)
