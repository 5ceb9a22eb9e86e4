"""Minor proposals folded away, as a project is first looked at and after more is proposed."""

from dataclasses import replace

from timeline_app.session.session import Session


def fold_minor(session: Session, least_salience: int) -> None:
    """Leave out proposals of less than so many hundredths, unless the user wants it otherwise already."""
    if session.filter.keeps_all:
        session.set_filter(replace(session.filter, least_salience=least_salience))
