"""Which words of a sentence name events, and which of these only belong to another one.

Who takes part is found in ``event_arguments``, the type in ``event_types``.
"""

from dataclasses import dataclass, replace

from timeline_app.extraction.clauses import (
    first_joined,
    is_infinitive,
    is_verbal,
    joined_doer,
    shares_auxiliaries,
)
from timeline_app.extraction.event_nouns import is_event_noun, is_told_in_time
from timeline_app.extraction.found_event import Tense, TriggerKind
from timeline_app.extraction.sentence import Sentence, Token
from timeline_app.extraction.verb_classes import (
    CAUSING,
    INTENT,
    LIGHT,
    LIGHT_PHASE,
    MIND,
    NAMING,
    OCCURRING,
    PHASE,
    PREPOSITIONAL,
    RAISING_PASSIVE,
    SEEMING,
    SENSES,
    STATIVE,
    TRIAL,
)
from timeline_app.extraction.verb_types import ASKING, VERB_TYPES
from timeline_app.extraction.word_list import words
from timeline_app.model.event import EventType

# Embedders that are doings of their own: what they promise, refuse or ask for is only their content.
_DOINGS = frozenset(
    (EventType.AGREE, EventType.REJECT, EventType.THREATEN, EventType.REQUEST, EventType.ACCUSE)
)


_DIRECTIONS = words("out off away back down up over")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """``within`` is the head of a bigger event of the sentence that this one only belongs to."""

    head: Token
    tokens: tuple[Token, ...]
    kind: TriggerKind
    lemma: str
    rule: str
    clause: Token
    light: Token | None = None
    within: Token | None = None
    reason: str = ""


def triggers(sentence: Sentence, named: frozenset[int] = frozenset()) -> tuple[Trigger, ...]:
    """In the order of the text. At the tokens ``named`` stands an actor: "the resistance attacked"."""
    found: list[Trigger] = []
    taken: set[int] = set()
    for token in sentence.tokens:
        if token.place in named and not is_told_in_time(sentence, token):
            continue
        if token.pos in ("NOUN", "PROPN") and is_event_noun(sentence, token):
            trigger = _of_noun(sentence, token)
            if trigger.light is not None:
                taken.add(trigger.light.place)
            found.append(trigger)
    for token in sentence.tokens:
        if token.dep == "appos" and _leads(sentence, token):
            found.append(_state(token, token, "office told beside a name", None))
        if token.place in taken or not is_verbal(token):
            continue
        trigger_ = _of_verb(sentence, token)
        if trigger_ is not None:
            found.append(trigger_)
    found.sort(key=lambda each: each.head.place)
    verbs = {
        each.head.place for each in found if each.kind is TriggerKind.VERB and each.within is None
    }
    return tuple(_with_its_verb(sentence, each, verbs) for each in found)


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


def clause_of(sentence: Sentence, word: Token) -> Token:
    """The nearest verb that ``word`` hangs on; the word itself where there is none."""
    return next((above for above in sentence.heads_above(word) if is_verbal(above)), word)


def lemma_of(sentence: Sentence, verb: Token) -> str:
    particle = particle_of(sentence, verb)
    return verb.lemma if particle is None else f"{verb.lemma} {particle.lemma}"


def particle_of(sentence: Sentence, verb: Token) -> Token | None:
    """ "out" in "walked out", whether the parser calls it a particle or an adverb."""
    for child in sentence.children_of(verb, "prt", "advmod"):
        if child.dep == "prt" or (child.place == verb.place + 1 and child.lemma in _DIRECTIONS):
            return child
    return None


