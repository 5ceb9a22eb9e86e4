import pytest

from timeline_app.extraction.texts.segments import find_segments
from timeline_app.extraction.texts.titles import title_of

STORY = "\n\nThe council closed the harbour on Monday. Nobody was hurt.\n"
TITLES = {
    f"Harbour closed{STORY}": "Harbour closed",
    f"FOR IMMEDIATE RELEASE\n\nHarbour closed{STORY}": "Harbour closed",
    f"PRESS RELEASE\n\n3 May 2021\n\nHarbour closed{STORY}": "Harbour closed",
    f"Breaking news\n\nHarbour closed{STORY}": "Harbour closed",
    f"BREAKING: Harbour closed{STORY}": "Harbour closed",
    f"World news\n\nBy Jane Roe\n3 May 2021{STORY}": "The council closed the harbour on Monday.",
    f"STATEMENT{STORY}": "The council closed the harbour on Monday.",
    f"OLDPORT, May 3 (Agency) — {STORY.strip()}": "The council closed the harbour on Monday.",
    f"date 2021-05-03 {STORY.strip()}": "The council closed the harbour on Monday.",
    f"From: Jane <j@e.example>\nTo: all@e.example\nSubject: The harbour{STORY}": "The harbour",
    f"Dear Mr. Roe,{STORY}": "The council closed the harbour on Monday.",
    "Gen. J. Roe of the U.S. Army met Mr. Doe. They talked.": "Gen. J. Roe of the U.S. Army met Mr. Doe.",
    "The council of the town has closed the harbour for all ships from\nabroad. Nobody was hurt, and the ships "
    "are to wait outside of the\nharbour until it opens.": "The council of the town has closed the harbour for all ships from abroad.",
    f"Home | News | Sports\nSign in\n\nHarbour closed{STORY}": "Harbour closed",
    f"The Daily Post\nMonday, 3 May 2021\n\nHarbour closed{STORY}": "Harbour closed",
    f"12 High Street\nOldport\n3 May 2021\n\nDear Sir,{STORY}": "The council closed the harbour on Monday.",
    f"An open letter to the council\n\nDear Sir,{STORY}": "An open letter to the council",
    f"Opinion | The harbour must open{STORY}": "The harbour must open",
    f"Hi-tech harbour opens{STORY}": "Hi-tech harbour opens",
    "3 May 2021": "3 May 2021",
    "Report of the commission on the harbour\n\nIt met twice.": "Report of the commission on the harbour",
}


@pytest.mark.parametrize("text", TITLES)
def test_a_text_is_called_by_its_heading_or_first_sentence(text: str) -> None:
    assert title_of(text, find_segments(text)) == TITLES[text]


def test_a_long_sentence_is_cut_between_words() -> None:
    title = title_of("word " * 200, find_segments("word " * 200))
    assert title is not None
    assert len(title) <= 121
    assert title.endswith("word…")


def test_what_has_no_words_has_no_title() -> None:
    assert title_of("* * *\n---\n", find_segments("* * *\n---\n")) is None
