"""Commands of the menu Review: going through what is proposed, and deciding on it.

The edits that a decision consists of are made in ``deciding``.
"""

from dataclasses import replace

from timeline_app.model.proposal import Review
from timeline_app.session.command import Command, Desk, Menu, Scope
from timeline_app.session.session import Session


def review_commands(session: Session, desk: Desk) -> tuple[Command, ...]:
    def has_proposal() -> bool:
        columns = session.columns
        if columns.tables is not None or not session.chosen:
            return False
        return any(columns.proposed[columns.row_of[event]] for event in session.chosen)

    def only_proposals() -> None:
        is_on = session.filter.review is Review.PROPOSED
        review = None if is_on else Review.PROPOSED
        session.set_filter(replace(session.filter, review=review))

    def is_of_records() -> bool:  # the rows of a table are nobody's proposals
        return session.columns.tables is None

    menu, listed = Menu.REVIEW, Scope.REVIEW
    return (
        Command(
            "review",
            "Review proposals",
            menu,
            lambda: desk.edits.review.show(),
            ("F8",),
            enabled=is_of_records,
        ),
        Command(
            "accept-proposals",
            "Accept the proposal",
            menu,
            lambda: desk.edits.review.accept(),
            ("A",),
            listed,
            enabled=has_proposal,
        ),
        Command(
            "edit-proposal",
            "Edit the proposal…",
            menu,
            lambda: desk.edits.edit_event(),
            ("E",),
            listed,
            enabled=has_proposal,
        ),
        Command(
            "reject-proposals",
            "Reject the proposal",
            menu,
            lambda: desk.edits.review.reject(),
            ("R", "Delete"),
            listed,
            enabled=has_proposal,
        ),
        Command(
            "merge-proposal",
            "Merge the proposal into…",
            menu,
            lambda: desk.edits.review.merge(),
            ("M",),
            listed,
            enabled=has_proposal,
        ),
        Command(
            "next-proposal",
            "Next proposal",
            menu,
            lambda: desk.edits.review.step(1),
            ("N",),
            listed,
            enabled=is_of_records,
        ),
        Command(
            "previous-proposal",
            "Previous proposal",
            menu,
            lambda: desk.edits.review.step(-1),
            ("P",),
            listed,
            enabled=is_of_records,
        ),
        Command(
            "only-proposals",
            "Show proposals only",
            menu,
            only_proposals,
            enabled=is_of_records,
            checked=lambda: session.filter.review is Review.PROPOSED,
        ),
    )
