"""The tables of a project file, by its version, and the version that this program writes.

How rows become records is ``rows``' business; how older versions become this one is ``migration``'s.
"""

APPLICATION_ID = 0x544C4E45  # "TLNE"
VERSION = 3
PAGE_SIZE = 4096

# Each row has a checksum of its other columns; a change has that of all records after it, in `state`.
# `head` comes first, so that it is page 2 of every file: `snapshot` watches it without SQLite.
TABLES: dict[int, tuple[str, ...]] = {
    1: (
        "CREATE TABLE project(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        "CREATE TABLE dataset(id INTEGER PRIMARY KEY, folder TEXT NOT NULL,"
        " manifest_sha256 TEXT NOT NULL) STRICT",
    ),
    2: (
        "CREATE TABLE head(id INTEGER PRIMARY KEY, number INTEGER NOT NULL, tip INTEGER NOT NULL,"
        " last INTEGER NOT NULL, checksum INTEGER NOT NULL) STRICT",
        "CREATE TABLE project(key TEXT PRIMARY KEY, value TEXT NOT NULL,"
        " checksum INTEGER NOT NULL) STRICT",
        "CREATE TABLE dataset(id INTEGER PRIMARY KEY, folder TEXT NOT NULL,"
        " manifest_sha256 TEXT NOT NULL, checksum INTEGER NOT NULL) STRICT",
        "CREATE TABLE text(sha256 TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT",
        "CREATE TABLE document(id TEXT PRIMARY KEY, place INTEGER NOT NULL, record TEXT NOT NULL,"
        " text TEXT, checksum INTEGER NOT NULL) STRICT",
        "CREATE TABLE actor(id TEXT PRIMARY KEY, place INTEGER NOT NULL, record TEXT NOT NULL,"
        " checksum INTEGER NOT NULL) STRICT",
        "CREATE TABLE event(id TEXT PRIMARY KEY, place INTEGER NOT NULL, record TEXT NOT NULL,"
        " checksum INTEGER NOT NULL) STRICT",
        "CREATE TABLE link(id TEXT PRIMARY KEY, place INTEGER NOT NULL, record TEXT NOT NULL,"
        " checksum INTEGER NOT NULL) STRICT",
        "CREATE TABLE change(number INTEGER PRIMARY KEY, parent INTEGER, label TEXT NOT NULL,"
        " made TEXT NOT NULL, who TEXT NOT NULL, touched TEXT NOT NULL, state INTEGER NOT NULL,"
        " checksum INTEGER NOT NULL, changeset BLOB NOT NULL) STRICT",
    ),
}
# Counts every write, so that two between two looks never seem to be none: an undo and a redo, say.
_WRITES = "writes INTEGER NOT NULL DEFAULT 0"
MORE_COLUMNS = {3: (f"ALTER TABLE head ADD COLUMN {_WRITES}",)}
TABLES[3] = (
    TABLES[2][0].replace(") STRICT", f", {_WRITES}) STRICT"),
    *TABLES[2][1:],
    "CREATE TABLE refusal(id TEXT PRIMARY KEY, place INTEGER NOT NULL, record TEXT NOT NULL,"
    " checksum INTEGER NOT NULL) STRICT",
    # What can be made again from the records: of no change, and never needed to open the file.
    "CREATE TABLE cache(name TEXT PRIMARY KEY, state INTEGER NOT NULL, content BLOB NOT NULL,"
    " checksum INTEGER NOT NULL) STRICT",
)
HEAD_PAGE = 2

_Object = tuple[str, str, str, str | None]


def schema_objects(version: int) -> set[_Object]:
    """Rows of ``sqlite_schema`` (type, name, table, SQL): all that a file of ``version`` may hold."""
    tables = {(statement.split("(")[0].split()[-1], statement) for statement in TABLES[version]}
    return {("table", name, name, statement) for name, statement in tables} | {
        ("index", f"sqlite_autoindex_{name}_1", name, None)
        for name, statement in tables
        if "TEXT PRIMARY KEY" in statement
    }