def tense_of(sentence: Sentence, verb: Token) -> Tense:
    """From its auxiliaries and form; that of a verb joined by "and" is the first one's."""
    auxiliaries = list(sentence.children_of(verb, "aux", "auxpass"))
    lemmas = {child.lemma for child in auxiliaries}
    if lemmas & {"will", "shall", "'ll", "wo"} or any(
        child.text.lower() in ("will", "'ll", "shall", "wo") for child in auxiliaries
    ):
        return Tense.FUTURE
    if any(child.tag == "MD" for child in auxiliaries):
        return Tense.NONE
    if is_infinitive(sentence, verb):
        return Tense.PAST if is_perfect(sentence, verb) else Tense.INFINITIVE
    tags = [child.tag for child in auxiliaries if child.tag in ("VBD", "VBZ", "VBP")] or [verb.tag]
    if "VBD" in tags:
        return Tense.PAST
    if any(tag in ("VBZ", "VBP") for tag in tags):
        return Tense.PRESENT
    if verb.dep == "conj":
        above = sentence.head_of(verb)
        if is_verbal(above) and verb.tag in ("VBN", "VBG", "VB"):
            return tense_of(sentence, above)
    if verb.tag in ("VBN", "VBG"):
        return Tense.PARTICIPLE
    return Tense.INFINITIVE if verb.tag == "VB" else Tense.NONE


def told_tense(sentence: Sentence, trigger: Trigger) -> Tense:
    """The tense in which an event is told: what was managed or begun in the past is past.

    A noun has that of its light verb, or of the verb that says that it takes place, or none.
    """
    if trigger.kind is TriggerKind.NOUN and trigger.light is None:
        above = sentence.head_of(trigger.head)
        if trigger.head.dep in ("nsubj", "nsubjpass") and above.lemma in OCCURRING:
            return tense_of(sentence, above)
        return Tense.NONE
    verb = trigger.clause
    if shares_auxiliaries(sentence, verb):
        verb = first_joined(sentence, verb)
    while verb.dep == "xcomp":
        above = sentence.head_of(verb)
        if above.pos == "ADJ" and above.lemma in _ABLE:
            above = sentence.head_of(above)
        elif above.lemma not in _TOLD_BY:
            break
        if not is_verbal(above):
            break
        verb = above
    return tense_of(sentence, verb)


def is_perfect(sentence: Sentence, verb: Token) -> bool:
    return verb.tag in ("VBN", "VBG") and any(
        child.lemma in ("have", "'ve") for child in sentence.children_of(verb, "aux")
    )


def _of_noun(sentence: Sentence, noun: Token) -> Trigger:
    light = _light_verb(sentence, noun)
    outer = None if light is None else _doing_above(sentence, light)
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
    if above.place == noun.place:
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
    if verb.lemma == "be":
        return _copula(sentence, verb)
    if verb.dep in ("prep", "punct", "compound", "intj", "case", "mark"):
        return None
    if verb.dep == "amod":
        joined = joined_doer(sentence, verb)
        return None if joined is None else _verb(sentence, verb, "participle joined to its doer")
    if verb.lemma == "age" and verb.dep == "acl":
        return None
    if verb.lemma == "follow" and verb.tag == "VBN" and verb.dep in ("advcl", "acl"):
        return None  # "…, followed by a march": it only says what came next
    if (
        verb.lemma in PREPOSITIONAL
        and verb.dep in ("advcl", "acl", "pcomp")
        and (verb.tag == "VBG" and not any(sentence.children_of(verb, "aux", "nsubj")))
    ):
        return None
    embedded = _embedded(sentence, verb)
    if embedded is not None:
        return _verb(sentence, verb, "verb over another", within=embedded)
    outer = _doing_above(sentence, verb)
    if outer is not None:
        return _verb(sentence, verb, "content of another verb", within=outer)
    noun = _happening(sentence, verb)
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


def _embedded(sentence: Sentence, verb: Token) -> Token | None:
    """The verb whose phase, trial or cause ``verb`` tells of, if that one is the event."""
    lemma = verb.lemma
    if _is_doing(sentence, verb):
        return None
    for child in sentence.children_of(verb, "xcomp", "ccomp", "pcomp"):
        if not is_verbal(child):
            continue
        open_ = child.dep == "xcomp" or not any(sentence.children_of(child, "mark"))
        if lemma in PHASE or lemma in TRIAL or lemma in SEEMING:
            if child.dep == "xcomp":
                return child
        elif child.tag in ("VB", "VBG", "VBN") and (
            lemma in SENSES or (open_ and (lemma in INTENT or lemma in CAUSING))
        ):
            return child
    return None


