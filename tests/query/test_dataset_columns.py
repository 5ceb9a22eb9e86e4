"""Columns over a dataset: what they say of a row is what its record says."""

from pathlib import Path

import pytest

from timeline_app.query.columns import EventColumns
from timeline_app.session.importing import import_tables
from timeline_app.session.opening import open_file

DATES = ["[2001,2005]", "'[2001..2005-03]", "{1999,2001}", "2003", "", "2001/2004~", "[..2002]"]


@pytest.fixture(params=["date", "start", "bounds"])
def columns(tmp_path: Path, request: pytest.FixtureRequest) -> EventColumns:
    """A table that states its dates in one of the three ways."""
    lines = {
        "date": ["title,date,actors", *(f'E{n},"{date}",A' for n, date in enumerate(DATES))],
        "start": ["title,start,end", "E0,2001,2004", "E1,2001,", "E2,,"],
        "bounds": [
            "title,start_earliest,start_latest,end_earliest,end_latest",
            "E0,2001-01-01T00:00:00,2005-12-31T23:59:59,2001-01-01T00:00:00,2005-12-31T23:59:59",
            "E1,,,,",
        ],
    }[request.param]
    table = tmp_path / "events.csv"
    table.write_text("\n".join(lines) + "\n")
    import_tables([table], tmp_path / "events.timeline")
    return open_file(tmp_path / "events.timeline").columns


def test_dates_of_several_moments_are_those_of_the_record(columns: EventColumns) -> None:
    for row, event in enumerate(columns.events):
        moments = event.date.bounds.one_of if event.date else ()
        assert columns.members.get(row, ()) == moments
    assert [int(row) for row in columns.member_rows] == list(columns.members)


def test_ids_lead_to_rows_and_back(columns: EventColumns) -> None:
    for row, id_ in enumerate(columns.ids):
        assert columns.row_of[id_] == row
        assert columns.events[row].id == id_
        assert columns.events[row].title == columns.titles[row]
    for unknown in ("t1.1", "t2.2", "t1.99", "t0.2", "t1.02", "x"):
        with pytest.raises(KeyError):
            columns.row_of[unknown]
