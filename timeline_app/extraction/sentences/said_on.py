"""Days on which something was said: "said on Tuesday it would close", where the day belongs to the saying.

Parsers hang such a day on what is said, since it stands right before that; where it stands decides.
"""

from timeline_app.extraction.sentences.cue_verbs import QUOTING
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words

# "Said last year sales fell" may mean either.
_DAYS = words("monday tuesday wednesday thursday friday saturday sunday today yesterday")
_NEAR = 4  # words from the saying to its day: "told the paper late on Tuesday"


def saying_before(sentence: Sentence, date: Token, verb: Token) -> Token | None:
    """The verb of saying that ``date``, a word below ``verb``, stands behind, if it is before all that is said."""
    saying = sentence.head_of(verb)
    if verb.dep != "ccomp" or saying.lemma not in QUOTING or not saying.place < date.place:
        return None
    if date.lemma.lower() not in _DAYS and sentence.head_of(date).lemma != "on":
        return None
    subject = sentence.child_of(verb, "nsubj", "nsubjpass", "expl")
    mark = sentence.child_of(verb, "mark")
    first = min((each.place for each in (subject, mark, verb) if each is not None), default=0)
    between = sentence.tokens[saying.place + 1 : date.place]
    return saying if date.place < first and len(between) <= _NEAR else None


def is_of_saying(sentence: Sentence, date: Token) -> bool:
    """ "The coastguard said on Friday that …": the day hangs on the saying, and is no day of what is told."""
    verb = next((each for each in sentence.heads_above(date) if each.pos == "VERB"), None)
    return (
        verb is not None
        and verb.lemma in QUOTING
        and sentence.child_of(verb, "ccomp", "parataxis") is not None
    )
