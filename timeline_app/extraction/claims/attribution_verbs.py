"""Attributions whose cue is a verb: "said that…", "urged the army to…", "accused them of…".

The verbs themselves are listed in ``cue_verbs``; other cues are ``attribution_phrases``'.
"""

from collections.abc import Iterator

from timeline_app.extraction.claims.attribution_clauses import (
    Content,
    clause_told,
    has_it,
    is_having,
    made_clear,
    parenthetical,
    without,
)
from timeline_app.extraction.claims.attribution_sources import is_impersonal, is_person, source_of
from timeline_app.extraction.sentences import cue_verbs
from timeline_app.extraction.sentences.attributed import (
    DENIED_BEFORE,
    REFUSED,
    Attribution,
    AttributionKind,
)
from timeline_app.extraction.sentences.clause import (
    denied_before,
    is_infinitive,
    is_nobody,
    is_passive,
    may_speak,
    phrase_around,
    spans_of,
    subject_of,
    trimmed,
    verb_group,
    verb_with_particle,
)
from timeline_app.extraction.sentences.cue_nouns import CARRIERS, CLAIMS, IDLE, NOUNS
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_classes import REFUSAL
from timeline_app.extraction.texts.span import Span
from timeline_app.extraction.texts.word_list import words

# With a person as object these mean something else: "dismissed the coach", "questioned a man".
_OTHERWISE_OF_PEOPLE = words("dismiss question admit reject contact recognize recognise notice")
# To deny these is to refuse them, to claim them to take them.
_REFUSED = words(
    """access entry permission bail visa asylum treatment life request motion appeal petition
    application plea bid leave service victim"""
)
_HEARSAY = words("report allege claim rumor rumour assert say")


def verb_attributions(sentence: Sentence) -> Iterator[Attribution]:
    for verb in sentence.tokens:
        if (
            verb.pos == "VERB"
            and verb.dep not in ("amod", "compound")
            and not is_impersonal(sentence, verb)
        ):
            content = _content_of(sentence, verb)
            if content is not None:
                yield attribution_of(
                    sentence,
                    verb,
                    content.kind,
                    content.tokens,
                    content.rule,
                    content.cue,
                    source_of(sentence, verb, content.in_subject),
                )


def attribution_of(
    sentence: Sentence,
    verb: Token,
    kind: AttributionKind,
    content: tuple[Token, ...],
    rule: str,
    more_cue: tuple[Token, ...],
    source: Token | None,
) -> Attribution:
    cue = [*verb_group(sentence, verb), *more_cue]
    taken = {token.place for token in cue}
    source_words = [] if source is None else phrase_around(sentence, source, [*cue, *content])
    taken.update(token.place for token in source_words)
    return Attribution(
        kind=kind,
        sentence=sentence.place,
        head=verb.place,
        cue=spans_of(cue),
        content=spans_of(token for token in content if token.place not in taken),
        source=Span(source_words[0].start, source_words[-1].end) if source_words else None,
        source_sentence=sentence.place if source is not None else None,
        source_head=source.place if source is not None else None,
        is_denial=kind is AttributionKind.DENIAL and rule != REFUSED,
        rule=rule,
    )


def _content_of(sentence: Sentence, verb: Token) -> Content | None:
    word = verb_with_particle(sentence, verb)
    passive = is_passive(sentence, verb)
    for find in (
        made_clear,
        has_it,
        clause_told,
        _said_of,
        _named,
        _infinitive,
        _preposition,
        parenthetical,
        _object,
    ):
        content = find(sentence, verb, word, passive)
        if content is not None:
            return content
    return None


def _said_of(sentence: Sentence, verb: Token, word: str, passive: bool) -> Content | None:
    whom = sentence.child_of(verb, "nsubjpass") if passive else sentence.child_of(verb, "dobj")
    if whom is None and not passive:
        return None
    holders = [verb] if passive or whom is None else [verb, whom]
    for holder in holders:
        for preposition in sentence.children_of(holder, "prep", "agent"):
            kind = cue_verbs.SAID_OF.get(preposition.lemma, {}).get(word)
            if kind is None or preposition.dep == "agent":
                continue
            if passive and preposition.lemma in ("on", "about"):
                continue  # "briefed on the talks": nobody is spoken of
            told = sentence.subtree(preposition)
            before = () if whom is None else without(sentence, whom, verb)
            return Content(
                kind, tuple({t.place: t for t in (*before, *told)}.values()), "said of", passive
            )
    return None


def _named(sentence: Sentence, verb: Token, word: str, passive: bool) -> Content | None:
    kind = cue_verbs.NAMED.get(word)
    name = sentence.child_of(verb, "oprd")
    if kind is None:
        return None
    whom = sentence.child_of(verb, "nsubjpass") if passive else sentence.child_of(verb, "dobj")
    if (
        name is None
        and whom is not None
        and not passive
        and word in ("call", "label", "dub", "term", "brand")
    ):
        name = sentence.child_of(whom, "appos") or sentence.child_of(verb, "acomp", "attr")
    if name is None or (passive and sentence.child_of(verb, "agent") is None):
        return None  # "is called…": that is its name
    tokens = [*sentence.subtree(name), *(() if whom is None else without(sentence, whom, verb))]
    return Content(kind, tuple({t.place: t for t in tokens}.values()), "named", passive)


