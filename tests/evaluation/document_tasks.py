"""The measures that are taken document by document: date words, events and what is told of them, attributions.

How each is defined is told in the modules named ``…_score``.
"""

from collections.abc import Sequence

from timeline_app.extraction.language_model import LanguageModel

from .attribution_score import AttributionScores, score_attributions
from .errors import ErrorList
from .event_score import (
    FACTUALITY,
    MatchedEvents,
    ParticipantScores,
    match_events,
    score_factuality,
    score_participants,
    score_triggers,
)
from .gold import GoldDocument
from .report import Report
from .score import total
from .system import Reading
from .table import f1_line
from .timex_score import TimexScores, score_timexes


def measure_timexes(model: LanguageModel, documents: Sequence[GoldDocument]) -> Report:
    report, errors = Report(), ErrorList()

    def measure(gold: GoldDocument) -> TimexScores:
        return score_timexes(gold, reading_of(model, gold).found_timexes(), errors)

    scores = sum(report.measured(documents, measure), TimexScores())
    report.lines = [
        f1_line("timex", "strict F1", scores.strict),
        f1_line("timex", "relaxed F1", scores.relaxed),
        f1_line("timex", "value F1", scores.value),
        f1_line("timex", "type F1", scores.kind),
    ]
    report.errors["timex"] = errors
    return report


def measure_events(
    model: LanguageModel, documents: Sequence[GoldDocument], tasks: Sequence[str]
) -> Report:
    """``tasks`` are any of events, participants and factuality: each document is read once for all."""
    report = Report()

    def measure(gold: GoldDocument) -> MatchedEvents:
        judged = "factuality" in tasks
        return match_events(gold, reading_of(model, gold).found_events(judged=judged))

    matched = report.measured(documents, measure)
    for task in tasks:
        _REPORTERS[task](matched, report)
    return report


def _report_triggers(matched: Sequence[MatchedEvents], report: Report) -> None:
    errors = report.errors["events"] = ErrorList()
    scores = [score_triggers(each, errors) for each in matched]
    report.lines += [
        f1_line("events", "trigger F1", total([relaxed for relaxed, _ in scores])),
        f1_line("events", "trigger strict F1", total([strict for _, strict in scores])),
    ]


def _report_participants(matched: Sequence[MatchedEvents], report: Report) -> None:
    errors = report.errors["participants"] = ErrorList()
    scores = sum((score_participants(each, errors) for each in matched), ParticipantScores())
    report.lines += [
        f1_line("participants", "any role F1", scores.any_role),
        f1_line("participants", "with role F1", scores.with_role),
        f1_line("participants", "core, any role F1", scores.core),
        f1_line("participants", "core, with role F1", scores.core_with_role),
    ]


def _report_factuality(matched: Sequence[MatchedEvents], report: Report) -> None:
    errors = report.errors["factuality"] = ErrorList()
    scores = [score_factuality(each, errors) for each in matched]
    report.lines += [
        f1_line("factuality", f"{each.name} F1", total([score[each.name] for score in scores]))
        for each in FACTUALITY
    ]


_REPORTERS = {
    "events": _report_triggers,
    "participants": _report_participants,
    "factuality": _report_factuality,
}


def measure_attributions(model: LanguageModel, documents: Sequence[GoldDocument]) -> Report:
    report, errors = Report(), ErrorList()

    def measure(gold: GoldDocument) -> AttributionScores:
        return score_attributions(gold, reading_of(model, gold).found_attributions(), errors)

    scores = sum(report.measured(documents, measure), AttributionScores())
    report.lines = [
        f1_line("attribution", "cue + source F1", scores.cue_source),
        f1_line("attribution", "cue F1", scores.cue),
        f1_line("attribution", "all three F1", scores.all_three),
        *(
            f1_line("attribution", f"{role} tokens F1", score)
            for role, score in scores.tokens.items()
        ),
    ]
    report.errors["attribution"] = errors
    return report


def reading_of(model: LanguageModel, gold: GoldDocument) -> Reading:
    return Reading(model, gold.text, gold.published)
