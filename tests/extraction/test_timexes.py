import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.extraction.dates.date_ranges import date_ranges
from timeline_app.extraction.dates.timex import DocumentDate, Timex
from timeline_app.extraction.dates.timexes import find_timexes
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.span import Span
from timeline_app.model.source import Basis
from timeline_app.model.time import parse_edtf

WRITTEN = DocumentDate(edtf="2013-03-22")  # a Friday


def found(text: str, written: DocumentDate = WRITTEN) -> tuple[Timex, ...]:
    return find_timexes(text, (), (), written)


def said(text: str, timexes: tuple[Timex, ...]) -> list[str]:
    return [f"{each.span.of(text)} = {each.kind} {each.value}" for each in timexes]


# Each sentence with its date words, their kind and value, by TimeML's guidelines.
SENTENCES = {
    "They met on 31 August 2021.": ["31 August 2021 = DATE 2021-08-31"],
    "On Tuesday, Sept. 4, 2012, it rained.": ["Tuesday, Sept. 4, 2012 = DATE 2012-09-04"],
    "It was signed on 12/31/2012.": ["12/31/2012 = DATE 2012-12-31"],
    "He was born in October of 1963.": ["October of 1963 = DATE 1963-10"],
    "He was a minister from 1998 to 2003.": ["1998 = DATE 1998", "2003 = DATE 2003"],
    "The law dates from the late 19th century.": ["the late 19th century = DATE 18"],
    "It was the worst storm since the 1990s.": ["the 1990s = DATE 199"],
    "The summer of 1964 was hot.": ["The summer of 1964 = DATE 1964-SU"],
    "The third quarter of 2011 was better.": ["The third quarter of 2011 = DATE 2011-Q3"],
    "It closes in mid-2014.": ["mid-2014 = DATE 2014"],
    "He died in 44 BC.": ["44 BC = DATE BC0044"],
    "He was arrested last week.": ["last week = DATE 2013-W11"],
    "The talks ended late Thursday.": ["late Thursday = DATE 2013-03-21"],
    "Friday night was calm.": ["Friday night = TIME 2013-03-22TNI"],
    "Earlier this month, he resigned.": ["Earlier this month = DATE 2013-03"],
    "Last year's profit was lower.": ["Last year = DATE 2012"],
    "Shots were heard on the morning of January 31.": [
        "the morning of January 31 = TIME 2013-01-31TMO"
    ],
    "He was found dead at 3:30 a.m. Tuesday.": ["3:30 a.m. Tuesday = TIME 2013-03-19T03:30"],
    "It begins at 14:30 GMT.": ["14:30 GMT = TIME 2013-03-22T14:30"],
    "Two years ago, she left.": ["Two years ago = DATE 2011"],
    "Sales fell from a year earlier.": ["a year earlier = DATE 2012"],
    "On March 3 they came. A day later, they left.": [
        "March 3 = DATE 2013-03-03",
        "A day later = DATE 2013-03-04",
    ],
    "In 1943 he fled. The following year, he was caught.": [
        "1943 = DATE 1943",
        "The following year = DATE 1944",
    ],
    "He stayed for about six weeks.": ["about six weeks = DURATION P6W"],
    "For decades, the families waited.": ["decades = DURATION PXDE"],
    "Over the past three years it grew.": ["the past three years = DURATION P3Y"],
    "His 31-year career ended.": ["31-year = DURATION P31Y"],
    "A week-long strike began.": ["week-long = DURATION P1W"],
    "He waited a year and a half.": ["a year and a half = DURATION P18M"],
    "They meet twice a week.": ["twice a week = SET P1W"],
    "Every Sunday, they pray.": ["Every Sunday = SET XXXX-WXX-7"],
    "The paper is printed daily.": ["daily = SET P1D"],
    "It costs $5 a month.": ["a month = SET P1M"],
    "It is now closed.": ["now = DATE PRESENT_REF"],
    "It recently moved.": ["recently = DATE PAST_REF"],
    "He sees no end in the near future.": ["the near future = DATE FUTURE_REF"],
    "The Sept. 11 attacks changed it.": ["Sept. 11 = DATE 2001-09-11"],
    "On Christmas Day 2011 it snowed.": ["Christmas Day 2011 = DATE 2011-12-25"],
    "Easter 2024 was early.": ["Easter 2024 = DATE 2024-03-31"],
    "It stood open from May to July 2020.": ["May = DATE 2020-05", "July 2020 = DATE 2020-07"],
    "They came on Tuesday 12th and left on the 24th.": [
        "Tuesday 12th = DATE 2013-03-12",
        "the 24th = DATE 2013-03-24",
    ],
    "It was the same in the same quarter last year.": [
        "the same quarter = DATE 2012-Q1",
        "last year = DATE 2012",
    ],
    "The fourth-quarter figure was low.": ["fourth-quarter = DATE 2012-Q4"],
    "It has been so for a quarter of a century.": ["a quarter of a century = DURATION P25Y"],
    "By year-end it had only two shops, open all day on weekends.": [
        "year-end = DATE 2013",
        "all day = DURATION P1D",
        "weekends = SET XXXX-WXX-WE",
    ],
    "He spoke in the early evening.": ["the early evening = TIME 2013-03-22TEV"],
    "In late fall they go south.": ["late fall = DATE 2012-FA"],
    "The last day of March is near.": ["The last day of March = DATE 2013-03-31"],
    "Earlier Friday, shares rose.": ["Earlier Friday = DATE 2013-03-22"],
    "Fiscal 2012 was bad.": ["Fiscal 2012 = DATE FY2012"],
    "It took five exasperating months and a half-hour more.": [
        "five exasperating months = DURATION P5M",
        "a half-hour = DURATION PT30M",
    ],
    "It took a two-and-a-half-year inquiry.": ["two-and-a-half-year = DURATION P30M"],
    "It formed 380,000 years after the bang.": ["380,000 years = DURATION P380000Y"],
    "We met at half past six, and again at noon on Sunday.": [
        "half past six = TIME 2013-03-22T06:30",
        "noon on Sunday = TIME 2013-03-17T12:00",
    ],
    "It was between 15 and 31 Aug 2021.": ["15 = DATE 2021-08-15", "31 Aug 2021 = DATE 2021-08-31"],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_date_words_are_found_with_their_extent_and_value(sentence: str) -> None:
    assert said(sentence, found(sentence)) == SENTENCES[sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Since the fall of the city, thousands have fled.",
        "She may march to the capital.",
        "Version 2.0.1 runs on 192.168.10.5 and costs $2010.",
        "Call 555-2010 or visit room 2010.",
        "Article 5(2) and Resolution 1973 were cited.",
        "More than 1,500 troops and 2000 soldiers marched.",
        "The team won 3-2 after a 2-1 lead in the second half.",
        "A 45-year-old man and a woman of 34 were held.",
        "He ran it in 1:41.09; see http://news.example/2012/05/03/x.html.",
        "The Sun sat on a second chair.",
        "He lives at 2010 Oak Street, 40 light years away.",
        "She waited until the last minute for the first day of school.",
        "Temperatures in the 40s are rare, he rated it 7/7.",
    ],
)
def test_numbers_and_words_that_are_no_dates_are_left_alone(sentence: str) -> None:
    assert said(sentence, found(sentence)) == []


