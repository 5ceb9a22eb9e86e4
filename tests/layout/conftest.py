"""What the tests of the layout share: projects written in one line an event, and a fixed ruler."""

from collections.abc import Iterable, Sequence

import numpy as np
import pytest

from timeline_app.layout.parts import Bools
from timeline_app.layout.rows import pack_rows
from timeline_app.layout.scale import ScaleKind, TimeScale, make_scale
from timeline_app.layout.scene import Scene, lay_out
from timeline_app.layout.viewport import Viewport
from timeline_app.model.event import (
    Actor,
    ActorKind,
    Claim,
    Event,
    EventType,
    Factuality,
    Participant,
    Role,
    Stance,
)
from timeline_app.model.project import Project
from timeline_app.model.source import Basis, Date, Document, Located, Passage, PassageState
from timeline_app.query.columns import EventColumns, load_columns
from timeline_app.query.filter import EventFilter
from timeline_app.query.lanes import Lane, LaneArrangement, make_lanes

# EDTF ("" for undated), title, ids of actors
Line = tuple[str, str, str]

PASSAGE = Passage(document="paper", start=0, end=4, quote="Text")

AUGUST = [
    ("[..2001-09-08]", "Fights the Soviets", "massoud"),
    ("[..2001-09-08]", "Fights the Taliban's earlier regime", "massoud resistance"),
    ("[..2001-09-08]", "Fails to capture Panjshir", "taliban"),
    ("../2001-09-09", "Leads the Northern Alliance", "massoud resistance"),
    ("/2001-11", "Rules from Kabul", "taliban"),
    ("2001-09-09", "Assassinated two days before the attacks", "massoud"),
    ("2001-09-11", "Attacks on New York and Washington", "usa"),
    ("2001-09-11/2001-12", "Works with the Northern Alliance", "usa resistance"),
    ("2015-07-30", "Inspection of troops at Gamberi", "usa"),
    ("2021-08-15", "Fall of Kabul", "taliban"),
    ("2021-08-15/..", "Holds Kabul", "taliban"),
    ("2021-08-15/", "Says it wants talks", "resistance"),
    ("[2021-08-20,2021-08-27]", "Broadcasts an interview", "saleh"),
    ("[2021-08-15..2021-08-31]", "Takes over the country", "taliban"),
    ("[2021-08-15..2021-08-25]", "Denies that its fighters seized the districts", "resistance"),
    ("2021-08-24~", "About this day an account of the attack", "saleh"),
    ("", "Supports the Taliban", "pakistan taliban"),
    *(
        (f"2021-08-{day}", f"{verb} {what} in the valley, day {day}", who)
        for day, verb, what, who in zip(
            [15, 16, 16, 17, 18, 19, 20, 20, 21, 22, 23, 24, 24, 24, 24, 25, 25, 25, 25, 26] * 2
            + [27, 28, 29, 30, 30, 30, 31, 31],
            ["Rally", "Meets", "Repels", "Denies"] * 12,
            ["an attack", "officials", "talks"] * 16,
            ["taliban resistance", "resistance", "saleh", "usa", "taliban", "reuters"] * 8,
            strict=True,
        )
    ),
    ("2021-08-16/2021-08-30", "Is repeatedly ready for talks", "resistance"),
]


class Desk:
    """Everything that has to be at hand to lay out a few events; a letter is 6.5 pixels wide."""

    august = AUGUST

    def measure(self, text: str, /) -> float:
        return 6.5 * len(text)

    def columns(self, lines: Sequence[Line]) -> EventColumns:
        """The columns of a project with these events, numbered in their ids."""
        names = dict.fromkeys(name for _, _, actors in lines for name in actors.split())
        document = Document(
            id="paper", title="Paper", media_type="text/plain", language="en", sha256="0" * 64
        )
        actors = [Actor(id=name, name=name.title(), kind=ActorKind.PERSON) for name in names]
        events = [_event(number, *line) for number, line in enumerate(lines)]
        project = Project(title="Test", documents=(document,), actors=actors, events=events)
        located = Located(state=PassageState.EXACT, start=0, end=4)
        return load_columns(project, {PASSAGE: located})

    def of_dates(self, dates: Iterable[str]) -> EventColumns:
        return self.columns([(edtf, f"Event {n}", "a") for n, edtf in enumerate(dates)])

    def every(self, columns: EventColumns) -> Bools:
        return np.ones(len(columns), np.bool_)

    def lanes(self, columns: EventColumns) -> tuple[Lane, ...]:
        return make_lanes(columns, self.every(columns), EventFilter(), LaneArrangement())

    def scale(self, columns: EventColumns, kind: ScaleKind = ScaleKind.ELASTIC) -> TimeScale:
        return make_scale(columns, self.every(columns), kind)

    def home(self, scale: TimeScale, width: float = 1000.0, height: float = 700.0) -> Viewport:
        return Viewport(*scale.home, width=width, height=height)

    def scene(
        self,
        columns: EventColumns,
        viewport: Viewport | None = None,
        kind: ScaleKind = ScaleKind.ELASTIC,
        width: float = 1000.0,
    ) -> Scene:
        """At home, or at ``viewport``, in rows packed for ``width``."""
        scale, lanes = self.scale(columns, kind), self.lanes(columns)
        packing = pack_rows(columns, lanes, scale, width, self.measure)
        viewport = viewport or self.home(scale, width, 100_000)
        return lay_out(columns, lanes, scale, viewport, packing, self.measure)


@pytest.fixture(scope="session")
def desk() -> Desk:
    return Desk()


def _event(number: int, edtf: str, title: str, actors: str) -> Event:
    stances = (Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES, Stance.PLANS)
    claim = Claim(
        id=f"c{number}",
        passage=PASSAGE,
        stance=stances[number % len(stances)],
        factuality=Factuality.CERTAIN,
        claimed_by=("Reuters",) if number % len(stances) == 1 else (),
    )
    return Event(
        id=f"e{number:04}",
        title=title,
        type=EventType.OTHER,
        date=Date(edtf=edtf, basis=Basis.STATED) if edtf else None,
        participants=tuple(Participant(actor=a, role=Role.AGENT) for a in actors.split()),
        claims=(claim,),
        origin="test",
    )
