"""Dates of rows: of tables, lists and chronologies."""

import pytest

from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("1911: Mill founded\n1920: Mill sold", {"founded": "1911", "sold": "1920"}),
        (
            "11 March 2013 | Boiler failed\n14 March 2013 | Boiler repaired",
            {"failed": "2013-03-11", "repaired": "2013-03-14"},
        ),
        (
            "- 3 May 2013 – Quay closed\n- 4 May 2013 – Quay reopened",
            {"closed": "2013-05-03", "reopened": "2013-05-04"},
        ),
        ("| 7 | 3 May 2013 | Boiler failed |\n| 8 | 4 May 2013 | Boiler burst |",
         {"failed": "2013-05-03", "burst": "2013-05-04"}),
        ("1. 4 June 2008: The bank opened a branch.\n\n2. 2011: The bank closed it. Nobody was sacked.",
         {"opened": "2008-06-04", "closed": "2011", "sacked": "2011"}),
        ("(a) 5 May 2013 – The union called a strike.\n(b) June 2013 – The owner closed the plant.",
         {"called": "2013-05-05", "closed": "2013-06"}),
        ("(b) 2 April 2013: The king was to visit the mill, but fell ill.\n(c) 3 May 2013: He died.",
         {"visit": "2013-04-02", "died": "2013-05-03"}),
        ("2 April 2013: The owner was due to sell the mill.", {"sell": "2013-04-02"}),
        ("11) 3 March 2013 — The mayor resigned.\n12) Late May 2013 — The council approved the plan.",
         {"resigned": "2013-03-03", "approved": "[2013-05-21..2013-05-31]"}),
        ("(ii) 3 March 2013: The mayor resigned.\n(iii) 9 May 2013: The ship sank.",
         {"resigned": "2013-03-03", "sank": "2013-05-09"}),
        ("The boiler failed.\n\n9 October: Second letter sent", {"sent": "2013-10-09"}),
    ],
)  # fmt: skip
def test_a_date_at_the_start_of_a_line_or_in_a_cell_dates_what_the_line_tells(
    model: LanguageModel, text: str, dates: dict[str, str]
) -> None:
    events = propose_document(model, text, published="2014-05-12").events
    found = {event.trigger.of(text): event.date and event.date.edtf for event in events}
    assert {word: found.get(word) for word in dates} == dates


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("3 May 2013: Mayor said the quay will be closed", "closed"),
        ("3 May 2013: Mayor resigned after the assault", "assault"),
        ("May 3 – June 4, 2013: Quay closed", "closed"),
        ("3 May 2013: The council met the owners. The quay was to close.", "close"),
    ],
)
def test_it_dates_nothing_told_by_the_way_or_as_to_come(
    model: LanguageModel, text: str, word: str
) -> None:
    events = propose_document(model, text, published="2014-05-12").events
    dates = [event.date for event in events if event.trigger.of(text) == word]
    assert all(date is None or date.edtf != "2013-05-03" for date in dates)
    assert dates
