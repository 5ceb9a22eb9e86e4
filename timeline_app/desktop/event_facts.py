"""What is known of the selected event: title, date, status, actors, links and claims.

The document that it rests on is shown by ``document_pane``.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from timeline_app.desktop import words
from timeline_app.desktop.claim_card import ClaimCard
from timeline_app.desktop.flow import FlowLayout
from timeline_app.desktop.labels import ElidedButton, PlainLabel
from timeline_app.desktop.link_line import LinkLine
from timeline_app.desktop.proposal_card import ProposalCard, ProposalReasons
from timeline_app.desktop.swatch import DOT_PIXELS, StatusSwatch, dot_icon
from timeline_app.desktop.text import short_visible_text, shortened, tooltip_text
from timeline_app.desktop.theme import Theme
from timeline_app.desktop.titles import TitlesById
from timeline_app.model.event import Event, Link
from timeline_app.model.pages import Pages, page_words
from timeline_app.model.source import Document, Passage
from timeline_app.query.lanes import color_numbers
from timeline_app.session.session import Session

LEFT_OUT = "The filter leaves this event out"
LINKS_LATER = "Links to other events are being read"
WHY_PROPOSED = "Why it is proposed"
MOST_CARDS = 100  # claims, links or actors shown at once


class EventFacts(QWidget):
    """The facts of one event. Built anew for each event; within one, only what is current moves.

    ``unlink_wanted`` asks for a link to be removed, which is offered where ``may_edit`` says so;
    ``accept_wanted`` and ``reject_wanted`` for a decision on a proposal.
    """

    unlink_wanted = Signal(object)
    accept_wanted = Signal()
    reject_wanted = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.may_edit: Callable[[], bool] = lambda: False
        self._shown: Event | None = None
        self._chips: dict[str, ElidedButton] = {}
        self._cards: list[ClaimCard] = []
        self._listed: tuple[Document, ...] | None = None
        self._documents: dict[str, Document] = {}
        self._linked: tuple[Link, ...] | None = None
        self._links: dict[str, list[Link]] = {}
        self._left_out = PlainLabel(LEFT_OUT, faint=True, small=True)
        self.setProperty("page", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._body, self._layout = _new_body()
        self._outer.addWidget(self._body)
        self.forget()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._shown = None
        self.refresh()

    def forget(self) -> None:
        """Another project is open: names, titles and colours are others."""
        project, columns = self._session.open_project.project, self._session.columns
        self._names = words.actor_names(project)
        if project.documents is not self._listed:
            self._listed = project.documents
            self._documents = {document.id: document for document in project.documents}
        self._titles = TitlesById(columns, self._documents)
        self._colors = color_numbers(columns)
        self._pages: dict[str, Pages] = {}
        self.complete()

    def complete(self) -> None:
        """Links are known once all of the project is read; the next ``refresh`` shows them."""
        opened = self._session.open_project
        links = opened.project.links if opened.is_whole else ()
        if links is not self._linked:
            self._linked, self._links = links, _links_by_end(links)
        self._shown = None

    def refresh(self) -> bool:
        """Show the selected event; whether it is another one than before."""
        event = self._session.selected_event
        is_new = event is None or (event is not self._shown and event != self._shown)
        if is_new:
            self._build(event)
        self.follow_filter()
        lane, claim = self._session.current_lane, self._session.selected_claim
        for actor, chip in self._chips.items():
            chip.setChecked(actor == lane)
        for number, card in enumerate(self._cards):
            card.setChecked(number == claim)
        return is_new

    def follow_filter(self) -> bool:
        """Tell whether the filter leaves the event out; whether that is another answer."""
        row = self._session.selected_row
        is_left_out = row is not None and not self._session.kept[row]
        if is_left_out != self._left_out.isHidden():
            return False
        self._left_out.setVisible(is_left_out)
        self._layout.activate()  # so that the height is known at once
        return True

    @property
    def current_card(self) -> ClaimCard | None:
        claim = self._session.selected_claim
        return self._cards[claim] if claim < len(self._cards) else None

    def minimumSizeHint(self) -> QSize:
        """Any: the height follows the width, and Qt's guess at it is several times too high."""
        return QSize(0, 0)

    # how it is done

    def _build(self, event: Event | None) -> None:
        old = self._body
        self._body, self._layout = _new_body()
        self._chips, self._cards, self._shown = {}, [], event
        self._left_out = PlainLabel(LEFT_OUT, faint=True, small=True)
        self._left_out.setVisible(False)
        self._layout.addWidget(self._left_out)
        if event is None:
            self._add_hint()
        else:
            self._add_title(event)
            self._add_status(event)
            self._add_proposal(event)
            self._add_actors(event)
            self._add_notes(event)
            self._add_claims(event)
            self._add_links(event)
            self._add_reasons(event)
        self._layout.addStretch(1)
        self._outer.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()  # later: what was clicked may be in it
        self._body.show()  # at once, so that its height is known at once

    def _add_hint(self) -> None:
        self._layout.addWidget(PlainLabel("No event is selected", strong=True))
        hint = "Click a mark in the timeline, or a tinted passage below."
        if self._session.columns.tables is not None:
            hint = "Click a mark in the timeline, or an event in the list."
        self._layout.addWidget(PlainLabel(hint, faint=True))

    def _add_title(self, event: Event) -> None:
        title = PlainLabel(event.title, title=True)
        title.make_selectable()
        title.setAccessibleName(short_visible_text(f"Event: {event.title}"))
        self._layout.addWidget(title)
        parts = words.date_line(event.date, self._titles).split(words.SEPARATOR, 1)
        self._layout.addWidget(_selectable(PlainLabel(parts[0])))
        if len(parts) > 1:
            self._layout.addWidget(_selectable(PlainLabel(parts[1], faint=True, small=True)))

    def _add_status(self, event: Event) -> None:
        swatch = StatusSwatch(self._theme)
        color, is_proposed = self._color_of(event), event.is_proposed
        swatch.show_status(event.status, color, self._theme, is_proposed=is_proposed)
        kind = [event.status.value, event.type.value, *([event.place] if event.place else [])]
        line = PlainLabel(words.SEPARATOR.join(kind))
        meaning = words.STATUS_EXPLANATIONS[event.status]
        type_ = f"{event.type.value}: {words.TYPE_EXPLANATIONS[event.type]}"
        line.setToolTip(tooltip_text(f"{event.status.value}: {meaning}\n{type_}"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(swatch, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(line, 1)
        self._layout.addSpacing(2)
        self._layout.addLayout(row)
        self._layout.addWidget(
            PlainLabel(words.sentence_start(meaning) + ".", faint=True, small=True)
        )

    def _add_proposal(self, event: Event) -> None:
        if event.proposal is None:
            return
        card = ProposalCard(event.proposal, may_edit=self.may_edit())
        card.accept_wanted.connect(self.accept_wanted)
        card.reject_wanted.connect(self.reject_wanted)
        self._layout.addWidget(card)

    def _add_reasons(self, event: Event) -> None:
        """Below all that is known of it: whoever reviews looks first at who says so."""
        if event.proposal is not None:
            self._add_section(WHY_PROPOSED)
            self._layout.addWidget(ProposalReasons(event.proposal))

    def _color_of(self, event: Event) -> QColor:
        if not event.actors:
            return self._theme.faint_text
        return self._theme.actor(self._colors[event.actors[0]])

    def _add_actors(self, event: Event) -> None:
        if not event.participants:
            return
        flow = QWidget()
        layout = FlowLayout(flow)
        ratio = self.devicePixelRatioF()
        for actor in event.actors[:MOST_CARDS]:
            roles = [p.role.value for p in event.participants if p.actor == actor]
            chip = ElidedButton(f"{self._names[actor]}{words.SEPARATOR}{', '.join(roles)}", actor)
            chip.setProperty("chip", "true")
            chip.setCheckable(True)
            chip.setIcon(dot_icon(self._theme.actor(self._colors[actor]), ratio))
            chip.setIconSize(QSize(DOT_PIXELS, DOT_PIXELS))
            chip.setToolTip(tooltip_text(f"{shortened(self._names[actor])}: go to this lane"))
            chip.chosen.connect(self._go_to_lane)
            self._chips[actor] = chip
            layout.addWidget(chip)
        self._layout.addSpacing(2)
        self._layout.addWidget(flow)

    def _add_notes(self, event: Event) -> None:
        if event.note:
            self._layout.addWidget(_selectable(PlainLabel(event.note)))
        if event.tags:
            tags = "Tags: " + ", ".join(event.tags)
            self._layout.addWidget(_selectable(PlainLabel(tags, faint=True, small=True)))

    def _add_claims(self, event: Event) -> None:
        self._add_section("Claims", len(event.claims))
        opened = self._session.open_project
        for number, claim in enumerate(event.claims[:MOST_CARDS]):
            document = self._documents[claim.passage.document]
            is_there = document.id in opened.texts or claim.passage.row is not None
            state = opened.state_of(claim.passage) if is_there else None
            page = self._page_of(claim.passage)
            card = ClaimCard(
                event,
                number,
                document,
                state,
                self._names,
                self._theme,
                page,
                names_document=len(self._documents) > 1,
            )
            card.chosen.connect(self._choose_claim)
            self._cards.append(card)
            self._layout.addWidget(card)
        self._add_rest(len(event.claims))

    def _page_of(self, passage: Passage) -> str:
        """The page that a passage stands on, in words; nothing where there are no pages."""
        opened = self._session.open_project
        found = opened.located.get(passage)
        if found is None or found.start is None or found.end is None:
            return ""
        if passage.document not in self._pages:
            self._pages[passage.document] = Pages(opened.texts.get(passage.document, ""))
        return page_words(self._pages[passage.document], found.start, found.end)

    def _add_links(self, event: Event) -> None:
        if not self._session.open_project.is_whole:
            self._layout.addWidget(PlainLabel(LINKS_LATER, faint=True, small=True))
        links = self._links.get(event.id, [])
        if not links:
            return
        self._add_section("Links", len(links))
        for link in links[:MOST_CARDS]:
            title = self._titles[link.to if link.from_ == event.id else link.from_]
            line = LinkLine(link, event.id, title, may_edit=self.may_edit())
            line.chosen.connect(self._go_to_event)
            line.unlink_wanted.connect(self.unlink_wanted)
            self._layout.addWidget(line)
        self._add_rest(len(links))

    def _add_section(self, name: str, count: int | None = None) -> None:
        self._layout.addSpacing(6)
        heading = name.upper() if count is None else f"{name.upper()} {count}"
        self._layout.addWidget(PlainLabel(heading, section=True))

    def _add_rest(self, count: int) -> None:
        if count > MOST_CARDS:
            rest = f"… and {count - MOST_CARDS:,} more, in the exported table"
            self._layout.addWidget(PlainLabel(rest, faint=True))

    # what a click does

    def _choose_claim(self, number: int) -> None:
        self._session.select(self._session.selected, claim=number, keeps_choice=True)

    def _go_to_lane(self, actor: str) -> None:
        session = self._session
        if session.selected is not None:
            session.go_to(session.selected, session.selected_claim, lane=actor)
        self.refresh()  # a click unchecks the chip of the lane that one is in already

    def _go_to_event(self, event: str) -> None:
        self._session.go_to(event)


def _selectable(label: PlainLabel) -> PlainLabel:
    label.make_selectable()
    return label


def _new_body() -> tuple[QWidget, QVBoxLayout]:
    body = QWidget()
    layout = QVBoxLayout(body)
    layout.setContentsMargins(16, 16, 16, 12)
    layout.setSpacing(6)
    return body, layout


def _links_by_end(links: Sequence[Link]) -> dict[str, list[Link]]:
    """The links that each event has, by its id."""
    by_end: dict[str, list[Link]] = {}
    for link in links:
        for end in dict.fromkeys((link.from_, link.to)):
            by_end.setdefault(end, []).append(link)
    return by_end
