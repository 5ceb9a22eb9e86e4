"""What the words around an event in its own clause make of it: "not", "may", "will", "if", "?".

What predicates further out make of the clause is ``factuality``'s.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from timeline_app.extraction.claims import factuality_words as lexicon
from timeline_app.extraction.claims.factuality_asides import aside_on
from timeline_app.extraction.claims.factuality_conditions import condition_on, with_conditions
from timeline_app.extraction.claims.factuality_words import Signature
from timeline_app.extraction.claims.standing import (
    NOT_UNTIL,
    OPEN,
    POSSIBLE,
    PROBABLE,
    SURE,
    Standing,
)
from timeline_app.extraction.sentences.clause import (
    SUBJECTS,
    is_infinitive,
    is_passive,
    subject_of,
    until_of,
)
from timeline_app.extraction.sentences.cue_verbs import OBJECT
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import Stance

_PERCEIVED = words("see hear find watch read feel observe")
_OPEN_QUESTIONS = words("why how when where")
_QUANTIFIED = ("dobj", "nsubj", "nsubjpass")
_SPEAKING_OF_SELF = words("i we he she they it")


def marked(sentence: Sentence, token: Token, standing: Standing, *, is_told: bool) -> Standing:
    """``standing`` as the words of the clause change it; ``is_told`` within somebody's report."""
    standing = _with_modals(sentence, token, standing, is_told)
    standing = _with_adverbs(sentence, token, standing)
    standing = _with_negation(sentence, token, standing)
    standing = _with_adjectives(sentence, token, standing)
    standing = with_conditions(sentence, token, standing)
    return _with_mood(sentence, token, standing)


def _with_negation(sentence: Sentence, token: Token, standing: Standing) -> Standing:
    verb = token if token.pos in ("VERB", "AUX") else sentence.head_of(token)
    until = until_of(sentence, verb)
    if until is not None and sentence.child_of(until, "neg") is not None:
        return replace(standing, cue=until.span, rule=NOT_UNTIL)  # "Not until May did it sail"
    for cue in negations(sentence, token):
        if until is not None and not (standing.is_ahead and until.dep == "mark"):
            certainty = PROBABLE if standing.is_ahead else SURE
            return standing.hedged(certainty, until, NOT_UNTIL)
        # "launched no attack" is negated where the verb stands, and once is enough.
        standing = standing.barred(cue, "negation") if cue.dep == "det" else standing.negated(cue)
    return standing


def negations(sentence: Sentence, token: Token) -> Iterator[Token]:
    """At most one of the clause's words that negate it, so that "never… no" counts once."""
    for child in sentence.children[token.place]:
        negates = child.dep == "neg" or (child.dep == "advmod" and child.lemma in lexicon.NEVER)
        if negates and not _only(sentence, child):
            yield child
            return
        if child.text.lower() == "longer" and _is_after_no(sentence, child):
            yield child
            return
        if child.dep == "det" and child.lemma in lexicon.NO_DETERMINERS:
            yield child
            return
        if (
            token.pos in ("VERB", "AUX")
            and child.dep in _quantified(token)
            and means_nobody(sentence, child)
        ):
            yield child
            return
        if child.dep in ("preconj", "cc") and child.lemma in ("neither", "nor"):
            yield child
            return


def _quantified(verb: Token) -> Collection[str]:
    """Where a "no" negates the verb: not in "reported no losses", which was reported."""
    return ("nsubj", "nsubjpass") if verb.lemma in OBJECT else _QUANTIFIED


def _is_after_no(sentence: Sentence, longer: Token) -> bool:
    return longer.place > 0 and sentence.tokens[longer.place - 1].lemma == "no"


def _only(sentence: Sentence, negation: Token) -> bool:
    """ "not only… but": no negation."""
    following = sentence.tokens[negation.place + 1 : negation.place + 2]
    return bool(following) and following[0].lemma in ("only", "just", "merely", "simply")


def means_nobody(sentence: Sentence, noun: Token) -> bool:
    """ "Nobody", "no official", "neither the bank nor the ministry" """
    if any(child.lemma in lexicon.SCARCELY for child in sentence.children_of(noun, "advmod")):
        return True  # "hardly anyone"
    if noun.lemma in lexicon.NOBODY:
        return True
    return any(
        child.lemma in lexicon.NO_DETERMINERS
        for child in sentence.children_of(noun, "det", "neg", "preconj", "cc")
    )


def _with_adverbs(sentence: Sentence, token: Token, standing: Standing) -> Standing:
    held = lexicon.SMALL_CLAUSES.get(token.lemma) if is_passive(sentence, token) else None
    if held is not None and any(
        each.pos == "ADJ" for each in sentence.children_of(token, "oprd", "acomp", "xcomp")
    ):
        standing = standing.under(held, token)
    aside = aside_on(sentence, token)
    if aside is not None:
        standing = standing.hedged(PROBABLE, aside, "aside")
    for child in sentence.children_of(token, "advmod"):
        if child.lemma in lexicon.PROBABLY:
            standing = standing.hedged(PROBABLE, child, "hedge")
        elif child.lemma in lexicon.POSSIBLY:
            standing = standing.hedged(POSSIBLE, child, "hedge")
        elif child.lemma in lexicon.NEARLY and not sentence.children[child.place]:
            standing = standing.barred(child, "nearly")
    return standing


