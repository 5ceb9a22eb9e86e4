"""Attributions whose cue is no verb: "according to", "their plan to…", "is sure that…", "allegedly".

The words are listed in ``cue_nouns``; verbs are ``attribution_verbs``'.
"""

from collections.abc import Iterator

from timeline_app.extraction.sentences import cue_nouns
from timeline_app.extraction.sentences.attributed import Attribution, AttributionKind
from timeline_app.extraction.sentences.clause import (
    in_order,
    is_infinitive,
    is_nobody,
    phrase_around,
    spans_of,
    subject_of,
    verb_group,
)
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.span import Span

_CLAUSAL = frozenset(("acl", "ccomp", "relcl", "xcomp"))
_AUTHORS = frozenset(("PERSON", "ORG"))
_PARTS = frozenset(("conj", "relcl", "advcl", "acl", "pobj", "dobj", "prep", "npadvmod"))
_FIRST = frozenset(phrase[0] for phrase in cue_nouns.PREPOSITIONAL)
_NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP", "DATE", "TIME", "MONEY", "PERCENT"))


def phrase_attributions(sentence: Sentence) -> Iterator[Attribution]:
    for token in sentence.tokens:
        if token.pos == "NOUN" and token.lemma in cue_nouns.NOUNS:
            yield from _by_noun(sentence, token)
        elif token.pos == "ADJ" or token.tag == "VBN":
            yield from _by_adjective(sentence, token)
        elif token.lemma in cue_nouns.ADVERBS:
            yield _by_adverb(sentence, token)
        yield from _by_preposition(sentence, token)


def _built(
    sentence: Sentence,
    head: Token,
    kind: AttributionKind,
    rule: str,
    cue: list[Token],
    content: list[Token],
    source: Token | None,
) -> Iterator[Attribution]:
    words = [] if source is None else phrase_around(sentence, source, [*cue, *content])
    taken = {token.place for token in (*cue, *words)}
    told = [token for token in content if token.place not in taken]
    if not told:
        return
    yield Attribution(
        kind=kind,
        sentence=sentence.place,
        head=head.place,
        cue=spans_of(cue),
        content=spans_of(told),
        source=Span(words[0].start, words[-1].end) if words else None,
        source_sentence=sentence.place if words else None,
        source_head=source.place if source is not None and words else None,
        is_denial=kind is AttributionKind.DENIAL,
        rule=rule,
    )


def _by_preposition(sentence: Sentence, token: Token) -> Iterator[Attribution]:
    if token.lemma not in _FIRST and token.text.lower() not in _FIRST:
        return
    for phrase in cue_nouns.PREPOSITIONAL:
        if token.lemma != phrase[0] and token.text.lower() != phrase[0]:
            continue
        cue = sentence.tokens[token.place : token.place + len(phrase)]
        if tuple(each.text.lower() for each in cue) != phrase:
            continue
        source = sentence.child_of(cue[-1], "pobj") or next(
            (each for each in sentence.children_of(cue[0], "pobj") if each.place > cue[-1].place),
            None,
        )
        if source is None or (phrase == ("per",) and source.entity not in _AUTHORS):
            continue
        own = {each.place for each in (*cue, *phrase_around(sentence, source, cue))}
        own.update(each.place for each in sentence.subtree(cue[0]))
        clause = _clause_of(sentence, cue[0])
        while clause.dep in _PARTS and _is_at_end(sentence, cue[0]):
            clause = sentence.head_of(
                clause
            )  # ", according to X" at the end is on all that it says
        content = [each for each in sentence.subtree(clause) if each.place not in own]
        if content and content[-1].text in ".;":
            content.pop()
        yield from _built(
            sentence, cue[0], AttributionKind.SPEECH, "according to", list(cue), content, source
        )
        return


def _is_at_end(sentence: Sentence, cue: Token) -> bool:
    last = max(each.place for each in sentence.subtree(cue))
    after_comma = cue.place > 0 and sentence.tokens[cue.place - 1].text == ","
    return after_comma and all(each.pos == "PUNCT" for each in sentence.tokens[last + 1 :])


def _clause_of(sentence: Sentence, token: Token) -> Token:
    """The clause's main word: what the phrase hangs on at last, over nouns between."""
    for above in sentence.heads_above(token):
        token = above
        if above.pos in ("VERB", "AUX") and above.dep in (
            "ROOT",
            "ccomp",
            "conj",
            "parataxis",
            "advcl",
        ):
            break
    return token


