"""Measures what is proposed for a curated event model's documents, untuned: the model is any file's."""

from pathlib import Path

from timeline_app.extraction.drafts.draft import DocumentDraft, DraftActor
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document
from timeline_app.extraction.texts.span import Span
from timeline_app.model.source import Basis
from timeline_app.reading.event_model import read_event_model

from .curated_score import CuratedScores, ProposedEvent, plain_name, score_curated
from .errors import ErrorList
from .gold import GoldDocument
from .joined import grounded_records
from .report import Report
from .table import Line, f1_line, share_line


def measure_curated(
    model: LanguageModel, file: Path, documents: Path | None, least_salience: float
) -> Report:
    """Only proposals whose salience is ``least_salience`` or more are looked at.

    Nothing but its text is known of a document.
    """
    opened = read_event_model(file, documents)
    report, errors = Report(), ErrorList()
    proposals: list[ProposedEvent] = []
    gold = [
        GoldDocument(name=id_, text=text, scored=Span(0, len(text)))
        for id_, text in sorted(opened.texts.items())
    ]
    drafts = report.measured(gold, lambda each: (each, propose_document(model, each.text)))
    for document, draft in drafts:
        proposals += _proposed(document, draft, least_salience)
    grounded = grounded_records(drafts)
    scores = score_curated(opened.project, opened.texts, proposals, errors)
    report.lines = [
        *_lines(scores),
        share_line("curated", "grounded verbatim", grounded.right, grounded.all),
    ]
    report.errors["curated"] = errors
    return report


def _lines(scores: CuratedScores) -> list[Line]:
    return [
        share_line("curated", "events recalled", scores.recalled, scores.events),
        share_line("curated", "events with a row of their own", scores.pairs, scores.events),
        f1_line("curated", "actors right", scores.actors),
        share_line("curated", "all actors right", scores.all_actors, scores.pairs),
        share_line("curated", "date right or bounded", scores.dates, scores.pairs),
        share_line("curated", "worth keeping", scores.kept, scores.proposals),
    ]


def _proposed(
    document: GoldDocument, draft: DocumentDraft, least_salience: float
) -> list[ProposedEvent]:
    return [
        ProposedEvent(
            document=document.name,
            triggers=tuple(dict.fromkeys((event.trigger, *event.mentions))),
            passages=tuple(claim.span for claim in event.claims),
            actors=tuple(
                _names(draft.actors[place], document.text)
                for place in dict.fromkeys(each.actor for each in event.involved)
            ),
            edtf=event.date.edtf if event.date else None,
            is_stated=event.date is not None and event.date.basis is Basis.STATED,
        )
        for event in draft.events
        if event.salience >= least_salience
    ]


def _names(actor: DraftActor, text: str) -> frozenset[str]:
    mentions = (mention.span.of(text) for mention in actor.mentions)
    return frozenset(filter(None, map(plain_name, (actor.name, *mentions))))
