"""Which words of a sentence name events.

Who takes part is found in ``event_arguments``, the type in ``event_types``, what only belongs to another event
in ``event_folding``.
"""

from timeline_app.extraction.events.event_folding import (
    doing_above,
    embedded_verb,
    happening_noun,
    with_its_verb,
)
from timeline_app.extraction.events.event_nouns import is_event_noun, is_told_in_time
from timeline_app.extraction.events.found_event import TriggerKind
from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.sentences.clause import is_proviso
from timeline_app.extraction.sentences.occasions import is_arranged_occasion
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_classes import (
    EMPTY,
    LIGHT,
    NAMING,
    PREPOSITIONAL,
    STATIVE,
)
from timeline_app.extraction.sentences.verb_forms import (
    SUBJECTS,
    clause_of,
    is_verbal,
    joined_doer,
    lemma_of,
    particle_of,
)
from timeline_app.extraction.texts.word_list import words

_LEADERS = words(
    """
    leader head chief commander president chairman chairwoman chair founder co-founder king queen
    emperor ruler governor mayor director premier chancellor general captain commander-in-chief boss
    """
)
# Joined to a name by a hyphen they tell where something comes from, not that anything happened.
_OF_ORIGIN = words(
    "make build bear base own run lead style train educate design register flag produce grow speak"
)


def triggers(sentence: Sentence, named: frozenset[int] = frozenset()) -> tuple[Trigger, ...]:
    """In the order of the text. At the tokens ``named`` stands an actor: "the resistance attacked"."""
    found: list[Trigger] = []
    light: dict[int, Token] = {}
    for token in sentence.tokens:
        if token.place in named and not is_told_in_time(sentence, token):
            continue
        if token.pos in ("NOUN", "PROPN") and is_event_noun(sentence, token):
            trigger = _of_noun(sentence, token)
            if trigger.light is not None:
                light[trigger.light.place] = token
            found.append(trigger)
    for token in sentence.tokens:
        if token.dep == "appos" and _leads(sentence, token):
            found.append(_state(token, token, "office told beside a name", None))
        if token.place in light:
            if token.lemma not in EMPTY:
                noun = light[token.place]
                found.append(_verb(sentence, token, "light verb of an event", within=noun))
            continue
        if not is_verbal(token):
            continue
        trigger_ = _of_verb(sentence, token)
        if trigger_ is not None:
            found.append(trigger_)
    found.sort(key=lambda each: each.head.place)
    verbs = {
        each.head.place for each in found if each.kind is TriggerKind.VERB and each.within is None
    }
    return tuple(with_its_verb(sentence, each, verbs) for each in found)


def trigger_at(sentence: Sentence, head: Token) -> Trigger:
    """The event that is said to be named by ``head``, whatever its kind."""
    if head.pos in ("NOUN", "PROPN"):
        return _of_noun(sentence, head)
    if is_verbal(head):
        trigger = _of_verb(sentence, head)
        if trigger is not None and trigger.head.place == head.place:
            return trigger
        return _verb(sentence, head, "given verb")
    kind = TriggerKind.ADJECTIVE if head.pos == "ADJ" else TriggerKind.NOUN
    return Trigger(
        head=head,
        tokens=(head,),
        kind=kind,
        lemma=head.lemma,
        rule="given word",
        clause=clause_of(sentence, head),
    )


def _of_noun(sentence: Sentence, noun: Token) -> Trigger:
    light = _light_verb(sentence, noun)
    outer = None if light is None else doing_above(sentence, light)
    rule = "event noun"
    tokens: tuple[Token, ...] = (noun,)
    if light is not None:
        rule = f"noun with the light verb “{light.lemma}”"
        particle = particle_of(sentence, light)
        words = [light, noun] if particle is None else [light, particle, noun]
        tokens = tuple(sorted(words, key=lambda each: each.place))
    return Trigger(
        head=noun,
        tokens=tokens,
        kind=TriggerKind.NOUN,
        lemma=noun.lemma,
        rule=rule,
        clause=light or clause_of(sentence, noun),
        light=light,
        within=outer,
        reason="" if outer is None else f"belongs to “{outer.text}”",
    )


