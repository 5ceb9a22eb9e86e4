"""What the signs of the grammar of marks say (DESIGN §4), for the legends of window and pictures."""

from timeline_app.layout.parts import Ends, MarkKind
from timeline_app.model.event import Status

STATUS_SIGNS = {
    Status.REPORTED: "solid",
    Status.ATTRIBUTED: "outlined, light fill",
    Status.DISPUTED: "hatched",
    Status.DENIED: "outlined, struck through once",
    Status.NEGATED: "dashed, struck through twice",
    Status.EXPECTED: "dotted",
}

DENSITY_SIGNS = (
    "Lanes with more events than can be drawn show a strip per status: stronger where more begin, "
    "pale where they go on. The narrow lowest strip: time uncertain."
)

DENSITY_OF_PROPOSALS = " Proposals are counted with what was decided, by their status."

UNSOURCED_SIGN = "“?”: its status rests on passages that can’t be verified"

# Kind, ends, and what they say of the date; in the order in which the grammar is best learnt.
DATE_SIGNS = (
    (MarkKind.INSTANT, 0, "on this date"),
    (MarkKind.SPAN, 0, "solid: certainly then; fading: perhaps then"),
    (MarkKind.WINDOW, 0, "some time between the brackets"),
    (MarkKind.MEMBERS, 0, "on one of these dates"),
    (MarkKind.WINDOW, int(Ends.OPEN_RIGHT), "arrow: goes on, without an end"),
    (MarkKind.WINDOW, int(Ends.UNKNOWN_LEFT), "fading out: bound not known"),
)
