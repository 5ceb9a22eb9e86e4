"""Who is the source of what a verb attributes: its subject, its agent, or who speaks on in a participle.

What it attributes is ``attribution_clauses``' and ``attribution_verbs``'.
"""

from timeline_app.extraction.sentences import cue_verbs
from timeline_app.extraction.sentences.attributed import AttributionKind
from timeline_app.extraction.sentences.clause import (
    has_own_subject,
    is_infinitive,
    is_passive,
    subject_of,
)
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words

ADDRESSED = words("tell ask inform notify brief warn advise assure remind teach")
# What goes round, which is nobody's word.
LORE = words("legend rumour rumor gossip folklore lore hearsay myth tradition scuttlebutt")
_HAVING_IT = words("story word report whisper")  # "word has it that"
_PERSONS = words("he she i we they who")


def source_of(sentence: Sentence, verb: Token, in_subject: bool = False) -> Token | None:
    """The main word of who says so; for a passive verb, who it is said by, if that is told."""
    if is_passive(sentence, verb):
        agent = sentence.child_of(verb, "agent")
        by = None if agent is None else sentence.child_of(agent, "pobj")
        return (
            by
            if by is not None or in_subject or verb.lemma in ADDRESSED
            else _experiencer(sentence, verb)
        )
    if not has_own_subject(sentence, verb):
        behind = _inverted(sentence, verb)
        if behind is not None:
            return behind
    subject = subject_of(sentence, speaking_on(sentence, verb))
    if subject is None or subject.dep == "expl" or subject.lemma.lower() in LORE:
        return None
    if verb.lemma == "have" and subject.lemma.lower() in _HAVING_IT:
        return None
    if subject.pos == "VERB":
        return sentence.child_of(subject, "nsubj")  # a clause that the parser takes for a subject
    return subject


def _inverted(sentence: Sentence, verb: Token) -> Token | None:
    """'…," read one headline': who stands after the verb, which the parser may take for its object."""
    said = sentence.child_of(verb, "ccomp")
    named = sentence.child_of(verb, "dobj", "attr")
    if said is None or named is None or is_infinitive(sentence, verb):
        return None
    return named if said.place < verb.place < named.place else None


def speaking_on(sentence: Sentence, verb: Token) -> Token:
    """ "… said it had been hit, adding that": who adds is who said, though the parser hangs it lower."""
    if verb.tag != "VBG" or verb.dep != "advcl" or has_own_subject(sentence, verb):
        return verb
    told = sentence.head_of(verb)
    saying = sentence.head_of(told)
    speaks = cue_verbs.CLAUSE.get(saying.lemma) is AttributionKind.SPEECH
    return saying if told.dep == "ccomp" and speaks and _is_after_comma(sentence, verb) else verb


def _is_after_comma(sentence: Sentence, verb: Token) -> bool:
    return verb.place > 0 and sentence.tokens[verb.place - 1].text == ","


def _experiencer(sentence: Sentence, verb: Token) -> Token | None:
    """ "He is convinced that…": who is convinced, though the verb is passive."""
    if verb.lemma in ("convince", "concern", "worry", "persuade", "determine", "commit", "resolve"):
        return subject_of(sentence, verb)
    return None


def is_impersonal(sentence: Sentence, verb: Token) -> bool:
    """ "It is interesting to note that…": nobody does."""
    if not is_infinitive(sentence, verb) or has_own_subject(sentence, verb):
        return False
    subject = subject_of(sentence, verb)
    return subject is not None and subject.lemma == "it" and sentence.head_of(subject).lemma == "be"


def is_person(sentence: Sentence, verb: Token) -> bool:
    subject = subject_of(sentence, verb)
    return subject is not None and (subject.entity == "PERSON" or subject.lemma in _PERSONS)
