"""Where an event took place, as far as its own clause says so."""

from collections.abc import Iterator, Sequence

from timeline_app.extraction.drafts.draft import DraftActor, MentionForm
from timeline_app.extraction.drafts.mentions import Mentions
from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.sentences.noun_phrases import name_at, phrase, span_of
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.standing_for import conjuncts
from timeline_app.extraction.sentences.verb_forms import is_verbal
from timeline_app.extraction.texts.span import Span
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import ActorKind

_AT = words(
    "in at near inside outside within around across throughout on off along above over under"
)
_ON_THE_WAY = words("through into to from toward towards via onto past")
_SITES = words(
    """
    valley province district city town village region county state capital border port airport island
    mountain hill river lake sea coast bay strait desert forest square street road bridge school
    hospital prison camp base headquarters palace parliament court courthouse stadium hotel church
    mosque temple university factory plant station checkpoint embassy house home office centre center
    suburb neighbourhood neighborhood park market theatre theater hall
    """
)


_BARE_SITES = words("prison court hospital parliament home school church")


def place_of(
    sentence: Sentence,
    trigger: Trigger,
    actors: Sequence[DraftActor],
    mentions: Mentions,
) -> Span | None:
    """The words of the nearest place: a name before a kind of place, "in" before "into" and "from"."""
    found = sorted(
        _candidates(sentence, trigger, _known(sentence, actors, mentions)), key=lambda each: each[0]
    )
    if not found:
        return None
    place = found[0][1]
    return span_of(
        name_at(sentence, place)
        if place.entity in ("GPE", "LOC", "FAC")
        else phrase(sentence, place, "of")
    )


def _known(sentence: Sentence, actors: Sequence[DraftActor], mentions: Mentions) -> frozenset[int]:
    """The tokens of the sentence at which a place is named."""
    return frozenset(
        mention.head
        for actor, mention in mentions.in_sentence(sentence.place)
        if actors[actor].kind is ActorKind.PLACE and mention.form is MentionForm.NAME
    )


def _candidates(
    sentence: Sentence, trigger: Trigger, known: frozenset[int]
) -> Iterator[tuple[int, Token]]:
    """Places in what hangs on the event's words, other clauses left out, with how far off they are."""
    waiting = [trigger.head] if trigger.clause is trigger.head else [trigger.head, trigger.clause]
    seen: set[int] = set()
    while waiting:
        word = waiting.pop(0)
        if word.place in seen:
            continue
        seen.add(word.place)
        for child in sentence.children[word.place]:
            if child.dep == "prep":
                for below in sentence.children_of(child, "pobj"):
                    rank = _rank(sentence, child.text.lower(), below, known)
                    if rank is not None:
                        yield rank, below
                    waiting.extend(conjuncts(sentence, below))
                waiting.append(child)
            elif not is_verbal(child) and child.dep not in ("poss", "appos", "amod", "compound"):
                waiting.append(child)


def _rank(sentence: Sentence, preposition: str, token: Token, known: frozenset[int]) -> int | None:
    named = token.entity in ("GPE", "LOC", "FAC") or token.place in known
    if named and preposition in _AT:
        return 0
    is_told = token.lemma in _BARE_SITES or any(
        sentence.children_of(token, "det", "poss", "compound")
    )
    if (
        is_told
        and token.lemma in _SITES
        and token.pos == "NOUN"
        and preposition in ("in", "at", "near", "inside")
    ):
        return 1
    return 2 if named and preposition in _ON_THE_WAY else None
