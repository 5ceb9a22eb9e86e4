"""Who and what a verb goes with in its sentence, shared and unspoken ones included.

Reads the tree only: conjunction, relatives, participles, raising and control. What the words mean for an
event (roles, types) is in ``verb_arguments`` and ``noun_arguments``.
"""

from collections.abc import Iterable, Iterator

from timeline_app.extraction.sentences.noun_types import NOUN_TYPES
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.standing_for import RELATIVES, Taken, all_meant
from timeline_app.extraction.sentences.verb_classes import ANSWERING, OBJECT_CONTROL
from timeline_app.extraction.sentences.verb_forms import (
    SUBJECTS,
    is_deep,
    is_infinitive,
    is_lost_main_verb,
    is_passive,
    is_verbal,
    joined_doer,
)
from timeline_app.extraction.sentences.verb_types import SPEECH_VERBS
from timeline_app.extraction.texts.word_list import words

OF_VERB_ABOVE = "subject of the verb above"  # the rule by which it is nobody nearer
# What they bring stands beside an event, but takes no part in it: "according to the mayor".
NOT_TAKING_PART = words(
    "according despite because due like unlike than per regarding concerning except besides following"
)


# "wrote a letter saying": whoever writes it says so.
_WRITTEN = words(
    "letter statement report memo email e-mail mail message speech tweet interview document note post"
)
# What somebody is sentenced or sent to.
_SENT_TO = frozenset(("death", "prison", "jail", "life", "imprisonment", "trial"))

# What the embedded clause tells is done by whoever this noun belongs to: "his plan to leave".
HELD_BY_SOMEBODY = words(
    """
    plan decision attempt effort bid wish desire intention intent willingness readiness refusal failure
    promise pledge vow offer proposal threat ability inability right chance opportunity hope aim goal
    commitment agreement move order permission authority power tendency need determination call request
    demand appeal campaign fight struggle way time reason preparation
    """
)

# Of these, who answers one is not whom the embedded clause is about: "rejected an offer to buy it".
_OFFERS = words("offer proposal bid attempt promise pledge threat plan")


def subjects(sentence: Sentence, verb: Token) -> tuple[Taken, ...]:
    """Its subject, as far up as it has to be looked for: what a passive is done to, else the doer."""
    own = [child for child in sentence.children_of(verb, *SUBJECTS) if child.pos != "SCONJ"]
    if own:
        return tuple(all_meant(sentence, own, "subject"))
    return tuple(_unspoken(sentence, verb))


def objects(sentence: Sentence, verb: Token) -> tuple[Taken, ...]:
    """Its direct objects; that of a relative clause stands before it."""
    own = list(sentence.children_of(verb, "dobj"))
    if own:
        return tuple(all_meant(sentence, own, "object"))
    if is_passive(sentence, verb):
        return ()
    shared = _object_after(sentence, verb)
    if shared:
        return shared
    if verb.dep == "relcl" and _leaves_object_out(sentence, verb):
        return tuple(all_meant(sentence, [sentence.head_of(verb)], "object of a relative clause"))
    return ()


def recipients(sentence: Sentence, verb: Token) -> tuple[Taken, ...]:
    own: list[Token] = []
    for child in sentence.children_of(verb, "dative"):
        own.extend([child] if child.pos != "ADP" else sentence.children_of(child, "pobj"))
    return tuple(all_meant(sentence, own, "recipient"))


def doers(sentence: Sentence, verb: Token) -> tuple[Taken, ...]:
    """Those whom a passive names with "by"."""
    own = [
        below
        for child in sentence.children_of(verb, "agent")
        for below in sentence.children_of(child, "pobj")
    ]
    own = own or list(_doers_further_on(sentence, verb))
    joined = joined_doer(sentence, verb) if verb.dep == "amod" else None
    return tuple(all_meant(sentence, own if joined is None else [joined, *own], "by"))


