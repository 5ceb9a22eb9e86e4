import pytest

from timeline_app.extraction.dates.document_date import find_document_date, find_stated_date
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.segments import find_segments
from timeline_app.extraction.texts.span import Span

HEADS = {
    "date 2021-08-31\n\nThe army left.": ("2021-08-31", "2021-08-31"),
    "Date: Tue, 31 Aug 2021 10:00:00 +0200\nFrom: a@b.example\n\nHello": (
        "2021-08-31",
        "Tue, 31 Aug 2021",
    ),
    "Updated 2 September 2021\nPublished: Aug 31, 2021 10:15 GMT\n": ("2021-08-31", "Aug 31, 2021"),
    "BRIDGETON, Aug. 15, 2021 (Agency) — The army left.": ("2021-08-15", "Aug. 15, 2021"),
    "Army leaves\nBy J. Doe | August 31, 2021\n\nText": ("2021-08-31", "August 31, 2021"),
    "London, 3 March 1998\n\nDear Sir,": ("1998-03-03", "3 March 1998"),
    "Published 08/03/2021\n": ("[2021-03-08,2021-08-03]", "08/03/2021"),
}


@pytest.mark.parametrize("text", HEADS)
def test_the_head_of_a_document_tells_its_date(text: str) -> None:
    written = find_document_date(text, ())
    assert written.evidence is not None
    assert (written.edtf, written.evidence.of(text)[: len(HEADS[text][1])]) == HEADS[text]
    assert written.reason


STATED = {
    "Title\n\nKABUL, 16 August 2021 — Fighters entered.": ("2021-08-16", "its dateline"),
    "St. John's (Reuters), 1st of March 1999. Snow fell.": ("1999-03-01", "its dateline"),
    "Paris, 3 May 2003. Dear all,\n\nWe met.": ("2003-05-03", "its dateline"),
    "By Jane Roe | Monday, 3 May 2010 10:00": ("2010-05-03", "its byline"),
    "A headline\n2001-02-03\nText.": ("2001-02-03", "its date"),
    "The strike\nPrepared by the Lund Legal Aid Network, 12 May 2020\n\nIt began on 3 May 2012.": (
        "2020-05-12",
        "at its head",
    ),
    "The strike\nDrafted by counsel for the union – May 3, 2021\n\nIt began in May.": (
        "2021-05-03",
        "at its head",
    ),
    "Date 2020-12-31 What follows is a long paragraph": ("2020-12-31", "its date"),
    "Updated 5 June 2021\nPublished 4 June 2021": ("2021-06-04", "its date"),
    "Updated 5 June 2021": ("2021-06-05", "last changed"),
}


@pytest.mark.parametrize("text", STATED)
def test_a_text_states_its_date(text: str) -> None:
    written = find_stated_date(text, find_segments(text))
    assert written is not None
    assert written.evidence is not None
    assert (written.edtf, STATED[text][1] in written.reason) == (STATED[text][0], True)


NOT_ITS_OWN = (
    "On 3 May 1999 the treaty was signed.",
    "The treaty of 3 May 1999 was signed by all the parties.",
    "Accessed on 5 June 2021.",
    "The strike\nPrepared by the ministry for the court hearing of 3 May 2019\n\nIt began in May.",
    "The strike\nPrepared by its owners for a long war, the mill closed on 3 May 2019 for good.",
    "WASHINGTON (AP) — The president signed the bill Tuesday. It was passed on 2 May 2021.",
    "Date of birth: 5 June 1961\n\nShe was a judge.",
    "They met between August 16, 2021 and the following Monday.",
    "In a long sentence Ahmad, who was born there, left again 16 August 2021 with all that he had, and "
    "went to the valley, where he stayed for the rest of his life.",
    "A council met on Monday, and agreed with the union on many things.\n\nIt said this:\n"
    "— The Union (@TheUnion) August 25, 2021\nThe talks go on, an official has told the press.",
)


@pytest.mark.parametrize("text", NOT_ITS_OWN)
def test_a_date_that_it_tells_about_is_not_its_own(text: str) -> None:
    assert find_stated_date(text, find_segments(text)) is None


def test_a_date_from_outside_wins() -> None:
    text = "Published: Aug 31, 2021\n"
    for given in (
        "2021-09-02T10:00:00Z",
        "Thu, 02 Sep 2021 10:00:00 GMT",
        "2 September 2021",
        "20210902",
    ):
        written = find_document_date(text, (), given)
        assert (written.edtf, written.evidence) == ("2021-09-02", None)
    assert find_document_date(text, (), "no date").edtf == "2021-08-31"
    assert find_document_date(text, (), "August 2021").edtf == "2021-08"
    for bound in ("[2021-08-25..]", "[2021-03-08,2021-08-03]"):
        assert find_document_date(text, (), bound).edtf == bound


def test_without_a_date_it_is_not_before_what_the_text_tells_of_as_past() -> None:
    text = "The war ended on 30 August 2021 after years. The vote is due on 3 May 2022."
    written = find_document_date(text, (Segment(kind=SegmentKind.PARAGRAPH, span=Span(0, 76)),))
    assert written.edtf == "[2021-08-30..]"
    assert written.evidence is not None
    assert written.evidence.of(text) == "30 August 2021"


def test_a_text_that_tells_no_date_has_none() -> None:
    written = find_document_date("The army left on Monday, 400 strong.", ())
    assert (written.edtf, written.evidence) == (None, None)
    assert find_document_date("", ()).edtf is None
