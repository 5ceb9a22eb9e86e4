"""That the selected event is proposed, in the passage panel, what can be decided about it, and why it is.

The decisions themselves are ``review_desk``'s.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from timeline_app.desktop.flow import FlowLayout
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
        layout = FlowLayout(self, 8)
        if proposal.decision is None:
            heading = PlainLabel(sentence_start(NOT_REVIEWED), strong=True)
        else:
            heading = PlainLabel(DECISION_WORDS[proposal.decision], faint=True, small=True)
        heading.setWordWrap(False)
        layout.addWidget(heading)
        self.accept, self.reject = QPushButton("Accept"), QPushButton("Reject")
        if proposal.decision is None:
            self.accept.ensurePolished()
            heading.setMinimumHeight(self.accept.sizeHint().height())  # on one line with them
            for button, wanted in (
                (self.accept, self.accept_wanted),
                (self.reject, self.reject_wanted),
            ):
                button.setAutoDefault(True)  # Enter presses it
                button.setEnabled(may_edit)
                button.clicked.connect(wanted)
                layout.addWidget(button)


class ProposalReasons(QFrame):
    """How sure the program is, what the event is worth a row and why, and by which rule."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__()
        self.setAccessibleName("Why it is proposed")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(2)
        sure = PlainLabel(confidence_words(proposal.confidence), small=True)
        lines = filter(None, (worth_words(proposal), rule_words(proposal)))
        for label in (sure, *(PlainLabel(line, faint=True, small=True) for line in lines)):
            label.make_selectable()
            layout.addWidget(label)
