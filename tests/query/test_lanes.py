"""Lanes: who gets one, in which order, nested how, and with which events."""

from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np
import pytest

from timeline_app.query.columns import NOBODYS_COLOR, EventColumns, load_columns
from timeline_app.query.filter import EventFilter, matching
from timeline_app.query.lanes import (
    Lane,
    LaneArrangement,
    LaneOrder,
    color_numbers,
    make_lanes,
    own_color_number,
    parts_of,
)
from timeline_app.reading.event_model import OpenProject

MakeProject = Callable[..., OpenProject]


def lanes_of(
    columns: EventColumns,
    filter_: EventFilter | None = None,
    arrangement: LaneArrangement | None = None,
) -> tuple[Lane, ...]:
    wanted = filter_ or EventFilter()
    kept = matching(columns, wanted)
    return make_lanes(columns, kept, wanted, arrangement or LaneArrangement())


@pytest.fixture
def columns(make_project: MakeProject) -> EventColumns:
    opened = make_project()
    return load_columns(opened.project, opened.located)


def shown(lanes: tuple[Lane, ...]) -> list[tuple[str, int, int]]:
    return [(lane.actor.id, lane.depth, lane.count) for lane in lanes]


def test_lanes_are_nested_and_count_undated_events(columns: EventColumns) -> None:
    lanes = lanes_of(columns)
    assert shown(lanes) == [
        ("resistance", 0, 3),
        ("massoud", 1, 2),
        ("taliban", 0, 2),
        ("no actor", 0, 1),
    ]
    assert [len(lane.rows) for lane in lanes] == [2, 2, 2, 1]
    assert [lane.has_parts for lane in lanes] == [True, False, False, False]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (LaneOrder.COUNT, ["resistance", "massoud", "taliban"]),
        (LaneOrder.NAME, ["massoud", "resistance", "taliban"]),
        (LaneOrder.FIRST_EVENT, ["massoud", "resistance", "taliban"]),
        (LaneOrder.HAND, ["taliban", "massoud", "resistance"]),  # the rest as in the project
    ],
)
def test_orders(order: LaneOrder, expected: list[str], columns: EventColumns) -> None:
    arrangement = LaneArrangement(order=order, nested=False, by_hand=("taliban",))
    lanes = lanes_of(columns, None, arrangement)
    assert [lane.actor.id for lane in lanes] == [*expected, "no actor"]
    assert {lane.depth for lane in lanes} == {0}


def test_a_collapsed_whole_takes_in_its_parts_once(columns: EventColumns) -> None:
    arrangement = LaneArrangement(collapsed=frozenset({"resistance", "taliban"}))
    lanes = lanes_of(columns, None, arrangement)
    assert shown(lanes) == [("resistance", 0, 4), ("taliban", 0, 2), ("no actor", 0, 1)]
    assert lanes[0].is_collapsed
    assert not lanes[1].is_collapsed  # it has no parts
    assert np.all(np.diff(lanes[0].rows) > 0)


def test_actors_that_the_filter_does_not_name_have_no_lane(columns: EventColumns) -> None:
    lanes = lanes_of(columns, EventFilter(actors=frozenset({"massoud"})))
    assert shown(lanes) == [("massoud", 0, 2)]


def test_a_part_whose_whole_is_not_shown_goes_under_the_next(
    raw: Any, make_project: MakeProject
) -> None:
    raw["actors"].append(
        {"id": "unit", "name": "Unit", "kind": "military", "part_of": "resistance"}
    )
    raw["actors"][0]["part_of"] = "unit"
    opened = make_project(raw)
    lanes = lanes_of(load_columns(opened.project, opened.located))
    assert shown(lanes)[:2] == [("resistance", 0, 3), ("massoud", 1, 2)]


def test_every_kept_event_is_in_the_lanes_of_its_actors(columns: EventColumns) -> None:
    texts, orders, nestings = ("", "valley", "nothing"), LaneOrder, (True, False)
    for text, order, nested in product(texts, orders, nestings):
        wanted = EventFilter(text=text)
        lanes = lanes_of(columns, wanted, LaneArrangement(order=order, nested=nested))
        kept = np.flatnonzero(matching(columns, wanted) & columns.dated)
        expected = {(a, row) for row in kept for a in columns.events[row].actors or ("no actor",)}
        assert {(lane.actor.id, row) for lane in lanes for row in lane.rows} == expected


def test_colours_stay_under_every_filter(columns: EventColumns) -> None:
    numbers = color_numbers(columns)
    assert list(numbers.values()) == [*range(4), NOBODYS_COLOR]
    for lane in lanes_of(columns, EventFilter(actors=frozenset({"taliban"}))):
        assert lane.color == numbers["taliban"]


def test_an_event_without_participants_has_a_lane_that_filters_like_the_others(
    columns: EventColumns,
) -> None:
    alone = EventFilter(actors=frozenset({"no actor"}))
    assert [columns.ids[row] for row in np.flatnonzero(matching(columns, alone))] == ["harm"]
    assert shown(lanes_of(columns, alone)) == [("no actor", 0, 1)]
    others = EventFilter(actors=frozenset(columns.actor_position) - {"no actor"})
    assert not matching(columns, others)[columns.row_of["harm"]]


def test_parts_of_parts_are_parts(columns: EventColumns) -> None:
    assert parts_of(columns, "resistance") == {"massoud"}
    assert parts_of(columns, "massoud") == frozenset()


def test_a_colour_of_an_actors_own_is_its_lanes(
    make_project: Callable[..., OpenProject], raw: dict[str, Any]
) -> None:
    raw["actors"][0]["colour"] = "#d55e00"
    opened = make_project(raw)
    columns = load_columns(opened.project, opened.located)
    numbers = color_numbers(columns)
    assert numbers["massoud"] == own_color_number("#d55e00") == -1 - 0xD55E00
    assert numbers["taliban"] == 1
    [lane] = [lane for lane in lanes_of(columns) if lane.actor.id == "massoud"]
    assert lane.color == numbers["massoud"]