def _light_verb(sentence: Sentence, noun: Token) -> Token | None:
    above = sentence.head_of(noun)
    if above.place == noun.place or is_arranged_occasion(sentence, noun):
        return None
    first = noun
    if noun.dep == "conj":
        first = above
        above = sentence.head_of(above)
    if first.dep == "dobj" and is_verbal(above) and lemma_of(sentence, above) in LIGHT:
        return above
    if first.dep == "nsubjpass" and lemma_of(sentence, above) in LIGHT:
        return above
    if first.dep == "pobj" and above.pos == "ADP":
        verb = sentence.head_of(above)
        if is_verbal(verb) and f"{verb.lemma} {above.lemma}" in LIGHT:
            return verb
    return None


def _of_verb(sentence: Sentence, verb: Token) -> Trigger | None:
    if not any(token.pos != "PUNCT" for token in sentence.tokens if token is not verb):
        return None  # a heading of one word: "Summary"
    if verb.lemma == "be":
        return _copula(sentence, verb)
    if verb.dep in ("prep", "punct", "compound", "intj", "case", "mark"):
        return None
    if verb.dep in ("dobj", "pobj", *SUBJECTS) and any(sentence.children_of(verb, "det")):
        return None  # "visited the wounded"
    if verb.dep == "amod":
        joined = joined_doer(sentence, verb)
        if joined is None or verb.lemma in _OF_ORIGIN:
            return None
        return _verb(sentence, verb, "participle joined to its doer")
    if is_proviso(sentence, verb):
        return None
    if verb.lemma == "age" and verb.tag == "VBN":
        return None  # "a nun aged 83"
    if verb.lemma == "date" and verb.dep == "acl" and not any(sentence.children_of(verb, "prep")):
        return None  # "a letter dated 14 May"
    if verb.lemma == "follow" and verb.tag == "VBN" and verb.dep in ("advcl", "acl"):
        return None  # "…, followed by a march": it only says what came next
    if (
        verb.lemma in PREPOSITIONAL
        and verb.dep in ("advcl", "acl", "pcomp")
        and (verb.tag == "VBG" and not any(sentence.children_of(verb, "aux", "nsubj")))
    ):
        return None
    embedded = embedded_verb(sentence, verb)
    if embedded is not None:
        return _verb(sentence, verb, "verb over another", within=embedded)
    outer = doing_above(sentence, verb)
    if outer is not None:
        return _verb(sentence, verb, "content of another verb", within=outer)
    noun = happening_noun(sentence, verb)
    if noun is not None:
        return _verb(sentence, verb, "verb that says that an event goes on", within=noun)
    if verb.lemma in STATIVE or (verb.lemma in NAMING and verb.dep == "acl"):
        return _verb(sentence, verb, "verb of a state", kind=TriggerKind.STATE)
    return _verb(sentence, verb, "verb")


def _verb(
    sentence: Sentence,
    verb: Token,
    rule: str,
    *,
    kind: TriggerKind = TriggerKind.VERB,
    within: Token | None = None,
) -> Trigger:
    particle = particle_of(sentence, verb)
    return Trigger(
        head=verb,
        tokens=(verb,) if particle is None else (verb, particle),
        kind=kind,
        lemma=lemma_of(sentence, verb),
        rule=rule,
        clause=verb,
        within=within,
        reason="" if within is None else f"belongs to “{within.text}”",
    )


def _copula(sentence: Sentence, verb: Token) -> Trigger | None:
    """ "is ready", "was a bastion": the predicate names a state; "there was an attack" has its noun."""
    for child in sentence.children_of(verb, "acomp", "attr", "oprd"):
        if child.pos == "ADJ" or child.dep == "acomp":
            embedded = next(
                (below for below in sentence.children_of(child, "xcomp") if is_verbal(below)), None
            )
            return _state(child, verb, "adjective after “be”", embedded)
        if child.pos in ("NOUN", "PROPN") and not any(sentence.children_of(verb, "expl")):
            if is_event_noun(sentence, child):
                return None
            return _state(child, verb, "noun after “be”", None)
    return None


def _state(word: Token, verb: Token, rule: str, within: Token | None) -> Trigger:
    return Trigger(
        head=word,
        tokens=(word,),
        kind=TriggerKind.STATE,
        lemma=word.lemma,
        rule=rule,
        clause=verb,
        within=within,
        reason="" if within is None else f"belongs to “{within.text}”",
    )


def _leads(sentence: Sentence, noun: Token) -> bool:
    """ "A. B., leader of the union": who leads what is a state worth telling."""
    return (
        noun.lemma in _LEADERS
        and sentence.head_of(noun).entity == "PERSON"
        and any(
            child.dep == "poss" or (child.dep == "prep" and child.lemma == "of")
            for child in sentence.children[noun.place]
        )
    )
