"""What was tried in vain, was too late, or only nearly came about: what did not happen, though none says "not".

What else a predicate makes of its clause is ``factuality_clauses``', and of its noun ``factuality_nouns``'.
"""

from timeline_app.extraction.claims import factuality_words as lexicon
from timeline_app.extraction.claims.factuality_words import Signature
from timeline_app.extraction.sentences.attributed import AttributionKind
from timeline_app.extraction.sentences.clause import VERBAL, verb_with_particle
from timeline_app.extraction.sentences.cue_verbs import CLAUSE
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words

_FAILING = words("fail collapse founder flop falter fizzle backfire flounder")
_UNSUCCESSFUL = words("unsuccessful futile vain fruitless abortive failed doomed hopeless")
_FALSE = words("false untrue unfounded baseless groundless fabricated incorrect wrong hoax")
_TAKING_BACK = words("retract withdraw recant correct")
_IN_VAIN = words("unsuccessfully vainly fruitlessly")
# "In vain", "without success", "to no avail": by preposition.
_WITHOUT_SUCCESS = {"in": "vain", "without": "success", "to": "avail"}
_GIVING_UP = words("give_up abandon stop quit cease")
_NEAR = words("close near")


def is_in_vain(sentence: Sentence, trying: Token) -> bool:
    """ "Tried in vain to", "attempted to…, but failed", "gave up trying to"."""
    above = sentence.head_of(trying)
    if trying.dep == "xcomp" and verb_with_particle(sentence, above) in _GIVING_UP:
        return True
    for child in sentence.children[trying.place]:
        if child.dep == "conj" and child.lemma in _FAILING:
            return sentence.child_of(child, "neg") is None
        if child.dep == "advmod" and child.lemma in _IN_VAIN:
            return True
        told = sentence.child_of(child, "pobj") if child.dep == "prep" else None
        if told is not None and _WITHOUT_SUCCESS.get(child.lemma) == told.lemma:
            return True
    return False


def came_to_nothing(sentence: Sentence, noun: Token) -> bool:
    """Of an attempt, plan or bid: it was foiled or given up, or it failed."""
    verb = sentence.head_of(noun)
    if noun.dep == "nsubj" and sentence.child_of(verb, "neg") is None:
        said_of = sentence.child_of(verb, "acomp")
        is_unsuccessful = said_of is not None and said_of.lemma in _UNSUCCESSFUL
        return verb.lemma in _FAILING or is_unsuccessful
    if noun.dep not in ("dobj", "nsubjpass"):
        return False
    made_of_it = lexicon.OBJECT.get(verb_with_particle(sentence, verb))
    return made_of_it in (Signature.BARRED, Signature.FACT)


def is_proved_false(sentence: Sentence, claim: Token) -> bool:
    """ "The claim that he had fled proved false", "a false claim that he had fled".

    What a clause with a subject of its own says is what is claimed: "the claim that the report was false".
    """
    if any(each.lemma in _FALSE for each in sentence.children_of(claim, "amod")):
        return True
    if claim.dep in ("nsubj", "nsubjpass") and _is_false(sentence, sentence.head_of(claim)):
        return True
    for clause in sentence.children_of(claim, "acl", "relcl"):
        subject = sentence.child_of(clause, "nsubj", "nsubjpass")
        is_of_claim = clause.tag == "VBN" if subject is None else subject.tag == "WDT"
        if is_of_claim and _is_false(sentence, clause):
            return True
    return False


def _is_false(sentence: Sentence, verb: Token) -> bool:
    if sentence.child_of(verb, "neg") is not None:
        return False
    below = sentence.child_of(verb, "xcomp")
    told = (verb, *sentence.children_of(verb, "acomp", "oprd", "xcomp"))
    if below is not None:
        told = (*told, *sentence.children_of(below, "acomp", "oprd", "attr"))
    return any(each.lemma in _FALSE for each in told)


def is_taken_back(sentence: Sentence, claim: Token) -> bool:
    """ "Retracted its report that", "withdrew her claim that": nobody says so any more."""
    return claim.dep in ("dobj", "nsubjpass") and sentence.head_of(claim).lemma in _TAKING_BACK


def too_much(sentence: Sentence, infinitive: Token, head: Token) -> Token | None:
    """The "too" of "came too late to save them", "was too ill to come"."""
    holders = (head, *sentence.children_of(head, "advmod", "acomp"))
    return next(
        (
            each
            for holder in holders
            if holder.pos in ("ADJ", "ADV") and holder.place < infinitive.place
            for each in sentence.children_of(holder, "advmod")
            if each.lemma == "too"
        ),
        None,
    )


def is_nearly(sentence: Sentence, preposition: Token, holder: Token) -> bool:
    """ "Came close to collapsing": it did not."""
    verb = sentence.head_of(holder)
    return holder.lemma in _NEAR and preposition.lemma == "to" and verb.lemma in ("come", "go")


def was_about_to(sentence: Sentence, head: Token) -> bool:
    """ "Was about to", "were going to": whether it did so, only what follows tells.

    In somebody's report the past tense is the report's: "said they were going to leave".
    """
    if head.lemma == "about":
        be = sentence.head_of(head)
        helping = [be, *sentence.children_of(be, "aux")]
    elif head.lemma == "go" and head.tag == "VBG":
        helping = list(sentence.children_of(head, "aux"))
    else:
        return False
    is_said = any(
        CLAUSE.get(above.lemma) is AttributionKind.SPEECH
        for above in sentence.heads_above(head)
        if above.pos in VERBAL
    )
    return not is_said and any(each.tag == "VBD" for each in helping)
