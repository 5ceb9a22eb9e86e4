"""What a source makes of what it is given with, by the kind of its cue and whether it did say so.

Where in a sentence a source begins to speak is ``factuality_climb``'s.
"""

from dataclasses import replace

from timeline_app.extraction.claims.standing import OPEN, POSSIBLE, PROBABLE, Standing
from timeline_app.extraction.sentences.attributed import (
    DENIED_BEFORE,
    REFUSED,
    Attribution,
    AttributionKind,
)
from timeline_app.extraction.sentences.cue_nouns import NOUNS
from timeline_app.extraction.sentences.cue_verbs import SHOWING
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import Stance

_CONVINCED = words("convinced sure certain confident convince adamant persuaded")
_DREADING = words("fear dread")
_DOUBTING = words("doubt doubtful disbelieve sceptical skeptical dubious unconvinced")
_FEARING = words(
    """fear worry dread suspect wonder speculate afraid worried speculation rumor rumour"""
)
# What is praised, mourned or talked over is taken to be so.
_PRESUPPOSING = words(
    """concern worry complaint criticism condemnation condemn criticize criticise praise welcome mourn celebrate
    applaud hail commend laud regret resent appreciate thank congratulate denounce decry deplore lament
    bemoan blast slam love hate like dislike admire respect despise detest loathe value cherish enjoy
    discuss oppose protest apologise apologize blame"""
)
_OPPOSING = words("oppose")
_TALKING = words("comment talk speak testify elaborate remark write tell ask inquire think")


def told(attribution: Attribution, saying: Standing, cue: Token) -> Standing:
    """How a source stands to what it is given with, depending on whether it did say so."""
    negated = not saying.is_positive
    if cue.lemma in _OPPOSING:
        return Standing().hedged(OPEN, cue, "opposed")  # done or only planned
    if presupposes(attribution, cue):
        return Standing()
    match attribution.kind:
        case AttributionKind.SPEECH:
            return _spoken(attribution, saying, cue)
        case AttributionKind.DENIAL:
            if negated or not saying.holds:
                return Standing().hedged(OPEN, cue, "denial not made")
            if attribution.rule == REFUSED:
                return Standing().barred(cue, "refused")
            return Standing(is_positive=False, stance=Stance.DENIES, cue=cue.span, rule="denial")
        case AttributionKind.QUESTION:
            return replace(Standing().hedged(OPEN, cue, "question"), stance=Stance.QUESTIONS)
        case AttributionKind.KNOWLEDGE:
            return _shown(saying, cue) if cue.lemma in SHOWING else Standing()
        case AttributionKind.BELIEF:
            return _believed(attribution, saying, cue)
        case AttributionKind.PREDICTION:
            ahead = Standing().ahead(Stance.PREDICTS, cue, "prediction", PROBABLE)
            return ahead.negated(cue, "prediction") if negated else ahead
        case AttributionKind.PLAN:
            return _planned(saying, cue)
        case AttributionKind.WISH:
            return Standing().ahead(Stance.WISHES, cue, "wish", OPEN)


def names_what_is_denied(sentence: Sentence, token: Token, attribution: Attribution) -> bool:
    """ "Rejected the allegations", "the proposal": they were made; but "denied that he had proposed it"."""
    return (
        attribution.kind is AttributionKind.DENIAL
        and attribution.sentence == sentence.place
        and token.head == attribution.head
        and token.lemma in NOUNS
        and token.pos == "NOUN"
    )


def presupposes(attribution: Attribution, cue: Token) -> bool:
    """Whether the content is taken to be so, not said to be: "they mourned the victims of the flood"."""
    if attribution.rule == "preposition" and cue.lemma in _TALKING:
        return True
    return cue.lemma in _PRESUPPOSING or attribution.rule in ("adjective of", DENIED_BEFORE)


def _shown(saying: Standing, cue: Token) -> Standing:
    """What is proved is so; what only seems to be, isn't, or is yet to be proved is left open."""
    if saying.holds:
        return Standing()
    is_open = saying.is_ahead or not saying.is_positive
    return Standing().hedged(OPEN if is_open else saying.certainty, cue, "not shown")


def _spoken(attribution: Attribution, saying: Standing, cue: Token) -> Standing:
    if attribution.is_quoted or saying.holds:
        if attribution.source is None and attribution.rule != "said of":
            return Standing().hedged(PROBABLE, cue, "hearsay")
        return Standing()
    if saying.is_ahead:
        return replace(saying, certainty=OPEN, is_positive=True)
    return Standing().hedged(OPEN, cue, "not said")


def _believed(attribution: Attribution, saying: Standing, cue: Token) -> Standing:
    word = cue.lemma
    if word in _DOUBTING:
        return (
            Standing().hedged(PROBABLE, cue, "doubt").negated(cue, "doubt")
            if saying.is_positive
            else Standing()
        )
    if (
        word in _DREADING
        and saying.is_positive
        and attribution.rule in ("noun", "object", "gerund")
    ):
        return Standing().ahead(Stance.PREDICTS, cue, "fear", POSSIBLE)
    if word in _CONVINCED and saying.is_positive:
        return Standing(cue=cue.span, rule="conviction")
    certainty = POSSIBLE if word in _FEARING else PROBABLE
    believed = Standing().hedged(certainty, cue, "belief")
    return believed if saying.is_positive else believed.negated(cue, "belief")


def _planned(saying: Standing, cue: Token) -> Standing:
    if saying.stance in (Stance.DENIES, Stance.QUESTIONS):
        return replace(saying, is_ahead=True)
    planned = Standing().ahead(Stance.PLANS, cue, "plan", OPEN if saying.is_positive else PROBABLE)
    return planned if saying.is_positive else planned.negated(cue, "no plan")