# The bounds in EDTF, and what they rest on.
BOUNDS = {
    "He left in late August 2021.": ("[2021-08-21..2021-08-31]", Basis.STATED),
    "He left at the end of 2012.": ("[2012-09..2012-12]", Basis.STATED),
    "He left yesterday.": ("2013-03-21", Basis.RELATIVE),
    "He left three weeks ago.": ("[2013-02-26..2013-03-04]", Basis.RELATIVE),
    "He has left within the last few days.": ("[2013-03-16..2013-03-22]", Basis.RELATIVE),
    "He left years ago.": ("[..2011-09-22]", Basis.RELATIVE),
    "He left on 03/04/2011.": ("[2011-03-04,2011-04-03]", Basis.STATED),
    "He ruled for three years until 2001.": ("1998/2001", Basis.RELATIVE),
    "He left in the last two weeks of June 2011.": ("[2011-06-17..2011-06-30]", Basis.STATED),
    "He ruled for ten years from 1990.": ("1990/2000", Basis.RELATIVE),
    "It closed for the first six months of 2012.": ("[2012-01..2012-06]", Basis.STATED),
    "He left about two weeks ago.": ("[2013-03-05~..2013-03-11~]", Basis.RELATIVE),
    "He left more than two years ago.": ("[..2011-09-22]", Basis.RELATIVE),
    "He left on the night of 3 May 2011.": ("[2011-05-03..2011-05-04]", Basis.STATED),
    "He left last winter.": ("2012-24", Basis.RELATIVE),
    "He left on Monday at 10:15 UTC.": ("2013-03-18", Basis.RELATIVE),
}


