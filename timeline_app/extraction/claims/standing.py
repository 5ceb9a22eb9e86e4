"""How it stands with a word of a sentence: how sure, whether or not, ahead or past, by which word.

The value that ``factuality`` hands from predicate to predicate; what users see is a ``Judgement``.
"""

from dataclasses import dataclass, replace

from timeline_app.extraction.claims.factuality_words import Signature
from timeline_app.extraction.sentences.sentence import Token
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import Factuality, Stance

NOT_UNTIL = "not until"  # the rule by which "did not sail until May" sailed in May
PROVED_FALSE = "proved false"  # the rule of "the claim that he had fled was false"
SURE, PROBABLE, POSSIBLE, OPEN = 3, 2, 1, 0

_FACTUALITIES = {
    (SURE, True): Factuality.CERTAIN,
    (PROBABLE, True): Factuality.PROBABLE,
    (POSSIBLE, True): Factuality.POSSIBLE,
    (SURE, False): Factuality.CERTAINLY_NOT,
    (PROBABLE, False): Factuality.PROBABLY_NOT,
    (POSSIBLE, False): Factuality.POSSIBLY_NOT,
}


@dataclass(frozen=True, slots=True)
class Standing:
    certainty: int = SURE
    is_positive: bool = True
    is_ahead: bool = False
    stance: Stance = Stance.ASSERTS
    cue: Span | None = None
    rule: str = ""

    @property
    def factuality(self) -> Factuality:
        return _FACTUALITIES.get((self.certainty, self.is_positive), Factuality.UNCOMMITTED)

    @property
    def holds(self) -> bool:
        """Whether it did happen, for all that is told."""
        return self.certainty == SURE and self.is_positive and not self.is_ahead

    def hedged(self, certainty: int, cue: Token, rule: str) -> "Standing":
        return replace(self, certainty=min(self.certainty, certainty), cue=cue.span, rule=rule)

    def negated(self, cue: Token, rule: str = "negation") -> "Standing":
        return replace(self, is_positive=not self.is_positive, cue=cue.span, rule=rule)

    def barred(self, cue: Token, rule: str) -> "Standing":
        return replace(self, is_positive=False, cue=cue.span, rule=rule)

    def ahead(self, stance: Stance, cue: Token, rule: str, certainty: int = SURE) -> "Standing":
        """Still to come; the stance of a clause around it that plans or wishes stays."""
        return replace(
            self,
            is_ahead=True,
            certainty=min(self.certainty, certainty),
            stance=stance if self.stance is Stance.ASSERTS else self.stance,
            cue=cue.span,
            rule=rule,
        )

    def asked(self, cue: Token) -> "Standing":
        return replace(self.hedged(OPEN, cue, "question"), stance=Stance.QUESTIONS)

    def under(self, signature: Signature, cue: Token) -> "Standing":
        """What a predicate that stands so itself makes of what it takes."""
        rule = f"{signature.value} ({cue.lemma})"
        match signature:
            case Signature.SAME:
                return self
            case Signature.OPPOSITE:
                return self.negated(cue, rule)
            case Signature.FACT:
                return Standing(cue=None, rule=rule, is_ahead=False)
            case Signature.COUNTERFACT:
                return Standing(is_positive=False, cue=cue.span, rule=rule)
            case Signature.CAUSED | Signature.BARRED:
                if not self.is_positive:
                    return replace(self, is_positive=True).hedged(OPEN, cue, rule)
                return self if signature is Signature.CAUSED else self.barred(cue, rule)
            case Signature.OPEN:
                return self.hedged(OPEN, cue, rule)
            case Signature.SEEMING:
                return self.hedged(PROBABLE, cue, rule)
            case Signature.POSSIBLE:
                return self.hedged(POSSIBLE, cue, rule)
            case Signature.UNLIKELY:
                return self.ahead(Stance.PREDICTS, cue, rule, PROBABLE).negated(cue, rule)
            case Signature.ASKED:
                return replace(self.hedged(OPEN, cue, rule), stance=Stance.QUESTIONS)
            case Signature.SET:
                return self.ahead(Stance.PREDICTS, cue, rule)
            case Signature.EXPECTED:
                return self.ahead(Stance.PREDICTS, cue, rule, PROBABLE)
            case Signature.MEANT:
                return self.ahead(Stance.PLANS, cue, rule, OPEN)
            case Signature.WISHED:
                return self.ahead(Stance.WISHES, cue, rule, OPEN)
