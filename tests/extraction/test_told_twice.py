"""Events and actors that several articles tell of, in other words and otherwise: how many are joined."""

import pytest

from tests.extraction.told_twice import actors_joined, links_joined, sources_of, told_twice
from timeline_app.extraction.language_model import LanguageModel


@pytest.mark.parametrize(
    ("set_aside", "links", "actors"),
    [(False, (0.95, 0.75), (0.97, 0.8)), (True, (0.9, 0.55), (0.97, 0.65))],
    ids=["known", "set aside"],
)
def test_most_of_what_is_told_twice_is_joined_and_little_else(
    model: LanguageModel,
    set_aside: bool,
    links: tuple[float, float],
    actors: tuple[float, float],
) -> None:
    """Floors are of precision and recall."""
    documents = told_twice(set_aside=set_aside)
    sources = sources_of(model, documents)
    for found, floors in (
        (links_joined(documents, sources), links),
        (actors_joined(documents, sources), actors),
    ):
        assert (found.precision >= floors[0], found.recall >= floors[1]) == (True, True), found
