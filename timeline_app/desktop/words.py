"""Texts that panels share: dates, statuses, claims, roles and links in plain words. Free of Qt.

Characters that could mislead are made visible where a text is shown, by ``text``.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from timeline_app.model.calendar import MONTHS
from timeline_app.model.event import Claim, Event, EventType, LinkKind, Status
from timeline_app.model.project import Project
from timeline_app.model.source import Basis, Date, Document, PassageState
from timeline_app.model.time import DateError, parse_edtf

UNDATED = "Undated"
OWN_VOICE = "the document’s own voice"
SEPARATOR = " · "
_MONTH = re.compile(rf"\b({'|'.join(MONTHS[1:])})\b")
_WORD_OF_ANCHOR = re.compile(r"[^\s,;:()]+")

STATUS_EXPLANATIONS: Mapping[Status, str] = {
    Status.REPORTED: "a document says so in its own voice",
    Status.ATTRIBUTED: "a document only passes on that others say so",
    Status.DISPUTED: "some say it happened, others that it didn’t",
    Status.DENIED: "those who are heard deny it",
    Status.NEGATED: "said not to have happened",
    Status.EXPECTED: "predicted, planned or wished, not said to have happened",
}

PASSAGE_WORDS: Mapping[PassageState, str] = {
    PassageState.EXACT: "exact\u00a0✓",
    PassageState.MOVED: "moved\u00a0✓ found elsewhere in the document",
    PassageState.AMBIGUOUS: "⚠ ambiguous: stands in several places",
    PassageState.LOST: "⚠ lost: not in the document, or in another context",
}

DOCUMENT_MISSING = "⚠ the document is not there"

PASSAGE_MENDS: Mapping[PassageState, str] = {
    PassageState.AMBIGUOUS: "Its quote fits several places: choose one with Edit › Passages to place "
    "again.",
    PassageState.LOST: "Its quote stands nowhere in the document, or beside other words: place it "
    "with Edit › Passages to place again, or restore the document.",
}

LINK_WORDS: Mapping[LinkKind, tuple[str, str]] = {
    LinkKind.CORROBORATES: ("corroborates", "corroborated by"),
    LinkKind.CONTRADICTS: ("contradicts", "contradicted by"),
    LinkKind.REFINES: ("refines", "refined by"),
    LinkKind.RESPONDS_TO: ("responds to", "answered by"),
    LinkKind.CAUSES: ("causes", "caused by"),
    LinkKind.SAME_AS: ("same as", "same as"),
    LinkKind.BEFORE: ("before", "after"),
}

# As verbs of the event that a link is from, and of the one it is to.
LINK_SENTENCES: Mapping[LinkKind, tuple[str, str]] = {
    LinkKind.CORROBORATES: ("corroborates", "is corroborated by"),
    LinkKind.CONTRADICTS: ("contradicts", "is contradicted by"),
    LinkKind.REFINES: ("refines", "is refined by"),
    LinkKind.RESPONDS_TO: ("responds to", "is answered by"),
    LinkKind.CAUSES: ("causes", "is caused by"),
    LinkKind.SAME_AS: ("is the same as", "is the same as"),
    LinkKind.BEFORE: ("is before", "is after"),
}

# After the PLOVER codebook (Open Event Data Alliance).
TYPE_EXPLANATIONS: Mapping[EventType, str] = {
    EventType.AGREE: "agrees, promises or settles",
    EventType.CONSULT: "meets, visits, negotiates or confers",
    EventType.SUPPORT: "backs, praises or sides with",
    EventType.CONCEDE: "yields, eases or gives way",
    EventType.COOPERATE: "works together in deed",
    EventType.AID: "gives material help",
    EventType.RETREAT: "withdraws, gives up or releases",
    EventType.REQUEST: "asks, calls for or demands",
    EventType.ACCUSE: "blames, criticises or investigates",
    EventType.REJECT: "refuses, declines or resists in words",
    EventType.THREATEN: "warns or threatens",
    EventType.PROTEST: "demonstrates, rallies or strikes",
    EventType.SANCTION: "cuts back ties or imposes penalties",
    EventType.MOBILIZE: "readies or moves forces",
    EventType.COERCE: "represses, seizes or arrests",
    EventType.ASSAULT: "attacks, fights or kills",
    EventType.STATEMENT: "says something that fits no other type",
    EventType.STATE: "how things stand",
    EventType.REPORT: "a report itself",
    EventType.OTHER: "none of the other types",
}


@lru_cache(maxsize=65536)
def edtf_words(edtf: str) -> str:
    """``2021-08-25`` as ``25 August 2021``; a text that is not EDTF as it is."""
    try:
        return parse_edtf(edtf).words()
    except DateError:
        return edtf


def date_words(date: Date | None) -> str:
    return UNDATED if date is None else edtf_words(date.edtf)


def short_date_words(date: Date | None) -> str:
    """The same with months of three letters, for a narrow column: ``25 Aug 2021``."""
    return _MONTH.sub(lambda month: month[0][:3], date_words(date))


def date_line(date: Date | None, titles: Mapping[str, str]) -> str:
    """Words, EDTF, phrase in quotes and how the date follows: ``titles`` name anchoring events."""
    if date is None:
        return f"{UNDATED}: no date is given or can be inferred"
    parts = [sentence_start(edtf_words(date.edtf)), date.edtf]
    if date.phrase:
        parts.append(f"“{date.phrase}”")
    parts.append(basis_words(date, titles))
    return SEPARATOR.join(parts)


def basis_words(date: Date, titles: Mapping[str, str]) -> str:
    anchor = _with_titles(date.anchor, titles) if date.anchor else None
    match date.basis:
        case Basis.STATED:
            return "stated" if anchor is None else f"stated: {anchor}"
        case Basis.RELATIVE:
            return "relative" if anchor is None else f"relative: {anchor}"
        case Basis.INFERRED:
            return "inferred" if anchor is None else f"inferred: {anchor}"


def _with_titles(anchor: str, titles: Mapping[str, str]) -> str:
    """``anchor`` with the ids that it mentions as the titles that people know."""

    def named(match: re.Match[str]) -> str:
        title = titles.get(match[0])
        return match[0] if title is None else f"“{title}”"

    return _WORD_OF_ANCHOR.sub(named, anchor)


def sentence_start(text: str) -> str:
    return text[:1].upper() + text[1:]


def speaker_words(claim: Claim, actor_names: Mapping[str, str]) -> str:
    """Who says it: the chain, nearest first, or the document itself."""
    if not claim.claimed_by:
        return OWN_VOICE
    return ", according to ".join(actor_names.get(name, name) for name in claim.claimed_by)


def said_words(claim: Claim, document: Document) -> str:
    """When the claim was made, which by default is when its document was published."""
    if claim.said is not None:
        return f"said {edtf_words(claim.said.edtf)}"
    if document.published is not None:
        return f"published {edtf_words(document.published.edtf)}"
    return "time of saying unknown"


def actor_names(project: Project) -> dict[str, str]:
    return {actor.id: actor.name for actor in project.actors}


def titles_by_id(project: Project) -> dict[str, str]:
    """Titles of events and documents, which a date's anchor may name by their ids."""
    documents = {document.id: document.title for document in project.documents}
    return documents | {event.id: event.title for event in project.events}


def said_by(event: Event, names: Mapping[str, str]) -> str:
    """Everyone who makes a claim on ``event``, each once."""
    speakers = (speaker_words(claim, names) for claim in event.claims)
    return "; ".join(dict.fromkeys(speakers))


def citation(event: Event, claim: Claim, document: Document) -> str:
    """One line to paste into a note: quote, event, document and where in it."""
    passage = claim.passage
    quote = SEPARATOR.join(passage.quote.split("\n")) if passage.row is not None else passage.quote
    where = f"characters {passage.start}–{passage.end}"
    if passage.row is not None:
        where = f"row {passage.row}"
    name = f" ({document.path})" if document.path else ""
    publisher = f"{document.publisher}, " if document.publisher else ""
    published = f", {edtf_words(document.published.edtf)}" if document.published else ""
    return f"“{quote}” — {event.title}. {publisher}{document.title}{name}{published}, {where}"


def hidden_words(hidden: int, total: int) -> str:
    """What follows on what was done to ``total`` events, of which the filter hides some."""
    if not hidden:
        return ""
    if total == 1:
        return ". It is hidden by the filter"
    return f". {hidden:,} of the {total:,} events {'is' if hidden == 1 else 'are'} hidden by the filter"