def _doers_further_on(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """ "replaced as coach by X", "sentenced to death by X": the parser hangs "by" on the noun before."""
    for child in sentence.children_of(verb, "prep") if is_passive(sentence, verb) else ():
        for noun in sentence.children_of(child, "pobj"):
            if child.text == "as" or (child.text == "to" and noun.lemma in _SENT_TO):
                for by in sentence.children_of(noun, "prep"):
                    if by.text == "by":
                        yield from sentence.children_of(by, "pobj")


def obliques(sentence: Sentence, word: Token) -> Iterator[tuple[str, Taken]]:
    """What hangs on ``word`` by prepositions, with the preposition."""
    for child in sentence.children_of(word, "prep"):
        if child.text.lower() in NOT_TAKING_PART:
            continue
        yield from _below(sentence, child)


def holders(sentence: Sentence, noun: Token) -> tuple[Taken, ...]:
    """Those to whom a plan, right or act belongs: possessor, "of", "by", or who has it."""
    own = list(sentence.children_of(noun, "poss"))
    if own:
        return tuple(all_meant(sentence, own, "possessor"))
    for name in ("by", "of"):
        found = [each for each in obliques(sentence, noun) if each[0] == name]
        if found:
            return tuple(taken for _, taken in found)
    above = _verb_above(sentence, noun)
    is_others = above is not None and above.lemma in ANSWERING and noun.lemma in _OFFERS
    if above is not None and noun.dep in ("dobj", "pobj", "attr") and not is_others:
        return tuple(Taken(each.token, OF_VERB_ABOVE) for each in subjects(sentence, above))
    return ()


def _below(sentence: Sentence, preposition: Token, depth: int = 0) -> Iterator[tuple[str, Taken]]:
    own = list(sentence.children_of(preposition, "pobj"))
    name = preposition.text.lower()
    for taken in all_meant(sentence, own, name):
        yield name, taken
    for child in sentence.children_of(preposition, "prep", "conj"):
        if child.pos in ("ADP", "SCONJ") and depth < 3:
            yield from _below(sentence, child, depth + 1)


def _leaves_object_out(sentence: Sentence, verb: Token) -> bool:
    children = sentence.children[verb.place]
    if not any(child.dep in SUBJECTS for child in children):
        return False
    for child in children:
        if child.dep in SUBJECTS and child.text.lower() in RELATIVES:
            return False
        if child.tag in ("WRB", "WDT", "WP") and child.dep in ("advmod", "pobj"):
            return False
        if child.dep in ("ccomp", "xcomp", "attr", "acomp", "dative"):
            return False
        if child.dep == "prep" and not sentence.children[child.place]:
            return False  # "the house they lived in"
        if child.dep == "prep" and any(
            below.text.lower() in RELATIVES for below in sentence.children[child.place]
        ):
            return False
    return sentence.head_of(verb).pos in ("NOUN", "PROPN", "PRON")


def _object_after(sentence: Sentence, verb: Token) -> tuple[Taken, ...]:
    """ "captured and held the town": the object stands with the second verb."""
    for child in sentence.children_of(verb, "conj"):
        if child.pos == "VERB" and 0 < child.place - verb.place <= 2:
            own = list(sentence.children_of(child, "dobj"))
            return tuple(all_meant(sentence, own, "object shared by two verbs"))
    return ()


def _unspoken(sentence: Sentence, verb: Token) -> Iterable[Taken]:
    """The subject of a verb that has none of its own."""
    if verb.dep == "ROOT" or verb.place == verb.head or is_deep(sentence, verb):
        return ()
    above = sentence.head_of(verb)
    if verb.dep == "conj":
        return _shared(sentence, above)
    if verb.dep in ("xcomp", "ccomp", "advcl", "dobj", "oprd", "acomp", "attr", "parataxis", "dep"):
        return _controlled(sentence, verb, above)
    if verb.dep in ("acl", "relcl"):
        return _of_noun(sentence, verb, above)
    if verb.dep == "amod":
        return tuple(Taken(above, "participle before its noun") for _ in range(1))
    if verb.dep == "pcomp":
        return _after_preposition(sentence, above)
    return ()


def _shared(sentence: Sentence, above: Token) -> Iterable[Taken]:
    if is_verbal(above) or above.pos == "ADJ":
        return (
            Taken(each.token, "subject shared by two verbs") for each in subjects(sentence, above)
        )
    return ()


def _controlled(sentence: Sentence, verb: Token, above: Token) -> Iterable[Taken]:
    if above.pos in ("NOUN", "PROPN"):
        return _of_noun(sentence, verb, above)
    if verb.dep in ("ccomp", "parataxis", "dep") and verb.tag in ("VBD", "VBZ", "VBP"):
        return ()  # a clause of its own whose subject the parser lost
    if verb.dep == "xcomp" and above.lemma in OBJECT_CONTROL and not is_passive(sentence, above):
        theirs = (*objects(sentence, above), *recipients(sentence, above))
        if theirs:
            return (Taken(each.token, "object of the verb above") for each in theirs)
        asked = [
            each for name, each in obliques(sentence, above) if name in ("on", "upon", "to", "for")
        ]
        if asked and above.lemma in ("call", "appeal", "prevail"):
            return (Taken(each.token, "asked by the verb above") for each in asked)
    return (Taken(each.token, OF_VERB_ABOVE) for each in subjects(sentence, above))


def _of_noun(sentence: Sentence, verb: Token, noun: Token) -> Iterable[Taken]:
    """Of a participle or infinitive that hangs on a noun."""
    if is_lost_main_verb(sentence, verb):
        return all_meant(sentence, [sentence.root], "subject")
    above = _verb_above(sentence, noun)
    if verb.tag == "VBG" and noun.lemma in _WRITTEN and verb.lemma in SPEECH_VERBS and above:
        return (Taken(each.token, OF_VERB_ABOVE) for each in subjects(sentence, above))
    if verb.tag in ("VBN", "VBG") and not is_infinitive(sentence, verb):
        if noun.pos in ("NOUN", "PROPN", "PRON", "NUM"):
            return all_meant(sentence, [noun], "noun before a participle")
        return ()
    if noun.lemma in HELD_BY_SOMEBODY or noun.lemma in NOUN_TYPES:
        return holders(sentence, noun)
    return all_meant(sentence, [noun], "noun before an infinitive")


def _verb_above(sentence: Sentence, noun: Token) -> Token | None:
    for above in sentence.heads_above(noun):
        if is_verbal(above):
            return above
        if above.pos not in ("ADP", "SCONJ") and above.dep != "conj":
            return None
    return None


def _after_preposition(sentence: Sentence, preposition: Token) -> Iterable[Taken]:
    """ "accused them of looting", "left after signing"."""
    above = sentence.head_of(preposition)
    if is_verbal(above):
        if (
            preposition.lemma in ("of", "from", "for", "into")
            and above.lemma in OBJECT_CONTROL
            and not is_passive(sentence, above)
        ):
            theirs = objects(sentence, above)
            if theirs:
                return (Taken(each.token, "object of the verb above") for each in theirs)
        return (Taken(each.token, OF_VERB_ABOVE) for each in subjects(sentence, above))
    if above.pos in ("NOUN", "PROPN"):
        return holders(sentence, above) if above.lemma in HELD_BY_SOMEBODY else ()
    if above.pos == "ADJ":
        return (Taken(each.token, OF_VERB_ABOVE) for each in subjects(sentence, above))
    return ()
