"""What a noun's surroundings make of it, and nouns of what hangs on them: "averted a war", "plans for talks".

``climb`` gives how it stands with a word further out. Clauses under verbs are ``factuality_clauses``'.
"""

from timeline_app.extraction.claims import factuality_words as lexicon
from timeline_app.extraction.claims.factuality_clauses import Climb
from timeline_app.extraction.claims.factuality_failing import came_to_nothing, is_nearly
from timeline_app.extraction.claims.factuality_words import Signature
from timeline_app.extraction.claims.standing import OPEN, PROBABLE, Standing
from timeline_app.extraction.sentences.clause import (
    INTENTS,
    PROOFS,
    VERBAL,
    in_order,
    is_infinitive,
    verb_with_particle,
)
from timeline_app.extraction.sentences.occasions import is_arranged_occasion
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import Stance

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_HOLDING = words("of for against on at to")
_INTO = words("in of from at on to")
_UNTIL = words("before until till for")
_WITHIN = words("on in under at")


def clause_on_noun(sentence: Sentence, token: Token, noun: Token, climb: Climb) -> Standing:
    signature = lexicon.NOUNS.get(noun.lemma)
    if not is_infinitive(sentence, token):
        marks = list(sentence.children_of(token, "mark"))
        if noun.lemma in PROOFS and any(mark.lemma == "that" for mark in marks):
            shown = climb(noun).is_positive
            return Standing() if shown else Standing().hedged(OPEN, noun, "no evidence")
        told = signature is not None and any(mark.lemma == "that" for mark in marks)
        return climb(noun).under(signature, noun) if signature and told else Standing()
    if _is_heading_of(sentence, noun):
        return Standing().ahead(Stance.PLANS, token, "headline")
    if signature is not None and not in_order(sentence, noun):
        return _held(sentence, noun, signature, climb)
    if sentence.child_of(token, "auxpass") is not None:
        return Standing().under(Signature.SET, token)  # "the talks to be held in May"
    return Standing().under(Signature.MEANT, token)


def _is_heading_of(sentence: Sentence, noun: Token) -> bool:
    """ "Council to close road": the noun that a line without any finite verb begins with."""
    return noun.head == noun.place and not any(each.tag in _FINITE for each in sentence.tokens)


def after_preposition(
    sentence: Sentence, token: Token, preposition: Token, climb: Climb
) -> Standing:
    holder = sentence.head_of(preposition)
    word = preposition.text.lower()
    if word in lexicon.WITHOUT or (word == "of" and holder.text.lower() in ("instead", "lieu")):
        return Standing().negated(preposition, "without")
    if holder.place == preposition.place:
        return Standing()
    if holder.pos in ("NOUN", "PROPN"):
        return _under_noun(sentence, token, holder, word, climb)
    if is_nearly(sentence, preposition, holder):
        return climb(sentence.head_of(holder)).under(Signature.BARRED, holder)
    if holder.pos in VERBAL or holder.pos == "ADJ":
        return _under_verb(sentence, token, preposition, holder, climb)
    return Standing()


def _under_noun(sentence: Sentence, token: Token, noun: Token, word: str, climb: Climb) -> Standing:
    if noun.lemma in ("case", "event") and word == "of":
        return Standing().hedged(OPEN, noun, "condition")
    signature = lexicon.NOUNS.get(noun.lemma)
    if signature is None or not (token.dep == "pcomp" or word in _HOLDING):
        return Standing()
    return _held(sentence, noun, signature, climb)


def _under_verb(
    sentence: Sentence, token: Token, preposition: Token, holder: Token, climb: Climb
) -> Standing:
    outer = climb(holder)
    word = preposition.text.lower()
    verb = verb_with_particle(sentence, holder)
    of_clauses = lexicon.CLAUSE.get(verb)
    if word == "from" and (verb in lexicon.KEPT_FROM or of_clauses is Signature.BARRED):
        return outer.under(Signature.BARRED, holder)
    signature = lexicon.PREPOSITIONS.get((verb, word))
    if signature is not None:
        return outer.under(signature, holder)
    if token.dep == "pcomp" and word in _INTO and of_clauses is not None:
        return outer.under(of_clauses, holder)
    barred = outer.holds and lexicon.OBJECT.get(verb) is Signature.BARRED
    if word == "before" and barred and _is_bare(sentence, token):
        return Standing().barred(holder, "before it came about")  # "cancelled before signing"
    if word in _UNTIL and outer.is_ahead:
        return Standing().ahead(Stance.PREDICTS, preposition, "before")
    return outer if holder.lemma == "be" and word in _WITHIN else Standing()  # "will be on leave"


def _is_bare(sentence: Sentence, noun: Token) -> bool:
    """Without article or owner, so that it is the very thing's own: "before launch", not "before the storm"."""
    return sentence.child_of(noun, "det", "poss", "nsubj") is None


def as_object(sentence: Sentence, token: Token, verb: Token, climb: Climb) -> Standing:
    if is_arranged_occasion(sentence, token):
        return climb(verb).under(Signature.SET, verb)  # "set a vote for Tuesday"
    word = verb_with_particle(sentence, verb)
    signature = lexicon.OBJECT.get(word)
    if signature is Signature.BARRED and token.lemma in lexicon.NOUNS:
        return Standing()  # "thwarted the attempt": see came_to_nothing
    if signature is not None:
        return climb(verb).under(signature, verb)
    if token.dep == "nsubjpass":
        return as_subject(sentence, token, verb, climb)
    return climb(verb) if word in lexicon.LIGHT else Standing()


def as_subject(sentence: Sentence, subject: Token, verb: Token, climb: Climb) -> Standing:
    said_of = sentence.child_of(verb, "acomp")
    signature = None if said_of is None else lexicon.ADJECTIVES.get(said_of.text.lower())
    if signature is Signature.BARRED and subject.lemma in lexicon.NOUNS:
        return Standing()  # "the attempt was unsuccessful": it was made
    if signature is not None and said_of is not None:
        return climb(verb).under(signature, said_of)  # "a strike is likely"
    infinitive = sentence.child_of(verb, "xcomp")
    verb = verb if infinitive is None else infinitive
    return climb(verb) if verb_with_particle(sentence, verb) in lexicon.OCCURRING else Standing()


def before_noun(sentence: Sentence, token: Token, noun: Token, climb: Climb) -> Standing:
    """ "a coup attempt" """
    signature = lexicon.NOUNS.get(noun.lemma)
    if token.dep != "compound" or signature is None:
        return Standing()
    return _held(sentence, noun, signature, climb)


def _held(sentence: Sentence, noun: Token, signature: Signature, climb: Climb) -> Standing:
    if came_to_nothing(sentence, noun):
        return Standing().barred(noun, "foiled")
    outer = climb(noun)
    if noun.lemma in INTENTS and not outer.is_positive:
        return Standing().ahead(Stance.PLANS, noun, "no plan", PROBABLE).negated(noun, "no plan")
    return outer.under(signature, noun)
