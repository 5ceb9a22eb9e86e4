"""What a clause's surroundings make of its verb: the predicate that it hangs on, or when and why it tells.

``climb`` gives how it stands with a word further out. Nouns and what hangs on them are
``factuality_nouns``'.
"""

from collections.abc import Callable

from timeline_app.extraction.claims import factuality_words as lexicon
from timeline_app.extraction.claims.factuality_failing import is_in_vain, too_much, was_about_to
from timeline_app.extraction.claims.factuality_words import Signature
from timeline_app.extraction.claims.standing import PROBABLE, Standing
from timeline_app.extraction.sentences.clause import (
    VERBAL,
    has_own_subject,
    is_infinitive,
    is_passive,
    marks_of,
    verb_with_particle,
)
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_classes import ENDING
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import Stance

Climb = Callable[[Token], Standing]

_COPULAR = words("be seem look appear remain become")
_AS_SOON_AS = ("soon", "long")
_PAST = frozenset(("VBD", "VBN"))
_UNFINISHED = frozenset(("VB", "VBN", "VBG"))


def is_past(sentence: Sentence, verb: Token) -> bool:
    if verb.tag in _PAST:
        return True
    return any(
        each.lemma == "have" or each.tag == "VBD"
        for each in sentence.children_of(verb, "aux", "auxpass")
    )


def shares_verb_group(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether "not" and "will" before ``head`` are those of ``token`` too: "will not go and speak"."""
    if token.pos not in VERBAL:
        return True
    return (
        head.pos in VERBAL
        and token.tag == head.tag
        and token.tag in _UNFINISHED
        and not has_own_subject(sentence, token)
        and sentence.child_of(token, "aux", "auxpass") is None
    )


def complement(sentence: Sentence, token: Token, head: Token, climb: Climb) -> Standing:
    if _is_inverted_condition(sentence, token) and _is_only_imagined(sentence, head):
        return Standing().barred(token, "counterfactual")
    outer = climb(head)
    said_of = sentence.child_of(head, "acomp")
    if said_of is not None and head.lemma in _COPULAR and token.dep == "ccomp":
        whole = lexicon.OF_CLAUSES.get(said_of.lemma)
        if whole is Signature.UNLIKELY:
            return outer.hedged(PROBABLE, said_of, "unlikely").negated(said_of, "unlikely")
        return Standing() if whole is None else outer.under(whole, said_of)
    too = too_much(sentence, token, head) if is_infinitive(sentence, token) else None
    if too is not None:
        return outer.under(Signature.BARRED, too)
    signature = _signature(sentence, token, head)
    if signature is not None:
        # What is still to be ended is none of the time to come: "will stop selling".
        ends = outer.is_ahead and head.lemma in ENDING
        return outer.under(Signature.BARRED if ends else signature, head)
    if token.dep == "ccomp" and head.pos == "VERB":
        if outer.rule == "question" and outer.stance is Stance.QUESTIONS:
            return Standing().asked(head)
        return Standing(is_ahead=outer.is_ahead and not is_past(sentence, token))
    return outer


def _signature(sentence: Sentence, token: Token, head: Token) -> Signature | None:
    if is_infinitive(sentence, token):
        if head.lemma in ("be", "about") or (head.lemma == "go" and head.tag == "VBG"):
            return Signature.OPEN if was_about_to(sentence, head) else Signature.SET
        if head.lemma == "use" and is_passive(sentence, head):
            return Signature.MEANT  # "is used to open doors"
        if head.lemma == "have":
            if any(each.lemma == "yet" for each in sentence.children_of(head, "advmod")):
                return Signature.BARRED  # "has yet to sign"
            return Signature.SAME if is_past(sentence, head) else Signature.WISHED
    signature = (
        lexicon.CLAUSE.get(verb_with_particle(sentence, head))
        or lexicon.CLAUSE.get(head.lemma)
        or lexicon.CLAUSE.get(head.text.lower())
    )
    in_vain = signature is Signature.OPEN and is_in_vain(sentence, head)
    return Signature.BARRED if in_vain else signature


def adverbial(sentence: Sentence, token: Token, head: Token, climb: Climb) -> Standing:
    outer = climb(head)
    if is_infinitive(sentence, token):
        takes_clause = head.lemma in lexicon.CLAUSE and sentence.child_of(head, "dobj") is None
        if head.pos == "ADJ" or takes_clause:
            return complement(sentence, token, head, climb)
        # What something was done for is meant, even where it was not done.
        purpose = outer if outer.is_positive else Standing()
        return purpose.under(Signature.MEANT, token)
    if _is_inverted_condition(sentence, token):
        return Standing().barred(token, "counterfactual")
    if _is_never_reached(sentence, token):
        return Standing().barred(token, "before he could")
    if _is_still_to_come(sentence, token, head, climb):
        return Standing(is_ahead=True, stance=Stance.PREDICTS)
    return Standing()


def _is_still_to_come(sentence: Sentence, token: Token, head: Token, climb: Climb) -> bool:
    """ "Will sing when she comes", "stays until the court rules", "once it has approved the plan".

    After Quirk et al. (1985, 14.22): English tells the future of clauses of time in the present tense. Alone
    "after" and "when" may tell of it too in headlines and chronicles, which say so after what they tell.
    """
    if not _is_present(sentence, token):
        return False
    marks = {mark.lemma for mark in marks_of(sentence, token)}
    if "as" in marks and head.lemma not in _AS_SOON_AS and is_past(sentence, token):
        return False  # "will resign as he has lost": that is why
    if marks & lexicon.TEMPORAL and _is_to_come(climb(head)):
        return True
    if _names_year(sentence, token):
        return False  # chronicles tell in the present what happened in a year that they name
    if head.lemma in _AS_SOON_AS or marks & lexicon.UP_TO:
        return True  # "as soon as the court confirms it"
    is_dated = any(each.entity == "DATE" for each in sentence.tokens)
    told_first = token.place < head.place and not is_dated and bool(marks & lexicon.FOLLOWED)
    return told_first and _is_present(sentence, head)


def _is_to_come(outer: Standing) -> bool:
    return outer.is_ahead or outer.rule == "can"


def _names_year(sentence: Sentence, verb: Token) -> bool:
    return any(len(each.text) == 4 and each.text.isdigit() for each in sentence.subtree(verb))


def _is_present(sentence: Sentence, verb: Token) -> bool:
    finite = (verb, *sentence.children_of(verb, "aux", "auxpass"))
    return any(each.tag in ("VBZ", "VBP") for each in finite)


def _is_inverted_condition(sentence: Sentence, token: Token) -> bool:
    """ "Had the guard checked": it was not so."""
    subject = sentence.child_of(token, "nsubj", "nsubjpass")
    return subject is not None and any(
        each.text.lower() == "had" and each.place < subject.place
        for each in sentence.children_of(token, "aux")
    )


def _is_only_imagined(sentence: Sentence, verb: Token) -> bool:
    """ "Had he turned, it would not have sunk": what the parser may take for what is told."""
    return any(
        each.lemma in ("would", "could", "might") for each in sentence.children_of(verb, "aux")
    )


def _is_never_reached(sentence: Sentence, token: Token) -> bool:
    """ "before he could sign" """
    return any(each.lemma == "before" for each in sentence.children_of(token, "mark")) and any(
        each.text.lower() == "could" for each in sentence.children_of(token, "aux")
    )


def neither(sentence: Sentence, head: Token, handed: Standing) -> Standing:
    """Of a second verb: "neither confirmed nor denied"."""
    for each in sentence.children_of(head, "cc"):
        if each.lemma == "nor":
            return handed.barred(each, "negation")
    return handed
