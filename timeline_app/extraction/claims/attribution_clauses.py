"""Clauses that a verb attributes: "said that…", "made it clear that…", "…, officials say, …".

Infinitives, nouns and other contents are ``attribution_verbs``'.
"""

from dataclasses import dataclass

from timeline_app.extraction.claims.attribution_sources import ADDRESSED, speaking_on
from timeline_app.extraction.sentences import cue_verbs
from timeline_app.extraction.sentences.attributed import AttributionKind
from timeline_app.extraction.sentences.clause import (
    has_own_subject,
    is_infinitive,
    stands_apart,
)
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words

# Seeing and hearing something happen isn't saying so: "heard the shots ring out".
_PERCEIVING = words("see hear notice feel watch find hold make")
_CLEAR = words("clear plain known public")
_CONTRASTING = words("while but although though whereas")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


@dataclass(frozen=True, slots=True)
class Content:
    kind: AttributionKind
    tokens: tuple[Token, ...]
    rule: str
    in_subject: bool = False  # the grammatical subject is spoken of: "is said to…"
    cue: tuple[Token, ...] = ()  # words of the cue beside the verb: "of"


def made_clear(sentence: Sentence, verb: Token, word: str, passive: bool) -> Content | None:
    """ "made it clear that…", "made clear that…" """
    if word != "make":
        return None
    for clear in sentence.children_of(verb, "ccomp", "acomp", "oprd"):
        for clause in sentence.children_of(clear, "ccomp", "advcl"):
            marks = [each.lemma for each in sentence.children_of(clause, "mark")]
            if clear.text.lower() in _CLEAR and "that" in marks:
                cue = sentence.tokens[verb.place + 1 : clear.place + 1]
                told = tuple(sentence.subtree(clause))
                return Content(AttributionKind.SPEECH, told, "clause", cue=cue)
    return None


def has_it(sentence: Sentence, verb: Token, word: str, passive: bool) -> Content | None:
    """ "Legend has it that…" """
    told, clause = sentence.child_of(verb, "dobj"), sentence.child_of(verb, "ccomp")
    if word != "have" or told is None or clause is None or told.lemma != "it":
        return None
    if not any(each.lemma == "that" for each in sentence.children_of(clause, "mark")):
        return None
    return Content(AttributionKind.SPEECH, tuple(sentence.subtree(clause)), "clause", cue=(told,))


def clause_told(sentence: Sentence, verb: Token, word: str, passive: bool) -> Content | None:
    clause = sentence.child_of(verb, "ccomp") or _strayed_clause(sentence, verb, word)
    if clause is None or stands_apart(sentence, clause, verb):
        return None
    tokens = _of_this_cue(sentence, clause, verb)
    if (
        clause.pos not in ("VERB", "AUX")
        and word in cue_verbs.NAMED
        and not _has_verb(sentence, clause)
    ):
        return Content(cue_verbs.NAMED[word], tokens, "named")
    if is_infinitive(sentence, clause):
        kind = cue_verbs.OBJECT_INFINITIVE.get(word)
        if kind is None and sentence.child_of(clause, "advmod") is not None:
            kind = cue_verbs.CLAUSE.get(word)  # "explained how to…"
        return None if kind is None else Content(kind, tokens, "object infinitive")
    if clause.tag == "VBG" and sentence.child_of(clause, "aux", "mark", "nsubj") is None:
        kind = cue_verbs.GERUND.get(word)
        return None if kind is None else Content(kind, tokens, "gerund")
    kind = cue_verbs.CLAUSE.get(word)
    if kind is None or (word in _PERCEIVING and not _is_finite(sentence, clause)):
        return None
    if kind is AttributionKind.SPEECH and _is_whether(sentence, clause) and word in ("ask", "say"):
        kind = AttributionKind.QUESTION if word == "ask" else kind
    return Content(kind, tokens, "clause")


def is_having(sentence: Sentence, clause: Token) -> bool:
    """ "denied having met": the gerund is the auxiliary."""
    return any(child.tag == "VBG" for child in sentence.children_of(clause, "aux", "auxpass"))


