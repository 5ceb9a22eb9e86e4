"""Finds the events that a document's sentences tell of, with who takes part and how much each matters.

The steps stand beside: ``event_triggers``, ``event_types``, ``event_arguments``, ``event_places``,
``event_titles``, ``event_salience``. Dates and claims are joined to events in ``proposing``.
"""

from collections.abc import Iterator, Sequence

from timeline_app.extraction.drafts.draft import DraftActor, MentionForm
from timeline_app.extraction.drafts.mentions import Mentions
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.event_arguments import arguments, with_content
from timeline_app.extraction.events.event_places import place_of
from timeline_app.extraction.events.event_salience import salience
from timeline_app.extraction.events.event_tense import is_perfect, told_tense
from timeline_app.extraction.events.event_titles import title_of
from timeline_app.extraction.events.event_triggers import trigger_at, triggers
from timeline_app.extraction.events.event_types import type_of
from timeline_app.extraction.events.found_event import Argument, FoundEvent
from timeline_app.extraction.events.surroundings import Surroundings
from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.events.types_of_verbs import type_of_verb
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_forms import is_verbal
from timeline_app.extraction.sentences.verb_types import SPEECH_VERBS
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import EventType

# More words than this are a table or a list that the model took for a sentence; its tree tells nothing.
LONGEST_SENTENCE = 500
_FOLDED = 0.1  # the most that an event matters which only belongs to a bigger one
_ASKED = 0.15  # … and which somebody else is asked for
_SAYING = frozenset((EventType.STATEMENT, EventType.REPORT))


def find_events(
    parsed: ParsedText, actors: Sequence[DraftActor], given: Sequence[Span] | None = None
) -> tuple[FoundEvent, ...]:
    """The events of ``parsed`` in the text's order.

    With ``given``, exactly the events named at these places, in their order; one that stands in no
    sentence is left out.
    """
    mentions = Mentions(actors)
    around = Surroundings(parsed, actors)
    found: list[FoundEvent] = []
    for sentence, named in _named(parsed, mentions, given):
        found.extend(_events_of(parsed, sentence, named, actors, mentions, around, len(found)))
    return tuple(found)


def _named(
    parsed: ParsedText, mentions: Mentions, given: Sequence[Span] | None
) -> Iterator[tuple[Sentence, tuple[Trigger, ...]]]:
    if given is None:
        for sentence in parsed.sentences:
            if len(sentence.tokens) <= LONGEST_SENTENCE:
                yield sentence, triggers(sentence, _actors_in(mentions, sentence))
        return
    for span in given:
        sentence_ = parsed.sentence_at(span.start)
        if sentence_ is None:
            continue
        head = _head_in(sentence_, span)
        if head is not None:
            yield sentence_, (trigger_at(sentence_, head),)


def _actors_in(mentions: Mentions, sentence: Sentence) -> frozenset[int]:
    return frozenset(
        mention.head
        for _, mention in mentions.in_sentence(sentence.place)
        if mention.form is not MentionForm.PRONOUN
    )


def _head_in(sentence: Sentence, span: Span) -> Token | None:
    """The word of ``span`` on which its others hang."""
    inside = sentence.tokens_in(span)
    places = {token.place for token in inside}
    return next(
        (token for token in inside if token.head == token.place or token.head not in places), None
    )


def _events_of(
    parsed: ParsedText,
    sentence: Sentence,
    named: Sequence[Trigger],
    actors: Sequence[DraftActor],
    mentions: Mentions,
    around: Surroundings,
    before: int,
) -> Iterator[FoundEvent]:
    places = {trigger.head.place: before + place for place, trigger in enumerate(named)}
    for place, trigger in enumerate(named):
        if trigger.light is not None:
            places[trigger.light.place] = before + place
    for trigger in named:
        type_ = type_of(sentence, trigger)
        taking_part = arguments(sentence, trigger, type_, mentions)
        tense = told_tense(sentence, trigger)
        worth, why = salience(around, sentence, trigger, type_, tense, taking_part)
        yield FoundEvent(
            trigger=_words(trigger),
            sentence=sentence.place,
            head=trigger.head.place,
            tokens=tuple(token.place for token in trigger.tokens),
            kind=trigger.kind,
            lemma=trigger.lemma,
            type=type_,
            tense=tense,
            is_perfect=is_perfect(sentence, trigger.clause),
            light=None if trigger.light is None else trigger.light.place,
            clause=trigger.clause.place,
            arguments=with_content(sentence, trigger, type_, taking_part, named, mentions),
            place=place_of(sentence, trigger, actors, mentions),
            title=title_of(parsed, sentence, trigger, actors, mentions),
            is_speech=type_ in _SAYING
            or (trigger.head.lemma in SPEECH_VERBS and type_ is not EventType.OTHER),
            is_quoted=around.is_quoted(trigger.head.span),
            folded_into=None if trigger.within is None else places.get(trigger.within.place),
            rule=trigger.rule,
            reason="; ".join(filter(None, (trigger.reason, why))),
            salience=min(worth, _most(sentence, trigger, type_, taking_part)),
        )


def _most(
    sentence: Sentence, trigger: Trigger, type_: EventType, taking_part: Sequence[Argument]
) -> float:
    """How much it can matter at most: what only belongs to another event makes no row.

    But what others are asked for is an event to come, of its own type and with its own doers: "asked
    the fleet to shell the port".
    """
    above = trigger.within
    if above is None:
        return 1.0
    known = {actor for each in taking_part if each.is_core for actor in each.actors}
    is_asked = (
        len(known) > 1
        and type_ not in (*_SAYING, EventType.OTHER, EventType.STATE)
        and is_verbal(above)
        and type_of_verb(sentence, above) is EventType.REQUEST
        and trigger.head.dep in ("xcomp", "ccomp", "advcl")
    )
    return _ASKED if is_asked else _FOLDED


def _words(trigger: Trigger) -> Span:
    """The words that name the event, if they stand side by side; else its head's."""
    tokens = trigger.tokens
    if tokens[-1].place - tokens[0].place == len(tokens) - 1:
        return Span(tokens[0].start, tokens[-1].end)
    return trigger.head.span
