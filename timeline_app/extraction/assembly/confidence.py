"""How far a proposal is to be trusted: a sum that can be told point by point.

It is how often a person who annotates such a text has the event too, of this type and with these doers;
never the factuality of what a text claims. The points are those of a linear model, rounded to
twentieths: ridge regression over news, reports and a mail annotated by hand, the bundled project and
MEANTIME, each of the three weighing the same. In five folds by document the fitted points are no better
than factors judged by eye (Brier score 0.165 and 0.167, AUC 0.59 both); on six texts of other topics that
they were not fitted to, the rounded ones rank better (AUC 0.71, before 0.65), but promise too much.
"""

from collections.abc import Iterator, Sequence

from timeline_app.extraction.drafts.draft import DraftActor, DraftDate, MentionForm
from timeline_app.extraction.events.found_event import FoundEvent, Tense, TriggerKind
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import EventType
from timeline_app.model.source import Basis

_BASE, _LEAST, _MOST = 0.80, 0.05, 0.95
Point = tuple[float, str]


def confidence_of(
    found: Sequence[FoundEvent],
    best: FoundEvent,
    date: DraftDate | None,
    actors: Sequence[DraftActor],
) -> tuple[float, str]:
    """Of the event that ``found`` tells of, whose title and type are those of ``best``; and why."""
    points = list(_points(found, best, date, actors))
    total = _BASE + sum(value for value, _ in points)
    told = "; ".join(f"{why} {value:+.2f}" for value, why in points)
    return round(min(max(total, _LEAST), _MOST), 2), told


def _points(
    found: Sequence[FoundEvent],
    best: FoundEvent,
    date: DraftDate | None,
    actors: Sequence[DraftActor],
) -> Iterator[Point]:
    named = [each for each in best.arguments if each.is_core and each.actors]
    if best.kind is TriggerKind.STATE:
        yield -0.10, "a state"
    if best.type is EventType.OTHER:
        yield -0.10, "of no known type"
    if not named:
        yield -0.15, "nobody known takes part"
    elif any(_is_pronoun(each.span, each.actors, actors) for each in named):
        yield -0.05, "who takes part is told by a pronoun"
    if best.tense is Tense.PAST or best.is_perfect:
        yield 0.05, "told as past"
    if best.is_quoted:
        yield -0.10, "within somebody's words"
    if len(found) > 1:
        yield 0.05, "told more than once"
    if date is not None and date.basis is not Basis.INFERRED and date.phrase is not None:
        yield 0.10, "dated in words"


def _is_pronoun(span: Span, numbers: Sequence[int], actors: Sequence[DraftActor]) -> bool:
    """Whether the first of the actors meant at ``span`` is so by a pronoun."""
    return next(
        (
            mention.form is MentionForm.PRONOUN
            for number in numbers
            for mention in actors[number].mentions
            if mention.span == span
        ),
        False,
    )
