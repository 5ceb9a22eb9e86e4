"""The rows of the filter's lists: which actors a search there leaves."""

from collections.abc import Callable
from typing import Any

import pytest

from timeline_app.desktop.facets import Facets
from timeline_app.session.session import Session


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lukasz", {"massoud"}),
        ("wojcik luk", {"massoud"}),
        ("soyuz", {"reporters"}),
        ("союз", {"reporters"}),
        ("resist", {"resistance"}),
        ("of panjshir", {"resistance"}),
        ("ł", {"massoud", "taliban", "resistance"}),
        ("?", {"taliban"}),
    ],
)
def test_actors_are_found_whatever_their_letters(
    typed: str, found: set[str], raw: dict[str, Any], make_session: Callable[..., Session]
) -> None:
    raw["actors"][0]["name"] = "Łukasz Wójcik"
    raw["actors"][1]["name"] = "Taliban?"
    raw["actors"][3]["name"] = "Союз"
    facets = Facets(make_session(raw))
    assert {row.key for row in facets.actor_rows(typed)} == found
