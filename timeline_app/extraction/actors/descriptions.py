"""Finds what a text says a named actor is: "X, a rebel group", "commander X", "X is a company".

Descriptions that stand alone ("the group") are resolved in ``coreference``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.found_name import FoundName
from timeline_app.extraction.sentences.phrases import Phrase, phrase_of
from timeline_app.extraction.sentences.role_nouns import CALLED, KINDS_OF, PEOPLE, THINGS
from timeline_app.extraction.sentences.sentence import Sentence, Token

_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_BEING = frozenset(("be", "become", "remain"))
_NAMING = frozenset(
    ("name", "appoint", "elect", "choose", "select", "crown", "proclaim", "declare")
)
_LEADING = frozenset(("lead", "head", "command", "found", "chair"))
_STEPS = 3  # up a tree
# What stands before these is who wrote it: "Report, Larn Bureau".
_PAPERS = frozenset(
    ("report", "statement", "letter", "article", "memo", "email", "summary", "review")
)
_FAR = 12  # words from a name to what is said of it behind another noun


@dataclass(frozen=True, slots=True)
class Description:
    """That ``figure`` is described by a phrase; ``is_apart`` if the phrase has a place of its own."""

    figure: Figure
    sentence: Sentence
    phrase: Phrase
    rule: str


def find_descriptions(
    sentence: Sentence, named: dict[int, tuple[Figure, FoundName]]
) -> Iterator[Description]:
    """Those of the names of one sentence; ``named`` has who is named at which head token."""
    taken = {place for _, name in named.values() for place in range(name.first, name.last + 1)}
    for figure, name in named.values():
        if name.country:
            continue
        for noun, rule in _nouns_of(sentence, name):
            if noun.place not in taken and noun.tag in _NOUNS and noun.lemma not in _PAPERS:
                yield Description(figure, sentence, phrase_of(sentence, noun), rule)


def _nouns_of(sentence: Sentence, name: FoundName) -> Iterator[tuple[Token, str]]:
    head = sentence.tokens[name.head]
    before = _right_before(sentence, name)
    if before is not None:
        yield before, "noun before name"
        first = sentence.head_of(before)
        if before.dep == "conj" and first.lemma in PEOPLE and not sentence.child_of(before, "det"):
            yield first, "noun before name"  # "the goalkeeper and captain, X"
    after = _right_after(sentence, name)
    if after is not None:
        yield after, "noun after name"
    for child in sentence.children_of(head, "appos"):
        if child.place > name.last:
            yield child, "apposition"
        for other in sentence.children_of(child, "conj"):
            if other.tag in _NOUNS and other.lemma in KINDS_OF:
                yield other, "apposition"
    above = sentence.head_of(head)
    is_beside = before is None or before.place == name.first - 1
    is_office = above.tag == "NNP" and above.lemma.lower() in PEOPLE
    is_noun = (above.pos == "NOUN" and above.tag != "NNS") or is_office
    if is_beside and head.dep == "appos" and is_noun:
        yield above, "apposition"
        further = sentence.head_of(above)
        if above.dep == "appos" and further.tag == "NN":
            yield further, "apposition"
    led = _led_before(sentence, name)
    if led is not None:
        yield led, "apposition"
    if head.dep == "nsubj":
        yield from _attributes_of(sentence, above)
        yield from _declared(sentence, above)
    elif head.dep == "nsubjpass" and above.lemma in _NAMING:
        yield from ((child, "is") for child in sentence.children_of(above, "oprd"))
    for clause in sentence.children_of(head, "relcl"):
        yield from _attributes_of(sentence, clause)
    if name.label == "PERSON":
        yield from _further_on(sentence, name)


def _further_on(sentence: Sentence, name: FoundName) -> Iterator[tuple[Token, str]]:
    """Of "X in the fray, who is an aide" and "X at the inn, a friend of the king" what X is."""
    for token in sentence.tokens[name.last + 1 : name.last + _FAR]:
        if token.entity == "PERSON" or token.pos == "VERB":
            return
        above = sentence.head_of(token)
        is_of_thing = above.dep == "pobj" and above.tag == "NN" and above.lemma not in PEOPLE
        if is_of_thing and name.last < above.place < token.place:
            is_person = token.tag == "NN" and token.lemma in PEOPLE
            if token.dep == "appos" and is_person:
                yield token, "apposition"
            subject = sentence.child_of(token, "nsubj") if token.dep == "relcl" else None
            if subject is not None and subject.text == "who":
                yield from _attributes_of(sentence, token)
                return


def _declared(sentence: Sentence, verb: Token) -> Iterator[tuple[Token, str]]:
    """ "X declared himself the president"."""
    if verb.lemma in _NAMING:
        for child in sentence.children_of(verb, "ccomp", "oprd"):
            subject = sentence.child_of(child, "nsubj") or sentence.child_of(verb, "dobj")
            if subject is not None and subject.text in ("himself", "herself", "itself"):
                yield child, "is"


def _led_before(sentence: Sentence, name: FoundName) -> Token | None:
    """ "The head of the bank in Larn, X," where the parser sets X beside the bank or Larn."""
    noun = sentence.head_of(sentence.tokens[name.head])
    if (
        name.label not in ("PERSON", "")
        or sentence.tokens[name.head].dep != "appos"
        or sentence.tokens[name.first - 1].text != ","
    ):
        return None
    for _ in range(_STEPS):
        if noun.dep != "pobj" or noun.entity == "PERSON":
            return None
        of = sentence.head_of(noun)
        noun = sentence.head_of(of)
        if of.lemma not in ("of", "for", "at", "in"):
            return None
        if noun.lemma in PEOPLE:
            return noun if noun.tag == "NN" else None
    return None


def _right_before(sentence: Sentence, name: FoundName) -> Token | None:
    """The role noun that stands before a name: "commander X", "its former chief, X"."""
    place = name.first - 1
    if place > 0 and sentence.tokens[place].text == ",":
        if sentence.tokens[name.head].dep != "appos":
            return None
        place -= 1
    if place < 0:
        return None
    noun = sentence.tokens[place]
    if noun.tag not in _NOUNS or noun.tag == "NNS" or noun.lemma not in KINDS_OF:
        return None
    if place < name.first - 1 and noun.lemma in PEOPLE:
        return noun
    is_inside = name.first <= noun.head <= name.last or _names_it(sentence, noun, name)
    return noun if is_inside or sentence.tokens[name.head].head == noun.place else None


def _names_it(sentence: Sentence, noun: Token, name: FoundName) -> bool:
    """ "The group X", however it is parsed."""
    is_called = noun.lemma in CALLED and noun.text.islower() and noun.place == name.first - 1
    return is_called and sentence.child_of(noun, "det") is not None and name.label != "GPE"


def _right_after(sentence: Sentence, name: FoundName) -> Token | None:
    """What is called by the name: "the Larn movement", where Larn is no place and nobody's name."""
    noun = sentence.head_of(sentence.tokens[name.head])
    is_tribe = noun.lemma in ("tribe", "clan") and name.label in ("PERSON", "NORP")
    is_other = name.label in ("PERSON", "GPE", "LOC", "NORP") and not is_tribe
    if name.last + 1 >= len(sentence.tokens) or is_other:
        return None
    between = sentence.tokens[name.last + 1 : noun.place]
    is_bound = noun.place > name.last and all(each.pos in ("NOUN", "ADJ") for each in between)
    if not is_bound or noun.lemma not in CALLED or not noun.text.islower():
        return None
    if noun.tag == "NNS" and noun.lemma not in THINGS:
        return None
    return noun if noun.dep not in ("compound", "nmod", "amod") else None


