"""A short title for an event, made of its sentence's own words.

A title keeps negation and modality, and what is denied or only wished stays with who denies it. Its pieces are
found in ``title_pieces``.
"""

from collections.abc import Sequence

from timeline_app.extraction.drafts.draft import DraftActor
from timeline_app.extraction.drafts.mentions import Mentions
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.event_folding import happening_noun
from timeline_app.extraction.events.found_event import TriggerKind
from timeline_app.extraction.events.title_pieces import clause_pieces, noun_pieces, office_pieces
from timeline_app.extraction.events.title_writer import TitleWriter, cut
from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.sentences.clauses import HELD_BY_SOMEBODY
from timeline_app.extraction.sentences.noun_phrases import phrase
from timeline_app.extraction.sentences.noun_types import NOUN_TYPES
from timeline_app.extraction.sentences.sentence import Sentence
from timeline_app.extraction.sentences.verb_classes import OCCURRING
from timeline_app.extraction.sentences.verb_forms import asked_with, is_infinitive, is_verbal


def title_of(
    parsed: ParsedText,
    sentence: Sentence,
    trigger: Trigger,
    actors: Sequence[DraftActor],
    mentions: Mentions,
) -> str:
    """At most ``LONGEST_TITLE`` characters, or a little more where the event's own words are longer."""
    writer = TitleWriter(parsed, sentence, actors, mentions)
    if is_infinitive(sentence, trigger.head) and trigger.head.dep == "acl":
        holder = sentence.head_of(trigger.head)
        if (holder.pos == "NOUN" and holder.lemma != "order") and (
            holder.lemma in HELD_BY_SOMEBODY or holder.lemma in NOUN_TYPES
        ):
            return cut(writer, noun_pieces(sentence, holder))
    if trigger.head.dep == "appos" and trigger.kind is TriggerKind.STATE:
        return cut(writer, office_pieces(sentence, trigger.head))
    if trigger.head.dep == "amod":
        return cut(writer, [phrase(sentence, sentence.head_of(trigger.head), "of")])
    if trigger.head.pos in ("NOUN", "PROPN") and (
        trigger.light is None and trigger.kind is not TriggerKind.STATE
    ):
        above = sentence.head_of(trigger.head)
        happens = (trigger.head.dep == "nsubj" and above.lemma in OCCURRING) or happening_noun(
            sentence, above
        ) is trigger.head
        pieces = list(
            clause_pieces(sentence, above) if happens else noun_pieces(sentence, trigger.head)
        )
    else:
        verb = trigger.light or (
            trigger.clause if trigger.kind is TriggerKind.STATE else trigger.head
        )
        pieces = list(clause_pieces(sentence, verb)) if is_verbal(verb) else [[trigger.head]]
        if asked_with(sentence, verb) is not None:
            return f"{cut(writer, pieces)}?"
    return cut(writer, pieces)