def _by_adverb(sentence: Sentence, adverb: Token) -> Attribution:
    """What it stands on, be it a clause or a word: "the allegedly stolen car"."""
    told = [
        each for each in sentence.subtree(sentence.head_of(adverb)) if each.place != adverb.place
    ]
    if told and told[-1].text in ".;":
        told.pop()
    return Attribution(
        kind=AttributionKind.SPEECH,
        sentence=sentence.place,
        head=adverb.place,
        cue=(adverb.span,),
        content=spans_of(told),
        rule="adverb",
    )


def _by_noun(sentence: Sentence, noun: Token) -> Iterator[Attribution]:
    if in_order(sentence, noun) or _is_in_charge(sentence, noun):
        return
    kind = cue_nouns.NOUNS[noun.lemma]
    content, more_cue = _noun_content(sentence, noun)
    if not content:
        return
    source, carrier = _noun_source(sentence, noun)
    cue = [noun, *more_cue]
    if carrier is not None:
        cue = [*verb_group(sentence, carrier), *cue]
    yield from _built(sentence, noun, kind, "noun", cue, content, source)


def _noun_content(sentence: Sentence, noun: Token) -> tuple[list[Token], list[Token]]:
    for child in sentence.children_of(noun, *_CLAUSAL):
        told_that = any(
            each.lemma in ("that", "whether") for each in sentence.children_of(child, "mark")
        )
        if told_that or (is_infinitive(sentence, child) and child.dep != "relcl"):
            return list(sentence.subtree(child)), []
    verb = sentence.head_of(noun)
    if noun.dep == "nsubj" and verb.lemma == "be":  # "their fear was that…"
        for child in sentence.children_of(verb, "ccomp", "xcomp", "advcl"):
            if is_infinitive(sentence, child) or sentence.child_of(child, "mark") is not None:
                return list(sentence.subtree(child)), []
    if noun.lemma not in cue_nouns.NOUNS_OF_EVENTS:
        return [], []
    for preposition in sentence.children_of(noun, "prep"):
        if preposition.lemma in cue_nouns.ABOUT.get(noun.lemma, cue_nouns.USUALLY_ABOUT):
            told = sentence.child_of(preposition, "pobj", "pcomp")
            if told is not None and _may_happen(told):
                return list(sentence.subtree(told)), [preposition]
    return [], []


def _is_in_charge(sentence: Sentence, noun: Token) -> bool:
    return noun.lemma == "charge" and sentence.head_of(noun).lemma in ("in", "take")


def _may_happen(token: Token) -> bool:
    """ "Claims of the ministry" are the ministry's own: a name doesn't happen."""
    if token.pos in ("NUM", "PRON") or token.lemma in cue_nouns.IDLE:
        return False
    return token.entity not in _NAMES


def _noun_source(sentence: Sentence, noun: Token) -> tuple[Token | None, Token | None]:
    """Whose claim it is, and the verb that only carries the noun ("made the claim that")."""
    owner = sentence.child_of(noun, "poss")
    if owner is not None:
        return owner, None
    for preposition in sentence.children_of(noun, "prep", "agent"):
        if preposition.lemma in ("by", "from", "among"):
            return sentence.child_of(preposition, "pobj"), None
    verb = sentence.head_of(noun)
    if noun.dep == "dobj" and verb.lemma in cue_nouns.CARRIERS:
        subject = subject_of(sentence, verb)
        return (None, None) if subject is None or is_nobody(subject) else (subject, verb)
    return None, None


def _by_adjective(sentence: Sentence, adjective: Token) -> Iterator[Attribution]:
    kind = cue_nouns.ADJECTIVES.get(adjective.text.lower())
    if kind is None:
        return
    verb = adjective if adjective.tag == "VBN" else sentence.head_of(adjective)
    if adjective.tag != "VBN" and adjective.dep not in ("acomp", "conj", "ROOT", "oprd", "advcl"):
        return
    subject = subject_of(sentence, verb)
    if subject is None or is_nobody(subject):
        return
    content, more_cue = _adjective_content(sentence, adjective)
    if content:
        cue = [*verb_group(sentence, verb), adjective, *more_cue]
        cue = list({token.place: token for token in cue}.values())
        rule = "adjective of" if more_cue else "adjective"
        yield from _built(sentence, adjective, kind, rule, cue, content, subject)


def _adjective_content(sentence: Sentence, adjective: Token) -> tuple[list[Token], list[Token]]:
    clause = sentence.child_of(adjective, "ccomp", "xcomp")
    if clause is not None:
        return list(sentence.subtree(clause)), []
    for preposition in sentence.children_of(adjective, "prep"):
        if preposition.lemma in cue_nouns.ADJECTIVE_PREPOSITIONS:
            told = sentence.child_of(preposition, "pobj", "pcomp")
            if told is not None:
                return list(sentence.subtree(told)), [preposition]
    return [], []
