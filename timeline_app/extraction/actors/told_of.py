"""Tells whom "they" means in what a body says: "Police said they fled" goes on with the men told of before.

A body that speaks of itself says what bodies do: "police said they arrested two men".
"""

from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.stage import Stage
from timeline_app.extraction.sentences.cue_verbs import QUOTING
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_types import VERB_TYPES
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import ActorKind, EventType

_BODIES = (ActorKind.ORGANIZATION, ActorKind.GOVERNMENT, ActorKind.MILITARY)
_OF_BODIES = (EventType.COERCE, EventType.SANCTION, EventType.CONSULT, EventType.AID)
_BY_BODIES = words(
    """
    believe think know expect suspect investigate search find recover receive respond want hope plan open close
    issue treat fear publish review consider examine check identify confirm launch deploy intercept
    """
)
_FINDING = words("find rule hold establish conclude")


def told_of(stage: Stage, sentence: Sentence, token: Token) -> Figure | None:
    """Those told of in the sentence before, where ``token`` is the subject of what a body says of them."""
    verb = sentence.head_of(token)
    saying = sentence.head_of(verb)
    if token.dep not in ("nsubj", "nsubjpass") or verb.dep != "ccomp":
        return None
    if saying.lemma not in QUOTING | _FINDING or not _is_by_body(stage, sentence, saying):
        return None
    if VERB_TYPES.get(verb.lemma) in _OF_BODIES or verb.lemma in _BY_BODIES:
        return None if token.dep == "nsubj" else _many_before(stage, sentence)
    return _many_before(stage, sentence)


def _is_by_body(stage: Stage, sentence: Sentence, saying: Token) -> bool:
    subject = sentence.child_of(saying, "nsubj")
    figures = () if subject is None else stage.at.get((sentence.place, subject.place), ())
    return len(figures) == 1 and figures[0].kind in _BODIES


def _many_before(stage: Stage, sentence: Sentence) -> Figure | None:
    """Of the sentence before, the subject, if those are several people."""
    for spoken in reversed(stage.spoken):
        if spoken.sentence < sentence.place - 1:
            return None
        figure = spoken.figures[0]
        is_subject = spoken.sentence == sentence.place - 1 and spoken.is_subject
        if is_subject and len(spoken.figures) == 1 and figure.is_plural:
            return figure
    return None