def _attributes_of(sentence: Sentence, verb: Token) -> Iterator[tuple[Token, str]]:
    """Of a verb, and of those that share its subject: "X was a soldier and became a spy"."""
    if verb.lemma in _BEING:
        yield from _attributes(sentence, verb)
    for other in sentence.children_of(verb, "conj"):
        if other.lemma in _BEING and sentence.child_of(other, "nsubj") is None:
            yield from _attributes(sentence, other)


def _attributes(sentence: Sentence, verb: Token) -> Iterator[tuple[Token, str]]:
    if sentence.child_of(verb, "neg") is not None:
        return
    attribute = sentence.child_of(verb, "attr")
    if attribute is not None:
        yield attribute, "is"
        for other in sentence.children_of(attribute, "conj"):
            if other.tag in _NOUNS:
                yield other, "is"


def _taken_over(sentence: Sentence, verb: Token) -> Token | None:
    """ "Took over X", "took X over", "took command of X"."""
    for child in sentence.children_of(verb, "prt", "prep"):
        if child.text == "over":
            return sentence.child_of(child, "pobj") or sentence.child_of(verb, "dobj")
    charge = sentence.child_of(verb, "dobj")
    if charge is not None and charge.lemma in ("charge", "command", "leadership", "helm"):
        of = sentence.child_of(charge, "prep")
        return None if of is None or of.text != "of" else sentence.child_of(of, "pobj")
    return None


def led_by(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Who is led and who leads: "the resistance is led by X", "the group, led by X", "X leads Y"."""
    for verb in sentence.tokens:
        if verb.pos != "VERB" or not (verb.lemma in _LEADING or verb.lemma == "take"):
            continue
        if verb.lemma == "take":
            taker, taken = sentence.child_of(verb, "nsubj"), _taken_over(sentence, verb)
            if taker is not None and taken is not None:
                yield taken, taker
            continue
        agent = sentence.child_of(verb, "agent")
        leader = None if agent is None else sentence.child_of(agent, "pobj")
        if leader is not None:
            led = sentence.child_of(verb, "nsubjpass")
            if led is None and verb.dep == "acl":
                led = sentence.head_of(verb)
        else:
            leader = sentence.child_of(verb, "nsubj")
            led = sentence.child_of(verb, "dobj")
        if leader is not None and led is not None:
            yield led, leader
            for other in sentence.children_of(leader, "conj"):
                yield led, other


def married(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Who married whom."""
    for verb in sentence.tokens:
        if verb.lemma in ("marry", "wed") and verb.pos == "VERB":
            one, other = sentence.child_of(verb, "nsubj"), sentence.child_of(verb, "dobj")
            if one is not None and other is not None:
                yield one, other
