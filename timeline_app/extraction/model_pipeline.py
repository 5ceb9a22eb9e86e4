"""Runs a loaded model over texts, with the results of spaCy's own ``pipe`` in half of its time.

Knows how spaCy's components work inside, where that is what costs; what a model is, and what is made of
its results, is ``language_model``'s.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

Context = TypeVar("Context")
Step = Callable[[Sequence["Doc"]], None]  # writes into the documents

# What a rule of a single word may ask for, to be looked up instead of tried.
_ASKED = frozenset(["TAG", "DEP", "LOWER", "IS_SPACE"])


class ModelPipeline:
    """The components of a model, in their order. Not for several threads at a time."""

    def __init__(self, pipeline: "Language") -> None:
        self._make_doc = pipeline.make_doc
        self._steps = [_step_of(component) for _, component in pipeline.pipeline]

    def parsed(
        self, texts: Iterable[tuple[str, Context]], batch_size: int
    ) -> Iterator[tuple["Doc", Context]]:
        """Each text parsed; of ``texts``, each with what belongs to it, a batch is asked for at a time."""
        rest = iter(texts)
        while batch := list(islice(rest, batch_size)):
            docs = [self._make_doc(text) for text, _ in batch]
            for step in self._steps:
                step(docs)
            yield from zip(docs, (context for _, context in batch), strict=True)


def _step_of(component: Any) -> Step:
    from spacy.pipeline import AttributeRuler

    if _is_greedy(component):
        return _Transitions(component)
    if isinstance(component, AttributeRuler):
        return _AttributeRules(component)
    if hasattr(component, "predict"):
        return _Predictions(component)
    return _EachDoc(component)


class _EachDoc:
    """A component that has no use for several documents at a time."""

    def __init__(self, component: Any) -> None:
        self._component = component

    def __call__(self, docs: Sequence["Doc"]) -> None:
        for doc in docs:
            self._component(doc)


class _Predictions:
    def __init__(self, component: Any) -> None:
        self._component = component

    def __call__(self, docs: Sequence["Doc"]) -> None:
        self._component.set_annotations(docs, self._component.predict(docs))


def _is_greedy(component: Any) -> bool:
    """Whether it goes through a text by transitions, of which it takes the best each time."""
    if not hasattr(component, "transition_states") or component.cfg["beam_width"] != 1:
        return False
    attributes = component.model.attrs
    return bool(attributes["has_upper"]) and not attributes["unseen_classes"]


class _Transitions:
    """The parser, or what finds names.

    What spaCy does in C, without Python's lock, asks for that lock again with each look at a state: as
    it is compiled from 3.8.8 on or so, that takes more time than all the rest of finding names.
    """

    def __init__(self, component: Any) -> None:
        self._component = component
        upper = component.model.get_ref("upper")
        self._weights, self._bias = upper.get_param("W").T, upper.get_param("b")

    def __call__(self, docs: Sequence["Doc"]) -> None:
        component = self._component
        step = component.model.predict(docs)
        states = component.moves.init_batch(docs)
        unfinished = [state for state in states if not state.is_final()]
        while unfinished:
            hidden = step.state2vec.predict(step.get_token_ids(unfinished))
            scores = hidden @ self._weights + self._bias
            unfinished = component.transition_states(unfinished, scores)
        component.set_annotations(docs, states)


class _AttributeRules:
    """Word classes and forms by rules, nearly all of a single word: what they say of one is looked up.

    They are tried once for each combination of tag, relation and, where a rule names it, word.
    """

    def __init__(self, ruler: Any) -> None:
        from spacy.matcher import Matcher

        self._ruler = ruler
        self._others = Matcher(ruler.vocab)
        self._words: set[int] = set()
        patterns = [pattern for rule in ruler.patterns for pattern in rule["patterns"]]
        for number, pattern in enumerate(patterns):
            words = _words_named(pattern)
            if words is None:
                self._others.add(str(number), [pattern])
            else:
                self._words.update(map(ruler.vocab.strings.add, words))
        self._known: dict[tuple[int, int, int, bool], tuple[int, Any, int, int]] = {}

    def __call__(self, docs: Sequence["Doc"]) -> None:
        for doc in docs:
            if self._others(doc):  # the order in which rules are applied may matter
                self._ruler(doc)
            else:
                for token in doc:
                    self._set(token)

    def _set(self, token: "Token") -> None:
        word = token.lower
        key = (token.tag, token.dep, word if word in self._words else 0, token.is_space)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._tried(token)
        token.pos, token.morph, token.lemma, token.dep = known

    def _tried(self, token: "Token") -> tuple[int, Any, int, int]:
        from spacy.tokens import Doc

        doc = Doc(token.vocab, words=[token.text])
        doc[0].tag, doc[0].dep = token.tag, token.dep
        alone = self._ruler(doc)[0]
        return alone.pos, alone.morph, alone.lemma, alone.dep


def _words_named(pattern: Sequence[dict[str, Any]]) -> Sequence[str] | None:
    """The words that a rule of one word names; None where it is of several, or asks for more."""
    if len(pattern) != 1 or not pattern[0].keys() <= _ASKED:
        return None
    asked = pattern[0].get("LOWER", {"IN": []})
    if isinstance(asked, str):
        return [asked]
    return list(asked["IN"]) if asked.keys() == {"IN"} else None
