"""Reads a date as a person types it, in EDTF or in English words, and says how it was understood.

EDTF itself is `time`'s. Words are cut into tokens in `typed_tokens` and read from `typed_phrase`
down; the rules for what they mean stand in `typed_window` (parts), `typed_phrase` (bounds, ranges)
and `typed_reference` (dates that lean on another).
"""

from dataclasses import dataclass

from timeline_app.model.date_error import DateError, date_error
from timeline_app.model.source import Basis
from timeline_app.model.time import parse_edtf
from timeline_app.model.typed_anchor import Anchor, Reading
from timeline_app.model.typed_near import EDTF_BEGINNING, EDTF_LIKE, mended_edtf
from timeline_app.model.typed_phrase import read_phrase
from timeline_app.model.typed_tokens import Cursor, tokens_of
from timeline_app.model.uncertain_date import UncertainDate

MAX_LENGTH = 200  # of words; EDTF may be longer

_LONGEST_NAME = 80  # of a reference
_EDTF = "EDTF "  # stands before it where words don't tell all


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A date as typed: its EDTF, its four bounds, and how it was understood."""

    edtf: str
    bounds: UncertainDate
    basis: Basis  # STATED, or RELATIVE where the reference was used
    phrase: str | None  # the words as typed; None where they were EDTF
    reading: str  # one line; read again, it gives the same bounds, unless it leans on a reference


def read_typed_date(
    text: str, reference: UncertainDate | None = None, reference_name: str = ""
) -> TypedDate:
    """The date that a text says; DateError: what was not understood, where, what to write instead.

    `reference` is what "two days later" and "25 March" lean on, `reference_name` what to call it.
    """
    if not isinstance(text, str):
        raise DateError(f"a date is text, not {type(text).__name__}; write '14 March 1985'")
    typed = text.strip()
    edtf_error = None
    if EDTF_LIKE.fullmatch(typed):
        try:
            bounds = parse_edtf(typed)
        except DateError as error:
            edtf_error = error
        else:
            return TypedDate(typed, bounds, Basis.STATED, None, _reading_of(bounds))
    try:
        return _read_words(text, typed, reference, reference_name)
    except DateError:
        if edtf_error and EDTF_BEGINNING.match(typed):
            raise edtf_error from None
        raise


def _read_words(
    text: str, typed: str, reference: UncertainDate | None, reference_name: str
) -> TypedDate:
    bounds, reading = _understood(text, typed, reference, reference_name)
    if reading is None or not reading.has_leaned:
        return TypedDate(bounds.edtf, bounds, Basis.STATED, typed, _reading_of(bounds))
    ways = ", ".join(dict.fromkeys(reading.ways))
    said = f"{bounds.words()}, {ways}"
    return TypedDate(bounds.edtf, bounds, Basis.RELATIVE, typed, said)


def _understood(
    text: str, typed: str, reference: UncertainDate | None, reference_name: str
) -> tuple[UncertainDate, Reading | None]:
    """The bounds of what isn't EDTF, and the reading that gave them if it was words."""
    if typed.startswith(_EDTF):
        return parse_edtf(typed.removeprefix(_EDTF)), None
    if len(text) > MAX_LENGTH:
        mend = f"keep it under {MAX_LENGTH} characters"
        raise date_error(text, MAX_LENGTH, f"the date has {len(text):,} characters", mend)
    words, _, edtf = typed.partition(f", {_EDTF}")
    if edtf:
        bounds = parse_edtf(edtf)
        if words == bounds.words():
            return bounds, None
    mended = mended_edtf(typed)
    if mended is not None:
        try:
            return parse_edtf(mended), None
        except DateError:
            pass  # it may be words: "1914-18", "14:30"
    anchor = _anchor(reference, reference_name) if reference else None
    reading = Reading(Cursor(text, tokens_of(text)), anchor)
    edtf = read_phrase(reading)
    try:
        return parse_edtf(edtf), reading
    except DateError as error:
        mend = "write it as EDTF, such as 1985-03-14 or 1985/1990"
        raise date_error(text, 0, f"EDTF can't say this as {edtf}", mend) from error


def _anchor(reference: UncertainDate, name: str) -> Anchor:
    words = reference.words()
    if len(words) > _LONGEST_NAME:
        words = f"{words[: _LONGEST_NAME - 1]}…"
    name = " ".join(name[:_LONGEST_NAME].split())
    return Anchor(reference, f"{name} ({words})" if name else words)


def _reading_of(bounds: UncertainDate) -> str:
    """Its words, with the EDTF beside them where words alone would be read as something else."""
    words = bounds.words()
    if len(words) + len(bounds.edtf) > MAX_LENGTH - 10:
        return f"{_EDTF}{bounds.edtf}"
    try:
        again, _ = _understood(words, words, None, "")
    except DateError:
        return f"{words}, {_EDTF}{bounds.edtf}"
    return words if _four(again) == _four(bounds) else f"{words}, {_EDTF}{bounds.edtf}"


def _four(date: UncertainDate) -> tuple[int, int, int, int]:
    return date.start_earliest, date.start_latest, date.end_earliest, date.end_latest
