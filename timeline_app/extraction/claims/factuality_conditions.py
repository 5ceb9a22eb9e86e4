"""What conditions make of a clause: of the one that they stand in, and of the one that depends on them.

Other words of a clause are ``factuality_marks``'.
"""

from dataclasses import replace

from timeline_app.extraction.claims import factuality_words as lexicon
from timeline_app.extraction.claims.factuality_asides import aside_on
from timeline_app.extraction.claims.standing import OPEN, SURE, Standing
from timeline_app.extraction.sentences.clause import VERBAL, proviso_of, subject_of
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.model.event import Stance


def with_conditions(sentence: Sentence, token: Token, standing: Standing) -> Standing:
    proviso = proviso_of(sentence, token)
    if proviso is not None:
        return standing.hedged(OPEN, proviso, "condition")
    first = sentence.head_of(token) if token.dep == "conj" else token
    clauses = (token, first) if first.dep == "advcl" and token.pos in VERBAL else (token,)
    for mark in (each for clause in clauses for each in sentence.children_of(clause, "mark")):
        if mark.lemma in lexicon.CONDITIONALS:
            asked = mark.lemma == "whether" or (mark.lemma == "if" and token.dep == "ccomp")
            standing = standing.hedged(OPEN, mark, "condition")
            return replace(standing, stance=Stance.QUESTIONS if asked else Stance.ASSERTS)
    condition = condition_on(sentence, token)
    if condition is not None and (
        standing.is_ahead
        or standing.certainty < SURE
        or _is_only_if(sentence, sentence.head_of(condition), condition)
    ):
        return standing.hedged(OPEN, condition, "condition")
    return standing


def condition_on(sentence: Sentence, token: Token) -> Token | None:
    """The "if" of a clause that this one depends on."""
    for clause in sentence.children_of(token, "advcl"):
        for mark in sentence.children_of(clause, "mark"):
            if mark.lemma in ("if", "unless") and mark is not aside_on(sentence, token):
                return mark
    return None


def _is_only_if(sentence: Sentence, clause: Token, mark: Token) -> bool:
    """ "If my name is on it, somebody else put it there": the inference is no more certain than what it is from.

    But "even if he lost, he kept his seat", and "if you ask me", which asks for no condition (Quirk et al.
    1985, 15.38); nor is a clause behind its verb without a comma one, which may be what was asked.
    """
    first = sentence.subtree(clause)[0]
    before = sentence.tokens[first.place - 1] if first.place else first
    is_parted = clause.place < clause.head or before.text == ","
    is_conceded = any(each.lemma == "even" for each in sentence.children_of(clause, "advmod"))
    subject = subject_of(sentence, clause)
    is_told = any(
        each.tag in ("VBD", "VBZ", "VBP")
        for each in (clause, *sentence.children_of(clause, "aux", "auxpass"))
    )
    is_aside = subject is None or subject.lemma == "you"
    return mark.lemma == "if" and is_parted and is_told and not is_conceded and not is_aside
