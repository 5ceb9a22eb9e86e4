"""How a verb stands in its clause: passive or not, joined to others, with which particle, said not to be done.

Who goes with it is read in ``clauses``, its tense in ``event_tense``.
"""

from itertools import islice

from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words

SUBJECTS = ("nsubj", "nsubjpass")
_DEEPEST = 30  # No sentence that people write has more verbs over a verb.


def is_verbal(token: Token) -> bool:
    return token.pos == "VERB" or (token.pos == "AUX" and token.dep not in ("aux", "auxpass"))


def is_infinitive(sentence: Sentence, verb: Token) -> bool:
    return any(
        child.lemma == "to" and child.tag == "TO" for child in sentence.children_of(verb, "aux")
    )


def is_purpose(sentence: Sentence, verb: Token) -> bool:
    """ "Fired into the air to scatter the crowd": what something was done for."""
    above = sentence.head_of(verb)
    return (
        verb.dep == "advcl"
        and verb.tag == "VB"
        and above.place < verb.place
        and is_verbal(above)
        and is_infinitive(sentence, verb)
        and not any(sentence.children_of(verb, *SUBJECTS, "mark"))
    )


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether its subject is what it is done to; a participle after a noun is so too."""
    if any(child.dep in ("auxpass", "nsubjpass") for child in sentence.children[verb.place]):
        return True
    if verb.tag != "VBN" or verb.pos != "VERB":
        return False
    auxiliaries = [child.lemma for child in sentence.children_of(verb, "aux")]
    if any(lemma in ("have", "'ve", "'s") for lemma in auxiliaries):
        return False
    if is_lost_main_verb(sentence, verb):
        return False
    if verb.dep == "conj" and not is_deep(sentence, verb):
        above = sentence.head_of(verb)
        if not any(sentence.children_of(verb, *SUBJECTS)):
            return is_verbal(above) and is_passive(sentence, above)
    return verb.dep in (
        "acl",
        "amod",
        "advcl",
        "relcl",
        "xcomp",
        "oprd",
        "ROOT",
        "conj",
    ) and not any(sentence.children_of(verb, "nsubj"))


def is_lost_main_verb(sentence: Sentence, verb: Token) -> bool:
    """ "Odo, a monk of the abbey, called…" where the parser hangs the verb on the nearest noun."""
    return (
        verb.dep == "acl"
        and verb.tag in ("VBD", "VBN")
        and verb.place > 2
        and sentence.tokens[verb.place - 1].text == ","
        and sentence.root.pos in ("NOUN", "PROPN")
        and not any(sentence.children_of(verb, "agent", "auxpass"))
    )


def first_joined(sentence: Sentence, verb: Token) -> Token:
    """The first of the verbs joined by "and" that share their subject with ``verb``."""
    for _ in range(_DEEPEST):
        above = sentence.head_of(verb)
        if verb.dep != "conj" or not is_verbal(above) or any(sentence.children_of(verb, *SUBJECTS)):
            return verb
        verb = above
    return verb


def shares_auxiliaries(sentence: Sentence, verb: Token) -> bool:
    """ "did not attack or burn": what helps the first verb helps this one."""
    first = first_joined(sentence, verb)
    alike = verb.tag == first.tag and verb.tag in ("VB", "VBN", "VBG")
    # "was captured and recaptured by": a form for both that the parser takes for the past tense
    done = verb.tag == "VBD" and first.tag == "VBN" and any(sentence.children_of(verb, "agent"))
    return (
        first is not verb
        and (alike or done)
        and not any(sentence.children_of(verb, "aux", "auxpass"))
    )


def set_aside_by(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The words "rather than", "instead of" or "without" that say that ``verb`` was not done."""
    first = first_joined(sentence, verb)
    before = [
        token
        for token in sentence.tokens[max(first.place - 3, 0) : first.place]
        if token.text.lower() in ("rather", "than", "instead", "of", "without")
    ]
    told = [token.text.lower() for token in before]
    if told[-2:] in (["rather", "than"], ["instead", "of"]):
        return tuple(before[-2:])
    return (before[-1],) if told[-1:] == ["without"] else ()


def joined_doer(sentence: Sentence, participle: Token) -> Token | None:
    """The name before a participle that a hyphen joins to it: "Lega-backed"."""
    if participle.tag != "VBN" or participle.place < 2:
        return None
    hyphen, name = sentence.tokens[participle.place - 1], sentence.tokens[participle.place - 2]
    is_joined = hyphen.text in ("-", "‐", "‑") and name.end == hyphen.start
    is_name = bool(name.entity) or name.pos == "PROPN"
    return name if is_joined and is_name and name.head == participle.place else None


def is_deep(sentence: Sentence, verb: Token) -> bool:
    """Whether it hangs below so many others that the tree is no sentence's."""
    above = (
        token for token in sentence.heads_above(verb) if is_verbal(token) or token.pos == "ADJ"
    )
    return next(islice(above, _DEEPEST, None), None) is not None


_DIRECTIONS = words("out off away back down up over")


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


def asked_with(sentence: Sentence, verb: Token) -> Token | None:
    """The "did" of "Did the nurse resign?"; none of "Why did she resign?", which takes it that she did."""
    first = sentence.child_of(verb, "aux", "auxpass")
    subject = sentence.child_of(verb, *SUBJECTS)
    if verb.dep != "ROOT" or first is None or subject is None or first.place > subject.place:
        return None
    is_open = any(each.tag.startswith("W") for each in sentence.tokens[: first.place])
    return None if is_open or sentence.tokens[-1].text != "?" else first