def _with_adjectives(sentence: Sentence, token: Token, standing: Standing) -> Standing:
    if token.pos not in ("NOUN", "PROPN"):
        return standing
    for child in sentence.children_of(token, "amod", "compound"):
        signature = lexicon.ADJECTIVES.get(child.text.lower())
        if signature is Signature.BARRED and token.lemma in lexicon.NOUNS:
            continue  # "a failed attempt" was made
        if signature is not None:
            standing = standing.under(signature, child)
    for child in sentence.children_of(token, "acl", "relcl"):
        if is_infinitive(sentence, child) and sentence.child_of(child, "auxpass") is not None:
            return standing.ahead(Stance.PREDICTS, child, "to be held")
    return standing


def _with_modals(sentence: Sentence, token: Token, standing: Standing, is_told: bool) -> Standing:
    for modal in sentence.children_of(token, "aux"):
        kind = lexicon.MODALS.get(modal.lemma) or lexicon.MODALS.get(modal.text.lower())
        if modal.tag != "MD" or kind is None:
            continue
        perfect = any(each.lemma == "have" for each in sentence.children_of(token, "aux"))
        negated = next(negations(sentence, token), None) is not None
        if kind == "ahead":
            return standing.ahead(_intent(sentence, token, is_told), modal, "will")
        if kind == "would":
            return _would(sentence, token, standing, modal, is_told, perfect)
        if kind == "must":
            if perfect:
                return standing.hedged(PROBABLE, modal, "must have")
            return standing.ahead(Stance.WISHES, modal, "must", OPEN)
        if kind == "should":
            if perfect:
                return standing.barred(modal, "should have")
            return standing.ahead(Stance.WISHES, modal, "should", OPEN)
        if modal.lemma in ("can", "could", "ca") or modal.text.lower() in ("can", "could", "ca"):
            if (
                negated
                or not standing.is_positive
                or (is_passive(sentence, token) and token.lemma in _PERCEIVED)
            ):
                return replace(standing, cue=modal.span)
            if modal.text.lower() == "could" and (is_told or condition_on(sentence, token)):
                return standing.ahead(Stance.PREDICTS, modal, "could", POSSIBLE)
            return standing.hedged(POSSIBLE, modal, "can")
        if perfect:
            return standing.hedged(POSSIBLE, modal, "may have")
        return standing.ahead(Stance.PREDICTS, modal, "may", POSSIBLE)
    if (
        is_infinitive(sentence, token)
        and token.dep == "ROOT"
        and sentence.child_of(token, *SUBJECTS)
    ):
        return standing.ahead(Stance.PLANS, token, "headline")
    return _with_coming_dates(sentence, token, standing)


def _intent(sentence: Sentence, token: Token, is_told: bool) -> Stance:
    """Who says that he himself will do something plans it; what others will do is predicted."""
    subject = subject_of(sentence, token)
    own = subject is not None and subject.lemma in _SPEAKING_OF_SELF
    return Stance.PLANS if own and is_told and not is_passive(sentence, token) else Stance.PREDICTS


def _would(
    sentence: Sentence,
    token: Token,
    standing: Standing,
    modal: Token,
    is_told: bool,
    perfect: bool,
) -> Standing:
    if (
        any(child.lemma in lexicon.LATER for child in sentence.children_of(token, "advmod"))
        and not is_told
    ):
        return replace(standing, cue=modal.span, rule="would later")
    if perfect:
        return (
            standing.hedged(PROBABLE, modal, "would have")
            if is_told
            else standing.barred(modal, "would have")
        )
    if is_told:
        return standing.ahead(_intent(sentence, token, is_told), modal, "would")
    return standing.ahead(Stance.PREDICTS, modal, "would", PROBABLE)


def _with_coming_dates(sentence: Sentence, token: Token, standing: Standing) -> Standing:
    """ "leaves tomorrow", "is meeting them next week": the present tense with a date to come."""
    if (
        token.tag not in ("VBZ", "VBP", "VBG")
        or sentence.child_of(token, "aux", "auxpass") is not None
    ):
        auxiliaries = list(sentence.children_of(token, "aux", "auxpass"))
        if token.tag not in ("VBG", "VBN") or not auxiliaries:
            return standing
        if any(each.tag not in ("VBZ", "VBP") or each.lemma != "be" for each in auxiliaries):
            return standing
    for child in sentence.children_of(token, "npadvmod", "advmod", "prep"):
        for word in sentence.subtree(child)[:6]:
            if word.lemma in lexicon.COMING:
                return standing.ahead(Stance.PREDICTS, word, "date to come")
    return standing


def _with_mood(sentence: Sentence, token: Token, standing: Standing) -> Standing:
    """Questions and orders, which only a main verb can be."""
    is_main = token.dep == "ROOT" or (
        token.dep == "ccomp" and sentence.head_of(token).dep == "ROOT" and token.place < token.head
    )
    if not is_main or token.pos not in ("VERB", "AUX"):
        return standing
    end = _end_of_clause(sentence, token)
    if end is not None and end.text == "?":
        asked = [each.lemma for each in sentence.subtree(token) if each.tag in ("WRB", "WP", "WDT")]
        if not asked or asked[0] not in _OPEN_QUESTIONS:
            return replace(
                standing.hedged(OPEN, end, "question"),
                stance=Stance.QUESTIONS,
                is_ahead=standing.is_ahead,
            )
    is_order = (
        token.tag == "VB" and sentence.child_of(token, *SUBJECTS, "expl", "aux", "auxpass") is None
    )
    return standing.ahead(Stance.WISHES, token, "order", OPEN) if is_order else standing


def _end_of_clause(sentence: Sentence, token: Token) -> Token | None:
    """The sign that ends the sentence, or the quoted one that the verb is the main word of."""
    ends = [each for each in sentence.tokens[token.place + 1 :] if each.text in (".", "?", "!")]
    return ends[0] if ends else None
