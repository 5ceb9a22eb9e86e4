"""Tables of events (CSV, JSON Lines, Parquet) into columns of numbers and text, row by row accountable.

What is exported here is all that other rooms use: `open_table` for the many, `event_of_row` for one,
`date_text` for its date, `known_columns` to tell which cells have a meaning, `DATES` which give dates.
"""

from timeline_app.reading.tables.chunk import Rejected, TableChunk, TextCells
from timeline_app.reading.tables.columns import DATES, known_columns
from timeline_app.reading.tables.dates import date_text
from timeline_app.reading.tables.reader import TableReader, open_table
from timeline_app.reading.tables.record import event_of_row

__all__ = [
    "DATES",
    "Rejected",
    "TableChunk",
    "TableReader",
    "TextCells",
    "date_text",
    "event_of_row",
    "known_columns",
    "open_table",
]