@pytest.mark.parametrize("sentence", BOUNDS)
def test_bounds_are_those_that_the_words_allow(sentence: str) -> None:
    first = found(sentence)[0]
    assert (first.edtf, first.basis) == BOUNDS[sentence]


def test_what_a_date_leans_on_is_told() -> None:
    (yesterday,) = found("He left yesterday.")
    assert yesterday.anchor == "the document's date, 22 March 2013"
    (unknown,) = found("He left yesterday.", DocumentDate())
    assert (unknown.value, unknown.edtf, unknown.basis) == ("XXXX-XX-XX", None, Basis.RELATIVE)
    (within,) = found("He left yesterday.", DocumentDate(edtf="2013-03"))
    assert (within.value, within.edtf) == ("XXXX-XX-XX", "[2013-02-28..2013-03-30]")


def test_where_only_a_bound_of_the_document_is_known_dates_are_bounded_or_inferred() -> None:
    text = "He left on 25 March. It has grown in the last few days."
    day, days = found(text, DocumentDate(edtf="[2013-03-25..]"))
    assert (day.edtf, day.basis) == ("2013-03-25?", Basis.INFERRED)
    assert (days.edtf, days.basis) == ("[2013-03-19..]", Basis.RELATIVE)


def test_history_is_dated_by_its_own_years_and_news_by_its_day() -> None:
    history = "The treaty was signed on 3 March 1918. On 11 November the guns fell silent."
    assert [each.value for each in found(history)] == ["1918-03-03", "1918-11-11"]
    news = "The shop, opened on 3 March 1998, closed on Monday. On 11 January it had burned."
    assert [each.value for each in found(news)] == ["1998-03-03", "2013-03-18", "2013-01-11"]


@pytest.mark.parametrize(
    ("text", "edtf", "basis"),
    [
        ("The Sept. 11 attacks changed it.", "2001-09-11", Basis.STATED),
        ("The Sept. 11 attack on the mill changed it.", "2001-09-11?", Basis.INFERRED),
        ("The March 11 bombing wounded nine people.", "2013-03-11", Basis.RELATIVE),
        ("The July 7 bombing wounded nine people.", "2005-07-07?", Basis.INFERRED),
    ],
)
def test_a_day_known_for_an_attack_is_meant_unless_another_is_nearer(
    text: str, edtf: str, basis: Basis
) -> None:
    (day,) = found(text)
    assert (day.edtf, day.basis) == (edtf, basis)


def test_a_distance_from_something_that_happened_keeps_its_words() -> None:
    text = "Two days before the 9/11 attack he was killed; they fled a week after the election."
    before, attack, after = found(text)
    assert (before.edtf, before.offset) == ("2001-09-09", "-P2D")
    assert attack.edtf == "2001-09-11"
    assert after.event is not None
    assert (after.edtf, after.offset, after.event.of(text)) == (None, "P1W", "the election")


