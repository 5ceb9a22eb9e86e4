"""Minor proposals folded away: as a project is first looked at, after more is proposed, when all is shown."""

from dataclasses import replace

from timeline_app.query.filter import EventFilter
from timeline_app.session.session import Session


def fold_minor(session: Session, least_salience: int) -> None:
    """Leave out proposals of less than so many hundredths, unless the user wants it otherwise already."""
    if session.filter.keeps_all:
        session.set_filter(replace(session.filter, least_salience=least_salience))


def show_all(session: Session) -> None:
    """Clear the filter. Minor proposals stay folded away, unless they alone were left out."""
    folded = EventFilter(least_salience=session.filter.least_salience)
    is_more = not replace(session.filter, least_salience=0).keeps_all
    session.set_filter(folded if is_more else EventFilter())
