"""Measures timelines of entities: Track A from raw text, Track B with the gold events given, and order alone."""

from collections.abc import Sequence

from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document

from .errors import ErrorList
from .folds import Fold
from .gold import GoldDocument, whole
from .grounding import Grounded
from .joined import grounded_records, with_joined_actors
from .report import Report
from .score import Score
from .table import f1_line, share_line
from .timeline_errors import note_errors
from .timeline_score import score_timeline
from .timeline_system import ReadDocument, mentions_of, timeline_of
from .timelines import EntityTimeline, Row, TimelineSet


def measure_timelines(
    model: LanguageModel, sets: Sequence[TimelineSet], *, given: bool, fold: Fold
) -> Report:
    """``given``: the events that are marked in the documents are what the system orders (Track B)."""
    task = f"timelines {'B' if given else 'A'}"
    report, errors, grounded = Report(), ErrorList(), Grounded()
    full, order_only = Score(), Score()
    for each in sets:
        names = fold.chosen([document.name for document in each.documents])
        documents = [document for document in each.documents if document.name in names]

        def read(gold: GoldDocument) -> ReadDocument:
            return _read(model, gold, given)

        read_documents = with_joined_actors(report.measured(documents, read))
        grounded += grounded_records([(read.gold, read.draft) for read in read_documents])
        gold_timelines = [_of_documents(timeline, names) for timeline in each.timelines]
        told = frozenset(
            mention
            for read in read_documents
            for event in read.draft.events
            for mention in mentions_of(event, read.gold)
        )
        scores = []
        for timeline in gold_timelines:
            found = timeline_of(timeline.entity, read_documents)
            others = [other for other in gold_timelines if other is not timeline]
            note_errors(timeline, found, others, told, errors)
            scores.append(score_timeline(timeline.rows, found))
            order_only += score_timeline(timeline.rows, found, with_dates=False)
            report.lines.append(f1_line(task, f"F1 of {timeline.entity}", scores[-1]))
        full = sum(scores, full)
    report.lines = [
        f1_line(task, "micro-F1", full),
        f1_line(task, "micro-F1, order only", order_only),
        *report.lines,
        share_line(task, "grounded verbatim", grounded.right, grounded.all),
    ]
    report.errors[task] = errors
    return report


def _read(model: LanguageModel, gold: GoldDocument, given: bool) -> ReadDocument:
    spans = [whole(event.extent) for event in gold.events] if given else None
    draft = propose_document(model, gold.text, published=gold.published, given=spans)
    return ReadDocument(gold, draft)


def _of_documents(timeline: EntityTimeline, names: frozenset[str]) -> EntityTimeline:
    """What the timeline says of these documents."""
    rows = []
    for row in timeline.rows:
        kept = tuple(each for each in row.mentions if each.partition("-")[0] in names)
        if kept:
            rows.append(Row(row.order, row.date, kept))
    return EntityTimeline(timeline.entity, tuple(rows))
