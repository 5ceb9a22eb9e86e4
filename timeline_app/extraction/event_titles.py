"""A short title for an event, made of its sentence's own words.

A title keeps negation and modality, and what is denied or only wished stays with who denies it.
"""

from collections.abc import Iterable, Sequence

from timeline_app.extraction.clauses import (
    HELD_BY_SOMEBODY,
    SUBJECTS,
    Taken,
    antecedent,
    first_joined,
    is_infinitive,
    is_verbal,
    objects,
    set_aside_by,
    shares_auxiliaries,
    subjects,
)
from timeline_app.extraction.draft import DraftActor, MentionForm
from timeline_app.extraction.event_triggers import Trigger, particle_of
from timeline_app.extraction.found_event import TriggerKind
from timeline_app.extraction.mentions import Mentions
from timeline_app.extraction.noun_phrases import name_at, phrase
from timeline_app.extraction.noun_types import NOUN_TYPES
from timeline_app.extraction.sentence import Sentence, Token
from timeline_app.extraction.verb_classes import (
    CAUSING,
    DENIAL,
    INTENT,
    MIND,
    OCCURRING,
    PHASE,
    SEEMING,
    TRIAL,
)
from timeline_app.extraction.verb_types import SPEECH_VERBS
from timeline_app.extraction.word_list import words

LONGEST_TITLE = 80
_LONG_NAME = 30
_KEPT_ADVERBS = words(
    """
    not never no longer yet hardly barely scarcely reportedly allegedly apparently possibly probably
    perhaps maybe likely supposedly purportedly nearly almost still
    """
)
_NOUN_PREPOSITIONS = (
    "of",
    "by",
    "between",
    "with",
    "against",
    "on",
    "from",
    "to",
    "into",
    "in",
    "at",
    "for",
)
_OVER = PHASE | TRIAL | SEEMING | INTENT | MIND | CAUSING | DENIAL
_UNSURE = SEEMING | INTENT | MIND | DENIAL
_HINDERING = CAUSING | TRIAL | DENIAL | words("block ban exclude dissuade deter save protect")
_LEFT_OUT = ("a", "an", "the", "this", "that", "these", "those")


_STOOD_FOR = (MentionForm.PRONOUN,)


class _Words:
    """Writes tokens as the text has them, with names in the place of pronouns."""

    def __init__(
        self, text: str, sentence: Sentence, actors: Sequence[DraftActor], mentions: Mentions
    ) -> None:
        self._text = text
        self.sentence = sentence
        self._actors = actors
        self._mentions = mentions
        self._is_begun = False
        self._told: set[int] = set()  # actors that the title names already

    def written(self, tokens: Sequence[Token]) -> str:
        parts: list[str] = []
        before: Token | None = None
        for token in tokens:
            word = self._word(token)
            if token.place == 0 and token.pos not in ("PROPN", "PRON", "X") and not token.entity:
                word = word[:1].lower() + word[1:]
            if before is not None and (
                token.place != before.place + 1 or before.end != token.start
            ):
                parts.append(" ")
            parts.append(word)
            before, self._is_begun = token, True
        return "".join(parts).strip()

    def joint(self, last: Token | None, first: Token) -> str:
        """What stands between two pieces of a title: a colon before somebody's words."""
        if last is None or first.text == ",":
            return ""
        if last.lemma not in SPEECH_VERBS:
            return " "
        between = self._text[last.end : first.start] if last.end <= first.start else ":"
        return ": " if any(sign in between for sign in ':"“«„') else " "

    def _word(self, token: Token) -> str:
        word = " ".join(self._text[token.start : token.end].split())
        if token.tag == "WP$":
            owner = antecedent(self.sentence, token)
            return (
                word if owner is token else f"{self.written(phrase(self.sentence, owner, 'of'))}’s"
            )
        meant = self._mentions.at(self.sentence.place, token.place)
        told = {actor for actor, _ in meant}
        if token.pos == "PRON" and token.tag in ("PRP", "PRP$") and not told <= self._told:
            names = [self._actors[actor].name for actor, each in meant if each.form in _STOOD_FOR]
            word = self._named(" and ".join(names), token, word) if names else word
        self._told |= told
        return word

    def _named(self, name: str, token: Token, word: str) -> str:
        if token.text.lower() in ("i", "we"):
            return word if self._is_begun else f"{name}: {word}"
        if token.text.lower() in ("me", "us", "my", "our", "you", "your"):
            return word
        return f"{name}’s" if token.tag == "PRP$" else name


