"""What one change of the history did to each record: as it was before, and as it was afterwards.

How that is put in words is ``session.change_words``' business.
"""

from dataclasses import dataclass

import apsw
from pydantic import ValidationError

from timeline_app.store.edits import RECORD_OF, TITLE, Key, Kind, ProjectRecord
from timeline_app.store.rows import RowError

_RECORD, _TITLE = 2, 1  # columns of a record's table, and of the project's


@dataclass(frozen=True)
class RecordChange:
    """``before`` is None for a new record, ``after`` for one that went; both are texts for the title.

    Where only something beside the record changed, as a document's text or a record's place, both are None.
    """

    key: Key
    before: ProjectRecord | str | None
    after: ProjectRecord | str | None
    is_new: bool = False
    is_gone: bool = False


def changed_records(changeset: bytes) -> list[RecordChange]:
    """What ``changeset`` did, in the order of its rows; RowError where it can't be read."""
    try:
        return [_change(row) for row in apsw.Changeset.iter(changeset)]
    except (apsw.Error, UnicodeDecodeError, ValidationError, ValueError):
        raise RowError("what it changed can't be read") from None


def _change(row: apsw.TableChange) -> RecordChange:
    kind = Kind(row.name)
    old, new = row.old or (), row.new or ()
    key = TITLE if kind is Kind.PROJECT else (kind, str((old or new)[0]))
    return RecordChange(
        key,
        _value(kind, old),
        _value(kind, new),
        is_new=row.op == "INSERT",
        is_gone=row.op == "DELETE",
    )


def _value(kind: Kind, columns: tuple[object, ...]) -> ProjectRecord | str | None:
    """The record, or the title, where the columns have it: only those that differ are told."""
    value = columns[_TITLE if kind is Kind.PROJECT else _RECORD] if columns else None
    if not isinstance(value, str):
        return None
    return value if kind is Kind.PROJECT else RECORD_OF[kind].model_validate_json(value)
