"""The pieces of a clause in the order of a title: who, did, what, where; with all that it depends on to be told rightly.

They are written and cut in ``title_writer``.
"""

import itertools
from collections.abc import Iterable, Sequence

from timeline_app.extraction.events.event_folding import embedded_verb
from timeline_app.extraction.events.title_phrases import (
    between,
    clause_words,
    only_tells_when,
    prepositional,
)
from timeline_app.extraction.sentences.clause import holder_of_none, stands_apart, until_of
from timeline_app.extraction.sentences.clauses import objects, subjects
from timeline_app.extraction.sentences.noun_phrases import name_at, phrase
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.standing_for import Taken
from timeline_app.extraction.sentences.verb_classes import (
    CAUSING,
    DENIAL,
    INTENT,
    MIND,
    PHASE,
    SEEMING,
    TRIAL,
)
from timeline_app.extraction.sentences.verb_forms import (
    SUBJECTS,
    asked_with,
    first_joined,
    is_passive,
    is_purpose,
    is_verbal,
    particle_of,
    set_aside_by,
    shares_auxiliaries,
)
from timeline_app.extraction.sentences.verb_types import SPEECH_VERBS
from timeline_app.extraction.texts.word_list import words

_LONG_NAME = 30
_KEPT_ADVERBS = words(
    """
    not never no longer yet hardly barely scarcely reportedly allegedly apparently possibly probably
    perhaps maybe likely supposedly purportedly nearly almost still too narrowly
    """
)
_OVER = PHASE | TRIAL | SEEMING | INTENT | MIND | CAUSING | DENIAL
_UNSURE = SEEMING | INTENT | MIND | DENIAL
_HINDERING = (
    CAUSING
    | TRIAL
    | DENIAL
    | words(
        """
        block ban exclude dissuade deter save protect acquit clear exonerate absolve accuse charge
        convict suspect vote decide
        """
    )
)
_AMOUNTS = ("PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL")
_SETTING_OFF = (",", "(", "-", "–", "—", ";", ":")
_LEFT_OUT = ("a", "an", "the", "this", "that", "these", "those")
_NOUN_PREPOSITIONS = words("of by between with against on from to into in at for")


def clause_pieces(sentence: Sentence, verb: Token) -> Iterable[Sequence[Token]]:
    chain = _chain(sentence, verb)
    top = chain[0]
    mark = sentence.child_of(top, "mark")
    if mark is not None and mark.lemma in ("if", "unless", "whether", "lest"):
        yield [mark]
    holder = holder_of_none(sentence, top)
    if holder is not None:
        yield from _none_of(sentence, holder, top)
    subject = _subject_words(sentence, top)
    asking = asked_with(sentence, verb)
    if asking is not None:
        yield [asking]
    if subject:
        yield subject
    aside = set_aside_by(sentence, verb)
    if aside:
        yield aside
    for place, each in enumerate(chain):
        last = place == len(chain) - 1
        if place and is_verbal(each) and any(sentence.children_of(each, *SUBJECTS)):
            yield _subject_words(sentence, each)
        if last and shares_auxiliaries(sentence, verb):
            yield _helping(sentence, first_joined(sentence, verb))
        yield from _predicate(sentence, each, before=None if last else chain[place + 1])


def _none_of(sentence: Sentence, noun: Token, verb: Token) -> Iterable[Sequence[Token]]:
    """ "Odo found no evidence that", "Odo has no intention of": what the clause is told with."""
    holds = sentence.head_of(noun)
    is_there = sentence.child_of(holds, "expl") is not None
    if is_verbal(holds) and noun.dep in ("dobj", "attr") and not is_there:
        yield _subject_words(sentence, holds)
        yield from itertools.islice(_predicate(sentence, holds), 1)
    yield phrase(sentence, noun)
    above = sentence.head_of(verb)
    joint = sentence.child_of(verb, "mark") if above is noun else above
    if joint is not None:
        yield [joint]


def noun_pieces(sentence: Sentence, noun: Token) -> Iterable[Sequence[Token]]:
    tokens = phrase(sentence, noun)
    while len(tokens) > 1 and tokens[0].text.lower() in _LEFT_OUT:
        tokens = tokens[1:]
    yield tokens
    for child in sentence.children_of(noun, "prep", "acl"):
        if child.dep == "prep" and child.lemma in _NOUN_PREPOSITIONS:
            yield prepositional(sentence, child)
        elif child.dep == "acl" and child.tag == "VB":
            yield from _predicate(sentence, child)


