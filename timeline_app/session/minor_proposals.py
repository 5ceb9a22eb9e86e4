"""Minor proposals folded away, as a project is first looked at and after more is proposed."""

from dataclasses import replace

from timeline_app.model.proposal import LEAST_SALIENCE
from timeline_app.query.columns import MOST_SALIENT
from timeline_app.query.filter import EventFilter
from timeline_app.session.session import Session


def without_minor(filter_: EventFilter) -> EventFilter:
    """``filter_`` with the proposals left out that are hardly worth a row."""
    return replace(filter_, least_salience=round(LEAST_SALIENCE * MOST_SALIENT))


def fold_minor(session: Session) -> None:
    """Show what is worth a row, unless the user wants it otherwise already."""
    if session.filter.keeps_all:
        session.set_filter(without_minor(session.filter))
