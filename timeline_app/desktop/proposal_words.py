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
# The least confidence for which each word is said.
_SURE = (
    (0.9, "very sure"),
    (0.75, "fairly sure"),
    (0.5, "not sure"),
    (0.0, "hardly more than a guess"),
)


def confidence_words(confidence: float) -> str:
    """The number, and what it amounts to."""
    sure = next(words for least, words in _SURE if confidence >= least)
    return f"{confidence:.2f}, {sure}"


def why_words(proposal: Proposal) -> str:
    """Why something was proposed: the reason that was given, and the rule that decided."""
    reason = (proposal.reason or "").strip()
    rule = f"Rule: {proposal.rule}"
    return f"{reason}{'' if reason.endswith('.') else '.'} {rule}" if reason else rule
