"""How well those who take part in events are found, by the marked texts of `taking_part.txt`.

There "==" opens a text with its topic ("*": set aside, not looked at while rules were made), and `{word|A; ?B}`
marks an event with its participants: any name, description or mention of an actor may stand for it, "?" tells
of one who may but needn't take part, "A/B" of one whom either name means. Events that aren't found are counted
apart, as it isn't known who would take part in them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from timeline_app.extraction.drafts.draft import DocumentDraft, DraftEvent
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document
from timeline_app.extraction.texts.span import Span

_FILE = Path(__file__).parent / "texts" / "taking_part.txt"
_MARK = re.compile(r"\{([^|}]+)\|([^}]*)\}")
_WORD = re.compile(r"\w+")
_ARTICLES = frozenset(("the", "a", "an", "s"))


@dataclass(frozen=True)
class Who:
    """One who takes part, by each name that may stand for it."""

    names: frozenset[str]
    may: bool

    def __str__(self) -> str:
        return "/".join(sorted(self.names))


@dataclass
class Told:
    topic: str
    is_aside: bool
    text: str
    events: list[tuple[Span, tuple[Who, ...]]] = field(default_factory=list)


@dataclass
class Counted:
    """Each list holds words to read: who was found rightly, wrongly and not, and events not found."""

    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    events_missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return len(self.right) / max(len(self.right) + len(self.wrong), 1)

    @property
    def recall(self) -> float:
        return len(self.right) / max(len(self.right) + len(self.missed), 1)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)

    def __str__(self) -> str:
        return f"precision {self.precision:.1%}, recall {self.recall:.1%}, F1 {self.f1:.1%}"


def told_texts() -> Iterator[Told]:
    _, *texts = re.split(r"^== ", _FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for each in texts:
        topic, _, body = each.partition("\n")
        yield _unmarked(topic, body.strip())


def _unmarked(topic: str, body: str) -> Told:
    told = Told(topic=topic.removeprefix("* "), is_aside=topic.startswith("*"), text="")
    at = 0
    for mark in _MARK.finditer(body):
        told.text += body[at : mark.start()]
        span = Span(len(told.text), len(told.text) + len(mark[1]))
        told.text += mark[1]
        who = tuple(map(_who, filter(None, mark[2].split("; "))))
        told.events.append((span, who))
        at = mark.end()
    told.text += body[at:]
    return told


def _who(words: str) -> Who:
    names = frozenset(map(_plain, words.removeprefix("?").split("/")))
    return Who(names=names, may=words.startswith("?"))


def _plain(name: str) -> str:
    return " ".join(word for word in _WORD.findall(name.casefold()) if word not in _ARTICLES)


def counted(model: LanguageModel, *, aside: bool) -> Counted:
    result = Counted()
    for told in told_texts():
        if told.is_aside == aside:
            draft = propose_document(model, told.text, published="2024-06-20")
            for span, who in told.events:
                _count(result, told, draft, span, who)
    return result


def _count(
    result: Counted, told: Told, draft: DocumentDraft, span: Span, wanted: tuple[Who, ...]
) -> None:
    event = _event_at(draft, span)
    line = told.text[max(0, span.start - 40) : span.end + 20].replace("\n", " ")
    where = f"{told.topic}: …{line}…"
    if event is None:
        result.events_missed.append(where)
        return
    left = list(wanted)
    for place in dict.fromkeys(each.actor for each in event.involved):
        actor = draft.actors[place]
        names = {_plain(actor.name), *(_plain(each.span.of(told.text)) for each in actor.mentions)}
        who = next((each for each in left if each.names & names), None)
        if who is None:
            result.wrong.append(f"{actor.name} | {where}")
            continue
        left.remove(who)
        if not who.may:
            result.right.append(f"{actor.name} | {where}")
    result.missed.extend(f"{who} | {where}" for who in left if not who.may)


def _event_at(draft: DocumentDraft, span: Span) -> DraftEvent | None:
    """The event named there, sooner one that has its title from there."""
    named = [event for event in draft.events if event.trigger.meets(span)]
    told = [event for event in draft.events if any(each.meets(span) for each in event.mentions)]
    return next(iter((*named, *told)), None)
