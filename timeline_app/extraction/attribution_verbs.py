"""Attributions whose cue is a verb: "said that…", "urged the army to…", "accused them of…".

The verbs themselves are listed in ``cue_verbs``; other cues are ``attribution_phrases``'.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from timeline_app.extraction import cue_verbs
from timeline_app.extraction.attributed import Attribution, AttributionKind
from timeline_app.extraction.clause import (
    has_own_subject,
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
from timeline_app.extraction.cue_nouns import CARRIERS, IDLE, NOUNS
from timeline_app.extraction.sentence import Sentence, Token
from timeline_app.extraction.span import Span
from timeline_app.extraction.word_list import words

# Seeing and hearing something happen isn't saying so: "heard the shots ring out".
_PERCEIVING = words("see hear notice feel watch find hold make")
# With a person as object these mean something else: "dismissed the coach", "questioned a man".
_OTHERWISE_OF_PEOPLE = words("dismiss question admit reject contact recognize recognise notice")
# To deny these is to refuse them, to claim them to take them.
_REFUSED = words(
    """access entry permission bail visa asylum treatment life request motion appeal petition
    application plea bid leave service victim"""
)
_ADDRESSED = words("tell ask inform notify brief warn advise assure remind teach")
_CLEAR = words("clear plain known public")
_CONTRASTING = words("while but although though whereas")
_PERSONS = words("he she i we they who")
_HEARSAY = words("report allege claim rumor rumour assert say")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


@dataclass(frozen=True, slots=True)
class _Content:
    kind: AttributionKind
    tokens: tuple[Token, ...]
    rule: str
    in_subject: bool = False  # the grammatical subject is spoken of: "is said to…"
    cue: tuple[Token, ...] = ()  # words of the cue beside the verb: "of"


def verb_attributions(sentence: Sentence) -> Iterator[Attribution]:
    for verb in sentence.tokens:
        if (
            verb.pos == "VERB"
            and verb.dep not in ("amod", "compound")
            and not _is_impersonal(sentence, verb)
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
        is_denial=kind is AttributionKind.DENIAL,
        rule=rule,
    )


def source_of(sentence: Sentence, verb: Token, in_subject: bool = False) -> Token | None:
    """The main word of who says so; for a passive verb, who it is said by, if that is told."""
    if is_passive(sentence, verb):
        agent = sentence.child_of(verb, "agent")
        by = None if agent is None else sentence.child_of(agent, "pobj")
        return (
            by
            if by is not None or in_subject or verb.lemma in _ADDRESSED
            else _experiencer(sentence, verb)
        )
    if not has_own_subject(sentence, verb):
        behind = _inverted(sentence, verb)
        if behind is not None:
            return behind
    subject = subject_of(sentence, _speaking_on(sentence, verb))
    if subject is None or subject.dep == "expl":
        return None
    if subject.pos == "VERB":
        return sentence.child_of(subject, "nsubj")  # a clause that the parser takes for a subject
    return subject


def _speaking_on(sentence: Sentence, verb: Token) -> Token:
    """ "… said it had been hit, adding that": who adds is who said, though the parser hangs it lower."""
    if verb.tag != "VBG" or verb.dep != "advcl" or has_own_subject(sentence, verb):
        return verb
    told = sentence.head_of(verb)
    saying = sentence.head_of(told)
    speaks = cue_verbs.CLAUSE.get(saying.lemma) is AttributionKind.SPEECH
    return saying if told.dep == "ccomp" and speaks and _is_after_comma(sentence, verb) else verb


def _is_after_comma(sentence: Sentence, verb: Token) -> bool:
    return verb.place > 0 and sentence.tokens[verb.place - 1].text == ","


def _is_impersonal(sentence: Sentence, verb: Token) -> bool:
    """ "It is interesting to note that…": nobody does."""
    if not is_infinitive(sentence, verb) or has_own_subject(sentence, verb):
        return False
    subject = subject_of(sentence, verb)
    return subject is not None and subject.lemma == "it" and sentence.head_of(subject).lemma == "be"


def _inverted(sentence: Sentence, verb: Token) -> Token | None:
    """'…," read one headline': who stands after the verb, which the parser may take for its object."""
    said = sentence.child_of(verb, "ccomp")
    named = sentence.child_of(verb, "dobj", "attr")
    if said is None or named is None or is_infinitive(sentence, verb):
        return None
    return named if said.place < verb.place < named.place else None


def _experiencer(sentence: Sentence, verb: Token) -> Token | None:
    """ "He is convinced that…": who is convinced, though the verb is passive."""
    if verb.lemma in ("convince", "concern", "worry", "persuade", "determine", "commit", "resolve"):
        return subject_of(sentence, verb)
    return None


def _content_of(sentence: Sentence, verb: Token) -> _Content | None:
    word = verb_with_particle(sentence, verb)
    passive = is_passive(sentence, verb)
    for find in (
        _made_clear,
        _clause,
        _said_of,
        _named,
        _infinitive,
        _preposition,
        _parenthetical,
        _object,
    ):
        content = find(sentence, verb, word, passive)
        if content is not None:
            return content
    return None


def _made_clear(sentence: Sentence, verb: Token, word: str, passive: bool) -> _Content | None:
    """ "made it clear that…", "made clear that…" """
    if word != "make":
        return None
    for clear in sentence.children_of(verb, "ccomp", "acomp", "oprd"):
        for clause in sentence.children_of(clear, "ccomp", "advcl"):
            marks = [each.lemma for each in sentence.children_of(clause, "mark")]
            if clear.text.lower() in _CLEAR and "that" in marks:
                cue = sentence.tokens[verb.place + 1 : clear.place + 1]
                told = tuple(sentence.subtree(clause))
                return _Content(AttributionKind.SPEECH, told, "clause", cue=cue)
    return None


def _clause(sentence: Sentence, verb: Token, word: str, passive: bool) -> _Content | None:
    clause = sentence.child_of(verb, "ccomp") or _strayed_clause(sentence, verb, word)
    if clause is None:
        return None
    tokens = _of_this_cue(sentence, clause, verb)
    if (
        clause.pos not in ("VERB", "AUX")
        and word in cue_verbs.NAMED
        and not _has_verb(sentence, clause)
    ):
        return _Content(cue_verbs.NAMED[word], tokens, "named")
    if is_infinitive(sentence, clause):
        kind = cue_verbs.OBJECT_INFINITIVE.get(word)
        if kind is None and sentence.child_of(clause, "advmod") is not None:
            kind = cue_verbs.CLAUSE.get(word)  # "explained how to…"
        return None if kind is None else _Content(kind, tokens, "object infinitive")
    if clause.tag == "VBG" and sentence.child_of(clause, "aux", "mark", "nsubj") is None:
        kind = cue_verbs.GERUND.get(word)
        return None if kind is None else _Content(kind, tokens, "gerund")
    kind = cue_verbs.CLAUSE.get(word)
    if kind is None or (word in _PERCEIVING and not _is_finite(sentence, clause)):
        return None
    if kind is AttributionKind.SPEECH and _is_whether(sentence, clause) and word in ("ask", "say"):
        kind = AttributionKind.QUESTION if word == "ask" else kind
    return _Content(kind, tokens, "clause")


def _said_of(sentence: Sentence, verb: Token, word: str, passive: bool) -> _Content | None:
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
            before = () if whom is None else _without(sentence, whom, verb)
            return _Content(
                kind, tuple({t.place: t for t in (*before, *told)}.values()), "said of", passive
            )
    return None


def _named(sentence: Sentence, verb: Token, word: str, passive: bool) -> _Content | None:
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
    tokens = [*sentence.subtree(name), *(() if whom is None else _without(sentence, whom, verb))]
    return _Content(kind, tuple({t.place: t for t in tokens}.values()), "named", passive)


def _infinitive(sentence: Sentence, verb: Token, word: str, passive: bool) -> _Content | None:
    clause = sentence.child_of(verb, "xcomp")
    if clause is None:
        return _for_others_to(sentence, verb, word)
    tokens = _without(sentence, clause, verb)
    if clause.tag == "VBG" or _is_having(sentence, clause):
        kind = cue_verbs.GERUND.get(word)
        return None if kind is None else _Content(kind, tokens, "gerund")
    if not is_infinitive(sentence, clause):
        return None
    if passive:
        kind = cue_verbs.OBJECT_INFINITIVE.get(word)
        if kind is None:
            return None
        about = sentence.child_of(verb, "nsubjpass")
        spoken_of = about is not None and kind is not AttributionKind.WISH
        extra = _without(sentence, about, verb) if about is not None and spoken_of else ()
        return _Content(kind, (*extra, *tokens), "passive infinitive", True)
    whom = sentence.child_of(verb, "dobj", "dative")
    if whom is not None and whom.place < clause.place:
        kind = cue_verbs.OBJECT_INFINITIVE.get(word)
        if kind is None:
            return None
        return _Content(kind, (*_without(sentence, whom, verb), *tokens), "object infinitive")
    preposition = sentence.child_of(verb, "prep")
    if preposition is not None and preposition.lemma in ("on", "upon", "to", "with", "for"):
        whom = sentence.child_of(preposition, "pobj")
        kind = cue_verbs.OBJECT_INFINITIVE.get(f"{word} {preposition.lemma}") or (
            cue_verbs.OBJECT_INFINITIVE.get(word) if word in ("appeal", "plead", "call") else None
        )
        if whom is not None and kind is not None:
            words = (*_without(sentence, whom, verb), *tokens)
            return _Content(kind, words, "object infinitive", cue=(preposition,))
    kind = cue_verbs.INFINITIVE.get(word)
    return None if kind is None else _Content(kind, tokens, "infinitive")


def _for_others_to(sentence: Sentence, verb: Token, word: str) -> _Content | None:
    """ "appealed for witnesses to come forward" """
    kind = cue_verbs.PREPOSITION["for"].get(word)
    for clause in () if kind is None else sentence.children_of(verb, "advcl", "ccomp"):
        mark = sentence.child_of(clause, "mark")
        if kind and mark is not None and mark.lemma == "for" and is_infinitive(sentence, clause):
            return _Content(kind, _without(sentence, clause, verb), "object infinitive")
    return None


def _preposition(sentence: Sentence, verb: Token, word: str, passive: bool) -> _Content | None:
    if passive and word != "ask":
        return None
    for preposition in sentence.children_of(verb, "prep"):
        kind = cue_verbs.PREPOSITION.get(preposition.lemma, {}).get(word)
        told = sentence.child_of(preposition, "pobj", "pcomp")
        if kind is not None and told is not None and not told.entity.startswith(("DATE", "TIME")):
            return _Content(kind, _without(sentence, told, verb), "preposition", cue=(preposition,))
    return None


def _parenthetical(sentence: Sentence, verb: Token, word: str, passive: bool) -> _Content | None:
    """ "The attack, officials say, was…": the content is all around the cue and its source."""
    kind = cue_verbs.CLAUSE.get(word)
    if _is_as_told(sentence, verb, word):
        kind = AttributionKind.SPEECH
    elif verb.dep != "parataxis" or verb.tag not in _FINITE or word in ("see", "hear"):
        return None
    if kind is None:
        return None
    own = {token.place for token in sentence.subtree(verb)}
    around = tuple(
        token for token in sentence.subtree(sentence.head_of(verb)) if token.place not in own
    )
    return _Content(kind, around, "parenthetical")


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


def _object(sentence: Sentence, verb: Token, word: str, passive: bool) -> _Content | None:
    kind = cue_verbs.OBJECT.get(word)
    if kind is None:
        return None
    told = sentence.child_of(verb, "nsubjpass") if passive else sentence.child_of(verb, "dobj")
    if told is None or is_nobody(told) or told.tag in ("WDT", "WP") or told.lemma in IDLE:
        return None
    if word in ("deny", "reject", "claim") and told.lemma in _REFUSED:
        return None
    if word in CARRIERS and told.lemma in NOUNS:
        return None  # "voiced concern": the noun is the cue
    if word == "recall" and not _is_person(sentence, verb):
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
    return _Content(kind, tuple(trimmed(_without(sentence, told, verb))), "object", passive)


def _is_having(sentence: Sentence, clause: Token) -> bool:
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
    return tuple(each for each in _without(sentence, clause, verb) if each.place not in apart)


def _has_own_cue(sentence: Sentence, clause: Token) -> bool:
    if clause.tag == "VBG" and clause.dep == "advcl":
        return _speaking_on(sentence, clause) is not clause and (
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


def _is_told_without_source(sentence: Sentence, verb: Token, kind: AttributionKind) -> bool:
    """Of "was announced", the text itself says that it was; of "was expected" or "denied", it doesn't."""
    agent = sentence.child_of(verb, "agent")
    by = None if agent is None else sentence.child_of(agent, "pobj")
    if by is not None:
        return may_speak(by)
    return kind is not AttributionKind.SPEECH or verb.lemma in _HEARSAY


def _is_person(sentence: Sentence, verb: Token) -> bool:
    subject = subject_of(sentence, verb)
    return subject is not None and (subject.entity == "PERSON" or subject.lemma in _PERSONS)


def _without(sentence: Sentence, told: Token, verb: Token) -> tuple[Token, ...]:
    """What hangs on ``told``, but nothing of the cue's own clause where that stands inside of it."""
    return tuple(token for token in sentence.subtree(told) if token.place != verb.place)


def _has_verb(sentence: Sentence, clause: Token) -> bool:
    return any(child.pos in ("AUX", "VERB") for child in sentence.children[clause.place])


def _is_finite(sentence: Sentence, clause: Token) -> bool:
    if clause.tag in _FINITE or sentence.child_of(clause, "mark") is not None:
        return True
    return any(
        child.tag in _FINITE for child in sentence.children_of(clause, "aux", "auxpass", "cop")
    )


def _is_whether(sentence: Sentence, clause: Token) -> bool:
    return any(child.lemma in ("if", "whether") for child in sentence.children_of(clause, "mark"))
