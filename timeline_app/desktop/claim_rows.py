"""Rows of a form for the claims on an event: the words it rests on, who says so, how surely."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from timeline_app.desktop.combo import PlainCombo
from timeline_app.desktop.form_dialog import leave_out_button
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.text import shortened
from timeline_app.model.event import Factuality, Stance
from timeline_app.reading.tables.guard import values_in
from timeline_app.session.event_draft import ClaimDraft
from timeline_app.session.factuality_words import factuality_words
from timeline_app.writing.csv import joined

STANCES, FACTUALITIES = tuple(Stance), tuple(Factuality)
MOST_SHOWN = 240  # characters of a quote
LISTED = r"Several, with a semicolon between them; write \; for a semicolon in one of them."


class ClaimRows(QWidget):
    """One box for each claim; ``titles`` are those of the documents by their ids."""

    changed = Signal()

    def __init__(self, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self._rows: list[_ClaimRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)

    def show_claims(self, claims: Sequence[ClaimDraft]) -> None:
        for row in list(self._rows):
            self._remove(row)
        for claim in claims:
            self.add(claim)

    def add(self, claim: ClaimDraft) -> None:
        row = _ClaimRow(claim, self._titles.get(claim.passage.document, claim.passage.document))
        row.changed.connect(self.changed)
        row.gone.connect(self._remove)
        self._rows.append(row)
        self._layout.addWidget(row)
        self.changed.emit()

    @property
    def claims(self) -> tuple[ClaimDraft, ...]:
        return tuple(row.claim for row in self._rows)

    def _remove(self, row: "_ClaimRow") -> None:
        self._rows.remove(row)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()


class _ClaimRow(QFrame):
    changed = Signal()
    gone = Signal(object)

    def __init__(self, claim: ClaimDraft, document: str) -> None:
        super().__init__()
        self._claim = claim
        self.setProperty("page", "true")
        quote = PlainLabel(f"“{shortened(claim.passage.quote, MOST_SHOWN)}”")
        quote.setAccessibleName("Quote")
        source = PlainLabel(document, faint=True, small=True)
        self.stance = PlainCombo("Stance: what the passage does with the event")
        self.stance.addItems([each.value for each in STANCES])
        self.stance.setCurrentIndex(STANCES.index(claim.stance))
        self.factuality = PlainCombo("How sure the claim is")
        for each in FACTUALITIES:
            self.factuality.addItem(factuality_words(each))
        self.factuality.setCurrentIndex(FACTUALITIES.index(claim.factuality))
        self.claimed_by = QLineEdit(joined(claim.claimed_by) or "")
        self.claimed_by.setAccessibleName("Who says so, nearest first")
        self.claimed_by.setPlaceholderText("Who says so; empty: the document’s own voice")
        self.claimed_by.setMaxLength(1000)
        self.claimed_by.setToolTip(LISTED)
        self._shown = self.claimed_by.text()
        remove = leave_out_button("Leave this claim out")
        layout = QGridLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(quote, 0, 0, 1, 2)
        layout.addWidget(remove, 0, 2)
        layout.addWidget(source, 1, 0, 1, 3)
        layout.addWidget(self.stance, 2, 0)
        layout.addWidget(self.factuality, 2, 1, 1, 2)
        layout.addWidget(self.claimed_by, 3, 0, 1, 3)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)
        self.stance.currentIndexChanged.connect(self.changed)
        self.factuality.currentIndexChanged.connect(self.changed)
        self.claimed_by.textChanged.connect(self.changed)
        remove.clicked.connect(self._leave)

    @property
    def claim(self) -> ClaimDraft:
        claimed_by = values_in(self.claimed_by.text())
        if self.claimed_by.text() == self._shown:  # a name may have spaces at its ends
            claimed_by = self._claim.claimed_by
        return replace(
            self._claim,
            stance=STANCES[self.stance.currentIndex()],
            factuality=FACTUALITIES[self.factuality.currentIndex()],
            claimed_by=claimed_by,
        )

    def _leave(self) -> None:
        self.gone.emit(self)