def title_of(
    text: str,
    sentence: Sentence,
    trigger: Trigger,
    actors: Sequence[DraftActor],
    mentions: Mentions,
) -> str:
    """At most ``LONGEST_TITLE`` characters, or a little more where the event's own words are longer."""
    writer = _Words(text, sentence, actors, mentions)
    if is_infinitive(sentence, trigger.head) and trigger.head.dep == "acl":
        holder = sentence.head_of(trigger.head)
        if (holder.pos == "NOUN" and holder.lemma != "order") and (
            holder.lemma in HELD_BY_SOMEBODY or holder.lemma in NOUN_TYPES
        ):
            return _cut(writer, _of_noun(writer, holder))
    if trigger.head.dep == "appos" and trigger.kind is TriggerKind.STATE:
        return _cut(writer, _of_office(sentence, trigger.head))
    if trigger.head.dep == "amod":
        return _cut(writer, [phrase(sentence, sentence.head_of(trigger.head), "of")])
    if trigger.head.pos in ("NOUN", "PROPN") and (
        trigger.light is None and trigger.kind is not TriggerKind.STATE
    ):
        above = sentence.head_of(trigger.head)
        happens = trigger.head.dep == "nsubj" and above.lemma in OCCURRING
        pieces = list(_of_clause(writer, above) if happens else _of_noun(writer, trigger.head))
    else:
        verb = trigger.light or (
            trigger.clause if trigger.kind is TriggerKind.STATE else trigger.head
        )
        pieces = list(_of_clause(writer, verb)) if is_verbal(verb) else [[trigger.head]]
    return _cut(writer, pieces)


def _of_office(sentence: Sentence, noun: Token) -> Iterable[Sequence[Token]]:
    name = phrase(sentence, sentence.head_of(noun))
    yield name
    yield [*_between(sentence, name[-1], noun)[:1], *phrase(sentence, noun, "of")]


def _of_noun(writer: _Words, noun: Token) -> Iterable[Sequence[Token]]:
    sentence = writer.sentence
    tokens = phrase(sentence, noun)
    while len(tokens) > 1 and tokens[0].text.lower() in _LEFT_OUT:
        tokens = tokens[1:]
    yield tokens
    for child in sentence.children_of(noun, "prep", "acl"):
        if child.dep == "prep" and child.lemma in _NOUN_PREPOSITIONS:
            yield _prepositional(sentence, child)
        elif child.dep == "acl" and child.tag == "VB":
            yield from _predicate(sentence, child)


def _of_clause(writer: _Words, verb: Token) -> Iterable[Sequence[Token]]:
    sentence = writer.sentence
    chain = _chain(sentence, verb)
    top = chain[0]
    mark = sentence.child_of(top, "mark")
    if mark is not None and mark.lemma in ("if", "unless", "whether", "lest"):
        yield [mark]
    subject = _subject_words(sentence, top)
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
        if above.place == verb.place or len(chain) > 4:
            return chain
        if (
            verb.dep in ("xcomp", "ccomp")
            and above.pos == "ADJ"
            and is_verbal(sentence.head_of(above))
        ):
            chain[:0] = [sentence.head_of(above), above]
            continue
        if verb.dep == "pcomp" and above.lemma in ("from", "of", "in", "at"):
            over = sentence.head_of(above)
            if is_verbal(over) and over.lemma in _HINDERING:
                chain[:0] = [over, above]
                continue
        if verb.dep == "xcomp" and is_verbal(above):
            chain.insert(0, above)
            continue
        negated = any(sentence.children_of(above, "neg"))
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
            joint = _between(sentence, words_[-1], tokens[0])
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