def _doing_above(sentence: Sentence, verb: Token) -> Token | None:
    """ "refused to leave", "his refusal to leave": that is the event, the leaving its content."""
    verb = first_joined(sentence, verb)
    if verb.tag != "VB" or not is_infinitive(sentence, verb):
        return None
    above = sentence.head_of(verb)
    if verb.dep == "acl":
        return above if above.pos == "NOUN" and is_event_noun(sentence, above) else None
    if verb.dep not in ("xcomp", "ccomp") or not is_verbal(above):
        return None
    is_content = verb.dep == "xcomp" and above.lemma not in _CONTROLLING
    return above if is_content or _is_doing(sentence, above) else None


def _is_doing(sentence: Sentence, verb: Token) -> bool:
    return verb.lemma in ASKING or VERB_TYPES.get(lemma_of(sentence, verb)) in _DOINGS


def _happening(sentence: Sentence, verb: Token) -> Token | None:
    """The event noun that ``verb`` says begins, ends or takes place."""
    lemma = lemma_of(sentence, verb)
    place = sentence.child_of(verb, "dobj")
    if lemma == "take" and place is not None and place.lemma == "place":
        lemma, place = "take place", None
    if lemma in OCCURRING or lemma == "take place":
        subject = sentence.child_of(verb, "nsubj")
        if (
            subject is not None
            and is_event_noun(sentence, subject)
            and (place is None or not is_event_noun(sentence, place))
        ):
            return subject
    if lemma in LIGHT_PHASE and lemma in PHASE | {"conclude", "open", "mark", "host", "attend"}:
        for child in sentence.children_of(verb, "dobj", "nsubjpass"):
            if is_event_noun(sentence, child):
                return child
    return None


def _copula(sentence: Sentence, verb: Token) -> Trigger | None:
    """ "is ready", "was a bastion": the predicate names a state; "there was an attack" has its noun."""
    for child in sentence.children_of(verb, "acomp", "attr", "oprd"):
        if child.pos == "ADJ" or child.dep == "acomp":
            embedded = next(
                (below for below in sentence.children_of(child, "xcomp") if is_verbal(below)), None
            )
            within = embedded if child.lemma in _READY else None
            return _state(child, verb, "adjective after “be”", within)
        if child.pos in ("NOUN", "PROPN") and not any(sentence.children_of(verb, "expl")):
            if is_event_noun(sentence, child):
                return None
            return _state(child, verb, "noun after “be”", None)
    return None


# What stands below them is told in their tense: "managed to leave", "were forced to leave".
_TOLD_BY = (
    PHASE
    | TRIAL
    | words("seem appear tend happen prove use make force compel oblige cause get lead enable let")
)
_LEADERS = words(
    """
    leader head chief commander president chairman chairwoman chair founder co-founder king queen
    emperor ruler governor mayor director premier chancellor general captain commander-in-chief boss
    """
)
_CONTROLLING = PHASE | TRIAL | SEEMING | INTENT | CAUSING | MIND | SENSES | RAISING_PASSIVE
_ABLE = frozenset(("able", "unable", "likely", "unlikely"))
_READY = frozenset(
    ("able", "unable", "likely", "unlikely", "due", "set", "bound", "free", "certain")
)


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


def _with_its_verb(sentence: Sentence, trigger: Trigger, verbs: set[int]) -> Trigger:
    """ "The attack was repelled": a bare noun tells nothing that its verb does not."""
    noun = trigger.head
    if (
        trigger.kind is not TriggerKind.NOUN
        or trigger.light is not None
        or trigger.within is not None
    ):
        return trigger
    above = sentence.head_of(noun)
    if noun.dep not in ("nsubj", "nsubjpass", "dobj"):
        return trigger
    outer = _doing_above(sentence, above) if noun.dep == "dobj" else None
    if outer is not None:
        return replace(trigger, within=outer, reason=f"belongs to “{outer.text}”")
    if above.place not in verbs:
        return trigger
    if any(child.dep in _TELLING for child in sentence.children[noun.place]):
        return trigger
    return replace(trigger, within=above, reason=f"belongs to “{above.text}”")


_TELLING = ("poss", "prep", "compound", "nmod", "acl", "npadvmod", "nummod")
