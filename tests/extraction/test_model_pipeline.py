"""What is parsed faster than spaCy does it itself comes out the same."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from timeline_app.extraction.language_model import RELEASED
from timeline_app.extraction.model_pipeline import ModelPipeline

TEXTS = [
    "There were talks in Oslo on 3 May 2021, and there's no doubt that they failed.",
    "I ain't going, let's stay: nothin' happens. Y'all gonna see what it does to me!",
    "The ministry had denied  it;\n\nthat is what\tMs Dore, who'd been there, said once.",
    "“Once it had begun, it couldn't be stopped,” said the U.N. envoy to Sudan, but he won't resign.",
    "7",
    "I  ",
]


@pytest.fixture(scope="module")
def pipeline() -> Language:
    for released in RELEASED:
        spec = find_spec(released.package)
        if spec is not None and spec.origin is not None:
            return spacy.load(Path(spec.origin).parent / released.folder, exclude=["senter"])
    raise LookupError("no model is installed")


def told(docs: Iterator[Doc]) -> list[tuple[object, ...]]:
    return [
        (
            token.text,
            token.tag_,
            token.pos_,
            str(token.morph),
            token.lemma_,
            token.dep_,
            token.head.i,
            token.ent_iob_,
            token.ent_type_,
            token.is_sent_start,
        )
        for doc in docs
        for token in doc
    ]


def test_each_word_is_told_as_by_the_model_itself(pipeline: Language) -> None:
    texts = TEXTS + [text.replace(" ", "\n", 3).title() for text in TEXTS]
    mine = ModelPipeline(pipeline)
    for batch_size in (1, 5):
        given = ((text, place) for place, text in enumerate(texts))
        parsed = list(mine.parsed(given, batch_size))
        assert [place for _, place in parsed] == list(range(len(texts)))
        expected = told(pipeline.pipe(texts, batch_size=batch_size))
        assert told(doc for doc, _ in parsed) == expected


def test_a_pipeline_of_other_components_is_run_as_it_is() -> None:
    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    rules = other.add_pipe("attribute_ruler")
    rules.add([[{"ORTH": "b"}]], {"POS": "X"})  # type: ignore[attr-defined]
    rules.add([[{"LENGTH": 1}]], {"LEMMA": "one"})  # type: ignore[attr-defined]
    rules.add([[{"LOWER": "a"}, {}]], {"LEMMA": "two"}, index=1)  # type: ignore[attr-defined]
    texts = ["a b. A C! aa bb"]
    parsed = ModelPipeline(other).parsed([(texts[0], None)], 4)
    assert told(doc for doc, _ in parsed) == told(other.pipe(texts))
