"""Why the selected event is proposed, in the passage panel, with what can be decided about it.

The decisions themselves are ``review_desk``'s.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.proposal_words import (
    DECISION_WORDS,
    NOT_REVIEWED,
    confidence_words,
    rule_words,
    worth_words,
)
from timeline_app.desktop.words import sentence_start
from timeline_app.model.proposal import Proposal


class ProposalCard(QFrame):
    """``accept_wanted`` and ``reject_wanted`` ask for a decision where there is none yet."""

    accept_wanted = Signal()
    reject_wanted = Signal()

    def __init__(self, proposal: Proposal, *, may_edit: bool) -> None:
        super().__init__()
        self.setAccessibleName("Proposal")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(2)
        if proposal.decision is None:
            heading = PlainLabel(sentence_start(NOT_REVIEWED), strong=True)
        else:
            heading = PlainLabel(DECISION_WORDS[proposal.decision], faint=True, small=True)
        layout.addWidget(heading)
        sure = PlainLabel(confidence_words(proposal.confidence), small=True)
        lines = filter(None, (worth_words(proposal), rule_words(proposal)))
        for label in (sure, *(PlainLabel(line, faint=True, small=True) for line in lines)):
            label.make_selectable()
            layout.addWidget(label)
        self.accept, self.reject = QPushButton("Accept"), QPushButton("Reject")
        if proposal.decision is None:
            row = QHBoxLayout()
            row.setContentsMargins(0, 4, 0, 0)
            for button, wanted in (
                (self.accept, self.accept_wanted),
                (self.reject, self.reject_wanted),
            ):
                button.setAutoDefault(True)  # Enter presses it
                button.setEnabled(may_edit)
                button.clicked.connect(wanted)
                row.addWidget(button)
            row.addStretch(1)
            layout.addLayout(row)
