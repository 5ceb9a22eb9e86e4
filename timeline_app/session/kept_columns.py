"""The columns of a large project, kept in its file so that the next opening need not make them.

How they lie there is ``query.column_cache``'s business.
"""

from contextlib import suppress

from timeline_app.query.column_cache import columns_to_bytes
from timeline_app.query.columns import EventColumns
from timeline_app.session.first_look import COLUMNS
from timeline_app.store.errors import StoreError
from timeline_app.store.project_store import ProjectStore

MANY = 2_000  # events, of which columns take longer to make than to read


class KeptColumns:
    """What the file of ``store`` keeps; ``are_kept`` tells that it has the columns as they are now."""

    def __init__(self, store: ProjectStore, *, are_kept: bool) -> None:
        self._store = store
        self._kept_at = store.head if are_kept else None

    @property
    def are_kept(self) -> bool:
        return self._kept_at == self._store.head

    def keep(self, columns: EventColumns) -> None:
        """Keep ``columns`` if it is worth it and can be done, and they are those of the records."""
        store = self._store
        if store.is_read_only or not store.is_whole or self.are_kept or len(columns) < MANY:
            return
        if set(map(id, columns.events)) != set(map(id, store.project.events)):
            return
        with suppress(StoreError):
            store.keep(COLUMNS, columns_to_bytes(columns))
            self._kept_at = store.head