def office_pieces(sentence: Sentence, noun: Token) -> Iterable[Sequence[Token]]:
    name = phrase(sentence, sentence.head_of(noun))
    yield name
    yield [*between(sentence, name[-1], noun)[:1], *phrase(sentence, noun, "of")]


def _helping(sentence: Sentence, verb: Token) -> list[Token]:
    return [
        child
        for child in sentence.children_of(verb, "aux", "auxpass", "neg")
        if child.place < verb.place
    ]


def _chain(sentence: Sentence, verb: Token) -> list[Token]:
    """``verb`` under those that it depends on to be told rightly: "failed to", "denied that"."""
    over = _over(sentence, first_joined(sentence, verb))
    return [*over[:-1], verb]


def _over(sentence: Sentence, verb: Token) -> list[Token]:
    chain = [verb]
    while True:
        verb = chain[0]
        above = sentence.head_of(verb)
        if above.place == verb.place or len(chain) > 4 or stands_apart(sentence, verb, above):
            return chain
        if (
            verb.dep in ("xcomp", "ccomp")
            and above.pos == "ADJ"
            and is_verbal(sentence.head_of(above))
        ):
            chain[:0] = [sentence.head_of(above), above]
            continue
        if verb.dep == "pcomp" and above.lemma in ("from", "of", "in", "at", "with", "against"):
            over = sentence.head_of(above)
            if is_verbal(over) and over.lemma in _HINDERING:
                chain[:0] = [over, above]
                continue
        if (verb.dep == "xcomp" and is_verbal(above)) or (
            is_purpose(sentence, verb) and embedded_verb(sentence, above) is verb
        ):
            chain.insert(0, above)
            continue
        is_until = above.lemma == "be" and until_of(sentence, above) is not None
        negated = any(sentence.children_of(above, "neg")) and not is_until
        over_it = above.lemma in (_OVER if verb.tag in ("VB", "VBG") else _UNSURE)
        if verb.dep == "ccomp" and is_verbal(above) and (over_it or negated):
            chain.insert(0, above)
            continue
        return chain


def _subject_words(sentence: Sentence, verb: Token) -> list[Token]:
    found: list[Taken] = list(subjects(sentence, verb))[:3]
    words_: list[Token] = []
    seen: set[int] = set()
    for taken in found:
        if taken.token.place in seen:
            continue
        tokens = _short(sentence, _named(sentence, taken.token))
        if words_:
            joint = between(sentence, words_[-1], tokens[0])
            words_.extend(joint)
        words_.extend(token for token in tokens if token.place not in seen)
        seen.update(token.place for token in tokens)
    return words_