def _between(sentence: Sentence, one: Token, other: Token) -> list[Token]:
    return [
        token
        for token in sentence.tokens[one.place + 1 : other.place]
        if token.dep in ("cc", "punct") and token.text in (",", "and", "or", "&")
    ][-2:]


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
        if child.dep in ("aux", "auxpass", "neg", "prt")
        or (child.dep == "advmod" and child.lemma in _KEPT_ADVERBS)
        or child is particle
    ]
    yield sorted([verb, *group], key=lambda each: each.place)
    for child in sentence.children[verb.place]:
        if child.place < verb.place or (before is not None and child.place > before.place):
            continue
        if before is not None and child.place == before.place:
            if child.dep == "ccomp":
                mark = sentence.child_of(child, "mark")
                yield from ([[mark]] if mark is not None else [])
            return
        yield from _complement(sentence, child, last=before is None)
    if before is None and not any(sentence.children_of(verb, "dobj")):
        for taken in objects(sentence, verb):
            if taken.token.place > verb.place:
                yield phrase(sentence, taken.token, "of")
    if before is None and verb.lemma in SPEECH_VERBS:
        for child in sentence.children_of(verb, "ccomp"):
            if child.place < verb.place:
                yield _clause_words(sentence, child)


def _complement(sentence: Sentence, child: Token, *, last: bool) -> Iterable[Sequence[Token]]:
    if child.dep in ("dobj", "attr", "oprd", "dative", "nsubj") and child.pos != "ADP":
        tokens = phrase(sentence, child, "of")
        yield tokens
        for joined in sentence.children_of(child, "conj"):
            joint = _between(sentence, tokens[-1], joined)
            if joint and joined.pos in ("NOUN", "PROPN", "PRON"):
                yield [*joint, *phrase(sentence, joined, "of")]
        for below in sentence.children_of(child, "prep"):
            if below.lemma != "of" and last:
                yield _prepositional(sentence, below)
    elif child.dep == "acomp":
        yield phrase(sentence, child)
        for below in sentence.children_of(child, "prep"):
            yield _prepositional(sentence, below)
    elif child.dep in ("prep", "agent") or (child.dep == "dative" and child.pos == "ADP"):
        if child.text.lower() != "according":
            yield _prepositional(sentence, child)
    elif child.dep in ("xcomp", "ccomp") and last:
        yield _clause_words(sentence, child)


def _prepositional(
    sentence: Sentence, preposition: Token, *, is_inner: bool = False
) -> list[Token]:
    kept = [preposition]
    for child in sentence.children[preposition.place]:
        if child.dep == "pobj":
            kept.extend(phrase(sentence, child, "of", "in"))
            for joined in sentence.children_of(child, "conj"):
                joint = _between(sentence, kept[-1], joined)
                if joint and joined.pos in ("NOUN", "PROPN", "PRON"):
                    kept.extend((*joint, *phrase(sentence, joined, "of")))
        elif child.dep == "prep" and not is_inner:
            kept.extend(_prepositional(sentence, child, is_inner=True))
        elif child.dep in ("pcomp", "amod", "advmod"):
            kept.extend(_clause_words(sentence, child))
    return sorted(set(kept), key=lambda each: each.place) if len(kept) > 1 else []


def _clause_words(sentence: Sentence, verb: Token) -> list[Token]:
    """A whole clause, without what is only added to it."""
    kept = [verb]
    for child in sentence.children[verb.place]:
        if child.dep in ("advcl", "relcl", "appos", "parataxis", "acl"):
            continue
        if child.dep == "punct":
            continue
        kept.extend(sentence.subtree(child))
    return sorted(set(kept), key=lambda each: each.place)


def _cut(writer: _Words, pieces: Iterable[Sequence[Token]]) -> str:
    """As many pieces as there is room for; of the first three, at least their beginning."""
    title = ""
    used: set[int] = set()
    last: Token | None = None
    for place, piece in enumerate(pieces):
        fresh = [token for token in piece if token.place not in used]
        if not fresh:
            continue
        used.update(token.place for token in fresh)
        joined = f"{title}{writer.joint(last, fresh[0])}{writer.written(fresh)}"
        if len(joined) > LONGEST_TITLE and title:
            room = LONGEST_TITLE - 1
            if place <= 2 and room - len(title) > 15:
                title = f"{joined[:room].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
            break
        title, last = joined, fresh[-1]
    if len(title) > LONGEST_TITLE:
        title = f"{title[: LONGEST_TITLE - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
    return title[:1].upper() + title[1:]
