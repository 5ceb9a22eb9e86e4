import pytest

from timeline_app.extraction.dates.document_date import find_document_date
from timeline_app.extraction.texts.segment import Segment, SegmentKind
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