def _short(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """With what belongs to it; of somebody with many titles, only the name."""
    tokens = phrase(sentence, noun, "of")
    if noun.entity == "PERSON" and tokens[-1].end - tokens[0].start > _LONG_NAME:
        return name_at(sentence, noun)
    return tokens


def _named(sentence: Sentence, noun: Token) -> Token:
    """The name that stands beside a common noun: "its chairman, A. B.,"."""
    above = sentence.head_of(noun)
    if noun.dep == "appos" and above.entity and any(map(str.isalnum, above.text)):
        return above
    if noun.pos != "NOUN":
        return noun
    return next(
        (child for child in sentence.children_of(noun, "appos") if child.entity == "PERSON"), noun
    )


def _predicate(
    sentence: Sentence, verb: Token, before: Token | None = None
) -> Iterable[Sequence[Token]]:
    """The verb with its auxiliaries and "not", then what completes it, piece by piece.

    ``before`` is the verb below it that is told next: what stands after that is not this one's.
    """
    particle = particle_of(sentence, verb)
    group = [
        child
        for child in sentence.children[verb.place]
        if (child.dep in ("aux", "auxpass", "neg", "prt") and child.text.lower() != "being")
        or (child.dep == "advmod" and child.lemma in _KEPT_ADVERBS)
        or child is particle
        or _is_stranded(sentence, child, verb)
    ]
    yield sorted([verb, *group], key=lambda each: each.place)
    if before is None:
        yield from _manner(sentence, verb)
        yield from _object_elsewhere(sentence, verb)
    for child in sentence.children[verb.place]:
        if child.place < verb.place or (before is not None and child.place > before.place):
            continue
        if before is not None and child.place == before.place:
            mark = sentence.child_of(child, "mark")
            if mark is not None and (child.dep == "ccomp" or mark.lemma in ("whether", "if")):
                yield [mark]
            return
        yield from _complement(sentence, child, last=before is None)
    if before is None and verb.lemma in SPEECH_VERBS:
        said = list(sentence.children_of(verb, "ccomp"))
        if all(child.place < verb.place for child in said):
            for child in said:
                if stands_apart(sentence, child, verb):
                    continue
                yield clause_words(sentence, child)


def _is_stranded(sentence: Sentence, word: Token, verb: Token) -> bool:
    """ "They were looked after", "the deal was agreed on": the passive of a verb with its preposition."""
    return (
        word.dep == "prep"
        and is_passive(sentence, verb)
        and word.place > verb.place
        and not sentence.children[word.place]
    )


def _manner(sentence: Sentence, verb: Token) -> Iterable[Sequence[Token]]:
    """How it was done, where nothing else completes the verb: "acted unlawfully"."""
    after = [child for child in sentence.children[verb.place] if child.place > verb.place]
    if not after or after[0].place != verb.place + 1 or after[0].dep != "advmod":
        return
    if any(child.dep not in ("advmod", "advcl", "punct", "cc", "conj") for child in after):
        return
    if after[0].text.lower().endswith("ly") and not after[0].entity:
        yield [after[0]]


def _object_elsewhere(sentence: Sentence, verb: Token) -> Iterable[Sequence[Token]]:
    """Behind the verb's partner ("captured and held the town"), or before it ("the town that they held")."""
    if any(child.place > verb.place for child in sentence.children_of(verb, "dobj")):
        return
    is_relative = (
        verb.dep == "relcl" and verb.lemma not in SPEECH_VERBS and not is_passive(sentence, verb)
    )
    for taken in objects(sentence, verb):
        if taken.token.place > verb.place or (is_relative and taken.token.pos != "PRON"):
            yield phrase(sentence, taken.token, "of")


def _complement(sentence: Sentence, child: Token, *, last: bool) -> Iterable[Sequence[Token]]:
    if child.dep == "nsubj" and sentence.head_of(child).lemma in SPEECH_VERBS:
        return  # "said Odo": told before the verb
    if child.dep in ("dobj", "attr", "oprd", "dative", "nsubj") and child.pos != "ADP":
        tokens = phrase(sentence, child, "of")
        yield tokens
        for beside in sentence.children_of(child, "appos"):
            first = phrase(sentence, beside, "of", "in", "for", "to")
            if first[0].place > 0 and sentence.tokens[first[0].place - 1].text not in _SETTING_OFF:
                yield first  # "declared the house a monument"
        for joined in sentence.children_of(child, "conj"):
            joint = between(sentence, tokens[-1], joined)
            if joint and joined.pos in ("NOUN", "PROPN", "PRON"):
                yield [*joint, *phrase(sentence, joined, "of")]
        for below in sentence.children_of(child) if last else ():
            if below.dep == "prep" and below.lemma != "of":
                yield prepositional(sentence, below)
            elif below.tag == "VB" and below.dep in ("acl", "relcl", "advcl"):
                yield clause_words(sentence, below)  # "rejected calls to resign"
    elif child.dep == "acomp":
        yield phrase(sentence, child)
        for below in sentence.children_of(child, "prep"):
            yield prepositional(sentence, below)
    elif child.dep in ("prep", "agent") or (child.dep == "dative" and child.pos == "ADP"):
        if child.text.lower() != "according" and not (
            only_tells_when(sentence, child) and sentence.head_of(child).lemma != "be"
        ):
            yield prepositional(sentence, child)
    elif child.dep in ("xcomp", "ccomp") and last:
        yield clause_words(sentence, child)
    elif child.dep in ("npadvmod", "advmod") and child.entity in _AMOUNTS:
        yield sentence.subtree(child)
    elif last and (is_purpose(sentence, child) or _ends_what_is_not(sentence, child)):
        yield clause_words(sentence, child)


def _ends_what_is_not(sentence: Sentence, clause: Token) -> bool:
    """ "Did not sail until the storm had passed": it sailed, so that the title needs the clause."""
    verb = sentence.head_of(clause)
    until = until_of(sentence, verb) if clause.dep == "advcl" else None
    is_negated = any(sentence.children_of(verb, "neg"))
    return until is not None and until.head == clause.place and is_negated
