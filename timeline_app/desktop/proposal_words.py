"""What panels say of proposals: that they are, how sure the program is, and why. Free of Qt.

Decisions on them are made in ``session.deciding``.
"""

from timeline_app.model.proposal import Decision, Proposal

NOT_REVIEWED = "proposed, not reviewed"
PROPOSED_SIGN = "hollow, with an outline of dashes"
PROPOSED_MEANING = "a program proposes it, and nobody has decided on it yet"
DECISION_WORDS = {
    Decision.ACCEPTED: "Accepted as it was proposed",
    Decision.MENDED: "Proposed, and changed by a person",
}
# The least confidence for which each is said.
_SURE = (
    (0.9, "very sure of having read it right"),
    (0.75, "fairly sure of having read it right"),
    (0.5, "not sure of having read it right"),
    (0.0, "hardly more than a guess"),
)


def confidence_words(confidence: float) -> str:
    """The number, and what it amounts to."""
    sure = next(words for least, words in _SURE if confidence >= least)
    return f"Confidence {confidence:.2f}: {sure}"


def worth_words(proposal: Proposal) -> str:
    """How much it is worth a row, and what that adds up from; empty where neither is known."""
    reason = (proposal.reason or "").strip()
    if proposal.salience is None:
        return reason
    worth = f"Worth a row {proposal.salience:.2f}"
    return f"{worth}: {reason}" if reason else worth


def rule_words(proposal: Proposal) -> str:
    return f"Rule: {proposal.rule}"
