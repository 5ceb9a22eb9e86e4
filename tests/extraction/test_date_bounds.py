import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.extraction.dates.date_bounds import day_of, from_on, lasting, shifted, up_to
from timeline_app.model.time import parse_edtf

EDTF = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda day: str(day)[:7]),
    st.dates().map(lambda day: str(day)[:4]),
    st.dates().map(lambda day: f"{day}~"),
    st.dates().map(lambda day: f"[..{day}]"),
    st.dates().map(lambda day: f"[{day}..]"),
    st.tuples(st.dates(), st.dates()).map(sorted).map(lambda two: f"{two[0]}/{two[1]}"),
)


@pytest.mark.parametrize(
    ("made", "edtf"),
    [
        (up_to("2021-08-15"), "[..2021-08-15]"),
        (up_to("2021-08-15/2021-08-20"), "[..2021-08-20]"),
        (up_to("[2021-08-15..]"), None),
        (from_on("2021-08"), "[2021-08..]"),
        (from_on("2021-08", "2021-09-01"), "[2021-08..2021-09-01]"),
        (from_on("2021-08-15", "2021-08-15"), "2021-08-15"),
        (from_on("2021-09", "2021-08-15"), None),
        (from_on("[..2021-08-15]"), None),
        (from_on("[..2021-08-15]", "2021-08-20"), "[..2021-08-20]"),
        (lasting("2021-08", "2021-09-02"), "2021-08/2021-09-02"),
        (lasting("2021-08-15", None), "2021-08-15/"),
        (lasting(None, "2021-08-15"), "/2021-08-15"),
        (lasting("2021-09", "2021-08"), None),
        (shifted("2021-03-01", "-P2D"), "2021-02-27"),
        (shifted("2021-03-01", "P2W"), "2021-03-15"),
        (shifted("2021-03-31", "-P1M"), "2021-02"),
        (shifted("2020-02-29", "P1Y"), "2021"),
        (shifted("2021-03", "P1D"), "[2021-03-02..2021-04-01]"),
        (shifted("[..2021-03-01]", "P1D"), None),
        (shifted("9999-12-31", "P1D"), None),
        (shifted("2021-03-01", "PT2H"), None),
    ],
)
def test_what_lies_beyond_or_between_dates(made: str | None, edtf: str | None) -> None:
    assert made == edtf


@given(EDTF, EDTF)
def test_whatever_is_made_of_dates_is_edtf_within_their_bounds(one: str, other: str) -> None:
    first, second = parse_edtf(one), parse_edtf(other)
    made = up_to(one)
    if made is not None:
        assert parse_edtf(made).end_latest >= first.end_latest
    made = from_on(one, other)
    if made is not None:
        assert parse_edtf(made).start_earliest <= first.start_earliest
        assert parse_edtf(made).end_latest >= second.end_latest
    made = lasting(one, other)
    if made is not None:
        assert parse_edtf(made).start_earliest <= parse_edtf(made).end_latest
    for offset in ("-P3D", "P2W", "P1M", "-P10Y"):
        made = shifted(one, offset)
        assert made is None or parse_edtf(made)


def test_a_day_is_known_where_the_bounds_lie_on_one() -> None:
    assert day_of(parse_edtf("2021-08-31")) == "2021-08-31"
    assert day_of(parse_edtf("2021-08-31T10:00:00")) == "2021-08-31"
    assert day_of(parse_edtf("2021-08")) is None
    assert day_of(parse_edtf("[..2021-08-31]")) is None
