"""What becomes of refused suggestions when the records that they are about are merged or removed, as edits.

How a suggestion is refused is told by ``suggestions``.
"""

from collections.abc import Iterable, Iterator, Mapping

from timeline_app.model.event import Refusal, Suggestion
from timeline_app.store.edits import Edit, Kind, Put, Remove


def followed_refusals(
    refusals: Iterable[Refusal], suggestion: Suggestion, instead: Mapping[str, str | None]
) -> Iterator[Edit]:
    """The edits after which refusals of ``suggestion`` name none of the ids that ``instead`` has.

    They are about the id that it has for one that goes; where that is None, or they would be about one
    record or be told twice, they go: a later record may have the id. Of a refused proposal only the
    document is an id.
    """
    of_kind = [each for each in refusals if each.suggestion is suggestion]
    is_touched = [bool(instead.keys() & each.records) for each in of_kind]
    known = {
        frozenset((each.one, each.other))
        for each, touched in zip(of_kind, is_touched, strict=True)
        if not touched
    }
    for refusal, touched in zip(of_kind, is_touched, strict=True):
        if not touched:
            continue
        one = instead.get(refusal.one, refusal.one)
        is_id = refusal.other in refusal.records
        other = instead.get(refusal.other, refusal.other) if is_id else refusal.other
        if one is None or other is None or one == other or frozenset((one, other)) in known:
            yield Remove(Kind.REFUSAL, refusal.id)
        else:
            known.add(frozenset((one, other)))
            yield Put(refusal.model_copy(update={"one": one, "other": other}))