def _strayed_clause(sentence: Sentence, verb: Token, word: str) -> Token | None:
    """The clause that the parser has hung on a word in between: "argued in a speech that…"."""
    if word not in cue_verbs.CLAUSE:
        return None
    for preposition in sentence.children_of(verb, "prep"):
        noun = sentence.child_of(preposition, "pobj")
        for clause in () if noun is None else sentence.children_of(noun, "relcl", "acl"):
            marks = any(each.lemma == "that" for each in sentence.children_of(clause, "mark"))
            if marks and has_own_subject(sentence, clause):
                return clause
    for heard_by in sentence.children_of(verb, "dobj") if word in ADDRESSED else ():
        for clause in sentence.children_of(heard_by, "relcl"):
            subject = sentence.child_of(clause, "nsubj", "nsubjpass")
            follows = subject is not None and subject.place == heard_by.place + 1
            if subject is not None and follows and subject.tag == "PRP":
                return clause  # "told officers he had heard it"
    if sentence.child_of(verb, "neg") is not None:
        for clause in sentence.children_of(verb, "advcl"):
            if clause.place > verb.place and sentence.tokens[verb.place + 1].tag == "WRB":
                return clause  # "has not said when…"
    return None


def _of_this_cue(sentence: Sentence, clause: Token, verb: Token) -> tuple[Token, ...]:
    """The clause without a further one that has a cue and a source of its own: "… but others say…"."""
    apart: set[int] = set()
    for child in sentence.children_of(clause, "conj", "advcl"):
        if _has_own_cue(sentence, child):
            apart.update(each.place for each in sentence.subtree(child))
            apart.update(
                each.place
                for each in sentence.children_of(clause, "cc", "punct")
                if clause.place < each.place < child.place
            )
    return tuple(each for each in without(sentence, clause, verb) if each.place not in apart)


def _has_own_cue(sentence: Sentence, clause: Token) -> bool:
    if clause.tag == "VBG" and clause.dep == "advcl":
        return speaking_on(sentence, clause) is not clause and (
            sentence.child_of(clause, "ccomp") is not None and clause.lemma in cue_verbs.CLAUSE
        )
    subject = sentence.child_of(clause, "nsubj")
    if (
        subject is None
        or subject.pos not in ("NOUN", "PROPN")
        or clause.lemma not in cue_verbs.CLAUSE
    ):
        return False
    disputes = cue_verbs.OBJECT.get(clause.lemma) is AttributionKind.DENIAL
    if sentence.child_of(clause, "ccomp", "xcomp", *(("dobj",) if disputes else ())) is None:
        return False
    marks = [each.lemma for each in sentence.children_of(clause, "mark")]
    return clause.dep == "conj" or any(mark in _CONTRASTING for mark in marks)


def without(sentence: Sentence, told: Token, verb: Token) -> tuple[Token, ...]:
    """What hangs on ``told``, but nothing of the cue's own clause where that stands inside of it."""
    return tuple(token for token in sentence.subtree(told) if token.place != verb.place)


def parenthetical(sentence: Sentence, verb: Token, word: str, passive: bool) -> Content | None:
    """ "The attack, officials say, was…": the content is all around the cue and its source."""
    kind = cue_verbs.CLAUSE.get(word)
    if _is_as_told(sentence, verb, word):
        kind = AttributionKind.SPEECH
    elif verb.dep != "parataxis" or word in ("see", "hear") or not _is_told(sentence, verb):
        return None
    if kind is None:
        return None
    own = {token.place for token in sentence.subtree(verb)}
    around = tuple(
        token for token in sentence.subtree(sentence.head_of(verb)) if token.place not in own
    )
    return Content(kind, around, "parenthetical")


def _is_told(sentence: Sentence, verb: Token) -> bool:
    """ "…, police think, …", "…, it is thought, …" """
    subject = sentence.child_of(verb, "nsubjpass")
    return verb.tag in _FINITE or (subject is not None and subject.lemma == "it")


def _is_as_told(sentence: Sentence, verb: Token, word: str) -> bool:
    """ "…, as one adviser put it, …" """
    if verb.dep != "advcl" or verb.tag not in _FINITE or not has_own_subject(sentence, verb):
        return False
    if not any(each.lemma == "as" for each in sentence.children_of(verb, "mark")):
        return False
    told = sentence.child_of(verb, "dobj")
    if word == "put":
        return told is not None and told.lemma == "it"
    return told is None and cue_verbs.CLAUSE.get(word) is AttributionKind.SPEECH


def _is_finite(sentence: Sentence, clause: Token) -> bool:
    if clause.tag in _FINITE or sentence.child_of(clause, "mark") is not None:
        return True
    return any(
        child.tag in _FINITE for child in sentence.children_of(clause, "aux", "auxpass", "cop")
    )


def _has_verb(sentence: Sentence, clause: Token) -> bool:
    return any(child.pos in ("AUX", "VERB") for child in sentence.children[clause.place])


def _is_whether(sentence: Sentence, clause: Token) -> bool:
    return any(child.lemma in ("if", "whether") for child in sentence.children_of(clause, "mark"))
