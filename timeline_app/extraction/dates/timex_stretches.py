"""Rules for lengths of time with a place of their own: ``the last two weeks``, ``the first six months of 2012``.

Bounds are those of the same words when a person types them (``timex_edtf``). Lengths alone are in
``timex_durations``.
"""

import re

from timeline_app.extraction.dates.calendar_unit import Level
from timeline_app.extraction.dates.timex import TimexKind
from timeline_app.extraction.dates.timex_distance import ABOUT, APPROXIMATE, LEVELS_OF_UNITS
from timeline_app.extraction.dates.timex_durations import MORE, is_age
from timeline_app.extraction.dates.timex_edtf import worded_edtf
from timeline_app.extraction.dates.timex_rule import Answer, Reading, Rule, Situation
from timeline_app.extraction.dates.timex_words import (
    CARDINAL,
    UNIT,
    VAGUE,
    amount,
    compiled,
    duration,
    unit_name,
)
from timeline_app.extraction.sentences.clause_tense import Tense
from timeline_app.model.source import Basis
from timeline_app.model.typed_window import Part

Bounds = tuple[str | None, str | None, Basis]  # EDTF, what it leans on, how it follows

_UNBOUNDED: Bounds = (None, None, Basis.STATED)
_BARE_ONLY_COUNTED = frozenset(
    [
        "first",
        "final",
        "initial",
        "opening",
        "closing",
        "remaining",
        "latest",
        "prior",
        "subsequent",
    ]
)

_BACK = frozenset(["last", "past", "latest"])

_AHEAD = frozenset(["next", "coming", "upcoming"])

_OF = re.compile(r" {1,6}of ")


def read_last(match: re.Match[str], situation: Situation) -> Answer:
    """`the last two weeks`, `the past few years`, `the next six months`, `the first nine months`."""
    side = match["side"].lower()
    words, unit = (match["amount"] or "").lower(), unit_name(match["unit"])
    is_plural = match["unit"].lower() != unit
    if not words and (not is_plural or side in _BARE_ONLY_COUNTED):
        return None
    if match["unit"].lower() == "quarter" or is_age(situation.text, match.end()):
        return None
    number = (
        amount(re.split(r" +(?:to|or) +", words)[0])
        if words and not re.fullmatch(rf"{VAGUE}|few|couple|several", words)
        else None
    )
    edtf, anchor, basis = _stretch(match, situation, side, number)
    about = APPROXIMATE.get(" ".join((match["about"] or "").lower().split()))
    return Reading(
        start=match.start(), end=match.end(), kind=TimexKind.DURATION, modifier=about,
        value=duration(number, unit), edtf=edtf, anchor=anchor,
        basis=basis,
    )  # fmt: skip


def _part_of(
    situation: Situation, start: int, unit: str, side: str, number: float | None
) -> Bounds:
    """The bounds of "the last two weeks of June", "the first six months of 2012"."""
    date = situation.date_at(start)
    place = {"last": -1, "final": -1, "closing": -1, "first": 0, "opening": 0}.get(side)
    if date is None or date.unit is None or place is None or number is None:
        return _UNBOUNDED
    if unit not in ("day", "week", "month", "year") or number != int(number):
        return _UNBOUNDED
    edtf = date.unit.part_edtf(Part(unit, int(number), place))
    return edtf, date.anchor, date.basis


def _stretch(match: re.Match[str], situation: Situation, side: str, number: float | None) -> Bounds:
    """The bounds of "the last two weeks", and what they lean on."""
    unit = unit_name(match["unit"])
    of = _OF.match(situation.text, match.end())
    if of is not None:
        return _part_of(situation, of.end(), unit, side, number)
    if side not in _BACK | _AHEAD or unit not in LEVELS_OF_UNITS or unit in ("night", "weekend"):
        return _UNBOUNDED
    reference = situation.reference or situation.hint
    if side in _AHEAD and situation.tense(*match.span()) is Tense.PAST:
        story = situation.story(Level.DAY)
        reference = story if story is not None and story.is_told else None
    if reference is None:
        return _UNBOUNDED
    count = "few" if match["amount"] else ""
    if number is not None and number >= 1:
        count = f"{int(number)}"
    words = f"the {'last' if side in _BACK else 'next'} {count} {unit}s"
    edtf = worded_edtf(words, reference.edtf)
    edtf = situation.opened(edtf) if reference.side else edtf
    return edtf, reference.words, Basis.RELATIVE


STRETCHES = (
    Rule("last", frozenset(["the", "these", "this", "last", "past", "next", "coming", "recent", "first", "those"]), compiled(
        r"(?:(?:the|these|this|those) )?(?P<side>last|past|next|coming|previous|preceding|following|first|final|upcoming|subsequent|prior|latest|initial|opening|closing|remaining|recent|ensuing)"
        rf" {ABOUT}(?:(?P<amount>{CARDINAL}(?: (?:to|or) {CARDINAL})?|several|a few|few|couple of|couple|many|a couple of) {MORE})?(?P<unit>{UNIT})"
    ), read_last, makes_dates=False),
)  # fmt: skip
