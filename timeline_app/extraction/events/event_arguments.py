"""Who takes part in an event, and as what.

Which words go with which is read in ``verb_arguments`` and ``noun_arguments``; who is meant by them is ``mentions``'.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from timeline_app.extraction.drafts.mentions import Mentions
from timeline_app.extraction.events.event_types import type_of
from timeline_app.extraction.events.found_event import Argument, TriggerKind
from timeline_app.extraction.events.noun_arguments import NAME_KINDS, parts_of_noun
from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.events.verb_arguments import Part, parts_of_state, parts_of_verb
from timeline_app.extraction.sentences.noun_phrases import names_beside, phrase, span_of
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_forms import is_verbal
from timeline_app.model.event import EventType, Role

_NOBODY = frozenset(("it", "there", "this", "that", "what", "which"))
# What these bring is where it happened, no party to it, if it is a place.
_WHERE = frozenset(
    ("in", "at", "near", "inside", "outside", "around", "across", "throughout", "within")
)
_DONE_IN = frozenset(("invest", "investment", "intervene", "intervention", "interfere", "meddle"))
_OF_CONTENT = (EventType.THREATEN, EventType.AGREE)
_SELF = ("self", "selves")


def arguments(
    sentence: Sentence, trigger: Trigger, type_: EventType, mentions: Mentions
) -> tuple[Argument, ...]:
    """Each word that takes part once, by the first rule that finds it."""
    found: dict[int, Argument] = {}
    for taken, role, is_core in _parts(sentence, trigger, type_):
        token = taken.token
        if token.place in found or token in trigger.tokens or not any(map(str.isalnum, token.text)):
            continue
        meant = actors_at(sentence, token, mentions)
        is_where = taken.rule in _WHERE and trigger.head.lemma not in _DONE_IN
        if is_where and not is_core and mentions.are_places(meant):
            continue
        if not meant and not _is_worth_keeping(token, is_core):
            continue
        found[token.place] = Argument(
            role=role,
            sentence=sentence.place,
            head=token.place,
            span=span_of(phrase(sentence, token, "of")),
            actors=meant,
            is_core=is_core,
            rule=taken.rule,
        )
    return tuple(_not_oneself(sentence, found[place], found) for place in sorted(found))


def with_content(
    sentence: Sentence,
    trigger: Trigger,
    type_: EventType,
    own: tuple[Argument, ...],
    all_of_it: Sequence[Trigger],
    mentions: Mentions,
) -> tuple[Argument, ...]:
    """Its own and those of what it promises, threatens or asks for: "agreed to sell X to Y"."""
    known = {actor for each in own for actor in each.actors}
    found: dict[int, Argument] = {}
    for inner in all_of_it if type_ in _OF_CONTENT else ():
        is_content = inner.within == trigger.head and inner.head.dep == "xcomp"
        if not is_content or sentence.head_of(inner.head) != trigger.head:
            continue
        for each in arguments(sentence, inner, type_of(sentence, inner), mentions):
            is_party = each.is_core or each.role is not Role.PARTICIPANT
            if is_party and each.actors and known.isdisjoint(each.actors):
                found.setdefault(each.head, replace(each, is_core=False))
    return (*own, *found.values())


def actors_at(sentence: Sentence, token: Token, mentions: Mentions) -> tuple[int, ...]:
    """Who is meant at ``token``, or by the name that stands beside it: "its leader, A. B."."""
    meant = mentions.actors_at(sentence.place, token.place)
    if meant:
        return meant
    for beside in names_beside(sentence, token):
        meant = mentions.actors_at(sentence.place, beside.place)
        if meant:
            return meant
    for child in sentence.children_of(token, "compound", "nmod"):
        for actor, mention in mentions.at(sentence.place, child.place):
            if mention.span.holds(token.span):  # "A. B. jr", whose head the parser sees in "jr"
                return (actor,)
    if token.dep == "appos":
        return mentions.actors_at(sentence.place, token.head)
    return ()


def _parts(sentence: Sentence, trigger: Trigger, type_: EventType) -> Iterator[Part]:
    if trigger.kind is TriggerKind.STATE and not is_verbal(trigger.head):
        yield from parts_of_state(sentence, trigger)
    elif trigger.head.pos in ("NOUN", "PROPN"):
        yield from parts_of_noun(sentence, trigger, type_)
    elif is_verbal(trigger.head):
        yield from parts_of_verb(sentence, trigger.head, type_)
    elif trigger.head.pos == "ADJ":
        yield from parts_of_state(sentence, trigger)


def _not_oneself(
    sentence: Sentence, argument: Argument, others: Mapping[int, Argument]
) -> Argument:
    """ "He hit him" tells of two: what is no reflexive means nobody that the subject means."""
    token = sentence.tokens[argument.head]
    if token.tag != "PRP" or argument.rule == "subject" or token.text.lower().endswith(_SELF):
        return argument
    subject = {actor for each in others.values() if each.rule == "subject" for actor in each.actors}
    left = tuple(actor for actor in argument.actors if actor not in subject)
    return argument if len(left) == len(argument.actors) else replace(argument, actors=left)


def _is_worth_keeping(token: Token, is_core: bool) -> bool:
    if token.text.lower() in _NOBODY or token.entity in ("DATE", "TIME"):
        return False
    return is_core or token.entity in NAME_KINDS