def test_words_in_a_post_lean_on_the_date_of_the_post() -> None:
    text = "He left yesterday.\n\nWe left yesterday. @someone\n\n5 May 2011"
    posted = Span(text.index("5 May"), len(text))
    segments = (
        Segment(kind=SegmentKind.PARAGRAPH, span=Span(0, 18)),
        Segment(kind=SegmentKind.POST, span=Span(20, 47), dated=posted),
    )
    first, second = find_timexes(text, segments, (), WRITTEN)
    assert (first.edtf, second.edtf) == ("2013-03-21", "2011-05-04")
    assert second.anchor == "the date of the post, 5 May 2011"


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Rebels attacked a convoy on Wednesday.", ["2013-03-20"]),
        ("The hearing is scheduled for Wednesday.", ["2013-03-27"]),
        ("The firm said it would report its results on Tuesday.", ["2013-03-26"]),
        ("The president, who came Sunday, will leave Tuesday.", ["2013-03-17", "2013-03-26"]),
        ("The vote is on Thursday.", ["2013-03-28"]),
        ("The union called for protests on Wednesday.", ["2013-03-27"]),
        ("The union called on Wednesday for protests.", ["2013-03-20"]),
        ("The mayor called for calm on Wednesday.", ["2013-03-20"]),
        ("The opposition demanded that talks be held on Monday.", ["2013-03-25"]),
        ("They called on workers to strike on Monday.", ["2013-03-25"]),
        ("Union leaders urged a strike on Monday over pay.", ["2013-03-25"]),
        ("The road will have been closed since Monday.", ["2013-03-18"]),
        ("A judge set a May trial date after a hearing on Monday.", ["2013-05", "2013-03-18"]),
        ("In October, the army took the north.", ["2012-10"]),
        ("The plant will close in October.", ["2013-10"]),
        ("About 2000 villagers were moved; 2000 soldiers came.", []),
        ("His daughter June Miller thanked April Jones.", []),
    ],
)
def test_the_clause_tells_which_one_is_meant(
    model: LanguageModel, sentence: str, values: list[str]
) -> None:
    segments = (Segment(kind=SegmentKind.PARAGRAPH, span=Span(0, len(sentence))),)
    sentences = model.parse(sentence, segments)
    timexes = find_timexes(sentence, segments, sentences, WRITTEN)
    assert [each.value for each in timexes] == values


def test_two_dates_make_a_range() -> None:
    text = "It was between 15 and 31 Aug 2021, open from Monday to Friday and from late May to June 2020."
    ranges = date_ranges(text, found(text))
    assert [(each.span.of(text), each.edtf) for each in ranges] == [
        ("15 and 31 Aug 2021", "[2021-08-15..2021-08-31]"),
        ("Monday to Friday", "2013-03-18/2013-03-22"),
        ("late May to June 2020", "2020-05-21/2020-06"),
    ]


WORDS = re.findall(
    r"\S+",
    "the last two May 3 2010 days ago - , . to and fall of early 1990s at p.m. 5 : 30 Friday before every "
    "week quarter first '98 9/11 \u202e “ é year half hour VJ day 5/6 twice a several 24:00 31 season",
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", "  ", "-", "", "\n"]))),
    st.sampled_from([None, "2013-03-22", "2013-03", "[2013-01-05..]", "0001-01-01", "9999-12-31"]),
)
def test_spans_stand_in_order_and_bounds_can_be_read(
    words: list[tuple[str, str]], written: str | None
) -> None:
    text = "".join(f"{word}{gap}" for word, gap in words)
    timexes = found(text, DocumentDate(edtf=written))
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in timexes)
    assert all(a.span.end <= b.span.start for a, b in pairwise(timexes))
    for each in timexes:
        if each.edtf is not None:
            assert parse_edtf(each.edtf)


def test_hostile_texts_take_time_in_line_with_their_length() -> None:
    dates = "On 3 May 2011 it rained. " * 2_000
    assert len(found(dates)) == 2_000
    for text in ("x" * 1_000_000, "1" * 1_000_000, "'" * 20_000, "May and " * 2_000, "a " * 20_000):
        assert len(found(text)) <= text.count("May")
