"""How sure it is what only goes round: "rumour has it that", "it is whispered that", "the court heard that".

Who says what has a source is told by ``factuality_told``.
"""

from timeline_app.extraction.claims.attribution_sources import LORE
from timeline_app.extraction.claims.standing import OPEN, POSSIBLE, PROBABLE
from timeline_app.extraction.sentences.attributed import Attribution
from timeline_app.extraction.sentences.clause import is_passive, subject_of
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words

_WHISPERING = words("whisper rumour rumor mutter murmur")
_CONFIRMING = words("confirm verify corroborate substantiate check")
# Before these one speaks, and what is heard is what was said: not so of "she heard that he had died".
_HEARING = words("court jury inquest tribunal inquiry enquiry hearing committee panel i we")


def hearsay_certainty(sentence: Sentence, attribution: Attribution, cue: Token) -> int | None:
    """How sure what is passed on without a source is; None where it has one or is known."""
    is_heard = cue.lemma == "hear" and attribution.rule == "clause"
    if attribution.source is not None and not is_heard:
        return None
    if _is_unconfirmed(sentence, cue):
        return OPEN
    subject = subject_of(sentence, cue)
    if is_heard:
        is_said = subject is not None and subject.lemma.lower() in _HEARING
        return PROBABLE if is_said or is_passive(sentence, cue) else None
    is_whispered = cue.lemma in _WHISPERING and is_passive(sentence, cue)
    is_lore = subject is not None and subject.lemma.lower() in LORE
    return POSSIBLE if is_whispered or is_lore else None


def _is_unconfirmed(sentence: Sentence, cue: Token) -> bool:
    """ "I heard that she left, but could not confirm it" """
    return any(
        each.lemma in _CONFIRMING and sentence.child_of(each, "neg") is not None
        for each in sentence.children_of(cue, "conj")
    )