def _infinitive(sentence: Sentence, verb: Token, word: str, passive: bool) -> Content | None:
    clause = sentence.child_of(verb, "xcomp")
    if clause is None:
        return _for_others_to(sentence, verb, word)
    tokens = without(sentence, clause, verb)
    is_gerund = clause.tag == "VBG" and not is_infinitive(sentence, clause)
    if is_gerund or is_having(sentence, clause):
        kind = cue_verbs.GERUND.get(word)
        return None if kind is None else Content(kind, tokens, "gerund")
    if not is_infinitive(sentence, clause):
        return None
    if passive:
        kind = cue_verbs.OBJECT_INFINITIVE.get(word)
        if kind is None:
            return None
        about = sentence.child_of(verb, "nsubjpass")
        spoken_of = about is not None and kind is not AttributionKind.WISH
        extra = without(sentence, about, verb) if about is not None and spoken_of else ()
        return Content(kind, (*extra, *tokens), "passive infinitive", True)
    whom = sentence.child_of(verb, "dobj", "dative")
    if whom is not None and whom.place < clause.place:
        kind = cue_verbs.OBJECT_INFINITIVE.get(word)
        if kind is None:
            return None
        return Content(kind, (*without(sentence, whom, verb), *tokens), "object infinitive")
    preposition = sentence.child_of(verb, "prep")
    if preposition is not None and preposition.lemma in ("on", "upon", "to", "with", "for"):
        whom = sentence.child_of(preposition, "pobj")
        kind = cue_verbs.OBJECT_INFINITIVE.get(f"{word} {preposition.lemma}") or (
            cue_verbs.OBJECT_INFINITIVE.get(word) if word in ("appeal", "plead", "call") else None
        )
        if whom is not None and kind is not None:
            words = (*without(sentence, whom, verb), *tokens)
            return Content(kind, words, "object infinitive", cue=(preposition,))
    kind = cue_verbs.INFINITIVE.get(word)
    return None if kind is None else Content(kind, tokens, "infinitive")


def _for_others_to(sentence: Sentence, verb: Token, word: str) -> Content | None:
    """ "appealed for witnesses to come forward" """
    kind = cue_verbs.PREPOSITION["for"].get(word)
    for clause in () if kind is None else sentence.children_of(verb, "advcl", "ccomp"):
        mark = sentence.child_of(clause, "mark")
        if kind and mark is not None and mark.lemma == "for" and is_infinitive(sentence, clause):
            return Content(kind, without(sentence, clause, verb), "object infinitive")
    return None


def _preposition(sentence: Sentence, verb: Token, word: str, passive: bool) -> Content | None:
    if passive and word != "ask":
        return None
    for preposition in sentence.children_of(verb, "prep"):
        kind = cue_verbs.PREPOSITION.get(preposition.lemma, {}).get(word)
        told = sentence.child_of(preposition, "pobj", "pcomp")
        if kind is not None and told is not None and not told.entity.startswith(("DATE", "TIME")):
            return Content(kind, without(sentence, told, verb), "preposition", cue=(preposition,))
    return None


def _object(sentence: Sentence, verb: Token, word: str, passive: bool) -> Content | None:
    kind = cue_verbs.OBJECT.get(word)
    if kind is None:
        return None
    told = sentence.child_of(verb, "nsubjpass") if passive else sentence.child_of(verb, "dobj")
    before = denied_before(sentence, verb)
    if before is not None:
        own = {each.place for each in sentence.subtree(verb)}
        tokens = trimmed(each for each in sentence.subtree(before) if each.place not in own)
        return Content(kind, tuple(tokens), DENIED_BEFORE)
    if told is None or is_nobody(told) or told.tag in ("WDT", "WP") or told.lemma in IDLE:
        return None
    if word in ("deny", "reject", "claim") and told.lemma in _REFUSED:
        return None
    if word in CARRIERS and told.lemma in NOUNS:
        return None  # "voiced concern": the noun is the cue
    if word == "recall" and not is_person(sentence, verb):
        return None  # a maker recalls its cars
    if passive and not _is_told_without_source(sentence, verb, kind):
        return None
    if word in cue_verbs.OF_PEOPLE_ONLY and not passive:
        subject = subject_of(sentence, verb)
        if subject is None or not may_speak(subject):
            return None
    if word in ("order", "command") and sentence.child_of(told, "acl") is None:
        return None
    if told.entity == "PERSON" and word in _OTHERWISE_OF_PEOPLE:
        return None
    is_refusal = word in REFUSAL and told.lemma not in CLAIMS
    rule = REFUSED if is_refusal and told.pos == "NOUN" else "object"
    return Content(kind, tuple(trimmed(without(sentence, told, verb))), rule, passive)


def _is_told_without_source(sentence: Sentence, verb: Token, kind: AttributionKind) -> bool:
    """Of "was announced", the text itself says that it was; of "was expected" or "denied", it doesn't."""
    agent = sentence.child_of(verb, "agent")
    by = None if agent is None else sentence.child_of(agent, "pobj")
    if by is not None:
        return may_speak(by)
    return kind is not AttributionKind.SPEECH or verb.lemma in _HEARSAY
